//! Cuts the text of a block into sentences.
//!
//! One scan looks for marks that can end a sentence. At each, [`stop`] reads the mark with the quotes and brackets that
//! close after it, [`start`] reads what follows, and [`ending`] decides. [`enumeration`] finds the parts of
//! `(a) …; (b) …` lists, which are statements of their own although no sentence ends between them.

mod ending;
mod enumeration;
mod start;
mod stop;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::language::abbreviations::Abbreviations;
use crate::language::{Habit, Language};
use ending::Place;
use start::Start;
use stop::{Marks, Stop};

/// Cuts texts of one language into sentences.
#[derive(Debug, Clone)]
pub(crate) struct Segmenter {
    lexicon: Abbreviations,
    /// German writes ordinals with a full stop and nouns with a capital: `5. März`, `2. Absatz`.
    capital_nouns: bool,
    /// Ordinals in Roman numerals have a full stop: `XIX. Jahrhundert`, `II. Rákóczi`.
    roman_ordinals: bool,
    /// `r`, `l` can be the vowel of a syllable, so that a word without vowels is no abbreviation.
    syllabic_consonants: bool,
    /// The question mark looks like a semicolon.
    greek: bool,
}

impl Segmenter {
    /// A segmenter for a language (an ISO 639-1 code) that also knows the user's own abbreviations.
    pub(crate) fn new(language: Option<&str>, extra_abbreviations: &[String]) -> Self {
        let own = language.and_then(Language::of);
        let has = |habit| own.is_some_and(|language| language.has(habit));
        Self {
            lexicon: Abbreviations::new(language, extra_abbreviations),
            capital_nouns: has(Habit::CapitalNouns),
            roman_ordinals: has(Habit::RomanOrdinals),
            syllabic_consonants: has(Habit::SyllabicConsonants),
            greek: has(Habit::SemicolonAsks),
        }
    }

    /// Puts the byte ranges of the sentences of `text` into `out`, in place of what it held.
    ///
    /// The text is one block, cleaned: on one line, single spaces, NFC. Ranges are trimmed, ascend, do not overlap and
    /// hold everything but the spaces between them.
    pub(crate) fn sentences(&self, text: &str, out: &mut Vec<Range<usize>>) {
        out.clear();
        let mut place = Place::new(text);
        let mut at = place.sentence;
        let mut marks = Marks::new(text, self.greek);
        while let Some(mark) = marks.next(at) {
            let stop = Stop::read(text, mark);
            at = stop.end;
            let start = Start::read(text, stop.end);
            if start.at < text.len() && self.ends(&mut place, &stop, &start) {
                out.push(place.sentence..stop.end);
                place.begin(start.at);
                at = start.at;
            }
        }
        if place.sentence < text.len() {
            let end = text.trim_end().len();
            out.push(place.sentence..end);
        }
        let cuts = enumeration::part_starts(text);
        if !cuts.is_empty() {
            cut_at(text, &cuts, out);
        }
    }
}

/// Cuts the ranges further at `cuts`, which ascend.
fn cut_at(text: &str, cuts: &[usize], ranges: &mut Vec<Range<usize>>) {
    let mut cuts = cuts.iter().copied().peekable();
    let whole = std::mem::take(ranges);
    ranges.reserve(whole.len() + cuts.len());
    for range in whole {
        let mut start = range.start;
        while let Some(cut) = cuts.next_if(|cut| *cut < range.end) {
            if cut > start {
                ranges.push(start..start + text[start..cut].trim_end().len());
                start = cut;
            }
        }
        ranges.push(start..range.end);
    }
}
