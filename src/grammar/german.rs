//! The German verb bracket: the verb at the end of its clause, and the passive.

use crate::lexicon::{Class, Found, Gap, Words, starting_at};
use crate::model::Force;

/// How far the end of a clause is looked for.
const FAR: usize = 60;

/// One past the last word of the clause that word `from` stands in or after.
pub(super) fn clause_end(words: &Words<'_>, from: usize) -> usize {
    (from + 1..words.len().min(from + FAR))
        .find(|&k| words.words[k].gap != Gap::Joint)
        .unwrap_or(words.len().min(from + FAR))
}

/// `hat … zu melden`, `sind … einzureichen`: a duty without a modal, as cues of binding force.
pub(super) fn duties(words: &Words<'_>, cues: &[Found]) -> Vec<Found> {
    let duty = |k: &usize| {
        let end = clause_end(words, *k);
        if !matches!(words.lower(*k), "hat" | "haben" | "ist" | "sind") || end < k + 2 {
            return false;
        }
        let last = words.lower(end - 1);
        let apart = words.lower(end - 2) == "zu" && last.ends_with('n');
        let joined = PREFIXES.iter().any(|prefix| {
            last.strip_prefix(prefix)
                .is_some_and(|rest| rest.starts_with("zu") && rest.len() > 5 && rest.ends_with('n'))
        });
        let known = starting_at(cues, *k).iter().any(|cue| cue.class.force().is_some());
        (apart || joined) && !known
    };
    (0..words.len()).filter(duty).map(|k| Found { class: Class::Force(Force::Binding), start: k, end: k + 1 }).collect()
}

/// Prefixes that part from their verb.
const PREFIXES: [&str; 20] = [
    "ein", "an", "auf", "aus", "durch", "vor", "zu", "ab", "um", "weiter", "fort", "bei", "mit", "nach", "fest", "her",
    "bereit", "sicher", "zurück", "teil",
];

/// `wird vom Rat beschlossen`: `werden` with a participle is the passive of the present, not the future.
pub(super) fn is_passive(words: &Words<'_>, found: &Found) -> bool {
    if found.end - found.start > 1 || !matches!(words.lower(found.start), "wird" | "werden") {
        return false;
    }
    // `sollen … gefördert werden`: here `werden` ends the group of another modal.
    let end = clause_end(words, found.start);
    if end == found.end {
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
