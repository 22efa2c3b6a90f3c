//! The words of a text in lower case, as cues are matched against them.

use std::ops::Range;

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Nothing but space, or a hyphen, slash or apostrophe inside a compound or an elided form.
    Joint,
    /// A comma.
    Comma,
    /// A mark that ends a clause: a semicolon, colon, dash, bracket, full stop.
    Stop,
}

/// A word: letters and digits without apostrophes and hyphens, so that `don't` and `l'UE` are two words each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LowerWord {
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte in the text.
    pub end: usize,
    /// Where it stands in the text in lower case.
    lower: (u32, u32),
    /// What stands before it; the first word has a stop before it.
    pub gap: Gap,
    /// Whether it begins with a capital.
    pub capital: bool,
}

/// A text cut into words.
#[derive(Debug, Clone)]
pub(crate) struct Words<'a> {
    /// The text itself.
    pub text: &'a str,
    lower: String,
    /// Its words in order.
    pub words: Vec<LowerWord>,
}

impl<'a> Words<'a> {
    /// Cuts a text.
    pub fn new(text: &'a str) -> Self {
        let mut lower = String::with_capacity(text.len());
        let mut words: Vec<LowerWord> = Vec::with_capacity(text.len() / 5);
        let mut gap = Gap::Stop;
        let mut open: Option<(usize, usize, bool)> = None;
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let between_digits = matches!(c, '.' | ',')
                && open.is_some()
                && lower.ends_with(|c: char| c.is_ascii_digit())
                && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
            if c.is_alphanumeric() || between_digits || is_mark(c) && open.is_some() {
                if open.is_none() {
                    open = Some((at, lower.len(), c.is_uppercase()));
                }
                if c.is_ascii() {
                    lower.push(c.to_ascii_lowercase());
                } else {
                    lower.extend(c.to_lowercase());
                }
                continue;
            }
            if c == '.' && open.is_some_and(|(start, ..)| is_initial(&text[start..at])) {
                // `E.U.` is the word `EU`.
                if chars.peek().is_some_and(|(_, next)| next.is_uppercase()) || is_dotted(&text[..at]) {
                    continue;
                }
            }
            if let Some((start, from, capital)) = open.take() {
                words.push(LowerWord { start, end: at, lower: (from as u32, lower.len() as u32), gap, capital });
                gap = Gap::Joint;
                lower.push(' ');
            }
            gap = match c {
                _ if c.is_whitespace() => gap,
                '-' | '\u{2010}' | '\u{2011}' | '/' | '\'' | '’' | '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '*'
                | '_' => gap,
                ',' if gap == Gap::Joint => Gap::Comma,
                ',' => gap,
                _ => Gap::Stop,
            };
        }
        if let Some((start, from, capital)) = open {
            words.push(LowerWord { start, end: text.len(), lower: (from as u32, lower.len() as u32), gap, capital });
        }
        Self { text, lower, words }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The word of this number in lower case; empty beyond the last.
    pub fn lower(&self, k: usize) -> &str {
        self.words.get(k).map_or("", |word| &self.lower[word.lower.0 as usize..word.lower.1 as usize])
    }

    /// Whether a range is one word at the head of a clause.
    pub fn opens(&self, range: &Range<usize>) -> bool {
        range.len() == 1 && self.words[range.start].gap != Gap::Joint
    }

    /// The text of a range of words, as written; empty if the range is.
    pub fn slice(&self, range: Range<usize>) -> &'a str {
        self.slice_at(range).0
    }

    /// The same, with its first byte.
    pub fn slice_at(&self, range: Range<usize>) -> (&'a str, usize) {
        match (self.words.get(range.start), range.end.checked_sub(1).and_then(|last| self.words.get(last))) {
            (Some(first), Some(last)) if first.start < last.end => (&self.text[first.start..last.end], first.start),
            _ => ("", 0),
        }
    }
}

/// Whether a word so far is letters with full stops in between, or one letter: `E`, `E.U`.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    let (first, second) = (chars.next(), chars.next());
    first.is_some_and(char::is_uppercase) && second.is_none_or(|c| c == '.')
}

/// Whether a text ends with letters with full stops in between.
fn is_dotted(text: &str) -> bool {
    let mut chars = text.chars().rev();
    chars.next().is_some_and(char::is_uppercase)
        && chars.next() == Some('.')
        && chars.next().is_some_and(char::is_uppercase)
}

/// Combining marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    !c.is_ascii() && unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_without_apostrophes_and_know_what_stands_before_them() {
        let text = "L’UE, n'est-elle pas (20,5 %) prête? İstanbul e\u{301}té";
        let words = Words::new(text);
        let lower: Vec<&str> = (0..words.len()).map(|k| words.lower(k)).collect();
        assert_eq!(lower, ["l", "ue", "n", "est", "elle", "pas", "20,5", "prête", "i\u{307}stanbul", "e\u{301}té"]);
        assert_eq!(words.words[2].gap, Gap::Comma);
        assert_eq!(words.words[4].gap, Gap::Joint);
        assert_eq!(words.words[6].gap, Gap::Stop);
        assert_eq!(words.slice(2..6), "n'est-elle pas");
        assert_eq!(words.slice(3..3), "");
        assert_eq!(words.lower(99), "");
    }
}
