//! Why two statements belong together, in words: what they share that few others have.

use rustc_hash::FxHashMap;

use super::{Entry, Report};
use crate::language::words::keywords::{Word, fold, words};
use crate::language::{Stems, StopWords};
use crate::model::Version;
use crate::theme::SynonymUsed;

/// A report with more changed links is read by programs, which can count for themselves.
const MOST_LINKS: usize = 5_000;
/// Statements of a version that are counted for how common a word is; of more, so many at even distances.
const COUNTED: usize = 2_000;
/// A word that stands in more than one of so many statements is no reason.
const COMMON: usize = 8;
/// Words of a statement that are looked at.
const LONGEST: usize = 300;
/// So many shared phrases are named.
const NAMED: usize = 4;

/// What the links of a report rest on. Building it reads both versions once.
pub struct Reasons {
    stop_words: StopWords,
    stems: Stems,
    /// In how many statements each stem stands, and in how many it was looked for.
    frequency: FxHashMap<String, u32>,
    counted: usize,
}

/// What a link rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reason {
    /// Words and phrases in both texts that few other statements have, the rarest first, as the new text has them.
    pub shared: Vec<String>,
    /// Names that counted as one.
    pub synonyms: Vec<SynonymUsed>,
}

/// A word of a statement.
struct Token<'t> {
    start: usize,
    end: usize,
    stem: String,
    stop: bool,
    text: &'t str,
}

impl Reasons {
    /// Makes ready to give reasons; none for a report of too many links.
    pub fn of(report: &Report) -> Option<Self> {
        let links = report.entries.iter().filter(|entry| entry.score_parts.is_some()).count();
        if links == 0 || links > MOST_LINKS {
            return None;
        }
        let language = report.new.language.as_deref().or(report.old.language.as_deref());
        let mut reasons = Self {
            stop_words: StopWords::of(language),
            stems: Stems::of(language),
            frequency: FxHashMap::default(),
            counted: 0,
        };
        reasons.count([&report.old, &report.new]);
        Some(reasons)
    }

    fn count(&mut self, versions: [&Version; 2]) {
        // A text has many words but few different ones, and to find a stem takes long.
        let mut numbers: FxHashMap<Box<str>, usize> = FxHashMap::default();
        let mut stems: FxHashMap<String, usize> = FxHashMap::default();
        // Per stem in how many statements it stands, and the last of them.
        let mut found: Vec<(u32, usize)> = Vec::new();
        for version in versions {
            let statements = version.statements.iter().filter(|statement| statement.counts());
            for statement in statements.step_by(version.statements.len().div_ceil(COUNTED).max(1)) {
                self.counted += 1;
                for word in words(&statement.text).take(LONGEST) {
                    let folded = fold(word.text);
                    let number = numbers.get(&*folded).copied().unwrap_or_else(|| {
                        let stem = self.stems.stem(&folded).into_owned();
                        let next = stems.len();
                        let number = *stems.entry(stem).or_insert(next);
                        numbers.insert(folded.as_ref().into(), number);
                        number
                    });
                    if number == found.len() {
                        found.push((0, 0));
                    }
                    let (count, last) = &mut found[number];
                    if *last != self.counted {
                        (*count, *last) = (*count + 1, self.counted);
                    }
                }
            }
        }
        self.frequency = stems.into_iter().map(|(stem, number)| (stem, found[number].0)).collect();
    }

    fn read<'t>(&self, text: &'t str) -> Vec<Token<'t>> {
        let token = |word: Word<'t>| {
            let folded = fold(word.text);
            let stop = self.stop_words.contains(&folded);
            Token { start: word.start, end: word.end(), stem: self.stems.stem(&folded).into_owned(), stop, text }
        };
        words(text).take(LONGEST).map(token).collect()
    }

    /// What the link of an entry of the report rests on.
    pub fn of_entry(&self, report: &Report, entry: &Entry) -> Reason {
        let old: Vec<Token<'_>> = report.old_statements(entry).flat_map(|s| self.read(&s.text)).collect();
        let mut reason = Reason::default();
        let mut found: Vec<(f32, String)> = Vec::new();
        for statement in report.new_statements(entry) {
            let new = self.read(&statement.text);
            let mut at = 0;
            while at < new.len() {
                let length = self.longest(&new, at, &old);
                if length > 0 {
                    let phrase = &new[at..at + length];
                    let text = phrase[0].text[phrase[0].start..phrase[length - 1].end].to_owned();
                    let rarity: f32 = phrase.iter().filter(|token| !token.stop).map(|token| self.rarity(token)).sum();
                    if found.iter().all(|(_, known)| fold(known) != fold(&text)) {
                        found.push((rarity, text));
                    }
                }
                at += length.max(1);
            }
            for old in report.old_statements(entry) {
                reason.synonyms.extend(report.synonyms.used(&old.text, &statement.text));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        reason.shared = found.into_iter().take(NAMED).map(|(_, text)| text).collect();
        reason
    }

    /// How many words from one of the new text on stand in the old text in the same order, if one of them is rare; stop
    /// words at the ends do not count.
    fn longest(&self, new: &[Token<'_>], at: usize, old: &[Token<'_>]) -> usize {
        if new[at].stop {
            return 0;
        }
        let mut best = 0;
        for start in (0..old.len()).filter(|&start| old[start].stem == new[at].stem) {
            let same = new[at..].iter().zip(&old[start..]).take_while(|(a, b)| a.stem == b.stem).count();
            let stops = new[at..at + same].iter().rev().take_while(|token| token.stop).count();
            best = best.max(same - stops);
        }
        let rare = |token: &Token<'_>| !token.stop && self.rarity(token) >= (COMMON as f32).ln();
        if new[at..at + best].iter().any(rare) { best } else { 0 }
    }

    fn rarity(&self, token: &Token<'_>) -> f32 {
        let frequency = self.frequency.get(&token.stem).copied().unwrap_or(1).max(1);
        (self.counted as f32 / frequency as f32).ln()
    }
}
