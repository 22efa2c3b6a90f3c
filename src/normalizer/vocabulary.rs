//! The words of one document, by which a word broken at a line end is judged.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::model::Block;

/// How often each word and each pair of words joined by a hyphen occurs unbroken in a document.
///
/// Empty for a document in which no line ends in a hyphen: nothing would be asked of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vocabulary {
    counts: FxHashMap<u64, u32>,
}

impl Vocabulary {
    /// Counts the words of a document, if any line of it ends in a hyphen.
    pub(crate) fn of(blocks: &[Block]) -> Self {
        let mut vocabulary = Self::default();
        if blocks.iter().any(|block| has_broken_word(&block.text)) {
            for block in blocks {
                for line in block.text.lines() {
                    vocabulary.count(line);
                }
            }
        }
        vocabulary
    }

    /// Counts the words of a line, leaving out what is broken at its ends.
    pub(crate) fn count(&mut self, line: &str) {
        let line = line.trim();
        for token in line.split(|letter: char| !(letter.is_alphanumeric() || is_hyphen(letter))) {
            let mut before: Option<&str> = None;
            for word in token.split(is_hyphen) {
                if word.is_empty() {
                    before = None;
                    continue;
                }
                // A word next to a hyphen at the line end is half a word.
                let end = word.as_ptr() as usize + word.len() - line.as_ptr() as usize;
                if line[end..].chars().all(is_hyphen) && end < line.len() {
                    continue;
                }
                *self.counts.entry(key(&[word])).or_default() += 1;
                if let Some(before) = before {
                    *self.counts.entry(key(&[before, "-", word])).or_default() += 1;
                }
                before = Some(word);
            }
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

fn has_broken_word(text: &str) -> bool {
    memchr::memchr_iter(b'\n', text.as_bytes())
        .any(|at| text[..at].trim_end_matches([' ', '\t', '\r']).ends_with(is_hyphen))
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
