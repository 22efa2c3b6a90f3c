//! The result of one comparison, as data. Every output format renders this and nothing else.
//!
//! Fields are only ever added, as in the JSON, so that the structures cannot be built outside of the crate. The kinds
//! are closed: a new one would change what the known ones mean.

use crate::model::{Indices, Statement, Version};
use crate::theme::{Doubt, Synonyms, Taxonomy};

pub use crate::model::{
    Entry, Force, Kind, Mode, Op, Override, OverrideKind, Signal, SignalKind, Weight, Why, WordRun,
};

/// The whole result of one comparison.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Report {
    /// The version compared from.
    pub old: Version,
    /// The version compared to.
    pub new: Version,
    /// The themes that occur, in the order of the taxonomy or, without one, of the sections of the new version.
    /// The last row has an empty id and gathers what has no theme; it is always there.
    pub themes: Vec<ThemeRow>,
    /// The alignment: every statement of both versions stands in exactly one entry. In the order of the new
    /// version, dropped statements where they stood.
    pub entries: Vec<Entry>,
    /// Counts over all entries.
    pub summary: Summary,
    /// For each old statement the rows of [`Report::themes`] it belongs to, its main theme first.
    pub old_themes: Vec<Indices>,
    /// The same for each new statement.
    pub new_themes: Vec<Indices>,
    /// For each old statement why its main theme is not sure; empty without a taxonomy.
    pub old_doubts: Vec<Option<Doubt>>,
    /// The same for each new statement.
    pub new_doubts: Vec<Option<Doubt>>,
    /// Whether the new version was taken for an edited or for a replaced one.
    pub mode: Mode,
    /// The share of the words of the old and the new version that stand in links found by their wording alone.
    pub survives: [f32; 2],
    /// Names that counted as one.
    pub synonyms: Synonyms,
    /// What a user should know before trusting the result (a taxonomy that matched nothing, a doubtful encoding).
    pub warnings: Vec<String>,
    /// The taxonomy that the themes are from; none where the sections are the themes.
    pub taxonomy: Option<TaxonomyNote>,
    /// True if there was no taxonomy, so that the themes are the sections of the documents.
    pub sections_as_themes: bool,
    /// The user's decisions, if there are any.
    pub decisions: DecisionCounts,
}

/// What became of the user's decisions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct DecisionCounts {
    /// Those that were obeyed.
    pub obeyed: usize,
    /// Those that name a text that is gone; the warnings say which.
    pub stale: usize,
}

impl Report {
    /// The old statements of an entry.
    pub fn old_statements<'a>(&'a self, entry: &'a Entry) -> impl ExactSizeIterator<Item = &'a Statement> {
        entry.old.iter().map(|&k| &self.old.statements[k])
    }

    /// The new statements of an entry.
    pub fn new_statements<'a>(&'a self, entry: &'a Entry) -> impl ExactSizeIterator<Item = &'a Statement> {
        entry.new.iter().map(|&k| &self.new.statements[k])
    }

    /// The struck statement that an entry names: of a dropped one, as it stands struck out in the new version; of an added
    /// one, as it stood struck out in the old version.
    pub fn struck(&self, entry: &Entry) -> Option<&Statement> {
        let version = if entry.kind == Kind::Added { &self.old } else { &self.new };
        version.struck.get(entry.struck?)
    }

    /// True if any entry is more than unchanged in its place.
    pub fn has_changes(&self) -> bool {
        self.entries.iter().any(Entry::is_change)
    }
}

/// The counts of a theme. Headings are not counted: they are no statements of a policy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ThemeRow {
    /// The id in the taxonomy, or a slug of the section; empty for what has no theme.
    pub id: String,
    /// The name to show.
    pub label: String,
    /// Statements of the old version.
    pub old: usize,
    /// Statements of the new version.
    pub new: usize,
    /// Entries by kind, in the order of [`Kind::NAMES`].
    pub kinds: [usize; 6],
    /// Entries that moved, whatever their kind.
    pub moved: usize,
    /// The kinds of signals of its entries with their number, in alphabetical order.
    pub signals: Vec<(SignalKind, usize)>,
}

/// What a report says of its taxonomy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TaxonomyNote {
    /// The name of the file, as the user typed it, or that of a built-in taxonomy.
    pub name: String,
    /// What it is called.
    pub title: Option<String>,
    /// What its source asks to be said wherever it is used.
    pub acknowledgement: Option<String>,
}

/// Below this many statements in each version a share says little.
const FEW: usize = 5;

impl ThemeRow {
    /// True where each version has so few statements of the theme that their shares say little.
    pub fn is_small(&self) -> bool {
        self.old < FEW && self.new < FEW
    }

    /// How far the share of the statements rose or fell, in percentage points, given how many statements each version
    /// has in all.
    pub fn shift(&self, old_total: usize, new_total: usize) -> f64 {
        percent(self.new, new_total) - percent(self.old, old_total)
    }
}

/// A part of a whole in percent; nought of nothing.
pub(crate) fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 * 100.0 / whole as f64 }
}

impl ThemeRow {
    /// True if the row is that of a theme or of one under it; without a taxonomy the ids of sections tell. What has no
    /// theme is within none.
    pub fn is_within(&self, id: &str, taxonomy: Option<&Taxonomy>) -> bool {
        !self.id.is_empty()
            && match taxonomy {
                Some(taxonomy) => taxonomy.is_within_id(&self.id, id),
                None => self.id.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')),
            }
    }
}

/// Counts over all entries, headings included.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// Entries by kind, in the order of [`Kind::NAMES`].
    pub kinds: [usize; 6],
    /// Entries that moved, whatever their kind.
    pub moved: usize,
    /// Reworded, split and merged entries of weight editorial.
    pub editorial: usize,
    /// Reworded, split and merged entries of weight substantive.
    pub substantive: usize,
    /// The kinds of signals that occur with their number, in alphabetical order.
    pub signals: Vec<(SignalKind, usize)>,
}
