use super::*;
use crate::model::{Block, OffsetMap, Place};

fn block(kind: BlockKind, text: &str, marker: &str) -> Block {
    let (map, place) = (OffsetMap::default(), Place::Unknown);
    Block { kind, text: text.into(), marker: marker.into(), map, place, struck: Vec::new() }
}

fn stripped(paragraphs: &[&str], notes: &[&str]) -> Vec<String> {
    let mut blocks = Vec::new();
    blocks.extend(paragraphs.iter().map(|text| block(BlockKind::Paragraph, text, "")));
    blocks.extend(notes.iter().map(|marker| block(BlockKind::Footnote, "A source, 2015", marker)));
    let numbers = NoteNumbers::of(&blocks);
    paragraphs
        .iter()
        .map(|text| strip(text, &numbers).map_or_else(|| text.to_string(), |cleaned| cleaned.text))
        .collect()
}

#[test]
fn markers_known_from_footnote_texts_go() {
    let text = "Water is scarce.1 The farms2and mills3 know it (FAO).4 “It is so”.5 Since 2011.6  The plan7, then.";
    let wanted = "Water is scarce. The farms and mills know it (FAO). “It is so”. Since 2011.  The plan, then.";
    assert_eq!(stripped(&[text], &["1", "2", "3", "4", "5", "6", "7"]), [wanted]);
}

#[test]
fn markers_count_through_the_whole_document() {
    let texts = ["Rivers run low.1", "Dams are old,2 as is known.", "In the EU na.3 While some grow."];
    let wanted = ["Rivers run low.", "Dams are old, as is known.", "In the EU na. While some grow."];
    assert_eq!(stripped(&texts, &["1", "2", "3"]), wanted);
}

#[test]
fn what_is_no_marker_stays() {
    let notes: Vec<String> = (1..=30).map(|number| number.to_string()).collect();
    let notes: Vec<&str> = notes.iter().map(String::as_str).collect();
    for text in [
        "COVID-19 and CO2 and G7 and H2020.",
        "as of 2007. Article 5. Regulation 604/2013 and No.5 of 1.1.2020.",
        "a rise of 2.5 % to 3.4 million; Art.1 and p.2 apply.",
        "See https://example.org/page1 and mail a1@example.org.",
        "Section 3.1 The aims",
        "10,1 und 4.000",
    ] {
        assert_eq!(stripped(&[text], &notes), [text], "{text}");
    }
}

#[test]
fn without_footnote_texts_only_unmistakable_forms_go() {
    assert_eq!(stripped(&["Water is scarce.1 Dams are old.2"], &[]), ["Water is scarce.1 Dams are old.2"]);
    assert_eq!(stripped(&["Water is scarce.¹ Dams² are 5 km² wide.³"], &[]), ["Water is scarce. Dams are 5 km² wide."]);
    assert_eq!(stripped(&["Water is scarce [1]. Dams are old.[2]"], &[]), ["Water is scarce. Dams are old."]);
    assert_eq!(stripped(&["Only one [1] here, 3 m² large"], &[]), ["Only one [1] here, 3 m² large"]);
    assert_eq!(stripped(&["See [2019] and [4]"], &[]), ["See [2019] and [4]"]);
    assert_eq!(stripped(&["A [1](link) and a [2](link)"], &[]), ["A [1](link) and a [2](link)"]);
}

#[test]
fn stray_hits_are_no_evidence() {
    assert_eq!(stripped(&["The Tier1 plan stays."], &["1", "2", "3", "4"]), ["The Tier1 plan stays."]);
    assert_eq!(stripped(&["In Phase1 it starts."], &["1"]), ["In Phase1 it starts."]);
}

#[test]
fn counts_that_begin_anew_on_each_page() {
    let texts = ["Rivers run low.1 Dams are old.2", "Wells are deep.1 Rain is rare."];
    assert_eq!(stripped(&texts, &["1", "2", "1"]), ["Rivers run low. Dams are old.", "Wells are deep. Rain is rare."]);
}

#[test]
fn round_brackets_count_only_where_the_notes_have_them() {
    let text = "Wells are listed (1). As said in paragraph (2), the list (2) is public.";
    assert_eq!(stripped(&[text], &["1", "2"]), [text]);
    let wanted = "Wells are listed. As said in paragraph (2), the list is public.";
    assert_eq!(stripped(&[text], &["(1)", "(2)"]), [wanted]);
}

#[test]
fn odd_texts_do_no_harm() {
    for text in ["1", "²", "€1", "a\u{301}1", "[1", "[1]", "x[1]", ".1", "”1”", "ä1ä", "99999999999999999999", "é²é"]
    {
        stripped(&[text], &["1"]);
        stripped(&[text], &[]);
    }
}
