//! The present tense of a verb without a modal (`the Commission publishes`), told from a noun, an infinitive and a
//! participle by what stands before it.

use super::{french, nouns};
use crate::lexicon::{Class, Found, Gap, Lexicon, Words, starting_at};

/// How many words before the verb may belong to its subject or stand between both.
const SUBJECT: usize = 4;

/// Whether a word is a verb in the present with a subject of its own before it; of a passive, whether it is a
/// participle behind a form of `be`. In German the subject may stand behind the verb.
pub(crate) fn is_present(words: &Words<'_>, cues: &[Found], at: usize, passive: bool, lexicon: &Lexicon) -> bool {
    let word = words.lower(at);
    // A capital makes a name or a title of it (`Service Providers`).
    if words.words.get(at).is_none_or(|word| word.gap != Gap::Joint || word.capital) {
        return false;
    }
    let Some(before) = before(words, cues, at, lexicon) else { return false };
    if passive {
        return is_to_be(words.lower(before), lexicon.language());
    }
    match lexicon.language() {
        "en" => is_english(words, cues, before, word),
        "fr" => !is_any(cues, before, NO_SUBJECT) && !matches!(words.lower(before), "à" | "d") && !is_infinitive(word),
        _ => !is_any(cues, before, NO_SUBJECT) && words.lower(before) != "zu",
    }
}

/// What no subject ends with.
const NO_SUBJECT: &[Class] = &[Class::Determiner, Class::Preposition, Class::Coordinator, Class::Negation];

/// The word before the verb, past adverbs, negations and a bracket of a hedge.
fn before(words: &Words<'_>, cues: &[Found], at: usize, lexicon: &Lexicon) -> Option<usize> {
    let adverb = |k: usize| {
        lexicon.is_adverb(words.lower(k)) || is_any(cues, k, &[Class::Negation, Class::Hedge, Class::LoweringHedge])
    };
    (0..at).rev().take(SUBJECT).find(|&k| !adverb(k))
}

fn is_english(words: &Words<'_>, cues: &[Found], before: usize, word: &str) -> bool {
    let subject = words.lower(before);
    // `We told`, `publishing`
    if word.ends_with("ing") || (word.ends_with("ed") && nouns::is_participle(word)) || subject == "please" {
        return false;
    }
    let third = word.ends_with('s') && !word.ends_with("ss");
    if is_any(cues, before, &[Class::Pronoun, Class::Relative]) {
        // `this report` is a noun, `this reports` none.
        return !is_any(cues, before, &[Class::Determiner]) || third;
    }
    let function = is_any(cues, before, NO_SUBJECT) || is_any(cues, before, &[Class::Opener, Class::Condition]);
    let verb = starting_at(cues, before).iter().any(|cue| cue.class.is_verb() || cue.class.is_force());
    if function || verb || subject == "to" {
        return false;
    }
    // A plural takes the plain form, a singular the one with `s`; a name may be either.
    let plural = subject.ends_with('s') || matches!(subject, "people" | "staff" | "parties" | "children" | "data");
    let joined = (before.saturating_sub(SUBJECT)..before)
        .any(|k| words.lower(k) == "and" && words.words[k + 1].gap == Gap::Joint);
    third || plural || joined
}

fn is_to_be(word: &str, language: &str) -> bool {
    match language {
        "en" => matches!(word, "is" | "are" | "be" | "being"),
        "fr" => matches!(word, "est" | "sont"),
        _ => true,
    }
}

/// Whether a French word looks like an infinitive.
fn is_infinitive(word: &str) -> bool {
    !french::is_future(word) && ["er", "ir", "oir", "re"].iter().any(|end| word.ends_with(end))
}

fn is_any(cues: &[Found], k: usize, classes: &[Class]) -> bool {
    starting_at(cues, k).iter().any(|cue| classes.contains(&cue.class))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_present_has_a_subject() {
        let lexicon = Lexicon::for_language("en").unwrap();
        for (text, word, present) in [
            ("The agency publishes the list.", "publishes", true),
            ("We also transfer data.", "transfer", true),
            ("Member States report every year.", "report", true),
            ("The annual report is sent.", "report", false),
            ("It wants to report on it.", "report", false),
            ("They help transfer data.", "transfer", false),
            ("The agency published the list.", "published", false),
            ("Please report it.", "report", false),
            ("The transfer of data is logged.", "transfer", false),
        ] {
            let words = Words::new(text);
            let cues = lexicon.find(&words);
            let at = (0..words.len()).find(|&k| words.lower(k) == word).unwrap();
            assert_eq!(is_present(&words, &cues, at, false, lexicon), present, "{text}");
        }
    }
}
