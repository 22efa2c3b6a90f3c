use super::*;
use crate::normalizer::clean::clean_text;
use crate::normalizer::notes::NoteNumbers;
use crate::normalizer::vocabulary::Vocabulary;
use crate::read::text::read;

/// Reads and cleans a text; every block as one line, headed by what it is.
fn cleaned(text: &str) -> Vec<String> {
    let mut document = read("draft.txt", text.to_string());
    if document.paged {
        clean(&mut document);
    }
    shown(&document)
}

fn shown(document: &Document) -> Vec<String> {
    let numbers = NoteNumbers::of(&document.blocks);
    let vocabulary = Vocabulary::of(&document.blocks);
    let mut out = Vec::new();
    for block in &document.blocks {
        let cleaned = clean_text(&block.text, &numbers, &vocabulary);
        let text = cleaned.as_ref().map_or(block.text.as_str(), |cleaned| &cleaned.text);
        for (at, letter) in text.char_indices() {
            let inner = cleaned.as_ref().map_or(at, |cleaned| cleaned.map.source(at));
            assert!(block.text.is_char_boundary(inner), "{text} at {at}");
            let source = block.map.source(inner);
            assert!(document.source.is_char_boundary(source), "{text} at {at}");
            if letter.is_alphanumeric() {
                assert!(document.source[source..].starts_with(letter), "{text} at {at}");
            }
        }
        let kind = match block.kind {
            BlockKind::Heading { .. } => "# ",
            BlockKind::Item { .. } => "- ",
            BlockKind::Quotation => "> ",
            BlockKind::Footnote => "^ ",
            _ => "",
        };
        let space = if block.marker.is_empty() { "" } else { " " };
        out.push(format!("{kind}{}{space}{text}", block.marker));
    }
    out
}

const BRIEF: &str = "\
The valley depends on a single river, and the river has carried less water in
every year since the dam was built.1 Farmers on both banks have begun to cul-
tivate crops that need less of it,2 but the change is slow and needs long-
term support from the regional fund. The fund itself was founded in 2011.3 The

The river has carried less
water in every year since

the dam was built.

1  Office for Water, 2014
2  See https://water.example.org/reports/on_the_state_of_the_valley_and_its_farm-
ers/2015
3  Fund, 2012
 ministries of the three countries share its costs and send members to its
board, which meets twice a year and decides by majority.4 In addition to the
members, observers from the towns along the river take part in the meetings.

4  Fund, 2013
 Outlook for the coming years

The board has asked for a plan that covers the next ten years of work. It will
be drawn up together with the towns and the associations of the farmers.
";

#[test]
fn a_sentence_across_the_page_comes_out_whole() {
    assert_eq!(
        cleaned(BRIEF),
        [
            "The valley depends on a single river, and the river has carried less water in every year since the dam was \
             built. Farmers on both banks have begun to cultivate crops that need less of it, but the change is slow \
             and needs long-term support from the regional fund. The fund itself was founded in 2011. The ministries of \
             the three countries share its costs and send members to its board, which meets twice a year and decides by \
             majority. In addition to the members, observers from the towns along the river take part in the meetings.",
            "> The river has carried less water in every year since the dam was built.",
            "^ 1 Office for Water, 2014",
            "^ 2 See https://water.example.org/reports/on_the_state_of_the_valley_and_its_farmers/2015",
            "^ 3 Fund, 2012",
            "^ 4 Fund, 2013",
            "# Outlook for the coming years",
            "The board has asked for a plan that covers the next ten years of work. It will be drawn up together with \
             the towns and the associations of the farmers.",
        ]
    );
}

#[test]
fn line_ends_of_other_systems_change_nothing() {
    assert_eq!(cleaned(&BRIEF.replace('\n', "\r\n")), cleaned(BRIEF));
}

