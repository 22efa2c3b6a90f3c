//! Footnote markers that stick to words and sentence ends (`the region.5`, `industry7and`).
//!
//! A figure is taken for a marker only if the document shows that it is one: the numbers ascend from 1 through the
//! text, and there are footnote texts that carry them. Without footnote texts only raised figures and figures in
//! square brackets can be markers. A figure wrongly removed is worse than a marker that stays.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::{FxHashSet, FxHasher};

use super::cleaned::{Cleaned, Rewriter};
use crate::model::{Block, BlockKind};

/// The footnote markers of a document.
#[derive(Debug, Clone, Default)]
pub(crate) struct NoteNumbers {
    /// Each marker with its surroundings, hashed.
    markers: FxHashSet<u64>,
    /// There are footnote texts, so that plain figures can be markers too.
    with_texts: bool,
}

/// How a figure stands that may be a footnote marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Raised figures.
    Raised,
    /// In square brackets.
    Bracketed,
    /// In round brackets, as the Official Journal sets them.
    Parenthesised,
    /// Stuck to a sentence end or closing mark.
    AfterMark,
    /// Stuck to a word.
    AfterWord,
    /// Stuck to a full stop after a figure (`in 2018.4 The`).
    AfterFigure,
}

/// A figure that may be a footnote marker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) range: Range<usize>,
    pub(crate) number: u32,
    pub(crate) form: Form,
}

impl NoteNumbers {
    /// Finds the footnote markers of a document whose footnote texts are blocks of kind `Footnote`.
    pub(crate) fn of(blocks: &[Block]) -> Self {
        let heads: Vec<&str> = blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Footnote)
            .map(|block| if block.marker.is_empty() { block.text.as_str() } else { &block.marker })
            .collect();
        let parenthesised = heads.iter().any(|head| head.starts_with('('));
        let counts = heads.iter().filter(|head| note_number(head) == Some(1)).count();
        let known: FxHashSet<u32> = heads.into_iter().filter_map(note_number).collect();
        // A ready-made statement is clean: what stands in it like a marker was left there by an earlier reading.
        let running =
            blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Footnote | BlockKind::Statement(_)));
        let mut found = Vec::new();
        for block in running.filter(|block| !known.is_empty() || holds_sure_form(&block.text)) {
            found.extend(candidates(&block.text).into_iter().map(|candidate| (block.text.as_str(), candidate)));
        }
        let mut numbers = Self { with_texts: !known.is_empty(), ..Self::default() };
        if known.is_empty() {
            for form in [Form::Raised, Form::Bracketed] {
                let chain = ascending(&found, |candidate| candidate.form == form, None, 1);
                // One figure in brackets may be anything; raised ones are markers from the first on.
                if form == Form::Raised || chain.len() > 1 {
                    numbers.add(&found, &chain);
                }
            }
        } else {
            let wanted = |candidate: &Candidate| (candidate.form == Form::Parenthesised) <= parenthesised;
            let chain = ascending(&found, wanted, Some(&known), counts);
            // A single figure on a word may be part of a name (`Phase1`).
            let single = chain.len() == 1 && found[chain[0]].1.form == Form::AfterWord;
            if chain.len() * 2 >= known.len() && !single {
                numbers.add(&found, &chain);
            }
        }
        numbers
    }

    fn add(&mut self, found: &[(&str, Candidate)], chain: &[usize]) {
        self.markers.extend(chain.iter().map(|&k| surroundings(found[k].0, &found[k].1.range)));
    }
}

/// Takes the footnote markers out of a text. `None` if it has none.
pub(crate) fn strip(text: &str, numbers: &NoteNumbers) -> Option<Cleaned> {
    if numbers.markers.is_empty() || (!numbers.with_texts && !holds_sure_form(text)) {
        return None;
    }
    let mut rewriter = Rewriter::new(text);
    for candidate in candidates(text) {
        if !numbers.markers.contains(&surroundings(text, &candidate.range)) {
            continue;
        }
        let Range { mut start, end } = candidate.range;
        let after = text[end..].chars().next();
        // A marker set apart by a space takes the space along.
        if after.is_none_or(|after| !after.is_alphanumeric()) {
            start = rewriter.position() + text[rewriter.position()..start].trim_end_matches(' ').len();
        }
        let with = if after.is_some_and(char::is_alphanumeric) { " " } else { "" };
        rewriter.replace(start..end, with);
    }
    rewriter.finish()
}

