//! The plain data that the stages hand to one another. Imports nothing of ours.
//!
//! A reader makes a [`Document`] of blocks from a file; the normalizer makes a [`Version`] of statements from it,
//! and the differ an [`Entry`] of each link between two versions.

mod entry;
mod governor;
mod origin;
pub(crate) mod ranges;
mod signal;

use std::fmt;
use std::ops::Range;

pub use entry::{Entry, Kind, Mode, Op, Override, OverrideKind, ScoreParts, Significance, WordRun};
pub use governor::{Governor, GovernorKind, Governors};
pub use origin::{Area, Lines, Origin, Place, Span};
pub(crate) use signal::Definition;
pub use signal::{Cue, CueSpan, Force, Signal, SignalKind, Within};

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
    /// The decoded source text, which every [`OffsetMap`] of a block points into; empty for a format that is not text.
    pub source: String,
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// Where footnotes are referred to, as far as the format says so, in the order of the text.
    pub references: Vec<NoteReference>,
}

/// The mark of a footnote in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteReference {
    /// Where it stands, as a byte of the source text.
    pub at: usize,
    /// Where the text of the note stands in the source.
    pub note: Range<usize>,
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
    /// What governs the statement, outermost first: the sentences that lead into its list, the heads of its cell.
    pub governors: Vec<(GovernorKind, String)>,
    /// Theme ids that override assignment; empty leaves the assignment to the taxonomy.
    pub themes: Vec<String>,
    /// Where it stood in the document it was taken from, if the file says so.
    pub taken_from: Place,
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
    pub map: OffsetMap,
    /// Where the block stands, as far as `map` does not say: its page, paragraph or cell.
    pub place: Place,
    /// The bytes of `text` that are struck out, ascending and without overlap: they stand there and are not in force.
    pub struck: Vec<Range<usize>>,
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Indices(smallvec::SmallVec<[usize; 2]>);

impl Indices {
    /// None at all.
    pub fn new() -> Self {
        Self::default()
    }

    /// A single one.
    pub fn one(index: usize) -> Self {
        Self(smallvec::smallvec![index])
    }

    /// All of them.
    pub fn as_slice(&self) -> &[usize] {
        &self.0
    }

    /// Removes all.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Adds one at the end.
    pub fn push(&mut self, index: usize) {
        self.0.push(index);
    }
}

impl std::ops::Deref for Indices {
    type Target = [usize];

    fn deref(&self) -> &[usize] {
        &self.0
    }
}

impl std::ops::DerefMut for Indices {
    fn deref_mut(&mut self) -> &mut [usize] {
        &mut self.0
    }
}

impl FromIterator<usize> for Indices {
    fn from_iter<I: IntoIterator<Item = usize>>(indices: I) -> Self {
        Self(indices.into_iter().collect())
    }
}

impl Extend<usize> for Indices {
    fn extend<I: IntoIterator<Item = usize>>(&mut self, indices: I) {
        self.0.extend(indices);
    }
}

impl From<Vec<usize>> for Indices {
    fn from(indices: Vec<usize>) -> Self {
        Self(indices.into())
    }
}

impl<'a> IntoIterator for &'a Indices {
    type Item = &'a usize;
    type IntoIter = std::slice::Iter<'a, usize>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

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
    /// The sentence that leads into a list (`The EU will:`).
    LeadIn,
}

impl Role {
    /// All roles with the names used in statement files and reports.
    pub const NAMES: [(Self, &'static str); 7] = [
        (Self::Sentence, "sentence"),
        (Self::Item, "item"),
        (Self::Heading, "heading"),
        (Self::Cell, "cell"),
        (Self::Quotation, "quotation"),
        (Self::Footnote, "footnote"),
        (Self::LeadIn, "lead-in"),
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
    /// What it stands under and means with, outermost first.
    pub governors: Governors,
    /// Theme ids that override assignment; from a statement file.
    pub themes: Vec<String>,
    /// Where it comes from.
    pub origin: Origin,
    /// Its text with the words left in that are struck out of it, if there are any.
    pub with_struck: Option<Box<str>>,
}

impl Statement {
    /// Whether it counts as a statement of its policy. A heading and a sentence that leads into a list (`The EU will:`)
    /// say nothing by themselves: what stands under them does.
    pub fn counts(&self) -> bool {
        !matches!(self.role, Role::Heading | Role::LeadIn)
    }
}
