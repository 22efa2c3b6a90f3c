//! Rules that hold whatever a snapshot says, and waivers that let a finding pass for a while.

mod date;
mod file;
mod judge;

use regex::Regex;

pub use date::Date;
pub(crate) use file::{Names, RawRule, RawWaiver};
pub use judge::{Breach, Draft, Judgement, Waived, judge};

use crate::report::Significance;

/// What a broken rule means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// What matches is out of reach of the rules below.
    Allow,
    /// It is pointed out.
    Warn,
    /// The check fails.
    Deny,
}

impl Level {
    /// The name in `redraft.yaml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }
}

/// One rule.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Rule {
    /// What breaking it means.
    pub level: Level,
    /// Its name, which is also what is said when it is broken.
    pub name: String,
    /// The comparisons that it holds for; empty for all.
    pub comparisons: Vec<String>,
    /// What it looks at.
    pub subject: Subject,
}

/// True if a name is that of the comparison, or of the set with wildcards that it belongs to.
pub fn is_called(comparison: &str, name: &str) -> bool {
    comparison.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl Rule {
    /// True if it holds for the comparison, or for the set that a comparison with wildcards belongs to.
    pub fn holds_for(&self, comparison: &str) -> bool {
        self.comparisons.is_empty() || self.comparisons.iter().any(|name| is_called(comparison, name))
    }

    /// True if it looks at the draft itself, so that it may be broken where nothing changed.
    pub fn is_of_draft(&self) -> bool {
        !matches!(self.subject, Subject::Findings(_))
    }

    /// The ids of themes that it names.
    pub fn themes(&self) -> &[String] {
        match &self.subject {
            Subject::Findings(conditions) => &conditions.themes,
            Subject::Themes(themes) => themes,
            Subject::Phrases(_) => &[],
        }
    }
}

/// What a rule looks at.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Subject {
    /// Findings that meet all of these conditions.
    Findings(Conditions),
    /// Each of these themes has a statement in the draft.
    Themes(Vec<String>),
    /// Each of these phrases stands in the draft.
    Phrases(Vec<String>),
}

/// Conditions on a finding. An empty list and none ask for nothing.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Conditions {
    /// Names of kinds, `moved` among them.
    pub kinds: Vec<String>,
    /// Ids of themes; those under them count too.
    pub themes: Vec<String>,
    /// Kinds of signals.
    pub signals: Vec<String>,
    /// The significance.
    pub significance: Option<Significance>,
    /// Parts of a heading, in any case.
    pub sections: Vec<String>,
    /// What the text must match.
    pub(crate) pattern: Option<Regex>,
    /// In which text; none looks at both.
    pub side: Option<Side>,
}

/// One of the two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The text of the baseline.
    Old,
    /// The text of the draft.
    New,
}

/// A finding that may break a rule until a day.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Waiver {
    /// The id of the finding.
    pub finding: String,
    /// The name of the rule; none takes all.
    pub rule: Option<String>,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// The last day on which it holds.
    pub expires: Date,
}
