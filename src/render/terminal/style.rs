//! Colour: what each mark looks like. Every mark also has a sign or a word, so nothing is lost without colour.

use std::io;

use colored::Colorize;

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
///
/// Colours come from the `colored` crate, whose own switch (`colored::control::set_override`) must agree: it falls
/// back to reading the environment otherwise.
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
        let text = match mark {
            Mark::Plain => return out.write_all(text.as_bytes()),
            Mark::Title => text.bold(),
            Mark::Dim => text.dimmed(),
            Mark::Sign(Kind::Added) => text.green().bold(),
            Mark::Sign(Kind::Dropped) => text.red().bold(),
            Mark::Sign(Kind::Reworded) => text.yellow().bold(),
            Mark::Sign(Kind::Split | Kind::Merged) => text.cyan().bold(),
            Mark::Sign(Kind::Unchanged) => text.dimmed(),
            Mark::MovedSign => text.blue().bold(),
            Mark::Added => text.green(),
            Mark::Dropped => text.red(),
            Mark::Inserted => text.green().bold(),
            Mark::Deleted => text.red().strikethrough(),
            Mark::Signal => text.magenta().bold(),
            Mark::Caution => text.yellow(),
        };
        write!(out, "{text}")
    }
}
