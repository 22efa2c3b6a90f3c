//! Claims about a change, and what the two texts say to them.

use super::Report;

/// The claims of a file with their answers.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AnsweredClaims<'a> {
    /// The report that they were held against.
    pub report: &'a Report,
    /// The name of the file, as the user typed it.
    pub path: &'a str,
    /// What the claims are from, if the file says so.
    pub title: Option<&'a str>,
    /// The claims, in the order of the file.
    pub claims: Vec<AnsweredClaim<'a>>,
}

/// A claim with its answer.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AnsweredClaim<'a> {
    /// The sentence.
    pub text: &'a str,
    /// The line of the file on which it begins.
    pub line: usize,
    /// Where it comes from, in the words of the user; may be empty.
    pub note: &'a str,
    /// Where it looks, in words.
    pub place: String,
    /// The version it looks in.
    pub side: &'static str,
    /// What it expects there.
    pub expect: &'static str,
    /// The answer.
    pub verdict: Verdict,
    /// Why: a clause without capital and full stop.
    pub because: &'a str,
    /// Statements of the old and the new version that were found there.
    pub found: [usize; 2],
    /// The entries that decide it, as indices into those of the report.
    pub entries: &'a [usize],
}

impl<'a> AnsweredClaims<'a> {
    pub(crate) fn new(report: &'a Report, path: &'a str, title: Option<&'a str>) -> Self {
        Self { report, path, title, claims: Vec::new() }
    }

    /// How many claims got this answer.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.claims.iter().filter(|claim| claim.verdict == verdict).count()
    }
}

/// What the texts say to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// All that was found bears it out.
    Supported,
    /// Some of what was found bears it out.
    Partly,
    /// What was found speaks against it.
    NotSupported,
    /// Nothing was found that could bear it out or speak against it.
    NoStatement,
}

impl Verdict {
    /// All verdicts with their names in reports.
    pub const NAMES: [(Self, &'static str); 4] = [
        (Self::Supported, "supported"),
        (Self::Partly, "partly"),
        (Self::NotSupported, "not supported"),
        (Self::NoStatement, "no statement found"),
    ];

    /// The name in reports.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}
