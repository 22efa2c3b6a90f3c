//! Names, acronyms and programmes that appeared or disappeared.
//!
//! A name is told by its capitals, where a sentence does not begin. It is in the other text if its words are, in any
//! form (`Turkish`, `Turkey`), if its short or long form is (`the Commission`, `UNDP`), or if a list says that another
//! name means the same.

use std::ops::Range;

use super::Pair;
use super::pair::{Side, signal};
use super::usage::Usage;
use crate::lexicon::{Class, Gap, Lexicon};
use crate::model::{Signal, SignalKind};

/// Words that may stand inside a name in lower case.
const CONNECTORS: [&str; 18] = [
    "of", "for", "the", "de", "du", "des", "la", "le", "les", "d", "l", "für", "der", "die", "von", "del", "in", "pour",
];
/// Letters and codes in capitals that are no names.
const CODES: [&str; 30] = [
    "eur", "usd", "gbp", "chf", "jpy", "cny", "sek", "nok", "dkk", "pln", "mw", "gw", "kw", "tw", "gb", "mb", "tb",
    "kb", "kwh", "mwh", "gwh", "twh", "no", "ok", "am", "pm", "ii", "iii", "iv", "vi",
];

/// The bytes of the values of a text, in order.
pub(super) type Spans = Vec<Range<usize>>;

/// A name: its words, and whether it is a string of capitals.
#[derive(Debug, Clone)]
struct Name {
    words: Range<usize>,
    acronym: Option<String>,
    /// It begins a sentence, where any word has a capital, or names nothing by itself: it may answer a name and is none
    /// to tell of.
    doubtful: bool,
}

/// Appends what it finds: one signal with all names that went and all that came.
///
/// What is part of a value (`EUR`, `Annex II`, `May`) is told with it.
pub(super) fn find(pair: &Pair<'_>, values: &[Spans; 2], usage: &Usage<'_>, found: &mut Vec<Signal>) {
    let old = names(&pair.old, &values[0], pair.lexicon);
    let new = names(&pair.new, &values[1], pair.lexicon);
    if old.is_empty() && new.is_empty() {
        return;
    }
    let gone = missing(&pair.old, &old, &pair.new, &new, pair.lexicon, usage);
    let came = missing(&pair.new, &new, &pair.old, &old, pair.lexicon, usage);
    if !gone.is_empty() || !came.is_empty() {
        found.push(signal(SignalKind::NameChanged, &gone.join(", "), &came.join(", ")));
    }
}

/// The names of one text that the other one has in no form.
fn missing<'a>(
    side: &Side<'a>,
    names: &[Name],
    other: &Side<'_>,
    others: &[Name],
    lexicon: Option<&Lexicon>,
    usage: &Usage<'_>,
) -> Vec<&'a str> {
    let mut out: Vec<&str> = Vec::new();
    for name in names.iter().filter(|name| !name.doubtful && side.changed(name.words.clone())) {
        let shown = side.slice(name.words.clone());
        let told = || {
            stands_in(side, name, other, others, lexicon)
                || is_common(side, name, usage)
                || significant(side, name).all(|word| usage.is_frame(word))
                || has_pronoun(other, other.run_between(side, &side.run(name.words.start)))
        };
        if !out.contains(&shown) && !told() {
            out.push(shown);
        }
    }
    out
}

/// Whether a pronoun stands among some words, which may stand for a name.
fn has_pronoun(side: &Side<'_>, words: Range<usize>) -> bool {
    side.cues_of(|class| class == Class::Pronoun).any(|cue| words.contains(&cue.start) && cue.end - cue.start == 1)
}

/// Letters alone, with one spelling of `-ise`.
fn squashed(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'z' { 's' } else { c })
        .collect()
}

fn significant<'s>(side: &'s Side<'_>, name: &Name) -> impl Iterator<Item = &'s str> {
    name.words.clone().map(|k| side.words.lower(k)).filter(|word| !CONNECTORS.contains(word))
}

fn is_common(side: &Side<'_>, name: &Name, usage: &Usage<'_>) -> bool {
    name.acronym.is_none() && significant(side, name).all(|word| usage.is_common(word))
}

