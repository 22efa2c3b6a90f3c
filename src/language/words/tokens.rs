//! Words of a text, folded for comparison.
//!
//! A word is a run of letters, digits and combining marks; an apostrophe between letters and a full stop or comma
//! between digits belong to it. In scripts that do not set spaces between words every character is a word. Folding
//! takes case away and nothing else: what differs in more than case is another word.

use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHasher};
use unicode_normalization::char::is_combining_mark;

use super::lists::List;
use crate::language::script::{LETTER, is_unspaced};
use crate::model::{Role, Statement};

/// A word of a text: where it stands, and a 64-bit hash of its folded letters that serves as its identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    /// First byte in the text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Hash of the folded letters.
    pub fold: u64,
}

impl Word {
    /// The bytes of the word in its text.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The words of `text` in order, appended to `out`.
pub(crate) fn words(text: &str, out: &mut Vec<Word>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b' ' {
            at += 1;
            continue;
        }
        let (class, length) = if LETTER[usize::from(bytes[at])] != 0 { (Class::Letter, 1) } else { classify(text, at) };
        match class {
            Class::Other => at += length,
            Class::Alone => {
                let mut fold = Fold::default();
                fold.push(&text[at..at + length]);
                out.push(Word { start: at as u32, end: (at + length) as u32, fold: fold.finish() });
                at += length;
            }
            Class::Letter | Class::Digit => {
                let word = word_at(text, at);
                at = word.end as usize;
                out.push(word);
            }
        }
    }
}

fn word_at(text: &str, start: usize) -> Word {
    let bytes = text.as_bytes();
    let mut fold = Fold::default();
    let mut at = start;
    let mut last = Class::Other;
    while at < bytes.len() {
        let run = at;
        while let Some(letter) = bytes.get(at).map(|&byte| LETTER[usize::from(byte)]).filter(|&letter| letter != 0) {
            fold.byte(letter);
            at += 1;
        }
        if at > run {
            last = if bytes[at - 1].is_ascii_digit() { Class::Digit } else { Class::Letter };
        }
        // Most words end here.
        let Some(&byte) = bytes.get(at).filter(|&&byte| byte != b' ') else { break };
        let (class, length) = classify(text, at);
        match class {
            Class::Letter | Class::Digit => {
                fold.push(&text[at..at + length]);
                last = class;
            }
            Class::Alone => break,
            Class::Other => {
                let joins = match &text[at..at + length] {
                    "'" | "’" => last == Class::Letter,
                    "." | "," => last == Class::Digit,
                    _ => false,
                };
                let next = at + length;
                if !joins || next >= bytes.len() || classify(text, next).0 != last {
                    break;
                }
                fold.byte(if last == Class::Letter { b'\'' } else { byte });
            }
        }
        at += length;
    }
    Word { start: start as u32, end: at as u32, fold: fold.finish() }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    /// A character of a script without spaces: a word by itself.
    Alone,
    Other,
}

/// The class of the character at `at` and its length in bytes.
fn classify(text: &str, at: usize) -> (Class, usize) {
    let byte = text.as_bytes()[at];
    if byte < 0x80 {
        let class = match byte {
            b'0'..=b'9' => Class::Digit,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            _ => Class::Other,
        };
        return (class, 1);
    }
    let Some(c) = text[at..].chars().next() else { return (Class::Other, 1) };
    let class = if is_unspaced(c) {
        Class::Alone
    } else if c.is_numeric() {
        Class::Digit
    } else if c.is_alphabetic() || is_combining_mark(c) {
        Class::Letter
    } else {
        Class::Other
    };
    (class, c.len_utf8())
}

/// Hashes the folded letters of one word, eight bytes at a time: most words are no longer.
#[derive(Default)]
struct Fold {
    hasher: FxHasher,
    eight: u64,
    count: u32,
}

impl Fold {
    fn byte(&mut self, byte: u8) {
        self.eight |= u64::from(byte) << (8 * self.count);
        self.count += 1;
        if self.count == 8 {
            self.hasher.write_u64(self.eight);
            (self.eight, self.count) = (0, 0);
        }
    }

    fn push(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                'ß' | 'ẞ' => {
                    self.byte(b's');
                    self.byte(b's');
                }
                'ς' => self.char('σ'),
                _ => c.to_lowercase().for_each(|c| self.char(c)),
            }
        }
    }

    fn char(&mut self, c: char) {
        let mut buffer = [0; 4];
        for &byte in c.encode_utf8(&mut buffer).as_bytes() {
            self.byte(byte);
        }
    }

    fn finish(mut self) -> u64 {
        // No letter is a null byte, so that the rest of the eight says where the word ends.
        self.hasher.write_u64(self.eight);
        self.hasher.finish()
    }
}