#[test]
fn heads_feet_and_numbers_of_known_pages_go() {
    let text = "\
3.5.2021            Official Gazette of the Region            L 7/12

EN

Every town shall keep a list of its wells and shall publish it once a year on
the first day of March (1). The list is to be kept in the form that the region

(1) Gazette L 3, 1.2.2011, p. 4.

12
\u{C}L 7/13            Official Gazette of the Region            3.5.2021

EN

has laid down. A town that has no wells is free from this duty, as set out in
paragraph (1). It shall inform the region of the fact before the end of March,
in writing, and shall repeat this information every second year to the same

13
\u{C}3.5.2021            Official Gazette of the Region            L 7/14

EN

Office for Water, which keeps a public register of all the information that it
has received from the towns.

14
";
    assert_eq!(
        cleaned(text),
        [
            "Every town shall keep a list of its wells and shall publish it once a year on the first day of March. The \
             list is to be kept in the form that the region has laid down. A town that has no wells is free from this \
             duty, as set out in paragraph (1). It shall inform the region of the fact before the end of March, in \
             writing, and shall repeat this information every second year to the same Office for Water, which keeps a \
             public register of all the information that it has received from the towns.",
            "^ (1) Gazette L 3, 1.2.2011, p. 4.",
        ]
    );
}

#[test]
fn feet_are_known_without_pages_when_they_interrupt() {
    let page = |number: u32, text: &str| {
        format!("{text}\n\n7123/19              AB/cd              {number}\n      DG 2      EN\n\n")
    };
    let text = [
        page(1, "The ministers have talked about the buses in the villages and have agreed that\nno village should be without a bus, that the towns should pay their part of the"),
        page(2, "costs, and that the buses should run until ten in the evening, as they did when\nthe railway was still open and the trains from the capital came in late at the"),
        page(3, "station of the next town. They will meet again when the plan is ready."),
    ]
    .concat();
    assert_eq!(
        cleaned(&text),
        [
            "The ministers have talked about the buses in the villages and have agreed that no village should be without \
             a bus, that the towns should pay their part of the costs, and that the buses should run until ten in the \
             evening, as they did when the railway was still open and the trains from the capital came in late at the \
             station of the next town. They will meet again when the plan is ready."
        ]
    );
}

#[test]
fn a_foot_with_a_number_needs_one_interruption() {
    let text = "\
Shade in the city

Trees cool the air of a town by up to four degrees.1 They need water and space,
which are scarce in a hot summer; in four of the five towns the young trees are

Brief No. 7                                             1

watered by the people who live beside them, as a survey has shown.2 The council
pays the water.

1 Weather Office 2018, and the reports of the years before, which are printed in
the annex.
2 Ibid.

Brief No. 7                                             2
";
    assert_eq!(
        cleaned(text),
        [
            "# Shade in the city",
            "Trees cool the air of a town by up to four degrees. They need water and space, which are scarce in a hot \
             summer; in four of the five towns the young trees are watered by the people who live beside them, as a \
             survey has shown. The council pays the water.",
            "^ 1 Weather Office 2018, and the reports of the years before, which are printed in the annex.",
            "^ 2 Ibid.",
        ]
    );
}

#[test]
fn a_caption_steps_aside() {
    let text = "\
The towns have counted the stalls of their markets and have found, after a long
search in the books of the last ten years and in those of the guilds, that in a
year since the survey began the number of stalls that sell fish, and the number

Table 2: Stalls by market

13

of those that sell cheese, have grown. That has to do with the new road and the
new bridge.

14

The towns are glad.

15

They build a bridge.
";
    assert_eq!(
        cleaned(text),
        [
            "The towns have counted the stalls of their markets and have found, after a long search in the books of the \
             last ten years and in those of the guilds, that in a year since the survey began the number of stalls that sell fish, and the number of those that sell cheese, have grown. That has to do \
             with the new road and the new bridge.",
            "Table 2: Stalls by market",
            "The towns are glad.",
            "They build a bridge.",
        ]
    );
}

#[test]
fn headings_that_come_again_stay() {
    let part = "Actions\n\nThe town plants trees along every road and keeps them alive through the summer, which\ntakes water.\n\n";
    let text = format!("\u{C}{}", part.repeat(4));
    let headings = cleaned(&text).iter().filter(|line| *line == "# Actions").count();
    assert_eq!(headings, 4);
}

