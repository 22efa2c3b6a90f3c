//! Colour: what each mark looks like. Every mark also has a sign or a word, so nothing is lost without colour.

use std::io;

use crate::render::Canvas;
use crate::report::Kind;

/// What a piece of text is, for the reader's eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Text as it stands.
    Plain,
    /// A heading of the report.
    Title,
    /// What is there to be looked up, not read.
    Dim,
    /// A sign of an entry.
    Sign(Kind),
    /// The sign of an entry that only moved.
    MovedSign,
    /// Text of an added statement.
    Added,
    /// Text of a dropped statement.
    Dropped,
    /// Words inserted into a sentence.
    Inserted,
    /// Words deleted from a sentence.
    Deleted,
    /// A change of meaning.
    Signal,
    /// A caution.
    Caution,
}

/// Whether the text is coloured. The library never decides this itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    colored: bool,
}

impl Style {
    /// No colour, no bold: bytes that any log can hold.
    pub const fn plain() -> Self {
        Self { colored: false }
    }

    /// ANSI colour.
    pub const fn coloured() -> Self {
        Self { colored: true }
    }

    /// That of a canvas.
    pub(super) fn of(canvas: &Canvas) -> Self {
        Self { colored: canvas.color }
    }

    /// Writes a piece of text as its mark asks for.
    pub(super) fn write(self, out: &mut impl io::Write, mark: Mark, text: &str) -> io::Result<()> {
        if !self.colored || text.is_empty() {
            return out.write_all(text.as_bytes());
        }
        // 1 is bold, 2 dim, 9 struck through; 31 to 36 are red, green, yellow, blue, magenta and cyan.
        let codes = match mark {
            Mark::Plain => return out.write_all(text.as_bytes()),
            Mark::Title => "1",
            Mark::Dim | Mark::Sign(Kind::Unchanged) => "2",
            Mark::Sign(Kind::Added) | Mark::Inserted => "1;32",
            Mark::Sign(Kind::Dropped) => "1;31",
            Mark::Sign(Kind::Reworded) => "1;33",
            Mark::Sign(Kind::Split | Kind::Merged) => "1;36",
            Mark::MovedSign => "1;34",
            Mark::Added => "32",
            Mark::Dropped => "31",
            Mark::Deleted => "9;31",
            Mark::Signal => "1;35",
            Mark::Caution => "33",
        };
        write!(out, "\x1b[{codes}m{text}\x1b[0m")
    }
}
