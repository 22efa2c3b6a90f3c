//! English: what looks like a modal and is none, the present, and other questions of word forms.

use std::ops::Range;

use crate::language::grammar::{Grammar, Marks, NO_SUBJECT, Part};
use crate::language::words::clauses::{Gap, Words};

pub(super) struct English;

impl Grammar for English {
    fn is_adverb(&self, word: &str) -> bool {
        word.len() > 4
            && word.ends_with("ly")
            && !matches!(word, "apply" | "supply" | "reply" | "comply" | "imply" | "multiply" | "family")
    }

    fn is_no_modal(&self, words: &Words<'_>, cue: &Range<usize>) -> bool {
        is_noun(words, cue)
    }

    fn may_be_noun(&self, word: &str) -> bool {
        may_be_noun(word)
    }

    /// `where` and `when` name cases in which something is to be done or not.
    fn supposes(&self, modal: &str, opener: &str) -> bool {
        matches!(modal, "should" | "could" | "might" | "would")
            && !matches!(opener, "when" | "where" | "wherever" | "whenever")
    }

    /// Known by the subject that follows; without a determiner a plural stands there: `Should ships collide`. A verb
    /// would stand in an item.
    fn is_inverted(&self, words: &Words<'_>, marks: &dyn Marks, cue: &Range<usize>) -> bool {
        let subject = || {
            marks.is(cue.end, &[Part::Determiner, Part::Pronoun])
                || words.words.get(cue.end).is_some_and(|word| word.capital)
        };
        words.opens(cue) && words.lower(cue.start) == "should" && (subject() || cue.start == 0)
    }

    fn cue_holds_verb(&self) -> bool {
        true
    }

    fn is_personal(&self, pronoun: &str) -> bool {
        matches!(pronoun, "we" | "you" | "i" | "they")
    }

    fn makes_perfect(&self, word: &str) -> bool {
        word == "have"
    }

    fn is_infinitive_of_be(&self, word: &str) -> bool {
        matches!(word, "be" | "been" | "being")
    }

    fn is_particle(&self, word: &str) -> bool {
        // A prefix stands apart: `may de-identify`.
        matches!(word, "to" | "de")
    }

    fn is_participle(&self, word: &str) -> bool {
        is_participle(word)
    }

    fn is_be(&self, word: &str) -> bool {
        matches!(word, "is" | "are" | "be" | "being")
    }

    fn is_passive(&self, verb: &str, next: &str) -> bool {
        matches!(verb, "is" | "are" | "was" | "were") && is_participle(next)
    }

    fn is_present(&self, words: &Words<'_>, marks: &dyn Marks, before: usize, at: usize) -> bool {
        is_present(words, marks, before, words.lower(at))
    }

    fn is_finite(&self, words: &Words<'_>, at: usize, known: bool) -> bool {
        known && !words.lower(at).ends_with("ing")
    }

    fn is_infinitive_marker(&self, word: &str) -> bool {
        word == "to"
    }

    fn joins_nouns(&self, preposition: &str) -> bool {
        preposition == "of"
    }

    fn is_dummy_subject(&self, word: &str) -> bool {
        word == "there"
    }
}

/// How many words before the verb may belong to its subject.
const SUBJECT: usize = 4;

/// Whether a word is a verb in the present with a subject of its own before it.
fn is_present(words: &Words<'_>, marks: &dyn Marks, before: usize, word: &str) -> bool {
    let subject = words.lower(before);
    // `We told`, `publishing`
    if word.ends_with("ing") || (word.ends_with("ed") && is_participle(word)) || subject == "please" {
        return false;
    }
    let third = word.ends_with('s') && !word.ends_with("ss");
    if marks.is(before, &[Part::Pronoun, Part::Relative]) {
        // `this report` is a noun, `this reports` none.
        return !marks.is(before, &[Part::Determiner]) || third;
    }
    let function = marks.is(before, NO_SUBJECT) || marks.is(before, &[Part::Opener, Part::Condition]);
    if function || marks.is(before, &[Part::Verb, Part::Force]) || subject == "to" {
        return false;
    }
    // A plural takes the plain form, a singular the one with `s`; a name may be either.
    let plural = subject.ends_with('s') || matches!(subject, "people" | "staff" | "parties" | "children" | "data");
    let joined = (before.saturating_sub(SUBJECT)..before)
        .any(|k| words.lower(k) == "and" && words.words[k + 1].gap == Gap::Joint);
    third || plural || joined
}

/// `the will of the patient`, `in May`, `their demands`: no verb.
fn is_noun(words: &Words<'_>, cue: &Range<usize>) -> bool {
    if cue.end - cue.start > 1 {
        return false;
    }
    let k = cue.start;
    let here = &words.words[k];
    let before = if here.gap == Gap::Joint { k.checked_sub(1).map_or("", |k| words.lower(k)) } else { "" };
    let after = words.lower(k + 1);
    let possessive = before == "s" && k > 1 && !matches!(words.lower(k - 2), "it" | "that" | "there" | "he" | "she");
    match words.lower(k) {
        "may" => {
            let digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
            let named = here.capital && words.text[here.start..here.end].ends_with("ay");
            let ends = words.words.get(k + 1).is_none_or(|word| word.gap != Gap::Joint);
            named && (digit(before) || digit(after) || ends || (k > 0 && here.gap == Gap::Joint))
        }
        "will" | "can" | "must" | "might" => {
            let owned = possessive
                || matches!(
                    before,
                    "the" | "a" | "an" | "its" | "our" | "your" | "their" | "my" | "political" | "free" | "good"
                );
            (owned && after != "be" && !possessive)
                || (possessive && matches!(after, "of" | "shall" | "must" | "should" | "may" | "is" | "to"))
        }
        "shall" | "should" | "could" | "cannot" => false,
        _ => {
            let owned = possessive
                || matches!(
                    before,
                    "the"
                        | "a"
                        | "an"
                        | "its"
                        | "our"
                        | "your"
                        | "their"
                        | "my"
                        | "of"
                        | "these"
                        | "those"
                        | "all"
                        | "any"
                        | "for"
                        | "with"
                        | "in"
                        | "on"
                        | "to"
                        | "by"
                        | "from"
                );
            owned || after == "of"
        }
    }
}

/// Whether a verb of a cue is as often a noun.
fn may_be_noun(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    matches!(
        singular,
        "demand"
            | "offer"
            | "plan"
            | "aim"
            | "promise"
            | "pledge"
            | "call"
            | "work"
            | "attempt"
            | "use"
            | "hope"
            | "wish"
            | "urge"
            | "support"
            | "value"
            | "note"
            | "stress"
            | "guarantee"
    )
}

/// Whether an English word can be a past participle.
fn is_participle(word: &str) -> bool {
    const IRREGULAR: [&str; 46] = [
        "made",
        "held",
        "set",
        "built",
        "put",
        "kept",
        "paid",
        "sent",
        "met",
        "found",
        "brought",
        "read",
        "sold",
        "told",
        "left",
        "lost",
        "led",
        "laid",
        "understood",
        "done",
        "sought",
        "cut",
        "bound",
        "drawn",
        "known",
        "shown",
        "run",
        "taught",
        "thought",
        "bought",
        "caught",
        "dealt",
        "fed",
        "felt",
        "heard",
        "shut",
        "spent",
        "spread",
        "won",
        "begun",
        "become",
        "come",
        "borne",
        "sworn",
        "worn",
        "torn",
    ];
    (word.len() > 3 && (word.ends_with("ed") || word.ends_with("en"))) || IRREGULAR.contains(&word)
}
