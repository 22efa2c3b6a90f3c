//! The plain data that the stages hand to one another. Imports nothing of ours.
//!
//! A reader makes a [`Document`] of blocks from a file; the normalizer makes a [`Version`] of statements from it,
//! and the differ an [`Entry`] of each link between two versions.

mod entry;
mod signal;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

pub use entry::{Entry, Kind, Mode, Op, Override, OverrideKind, Weight, Why, WordRun};
pub use signal::{Force, Signal, SignalKind};

/// A document as a reader found it: blocks in reading order, markup taken off, wording untouched.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// The name to show: the path as the user typed it, `-`, or `REV:PATH`.
    pub path: String,
    /// The title, from front matter or a statement file.
    pub title: Option<String>,
    /// The name of the version (`2007`), from front matter or a statement file.
    pub version: Option<String>,
    /// The language as an ISO 639-1 code, where the document states it.
    pub language: Option<String>,
    /// True for text that came out of a paged medium, where page furniture must be looked for.
    pub paged: bool,
    /// The decoded source text, which every [`OffsetMap`] of a block points into.
    pub source: String,
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
}

/// What a block is in its document.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum BlockKind {
    /// A heading; level 1 is the highest.
    Heading {
        /// 1 to 6 (deeper numbers are allowed, as from `1.2.3.4.5.6.7`).
        level: u8,
    },
    /// Running text.
    Paragraph,
    /// A list item; its own further paragraphs follow as blocks of kind `Item` with an empty marker.
    Item {
        /// 0 for a top-level list.
        depth: u8,
    },
    /// A table cell.
    Cell {
        /// The row, from 0; row 0 is the head of the table.
        row: u32,
        /// The column, from 0.
        column: u32,
    },
    /// A paragraph of a block quotation.
    Quotation,
    /// The text of a footnote.
    Footnote,
    /// One ready-made statement of a statement file: it is never cut.
    Statement(Box<Given>),
}

/// What a statement file says of a statement beside its text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Given {
    /// The id, if the file gives one.
    pub id: Option<String>,
    /// What the statement is in its document.
    pub role: Role,
    /// The enumerator, if the file gives one.
    pub label: String,
    /// The heading path, outermost first.
    pub section: Vec<String>,
    /// The sentence that introduces the list the statement is an item of.
    pub lead_in: Option<String>,
    /// Theme ids that override assignment; empty leaves the assignment to the taxonomy.
    pub themes: Vec<String>,
    /// The line of the document the statement was taken from, if the file gives one.
    pub line: Option<usize>,
    /// The page it was taken from, if the file gives one.
    pub page: Option<u32>,
}

/// A heading, paragraph, list item, table cell, quotation or footnote.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text without markup. Line breaks of the source are kept as `\n`, for the normalizer to judge.
    pub text: String,
    /// The enumerator that the format itself set apart (`3.`, `(a)`); empty for bullets and for plain paragraphs.
    pub marker: String,
    /// Where each piece of `text` stands in [`Document::source`].
    pub origin: OffsetMap,
    /// The page, from 1, if the format has pages.
    pub page: Option<u32>,
    /// The bytes of `text` that are struck out, ascending and without overlap: they stand there and are not in force.
    pub struck: Vec<Range<usize>>,
}

/// A byte range of the source text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

/// Lines of a file, from 1. Both are 0 where they are not known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lines {
    /// The first.
    pub first: u32,
    /// The last, which may be the same.
    pub last: u32,
}

impl Lines {
    /// The lines if they are known.
    pub fn known(self) -> Option<Self> {
        (self.first > 0).then_some(self)
    }
}

/// Leads from a byte offset in a derived text back to the text it was derived from.
///
/// Piecewise linear: from each recorded point on, offsets run in step until the next point.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// (offset in the derived text, offset in its source), ascending in the first. Mostly one, which is kept in place.
    points: smallvec::SmallVec<[(u32, u32); 2]>,
}

impl OffsetMap {
    /// A map in which the derived text begins at `start` of its source and runs in step with it.
    pub fn starting_at(start: usize) -> Self {
        Self { points: smallvec::smallvec![(0, start as u32)] }
    }

    /// Records that from `derived` on, the text comes from `source` on. Calls must ascend in `derived`;
    /// a second call for the same place replaces the first.
    pub fn push(&mut self, derived: usize, source: usize) {
        let point = (derived as u32, source as u32);
        match self.points.last_mut() {
            Some(last) if last.0 == point.0 => *last = point,
            Some(last) if point.0 - last.0 == point.1.wrapping_sub(last.1) => {}
            _ => self.points.push(point),
        }
    }

    /// The offset in the source of the byte at `derived`.
    pub fn source(&self, derived: usize) -> usize {
        let at = self.points.partition_point(|point| point.0 as usize <= derived);
        match at.checked_sub(1).map(|k| self.points[k]) {
            Some((from, to)) => to as usize + (derived - from as usize),
            None => derived,
        }
    }

