//! What a line looks like, by itself: a title, a bullet, an enumerated item, the head of a part, a rule, a page number.
//! Readers and the normalizer both ask.

mod pages;
pub(crate) mod parts;

pub(crate) use pages::is_page_count;
use parts::glued;

use crate::language::words::lists::List;

/// The level of a heading in capitals.
pub(crate) const CAPITALS_LEVEL: u8 = 1;
/// The level of a heading that is only known by standing alone.
pub(crate) const TITLE_LEVEL: u8 = 2;

/// True if the text ends as sentences do, quotation marks and brackets aside.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['"', '\'', '”', '’', '»', '“', ')', ']']);
    text.ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// True for a short line that could be a title: begins with a capital or a figure and does not end in the middle.
pub(crate) fn is_title(line: &str) -> bool {
    let line = line.trim();
    if line.len() > 200 || line.chars().count() > 90 {
        return false;
    }
    let Some(first) = line.chars().find(|letter| letter.is_alphanumeric()) else { return false };
    let Some(letter) = line.chars().find(|letter| letter.is_alphabetic()) else { return false };
    if !(first.is_numeric() || first.is_uppercase() || is_caseless(first))
        || letter.is_lowercase() && !first.is_numeric()
    {
        return false;
    }
    let question = line.ends_with('?') && line.split_whitespace().count() <= 10;
    if line.ends_with([':', ';', ',', '-', '–', '—', '/', '\u{AD}']) || (ends_sentence(line) && !question) {
        return false;
    }
    // A sentence inside, an address or a web page are no titles.
    if line.contains("://") || line.contains('@') || line.contains("www.") || holds_sentence(line) {
        return false;
    }
    line.split_whitespace().count() <= 14 && !ends_open(line)
}

/// True if the last word is one that ends no title and no sentence.
pub(crate) fn ends_open(line: &str) -> bool {
    line.split_whitespace().next_back().is_some_and(|last| List::OpenEnds.has(last))
}

fn is_caseless(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_uppercase() && !letter.is_lowercase()
}

/// True if a sentence ends inside of the line, after a word long enough to be no abbreviation.
fn holds_sentence(line: &str) -> bool {
    line.match_indices(". ").any(|(at, _)| {
        let word = line[..at].rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
        word.chars().count() > 4 && line[at + 2..].trim_start().starts_with(char::is_uppercase)
    })
}

/// True for a short line in capitals.
pub(crate) fn is_capitals(line: &str) -> bool {
    let line = line.trim();
    if line.len() > 120 || line.ends_with([',', ';', ':', '-']) {
        return false;
    }
    let letters = line.chars().filter(|letter| letter.is_alphabetic()).count();
    let lower = line.chars().any(char::is_lowercase);
    let upper = line.chars().filter(|letter| letter.is_uppercase()).count();
    // `EN` or `L 123` are furniture or figures, not titles.
    !lower && upper >= 4 && letters * 2 > line.chars().filter(|letter| !letter.is_whitespace()).count()
}

/// The level of an underline (`====` 1, `----` 2, `~~~~` 3), if the line is one.
pub(crate) fn underline(line: &str) -> Option<u8> {
    let first = line.chars().next()?;
    let level = match first {
        '=' => 1,
        '-' => 2,
        '~' => 3,
        _ => return None,
    };
    (line.len() >= 3 && line.bytes().all(|byte| byte == first as u8)).then_some(level)
}

/// True for a line of nothing but rule signs.
pub(crate) fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.chars().all(|sign| matches!(sign, '-' | '=' | '~' | '_' | '*' | '─' | '—' | ' '))
}

/// The length of a bullet with the spaces after it. A sign that answers something makes an item and stays in its text.
pub(crate) fn bullet(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let sign = matches!(first, '-' | '*' | '–' | '—' | 'o') || is_round_bullet(first);
    let rest = &line[first.len_utf8()..];
    let text = rest.trim_start();
    if is_answer(first) && text.len() < rest.len() && !text.is_empty() {
        return Some(0);
    }
    (sign && text.len() < rest.len() && !text.is_empty()).then(|| line.len() - text.len())
}

/// A sign that says yes or no, or whether a box is ticked.
pub(crate) fn is_answer(sign: char) -> bool {
    matches!(sign, '✓' | '✔' | '✅' | '✗' | '✘' | '❌' | '☐' | '☑' | '☒' | '🗹' | '⬜')
}

/// A sign that is nothing but a bullet, unlike the dashes and `o`.
pub(crate) fn is_round_bullet(sign: char) -> bool {
    matches!(sign, '•' | '●' | '◦' | '▪' | '■' | '□' | '○' | '‣' | '⁃' | '·' | '►' | '➢' | '\u{F0B7}' | '\u{F0A7}')
}

/// An enumerator at the head of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Enumerator<'a> {
    /// As it stands, with its point or brackets.
    pub(crate) marker: &'a str,
    /// Its value within its series.
    pub(crate) value: u32,
    /// The kind of series: figures, letters and Roman figures with point or brackets.
    pub(crate) style: (char, char),
    /// How many levels it has (`2.3` has two).
    pub(crate) levels: usize,
    /// Where the text begins.
    pub(crate) text: usize,
}

