//! Lists inside a sentence: `The Agency shall: (a) collect data; (b) report; and (c) advise.`

use memchr::memchr_iter;
use rustc_hash::FxHashMap;

use super::start::{enumerator_length, is_enumerator};

/// How long the words between a semicolon and an enumerator can be: `and`, `as well as`, `beziehungsweise`.
const CONJUNCTION: usize = 24;

/// How an enumerator is written and counted. Two of one style and neighbouring values belong to one list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Style {
    opened: bool,
    dotted: bool,
    count: Count,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Count {
    Digits,
    Lower,
    Upper,
    LowerRoman,
    UpperRoman,
}

/// An enumerator that was met, by where it stands.
#[derive(Debug, Clone, Copy)]
struct Met {
    at: usize,
    /// It begins a part: one that follows a semicolon, or the first before such a one.
    in_list: bool,
}

/// Where the parts of semicolon lists begin, ascending. A list has at least two parts, with enumerators that count on.
pub(super) fn part_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut starts = Vec::new();
    let mut met: FxHashMap<(Style, u32), Met> = FxHashMap::default();
    let mut read = 0;
    for semicolon in memchr_iter(b';', bytes) {
        let Some(at) = enumerator_after(text, semicolon + 1) else { continue };
        // Every text is looked at once: what lies between this semicolon and the last that counted.
        first_ones(text, read..semicolon, &mut met);
        read = at;
        for (style, value) in readings(&text[at..]) {
            let before = met.get(&(style, value.wrapping_sub(1))).copied();
            let follows = match before {
                Some(first) if value == 2 || first.in_list => {
                    if !first.in_list {
                        starts.push(first.at);
                        met.insert((style, 1), Met { in_list: true, ..first });
                    }
                    starts.push(at);
                    true
                }
                _ => false,
            };
            met.insert((style, value), Met { at, in_list: follows });
        }
    }
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// Where an enumerator begins after a semicolon, with or without a conjunction between.
fn enumerator_after(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = &text[at..];
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        if readings(trimmed).next().is_some() {
            return Some(at);
        }
        let word = trimmed.find(' ')?;
        let plain = trimmed[..word].chars().all(|c| c.is_lowercase() || matches!(c, '/' | ',' | '-'));
        at += word;
        if !plain || at - from > CONJUNCTION {
            return None;
        }
    }
}

/// Notes the enumerators within `range` that a list could begin with.
fn first_ones(text: &str, range: std::ops::Range<usize>, met: &mut FxHashMap<(Style, u32), Met>) {
    let bytes = text.as_bytes();
    for close in memchr::memchr2_iter(b')', b'.', &bytes[range.clone()]).map(|k| range.start + k) {
        if !matches!(bytes.get(close + 1), Some(b' ')) {
            continue;
        }
        let from = text.floor_char_boundary(close.saturating_sub(6).max(range.start));
        let at = text[from..close].rfind(' ').map_or(from, |k| from + k + 1);
        if at != 0 && bytes[at - 1] != b' ' {
            continue;
        }
        let before = text[..at].trim_end();
        // Without a colon or its like the parts belong to the sentence: `billed (a) in advance; or (b) on delivery`.
        if before.is_empty() || before.ends_with([':', ';', '.', '–', '—']) {
            for (style, value) in readings(&text[at..]).filter(|(_, value)| *value == 1) {
                met.insert((style, value), Met { at, in_list: false });
            }
        }
    }
}

/// The ways to read the enumerator at the head of `text`: `(i)` is a letter or a Roman numeral.
fn readings(text: &str) -> impl Iterator<Item = (Style, u32)> {
    let bytes = text.as_bytes();
    let bracketed = enumerator_length(text);
    let opened = bytes.first() == Some(&b'(');
    let length = bracketed.or_else(|| {
        let length = bytes.iter().take(5).position(|byte| !byte.is_ascii_alphanumeric())?;
        (bytes[length..].starts_with(b". ") && is_enumerator(&text[..length])).then_some(length + 1)
    });
    let body = length.map_or("", |length| &text[usize::from(opened)..length - 1]);
    let style = move |count| Style { opened, dotted: bracketed.is_none(), count };
    let digits = body.parse().ok().map(|value: u32| (style(Count::Digits), value));
    let letter = match body.as_bytes() {
        [c @ b'a'..=b'z'] => Some((style(Count::Lower), u32::from(c - b'a') + 1)),
        [c @ b'A'..=b'Z'] => Some((style(Count::Upper), u32::from(c - b'A') + 1)),
        _ => None,
    };
    let count = if body.bytes().all(|byte| byte.is_ascii_lowercase()) { Count::LowerRoman } else { Count::UpperRoman };
    let roman = roman_value(body).map(|value| (style(count), value));
    [digits, letter, roman].into_iter().flatten()
}

/// The value of a Roman numeral in either case.
fn roman_value(body: &str) -> Option<u32> {
    let digit = |byte: u8| match byte.to_ascii_uppercase() {
        b'I' => Some(1),
        b'V' => Some(5),
        b'X' => Some(10),
        b'L' => Some(50),
        _ => None,
    };
    let mut value = 0;
    let mut last = 0;
    for byte in body.bytes().rev() {
        let one = digit(byte)?;
        if one < last {
            value -= one.min(value);
        } else {
            value += one;
            last = one;
        }
    }
    (value > 0).then_some(value)
}