/// Small numbers for word identities, so that feature tables are arrays.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    ids: FxHashMap<u64, u32>,
}

impl Vocabulary {
    /// The number of the word, given out on first sight.
    pub fn intern(&mut self, fold: u64) -> u32 {
        let next = self.ids.len() as u32;
        *self.ids.entry(fold).or_insert(next)
    }

    /// The number of the word, if it was seen before.
    pub fn get(&self, fold: u64) -> Option<u32> {
        self.ids.get(&fold).copied()
    }

    /// How many words were seen.
    pub fn len(&self) -> usize {
        self.ids.len()
    }
}

/// The text of a statement without what belongs to the list around it: the mark at the end of an item, and the
/// conjunction that announces the last one (`; and`). A choice (`; or`) is substance and stays. Of a sentence that leads
/// into a list the mark at its end.
pub(crate) fn body(statement: &Statement) -> &str {
    let text = statement.text.as_str();
    if statement.role == Role::LeadIn {
        return text.trim_end_matches([':', '：', ';', ',', '.', '–', '—', '-', ' ']);
    }
    if statement.role != Role::Item {
        return text;
    }
    const MARKS: [char; 5] = [';', ',', '.', '；', '、'];
    let Some((head, last)) = text.rsplit_once(' ') else { return text.trim_end_matches(MARKS) };
    let conjunction = || List::LastItem.has(last);
    match head.ends_with([';', ',']) && conjunction() {
        true => head.trim_end_matches(MARKS),
        false => text.trim_end_matches(MARKS),
    }
}

/// A hash of all words of a text in order: equal for texts that differ only in case, punctuation and spaces.
pub(crate) fn key(text: &str, buffer: &mut Vec<Word>) -> u64 {
    buffer.clear();
    words(text, buffer);
    let mut hasher = FxHasher::default();
    if buffer.is_empty() {
        // A text without a word (`***`, `→`) is known by its characters.
        hasher.write(text.as_bytes());
    }
    for word in buffer.iter() {
        hasher.write_u64(word.fold);
    }
    hasher.finish()
}

/// How many words a text has, to a word or two: spaces are counted, and two characters of a script without spaces
/// are taken for a word.
pub(crate) fn rough_count(text: &str) -> u32 {
    let spaces = memchr::memchr_iter(b' ', text.as_bytes()).count();
    let unspaced = if text.is_ascii() { 0 } else { text.bytes().filter(|byte| (0xE3..=0xEF).contains(byte)).count() };
    (spaces + 1 + unspaced / 2) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        words(text, &mut out);
        out.into_iter().map(|word| &text[word.range()]).collect()
    }

    #[test]
    fn words_are_cut_where_a_reader_would() {
        for (text, expected) in [
            ("The EU's long-term aim.", vec!["The", "EU's", "long", "term", "aim"]),
            ("EUR 1,000.50 by 2027, 3.5%", vec!["EUR", "1,000.50", "by", "2027", "3.5"]),
            ("l’été, aujourd'hui", vec!["l’été", "aujourd'hui"]),
            ("个人信息 API", vec!["个", "人", "信", "息", "API"]),
            ("ภาษาไทย", vec!["ภ", "า", "ษ", "า", "ไ", "ท", "ย"]),
            ("हिन्दी में", vec!["हिन्दी", "में"]),
            ("Article 5(2)(a)", vec!["Article", "5", "2", "a"]),
            ("...", vec![]),
        ] {
            assert_eq!(split(text), expected, "{text}");
        }
    }

    #[test]
    fn the_end_of_an_item_belongs_to_its_list() {
        let item = |text: &str| Statement { text: text.into(), role: Role::Item, ..Statement::default() };
        for text in ["collect data;", "collect data; and", "collect data.", "collect data", "collect data, and"] {
            assert_eq!(body(&item(text)), "collect data");
        }
        assert_eq!(body(&item("collect data; or")), "collect data; or");
        assert_eq!(body(&item("search and")), "search and");
        assert_eq!(body(&Statement { text: "We collect data.".into(), ..Statement::default() }), "We collect data.");
    }

    #[test]
    fn folding_takes_case_away_in_every_script() {
        let fold = |text| key(text, &mut Vec::new());
        for (a, b) in [
            ("The Commission shall", "THE COMMISSION SHALL"),
            ("Straße", "STRASSE"),
            ("ΟΔΟΣ", "οδος"),
            ("don’t", "DON'T"),
            ("long-term", "long term"),
            ("“Quoted”, text", "\"quoted\" text"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} / {b}");
        }
        assert_ne!(fold("10"), fold("1.0"));
        assert_ne!(fold("café"), fold("cafe"));
    }
}