/// Whether the other text has the name, in whatever form.
fn stands_in(side: &Side<'_>, name: &Name, other: &Side<'_>, others: &[Name], lexicon: Option<&Lexicon>) -> bool {
    let all = 0..other.words.len();
    let covered = |word: &str, within: Range<usize>| within.clone().any(|k| akin(word, other.words.lower(k)));
    if let Some(acronym) = &name.acronym {
        let same = |k: usize| other.words.lower(k).trim_end_matches('s') == acronym.trim_end_matches('s');
        if all.clone().any(same) || others.iter().any(|other| other.acronym.as_ref() == Some(acronym)) {
            return true;
        }
        if spelled_out(acronym, other) {
            return true;
        }
    } else if significant(side, name).all(|word| covered(word, all.clone())) {
        return true;
    }
    let shorter = |h: &Name| {
        h.acronym.is_none()
            && name.acronym.is_none()
            && significant(other, h).all(|word| significant(side, name).any(|own| akin(own, word)))
    };
    let initials: String = name.words.clone().filter_map(|k| capital(side, k)).collect();
    let abbreviated = |h: &Name| {
        h.acronym.as_ref().is_some_and(|acronym| {
            let acronym = acronym.trim_end_matches('s');
            initials.chars().count() > 1
                && (acronym == initials || (acronym.len() > 2 && spelled_by(acronym, side, name)))
        })
    };
    let written = side.slice(name.words.clone()).to_lowercase();
    let plain = squashed(&written);
    others.iter().any(|h| {
        shorter(h)
            || abbreviated(h)
            || lexicon.is_some_and(|lexicon| {
                let other_written = other.slice(h.words.clone()).to_lowercase();
                lexicon.same_name(&written, &other_written)
            })
            || plain == squashed(other.slice(h.words.clone()))
    })
}

/// The first letter of a word with a capital, in lower case.
fn capital(side: &Side<'_>, k: usize) -> Option<char> {
    side.words.words.get(k).filter(|word| word.capital).and_then(|_| side.words.lower(k).chars().next())
}

fn spelled_by(acronym: &str, side: &Side<'_>, name: &Name) -> bool {
    spells(acronym, side, name.words.start, name.words.end + 3)
}

/// Whether words of the other text have the letters of an acronym for initials, the first of them with a capital.
fn spelled_out(acronym: &str, other: &Side<'_>) -> bool {
    let first = acronym.chars().next();
    (0..other.words.len()).any(|k| {
        capital(other, k).is_some() && capital(other, k) == first && spells(acronym, other, k, other.words.len())
    })
}

/// Whether the words from `start` on have the letters of an acronym for initials. Words in lower case may be left out;
/// in a short acronym only capitals count.
fn spells(acronym: &str, side: &Side<'_>, start: usize, limit: usize) -> bool {
    let letters: Vec<char> = acronym.trim_end_matches('s').chars().collect();
    let mut at = 0;
    let mut skipped = 0;
    for k in start..limit.min(side.words.len()) {
        if at == letters.len() {
            break;
        }
        if k > start && side.words.words[k].gap != Gap::Joint {
            break;
        }
        let word = side.words.lower(k);
        let upper = side.words.words[k].capital;
        let counts = upper || (letters.len() > 2 && !CONNECTORS.contains(&word));
        if counts && word.starts_with(letters[at]) {
            at += 1;
        } else if upper || skipped > 8 {
            break;
        } else {
            skipped += 1;
        }
    }
    at == letters.len() && letters.len() > 1
}

/// Whether two words are forms of one name: the same, or the same but for an ending.
fn akin(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (a.chars().count() - shared, b.chars().count() - shared);
    shared >= 4 && rest_a + rest_b <= 5
}

/// The names of a text.
fn names(side: &Side<'_>, values: &Spans, lexicon: Option<&Lexicon>) -> Vec<Name> {
    let words = &side.words.words;
    let capitals = words.iter().filter(|word| word.capital && word.end - word.start > 3).count();
    let long = words.iter().filter(|word| word.end - word.start > 3).count();
    // In a title every word has a capital, and so has every noun in German: acronyms alone can be told.
    let titled = capitals * 3 > long * 2 && long > 3;
    let acronyms_only = titled || lexicon.is_some_and(|lexicon| lexicon.language() == "de");
    let mut out: Vec<Name> = Vec::new();
    let mut k = 0;
    let mut spans = values.iter().peekable();
    while k < words.len() {
        while spans.next_if(|span| span.end <= words[k].start).is_some() {}
        if spans.peek().is_some_and(|span| span.start < words[k].end) {
            k += 1;
            continue;
        }
        if let Some((acronym, end)) = acronym(side, k) {
            out.push(Name { words: k..end, acronym: Some(acronym), doubtful: false });
            k = end;
            continue;
        }
        let head = words[k].gap == Gap::Stop;
        if acronyms_only || !words[k].capital || !is_name_word(side, k, lexicon) {
            k += 1;
            continue;
        }
        let mut end = k + 1;
        let mut last = k + 1;
        while end < words.len() && words[end].gap == Gap::Joint && end - last < 3 {
            let hyphened = side.words.text.get(words[end - 1].end..words[end].start) == Some("-");
            if hyphened || words[end].capital && acronym_at(side, end).is_none() {
                last = end + 1;
            } else if !CONNECTORS.contains(&side.words.lower(end)) || (head && end == k + 1) {
                break;
            }
            end += 1;
        }
        // One word at the head of a sentence has its capital from there.
        let plain = (k..last).all(|k| lexicon.is_some_and(|lexicon| lexicon.is_plain_name(side.words.lower(k))));
        out.push(Name { words: k..last, acronym: None, doubtful: plain || head && last == k + 1 });
        k = last;
    }
    out
}

