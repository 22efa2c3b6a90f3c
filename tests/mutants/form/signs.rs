//! Quotes, dashes, spaces and the forms of Unicode.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use crate::mutants::maker::{Edit, Maker, insert, put};
use crate::mutants::page::{Page, Span};

pub fn make(maker: &mut Maker<'_>) {
    let page = maker.page;
    let language = page.words.map_or("", |words| words.code);
    quotes(maker);
    let apostrophes = within(page, r"\p{L}(['’])\p{L}");
    maker.form_of_all(
        "apostrophes",
        apostrophes.iter().map(|span| put(span, if page.text(span) == "'" { "’" } else { "'" })).collect(),
    );
    let dashes = within(page, r"\p{L},?\s(–|—|-)\s\p{L}");
    for (name, dash) in [("en dashes", "–"), ("em dashes", "—"), ("hyphens for dashes", "-")] {
        maker.form_of_all(
            name,
            dashes
                .iter()
                .filter(|span| page.text(span) != dash && !before_is_break(page, span))
                .map(|span| put(span, dash))
                .collect(),
        );
    }
    let units = within(page, r"[0-9]( )(?:\p{L}|%|°)");
    for (name, space) in [
        ("no-break spaces before units", "\u{a0}"),
        ("narrow no-break spaces before units", "\u{202f}"),
        ("no-break spaces by HTML", "&nbsp;"),
    ] {
        maker.form_of_all(name, units.iter().map(|span| put(span, space)).collect());
    }
    let hyphens = within(page, r"\p{L}(-)\p{L}");
    maker.form_of_all("no-break hyphens", hyphens.iter().map(|span| put(span, "\u{2011}")).collect());
    let long = within(page, r"\p{L}{5}()\p{L}{5}");
    maker.form_of_all("soft hyphens in long words", long.iter().map(|span| insert(span.start, "\u{ad}")).collect());
    let letters = within(page, r"([À-ÖØ-öø-ÿ]+)");
    let decomposed = letters.iter().map(|span| put(span, page.text(span).nfd().collect::<String>()));
    maker.form_of_all(
        "letters taken apart (NFD)",
        decomposed.filter(|edit| edit.with != page.text(&edit.span)).collect(),
    );
    let entities = letters.iter().filter_map(|span| Some(put(span, entity(page.text(span))?)));
    maker.form_of_all("letters by HTML", entities.collect());
    let stops = within(page, r"\p{Ll}\p{Ll}(\.)\s");
    maker.form_of_all("full stops escaped", stops.iter().map(|span| put(span, "\\.")).collect());
    let ands = within(page, r"\s(&)\s");
    maker.form_of_all("an ampersand by HTML", ands.iter().map(|span| put(span, "&amp;")).collect());
    let brackets = within(page, r"(\()[^()\n]+\)");
    maker.form_of_all("brackets escaped", brackets.iter().map(|span| put(span, "\\(")).collect());
    if language == "fr" {
        let colons = within(page, r"\p{L}( )[:;!?](?:\s|$)");
        maker.form_of_all("no-break spaces before colons", colons.iter().map(|span| put(span, "\u{a0}")).collect());
        maker.form_of_all("no spaces before colons", colons.iter().map(|span| put(span, "")).collect());
    }
    let minus = within(page, r"\s(−)[0-9]");
    maker.form_of_all("a minus by its other sign", minus.iter().map(|span| put(span, "-")).collect());
}

/// Where the first group of a pattern stands in running text.
fn within(page: &Page, pattern: &str) -> Vec<Span> {
    let pattern = Regex::new(pattern).unwrap();
    let mut spans = Vec::new();
    for k in page.prose() {
        let text = &page.blocks[k].text;
        let all = page.text(text);
        let mut at = 0;
        while let Some(group) = pattern.captures_at(all, at).and_then(|found| found.get(1)) {
            // What stands behind may stand before the next.
            at = (group.end() + usize::from(group.is_empty())).max(at + 1);
            while !all.is_char_boundary(at) {
                at += 1;
            }
            let span = text.start + group.start()..text.start + group.end();
            if page.is_free(&(span.start..span.end.max(span.start + 1))) {
                spans.push(span);
            }
        }
    }
    spans
}

/// At the start of a line a hyphen would be the mark of an item.
fn before_is_break(page: &Page, span: &Span) -> bool {
    let line = page.source[..span.start].rfind('\n').map_or(0, |at| at + 1);
    page.source[line..span.start].trim().is_empty()
}

fn quotes(maker: &mut Maker<'_>) {
    static QUOTED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("(?:\"([^\"\n]+)\"|„([^“”\n]+)[“”]|“([^”\n]+)”|«\\s?([^»\n]+?)\\s?»)").unwrap());
    let page = maker.page;
    let Some(words) = page.words else { return };
    let mut found: Vec<(Span, Span)> = Vec::new();
    for k in page.prose() {
        let start = page.blocks[k].text.start;
        for quoted in QUOTED.captures_iter(page.text(&page.blocks[k].text)) {
            let (Some(whole), Some(inner)) = (quoted.get(0), (1..5).find_map(|k| quoted.get(k))) else { continue };
            let (whole, inner) =
                (start + whole.start()..start + whole.end(), start + inner.start()..start + inner.end());
            if page.is_free(&whole) {
                found.push((whole, inner));
            }
        }
    }
    for (open, close) in words.quotes {
        let edits: Vec<Edit> =
            found.iter().map(|(whole, inner)| put(whole, format!("{open}{}{close}", page.text(inner)))).collect();
        let edits = edits.into_iter().filter(|edit| edit.with != page.text(&edit.span)).collect();
        maker.form_of_all(&format!("quotes {open} {close}"), edits);
    }
}

fn entity(letter: &str) -> Option<&'static str> {
    let table = [
        ("é", "&eacute;"),
        ("è", "&egrave;"),
        ("à", "&agrave;"),
        ("ê", "&ecirc;"),
        ("ä", "&auml;"),
        ("ö", "&ouml;"),
        ("ü", "&uuml;"),
        ("ß", "&szlig;"),
    ];
    table.iter().find(|(plain, _)| *plain == letter).map(|(_, entity)| *entity)
}
