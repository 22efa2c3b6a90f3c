//! The comparisons of several policies, as of all those that changed between two revisions.

use super::{Report, Summary};

/// What is between two states of a folder of policies.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Reports {
    /// What to call the state compared from.
    pub old: String,
    /// What to call the state compared to.
    pub new: String,
    /// The policies that changed, in the order of their paths.
    pub policies: Vec<PolicyReport>,
    /// What changed as well and is not compared.
    pub skipped: Vec<Skipped>,
}

impl Reports {
    /// Reports on nothing yet, between two states.
    pub fn between(old: impl Into<String>, new: impl Into<String>) -> Self {
        Self { old: old.into(), new: new.into(), ..Self::default() }
    }

    /// True if a policy says something else, or could not be compared, so that nobody knows.
    pub fn has_changes(&self) -> bool {
        self.policies.iter().any(|policy| policy.report.has_changes())
            || self.skipped.iter().any(|file| file.reason.hides_changes())
    }

    /// The counts of all reports together.
    pub fn summary(&self) -> Summary {
        let mut total = Summary::default();
        for part in self.policies.iter().map(|policy| &policy.report.summary) {
            (total.kinds.iter_mut().zip(part.kinds)).for_each(|(total, part)| *total += part);
            total.governed += part.governed;
            total.moved += part.moved;
            total.editorial += part.editorial;
            total.substantive += part.substantive;
            for (kind, count) in &part.signals {
                match total.signals.iter_mut().find(|(known, _)| known == kind) {
                    Some((_, total)) => *total += count,
                    None => total.signals.push((*kind, *count)),
                }
            }
        }
        total.signals.sort_by_key(|(kind, _)| kind.name());
        total
    }
}

/// The comparison of the two versions of one policy.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PolicyReport {
    /// What became of the file.
    pub status: FileStatus,
    /// The path of the old version; none if there is none.
    pub old_path: Option<String>,
    /// The path of the new version; none if there is none.
    pub new_path: Option<String>,
    /// The modes of its files, where they are known and differ.
    pub modes: Option<[String; 2]>,
    /// What it says differently. A version that is not there has no statements.
    pub report: Report,
}

impl PolicyReport {
    /// A report on files of these paths, one of which at least must be there.
    pub fn new(old_path: Option<String>, new_path: Option<String>, report: Report) -> Self {
        let status = match (&old_path, &new_path) {
            (None, _) => FileStatus::Added,
            (_, None) => FileStatus::Deleted,
            (old, new) if old != new => FileStatus::Renamed,
            _ => FileStatus::Modified,
        };
        Self { status, old_path, new_path, modes: None, report }
    }

    /// The path it goes by: the new one, where there is one.
    pub fn path(&self) -> &str {
        self.new_path.as_deref().or(self.old_path.as_deref()).unwrap_or_default()
    }
}

/// What became of the file of a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileStatus {
    /// It is there in both states, under one path.
    Modified,
    /// It is new.
    Added,
    /// It is gone.
    Deleted,
    /// It has another path, and maybe another content.
    Renamed,
}

impl FileStatus {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Modified => "modified",
            Self::Added => "added",
            Self::Deleted => "deleted",
            Self::Renamed => "renamed",
        }
    }
}

/// A file that changed and was not compared.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Skipped {
    /// Its path.
    pub path: String,
    /// Why it was not compared.
    pub reason: SkipReason,
    /// More about it, in words; may be empty.
    pub detail: String,
}

impl Skipped {
    /// A file that is not compared.
    pub fn new(path: impl Into<String>, reason: SkipReason, detail: impl Into<String>) -> Self {
        Self { path: path.into(), reason, detail: detail.into() }
    }
}

/// Why a file was not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SkipReason {
    /// It is no policy, by its name.
    NotAPolicy,
    /// A policy that cannot be read.
    Unreadable,
    /// A policy that a merge left in conflict.
    InConflict,
    /// A symbolic link, or a file that became one.
    Link,
    /// A repository inside the repository.
    Submodule,
    /// Its content is the same: only its mode changed.
    SameContent,
    /// A policy in the working tree that git does not know yet.
    Untracked,
}

impl SkipReason {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotAPolicy => "not-a-policy",
            Self::Unreadable => "unreadable",
            Self::InConflict => "in-conflict",
            Self::Link => "link",
            Self::Submodule => "submodule",
            Self::SameContent => "same-content",
            Self::Untracked => "untracked",
        }
    }

    /// True for a policy whose statements may have changed.
    pub fn hides_changes(self) -> bool {
        matches!(self, Self::Unreadable | Self::InConflict)
    }
}
