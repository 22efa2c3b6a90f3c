//! What looks like an English modal and is none, and other questions of English word forms.

use crate::lexicon::{Class, Found, Gap, Words, starting_at};

/// `the will of the patient`, `in May`, `their demands`: no verb.
pub(super) fn is_noun(words: &Words<'_>, found: &Found) -> bool {
    if found.end - found.start > 1 {
        return false;
    }
    let k = found.start;
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
pub(super) fn may_be_noun(word: &str) -> bool {
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

/// Whether a modal behind a word like `if` only supposes something (`if the pump should fail`); `where` and `when` name
/// cases in which something is to be done or not.
pub(super) fn is_hypothetical(modal: &str, opener: &str, language: &str) -> bool {
    match language {
        "en" => {
            matches!(modal, "should" | "could" | "might" | "would")
                && !matches!(opener, "when" | "where" | "wherever" | "whenever")
        }
        "de" => matches!(modal, "sollte" | "sollten"),
        _ => false,
    }
}

/// `Should the need arise, …`: a condition without its `if`, known by the subject that follows.
pub(super) fn inverted(words: &Words<'_>, cues: &[Found], found: &Found, language: &str) -> bool {
    let lower = words.lower(found.start);
    let first = words.words[found.start].gap != Gap::Joint && found.end - found.start == 1;
    let subject = || {
        let subject = |cue: &Found| matches!(cue.class, Class::Determiner | Class::Pronoun);
        starting_at(cues, found.end).iter().any(subject) || words.words.get(found.end).is_some_and(|word| word.capital)
    };
    match language {
        // Without a determiner a plural stands there: `Should ships collide`. A verb would stand in an item.
        "en" => first && lower == "should" && (subject() || found.start == 0),
        "de" => first && matches!(lower, "sollte" | "sollten"),
        _ => false,
    }
}

/// Whether an English word can be a past participle.
pub(crate) fn is_participle(word: &str) -> bool {
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
