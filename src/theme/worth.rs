//! What evidence is worth. A keyword of one word that one theme has and few statements use is worth 1.

use super::matcher::{Found, Matcher, Scanner};
use crate::model::Version;
use std::ops::Range;

/// Each further word of a phrase.
pub(super) const FURTHER_WORD: f32 = 0.6;
/// What is left of a keyword that every statement has.
pub(super) const COMMONEST: f32 = 0.4;
/// A keyword with `*` says less than a whole word.
pub(super) const PREFIX: f32 = 0.9;
/// A word under `hints`.
pub(super) const HINT: f32 = 0.4;
/// A word inside a compound (`border` in `cross-border`).
pub(super) const PART: f32 = 0.6;
/// A keyword that the statement has already given.
pub(super) const REPEATED: f32 = 0.25;
/// The last word of a statement against the first: what a sentence is about tends to stand early.
pub(super) const LATE: f32 = 0.8;
/// A theme with parts yields to its parts.
pub(super) const GENERAL: f32 = 0.8;
/// A word of the sentence that introduces the list.
pub(super) const LEAD_IN: f32 = 0.6;
/// A word of the nearest heading.
pub(super) const HEADING: f32 = 0.35;
/// A word of a heading further out.
pub(super) const OUTER_HEADING: f32 = 0.15;
/// A word of the statement before or after in the same block.
pub(super) const NEIGHBOUR: f32 = 0.1;
/// A theme that only the neighbours on both sides speak for.
pub(super) const BETWEEN: f32 = 0.2;
/// The least that a statement's own words outside of asides have to be worth for a sure theme.
pub(super) const SURE: f32 = 0.3;
/// The share of its score by which a sure theme is ahead of the next.
pub(super) const CLEAR: f32 = 0.3;
/// Themes below this share of the best are left out, unless a phrase speaks for them.
pub(super) const KEPT: f32 = 0.5;

/// The keywords found in a list of texts.
pub(super) struct Finds {
    pub found: Vec<Found>,
    /// Where those of each text end.
    ends: Vec<usize>,
}

impl Finds {
    pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>, scanner: &mut Scanner<'_>) -> Self {
        let mut finds = Self { found: Vec::new(), ends: Vec::with_capacity(texts.size_hint().0) };
        for text in texts {
            scanner.scan(text, &mut finds.found);
            finds.ends.push(finds.found.len());
        }
        finds
    }

    pub(super) fn range(&self, k: usize) -> Range<usize> {
        let start = k.checked_sub(1).map_or(0, |before| self.ends[before]);
        start..self.ends[k]
    }

    pub(super) fn get(&self, k: usize) -> &[Found] {
        &self.found[self.range(k)]
    }
}

/// What each pattern is worth in this document.
pub(super) fn weigh(version: &Version, matcher: &Matcher, own: &Finds) -> Vec<f32> {
    let mut statements = 0_u32;
    let mut counts = vec![0_u32; matcher.len()];
    let mut last = vec![usize::MAX; matcher.len()];
    for (k, statement) in version.statements.iter().enumerate() {
        if !statement.counts() {
            continue;
        }
        statements += 1;
        for found in own.get(k) {
            let pattern = found.pattern as usize;
            if last[pattern] != k {
                last[pattern] = k;
                counts[pattern] += 1;
            }
        }
    }
    let total = (1.0 + statements as f32).ln();
    (0..matcher.len())
        .map(|k| {
            let pattern = matcher.pattern(k as u32);
            let themes = if pattern.themes.is_empty() { pattern.hints.len() } else { pattern.themes.len() };
            if themes == 0 {
                return 0.0;
            }
            let rarity = match counts[k] {
                0 => 1.0,
                count => (1.0 + statements as f32 / count as f32).ln() / total,
            };
            let words = 1.0 + FURTHER_WORD * (pattern.words.min(4) - 1) as f32;
            let prefix = if pattern.prefix { PREFIX } else { 1.0 };
            let shared = 1.0 / (themes as f32).sqrt();
            words * prefix * shared * (COMMONEST + (1.0 - COMMONEST) * rarity.min(1.0))
        })
        .collect()
}
