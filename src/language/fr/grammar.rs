//! French: the future, which commits, the participle, and negations of two words.

use std::ops::Range;

use crate::language::grammar::{Grammar, Marks, NO_SUBJECT, Part};
use crate::language::words::clauses::{Gap, Words};
use crate::model::Force;

pub(super) struct French;

impl Grammar for French {
    fn is_adverb(&self, word: &str) -> bool {
        word.len() > 6 && word.ends_with("ment") && !word.ends_with("ement")
    }

    fn force_of_form(&self, words: &Words<'_>, marks: &dyn Marks, at: usize) -> Option<Force> {
        (is_future(words.lower(at)) && !is_noun(words, marks, at)).then_some(Force::Firm)
    }

    fn is_finite_form(&self, word: &str) -> bool {
        is_future(word)
    }

    /// `ne` stands before the verb and no `que` makes it `only`.
    fn denies_before(&self, words: &Words<'_>, cue: &Range<usize>) -> bool {
        let from = cue.start.saturating_sub(2);
        (from..cue.start).any(|k| matches!(words.lower(k), "ne" | "n"))
            && !(cue.end..words.len().min(cue.end + 4)).any(|k| matches!(words.lower(k), "que" | "qu"))
    }

    fn completes_negation(&self, word: &str) -> bool {
        matches!(word, "pas" | "plus" | "jamais")
    }

    fn is_personal(&self, pronoun: &str) -> bool {
        matches!(pronoun, "nous" | "vous" | "ils")
    }

    fn is_infinitive_of_be(&self, word: &str) -> bool {
        matches!(word, "être" | "etre")
    }

    fn is_particle(&self, word: &str) -> bool {
        matches!(word, "de" | "d" | "à")
    }

    fn is_participle(&self, word: &str) -> bool {
        is_participle(word)
    }

    fn is_be(&self, word: &str) -> bool {
        matches!(word, "est" | "sont")
    }

    fn is_passive(&self, verb: &str, next: &str) -> bool {
        matches!(verb, "est" | "sont" | "sera" | "seront" | "serons") && is_participle(next)
    }

    fn is_present(&self, words: &Words<'_>, marks: &dyn Marks, before: usize, at: usize) -> bool {
        !marks.is(before, NO_SUBJECT) && !matches!(words.lower(before), "à" | "d") && !is_infinitive(words.lower(at))
    }

    fn joins_nouns(&self, preposition: &str) -> bool {
        matches!(preposition, "de" | "d" | "des" | "du")
    }

    fn is_dummy_subject(&self, word: &str) -> bool {
        matches!(word, "il" | "y")
    }
}

/// Whether a word that looks like a future is a noun, by its article.
fn is_noun(words: &Words<'_>, marks: &dyn Marks, at: usize) -> bool {
    at > 0
        && words.words[at].gap == Gap::Joint
        && (marks.is(at - 1, &[Part::Determiner]) && words.lower(at - 1).len() > 1
            || matches!(words.lower(at - 1), "le" | "la" | "un" | "une" | "du" | "de"))
}

/// Whether a word looks like an infinitive.
fn is_infinitive(word: &str) -> bool {
    !is_future(word) && ["er", "ir", "oir", "re"].iter().any(|end| word.ends_with(end))
}

/// Whether a word is a verb in the third person or first person plural of the future.
fn is_future(word: &str) -> bool {
    const ENDINGS: [&str; 24] = [
        "era", "ira", "dra", "tra", "vra", "rra", "ura", "eront", "iront", "dront", "tront", "vront", "rront", "uront",
        "erons", "irons", "drons", "trons", "vrons", "aura", "auront", "ferons", "irons", "aurons",
    ];
    const OTHERS: [&str; 8] = ["extra", "environs", "ultra", "contra", "opéra", "camera", "caméra", "infra"];
    word.len() >= 4 && ENDINGS.iter().any(|ending| word.ends_with(ending)) && !OTHERS.contains(&word)
}

/// Whether a word can be a past participle.
fn is_participle(word: &str) -> bool {
    let stem = word.trim_end_matches('s').trim_end_matches('e');
    let endings = ["é", "i", "u", "is", "ert", "eint", "aint", "uit", "it", "ait"];
    word.len() > 2 && (word.ends_with("ée") || word.ends_with("ées") || endings.iter().any(|end| stem.ends_with(end)))
}
