//! What `redraft check` found, as data, and one file per format that carries it on: to programs, to the pages of a code
//! host, to the people who read them.
//!
//! The command line fills a [`CheckReport`]; the formats only tell what stands in it.

pub mod github;
pub mod gitlab;
pub mod json;
pub mod junit;
pub mod markdown;
#[cfg(test)]
mod sample;
pub mod sarif;
mod text;

use std::io;

use crate::model::{Kind, Lines, Significance};
use crate::rules::{Level, Waiver};
use crate::snapshot::{Finding, Located};

/// What a check of several comparisons found.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct CheckReport {
    /// `redraft.yaml`, from the top of the repository.
    pub config: String,
    /// The comparisons, in the order of `redraft.yaml`.
    pub comparisons: Vec<Checked>,
    /// Waivers that nothing needs any more.
    pub stale: Vec<Waiver>,
}

/// One comparison, held against its snapshot and the rules.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Checked {
    /// The name of the comparison.
    pub name: String,
    /// What the draft is compared with, as `redraft.yaml` has it.
    pub baseline: String,
    /// The draft, as `redraft.yaml` has it.
    pub draft: String,
    /// The file of the baseline, from the top of the repository.
    pub baseline_file: String,
    /// The revision that the baseline is read at; none for a file that lies there.
    pub baseline_revision: Option<String>,
    /// The file of the draft, from the top of the repository.
    pub draft_file: String,
    /// The file with what was accepted, from the top of the repository.
    pub snapshot_file: String,
    /// One of the two documents is not there.
    pub missing: Option<Missing>,
    /// The labels of themes, by their ids.
    pub themes: Vec<(String, String)>,
    /// Every change, in the order of the draft; then those that were accepted and are gone.
    pub findings: Vec<CheckedFinding>,
    /// What rules miss in the draft.
    pub unmet: Vec<Unmet>,
    /// Accepted findings that the baseline has taken in.
    pub obsolete: usize,
}

/// Which of two documents is not there, or has nothing in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// There is no baseline: every statement is added.
    Baseline,
    /// The draft was deleted: every statement is dropped.
    Draft,
    /// The draft is there, without a statement in it: every statement is dropped.
    Emptied,
}

/// A change, and what is to be done about it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CheckedFinding {
    /// The change and where it stands; where it is gone, as it was accepted.
    pub located: Located,
    /// Whether somebody accepted it.
    pub status: Status,
    /// What was accepted in its place, where that changed since.
    pub accepted: Option<Finding>,
    /// The rules that it breaks.
    pub broken: Vec<Broken>,
    /// The rules that it would break, but for a waiver.
    pub waived: Vec<Broken>,
}

/// Whether a finding was accepted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Status {
    /// Nobody has accepted it.
    #[default]
    New,
    /// Another change of the same statement was accepted.
    Updated,
    /// It was accepted, and is no longer there.
    Absent,
    /// It stands as it was accepted.
    Unchanged,
    /// Nobody is asked about changes of its sort.
    NotReviewed,
}

impl Status {
    /// All values with the names used in reports.
    pub const NAMES: [(Self, &'static str); 5] = [
        (Self::New, "new"),
        (Self::Updated, "updated"),
        (Self::Absent, "absent"),
        (Self::Unchanged, "unchanged"),
        (Self::NotReviewed, "not_reviewed"),
    ];

    /// The name used in reports.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }

    /// True if a person has to decide.
    pub fn is_pending(self) -> bool {
        matches!(self, Self::New | Self::Updated | Self::Absent)
    }
}

/// A rule that a finding breaks.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Broken {
    /// Its name.
    pub rule: String,
    /// Warn or deny.
    pub level: Level,
    /// The waiver for it: one that holds lets the finding pass, one that expired is told.
    pub waiver: Option<Waiver>,
}

impl Broken {
    /// A rule, broken.
    pub fn new(rule: impl Into<String>, level: Level, waiver: Option<Waiver>) -> Self {
        Self { rule: rule.into(), level, waiver }
    }
}

/// Something that a rule misses in the draft.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Unmet {
    /// The name of the rule.
    pub rule: String,
    /// Warn or deny.
    pub level: Level,
    /// True for a theme, false for a phrase.
    pub is_theme: bool,
    /// The id of the theme, or the phrase.
    pub what: String,
}

impl Unmet {
    /// What a rule misses.
    pub fn new(rule: impl Into<String>, level: Level, is_theme: bool, what: impl Into<String>) -> Self {
        Self { rule: rule.into(), level, is_theme, what: what.into() }
    }
}

impl CheckedFinding {
    /// A finding that breaks no rule. `accepted` is what was accepted in its place, where that changed since.
    pub fn new(located: Located, status: Status, accepted: Option<Finding>) -> Self {
        Self { located, status, accepted, broken: Vec::new(), waived: Vec::new() }
    }

    /// The change, as it would be accepted.
    pub fn finding(&self) -> &Finding {
        &self.located.finding
    }

    /// How much it matters: it fails the check, is pointed out, or neither.
    pub fn level(&self) -> Level {
        let broken = self.broken.iter().map(|broken| broken.level).max().unwrap_or(Level::Allow);
        if self.status.is_pending() { Level::Deny } else { broken }
    }

    /// True if it breaks a rule that fails the check.
    pub fn is_denied(&self) -> bool {
        self.broken.iter().any(|broken| broken.level == Level::Deny)
    }

    /// The lines of the draft that it is about; of a dropped statement the line before the gap. None if the draft says
    /// nothing of it, or where it is not known.
    pub fn place(&self) -> Option<Lines> {
        self.located.new_lines
    }

