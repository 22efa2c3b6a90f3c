//! Where names stand in a text: by their capitals, where a sentence does not begin.

use std::ops::Range;

use super::super::pair::Side;
use super::super::usage::Usage;
use super::Spans;
use crate::language::words::lists::List;
use crate::lexicon::{Class, Gap, Lexicon, starting_at};
use crate::values::{is_web_address, token_at};

/// Words that stand inside a name behind a noun that calls for them (`Convention against Corruption`).
const PREPOSITIONS: [&str; 5] = ["against", "on", "to", "in", "and"];
/// Forms of companies, which belong to the name before them.
const COMPANIES: [&str; 20] = [
    "inc",
    "ltd",
    "llc",
    "llp",
    "plc",
    "corp",
    "corporation",
    "limited",
    "gmbh",
    "ag",
    "kg",
    "sa",
    "sas",
    "sarl",
    "nv",
    "bv",
    "ab",
    "oy",
    "aps",
    "spa",
];
/// Letters and codes in capitals that are no names.
const CODES: [&str; 30] = [
    "eur", "usd", "gbp", "chf", "jpy", "cny", "sek", "nok", "dkk", "pln", "mw", "gw", "kw", "tw", "gb", "mb", "tb",
    "kb", "kwh", "mwh", "gwh", "twh", "no", "ok", "am", "pm", "ii", "iii", "iv", "vi",
];

/// Whether a word may stand inside a name in lower case.
pub(super) fn is_connector(word: &str) -> bool {
    List::InsideNames.has(word)
}

/// A name: its words, and whether it is a string of capitals.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub words: Range<usize>,
    pub acronym: Option<String>,
    /// It begins a sentence, where any word has a capital, or names nothing by itself: it may answer a name and is none
    /// to tell of.
    pub doubtful: bool,
}

/// The names of a text.
pub(super) fn names(side: &Side<'_>, values: &Spans, lexicon: Option<&Lexicon>, usage: &Usage<'_>) -> Vec<Name> {
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
        if is_in_web_address(side, k) || in_capitals(side, k) {
            k += 1;
            continue;
        }
        let titled = acronym(side, k).filter(|(_, end)| acronyms_only || !is_word(side, *end));
        if let Some((acronym, end)) = titled {
            out.push(Name { words: k..end, acronym: Some(acronym), doubtful: false });
            k = end;
            continue;
        }
        let head = words[k].gap == Gap::Stop;
        if acronyms_only || !words[k].capital || !is_name_word(side, k, lexicon) {
            k += 1;
            continue;
        }
        let last = name_end(side, k, lexicon);
        // `Registered Acme users`: a word at the head of a sentence that is also written small is none of the name.
        if head
            && last > k + 1
            && acronym_at(side, k).is_none()
            && (usage.is_common(side.words.lower(k)) || is_cue(side, k))
        {
            k += 1;
            continue;
        }
        // One word at the head of a sentence has its capital from there.
        let plain = (k..last).all(|k| lexicon.is_some_and(|lexicon| lexicon.is_plain_name(side.words.lower(k))));
        let company = last == k + 1 && COMPANIES.contains(&side.words.lower(k));
        out.push(Name { words: k..last, acronym: None, doubtful: plain || company || head && last == k + 1 });
        k = last;
    }
    out
}

/// One past the last word of the name that begins at a word.
fn name_end(side: &Side<'_>, start: usize, lexicon: Option<&Lexicon>) -> usize {
    let words = &side.words.words;
    let head = words[start].gap == Gap::Stop;
    let mut end = start + 1;
    let mut last = start + 1;
    // Whether a noun called for what follows its preposition, and a further noun may be joined by `and`.
    let mut open = is_head(side, start, lexicon);
    let mut connected = false;
    while end < words.len() && end - last < 3 {
        let lower = side.words.lower(end);
        if words[end].gap == Gap::Comma && COMPANIES.contains(&lower) && words[end].capital {
            return end + 1;
        }
        let ampersand = side.words.text.get(words[end - 1].end..words[end].start) == Some(" & ");
        let between = side.words.text.get(words[end - 1].end..words[end].start).unwrap_or_default();
        // Quotes, slashes and dashes end a name.
        let apart = between.contains(['"', '“', '”', '«', '»', '/', '*', '_']) || between.contains(" -");
        if apart || words[end].gap != Gap::Joint && !(ampersand && words[end].capital) {
            break;
        }
        let hyphened = side.words.text.get(words[end - 1].end..words[end].start) == Some("-");
        if hyphened || words[end].capital && (acronym_at(side, end).is_none() || COMPANIES.contains(&lower)) {
            last = end + 1;
            open |= is_head(side, end, lexicon);
        } else if PREPOSITIONS.contains(&lower) {
            let follows = words.get(end + 1).is_some_and(|word| word.capital && word.gap == Gap::Joint);
            // `Ministry of Trade and Industry`, `Information and Coordination Centre`
            let joins = match lower {
                "and" => connected || joins_to_head(side, end, lexicon),
                _ => open,
            };
            if !follows || end != last || !joins {
                break;
            }
            connected = true;
        } else if !is_connector(lower) || (head && end == start + 1) {
            break;
        } else {
            connected = true;
        }
        end += 1;
    }
    last
}

