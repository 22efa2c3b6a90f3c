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

/// Looks back from a word to the nearest opener, comma or stop.
pub(crate) fn opening(words: &Words<'_>, cues: &[Found], at: usize) -> Opening {
    let mut k = at;
    loop {
        let starts = |class: &dyn Fn(Class) -> bool| starting_at(cues, k).iter().any(|found| class(found.class));
        if k < at {
            if starts(&|class| class == Class::Condition) {
                return Opening::Condition(k);
            }
            if starts(&|class| matches!(class, Class::Opener | Class::Relative)) {
                return Opening::Subordinate(k);
            }
        }
        match words.words.get(k).map(|word| word.gap) {
            Some(Gap::Joint) if k > 0 && k + FAR > at => k -= 1,
            _ => return Opening::Main(k),
        }
    }
}
