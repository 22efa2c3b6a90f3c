//! Marks that can end a sentence, and the quotes and brackets that close after them.

use memchr::{memchr, memchr3};

/// What kind of mark it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A single full stop, which may as well belong to an abbreviation or a number.
    FullStop,
    /// `...` or `…`, which may as well stand inside a sentence.
    Ellipsis,
    /// `?`, `!`, alone or with others.
    Strong,
    /// A mark of a script that has no capitals and sets no space after it: `。`, `！`.
    Wide,
    /// A mark of another script: `।`, `؟`.
    Other,
}

/// A mark, or a run of them, with what closes after it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stop {
    /// Where the mark begins.
    pub(super) mark: usize,
    /// One past the last quote or bracket that closes after it.
    pub(super) end: usize,
    pub(super) kind: Kind,
    /// How many marks there are in the run.
    pub(super) marks: usize,
    /// A quotation closes after the mark.
    pub(super) closes_quote: bool,
    /// A bracket closes after the mark.
    pub(super) closes_bracket: bool,
}

/// Finds the marks of a text, in ascending order.
///
/// Marks in ASCII are searched for apart from the others, since most texts hold few others: each kind is searched for
/// anew only when its last find lies behind.
pub(super) struct Marks<'a> {
    bytes: &'a [u8],
    ascii: usize,
    other: usize,
    /// The next semicolon; past the end where a semicolon is no mark.
    semicolon: usize,
}

impl<'a> Marks<'a> {
    pub(super) fn new(text: &'a str, greek: bool) -> Self {
        let bytes = text.as_bytes();
        let mut marks = Self { bytes, ascii: 0, other: next_other(bytes, 0), semicolon: bytes.len() };
        marks.ascii = marks.find(0, |rest| memchr3(b'.', b'!', b'?', rest));
        if greek {
            marks.semicolon = marks.find(0, |rest| memchr(b';', rest));
        }
        marks
    }

    /// The first mark at or after `from`, which may not go back.
    pub(super) fn next(&mut self, from: usize) -> Option<usize> {
        if self.ascii < from {
            self.ascii = self.find(from, |rest| memchr3(b'.', b'!', b'?', rest));
        }
        if self.other < from {
            self.other = next_other(self.bytes, from);
        }
        if self.semicolon < from {
            self.semicolon = self.find(from, |rest| memchr(b';', rest));
        }
        let next = self.ascii.min(self.other).min(self.semicolon);
        (next < self.bytes.len()).then_some(next)
    }

    fn find(&self, from: usize, search: impl Fn(&[u8]) -> Option<usize>) -> usize {
        self.bytes.get(from..).and_then(search).map_or(self.bytes.len(), |k| from + k)
    }
}

/// The first mark outside ASCII at or after `from`, or the length of the text.
fn next_other(bytes: &[u8], from: usize) -> usize {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let mut at = from;
    while at < bytes.len() {
        if let Some(eight) = bytes.get(at..at + 8).and_then(|eight| <[u8; 8]>::try_from(eight).ok()) {
            let high = u64::from_le_bytes(eight) & HIGH;
            at += (high.trailing_zeros() / 8) as usize;
            if high == 0 {
                continue;
            }
        }
        let next = bytes.get(at + 1).copied().unwrap_or(0);
        let third = bytes.get(at + 2).copied().unwrap_or(0);
        let found = match bytes[at] {
            0xD6 => next == 0x89,
            0xD8 => next == 0x9F,
            0xDB => next == 0x94,
            0xE0 => next == 0xA5 && matches!(third, 0xA4 | 0xA5),
            0xE1 => matches!((next, third), (0x81, 0x8B) | (0x8D, 0xA2 | 0xA7) | (0x9F, 0x94 | 0x95)),
            0xE2 => matches!((next, third), (0x80, 0xA6 | 0xBC) | (0x81, 0x87..=0x89)),
            0xE3 => (next, third) == (0x80, 0x82),
            0xEF => matches!((next, third), (0xBC, 0x81 | 0x8E | 0x9F) | (0xBD, 0xA1)),
            _ => false,
        };
        if found {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

fn kind_of(c: char) -> Option<Kind> {
    Some(match c {
        '.' => Kind::FullStop,
        '…' => Kind::Ellipsis,
        '!' | '?' | '‼' | '⁇' | '⁈' | '⁉' => Kind::Strong,
        '。' | '！' | '？' | '．' | '｡' => Kind::Wide,
        '।' | '॥' | '؟' | '۔' | '։' | '።' | '፧' | '။' | '។' | '៕' => Kind::Other,
        _ => return None,
    })
}

impl Stop {
    /// Reads the run of marks at `mark`; a semicolon there is a Greek question mark.
    pub(super) fn read(text: &str, mark: usize) -> Self {
        let bytes = text.as_bytes();
        let semicolon = bytes[mark] == b';';
        let mut marks = usize::from(semicolon);
        let mut end = mark + marks;
        let mut kind = if semicolon { Kind::Strong } else { Kind::FullStop };
        loop {
            // The dots of an ellipsis may be set apart: `. . .`
            if marks > 0
                && kind != Kind::Wide
                && bytes[end..].starts_with(b" .")
                && matches!(bytes.get(end + 2), None | Some(b' ' | b'.'))
            {
                end += 1;
            }
            let Some(c) = text[end..].chars().next() else { break };
            let Some(next) = kind_of(c) else { break };
            kind = match (kind, next) {
                (_, Kind::Wide) | (Kind::Wide, _) => Kind::Wide,
                (_, Kind::Other) | (Kind::Other, _) => Kind::Other,
                (_, Kind::Strong) | (Kind::Strong, _) => Kind::Strong,
                (_, Kind::Ellipsis) | (Kind::Ellipsis, _) => Kind::Ellipsis,
                (Kind::FullStop, Kind::FullStop) => {
                    if marks == 0 {
                        Kind::FullStop
                    } else {
                        Kind::Ellipsis
                    }
                }
            };
            marks += 1;
            end += c.len_utf8();
        }
        let mut stop = Self { mark, end, kind, marks, closes_quote: false, closes_bracket: false };
        stop.read_closers(text);
        stop
    }

    fn read_closers(&mut self, text: &str) {
        loop {
            let rest = &text[self.end..];
            let mut chars = rest.chars();
            match chars.next() {
                Some(')' | ']' | '}' | '）' | '］' | '】' | '〕') => self.closes_bracket = true,
                Some('"' | '\'' | '”' | '’' | '»' | '›' | '“' | '‘' | '」' | '』' | '》') => {
                    self.closes_quote = true
                }
                // German turns the French marks round: »Nein.« Where a letter follows, a space was forgotten.
                Some('«' | '‹') if !chars.next().is_some_and(char::is_alphanumeric) => self.closes_quote = true,
                // French sets a space before the closing mark; where a letter follows it, it opens.
                Some(c) if c.is_whitespace() => {
                    let closes =
                        matches!(chars.next(), Some('»' | '›')) && !chars.next().is_some_and(char::is_alphanumeric);
                    if !closes {
                        return;
                    }
                    self.closes_quote = true;
                    self.end += c.len_utf8();
                    continue;
                }
                _ => return,
            }
            self.end += rest.chars().next().map_or(0, char::len_utf8);
        }
    }
}
