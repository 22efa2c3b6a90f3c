//! Words of a text, as keywords see them.
//!
//! A word is a run of letters and digits. A hyphen parts two words but leaves a mark, so that `cross-border` can be
//! taken as one word or as two; an apostrophe parts them without one (`l'eau` is `l` and `eau`) and takes a possessive
//! `'s` along with it; `+` at the end and `&` in the middle belong to the word (`GSP+`, `R&D`). In scripts without
//! spaces every character is a word of its own.

use crate::language::script::is_unspaced;
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A word where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word<'t> {
    /// As written.
    pub text: &'t str,
    /// The byte offset of its start.
    pub start: usize,
    /// A hyphen joins it to the word before.
    pub joined: bool,
}

impl Word<'_> {
    /// The byte offset of its end.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The words of a text in order.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0, joined: false }
}

/// See [`words`].
#[derive(Debug, Clone)]
pub(crate) struct Words<'t> {
    text: &'t str,
    at: usize,
    joined: bool,
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        let start = self.find_start()?;
        let end = self.find_end(start);
        let word = Word { text: &self.text[start..end], start, joined: self.joined };
        self.at = end;
        self.joined = false;
        self.pass_joint();
        Some(word)
    }
}

impl Words<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|rest| rest.chars().next())
    }

    fn find_start(&mut self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        loop {
            let byte = *bytes.get(at)?;
            if byte.is_ascii() {
                if byte.is_ascii_alphanumeric() {
                    return Some(at);
                }
                at += 1;
            } else {
                let c = self.char_at(at)?;
                if c.is_alphanumeric() {
                    return Some(at);
                }
                at += c.len_utf8();
            }
        }
    }

    fn find_end(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_alphanumeric() {
                at += 1;
            } else if byte.is_ascii() {
                match byte {
                    b'+' if !self.opens_word(at + 1) => return at + 1,
                    b'&' if self.opens_word(at + 1) => at += 1,
                    _ => break,
                }
            } else {
                let Some(c) = self.char_at(at) else { break };
                let alone = is_unspaced(c);
                if !(c.is_alphanumeric() || is_combining(c)) || (alone && at > start) {
                    break;
                }
                at += c.len_utf8();
                if alone {
                    break;
                }
            }
        }
        at
    }

    fn opens_word(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(char::is_alphanumeric)
    }

    /// Steps over what follows a word and bears on the next: a joining hyphen, a possessive.
    fn pass_joint(&mut self) {
        let Some(c) = self.char_at(self.at) else { return };
        let after = self.at + c.len_utf8();
        match c {
            '-' | '\u{2010}' | '\u{2011}' if self.opens_word(after) => {
                self.joined = true;
                self.at = after;
            }
            '\'' | '\u{2019}' | '\u{02BC}'
                if matches!(self.char_at(after), Some('s' | 'S')) && !self.opens_word(after + 1) =>
            {
                self.at = after + 1;
            }
            _ => {}
        }
    }
}

fn is_combining(c: char) -> bool {
    ('\u{0300}'..='\u{036F}').contains(&c)
}

/// A word in lower case and NFC.
pub(crate) fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(word.to_ascii_lowercase())
        } else {
            Cow::Borrowed(word)
        }
    } else {
        let lower = word.to_lowercase();
        if is_nfc_quick(lower.chars()) == IsNormalized::Yes { lower.into() } else { lower.nfc().collect() }
    }
}

/// True for a word of two capitals or more and no small letter (`SME`, `GSP+`, `CO2`).
pub(crate) fn is_all_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() >= 2 && !word.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_words_and_marks_joints() {
        let cases: &[(&str, &str)] = &[
            ("", ""),
            ("  ... ", ""),
            ("The EU's aim", "The EU aim"),
            ("the states\u{2019} wish", "the states wish"),
            ("l'eau de l\u{2019}Europe", "l eau de l Europe"),
            ("cross-border trade", "cross -border trade"),
            ("long- and short-term", "long and short -term"),
            ("GSP+ and R&D, a+b", "GSP+ and R&D a b"),
            ("Tom & Ann", "Tom Ann"),
            ("non\u{2011}state", "non -state"),
            ("Skłodowska-Curie", "Skłodowska -Curie"),
            ("水资源 water", "水 资 源 water"),
            ("e\u{0301}nergie", "e\u{0301}nergie"),
            ("(2007–2013)", "2007 2013"),
            ("A's", "A"),
            ("+&'-", ""),
            ("a&", "a"),
            ("a'", "a"),
        ];
        for (text, expected) in cases {
            let got: Vec<_> =
                words(text).map(|word| format!("{}{}", if word.joined { "-" } else { "" }, word.text)).collect();
            assert_eq!(got.join(" "), *expected, "{text:?}");
        }
    }

    #[test]
    fn folds_case_and_form() {
        assert_eq!(fold("water"), "water");
        assert_eq!(fold("ÉNERGIE"), "énergie");
        assert_eq!(fold("E\u{0301}nergie"), "énergie");
        assert!(is_all_capitals("GSP+") && !is_all_capitals("Eu") && !is_all_capitals("A"));
    }

    proptest::proptest! {
        #[test]
        fn words_are_slices_in_order(text in "\\PC{0,60}") {
            let mut last = 0;
            for word in words(&text) {
                proptest::prop_assert!(word.start >= last && !word.text.is_empty());
                proptest::prop_assert_eq!(&text[word.start..word.end()], word.text);
                last = word.end();
            }
        }
    }
}
