//! A word or two that carry the meaning, changed for others.

use std::sync::LazyLock;

use regex::Regex;

use crate::mutants::maker::{Edit, Maker, drop, insert, put};
use crate::mutants::page::{Kind, Page, Span};

pub fn make(maker: &mut Maker<'_>) {
    let Some(words) = maker.page.words else { return };
    let kinds = [
        ("force", words.modals),
        ("negation", words.negations),
        ("scope", words.scopes),
        ("connective", words.connectives),
        ("unit", words.units),
        ("look-alike", words.look_alikes),
    ];
    for (kind, table) in kinds {
        for (from, to) in table {
            for (place, sites) in by_place(maker.page, from) {
                let edits = sites.iter().map(|site| vec![put(site, *to)]);
                maker.meaning(&format!("{kind}: {from} → {to} in {place}"), edits);
            }
        }
    }
    defined_terms(maker);
    exceptions(maker);
    hedges(maker);
}

/// Where the words stand in running text, by the kind of place.
fn by_place(page: &Page, from: &str) -> Vec<(&'static str, Vec<Span>)> {
    let pattern = regex::escape(from).replace(' ', r"\s+");
    let pattern = Regex::new(&format!(r"(?:^|[^\w'’/-])({pattern})(?:[^\w'’/-]|$)")).unwrap();
    let lead_ins: Vec<Span> =
        page.lists().into_iter().filter_map(|list| list.lead_in).map(|lead_in| lead_in.span).collect();
    let mut places: Vec<(&'static str, Vec<Span>)> =
        ["a lead-in", "a sentence", "an item", "a footnote"].map(|name| (name, Vec::new())).to_vec();
    for k in page.prose() {
        let block = &page.blocks[k];
        let text = page.text(&block.text);
        let mut at = 0;
        while let Some(found) = pattern.captures_at(text, at).and_then(|found| found.get(1)) {
            at = found.end();
            let span = block.text.start + found.start()..block.text.start + found.end();
            if !page.is_free(&span) || is_part_of_more(&text[..found.start()], from, &text[found.end()..]) {
                continue;
            }
            let place = match block.kind {
                _ if lead_ins.iter().any(|lead_in| lead_in.start <= span.start && span.end <= lead_in.end) => 0,
                Kind::Item(_) => 2,
                Kind::Footnote { .. } => 3,
                _ => 1,
            };
            places[place].1.push(span);
        }
    }
    places.retain(|(_, sites)| !sites.is_empty());
    places
}

/// The word belongs to a longer phrase, so that the edit would say nothing: `may not`, `1 May`, `no later`.
fn is_part_of_more(before: &str, from: &str, after: &str) -> bool {
    let next = after.split_whitespace().next().unwrap_or_default();
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let negated = |word: &str| ["not", "nicht", "pas", "keine", "no", "never", "ne", "n'", "nor"].contains(&word);
    let splits_negation = (negated(next) || negated(last)) && !from.split(' ').any(negated);
    let is_name = matches!(next.chars().next(), Some('_' | '=')) || before.ends_with(['.', '/', '@', '-', '_']);
    // "and/or", "if and only if".
    let is_joint = after.starts_with('/') || before.ends_with('/') || (from == "and" && next == "only");
    splits_negation || is_name || is_joint
}

/// A defined term in another case is another word.
fn defined_terms(maker: &mut Maker<'_>) {
    static TERM: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"["“„«]\s?(?:the|le|la) ([A-Z]\w+)\s?["”“»] (?:means|désigne)"#).unwrap());
    let page = maker.page;
    let terms: Vec<&str> =
        TERM.captures_iter(&page.source).filter_map(|found| found.get(1)).map(|term| term.as_str()).collect();
    for term in terms {
        for (place, sites) in by_place(page, term) {
            let lower = term.to_lowercase();
            maker.meaning(
                &format!("case of a defined term: {term} → {lower} in {place}"),
                sites.iter().map(|site| vec![put(site, &*lower)]),
            );
        }
    }
}

/// An exception or a condition left out, from its comma to the end of the sentence.
fn exceptions(maker: &mut Maker<'_>) {
    let page = maker.page;
    let Some(words) = page.words else { return };
    for cue in words.exceptions {
        let pattern = Regex::new(&format!(r",\s+{}\s", regex::escape(cue).replace(' ', r"\s+"))).unwrap();
        let mut sites: Vec<Vec<Edit>> = Vec::new();
        for k in page.prose() {
            for sentence in page.sentences(k) {
                let text = page.text(&sentence);
                let Some(found) = pattern.find(text) else { continue };
                let end = text.trim_end_matches(['.', ';', ']', ':']).len();
                let span = sentence.start + found.start()..sentence.start + end;
                // A mark of a footnote stays what it is, and a second clause may be another one.
                if page.is_free(&span) && !text[found.end()..end].contains(',') {
                    sites.push(vec![drop(&span)]);
                }
            }
        }
        maker.meaning(&format!("exception dropped: {cue} …"), sites);
    }
}

/// A condition that nobody asked for, before the full stop.
fn hedges(maker: &mut Maker<'_>) {
    let page = maker.page;
    let Some(words) = page.words else { return };
    let binding: Vec<&str> = words.modals.iter().take(12).map(|(from, _)| *from).collect();
    let mut sites: Vec<Vec<Edit>> = Vec::new();
    for k in page.prose() {
        for sentence in page.sentences(k) {
            let text = page.text(&sentence);
            if text.ends_with('.')
                && page.is_free(&(sentence.end - 1..sentence.end))
                && binding.iter().any(|word| text.contains(word))
            {
                sites.push(vec![insert(sentence.end - 1, format!(", {}", words.hedge))]);
            }
        }
    }
    maker.meaning("condition added to a sentence", sites);
}
