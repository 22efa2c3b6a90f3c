//! How both versions write their words, which tells names from other words with a capital.

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::Version;

/// A word of the frame stands at least so often in either version …
const FRAME_AT_LEAST: u32 = 5;
/// … and in one of so many statements.
const FRAME_SHARE: usize = 20;
/// Statements of a version that are looked into; of more, so many at even distances. What is a common word shows there.
const LOOKED_INTO: usize = 2_000;

/// How both versions write their words: what also stands in lower case is no name.
#[derive(Debug)]
pub(crate) struct Usage<'a> {
    old: &'a Version,
    new: &'a Version,
    seen: OnceCell<Seen>,
}

/// What the versions write in lower case, and in how many places of either a word with a capital stands.
#[derive(Debug, Default)]
struct Seen {
    lower: FxHashSet<Box<str>>,
    upper: FxHashMap<Box<str>, [u32; 2]>,
}

impl<'a> Usage<'a> {
    /// Looks into the versions on first use.
    pub(crate) fn new(old: &'a Version, new: &'a Version) -> Self {
        Self { old, new, seen: OnceCell::new() }
    }

    /// Whether a word also stands in lower case somewhere.
    pub(super) fn is_common(&self, word: &str) -> bool {
        self.seen().lower.contains(word)
    }

    /// Whether both versions write the word, with its capital, all over: it belongs to their frame.
    pub(super) fn is_frame(&self, word: &str) -> bool {
        let counts = self.seen().upper.get(word).copied().unwrap_or_default();
        let often = |count: u32, version: &Version| {
            count >= FRAME_AT_LEAST && count as usize * FRAME_SHARE * distance(version) >= version.statements.len()
        };
        often(counts[0], self.old) && often(counts[1], self.new)
    }

    fn seen(&self) -> &Seen {
        self.seen.get_or_init(|| {
            let mut seen = Seen::default();
            let mut lower = String::new();
            for (k, version) in [self.old, self.new].into_iter().enumerate() {
                for statement in version.statements.iter().step_by(distance(version)) {
                    for word in statement.text.split(|c: char| !c.is_alphanumeric()) {
                        let Some(first) = word.chars().next() else { continue };
                        if first.is_lowercase() {
                            if word.len() > 2 && !seen.lower.contains(word) {
                                seen.lower.insert(word.into());
                            }
                        } else if first.is_uppercase() {
                            lower.clear();
                            lower.extend(word.chars().flat_map(char::to_lowercase));
                            match seen.upper.get_mut(lower.as_str()) {
                                Some(counts) => counts[k] += 1,
                                None => {
                                    let mut counts = [0; 2];
                                    counts[k] = 1;
                                    seen.upper.insert(lower.as_str().into(), counts);
                                }
                            }
                        }
                    }
                }
            }
            seen
        })
    }
}

/// From one statement that is looked into to the next.
fn distance(version: &Version) -> usize {
    version.statements.len().div_ceil(LOOKED_INTO).max(1)
}