/// A quick look for raised figures and figures in square brackets: most texts have none.
fn holds_sure_form(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b'[', 0xC2, 0xE2, bytes).any(|at| match (bytes[at], bytes.get(at + 1)) {
        (b'[', Some(next)) => next.is_ascii_digit(),
        (0xC2, Some(next)) => matches!(next, 0xB2 | 0xB3 | 0xB9),
        (0xE2, Some(next)) => *next == 0x81,
        _ => false,
    })
}

/// The candidates that count up from 1. A number may be left out, for a marker can be lost or unrecognisable;
/// a second mention of a number only counts where the form leaves no doubt. `counts` is how often the document
/// begins to count: some do on every page.
fn ascending(
    found: &[(&str, Candidate)],
    wanted: impl Fn(&Candidate) -> bool,
    known: Option<&FxHashSet<u32>>,
    mut counts: usize,
) -> Vec<usize> {
    let mut chain = Vec::new();
    let mut last = 0;
    for (k, (_, candidate)) in found.iter().enumerate() {
        if !wanted(candidate) || known.is_some_and(|known| !known.contains(&candidate.number)) {
            continue;
        }
        let sure = matches!(candidate.form, Form::Raised | Form::Bracketed);
        let strong = sure || matches!(candidate.form, Form::AfterMark | Form::Parenthesised);
        let next = candidate.number == last + 1;
        let skips = last > 0
            && strong
            && candidate.form != Form::Parenthesised
            && (last + 2..=last + 3).contains(&candidate.number);
        let again = sure && last > 1 && candidate.number <= last && known.is_some();
        let restarts = strong && candidate.number == 1 && last > 0 && counts > 1;
        if next || skips || restarts {
            counts -= usize::from(restarts);
            last = candidate.number;
            chain.push(k);
        } else if again {
            chain.push(k);
        }
    }
    chain
}

/// The figures of a text that stand as footnote markers stand.
pub(crate) fn candidates(text: &str) -> Vec<Candidate> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_digit() {
            let end = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            found.extend(plain_candidate(text, at..end));
            at = end;
        } else if byte == 0xC2 || byte == 0xE2 {
            let length: usize = text[at..].chars().map_while(raised).map(|(_, length)| length).sum();
            found.extend((length > 0).then(|| raised_candidate(text, at..at + length)).flatten());
            at += length.max(1);
            while !text.is_char_boundary(at) {
                at += 1;
            }
        } else {
            at += 1;
        }
    }
    found
}

fn plain_candidate(text: &str, range: Range<usize>) -> Option<Candidate> {
    let number = number(&text[range.clone()])?;
    let (head, tail) = (&text[..range.start], &text[range.end..]);
    let before = head.chars().next_back()?;
    let after = tail.chars().next();
    if before == '[' {
        let inside = after == Some(']') && !tail[1..].starts_with('(');
        let range = range.start - 1..range.end + 1;
        return inside.then_some(Candidate { range, number, form: Form::Bracketed });
    }
    if before == '(' {
        let head = head[..head.len() - 1].trim_end_matches([' ', '\u{A0}', '\n']);
        let word = last_token(head);
        let free = word.ends_with(|last: char| last.is_lowercase() || is_closing(last)) && !is_reference(word);
        let range = range.start - 1..range.end + 1;
        return (after == Some(')') && free).then_some(Candidate { range, number, form: Form::Parenthesised });
    }
    let token = last_token(head);
    if token.contains("://") || token.starts_with("www.") || token.contains('@') {
        return None;
    }
    let set_apart = after.is_none_or(|after| after.is_whitespace() || is_closing(after) || ".,;:!?–—".contains(after));
    // `2.5%`, `12/2007`, `4,000`: the figure goes on.
    if !set_apart && !after.is_some_and(|after| after.is_lowercase()) {
        return None;
    }
    if tail.starts_with(['.', ',', ':']) && tail[1..].starts_with(|next: char| next.is_ascii_digit()) {
        return None;
    }
    let form = if before.is_alphabetic() {
        let word = token.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
        let plain = word.chars().filter(|letter| letter.is_lowercase()).count() >= 2 && !token.contains(is_figure);
        // Short names in capitals carry figures of their own: `CO2`, `G7`, `EU27`.
        if !plain && (word.chars().count() < 4 || token.contains(is_figure)) {
            return None;
        }
        Form::AfterWord
    } else if is_closing(before) || matches!(before, '.' | ',' | ';' | ':' | '!' | '?') {
        let inner = token[..token.len() - before.len_utf8()].chars().next_back()?;
        if is_figure(inner) {
            let figures = token.chars().filter(|&letter| is_figure(letter)).count();
            let ends = before == '.' && set_apart && figures > 2 && figures + 1 == token.chars().count();
            let sentence = tail.trim_start().chars().next().is_none_or(|next| !next.is_lowercase());
            if !(ends && sentence) {
                return None;
            }
            Form::AfterFigure
        } else if inner.is_alphabetic() || is_closing(inner) || inner == '.' || inner == '%' {
            // `No.5`, `Art.5`, `p.12`: an abbreviation with its figure.
            let word = token.trim_end_matches(before).rsplit(|letter: char| !letter.is_alphabetic()).next();
            let short = word.is_some_and(|word| (1..4).contains(&word.chars().count()));
            if before == '.' && short && !tail.is_empty() && !starts_sentence(tail) {
                return None;
            }
            Form::AfterMark
        } else {
            return None;
        }
    } else {
        return None;
    };
    Some(Candidate { range, number, form })
}