    /// What comes first where there is room for a few: what is denied, what has to be decided, what changes meaning.
    fn rank(&self) -> (bool, bool, u8) {
        let finding = self.finding();
        let sort = match finding.kind {
            _ if self.status == Status::Absent => 6,
            _ if !finding.signals.is_empty() => 0,
            Kind::Dropped => 1,
            Kind::Added => 2,
            Kind::Unchanged => 5,
            _ if finding.significance == Some(Significance::Editorial) => 4,
            _ => 3,
        };
        (!self.is_denied(), !self.status.is_pending(), sort)
    }
}

impl Checked {
    /// The label of a theme, or its id where it has none.
    pub fn theme_label<'a>(&'a self, id: &'a str) -> &'a str {
        let label = self.themes.iter().find(|(known, _)| known == id).map(|(_, label)| label.as_str());
        label.filter(|label| !label.is_empty()).unwrap_or(id)
    }

    /// The findings that are pending or break a rule.
    pub fn open(&self) -> impl Iterator<Item = &CheckedFinding> {
        self.findings.iter().filter(|finding| finding.level() > Level::Allow)
    }

    /// How many findings say no more than that the whole document was added or deleted: they are reported as one.
    pub fn folded(&self) -> usize {
        self.open().filter(|finding| self.is_folded(finding)).count()
    }

    /// The open findings that are reported one by one.
    pub fn single(&self) -> impl Iterator<Item = &CheckedFinding> {
        self.open().filter(|finding| !self.is_folded(finding))
    }

    fn is_folded(&self, finding: &CheckedFinding) -> bool {
        let kind = match self.missing {
            Some(Missing::Draft | Missing::Emptied) => Kind::Dropped,
            Some(Missing::Baseline) => Kind::Added,
            None => return false,
        };
        finding.status == Status::New && finding.finding().kind == kind && finding.broken.is_empty()
    }
}

/// How many findings there are of each sort.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Nobody has accepted them.
    pub new: usize,
    /// Changed since they were accepted.
    pub updated: usize,
    /// Accepted and gone.
    pub absent: usize,
    /// Rules broken that fail the check, once for each finding or unmet requirement.
    pub denied: usize,
    /// The same of rules that warn.
    pub warned: usize,
    /// They stand as accepted.
    pub unchanged: usize,
    /// A waiver lets them pass.
    pub waived: usize,
    /// Changes that ask nobody.
    pub not_reviewed: usize,
    /// Accepted findings that the baseline has taken in.
    pub obsolete: usize,
}

impl Counts {
    /// Counts the findings of some comparisons.
    pub fn of<'a>(comparisons: impl IntoIterator<Item = &'a Checked>) -> Self {
        let mut counts = Self::default();
        for checked in comparisons {
            for finding in &checked.findings {
                *match finding.status {
                    Status::New => &mut counts.new,
                    Status::Updated => &mut counts.updated,
                    Status::Absent => &mut counts.absent,
                    Status::Unchanged => &mut counts.unchanged,
                    Status::NotReviewed => &mut counts.not_reviewed,
                } += 1;
                counts.waived += usize::from(!finding.waived.is_empty());
            }
            let broken = checked.findings.iter().flat_map(|finding| &finding.broken).map(|broken| broken.level);
            for level in broken.chain(checked.unmet.iter().map(|unmet| unmet.level)) {
                *if level == Level::Deny { &mut counts.denied } else { &mut counts.warned } += 1;
            }
            counts.obsolete += checked.obsolete;
        }
        counts
    }

    /// How many a person has to decide on.
    pub fn pending(&self) -> usize {
        self.new + self.updated + self.absent
    }

    /// The counts that are not zero, in words: `2 new findings`, `1 as accepted`.
    pub fn facts(&self) -> Vec<String> {
        let facts = [
            (self.new, "new finding", "new findings"),
            (self.updated, "changed since it was accepted", "changed since they were accepted"),
            (self.absent, "accepted and gone", "accepted and gone"),
            (self.denied, "rule broken", "rules broken"),
            (self.warned, "warning", "warnings"),
            (self.unchanged, "as accepted", "as accepted"),
            (self.waived, "waived", "waived"),
            (self.not_reviewed, "change that asks nobody", "changes that ask nobody"),
        ];
        let facts = facts.iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| text::count(*n, one, many));
        let facts: Vec<String> = facts.collect();
        if facts.is_empty() { vec!["nothing changed".to_owned()] } else { facts }
    }

    /// True if the check passes.
    pub fn is_clean(&self) -> bool {
        self.pending() == 0 && self.denied == 0
    }
}

/// A format for programs and code hosts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// `redraft.check/1`: everything, also what was accepted.
    Json,
    /// JUnit XML, for the test reports of GitLab, Jenkins and others.
    Junit,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Commands that GitHub Actions turns into annotations.
    Github,
    /// The code quality report of GitLab.
    Gitlab,
    /// A comment for a pull request.
    Markdown,
}

impl Format {
    /// All formats with their names.
    pub const NAMES: [(Self, &'static str); 6] = [
        (Self::Json, "json"),
        (Self::Junit, "junit"),
        (Self::Sarif, "sarif"),
        (Self::Github, "github"),
        (Self::Gitlab, "gitlab"),
        (Self::Markdown, "markdown"),
    ];

    /// Writes the report in this format.
    ///
    /// # Errors
    /// Only those of the writer.
    pub fn write(self, report: &CheckReport, out: &mut dyn io::Write) -> io::Result<()> {
        match self {
            Self::Json => json::write(report, out),
            Self::Junit => junit::write(report, out),
            Self::Sarif => sarif::write(report, out),
            Self::Github => github::write(report, out),
            Self::Gitlab => gitlab::write(report, out),
            Self::Markdown => markdown::write(report, markdown::COMMENT_LIMIT, out),
        }
    }
}
