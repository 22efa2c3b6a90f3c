//! What follows a mark: whether a sentence can begin there.

use crate::shape::parts;

/// How the text after a mark begins, past opening quotes, brackets and dashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// A capital, or a lower-case letter that a capital follows (`eIDAS`).
    Upper,
    /// A lower-case letter.
    Lower,
    /// A letter of a script without case.
    Caseless,
    /// A digit.
    Digit,
    /// An enumerator with a bracket: `(a)`, `ii)`.
    Enumerator,
    /// An address: `https://…`, `www.…`.
    Address,
    /// `§`, `€` and other signs.
    Sign,
    /// Punctuation that goes on with a sentence: `,` `;` `:`.
    Continuation,
    /// Nothing at all.
    Nothing,
}

/// The text after a mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start<'a> {
    /// The first byte after the spaces.
    pub(super) at: usize,
    /// Whether there is a space after the mark.
    pub(super) spaced: bool,
    pub(super) opening: Opening,
    /// The text from the first letter, digit or sign on.
    pub(super) rest: &'a str,
    /// It stands behind `(` or `[`.
    pub(super) bracketed: bool,
    /// It stands behind `¿` or `¡`.
    pub(super) inverted: bool,
}

/// How much of a word is looked at.
const LOOK: usize = 48;

impl<'a> Start<'a> {
    pub(super) fn read(text: &'a str, from: usize) -> Self {
        let tail = &text[from..];
        let trimmed = tail.trim_start();
        let at = text.len() - trimmed.len();
        let mut start =
            Self { at, spaced: at > from, opening: Opening::Nothing, rest: trimmed, bracketed: false, inverted: false };
        if enumerator_length(trimmed).is_some() {
            start.opening = Opening::Enumerator;
            return start;
        }
        for (k, c) in trimmed.char_indices().take(LOOK) {
            start.rest = &trimmed[k..];
            match c {
                '(' | '[' | '（' => start.bracketed = true,
                '¿' | '¡' => start.inverted = true,
                '"' | '\'' | '“' | '”' | '„' | '‚' | '‘' | '’' | '«' | '»' | '‹' | '›' | '「' | '『' | '《' =>
                    {}
                '-' | '–' | '—' | '•' | '*' | '·' | '{' => {}
                c if c.is_whitespace() => {}
                _ => {
                    start.opening = opening_of(c, start.rest);
                    return start;
                }
            }
        }
        start.opening = if trimmed.is_empty() { Opening::Nothing } else { Opening::Sign };
        start
    }

    /// The letters of the first word, up to an apostrophe (`L’Agence` gives `L`).
    pub(super) fn word(&self) -> &'a str {
        let end = self.rest.char_indices().take(LOOK).find(|(_, c)| !c.is_alphanumeric()).map(|(k, _)| k);
        &self.rest[..end.unwrap_or_else(|| self.rest.char_indices().nth(LOOK).map_or(self.rest.len(), |(k, _)| k))]
    }

    /// Whether the first word is one letter that stands for itself or for a number: `Annex A`, `Part I`, `(a)`.
    pub(super) fn is_symbol(&self) -> bool {
        let word = self.word();
        if word.is_empty() || is_roman(word) {
            return !word.is_empty();
        }
        let mut after = self.rest[word.len()..].chars();
        word.chars().count() == 1 && !(after.next() == Some(' ') && after.next().is_some_and(char::is_lowercase))
    }

    /// Whether the first word holds a digit and no space: `604/2013`, `X-12`.
    pub(super) fn has_digit(&self) -> bool {
        self.rest.chars().take(LOOK).take_while(|c| !c.is_whitespace()).any(|c| c.is_numeric())
    }
}

fn opening_of(c: char, rest: &str) -> Opening {
    if c.is_numeric() {
        Opening::Digit
    } else if c.is_uppercase() {
        Opening::Upper
    } else if c.is_lowercase() {
        if is_address(rest) {
            Opening::Address
        } else if rest.chars().nth(1).is_some_and(char::is_uppercase) {
            Opening::Upper
        } else {
            Opening::Lower
        }
    } else if c.is_alphabetic() {
        Opening::Caseless
    } else if matches!(
        c,
        ',' | ';' | ':' | '.' | '!' | '?' | '…' | ')' | ']' | '}' | '/' | '%' | '，' | '、' | '；' | '：'
    ) {
        Opening::Continuation
    } else {
        Opening::Sign
    }
}

fn is_address(rest: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|head| rest.starts_with(head))
}

/// The length of a bracketed enumerator at the head of `text`, if a space follows it: `(a)`, `ii)`, `(12)`, `(3a)`.
pub(super) fn enumerator_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let from = usize::from(bytes.first() == Some(&b'('));
    let length = bytes[from.min(bytes.len())..].iter().take(6).position(|byte| !byte.is_ascii_alphanumeric())?;
    let body = &text[from..from + length];
    let end = from + length + 1;
    let closed = bytes.get(from + length) == Some(&b')') && matches!(bytes.get(end), None | Some(b' '));
    (closed && is_enumerator(body)).then_some(end)
}

/// Whether `body` counts: a number with or without a letter, a letter, twice the same letter, a Roman numeral.
pub(super) fn is_enumerator(body: &str) -> bool {
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let letters = &body[digits.min(body.len())..];
    if digits > 0 {
        return digits <= 3 && letters.len() <= 1 && letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    }
    match letters.as_bytes() {
        [one] => one.is_ascii_alphabetic(),
        [one, other] if one == other => one.is_ascii_alphabetic(),
        [] => false,
        _ => {
            is_roman(letters)
                || is_roman(&letters.to_ascii_uppercase()) && !letters.bytes().any(|b| b.is_ascii_uppercase())
        }
    }
}

/// Whether `word` is a Roman numeral in capitals, below ninety: `C` is more often an initial.
pub(super) fn is_roman(word: &str) -> bool {
    word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L')) && parts::is_roman(word)
}