fn is_name_word(side: &Side<'_>, k: usize, lexicon: Option<&Lexicon>) -> bool {
    let word = side.words.lower(k);
    let long = word.chars().count() > 1;
    let function = side.words.words[k].gap == Gap::Stop
        && (word.len() < 5
            || lexicon.is_some_and(|lexicon| lexicon.is_function_word(word))
            || CONNECTORS.contains(&word));
    long && !function
}

fn acronym(side: &Side<'_>, k: usize) -> Option<(String, usize)> {
    if let Some(acronym) = acronym_at(side, k) {
        return Some((acronym, k + 1));
    }
    // `E.U.`
    let single = |k: usize| side.words.words.get(k).is_some_and(|word| word.capital && word.end - word.start == 1);
    let dotted = |k: usize| {
        let words = &side.words.words;
        words.get(k).zip(words.get(k + 1)).is_some_and(|(a, b)| side.words.text.get(a.end..b.start) == Some("."))
    };
    let mut end = k;
    while single(end) && (end == k || dotted(end - 1)) {
        end += 1;
    }
    (end > k + 1).then(|| ((k..end).map(|k| side.words.lower(k)).collect(), end))
}

/// A word of capitals, in lower case.
fn acronym_at(side: &Side<'_>, k: usize) -> Option<String> {
    let word = side.words.words.get(k)?;
    let written = side.words.text.get(word.start..word.end)?;
    let body = written.strip_suffix('s').unwrap_or(written);
    let capitals = body.chars().filter(|c| c.is_uppercase()).count();
    let plain = body.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    if capitals < 2 || !plain || body.chars().count() > 8 {
        return None;
    }
    let lower = side.words.lower(k);
    // `2009/28/EC`, `Regulation (EU) 2016/679`: the reference is told as one.
    let before = side.words.text.get(..word.start).unwrap_or_default();
    let behind = side.words.text.get(word.end..).unwrap_or_default();
    let of_reference = before.ends_with('/')
        || (before.ends_with('(')
            && behind.starts_with(") ")
            && behind[2..].starts_with(|c: char| c.is_ascii_digit() || c == 'N'));
    let shouted = k > 0 && k + 1 < side.words.len() && is_shouted(side, k - 1) && is_shouted(side, k + 1);
    (!CODES.contains(&lower) && !of_reference && !shouted).then(|| lower.to_owned())
}

fn is_shouted(side: &Side<'_>, k: usize) -> bool {
    let Some(word) = side.words.words.get(k) else { return false };
    let written = side.words.text.get(word.start..word.end).unwrap_or_default();
    written.len() > 3 && written.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::differ::words::Comparison;
    use crate::model::Version;

    fn found(old: &str, new: &str) -> Vec<(String, String)> {
        let texts = Comparison::new(old, new);
        let pair = Pair::new(&texts, Lexicon::for_language("en"));
        let (a, b) = (Version::default(), Version::default());
        let mut out = Vec::new();
        find(&pair, &Default::default(), &Usage::new(&a, &b), &mut out);
        out.into_iter().map(|signal| (signal.old, signal.new)).collect()
    }

    #[test]
    fn names_are_known_in_other_forms() {
        for (old, new) in [
            ("Flights to Kiev are suspended.", "Flights to Kyiv are suspended."),
            ("The Organization for Security will go.", "The Organisation for Security will go."),
            ("It meets the European Commission today.", "It meets the Commission today."),
            ("The United Nations Development Programme pays.", "The UNDP pays."),
            ("Turkish and Georgian customs share data.", "The customs of Turkey and Georgia share data."),
        ] {
            assert_eq!(found(old, new), [], "{old} / {new}");
            assert_eq!(found(new, old), [], "{new} / {old}");
        }
        let both = |a: &str, b: &str| vec![(a.to_owned(), b.to_owned())];
        assert_eq!(found("It is run by the OSCE.", "It is run by the UNHCR."), both("OSCE", "UNHCR"));
        assert_eq!(
            found("We ratify the Rome Convention.", "We ratify the Paris Convention."),
            both("Rome Convention", "Paris Convention")
        );
        assert_eq!(found("We train guards.", "We train guards under BOMCA."), both("", "BOMCA"));
    }
}
