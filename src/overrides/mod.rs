//! What the user decided about a comparison: which statements are the same, which are not, and their themes.
//!
//! The expert has the last word. A file of decisions is obeyed exactly, whatever the alignment would have said, and
//! every entry that rests on one says so:
//!
//! ```yaml
//! overrides:
//!   - same: {old: ca07-004, new: ca19-007}
//!     note: the offer of experience, now without the model
//!   - not-same: {old: ca07-019, new: ca19-094}
//!   - split: {old: ca07-040, new: [ca19-019, ca19-020]}
//!   - merged: {old: [ca07-013, ca07-036], new: ca19-014}
//!   - dropped: The EU will hold a regular energy dialogue
//!   - added: ca19-035
//!   - theme: {new: ca19-035, is: resilience.terrorism-extremism}
//! ```
//!
//! A statement is named by its id or by the beginning of its text, in which case, spaces and punctuation do not count.
//! Each decision says which version it means, so that nothing hangs on the order of two names.

mod file;
mod name;
mod resolve;
#[cfg(test)]
mod tests;
mod write;

use crate::error::{Error, Result};
use crate::model::OverrideKind;
use crate::yaml::{self, Spanned};

pub(crate) use name::{Finding, Names, fold};
pub(crate) use resolve::Resolved;
pub use write::write_proposals;

/// The decisions of one file, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overrides {
    /// The name of the file, as the user typed it.
    pub path: String,
    decisions: Vec<Decision>,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Decision {
    kind: OverrideKind,
    old: Vec<Named>,
    new: Vec<Named>,
    /// For a theme: its id.
    theme: Option<Named>,
    note: String,
    line: usize,
}

/// A name as the file has it: an id, or the beginning of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub name: String,
    pub line: usize,
    pub column: usize,
}

impl From<&Spanned<String>> for Named {
    fn from(text: &Spanned<String>) -> Self {
        let (line, column) = (text.referenced.line() as usize, text.referenced.column() as usize);
        Self { name: text.value.trim().to_owned(), line, column }
    }
}

impl Named {
    /// The error, placed where the name stands.
    pub fn at(&self, error: Error) -> Error {
        if self.line == 0 { error } else { error.at(self.line, Some(self.column)) }
    }
}

impl Overrides {
    /// Reads a file of decisions.
    ///
    /// # Errors
    /// If it is no such file, or a decision says too little or too much: the error names the line and the fix.
    ///
    /// # Examples
    /// ```
    /// use redraft::overrides::Overrides;
    ///
    /// let overrides = Overrides::parse("overrides.yaml", "overrides:\n  - same: {old: a1, new: b7}\n")?;
    /// assert_eq!(overrides.len(), 1);
    /// let error = Overrides::parse("overrides.yaml", "overrides:\n  - saem: {old: a1, new: b7}\n").unwrap_err();
    /// assert!(error.to_string().contains("did you mean `same`?"));
    /// # Ok::<(), redraft::Error>(())
    /// ```
    pub fn parse(path: &str, text: &str) -> Result<Self> {
        let raw: file::RawFile = yaml::from_str(path, text)?;
        let decisions = raw.decisions().map_err(|error| error.in_file(path))?;
        Ok(Self { path: path.to_owned(), decisions })
    }

    /// How many decisions there are.
    pub fn len(&self) -> usize {
        self.decisions.len()
    }

    /// True if nothing is decided.
    pub fn is_empty(&self) -> bool {
        self.decisions.is_empty()
    }

    /// The same decisions for the comparison in the other direction.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        let mut mirror = self.clone();
        for decision in &mut mirror.decisions {
            std::mem::swap(&mut decision.old, &mut decision.new);
            decision.kind = match decision.kind {
                OverrideKind::Split => OverrideKind::Merged,
                OverrideKind::Merged => OverrideKind::Split,
                OverrideKind::Dropped => OverrideKind::Added,
                OverrideKind::Added => OverrideKind::Dropped,
                kind => kind,
            };
        }
        mirror
    }
}
