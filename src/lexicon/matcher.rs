//! Finding cues in a text, all of them in one pass.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::{Class, Found};
use super::{Gap, Words};

/// How many words a gap (`..`) may skip.
const GAP: usize = 8;
/// How many adverbs may stand between the words of a cue of force.
const ADVERBS: usize = 2;
/// The letters a starred word needs at least, so that it is no sieve without meshes.
const STEM: usize = 3;

/// One place of a cue: a word that may be one of several.
#[derive(Debug, Clone)]
enum Slot {
    /// Whole words and beginnings of words.
    Word { whole: SmallVec<[Box<str>; 2]>, begins: SmallVec<[Box<str>; 1]> },
    /// Any words up to the next mark.
    Gap,
}

impl Slot {
    fn whole(word: &str) -> Self {
        Self::Word { whole: SmallVec::from_iter([Box::from(word)]), begins: SmallVec::new() }
    }

    fn takes(&self, word: &str) -> bool {
        match self {
            Self::Word { whole, begins } => {
                whole.iter().any(|known| **known == *word) || begins.iter().any(|stem| word.starts_with(&**stem))
            }
            Self::Gap => true,
        }
    }
}

#[derive(Debug, Clone)]
struct Pattern {
    slots: SmallVec<[Slot; 4]>,
    class: Class,
}

/// All cues of a lexicon, by their first word.
#[derive(Debug, Clone, Default)]
pub(super) struct Matcher {
    patterns: Vec<Pattern>,
    whole: FxHashMap<Box<str>, SmallVec<[u32; 4]>>,
    begins: FxHashMap<[u8; STEM], Vec<(Box<str>, u32)>>,
}

impl Matcher {
    /// Takes a cue in. Words are set apart by spaces; `a/b` is one or the other, `stem*` any word that begins so, and
    /// `..` a gap of some words.
    ///
    /// # Errors
    /// If it has no word, a star in a wrong place, or a gap at an end: what is wrong, as a clause.
    pub fn add(&mut self, cue: &str, class: Class) -> Result<(), String> {
        let slots = parse(cue)?;
        let Some(Slot::Word { whole, begins }) = slots.first().cloned() else {
            return Err(format!("the cue `{cue}` begins with a gap"));
        };
        let number = self.patterns.len() as u32;
        self.patterns.push(Pattern { slots, class });
        for word in whole {
            self.whole.entry(word).or_default().push(number);
        }
        for stem in begins {
            let bytes = stem.as_bytes();
            self.begins.entry([bytes[0], bytes[1], bytes[2]]).or_default().push((stem, number));
        }
        Ok(())
    }

    /// The cues in a text in order of their beginning; of two that overlap in one class the longer.
    pub fn find(&self, words: &Words<'_>, is_adverb: impl Fn(&str) -> bool) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for k in 0..words.len() {
            let word = words.lower(k);
            let mut at = |number: u32| {
                let pattern = &self.patterns[number as usize];
                if let Some(end) = fits(&pattern.slots, words, k, pattern.class.is_force(), &is_adverb) {
                    put(&mut found, Found { class: pattern.class, start: k, end });
                }
            };
            if let Some(numbers) = self.whole.get(word) {
                numbers.iter().for_each(|&number| at(number));
            }
            if let Some(stems) = word.as_bytes().first_chunk::<STEM>().and_then(|head| self.begins.get(head)) {
                stems.iter().filter(|(stem, _)| word.starts_with(&**stem)).for_each(|&(_, number)| at(number));
            }
        }
        found.sort_by_key(|found| (found.start, found.end));
        found
    }
}

/// Keeps the longer of two cues of one kind that overlap; the earlier of two of one length.
fn put(found: &mut Vec<Found>, new: Found) {
    let same = |old: &Found| old.class.section() == new.class.section() && new.start < old.end && old.start < new.end;
    // Cues are short: only the last few can reach as far as this one.
    let recent = found.len().saturating_sub(12);
    match found[recent..].iter().filter(|old| same(old)).map(|old| old.end - old.start).max() {
        Some(length) if length >= new.end - new.start => {}
        Some(_) => {
            let kept: Vec<Found> = found.drain(recent..).filter(|old| !same(old)).collect();
            found.extend(kept);
            found.push(new);
        }
        None => found.push(new),
    }
}

/// One past the last word of a cue that begins with word `start`.
fn fits(
    slots: &[Slot],
    words: &Words<'_>,
    start: usize,
    flexible: bool,
    is_adverb: &impl Fn(&str) -> bool,
) -> Option<usize> {
    let mut at = start + 1;
    let mut gap = false;
    for slot in &slots[1..] {
        let Slot::Word { .. } = slot else {
            gap = true;
            continue;
        };
        let most = if gap {
            GAP
        } else if flexible {
            ADVERBS
        } else {
            0
        };
        let mut skipped = 0;
        loop {
            let word = words.words.get(at)?;
            let joined = word.gap == Gap::Joint || (flexible && !gap && word.gap == Gap::Comma);
            if !joined {
                return None;
            }
            if slot.takes(words.lower(at)) {
                break;
            }
            if skipped == most || !(gap || is_adverb(words.lower(at))) {
                return None;
            }
            skipped += 1;
            at += 1;
        }
        at += 1;
        gap = false;
    }
    Some(at)
}

fn parse(cue: &str) -> Result<SmallVec<[Slot; 4]>, String> {
    let mut slots = SmallVec::new();
    for part in cue.split_whitespace() {
        if part == ".." {
            slots.push(Slot::Gap);
            continue;
        }
        let starred = part.contains('*');
        // What is elided stands before all choices: `s'engage/engagent`.
        let part = match part.rsplit_once(['\'', '’']) {
            Some((head, rest)) if part.contains('/') && !rest.is_empty() => {
                let inner = Words::new(head);
                slots.extend((0..inner.len()).map(|k| Slot::whole(inner.lower(k))));
                rest
            }
            _ => part,
        };
        let choices: SmallVec<[&str; 2]> = part.split('/').collect();
        if choices.len() == 1 && !starred {
            // An apostrophe or a hyphen cuts a word in two, here as in a text.
            let inner = Words::new(part);
            slots.extend((0..inner.len()).map(|k| Slot::whole(inner.lower(k))));
            continue;
        }
        let (mut whole, mut begins) = (SmallVec::new(), SmallVec::new());
        for choice in choices {
            let (word, star) = choice.strip_suffix('*').map_or((choice, false), |word| (word, true));
            let inner = Words::new(word);
            if inner.len() != 1 || word.contains('*') {
                return Err(format!("`{choice}` in the cue `{cue}` is not a word"));
            }
            let lower = inner.lower(0);
            if star && lower.len() < STEM {
                return Err(format!("`{choice}` in the cue `{cue}` would match almost any word"));
            }
            if star { begins.push(Box::from(lower)) } else { whole.push(Box::from(lower)) }
        }
        slots.push(Slot::Word { whole, begins });
    }
    match slots.last() {
        None => Err("the cue is empty".to_owned()),
        Some(Slot::Gap) => Err(format!("the cue `{cue}` ends with a gap")),
        Some(_) => Ok(slots),
    }
}
