//! Marked text broken into lines of a given width.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::style::Mark;
use crate::report::words::is_wide;

/// Spaces at which no line ends.
const NO_BREAK: [char; 2] = ['\u{a0}', '\u{202f}'];

/// A piece of marked text.
pub(super) type Piece<'a> = (Mark, Cow<'a, str>);

/// One line of marked text.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Line {
    /// Its pieces; neighbours differ in mark.
    pub pieces: Vec<(Mark, String)>,
    /// The columns it takes.
    pub width: usize,
}

impl Line {
    fn push(&mut self, mark: Mark, text: &str, width: usize) {
        match self.pieces.last_mut() {
            Some(last) if last.0 == mark => last.1.push_str(text),
            _ => self.pieces.push((mark, text.to_owned())),
        }
        self.width += width;
    }
}

/// The columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// A text of no more than the given columns, cut with an ellipsis where it is longer.
pub(super) fn cut(text: &str, room: usize, ellipsis: &str) -> String {
    if text.len() <= room || width(text) <= room {
        return text.to_owned();
    }
    let room = room.saturating_sub(width(ellipsis));
    let mut taken = 0;
    let end = text.char_indices().find(|(_, c)| {
        taken += c.width().unwrap_or(0);
        taken > room
    });
    let kept = end.map_or(text, |(at, _)| &text[..at]);
    format!("{}{ellipsis}", kept.trim_end_matches([' ', ',', ';', '.', '\u{a0}']))
}

/// Breaks at white space, and between characters of scripts without spaces; a word longer than a line is cut.
/// There is always at least one line.
pub(super) fn wrap(pieces: &[Piece<'_>], width: usize) -> Vec<Line> {
    let mut wrapper = Wrapper { room: width.max(1), ..Wrapper::default() };
    for (mark, text) in pieces {
        wrapper.piece(*mark, text);
    }
    wrapper.finish_word();
    wrapper.lines.push(wrapper.line);
    wrapper.lines
}

#[derive(Default)]
struct Wrapper {
    room: usize,
    lines: Vec<Line>,
    line: Line,
    word: Line,
    space: Option<Mark>,
    last: Option<char>,
}

impl Wrapper {
    fn piece(&mut self, mark: Mark, text: &str) {
        let mut from = 0;
        for (at, c) in text.char_indices() {
            let space = c.is_whitespace() && !NO_BREAK.contains(&c);
            if space || c.is_control() || self.last.is_some_and(|last| breakable(last, c)) {
                let word = &text[from..at];
                if space && self.word.pieces.is_empty() && word.is_ascii() {
                    self.whole_word(mark, word);
                } else {
                    self.take(mark, word);
                }
                from = at;
                if space {
                    self.finish_word();
                    self.space = Some(mark);
                    from += c.len_utf8();
                } else if c.is_control() {
                    // Nothing in a document may steer the terminal.
                    self.take(mark, "\u{fffd}");
                    from += c.len_utf8();
                } else {
                    self.finish_word();
                }
            }
            self.last = (!space).then_some(c);
        }
        self.take(mark, &text[from..]);
    }

    fn take(&mut self, mark: Mark, text: &str) {
        if !text.is_empty() {
            // A no-break space has done its work here: nothing but plain spaces is printed.
            let plain = if text.contains(NO_BREAK) { Cow::Owned(text.replace(NO_BREAK, " ")) } else { text.into() };
            self.word.push(mark, &plain, plain.width());
        }
    }

    fn finish_word(&mut self) {
        if self.word.pieces.is_empty() {
            return;
        }
        let word = std::mem::take(&mut self.word);
        self.make_room(word.width);
        if word.width <= self.room {
            for (mark, text) in &word.pieces {
                self.line.push(*mark, text, text.width());
            }
        } else {
            word.pieces.iter().for_each(|(mark, text)| self.cut(*mark, text));
        }
    }

    /// The usual word: all of one mark and in ASCII, so that it goes to the line as it is.
    fn whole_word(&mut self, mark: Mark, word: &str) {
        if word.is_empty() {
            return;
        }
        self.make_room(word.len());
        if word.len() <= self.room {
            self.line.push(mark, word, word.len());
        } else {
            self.cut(mark, word);
        }
    }

    /// Begins a new line if the next word would not fit, or sets the space before it.
    fn make_room(&mut self, width: usize) {
        let gap = usize::from(self.space.is_some() && self.line.width > 0);
        if self.line.width > 0 && self.line.width + gap + width > self.room {
            self.break_line();
        } else if let (Some(mark), 1) = (self.space, gap) {
            self.line.push(mark, " ", 1);
        }
        self.space = None;
    }

    fn cut(&mut self, mark: Mark, text: &str) {
        let mut letter = [0; 4];
        for c in text.chars() {
            let width = c.width().unwrap_or(0);
            if self.line.width > 0 && self.line.width + width > self.room {
                self.break_line();
            }
            self.line.push(mark, c.encode_utf8(&mut letter), width);
        }
    }

    fn break_line(&mut self) {
        if self.line.width == 0 {
            return;
        }
        let mut line = std::mem::take(&mut self.line);
        // Only what was a no-break space can stand at the end of a line.
        while let Some((_, text)) = line.pieces.last_mut() {
            let kept = text.trim_end_matches(' ').len();
            line.width -= text.len() - kept;
            text.truncate(kept);
            if kept > 0 {
                break;
            }
            line.pieces.pop();
        }
        self.lines.push(line);
    }
}

/// May a line end between two characters that no space divides? Beside a wide character it may, save where a mark
/// of punctuation or of the word marking would be torn off.
fn breakable(last: char, next: char) -> bool {
    const OPENING: &str = "([{<+-「『（【《〈“‘";
    const CLOSING: &str = ")]}>+-,.;:!?、。，．」』）】》〉”’？！：；";
    (is_wide(last) || is_wide(next)) && !OPENING.contains(last) && !CLOSING.contains(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: usize) -> Vec<String> {
        let pieces = [(Mark::Plain, Cow::Borrowed(text))];
        wrap(&pieces, width).into_iter().map(|line| line.pieces.into_iter().map(|piece| piece.1).collect()).collect()
    }

    #[test]
    fn lines_keep_to_the_width() {
        let cases: [(&str, usize, &[&str]); 8] = [
            ("", 10, &[""]),
            ("one two three", 7, &["one two", "three"]),
            ("one  two\tthree ", 13, &["one two three"]),
            ("incomprehensible", 6, &["incomp", "rehens", "ible"]),
            ("an incomprehensible", 6, &["an", "incomp", "rehens", "ible"]),
            ("移民和流动", 6, &["移民和", "流动"]),
            ("移民和。流动", 6, &["移民", "和。流", "动"]),
            ("a\u{1b}[31mb", 20, &["a\u{fffd}[31mb"]),
        ];
        for (text, width, expected) in cases {
            assert_eq!(lines(text, width), expected, "{text:?} at {width}");
        }
    }

    #[test]
    fn a_word_may_change_its_mark_inside() {
        let pieces =
            [(Mark::Plain, Cow::Borrowed("port")), (Mark::Inserted, Cow::Borrowed("{+s+}")), (Mark::Plain, ".".into())];
        let wrapped = wrap(&pieces, 6);
        assert_eq!(wrapped.len(), 2, "too long for a line, so it is cut");
        assert_eq!(wrap(&pieces, 10)[0].pieces.len(), 3);
    }

    #[test]
    fn no_width_hangs_or_panics() {
        for width in 0..4 {
            assert!(!lines("a 移 longer e\u{301}", width).is_empty());
        }
    }
}
