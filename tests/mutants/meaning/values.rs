//! Figures, amounts, dates, times, shares and signs, changed in running text.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::mutants::maker::{Edit, Maker, drop, put};
use crate::mutants::page::{Kind, Page, Span};

type Change = (&'static str, &'static LazyLock<Regex>, fn(&str) -> Option<String>);

macro_rules! pattern {
    ($name:ident, $pattern:literal) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| Regex::new($pattern).unwrap());
    };
}

pattern!(
    AMOUNT,
    r"(?:EUR|USD|CHF|€|\$|£) ?([0-9][0-9.,  ]*[0-9]|[0-9])|\b([0-9][0-9.,]*[0-9]|[0-9]) ?(?:EUR|USD|CHF|€)"
);
pattern!(SHARE, r"\b([0-9][0-9.,]*) ?(?:%|per ?cent|percent|Prozent|pour cent)");
pattern!(YEAR, r"[A-Za-zéûä.] ((?:19|20)[0-9]{2})\b");
pattern!(
    COUNT,
    r"\b([0-9]{1,3})\s+(?:\p{L}+\s+)?(?:days?|weeks?|months?|years?|hours?|minutes?|Tagen?|Arbeitstagen?|Stunden?|Monaten?|Jahren?|jours?|heures?|mois|ans)\b"
);
pattern!(
    DAY,
    r"\b([0-9]{1,2})(?:\.|st|nd|rd|th|er)?\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Dezember|janvier|février|mars|avril|mai|juin|juillet|octobre|décembre)\b"
);
pattern!(TIME, r"\b([0-9]{1,2}[.:][0-9]{2})\b");
pattern!(MEASURE, r"\b([0-9]{1,4})\s?(?:kg|mm|cm|km|m²|m|lux|°C)(?:[^\w/]|$)");
pattern!(PERCENT, r"[0-9]\s?(%)");
pattern!(CURRENCY, r"(€|\$|£)[ 0-9]");
pattern!(GREATER, r"[^\s<>-]\s(>|≥|<|≤) ?[0-9]");
pattern!(PLUS_MINUS, r"(±) ?[0-9]");
pattern!(MINUS, r"\s([−–-])[0-9]");
pattern!(TIMES, r"\s(×)\s");
pattern!(PLUS, r"\w (\+) [0-9\w]");

const CHANGES: [Change; 13] = [
    ("an amount", &AMOUNT, other_figure),
    ("a share", &SHARE, other_figure),
    ("a year", &YEAR, other_figure),
    ("a number of days, months or the like", &COUNT, other_figure),
    ("a day of a date", &DAY, other_day),
    ("a time", &TIME, other_figure),
    ("a measure", &MEASURE, other_figure),
    ("the sign of a share", &PERCENT, |_| Some("‰".into())),
    ("the sign of a currency", &CURRENCY, |sign| Some(if sign == "€" { "$" } else { "€" }.into())),
    ("a sign of comparison turned round", &GREATER, turned),
    ("plus or minus", &PLUS_MINUS, |_| Some("+".into())),
    ("times", &TIMES, |_| Some("÷".into())),
    ("plus", &PLUS, |_| Some("−".into())),
];

pub fn make(maker: &mut Maker<'_>) {
    for (what, pattern, change) in CHANGES {
        for (place, sites) in sites(maker.page, pattern) {
            let edits: Vec<Vec<Edit>> =
                sites.iter().filter_map(|site| Some(vec![put(site, change(maker.page.text(site))?)])).collect();
            maker.meaning(&format!("value: {what} in {place}"), edits);
        }
    }
    let signs = [
        ("a minus dropped", &MINUS),
        ("plus or minus dropped", &PLUS_MINUS),
        ("a sign of comparison dropped", &GREATER),
    ];
    for (what, pattern) in signs {
        for (place, sites) in sites(maker.page, pattern) {
            maker.meaning(&format!("value: {what} in {place}"), sites.iter().map(|site| vec![drop(site)]));
        }
    }
    bounds(maker);
    months(maker);
    brackets(maker);
}