#[test]
fn a_number_on_a_line_of_its_own_heads_a_footnote() {
    let text = "\
The valley depends on a single river, whose water has been shared by treaty since
the dam was built.1 Farmers on both banks grow crops that need less of it.2 The

1
  Office for Water, 2014.
2
  See the report on the state of the valley and of its many farms, which is to be
  found in the archive.

                                        7
\u{c}fund bears the costs.
";
    let lines = cleaned(text);
    assert!(
        lines[0].ends_with(
            "the dam was built. Farmers on both banks grow crops that need less of it. The fund bears the costs."
        ),
        "{lines:#?}"
    );
    assert_eq!(lines[1], "^ 1 Office for Water, 2014.");
    assert!(lines[2].starts_with("^ 2 See the report") && lines[2].ends_with("in the archive."), "{lines:#?}");
    assert_eq!(lines.len(), 3, "{lines:#?}");
}

#[test]
fn numbered_lists_are_no_footnotes() {
    let text = "\
The plan of the town for the coming years rests on three aims, which the coun-
cil has set out in its meeting in May and which the citizens have ap-
proved since:

1. Trees along every road
2. Water in every square
3. Benches in the shade

12 towns have done the same, and more will follow them in the years to come as
soon as the money is there.

7
";
    let mut document = read("draft.txt", text.to_string());
    document.paged = true;
    clean(&mut document);
    let kinds: Vec<String> = shown(&document);
    assert!(kinds.iter().all(|line| !line.starts_with('^')), "{kinds:?}");
    assert!(kinds.contains(&"- 1. Trees along every road".to_string()), "{kinds:?}");
}

#[test]
fn a_narrow_paragraph_of_its_own_words_is_no_quotation() {
    let wide = "Every road of the town is to be lined by trees that stand no further than ten\npaces apart, so that one may walk in the shade through the whole of the summer.\n\n";
    let text = format!("\u{C}{wide}{wide}Town of Example\nMarket place 1\nPhone 12345\n\n{wide}");
    assert!(cleaned(&text).iter().all(|line| !line.starts_with('>')));
}

#[test]
fn a_document_without_noise_is_untouched() {
    for text in [
        "Aims\n\nThe town plants trees. It keeps them alive.\n\nMeans\n\nIt pays 3 million a year.\n\n(a) for trees;\n\n(b) for water.\n",
        "One paragraph that ends in the middle\n\nAnother that begins anew.",
        "the first,\n\nthe second,\n\nthe third.",
        "2019\n\nA year.\n\n2020\n\nAnother year.\n\n1\n\nA number.",
        "",
        "\n\n\n",
    ] {
        let mut document = read("draft.txt", text.to_string());
        document.paged = true;
        let before = document.clone();
        clean(&mut document);
        assert_eq!(document, before);
    }
}

proptest::proptest! {
    #[test]
    fn no_text_does_harm(text in "([a-zé]{1,9}[ .,\\-]|[0-9]{1,2}|\\(1\\)|[A-ZÉ][a-z]+ |\\n|\\n\\n|\\f|[•“”¹²\u{301}\u{AD}]|- | {3}){0,80}") {
        let mut document = read("draft.txt", text);
        document.paged = true;
        clean(&mut document);
        let numbers = NoteNumbers::of(&document.blocks);
        let vocabulary = Vocabulary::of(&document.blocks);
        for block in &document.blocks {
            let cleaned = clean_text(&block.text, &numbers, &vocabulary);
            let text = cleaned.as_ref().map_or(block.text.as_str(), |cleaned| &cleaned.text);
            for (at, _) in text.char_indices() {
                let inner = cleaned.as_ref().map_or(at, |cleaned| cleaned.map.source(at));
                proptest::prop_assert!(document.source.is_char_boundary(block.map.source(inner)));
            }
        }
    }
}
