//! What the cues of a lexicon tell the grammar of a language.

use crate::language::grammar::{Marks, Part};
use crate::lexicon::{Class, Found, starting_at};

/// The cues of a text.
pub(super) struct Cues<'a>(pub &'a [Found]);

impl Marks for Cues<'_> {
    fn is(&self, at: usize, parts: &[Part]) -> bool {
        starting_at(self.0, at).iter().any(|cue| parts.iter().any(|part| is(cue.class, *part)))
    }
}

fn is(class: Class, part: Part) -> bool {
    match part {
        Part::Determiner => class == Class::Determiner,
        Part::Pronoun => class == Class::Pronoun,
        Part::Preposition => class == Class::Preposition,
        Part::Coordinator => class == Class::Coordinator,
        Part::Negation => class == Class::Negation,
        Part::Relative => class == Class::Relative,
        Part::Opener => class == Class::Opener,
        Part::Condition => class == Class::Condition,
        Part::Verb => class.is_verb(),
        Part::Force => class.is_force(),
    }
}
