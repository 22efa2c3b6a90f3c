//! The claims of a brief, checked against the two texts.
//!
//! A claims file lists sentences of a brief, each with where to look and what should be found there:
//!
//! ```yaml
//! claims:
//!   - claim: National migration policies are new.
//!     where: {words: [national migration polic*]}
//!     expect: added
//!   - claim: Border management has a larger share than before.
//!     where: {theme: resilience.border-management}
//!     expect: share-grew
//! ```
//!
//! The answer to each is *supported*, *partly*, *not supported* or *no statement found*, with the entries that decide it.
//! It speaks of these two texts only: what is added here may stand elsewhere, and what is dropped may go on.

mod answer;
mod file;
mod place;
#[cfg(test)]
mod tests;

use serde::Deserialize;

use crate::error::Result;
use crate::overrides::Named;
pub use crate::report::Verdict;
use crate::report::{AnsweredClaim, AnsweredClaims, Report};
use crate::theme::Taxonomy;
use crate::yaml;

pub use answer::Answer;
use place::Place;

/// The claims of one file, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claims {
    /// The name of the file, as the user typed it.
    pub path: String,
    /// What the claims are from, if the file says so.
    pub title: Option<String>,
    /// The claims.
    pub claims: Vec<Claim>,
}

/// A sentence about a change, and how to test it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Claim {
    /// The sentence.
    pub text: String,
    /// What should be found.
    pub expect: Finding,
    /// The line of the file on which it begins.
    pub line: usize,
    /// Where it comes from, in the words of the user; may be empty.
    pub note: String,
    place: Place,
}

/// What a claim expects of the statements it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Finding {
    /// In the new text without a counterpart in the old one.
    Added,
    /// In the old text without a counterpart in the new one.
    Dropped,
    /// In both texts with other words.
    Reworded,
    /// In both texts with the same words.
    Unchanged,
    /// In both texts, whatever became of the words.
    Continues,
    /// In both texts, under another heading or out of the order that the rest keeps.
    Moved,
    /// In both texts, and the new one commits to more.
    Strengthened,
    /// In both texts, and the new one commits to less.
    Weakened,
    /// A larger share of the statements than before.
    ShareGrew,
    /// A smaller share of the statements than before.
    ShareFell,
    /// In the text.
    Present,
    /// Not in the text.
    Absent,
}

impl Finding {
    /// All findings with the names used in claims files and reports.
    pub const NAMES: [(Self, &'static str); 12] = [
        (Self::Added, "added"),
        (Self::Dropped, "dropped"),
        (Self::Reworded, "reworded"),
        (Self::Unchanged, "unchanged"),
        (Self::Continues, "continues"),
        (Self::Moved, "moved"),
        (Self::Strengthened, "strengthened"),
        (Self::Weakened, "weakened"),
        (Self::ShareGrew, "share-grew"),
        (Self::ShareFell, "share-fell"),
        (Self::Present, "present"),
        (Self::Absent, "absent"),
    ];

    /// The name used in claims files and reports.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

/// A version to look in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The old version.
    Old,
    /// The new version.
    New,
    /// Both.
    Both,
}

impl Side {
    /// The name used in claims files and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
            Self::Both => "both",
        }
    }
}

/// The JSON Schema (draft 2020-12) of a claims file.
pub const FILE_SCHEMA: &str = include_str!("file.schema.json");

impl Claims {
    /// Reads a claims file.
    ///
    /// # Errors
    /// If it is none, or a claim cannot be tested: the error names the line and the fix.
    ///
    /// # Examples
    /// ```
    /// use redraft::claims::{Claims, Verdict};
    /// use redraft::compare::{Options, compare};
    /// use redraft::read::{self, Format};
    ///
    /// let old = read::parse("old.md", Format::MARKDOWN, "Ferries sail daily. Fees are set in May.\n".into())?;
    /// let new = read::parse("new.md", Format::MARKDOWN, "Ferries sail daily.\n".into())?;
    /// let report = compare(old, new, &Options::default())?;
    ///
    /// let text = "claims:\n  - claim: Fees are gone.\n    where: {words: [fees]}\n    expect: dropped\n";
    /// let claims = Claims::parse("claims.yaml", text)?;
    /// let answers = claims.test(&report, None)?;
    /// assert_eq!(answers[0].verdict, Verdict::Supported);
    /// # Ok::<(), redraft::Error>(())
    /// ```
    pub fn parse(path: &str, text: &str) -> Result<Self> {
        let raw: file::RawFile = yaml::from_str(path, text)?;
        raw.claims(path).map_err(|error| error.in_file(path))
    }

    /// Holds every claim against a report. `taxonomy` is the one that the report was made with.
    ///
    /// # Errors
    /// If a claim names an id or a theme that does not exist.
    pub fn test(&self, report: &Report, taxonomy: Option<&Taxonomy>) -> Result<Vec<Answer>> {
        let finder = place::Finder::new(report, taxonomy);
        let answers = self.claims.iter().map(|claim| answer::answer(claim, report, &finder));
        answers.collect::<Result<_>>().map_err(|error| error.in_file(&self.path))
    }

    /// Every claim with its answer, for the formats to write. The answers are those of [`Claims::test`].
    pub fn answered<'a>(&'a self, answers: &'a [Answer], report: &'a Report) -> AnsweredClaims<'a> {
        let mut answered = AnsweredClaims::new(report, &self.path, self.title.as_deref());
        answered.claims.extend(self.claims.iter().zip(answers).map(|(claim, answer)| AnsweredClaim {
            text: &claim.text,
            line: claim.line,
            note: &claim.note,
            place: claim.place(),
            side: claim.side().name(),
            expect: claim.expect.name(),
            verdict: answer.verdict,
            because: &answer.because,
            found: answer.found,
            entries: &answer.entries,
        }));
        answered
    }
}

impl Claim {
    /// Where it looks, in words: `theme resilience.water, words “aral sea”`.
    pub fn place(&self) -> String {
        self.place.describe()
    }

    /// The version it looks in: the one it names, or the one that its finding is about.
    pub fn side(&self) -> Side {
        self.place.side.unwrap_or(match self.expect {
            Finding::Added | Finding::Present | Finding::Absent => Side::New,
            Finding::Dropped => Side::Old,
            _ => Side::Both,
        })
    }
}
