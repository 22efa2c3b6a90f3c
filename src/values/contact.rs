//! Digits by which somebody is reached and nothing is counted: web and mail addresses, telephone numbers, streets and
//! postal codes, and the numbers of an enumeration in running text.

use super::cursor::{Cursor, is_hyphen};
use super::vocabulary::Role;

/// How many words a street may have.
const STREET: usize = 4;
/// How many digits a telephone number has at least.
const PHONE: usize = 7;

/// The word behind what is no value at this word; none if a value may begin there.
pub(super) fn skip(cursor: &Cursor<'_>, at: usize) -> Option<usize> {
    if !cursor.starts_with_digit(at) {
        return None;
    }
    if is_in_web_address(cursor, at) || counts_in_brackets(cursor, at) {
        return Some(at + 1);
    }
    let alone = || is_in_street(cursor, at) || is_postal_code(cursor, at) || is_code(cursor, at);
    phone(cursor, at).or_else(|| alone().then_some(at + 1))
}

/// `https://…`, `www…`, `name@…`: what stands between the nearest spaces.
fn is_in_web_address(cursor: &Cursor<'_>, at: usize) -> bool {
    let Some(word) = cursor.words.get(at) else { return false };
    token_at(cursor.text, word.start as usize, word.end as usize).is_some_and(is_web_address)
}

/// What stands around some bytes of a text up to the nearest spaces.
pub(crate) fn token_at(text: &str, start: usize, end: usize) -> Option<&str> {
    let before = text.get(..start)?.rsplit(char::is_whitespace).next()?.len();
    let behind = text.get(end..)?.split(char::is_whitespace).next()?.len();
    text.get(start - before..end + behind)
}

/// Whether text without spaces is an address on the web or of a mailbox.
pub(crate) fn is_web_address(token: &str) -> bool {
    let token = token.trim_start_matches(|c: char| !c.is_alphanumeric());
    if token.contains("://") || token.contains('@') || token.starts_with("www.") {
        return true;
    }
    // `example.org/2019`: a host with a top level of letters before the first slash.
    token.split_once('/').is_some_and(|(host, _)| {
        host.rsplit_once('.').is_some_and(|(name, top)| {
            name.contains(char::is_alphabetic) && top.len() >= 2 && top.chars().all(|c| c.is_ascii_alphabetic())
        })
    })
}

/// `(1) … and (2) …`, `4 (Your rights), 6 (Fees)`: a number of one or two digits alone in brackets, or one with a title
/// in brackets. `thirty (30)` is read with its word.
fn counts_in_brackets(cursor: &Cursor<'_>, at: usize) -> bool {
    if cursor.word(at).len() > 2 {
        return false;
    }
    let titled = cursor.gap(at + 1) == " (" && cursor.word(at + 1).starts_with(char::is_uppercase) && {
        let before = cursor.gap(at).trim_end();
        let listed = at > 0 && matches!(cursor.word(at - 1), "and" | "or" | "to" | "et" | "ou" | "und" | "oder");
        before.ends_with([',', ':', ';', ')']) || listed
    };
    titled
        || cursor.gap(at).ends_with(" (")
            && cursor.gap(at + 1).starts_with(')')
            && at.checked_sub(1).is_none_or(|before| {
                let counts = |role: &Role| {
                    matches!(role, Role::Number(_) | Role::Hundred | Role::Scale(_) | Role::Reference(_)).then_some(())
                };
                !cursor.starts_with_digit(before) && cursor.role(before, counts).is_none()
            })
}

/// `26-011`: digits after a zero are a code, if they are no date.
fn is_code(cursor: &Cursor<'_>, at: usize) -> bool {
    let word = cursor.word(at);
    let leading_zero = word.len() > 2 && word.starts_with('0') && word.bytes().all(|b| b.is_ascii_digit());
    leading_zero && super::dates::read(cursor, at, &mut Vec::new()).is_none()
}

