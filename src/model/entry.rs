//! The entries of an alignment: what became of the statements of both versions.

use super::{Force, Indices, Signal};

/// How the old and the new statements of an entry relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The same words: markup, wrapping, quotes, dashes, spaces, link targets, list markers and labels do not count.
    Unchanged,
    /// One old and one new statement with other words.
    Reworded,
    /// One old statement became several.
    Split,
    /// Several old statements became one.
    Merged,
    /// In the new version only.
    Added,
    /// In the old version only.
    Dropped,
}

impl Kind {
    /// All kinds with the names used on the command line and in reports.
    pub const NAMES: [(Self, &'static str); 6] = [
        (Self::Unchanged, "unchanged"),
        (Self::Reworded, "reworded"),
        (Self::Split, "split"),
        (Self::Merged, "merged"),
        (Self::Added, "added"),
        (Self::Dropped, "dropped"),
    ];

    /// The name used on the command line and in reports.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

/// How the new version came from the old one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// It was made from the old text.
    #[default]
    Edited,
    /// It was written anew, to take the place of the old one.
    Replaced,
}

impl Mode {
    /// Both modes with the names used on the command line and in reports.
    pub const NAMES: [(Self, &'static str); 2] = [(Self::Edited, "edited"), (Self::Replaced, "replaced")];

    /// The name used on the command line and in reports.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

/// How much a rewording matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Significance {
    /// Only case, punctuation, spelling variants, typos or an abbreviation of the same words.
    Editorial,
    /// Other words.
    Substantive,
}

impl Significance {
    /// The name used on the command line and in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Editorial => "editorial",
            Self::Substantive => "substantive",
        }
    }
}

/// One link between the versions, or one statement without a counterpart.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Entry {
    /// How its statements relate.
    pub kind: Kind,
    /// It left the reading order that the rest keeps.
    pub moved: bool,
    /// It stands under another heading; a heading that was only renamed is no other heading.
    pub section_changed: bool,
    /// Its enumerator changed.
    pub renumbered: bool,
    /// What governs it was reworded, dropped or added: the sentence that leads into its list, a heading.
    pub governor_changed: bool,
    /// The entries of what governs it and changed, as indices into the entries of the comparison, ascending.
    pub governed_by: Vec<usize>,
    /// If it is what governs others and it changed, the entries that it governs, ascending.
    pub governs: Vec<usize>,
    /// For reworded, split and merged entries.
    pub significance: Option<Significance>,
    /// The row of the report's [themes](crate::report::Report::themes) it belongs to: the main theme of its first new
    /// statement, or of its first old one if it was dropped.
    pub theme: usize,
    /// Indices into the statements of the old version, ascending.
    pub old: Indices,
    /// Indices into the statements of the new version, ascending.
    pub new: Indices,
    /// The text of both sides as runs of equal, deleted and inserted words; empty for unchanged, added and dropped
    /// entries. Equal and deleted runs in order give the old text, equal and inserted runs the new one (equal runs
    /// show the new spelling).
    pub words: Vec<WordRun>,
    /// Changes of meaning.
    pub signals: Vec<Signal>,
    /// How far the old statements bind, the most binding of several; none without a lexicon, of headings, and of
    /// unchanged entries.
    pub old_force: Option<Force>,
    /// The same of the new statements.
    pub new_force: Option<Force>,
    /// Confidence in the link, 0 to 1; none for added and dropped entries.
    pub score: Option<f32>,
    /// What the score is made of; none where the texts are equal.
    pub score_parts: Option<ScoreParts>,
    /// The best statement that was not chosen, if any came near: an index into the new version's statements, or
    /// into the old version's for an added entry, with its similarity.
    pub runner_up: Option<(usize, f32)>,
    /// What the user decided about it or its statements, in the order of the file.
    pub overrides: Vec<Override>,
    /// For an added or dropped statement up to three statements of the other version that may be related to it, the
    /// likest first, each with what the score of a link would be.
    pub related: Vec<(usize, f32)>,
    /// Of a dropped statement, where it stands struck out in the new version; of an added one, where it stood struck out
    /// in the old version: an index into the [`struck`](super::Version::struck) statements of the other version.
    pub struck: Option<usize>,
}

impl Entry {
    /// True if it is more than unchanged in its place. Renumbering alone is no change.
    pub fn is_change(&self) -> bool {
        self.kind != Kind::Unchanged || self.moved
    }

    /// True if it is unchanged in its place, but what governs it changed.
    pub fn is_governed(&self) -> bool {
        !self.is_change() && self.governor_changed
    }
}

/// The parts of a score, each with its name and from 0 to 1. Which parts there are depends on what was scored.
///
/// | name | meaning |
/// | --- | --- |
/// | `words` | share of the words that stand in both texts in the same order |
/// | `rare_words` | cosine of the word weights, rare words weighing more |
/// | `letters` | overlap of letter trigrams (bigrams in scripts without spaces) |
/// | `theme` | agreement of the themes |
/// | `place` | support from the neighbouring statements |
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ScoreParts(Box<[(&'static str, f32)]>);

impl ScoreParts {
    /// The parts with their names, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&'static str, f32)> {
        self.0.iter().copied()
    }

    /// The part of this name, if it is one of them.
    pub fn get(&self, name: &str) -> Option<f32> {
        self.iter().find(|(known, _)| *known == name).map(|(_, share)| share)
    }
}

impl<const N: usize> From<[(&'static str, f32); N]> for ScoreParts {
    fn from(parts: [(&'static str, f32); N]) -> Self {
        Self(parts.into())
    }
}

/// Whether a run of words stands in both texts or in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    /// In both texts.
    Equal,
    /// In the old text only.
    Delete,
    /// In the new text only.
    Insert,
}

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordRun {
    /// Where it stands.
    pub op: Op,
    /// Its text, spaces included.
    pub text: String,
}

/// What a user can decide about statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OverrideKind {
    /// One old and one new statement belong together.
    Same,
    /// They do not.
    NotSame,
    /// One old statement became these.
    Split,
    /// These became one.
    Merged,
    /// An old statement has no counterpart.
    Dropped,
    /// A new statement has no counterpart.
    Added,
    /// A statement has this main theme and no other.
    Theme,
}

impl OverrideKind {
    /// All kinds with the names used in files of decisions and in reports.
    pub const NAMES: [(Self, &'static str); 7] = [
        (Self::Same, "same"),
        (Self::NotSame, "not-same"),
        (Self::Split, "split"),
        (Self::Merged, "merged"),
        (Self::Dropped, "dropped"),
        (Self::Added, "added"),
        (Self::Theme, "theme"),
    ];

    /// The name used in files of decisions and in reports.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

/// A decision of the user that was obeyed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Override {
    /// What was decided.
    pub kind: OverrideKind,
    /// The ids of the old statements it names.
    pub old: Vec<String>,
    /// The ids of the new statements it names.
    pub new: Vec<String>,
    /// The id of the theme, for [`OverrideKind::Theme`].
    pub theme: Option<String>,
    /// Why, in the words of the user; may be empty.
    pub note: String,
}
