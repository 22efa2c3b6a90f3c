//! The result of one comparison, as data. Every output format renders this and nothing else.
//!
//! Fields are only ever added, as in the JSON, so that the structures cannot be built outside of the crate. The kinds
//! are closed: a new one would change what the known ones mean.

use super::{StaleDecision, Warning};
use crate::model::{Governor, Indices, Role, Statement, Version};
use crate::theme::{Doubt, Synonyms, Taxonomy};
use std::sync::Arc;

pub use crate::differ::signal_kinds;
pub use crate::model::{
    Cue, CueSpan, Entry, Force, Kind, Mode, Op, Override, OverrideKind, ScoreParts, Signal, SignalKind, Significance,
    Within, WordRun,
};

/// The whole result of one comparison.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Report {
    /// The version compared from.
    pub old: Arc<Version>,
    /// The version compared to.
    pub new: Arc<Version>,
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
    pub retained: [f32; 2],
    /// Names that counted as one.
    pub synonyms: Synonyms,
    /// What a user should know before trusting the result (a taxonomy that matched nothing, a doubtful encoding).
    pub warnings: Vec<Warning>,
    /// The taxonomy that the themes are from; none where the sections are the themes.
    pub taxonomy: Option<TaxonomyNote>,
    /// True if there was no taxonomy, so that the themes are the sections of the documents.
    pub sections_as_themes: bool,
    /// The user's decisions, if there are any.
    pub decisions: DecisionReport,
}

/// What became of the user's decisions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct DecisionReport {
    /// How many were obeyed.
    pub obeyed: usize,
    /// Those that name a text that is gone.
    pub stale: Vec<StaleDecision>,
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

    /// True if an entry counts as one of statements: it is none of headings, nor of sentences that lead into lists alone.
    pub fn counts(&self, entry: &Entry) -> bool {
        let mut statements = self.old_statements(entry).chain(self.new_statements(entry));
        !self.is_heading(entry) && statements.any(Statement::counts)
    }

    /// What an entry stood under and stands under, where it moved there: the innermost governors that differ.
    pub(crate) fn moved_under<'a>(&'a self, entry: &'a Entry) -> Option<[Option<&'a str>; 2]> {
        // Of items the marks at the end may differ.
        let other_words = |run: &WordRun| run.op != Op::Equal && run.text.contains(char::is_alphanumeric);
        if entry.kind != Kind::Reworded || entry.words.iter().any(other_words) {
            return None;
        }
        let (old, new) = (self.old_statements(entry).next()?, self.new_statements(entry).next()?);
        let innermost = |statement: &'a Statement, other: &Statement| {
            let differs = |governor: &&Governor| {
                governor.kind.is_statement() && !other.governors.iter().any(|same| same.text == governor.text)
            };
            statement.governors.iter().rev().find(differs).map(|governor| &*governor.text)
        };
        let governors = [innermost(old, new), innermost(new, old)];
        governors.iter().any(Option::is_some).then_some(governors)
    }

    /// True if an entry has a heading on either side.
    pub fn is_heading(&self, entry: &Entry) -> bool {
        self.old_statements(entry).chain(self.new_statements(entry)).any(|statement| statement.role == Role::Heading)
    }

    /// The struck statement that an entry names: of a dropped one, as it stands struck out in the new version; of an added
    /// one, as it stood struck out in the old version.
    pub fn struck(&self, entry: &Entry) -> Option<&Statement> {
        let version = if entry.kind == Kind::Added { &self.old } else { &self.new };
        version.struck.get(entry.struck?)
    }

    /// How many statements of each version have a main theme that is not sure.
    pub fn doubtful_themes(&self) -> [usize; 2] {
        [(&self.old, &self.old_doubts), (&self.new, &self.new_doubts)].map(|(version, doubts)| {
            let statements = version.statements.iter().zip(doubts);
            statements.filter(|(statement, doubt)| doubt.is_some() && statement.counts()).count()
        })
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
    /// Entries that are unchanged in place under a governor that changed; they are not counted as unchanged.
    pub governed: usize,
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

/// Why the share of a theme has to be read with care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caution {
    /// Each version has few statements of the theme.
    FewInEach,
    /// Both versions together have few.
    FewInBoth,
}

impl ThemeRow {
    /// The name to show.
    pub fn name(&self) -> &str {
        match (self.label.as_str(), self.id.as_str()) {
            ("", "") => "No theme",
            ("", id) => id,
            (label, _) => label,
        }
    }

    /// Entries added, dropped, and reworded, split or merged.
    pub fn changes(&self) -> [usize; 3] {
        let kinds = |kinds: &[Kind]| kinds.iter().map(|&kind| self.kinds[kind as usize]).sum();
        [kinds(&[Kind::Added]), kinds(&[Kind::Dropped]), kinds(&[Kind::Reworded, Kind::Split, Kind::Merged])]
    }

    /// Whether its share has to be read with care.
    pub fn caution(&self) -> Option<Caution> {
        if self.old + self.new < FEW { Some(Caution::FewInBoth) } else { self.is_small().then_some(Caution::FewInEach) }
    }

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

/// A part of a whole in percent; zero if the whole is empty.
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
    /// Entries that are unchanged in place under a governor that changed; they are not counted as unchanged.
    pub governed: usize,
    /// Entries that moved, whatever their kind.
    pub moved: usize,
    /// Reworded, split and merged entries that are editorial.
    pub editorial: usize,
    /// Reworded, split and merged entries that are substantive.
    pub substantive: usize,
    /// The kinds of signals that occur with their number, in alphabetical order.
    pub signals: Vec<(SignalKind, usize)>,
}
