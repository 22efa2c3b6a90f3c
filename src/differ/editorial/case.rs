//! Words in another case: proven where no other word results.

use super::Evidence;

/// Words that are another one with a capital, or in capitals.
const OTHER_WORDS: &str = include_str!("data/case.txt");

/// The letters of the longest acronym; a longer word in capitals is set so to be heard.
const ACRONYM: usize = 6;

/// What a change of case makes of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// The same word.
    Same,
    /// A name, or no name any more: `us`, `US`.
    Name,
    /// A term that either version defines, or no such term any more.
    Term,
    /// Another word, or perhaps one: in doubt.
    Other,
}

/// Where a word stands, as far as it tells why it has its case.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Standing {
    /// It opens a sentence, where a capital says nothing.
    pub opens: bool,
    /// A word beside it is in capitals as well: a line in capitals.
    pub in_capitals: bool,
    /// It belongs to a term that either version defines.
    pub defined: bool,
}

/// Judges two forms of one word that differ in case alone.
pub(super) fn judge(a: &str, b: &str, standing: Standing, evidence: &Evidence<'_>) -> Case {
    let shouted = is_shouted(a) != is_shouted(b);
    if shouted {
        let (capitals, other) = if is_shouted(a) { (a, b) } else { (b, a) };
        if standing.in_capitals {
            return Case::Same;
        }
        if is_other_word(&other.to_lowercase(), capitals) {
            return Case::Name;
        }
        if standing.defined {
            return Case::Term;
        }
        // A short word in capitals is an acronym, unless it is one that is set in capitals to be heard.
        return if capitals.chars().count() > ACRONYM || is_emphatic(&other.to_lowercase()) {
            Case::Same
        } else {
            Case::Name
        };
    }
    let (lower, upper) = if a.starts_with(char::is_lowercase) { (a, b) } else { (b, a) };
    // Behind a colon or in an item, `sie` may become `Sie`: another word, capital of the sentence or not.
    if is_pronoun(lower) && is_other_word(lower, upper) {
        return Case::Other;
    }
    if standing.opens && differs_in_first_letter(a, b) {
        return Case::Same;
    }
    if is_other_word(lower, upper) {
        return Case::Name;
    }
    if standing.defined {
        return Case::Term;
    }
    // A capital makes a noun of a German word: `das Essen`, `essen`.
    let noun = evidence.is_german() || !differs_in_first_letter(a, b);
    if noun { Case::Other } else { Case::Same }
}

fn is_shouted(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
}

fn differs_in_first_letter(a: &str, b: &str) -> bool {
    let rest = |word: &str| word.chars().skip(1).collect::<String>();
    rest(a) == rest(b)
}

fn is_other_word(lower: &str, other: &str) -> bool {
    let list = OTHER_WORDS.lines().filter(|line| !line.starts_with('#'));
    list.filter_map(|line| line.split_once(' ')).any(|pair| pair == (lower, other))
}

fn is_pronoun(lower: &str) -> bool {
    lower == "sie" || lower.starts_with("ih")
}

/// Words that drafters set in capitals to stress them.
fn is_emphatic(lower: &str) -> bool {
    matches!(
        lower,
        "all"
            | "always"
            | "and"
            | "any"
            | "are"
            | "cannot"
            | "is"
            | "may"
            | "must"
            | "never"
            | "no"
            | "not"
            | "only"
            | "or"
            | "prohibited"
            | "recommended"
            | "required"
            | "shall"
            | "should"
            | "will"
            | "optional"
            | "darf"
            | "dürfen"
            | "kann"
            | "kein"
            | "keine"
            | "muss"
            | "müssen"
            | "nicht"
            | "nur"
            | "soll"
            | "sollte"
            | "doit"
            | "doivent"
            | "jamais"
            | "ne"
            | "pas"
            | "peut"
            | "peuvent"
    )
}
