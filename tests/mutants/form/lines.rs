//! Where lines end, and what is blank.

use crate::mutants::maker::{Edit, Maker, applied, insert, put};
use crate::mutants::page::{Kind, Page, Span};

pub fn make(maker: &mut Maker<'_>) {
    let page = maker.page;
    let source = &page.source;
    maker.form_of_all("re-wrapped to 60 columns", wrapped(page, Some(60)));
    maker.form_of_all("re-wrapped to 100 columns", wrapped(page, Some(100)));
    maker.form_of_all("a paragraph in one line", wrapped(page, None));
    maker.form_of_all("a sentence in a line", one_sentence_each(page));
    let cut = page.plain_paragraphs().filter_map(|k| {
        let second = page.sentences(k).get(1).cloned()?;
        page.says(&second, 3).then(|| vec![put(&gap_before(page, second.start), "\n\n")])
    });
    maker.form("paragraph cut in two at the end of a sentence", cut.collect::<Vec<_>>());
    let plain: Vec<usize> = page.plain_paragraphs().collect();
    let joined = plain
        .iter()
        .copied()
        .filter(|&k| page.blocks.get(k + 1).is_some_and(|next| matches!(next.kind, Kind::Paragraph)));
    let joined = joined.filter(|&k| plain.contains(&(k + 1)) && page.text(&page.blocks[k].text).ends_with('.'));
    maker.form(
        "two paragraphs joined",
        joined.map(|k| vec![put(&(page.blocks[k].text.end..page.blocks[k + 1].text.start), "\n")]).collect::<Vec<_>>(),
    );
    let hard = |with: &str| {
        let breaks = page.of_kind(|kind| matches!(kind, Kind::Paragraph)).filter(|&k| page.blocks[k].inside.is_none());
        breaks.flat_map(|k| line_ends(page, k)).map(|at| insert(at, with)).collect::<Vec<_>>()
    };
    maker.form_of_all("hard breaks by spaces", hard("  "));
    maker.form_of_all("hard breaks by backslashes", hard("\\"));
    maker.form_of_page("line ends of Windows", source.replace("\r\n", "\n").replace('\n', "\r\n"));
    let spaces =
        page.of_kind(|kind| matches!(kind, Kind::Paragraph | Kind::Item(_) | Kind::Heading { underlined: false, .. }));
    maker.form_of_all("spaces at line ends", spaces.map(|k| insert(page.blocks[k].text.end, " ")).collect());
    let between: Vec<Edit> = page.plain_paragraphs().map(|k| insert(page.blocks[k].lines.start, "\n\n")).collect();
    maker.form_of_all("more blank lines", between);
    maker.form_of_page("no line break at the end", source.trim_end().to_owned());
    maker.form_of_page("a byte order mark", format!("\u{feff}{source}"));
    let lines = page
        .of_kind(|kind| matches!(kind, Kind::Heading { .. }))
        .skip(1)
        .map(|k| insert(page.blocks[k].lines.start, "***\n\n"));
    maker.form_of_all("lines across between sections", lines.collect());
    let spaced = page.plain_paragraphs().flat_map(|k| page.sentences(k).into_iter().skip(1));
    maker.form_of_all(
        "two spaces between sentences",
        spaced
            .filter(|sentence| source[..sentence.start].ends_with(' '))
            .map(|sentence| insert(sentence.start, " "))
            .collect(),
    );
}

/// The space before this place.
fn gap_before(page: &Page, at: usize) -> Span {
    page.source[..at].trim_end().len()..at
}

/// The line breaks within a block, without the spaces around them.
fn line_ends(page: &Page, block: usize) -> Vec<usize> {
    let text = &page.blocks[block].text;
    let breaks = page.text(text).match_indices('\n').map(|(at, _)| text.start + at);
    breaks.filter(|&at| !page.source[..at].ends_with([' ', '\\', '\r'])).collect()
}

/// Paragraphs and items that have no hard break and whose continued lines do not turn into other blocks.
fn wrappable(page: &Page) -> impl Iterator<Item = usize> {
    page.prose().filter(|&k| {
        let text = page.text(&page.blocks[k].text);
        !text.contains(['`', '|', '\r']) && !text.contains("  \n") && !text.contains("\\\n") && !text.contains('<')
    })
}

fn wrapped(page: &Page, width: Option<usize>) -> Vec<Edit> {
    wrappable(page)
        .map(|k| {
            let span = &page.blocks[k].text;
            let indent = match &page.blocks[k].kind {
                Kind::Item(item) => " ".repeat(item.content),
                _ => page.blocks[k]
                    .inside
                    .and_then(|item| page.item(item))
                    .map_or_else(String::new, |item| " ".repeat(item.content)),
            };
            put(span, fill(page.text(span), width.unwrap_or(usize::MAX), &indent))
        })
        .filter(|edit| page.text(&edit.span) != edit.with)
        .collect()
}

fn fill(text: &str, width: usize, indent: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        // A line that began with a sign or a number would be an item or a heading.
        let starts_a_block = word.starts_with(['-', '+', '*', '#', '>', '=', '|', '~', '<', '[', ':', '_'])
            || word.chars().all(|c| c.is_ascii_digit() || ".)".contains(c));
        if column > 0 && column + 1 + length > width && !starts_a_block {
            out.push('\n');
            out.push_str(indent);
            column = indent.len();
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

fn one_sentence_each(page: &Page) -> Vec<Edit> {
    let paragraphs: Vec<usize> = wrappable(page)
        .filter(|&k| matches!(page.blocks[k].kind, Kind::Paragraph) && page.blocks[k].inside.is_none())
        .collect();
    paragraphs
        .into_iter()
        .map(|k| {
            let lines: Vec<String> =
                page.sentences(k).iter().map(|sentence| fill(page.text(sentence), usize::MAX, "")).collect();
            put(&page.blocks[k].text, lines.join("\n"))
        })
        .filter(|edit| edit.with.contains('\n') && applied(&page.source, std::slice::from_ref(edit)).is_some())
        .collect()
}