    /// The range in the source of the derived bytes `range`; an empty range maps to an empty span.
    pub fn source_span(&self, range: Range<usize>) -> Span {
        let start = self.source(range.start);
        let end = if range.is_empty() { start } else { self.source(range.end - 1) + 1 };
        Span { start, end: end.max(start) }
    }

    /// The map from a text derived through `self` and then through `inner` (text → `inner` → `self` → source).
    pub fn compose(&self, inner: &Self) -> Self {
        if inner.points.is_empty() {
            return self.clone();
        }
        let mut whole = Self::default();
        for (k, &(derived, middle)) in inner.points.iter().enumerate() {
            let length = inner.points.get(k + 1).map_or(u32::MAX, |next| next.0) - derived;
            whole.push(derived as usize, self.source(middle as usize));
            let from = self.points.partition_point(|point| point.0 <= middle);
            for &(at, to) in self.points[from..].iter().take_while(|point| point.0 - middle < length) {
                whole.push((derived + (at - middle)) as usize, to as usize);
            }
        }
        whole
    }
}

/// One of the two documents compared, cut into statements.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Version {
    /// The name to show: the path as the user typed it.
    pub path: String,
    /// The title, if the document has one.
    pub title: Option<String>,
    /// The name of the version (`2007`), if the document has one.
    pub version: Option<String>,
    /// The language as an ISO 639-1 code, if stated or recognised.
    pub language: Option<String>,
    /// The headings as a tree, in reading order; a parent stands before its children.
    pub sections: Vec<Section>,
    /// The statements in reading order.
    pub statements: Vec<Statement>,
    /// Statements that stand in the text struck out, in reading order: they are not in force and take no part in a
    /// comparison.
    pub struck: Vec<Statement>,
}

impl Version {
    /// The heading path of a section, outermost first, without the numbers of the headings.
    pub fn section_path(&self, section: Option<usize>) -> Vec<&str> {
        let mut path = Vec::new();
        let mut at = section;
        while let Some(k) = at {
            path.push(self.sections[k].name());
            at = self.sections[k].parent;
        }
        path.reverse();
        path
    }
}

/// Indices of statements or of themes: mostly one, so they are kept in place.
pub type Indices = smallvec::SmallVec<[usize; 2]>;

/// A heading as a place that statements stand under.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading without its enumerator; empty if the heading is nothing but an enumerator (`Article 5`).
    pub title: String,
    /// The enumerator (`2.3`, `Article 5`), or empty.
    pub label: String,
    /// The section it stands in.
    pub parent: Option<usize>,
    /// The statement that is its heading; none in a statement file that gives headings as paths alone.
    pub heading: Option<usize>,
}

impl Section {
    /// What to call the section: its title, or its enumerator if it has no title.
    pub fn name(&self) -> &str {
        if self.title.is_empty() { &self.label } else { &self.title }
    }
}

/// What a statement is in its document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Role {
    /// A sentence of running text.
    #[default]
    Sentence,
    /// A list item, or a sentence of one.
    Item,
    /// A heading. Its section is the one it stands in, not the one it opens.
    Heading,
    /// A table cell, or a sentence of one.
    Cell,
    /// A sentence of a block quotation.
    Quotation,
    /// A sentence of a footnote.
    Footnote,
}

impl Role {
    /// All roles with the names used in statement files and reports.
    pub const NAMES: [(Self, &'static str); 6] = [
        (Self::Sentence, "sentence"),
        (Self::Item, "item"),
        (Self::Heading, "heading"),
        (Self::Cell, "cell"),
        (Self::Quotation, "quotation"),
        (Self::Footnote, "footnote"),
    ];

    /// The name used in statement files and reports.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The unit of comparison: one sentence, or one list item without a sentence end.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Statement {
    /// Unique within its version; from the statement file, or made from the content.
    pub id: String,
    /// The cleaned text on one line.
    pub text: String,
    /// What it is in its document.
    pub role: Role,
    /// The enumerator of the item, paragraph or heading it begins (`2.3`, `(a)`), or empty. Never compared as text.
    pub label: String,
    /// The section it stands in, as an index into [`Version::sections`].
    pub section: Option<usize>,
    /// The sentence that introduces the list it is an item of.
    pub lead_in: Option<Arc<str>>,
    /// Theme ids that override assignment; from a statement file.
    pub themes: Vec<String>,
    /// The line on which it begins, from 1: of the source, or of the document that a statement file names it from.
    pub line: usize,
    /// The page of the source on which it begins, from 1, if the format has pages.
    pub page: Option<u32>,
    /// Where it stands in the source text.
    pub span: Span,
    /// The lines of the source that it stands on.
    pub lines: Lines,
    /// The number of the block it was cut from: statements of one paragraph share it.
    pub block: usize,
    /// Its text with the words left in that are struck out of it, if there are any.
    pub with_struck: Option<Box<str>>,
}

impl Statement {
    /// Whether it only leads into a list (`The EU will:`): its items say what is committed.
    pub(crate) fn leads_into_list(&self) -> bool {
        self.text.trim_end().ends_with(':')
    }
}
