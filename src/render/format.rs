//! What a format is: a row of a table.

use std::fmt;
use std::io;
use std::path::Path;

use super::{FORMATS, View};
use crate::report::{AnsweredClaims, Insight, Insights};

/// What there is to write.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Output<'a> {
    /// The comparison of two documents.
    One(&'a Insight<'a>),
    /// Those of several policies.
    Several(&'a Insights<'a>),
    /// Claims about a change with their answers.
    Claims(&'a AnsweredClaims<'a>),
}

/// A format of reports: a row of [`FORMATS`].
#[derive(Debug)]
#[non_exhaustive]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is, in a line.
    pub about: &'static str,
    /// The endings of file names that stand for it, in lower case and without the dot.
    pub endings: &'static [&'static str],
    /// What of a [`View`] it honours.
    pub honours: &'static [Choice],
    /// What it holds, said to a user who asks for what it does not honour.
    pub scope: &'static str,
    pub(super) write: fn(&Output<'_>, &View, &mut dyn io::Write) -> io::Result<()>,
}

impl Format {
    /// The format of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().copied().find(|format| format.name == name)
    }

    /// The format that the ending of a file name stands for.
    pub fn of_file(file: &Path) -> Option<&'static Self> {
        let ending = file.extension()?.to_str()?.to_ascii_lowercase();
        FORMATS.iter().copied().find(|format| format.endings.contains(&ending.as_str()))
    }

    /// True if a choice of what to show changes what it writes.
    pub fn honours(&self, choice: Choice) -> bool {
        self.honours.contains(&choice)
    }

    /// Writes in this format.
    ///
    /// # Errors
    /// Only those of the writer.
    pub fn render(&self, output: &Output<'_>, view: &View, out: &mut dyn io::Write) -> io::Result<()> {
        (self.write)(output, view, out)
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Format {}

/// A choice of what to show, or how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Choice {
    /// Entries of some kinds.
    Kinds,
    /// Entries with some signals.
    Signals,
    /// Some themes.
    Themes,
    /// An order of themes and entries.
    Sort,
    /// A row per theme in place of the entries.
    Summary,
    /// Old and new text in two columns.
    Columns,
    /// How each link was found.
    Why,
    /// The entries in order of doubt.
    Review,
    /// Unchanged entries.
    Unchanged,
    /// How many columns to fill.
    Width,
}

impl Choice {
    /// All choices with the names used on the command line.
    pub const NAMES: [(Self, &'static str); 10] = [
        (Self::Kinds, "only"),
        (Self::Signals, "signal"),
        (Self::Themes, "theme"),
        (Self::Sort, "sort"),
        (Self::Summary, "summary"),
        (Self::Columns, "side-by-side"),
        (Self::Why, "why"),
        (Self::Review, "review"),
        (Self::Unchanged, "all"),
        (Self::Width, "width"),
    ];

    /// Every choice, for a format that honours them all.
    pub const ALL: &'static [Self] = &[
        Self::Kinds,
        Self::Signals,
        Self::Themes,
        Self::Sort,
        Self::Summary,
        Self::Columns,
        Self::Why,
        Self::Review,
        Self::Unchanged,
        Self::Width,
    ];
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::NAMES[*self as usize].1)
    }
}
