//! What of a report to show, and on what.

use crate::report::{Filter, Sort};

/// What of a report to show, and on what. A format honours what its row in [`FORMATS`](super::FORMATS) says.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct View {
    /// What the page holds.
    pub page: Page,
    /// Of which entries and themes.
    pub filter: Filter,
    /// What it is drawn on.
    pub canvas: Canvas,
}

impl View {
    /// A view of this page.
    pub fn of(page: Page, filter: Filter, canvas: Canvas) -> Self {
        Self { page, filter, canvas }
    }
}

/// What a page holds.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Page {
    /// The entries, theme by theme.
    Entries(Entries),
    /// One row per theme.
    Summary,
    /// The entries in order of doubt, each with its reasons.
    Review {
        /// What is hardly doubtful too.
        all: bool,
    },
}

impl Default for Page {
    fn default() -> Self {
        Self::Entries(Entries::default())
    }
}

impl Page {
    /// How the entries are shown; as on a page of entries where they are not its content.
    pub fn entries(&self) -> Entries {
        match self {
            Self::Entries(entries) => *entries,
            Self::Summary => Entries::default(),
            Self::Review { all } => Entries { unchanged: *all, ..Entries::default() },
        }
    }
}

/// How entries are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Entries {
    /// In which order themes and entries stand.
    pub sort: Sort,
    /// Old and new text in two columns.
    pub columns: bool,
    /// Say how each link was found.
    pub why: bool,
    /// Show unchanged entries too, which are otherwise folded to a count.
    pub unchanged: bool,
}

/// What is drawn on, for formats that are text for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Canvas {
    /// The columns to fill.
    pub width: usize,
    /// Use arrows, blocks and the section sign; otherwise the report adds nothing beyond ASCII to the texts.
    pub unicode: bool,
    /// Use colour.
    pub color: bool,
    /// Among other output, under a title that says what is compared: a head of one line, and nothing at the end.
    pub brief: bool,
}

impl Default for Canvas {
    fn default() -> Self {
        Self { width: 80, unicode: true, color: false, brief: false }
    }
}

impl Canvas {
    /// So many columns; see the fields.
    pub fn new(width: usize, unicode: bool, color: bool) -> Self {
        Self { width, unicode, color, brief: false }
    }
}
