//! What the forms of words say in a language: the part of its grammar that no list of words can hold.
//!
//! A grammar looks at the words of a clause, and at what the lexicon of the language knows of them. How the parts of a
//! statement are found with its help is the business of the room that reads statements.

use std::ops::Range;

use super::LANGUAGES;
use super::words::clauses::{Gap, Words};
use crate::model::Force;

/// What the lexicon of a language may know of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// It may stand before a noun.
    Determiner,
    /// A pronoun that can be a subject.
    Pronoun,
    /// A preposition.
    Preposition,
    /// It may open a further main clause.
    Coordinator,
    /// A negation.
    Negation,
    /// It opens a relative clause.
    Relative,
    /// It opens a subordinate clause.
    Opener,
    /// It opens a condition.
    Condition,
    /// A main verb.
    Verb,
    /// It sets how far a statement binds.
    Force,
}

/// What the lexicon knows of the words of a text.
pub(crate) trait Marks {
    /// Whether one of these begins with a word.
    fn is(&self, at: usize, parts: &[Part]) -> bool;
}

/// What no subject ends with.
pub(crate) const NO_SUBJECT: &[Part] = &[Part::Determiner, Part::Preposition, Part::Coordinator, Part::Negation];

/// Where the main verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VerbPlace {
    /// Behind its modal, and the subject before it (`the agency shall report`).
    BehindModal,
    /// At the end of its clause, and the subject on either side (`die Behörde muss … melden`).
    EndOfClause,
}

/// The grammar of a language. What a language does not say of itself is answered with no.
pub(crate) trait Grammar: Sync {
    /// Where the main verb stands.
    fn verb_place(&self) -> VerbPlace {
        VerbPlace::BehindModal
    }

    /// Whether a word has the form of an adverb that may stand inside a verb group.
    fn is_adverb(&self, _word: &str) -> bool {
        false
    }

    /// The force that a verb has by its form, without a modal (`publiera`, `hat … zu melden`).
    fn force_of_form(&self, _words: &Words<'_>, _marks: &dyn Marks, _at: usize) -> Option<Force> {
        None
    }

    /// Whether what looks like a modal is none (`the will of the patient`, `wird beschlossen`).
    fn is_no_modal(&self, _words: &Words<'_>, _cue: &Range<usize>) -> bool {
        false
    }

    /// Whether a verb that carries force is as often a noun.
    fn may_be_noun(&self, _word: &str) -> bool {
        false
    }

    /// Whether a modal behind a word like `if` only supposes something (`if the pump should fail`).
    fn supposes(&self, _modal: &str, _opener: &str) -> bool {
        false
    }

    /// Whether a modal at the head of a clause makes it a condition without its `if` (`Should the need arise, …`).
    fn is_inverted(&self, _words: &Words<'_>, _marks: &dyn Marks, _cue: &Range<usize>) -> bool {
        false
    }

    /// Whether a cue of force that ends with a main verb brings it along (`will explore`, `supports`).
    fn cue_holds_verb(&self) -> bool {
        false
    }

    /// Whether a word is modal and main verb in one (`publiera`).
    fn is_finite_form(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word before a cue of force denies it (`ne doit pas`).
    fn denies_before(&self, _words: &Words<'_>, _cue: &Range<usize>) -> bool {
        false
    }

    /// Whether a word behind the modal only completes a negation (`pas`).
    fn completes_negation(&self, _word: &str) -> bool {
        false
    }

    /// Whether a denied modal releases instead of forbidding (`muss nicht`).
    fn denial_releases(&self, _modal: &str) -> bool {
        false
    }

    /// Whether a pronoun stands for somebody who acts (`we`).
    fn is_personal(&self, _pronoun: &str) -> bool {
        false
    }

    /// Whether a word before a participle only makes a perfect (`may have been`).
    fn makes_perfect(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word is `be` behind a modal.
    fn is_infinitive_of_be(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word may stand between a modal and its verb and says nothing (`to`, `de`).
    fn is_particle(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word can be a past participle.
    fn is_participle(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word at the end of a clause makes a passive of the verb before it (`gefördert werden`).
    fn ends_passive(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word before a participle can be the auxiliary of a passive.
    fn is_be(&self, _word: &str) -> bool {
        true
    }

    /// Whether a finite verb and the word that follows make a passive.
    fn is_passive(&self, _verb: &str, _next: &str) -> bool {
        false
    }

    /// Whether a word is a verb in the present, by the last word of what stands before it.
    fn is_present(&self, _words: &Words<'_>, marks: &dyn Marks, before: usize, _at: usize) -> bool {
        !marks.is(before, NO_SUBJECT)
    }

    /// Whether a word can be the finite verb of a clause without a modal; `known` says that the lexicon has the verb.
    fn is_finite(&self, _words: &Words<'_>, _at: usize, known: bool) -> bool {
        known
    }

    /// Whether a word makes an infinitive of the verb behind it (`to`).
    fn is_infinitive_marker(&self, _word: &str) -> bool {
        false
    }

    /// Whether a preposition joins two nouns to one name of who acts (`the Council of Ministers`).
    fn joins_nouns(&self, _preposition: &str) -> bool {
        false
    }

    /// Whether a word stands where a subject would and names nobody (`there`).
    fn is_dummy_subject(&self, _word: &str) -> bool {
        false
    }
}

/// Whether any known grammar says so: many a document has a sentence or a list in another language than its own.
pub(crate) fn any_says(says: impl Fn(&dyn Grammar) -> bool) -> bool {
    LANGUAGES.iter().filter_map(|language| language.grammar).any(says)
}

/// The grammar of a language of which none is known.
pub(crate) struct NoGrammar;

impl Grammar for NoGrammar {}

/// How far the end of a clause is looked for.
const FAR: usize = 60;

/// One past the last word of the clause that word `from` stands in or after.
pub(crate) fn clause_end(words: &Words<'_>, from: usize) -> usize {
    (from + 1..words.len().min(from + FAR))
        .find(|&k| words.words[k].gap != Gap::Joint)
        .unwrap_or(words.len().min(from + FAR))
}
