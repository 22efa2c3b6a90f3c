//! Marks that can end a sentence, and the quotes and brackets that close after them.

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

/// Bytes that a mark can begin with: ASCII marks, and the first byte of every other mark.
const BEGINS_MARK: [bool; 256] = {
    let mut table = [false; 256];
    let firsts = [b'.', b'!', b'?', b';', 0xD6, 0xD8, 0xDB, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF];
    let mut k = 0;
    while k < firsts.len() {
        table[firsts[k] as usize] = true;
        k += 1;
    }
    table
};

/// The next place from `from` on where a mark may begin.
pub(super) fn next_mark(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| BEGINS_MARK[*byte as usize])?;
        // Quotes and dashes begin with the same byte as `…`, and whole scripts share that of `।`: look closer here,
        // where it costs least.
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
            _ => true,
        };
        if found {
            return Some(at);
        }
        at += 1;
    }
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
    /// Reads the run of marks at `mark`; none for a semicolon, unless it is a Greek question mark.
    pub(super) fn read(text: &str, mark: usize, greek: bool) -> Option<Self> {
        let bytes = text.as_bytes();
        let mut end = mark;
        let mut marks = 0;
        let mut kind = Kind::FullStop;
        if bytes[mark] == b';' {
            if !greek {
                return None;
            }
            (end, marks, kind) = (mark + 1, 1, Kind::Strong);
        }
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
        if marks == 0 {
            return None;
        }
        let mut stop = Self { mark, end, kind, marks, closes_quote: false, closes_bracket: false };
        stop.read_closers(text);
        Some(stop)
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