/// Groups of digits as a telephone number has them: `020 7946 0018`, `+49 30 1234-56`.
fn phone(cursor: &Cursor<'_>, at: usize) -> Option<usize> {
    let all_digits = |k: usize| !cursor.word(k).is_empty() && cursor.word(k).bytes().all(|b| b.is_ascii_digit());
    let joined = |k: usize| {
        let gap = cursor.gap(k);
        let gap = gap.strip_prefix(')').unwrap_or(gap);
        matches!(gap, " " | "\u{a0}" | "." | "/" | " / " | " (" | " - " | "-" | "" | " (0)")
            || gap.chars().all(is_hyphen)
    };
    let begins = cursor.gap(at).ends_with('+') || cursor.word(at).starts_with('0');
    let mut next = at;
    let mut digits = 0;
    let mut short = true;
    while next < cursor.words.len() && all_digits(next) && (next == at || joined(next)) {
        digits += cursor.word(next).len();
        short &= cursor.word(next).len() == 3 || next == at;
        next += 1;
    }
    let groups = next - at;
    let named = at.checked_sub(1).is_some_and(|before| {
        matches!(
            cursor.word(before).to_lowercase().as_str(),
            "phone" | "telephone" | "tel" | "fax" | "call" | "hotline" | "mobile" | "téléphone" | "tél" | "telefon"
        )
    });
    // `1 000 000` is a number, `31 12 2024` and `2007 2013` are dates.
    let number = short && !begins && groups > 1;
    let date = || super::dates::read(cursor, at, &mut Vec::new()).is_some_and(|after| after > at + 1);
    let phone = digits >= PHONE && !number && !date() && (begins || named || groups > 2 && digits > 8);
    (phone && (groups > 1 || begins || named)).then_some(next)
}

/// `14 Harbour Street`, `Hauptstraße 5`, `118 rue de Javel`: a number beside the name of a street.
fn is_in_street(cursor: &Cursor<'_>, at: usize) -> bool {
    let street = |k: usize| is_street(&cursor.word(k).to_lowercase());
    if cursor.word(at).len() > 5 {
        return false;
    }
    // `44/50 avenue`, `28-32`
    let mut from = at + 1;
    while cursor.starts_with_digit(from) && matches!(cursor.gap(from), "/" | "-" | "–" | " - ") {
        from += 1;
    }
    let plain = |k: usize| matches!(cursor.gap(k), " " | ", " | "\u{a0}");
    let behind = (from..from + STREET)
        .take_while(|&k| {
            plain(k) && cursor.words.get(k).is_some() && (cursor.word(k).starts_with(char::is_uppercase) || street(k))
        })
        .any(street);
    let mut to = at;
    while to > 0 && cursor.starts_with_digit(to - 1) && matches!(cursor.gap(to), "/" | "-" | "–" | " - ") {
        to -= 1;
    }
    let before = to.checked_sub(1).is_some_and(|k| {
        street(k) && cursor.word(k).starts_with(char::is_uppercase) && matches!(cursor.gap(to), " " | "\u{a0}")
    });
    behind || before
}

/// Words that name a street or a place in one.
const STREETS: [&str; 26] = [
    "street",
    "st",
    "road",
    "rd",
    "avenue",
    "ave",
    "lane",
    "drive",
    "boulevard",
    "blvd",
    "square",
    "terrace",
    "parkway",
    "highway",
    "suite",
    "house",
    "quay",
    "rue",
    "quai",
    "place",
    "bis",
    "allée",
    "chemin",
    "platz",
    "weg",
    "allee",
];

fn is_street(word: &str) -> bool {
    let ends = ["straße", "strasse", "platz", "gasse"];
    STREETS.contains(&word) || (word.chars().count() > 6 && ends.iter().any(|end| word.ends_with(end)))
}

/// `75015 Paris`, `D-10115 Berlin`: five digits before a name, behind a mark, the letters of a country or a
/// street.
fn is_postal_code(cursor: &Cursor<'_>, at: usize) -> bool {
    let word = cursor.word(at);
    let five = word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit());
    let gap = cursor.gap(at);
    let apart = gap.trim_end().ends_with([',', '-', '–', ';', ':', '\n']) || gap == "-";
    let street = || (at.saturating_sub(STREET + 2)..at).any(|k| is_street(&cursor.word(k).to_lowercase()));
    let capital = cursor.word(at + 1).starts_with(char::is_uppercase)
        && cursor.roles().at(cursor.words, at + 1).is_none_or(|(_, role)| !matches!(role, Role::Currency(_)));
    let behind = matches!(cursor.gap(at + 1), " " | " - " | "\u{a0}");
    five && capital && behind && (apart || street())
}
