//! The present tense of a verb without a modal (`the Commission publishes`), told from a noun, an infinitive and a
//! participle by what stands before it.

use super::marks::Cues;
use crate::lexicon::{Class, Found, Gap, Lexicon, Words, starting_at};

/// How many words before the verb may belong to its subject or stand between both.
const SUBJECT: usize = 4;

/// Whether a word is a verb in the present with a subject of its own before it; of a passive, whether it is a
/// participle behind a form of `be`. In German the subject may stand behind the verb.
pub(crate) fn is_present(words: &Words<'_>, cues: &[Found], at: usize, passive: bool, lexicon: &Lexicon) -> bool {
    // A capital makes a name or a title of it (`Service Providers`).
    if words.words.get(at).is_none_or(|word| word.gap != Gap::Joint || word.capital) {
        return false;
    }
    let Some(before) = before(words, cues, at, lexicon) else { return false };
    let grammar = lexicon.grammar();
    if passive {
        return grammar.is_be(words.lower(before));
    }
    grammar.is_present(words, &Cues(cues), before, at)
}

/// The word before the verb, past adverbs, negations and a bracket of a hedge.
fn before(words: &Words<'_>, cues: &[Found], at: usize, lexicon: &Lexicon) -> Option<usize> {
    let adverb = |k: usize| {
        lexicon.is_adverb(words.lower(k)) || is_any(cues, k, &[Class::Negation, Class::Hedge, Class::LoweringHedge])
    };
    (0..at).rev().take(SUBJECT).find(|&k| !adverb(k))
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
