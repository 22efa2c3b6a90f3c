//! The words of one document, by which a word broken at a line end is judged.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::model::Block;

/// How often the words that a document breaks at a line end occur in it unbroken, as one word and with a hyphen.
///
/// Only those are counted, since nothing else is ever asked: most documents break few words, and many none.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vocabulary {
    counts: FxHashMap<u64, u32>,
    /// By the first letter of a word that is counted, a bit for each length; it spares most words the look-up.
    lengths: Vec<u64>,
}

impl Vocabulary {
    /// Counts the words of a document that it breaks somewhere.
    pub(crate) fn of(blocks: &[Block]) -> Self {
        let mut vocabulary = Self { counts: FxHashMap::default(), lengths: vec![0; 256] };
        for block in blocks {
            vocabulary.note_broken_words(&block.text);
        }
        if !vocabulary.counts.is_empty() {
            for block in blocks {
                block.text.lines().for_each(|line| vocabulary.count(line));
            }
        }
        vocabulary
    }

    fn note_broken_words(&mut self, text: &str) {
        for at in memchr::memchr_iter(b'\n', text.as_bytes()) {
            let Some(head) = text[..at].trim_end().strip_suffix(is_hyphen) else { continue };
            let (left, right) = (trailing_word(head), leading_word(text[at..].trim_start()));
            if !left.is_empty() && !right.is_empty() {
                self.counts.insert(key(&[left, right]), 0);
                self.counts.insert(key(&[left, "-", right]), 0);
                self.lengths[first_letter(left)] |= length_bit(left.len() + right.len());
            }
        }
    }

    /// Counts the words of a line, leaving out what is broken at its ends.
    fn count(&mut self, line: &str) {
        let line = line.trim();
        for token in line.split(|letter: char| !(letter.is_alphanumeric() || is_hyphen(letter))) {
            let mut before: Option<&str> = None;
            for word in token.split(is_hyphen) {
                if word.is_empty() {
                    before = None;
                    continue;
                }
                if before.is_none() && word.len() == token.len() && !self.may_count(word) {
                    break;
                }
                // A word next to a hyphen at the line end is half a word.
                let end = word.as_ptr() as usize + word.len() - line.as_ptr() as usize;
                if end < line.len() && line[end..].chars().all(is_hyphen) {
                    continue;
                }
                if self.may_count(word) {
                    self.add(key(&[word]));
                }
                if let Some(before) = before {
                    self.add(key(&[before, "-", word]));
                }
                before = Some(word);
            }
        }
    }

    fn may_count(&self, word: &str) -> bool {
        self.lengths[first_letter(word)] & length_bit(word.len()) != 0
    }

    fn add(&mut self, key: u64) {
        if let Some(count) = self.counts.get_mut(&key) {
            *count += 1;
        }
    }

    /// How often `left` and `right` occur as one word.
    pub(crate) fn joined(&self, left: &str, right: &str) -> u32 {
        self.counts.get(&key(&[left, right])).copied().unwrap_or(0)
    }

    /// How often `left` and `right` occur joined by a hyphen.
    pub(crate) fn hyphenated(&self, left: &str, right: &str) -> u32 {
        self.counts.get(&key(&[left, "-", right])).copied().unwrap_or(0)
    }
}

/// True for a hyphen, plain or typographic.
pub(crate) fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}')
}

/// The letters and figures that a text ends with.
pub(crate) fn trailing_word(text: &str) -> &str {
    text.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default()
}

/// The letters and figures that a text begins with.
pub(crate) fn leading_word(text: &str) -> &str {
    text.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default()
}

/// One place for both cases of a letter: for all letters outside ASCII it is the same.
fn first_letter(word: &str) -> usize {
    word.bytes().next().filter(u8::is_ascii).map_or(128, |byte| usize::from(byte.to_ascii_lowercase()))
}

/// The bit of a length; long words share one.
fn length_bit(bytes: usize) -> u64 {
    1 << bytes.min(63)
}

/// A hash of the parts taken together, without regard to case.
fn key(parts: &[&str]) -> u64 {
    let mut hasher = FxHasher::default();
    for part in parts {
        for letter in part.chars() {
            if letter.is_ascii() {
                letter.to_ascii_lowercase().hash(&mut hasher);
            } else {
                letter.to_lowercase().for_each(|lower| lower.hash(&mut hasher));
            }
        }
    }
    hasher.finish()
}