/// Whether `and` joins words before one noun that closes the name; not two names that each have theirs.
fn joins_to_head(side: &Side<'_>, and: usize, lexicon: Option<&Lexicon>) -> bool {
    let words = &side.words.words;
    let own = (and + 1..words.len().min(and + 4)).take_while(|&k| words[k].capital && words[k].gap == Gap::Joint);
    !is_head(side, and - 1, lexicon) && own.skip(1).any(|k| is_head(side, k, lexicon))
}

fn is_head(side: &Side<'_>, k: usize, lexicon: Option<&Lexicon>) -> bool {
    lexicon.is_some_and(|lexicon| lexicon.is_name_head(side.words.lower(k)))
}

/// Whether a word with a capital that is no acronym goes on where an acronym ends: `UN Convention`.
fn is_word(side: &Side<'_>, k: usize) -> bool {
    side.words.words.get(k).is_some_and(|word| {
        word.gap == Gap::Joint
            && word.capital
            && word.end - word.start > 2
            && acronym_at(side, k).is_none()
            && !side.words.text[word.start..word.end].chars().all(char::is_uppercase)
            && side.words.text.get(word.start - 1..word.start) == Some(" ")
    })
}

/// Whether a word holds the sentence together, so that no noun begins with it.
pub(super) fn is_function_cue(side: &Side<'_>, k: usize) -> bool {
    starting_at(&side.cues, k).iter().any(|cue| {
        matches!(
            cue.class,
            Class::Coordinator
                | Class::Preposition
                | Class::Determiner
                | Class::Pronoun
                | Class::Relative
                | Class::Opener
                | Class::Force(_)
                | Class::Negation
                | Class::Agent
        )
    })
}

/// Whether a word is one the lexicon knows as anything but somebody who acts.
fn is_cue(side: &Side<'_>, k: usize) -> bool {
    starting_at(&side.cues, k)
        .iter()
        .any(|cue| cue.end == k + 1 && !matches!(cue.class, Class::Actor | Class::Term { .. }))
}

/// Whether a word is part of an address on the web or of a mailbox.
fn is_in_web_address(side: &Side<'_>, k: usize) -> bool {
    let word = side.words.words[k];
    token_at(side.words.text, word.start, word.end).is_some_and(is_web_address)
}

fn is_name_word(side: &Side<'_>, k: usize, lexicon: Option<&Lexicon>) -> bool {
    let word = side.words.lower(k);
    let long = word.chars().count() > 1;
    let function = side.words.words[k].gap == Gap::Stop
        && (word.len() < 5 || lexicon.is_some_and(|lexicon| lexicon.is_function_word(word)) || is_connector(word));
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
    // `2009/28/EC`, `Regulation (EU) 2016/679`: the reference is reported as one.
    let before = side.words.text.get(..word.start).unwrap_or_default();
    let behind = side.words.text.get(word.end..).unwrap_or_default();
    let of_reference = before.ends_with('/')
        || (before.ends_with('(')
            && behind.starts_with(") ")
            && behind[2..].starts_with(|c: char| c.is_ascii_digit() || c == 'N'));
    (!CODES.contains(&lower) && !of_reference).then(|| lower.to_owned())
}

/// Whether a word stands in a row of words that are all in capitals: there capitals tell nothing.
fn in_capitals(side: &Side<'_>, k: usize) -> bool {
    let joint = |k: usize| side.words.words.get(k).is_some_and(|word| word.gap == Gap::Joint);
    let before = (1..=k).rev().take_while(|&k| joint(k) && is_shouted(side, k - 1)).take(3).count();
    let behind = (k + 1..side.words.len()).take_while(|&k| joint(k) && is_shouted(side, k)).take(3).count();
    is_shouted(side, k) && before + behind > 1
}

fn is_shouted(side: &Side<'_>, k: usize) -> bool {
    let Some(word) = side.words.words.get(k) else { return false };
    let written = side.words.text.get(word.start..word.end).unwrap_or_default();
    written.len() > 1 && written.chars().all(char::is_uppercase)
}