impl Enumerator<'_> {
    /// True if `next` carries the series on.
    pub(crate) fn leads_to(&self, next: &Enumerator<'_>) -> bool {
        self.style == next.style && self.levels == next.levels && next.value == self.value + 1
    }
}

/// The enumerator at the head of a line: `1.`, `1)`, `(a)`, `a)`, `(iv)`, `i.`, `IV.`, `2.3`, `2.3.`. A capitalised
/// word may follow figures with a point directly (`1.Aims`).
pub(crate) fn enumerator(line: &str) -> Option<Enumerator<'_>> {
    let open = usize::from(line.starts_with('('));
    let body = &line[open..];
    let length = body.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'.').count();
    // `1.Aims`, `2.1.Aims`: the figures end before the word.
    let figures_end = parts::figures(body);
    let tight = open == 0 && figures_end > 0 && body[figures_end..].starts_with('.') && glued(body, figures_end + 1);
    let inner = if tight { &body[..figures_end] } else { body[..length].trim_end_matches('.') };
    let close = body[inner.len()..].chars().next()?;
    let levels = inner.split('.').count();
    let figures = inner.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let marker = match (open, close) {
        (_, ')') => open + inner.len() + 1,
        (0, '.') if tight || body[inner.len() + 1..].starts_with(char::is_whitespace) => inner.len() + 1,
        (0, _) if levels > 1 && figures && close.is_whitespace() => inner.len(),
        _ => return None,
    };
    let text = line[marker..].trim_start();
    if text.is_empty() || (text.len() == line[marker..].len() && !tight) {
        return None;
    }
    let last = inner.rsplit('.').next().unwrap_or_default();
    let (sort, value) = if figures {
        if inner.split('.').any(|level| level.is_empty() || level.len() > 3) {
            return None;
        }
        ('1', last.parse().ok()?)
    } else if levels > 1 {
        return None;
    } else {
        letters(inner)?
    };
    let shut = if close == ')' { ')' } else { '.' };
    let style = (sort, if open == 1 { '(' } else { shut });
    Some(Enumerator { marker: &line[..marker], value, style, levels, text: line.len() - text.len() })
}

/// Letters count `a` = 1; what reads as a Roman figure beyond one letter counts as one.
fn letters(inner: &str) -> Option<(char, u32)> {
    let first = *inner.as_bytes().first()?;
    if !inner.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let lower = inner.to_ascii_lowercase();
    let case = first.is_ascii_lowercase();
    if let Some(value) = roman(&lower).filter(|_| inner.len() > 1 || "ivx".contains(&lower)) {
        return Some((if case { 'i' } else { 'I' }, value));
    }
    let value = u32::from(lower.as_bytes()[0] - b'a') + 1;
    (inner.len() == 1).then_some((if case { 'a' } else { 'A' }, value))
}

/// The value of a Roman figure up to 39, which is as far as lists and chapters go.
fn roman(lower: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let tens = lower.bytes().take_while(|byte| *byte == b'x').count();
    let ones = ONES.iter().position(|ones| *ones == &lower[tens..])?;
    (tens <= 3 && tens + ones > 0).then_some((tens * 10 + ones) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        for line in ["Border management", "Assessing the 2019 plan", "What is new?", "Überblick", "Rule of law (ROL)"]
        {
            assert!(is_title(line), "{line}");
        }
        for line in [
            "border management",
            "The plan is new.",
            "The aims are:",
            "This plan deals with the",
            "https://example.org",
            "The river dried out entirely. Farmers left",
            "12",
            "",
            "a plan that was adopted in the autumn of that year and then was left to lie for years and years on end",
        ] {
            assert!(!is_title(line), "{line}");
        }
    }

    #[test]
    fn capitals() {
        assert!(is_capitals("POLICY OPTIONS"));
        assert!(is_capitals("II. ÜBERBLICK"));
        for line in ["EN", "L 123/45", "12 000 000", "Policy OPTIONS", "WHEREAS:"] {
            assert!(!is_capitals(line), "{line}");
        }
    }

    #[test]
    fn enumerators() {
        for (line, marker, value, levels) in [
            ("1. Aims", "1.", 1, 1),
            ("12) Aims", "12)", 12, 1),
            ("(a) aims", "(a)", 1, 1),
            ("b) aims", "b)", 2, 1),
            ("(iv) aims", "(iv)", 4, 1),
            ("i. aims", "i.", 1, 1),
            ("XII. Aims", "XII.", 12, 1),
            ("2.3 Aims", "2.3", 3, 2),
            ("2.3.4. Aims", "2.3.4.", 4, 3),
            ("3.Aims", "3.", 3, 1),
            ("2.1.Aims of it", "2.1.", 1, 2),
        ] {
            let found = enumerator(line).map(|found| (found.marker, found.value, found.levels));
            assert_eq!(found, Some((marker, value, levels)), "{line}");
        }
        for line in [
            "2.aims",
            "2.D3 is",
            "1.FC-2 x",
            "2007.Aims",
            "2007. Aims",
            "2.5% rise",
            "e.g. aims",
            "(the aims)",
            "12 months",
            "(a)",
            "1.2",
            "é. x",
            "(",
            "",
        ] {
            assert_eq!(enumerator(line), None, "{line}");
        }
    }
}