/// A word after which a number in brackets names a provision (`paragraph (1)`).
fn is_reference(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "article",
        "paragraph",
        "paragraphs",
        "point",
        "points",
        "subparagraph",
        "section",
        "recital",
        "recitals",
        "and",
        "or",
        "to",
        "in",
        "of",
        "indent",
        "item",
        "items",
        "absatz",
        "nummer",
        "satz",
        "nr",
        "paragraphe",
        "apartado",
        "paragrafo",
        "ustęp",
        "lid",
        "número",
    ];
    word.len() < 20 && WORDS.contains(&word.to_lowercase().trim_end_matches('.'))
}

/// The token a text ends with, looked for over a bounded stretch: text without spaces must not cost a square.
fn last_token(head: &str) -> &str {
    let mut from = head.len().saturating_sub(192);
    while !head.is_char_boundary(from) {
        from += 1;
    }
    head[from..].rsplit(char::is_whitespace).next().unwrap_or_default()
}

fn starts_sentence(tail: &str) -> bool {
    let rest = tail.trim_start();
    rest.len() < tail.len() && rest.chars().next().is_none_or(|first| first.is_uppercase() || "\"“‘(".contains(first))
}

/// Raised figures after a word or a closing mark; after a unit (`km²`) or a figure they are a power.
fn raised_candidate(text: &str, range: Range<usize>) -> Option<Candidate> {
    let digits: String = text[range.clone()].chars().filter_map(raised).map(|(digit, _)| digit).collect();
    let number = number(&digits)?;
    let head = text[..range.start].trim_end();
    let before = head.chars().next_back()?;
    let word = head.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    let unit =
        matches!(word, "m" | "km" | "cm" | "mm" | "dm" | "hm" | "s" | "ft" | "mi" | "in" | "CO" | "R" | "r" | "x");
    (!unit && !is_figure(before)).then_some(Candidate { range, number, form: Form::Raised })
}

fn raised(letter: char) -> Option<(char, usize)> {
    let digit = match letter {
        '\u{B9}' => '1',
        '\u{B2}' => '2',
        '\u{B3}' => '3',
        '\u{2070}' => '0',
        '\u{2074}'..='\u{2079}' => char::from_digit(letter as u32 - 0x2070, 10)?,
        _ => return None,
    };
    Some((digit, letter.len_utf8()))
}

fn is_figure(letter: char) -> bool {
    letter.is_ascii_digit()
}

fn is_closing(letter: char) -> bool {
    matches!(letter, ')' | ']' | '"' | '\'' | '”' | '’' | '»' | '“')
}

/// A footnote number: 1 to 999, without leading zeros.
fn number(digits: &str) -> Option<u32> {
    if digits.len() > 3 || digits.starts_with('0') {
        return None;
    }
    digits.parse().ok()
}

/// The number that a footnote text or its marker begins with.
pub(crate) fn note_number(text: &str) -> Option<u32> {
    let text = text.trim_start_matches(['[', '(', ' ']);
    let raised: String = text.chars().map_while(raised).map(|(digit, _)| digit).collect();
    if !raised.is_empty() {
        return number(&raised);
    }
    number(&text[..text.bytes().take_while(u8::is_ascii_digit).count()])
}

/// A hash of a figure with what stands around it, by which it is found again.
fn surroundings(text: &str, range: &Range<usize>) -> u64 {
    let bytes = text.as_bytes();
    let mut hasher = FxHasher::default();
    bytes[range.start.saturating_sub(24)..(range.end + 8).min(bytes.len())].hash(&mut hasher);
    (range.end - range.start).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
#[path = "notes_tests.rs"]
mod tests;