fn sites(page: &Page, pattern: &Regex) -> Vec<(&'static str, Vec<Span>)> {
    let mut places = ["a sentence", "an item", "a footnote"].map(|name| (name, Vec::new())).to_vec();
    for k in page.prose() {
        let block = &page.blocks[k];
        let place = match block.kind {
            Kind::Item(_) => 1,
            Kind::Footnote { .. } => 2,
            _ => 0,
        };
        let groups = |found: &Captures<'_>| (1..found.len()).find_map(|k| found.get(k)).map(|group| group.range());
        for span in pattern.captures_iter(page.text(&block.text)).filter_map(|found| groups(&found)) {
            let span = block.text.start + span.start..block.text.start + span.end;
            // A number at the beginning is the label of a clause, which is form.
            if page.is_free(&span) && span.start > block.text.start {
                places[place].1.push(span);
            }
        }
    }
    places.retain(|(_, sites)| !sites.is_empty());
    places
}

/// Another figure of the same length: its first digit is one more.
pub fn other_figure(figure: &str) -> Option<String> {
    let at = figure.find(|c: char| c.is_ascii_digit())?;
    // A year changes in its last digit, so that it stays a year.
    let at = if figure.len() == 4 && figure.starts_with(['1', '2']) { 3 } else { at };
    let digit = figure[at..=at].parse::<u8>().ok()?;
    let other = if digit == 9 { 8 } else { digit + 1 };
    Some(format!("{}{other}{}", &figure[..at], &figure[at + 1..]))
}

fn other_day(day: &str) -> Option<String> {
    let day: u32 = day.parse().ok()?;
    Some(if day > 20 { day - 9 } else { day + 8 }.to_string())
}

fn turned(sign: &str) -> Option<String> {
    let other = match sign {
        ">" => "<",
        "<" => ">",
        "≥" => "≤",
        "≤" => "≥",
        _ => return None,
    };
    Some(other.into())
}

/// A bound that takes its figure in, or no longer.
fn bounds(maker: &mut Maker<'_>) {
    for (place, sites) in sites(maker.page, &GREATER) {
        let strict = sites.iter().filter_map(|site| {
            let other = match maker.page.text(site) {
                "≥" => ">",
                "≤" => "<",
                ">" => "≥",
                "<" => "≤",
                _ => return None,
            };
            Some(vec![put(site, other)])
        });
        let strict: Vec<_> = strict.collect();
        maker.meaning(&format!("value: a bound without or with its figure in {place}"), strict);
    }
}

fn months(maker: &mut Maker<'_>) {
    let page = maker.page;
    let Some(words) = page.words else { return };
    let mut edits = Vec::new();
    for (k, month) in words.months.iter().enumerate() {
        let other = words.months[(k + 1) % words.months.len()];
        for k in page.prose() {
            let text = &page.blocks[k].text;
            let dated = page.find(text, month).into_iter().filter(|span| {
                let before = page.text(&(text.start..span.start)).trim_end().trim_end_matches("er");
                before.trim_end_matches('.').ends_with(|c: char| c.is_ascii_digit())
            });
            edits.extend(dated.map(|span| vec![put(&span, other)]));
        }
    }
    maker.meaning("value: a month", edits);
}

/// `(a + b) × c` becomes `a + (b × c)`.
fn brackets(maker: &mut Maker<'_>) {
    pattern!(FORMULA, r"\(([^()\n]+) \+ ([^()\n]+)\)\s+×\s+(\p{L}+)");
    let page = maker.page;
    let mut edits = Vec::new();
    for k in page.prose() {
        let start = page.blocks[k].text.start;
        for found in FORMULA.captures_iter(page.text(&page.blocks[k].text)) {
            let Some(whole) = found.get(0) else { continue };
            let span = start + whole.start()..start + whole.end();
            edits.push(vec![put(&span, format!("{} + ({} × {})", &found[1], &found[2], &found[3]))]);
        }
    }
    maker.meaning("value: brackets moved", edits);
}
