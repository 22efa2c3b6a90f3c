//! Forms of French verbs: the future, which commits, and the participle.

use crate::lexicon::{Class, Found, Gap, Words, starting_at};
use crate::model::Force;

/// The verbs in the future, as cues of firm force.
pub(super) fn futures(words: &Words<'_>, cues: &[Found]) -> Vec<Found> {
    let noun = |k: usize| {
        k > 0
            && words.words[k].gap == Gap::Joint
            && (starting_at(cues, k - 1)
                .iter()
                .any(|cue| cue.class == Class::Determiner && words.lower(k - 1).len() > 1)
                || matches!(words.lower(k - 1), "le" | "la" | "un" | "une" | "du" | "de"))
    };
    let known = |k: usize| cues.iter().any(|cue| cue.class.force().is_some() && (cue.start..cue.end).contains(&k));
    (0..words.len())
        .filter(|&k| is_future(words.lower(k)) && !noun(k) && !known(k))
        .map(|k| Found { class: Class::Force(Force::Firm), start: k, end: k + 1 })
        .collect()
}

/// Whether a word is a verb in the third person or first person plural of the future.
pub(super) fn is_future(word: &str) -> bool {
    const ENDINGS: [&str; 24] = [
        "era", "ira", "dra", "tra", "vra", "rra", "ura", "eront", "iront", "dront", "tront", "vront", "rront", "uront",
        "erons", "irons", "drons", "trons", "vrons", "aura", "auront", "ferons", "irons", "aurons",
    ];
    const OTHERS: [&str; 8] = ["extra", "environs", "ultra", "contra", "opéra", "camera", "caméra", "infra"];
    word.len() >= 4 && ENDINGS.iter().any(|ending| word.ends_with(ending)) && !OTHERS.contains(&word)
}

/// Whether the future is one of `être`.
pub(super) fn is_to_be(word: &str) -> bool {
    matches!(word, "sera" | "seront" | "serons")
}

/// Whether a word can be a past participle.
pub(super) fn is_participle(word: &str) -> bool {
    let stem = word.trim_end_matches('s').trim_end_matches('e');
    let endings = ["é", "i", "u", "is", "ert", "eint", "aint", "uit", "it", "ait"];
    word.len() > 2 && (word.ends_with("ée") || word.ends_with("ées") || endings.iter().any(|end| stem.ends_with(end)))
}

/// Whether `ne` stands before the verb and no `que` makes it `only`.
pub(super) fn negated(words: &Words<'_>, found: &Found) -> bool {
    let from = found.start.saturating_sub(2);
    (from..found.start).any(|k| matches!(words.lower(k), "ne" | "n"))
        && !(found.end..words.len().min(found.end + 4)).any(|k| matches!(words.lower(k), "que" | "qu"))
}
