//! German: the verb bracket with the verb at the end of its clause, duties without a modal, and the passive.

use std::ops::Range;

use crate::language::grammar::{Grammar, Marks, NO_SUBJECT, VerbPlace, clause_end};
use crate::language::words::clauses::Words;
use crate::model::Force;

pub(super) struct German;

impl Grammar for German {
    fn verb_place(&self) -> VerbPlace {
        VerbPlace::EndOfClause
    }

    fn force_of_form(&self, words: &Words<'_>, _marks: &dyn Marks, at: usize) -> Option<Force> {
        is_duty(words, at).then_some(Force::Binding)
    }

    fn is_no_modal(&self, words: &Words<'_>, cue: &Range<usize>) -> bool {
        is_present_passive(words, cue)
    }

    fn supposes(&self, modal: &str, _opener: &str) -> bool {
        matches!(modal, "sollte" | "sollten")
    }

    fn is_inverted(&self, words: &Words<'_>, _marks: &dyn Marks, cue: &Range<usize>) -> bool {
        words.opens(cue) && matches!(words.lower(cue.start), "sollte" | "sollten")
    }

    fn denial_releases(&self, modal: &str) -> bool {
        matches!(modal, "muss" | "müssen")
    }

    fn is_personal(&self, pronoun: &str) -> bool {
        matches!(pronoun, "wir" | "sie")
    }

    fn ends_passive(&self, word: &str) -> bool {
        matches!(word, "werden" | "worden")
    }

    fn is_passive(&self, verb: &str, _next: &str) -> bool {
        is_passive_auxiliary(verb)
    }

    fn is_present(&self, words: &Words<'_>, marks: &dyn Marks, before: usize, _at: usize) -> bool {
        !marks.is(before, NO_SUBJECT) && words.lower(before) != "zu"
    }

    /// A noun has a capital.
    fn is_finite(&self, words: &Words<'_>, at: usize, known: bool) -> bool {
        is_passive_auxiliary(words.lower(at)) || known && !words.words[at].capital
    }

    fn is_dummy_subject(&self, word: &str) -> bool {
        word == "es"
    }
}

fn is_passive_auxiliary(word: &str) -> bool {
    matches!(word, "wird" | "werden" | "wurde" | "wurden")
}

/// `hat … zu melden`, `sind … einzureichen`: a duty without a modal.
fn is_duty(words: &Words<'_>, at: usize) -> bool {
    if !matches!(words.lower(at), "hat" | "haben" | "ist" | "sind") {
        return false;
    }
    let end = clause_end(words, at);
    if end < at + 2 {
        return false;
    }
    let last = words.lower(end - 1);
    let apart = words.lower(end - 2) == "zu" && last.ends_with('n');
    apart
        || PREFIXES.iter().any(|prefix| {
            last.strip_prefix(prefix)
                .is_some_and(|rest| rest.starts_with("zu") && rest.len() > 5 && rest.ends_with('n'))
        })
}

/// Prefixes that part from their verb.
const PREFIXES: [&str; 20] = [
    "ein", "an", "auf", "aus", "durch", "vor", "zu", "ab", "um", "weiter", "fort", "bei", "mit", "nach", "fest", "her",
    "bereit", "sicher", "zurück", "teil",
];

/// `wird vom Rat beschlossen`: `werden` with a participle is the passive of the present, not the future.
fn is_present_passive(words: &Words<'_>, cue: &Range<usize>) -> bool {
    if cue.end - cue.start > 1 || !matches!(words.lower(cue.start), "wird" | "werden") {
        return false;
    }
    // `sollen … gefördert werden`: here `werden` ends the group of another modal.
    let end = clause_end(words, cue.start);
    if end == cue.end {
        return true;
    }
    let last = words.lower(end - 1);
    last != "werden" && !is_infinitive(last)
}

/// Whether a word at the end of a clause can be an infinitive.
fn is_infinitive(word: &str) -> bool {
    // Infinitives that begin like a participle.
    const GE: [&str; 12] = [
        "geben",
        "gehen",
        "gehören",
        "gelten",
        "gelangen",
        "genehmigen",
        "genießen",
        "gestalten",
        "gestatten",
        "gewähren",
        "gewährleisten",
        "gewinnen",
    ];
    // Endings of strong participles, which no infinitive of this prose has.
    const STRONG: [&str; 14] = [
        "ossen", "nommen", "ogen", "oben", "orfen", "olfen", "unden", "ochen", "oren", "iesen", "ieben", "ritten",
        "standen", "sprochen",
    ];
    let bare = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix).filter(|rest| rest.starts_with("ge")));
    let verb = bare.unwrap_or(word);
    if verb.starts_with("ge") && !GE.contains(&verb) {
        return false;
    }
    word.ends_with('n') && word.len() > 3 && !STRONG.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn infinitives_and_participles() {
        for (word, infinitive) in [
            ("stärken", true),
            ("gewährleisten", true),
            ("einrichten", true),
            ("fördern", true),
            ("beschlossen", false),
            ("gestärkt", false),
            ("eingerichtet", false),
            ("gehalten", false),
            ("unternommen", false),
            ("mitteilen", true),
        ] {
            assert_eq!(is_infinitive(word), infinitive, "{word}");
        }
    }
}
