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
    let places = Places::new(maker.page);
    for (kind, table) in kinds {
        for (from, to) in table {
            for (place, sites) in places.of(from) {
                let edits = sites.iter().map(|site| vec![put(site, *to)]);
                maker.meaning(&format!("{kind}: {from} → {to} in {place}"), edits);
            }
        }
    }
    defined_terms(maker, &places);
    exceptions(maker);
    hedges(maker);
}

/// The kinds of places in running text, and the blocks and sentences that are of each.
struct Places<'a> {
    page: &'a Page,
    lead_ins: Vec<Span>,
}

impl<'a> Places<'a> {
    fn new(page: &'a Page) -> Self {
        let lead_ins = page.lists().into_iter().filter_map(|list| list.lead_in).map(|lead_in| lead_in.span);
        Self { page, lead_ins: lead_ins.collect() }
    }

    /// Where the words stand, by the kind of place.
    fn of(&self, from: &str) -> Vec<(&'static str, Vec<Span>)> {
        let mut places: Vec<(&'static str, Vec<Span>)> =
            ["a lead-in", "a sentence", "an item", "a footnote"].map(|name| (name, Vec::new())).to_vec();
        for k in self.page.prose() {
            let block = &self.page.blocks[k];
            for span in self.page.find(&block.text, from) {
                let (before, after) = (block.text.start..span.start, span.end..block.text.end);
                if is_part_of_more(self.page.text(&before), from, self.page.text(&after)) {
                    continue;
                }
                let place = match block.kind {
                    _ if self.lead_ins.iter().any(|own| own.start <= span.start && span.end <= own.end) => 0,
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
fn defined_terms(maker: &mut Maker<'_>, places: &Places<'_>) {
    static TERM: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"["“„«]\s?(?:the|le|la) ([A-Z]\w+)\s?["”“»] (?:means|désigne)"#).unwrap());
    let page = maker.page;
    let terms: Vec<&str> =
        TERM.captures_iter(&page.source).filter_map(|found| found.get(1)).map(|term| term.as_str()).collect();
    for term in terms {
        for (place, sites) in places.of(term) {
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
        let mut sites: Vec<Vec<Edit>> = Vec::new();
        for k in page.prose() {
            for sentence in page.sentences(k) {
                let text = page.text(&sentence);
                let comma = page.find(&sentence, cue).into_iter().find_map(|found| {
                    let before = page.text(&(sentence.start..found.start)).trim_end();
                    before.ends_with(',').then_some((sentence.start + before.len() - 1, found.end))
                });
                let Some((start, behind)) = comma else { continue };
                let end = sentence.start + text.trim_end_matches(['.', ';', ']', ':']).len();
                // A mark of a footnote stays what it is, and a second clause may be another one.
                if behind < end && page.is_free(&(start..end)) && !page.text(&(behind..end)).contains(',') {
                    sites.push(vec![drop(&(start..end))]);
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
