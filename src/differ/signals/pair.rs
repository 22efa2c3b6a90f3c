//! Both texts of an entry as the classes of signals see them.

use std::ops::Range;

use super::change::Quote;
use crate::differ::words::Comparison;
use crate::grammar::{Group, force_of, groups, main_group};
use crate::lexicon::{Class, Found, Gap, Lexicon, Words};
use crate::model::{Force, Within};

/// Of how many longer words of a sentence one is in the other text if that has a counterpart of it.
const ANSWERED: usize = 4;

/// One of the two texts: its words, its cues, and which of its words the other text has in the same place.
#[derive(Debug)]
pub(crate) struct Side<'a> {
    /// The words.
    pub words: Words<'a>,
    /// The cues of the lexicon in the text.
    pub cues: Vec<Found>,
    /// The verb groups that carry force.
    pub groups: Vec<Group>,
    /// The sentence that introduces it, if it is an item of a list.
    pub lead_in: Option<&'a str>,
    /// For each word the word of the other text that stands in its place and is the same; none where the word changed.
    pub twin: Vec<Option<u32>>,
}

impl<'a> Side<'a> {
    /// How far it binds; none where its introduction may tell.
    pub fn force(&self) -> Option<Force> {
        let own = self.lead_in.is_none() || main_group(&self.groups).is_some_and(|group| group.main);
        own.then(|| force_of(&self.cues, &self.groups))
    }

    /// The cues of some classes, in order.
    pub fn cues_of(&self, wanted: impl Fn(Class) -> bool) -> impl Iterator<Item = &Found> {
        self.cues.iter().filter(move |found| wanted(found.class))
    }

    /// Whether any of these words changed.
    pub fn changed(&self, range: Range<usize>) -> bool {
        self.twin.get(range).is_some_and(|twins| twins.iter().any(Option::is_none))
    }

    /// These words as written.
    pub fn slice(&self, range: Range<usize>) -> &'a str {
        self.words.slice(range)
    }

    /// The run of changed words that holds a word.
    pub fn run(&self, at: usize) -> Range<usize> {
        let start = (0..at).rev().take_while(|&k| self.changed(k..k + 1)).last().unwrap_or(at);
        let end = (at..self.words.len()).take_while(|&k| self.changed(k..k + 1)).last().map_or(at + 1, |last| last + 1);
        start..end.max(at + 1)
    }

    /// Whether the sentence that a word stands in has a counterpart in the other text, as far as its words tell. What
    /// a sentence says that came or went as a whole changed nothing that was said before. True in a single sentence.
    pub fn answered(&self, at: usize) -> bool {
        let ends = |k: usize| {
            let (Some(before), Some(word)) =
                (k.checked_sub(1).and_then(|k| self.words.words.get(k)), self.words.words.get(k))
            else {
                return true;
            };
            word.gap == Gap::Stop
                && self.words.text.get(before.end..word.start).is_some_and(|gap| gap.contains(['.', '!', '?', ';']))
        };
        let start = (0..=at).rev().find(|&k| ends(k)).unwrap_or(0);
        let end = (at + 1..self.words.len()).find(|&k| ends(k)).unwrap_or(self.words.len());
        let run = self.run(at);
        let long = |k: &usize| self.words.lower(*k).len() > 3 && !run.contains(k);
        let all = (start..end).filter(long).count();
        let same = (start..end).filter(long).filter(|&k| !self.changed(k..k + 1)).count();
        same * ANSWERED >= all
    }

    /// The words of this text that stand in the place of a run of changed words of the other.
    pub fn run_between(&self, other: &Self, run: &Range<usize>) -> Range<usize> {
        let before = other.twin.get(..run.start).unwrap_or_default().iter().rev().find_map(|twin| *twin);
        let behind = other.twin.get(run.end..).unwrap_or_default().iter().find_map(|twin| *twin);
        let start = before.map_or(0, |twin| twin as usize + 1);
        let end = behind.map_or(self.words.len(), |twin| twin as usize);
        start..end.max(start)
    }

    /// These words as written, with their place.
    pub fn quote(&self, range: Range<usize>) -> Quote<'a> {
        let (text, start) = self.words.slice_at(range);
        Quote { text, start, within: Within::Text }
    }

    /// The words of a cue, with their place.
    pub fn cue(&self, found: &Found) -> Quote<'a> {
        self.quote(found.start..found.end)
    }
}

/// Both texts of an entry.
#[derive(Debug)]
pub(crate) struct Pair<'a> {
    /// The old text.
    pub old: Side<'a>,
    /// The new text.
    pub new: Side<'a>,
    /// The lexicon of their language, if there is one.
    pub lexicon: Option<&'a Lexicon>,
}

impl<'a> Pair<'a> {
    /// Looks through both texts.
    pub fn new(texts: &Comparison<'a>, lead_ins: [Option<&'a str>; 2], lexicon: Option<&'a Lexicon>) -> Self {
        let side = |text, lead_in| {
            let words = Words::new(text);
            let cues = lexicon.map_or_else(Vec::new, |lexicon| lexicon.find(&words));
            let groups = lexicon.map_or_else(Vec::new, |lexicon| groups(&words, &cues, lexicon));
            let twin = vec![None; words.len()];
            Side { words, cues, groups, lead_in, twin }
        };
        let (mut old, mut new) = (side(texts.old_text, lead_ins[0]), side(texts.new_text, lead_ins[1]));
        link(texts, &mut old, &mut new);
        Self { old, new, lexicon }
    }
}

/// Finds the twins: the tokens of the word diff are no smaller than words, so that both can be walked side by side.
fn link(texts: &Comparison<'_>, old: &mut Side<'_>, new: &mut Side<'_>) {
    let (mut k, mut l) = (0, 0);
    for stretch in texts.stretches.iter() {
        let ends = |range: (usize, usize), tokens: &[crate::differ::words::Token]| {
            range.1.checked_sub(1).and_then(|last| tokens.get(last)).map_or(0, |token| token.end)
        };
        let (old_end, new_end) = (ends(stretch.old, &texts.old), ends(stretch.new, &texts.new));
        let (from_old, from_new) = (k, l);
        k += old.words.words[k..].iter().take_while(|word| word.start < old_end).count();
        l += new.words.words[l..].iter().take_while(|word| word.start < new_end).count();
        // A capital at the head of a sentence makes no other word.
        let same = stretch.equal || {
            k - from_old == l - from_new
                && (0..k - from_old).all(|d| old.words.lower(from_old + d) == new.words.lower(from_new + d))
        };
        if same && k - from_old == l - from_new {
            for d in 0..k - from_old {
                old.twin[from_old + d] = Some((from_new + d) as u32);
                new.twin[from_new + d] = Some((from_old + d) as u32);
            }
        }
    }
}

/// Whether two words name the two sides of one relation: `employer` and `employee`, `licensor` and `licensee`.
fn are_parties(a: &str, b: &str) -> bool {
    let singular = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
    let (a, b) = (singular(a), singular(b));
    let opposed = |giver: &str, taker: &str| {
        let (Some(one), Some(other)) =
            (giver.strip_suffix("er").or_else(|| giver.strip_suffix("or")), taker.strip_suffix("ee"))
        else {
            return false;
        };
        one == other
    };
    opposed(&a, &b) || opposed(&b, &a)
}

/// Whether two words are forms of one stem: they begin alike but for an ending.
pub(crate) fn is_form(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let longest = a.chars().count().max(b.chars().count());
    !are_parties(a, b) && shared >= 3 && shared + 4 >= longest && shared * 3 >= longest * 2 - 1
}
