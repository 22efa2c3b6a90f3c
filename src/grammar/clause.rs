//! Which clause a word stands in.

use crate::lexicon::{Class, Found, Gap, Words, starting_at};

/// What opens the clause that a word stands in, looking back from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    /// Nothing: it is in a main clause that begins with this word.
    Main(usize),
    /// A condition (`if`) at this word.
    Condition(usize),
    /// An opener or a relative pronoun at this word.
    Subordinate(usize),
}

impl Opening {
    /// Whether it is a main clause.
    pub fn is_main(self) -> bool {
        matches!(self, Self::Main(_))
    }
}

/// How many words a clause may have; nothing further back opens it.
const FAR: usize = 80;

/// Where the condition begins that ends with or at word `k` and opens a clause.
fn condition_over(cues: &[Found], k: usize) -> Option<usize> {
    (k.saturating_sub(3)..=k).rev().find(|&start| {
        starting_at(cues, start)
            .iter()
            .any(|cue| cue.class == Class::Condition && cue.end > k && opens_clause(cues, cue))
    })
}

/// Whether a clause follows a condition (`if`, `in the event that`) and no mere noun (`on request`, `in case of`): it
/// ends with a word that opens one.
fn opens_clause(cues: &[Found], condition: &Found) -> bool {
    (condition.start..condition.end).any(|k| {
        starting_at(cues, k)
            .iter()
            .any(|cue| matches!(cue.class, Class::Opener | Class::Relative) && cue.end == condition.end)
    })
}

/// Looks back from a word to the nearest opener, comma or stop.
pub(crate) fn opening(words: &Words<'_>, cues: &[Found], at: usize) -> Opening {
    let mut k = at;
    loop {
        let opens = |found: &Found| matches!(found.class, Class::Opener | Class::Relative);
        if k < at && starting_at(cues, k).iter().any(opens) {
            // A condition that opens a clause ends with such a word: `in the event that`.
            return condition_over(cues, k).map_or(Opening::Subordinate(k), Opening::Condition);
        }
        match words.words.get(k).map(|word| word.gap) {
            Some(Gap::Joint) if k > 0 && k + FAR > at => k -= 1,
            _ => return Opening::Main(k),
        }
    }
}
