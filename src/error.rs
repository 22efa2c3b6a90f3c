//! The one error type of the library: it names the file, the place and the fix.

use std::fmt;

/// A result of the library.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What sort of thing is wrong: whether to stop at an error or to skip a document is decided by it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Anything else, such as contradictory options or an input that may not be read.
    #[default]
    Other,
    /// There is nothing of that name.
    NotFound,
    /// It is binary, and of no format that is read.
    NotText,
    /// It is of a format that is known but not read.
    UnreadFormat,
    /// A merge left its conflict marks in it.
    Conflict,
    /// It is the pointer that Git LFS keeps in place of the document.
    LfsPointer,
    /// Nothing is in it.
    Empty,
    /// Something is in it, but no statement.
    NoStatement,
    /// It is not well-formed.
    Malformed,
}

/// Why a comparison could not be made: what is wrong, where, and how to fix it.
///
/// Displays as `FILE:LINE:COLUMN: problem` with the help on a line of its own.
#[derive(Debug, thiserror::Error)]
pub struct Error {
    kind: ErrorKind,
    file: Option<String>,
    // Small, since every result has room for an error.
    line: Option<u32>,
    column: Option<u32>,
    problem: String,
    help: Option<String>,
    #[source]
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// An error with no more than its problem: a clause without capital and full stop.
    pub fn new(problem: impl Into<String>) -> Self {
        Self {
            kind: ErrorKind::Other,
            file: None,
            line: None,
            column: None,
            problem: problem.into(),
            help: None,
            cause: None,
        }
    }

    /// Says of which kind it is, for callers that go on after some errors.
    #[must_use]
    pub fn of_kind(mut self, kind: ErrorKind) -> Self {
        self.kind = kind;
        self
    }

    /// Names the file, as the user typed it. A name set earlier, closer to the fault, is kept.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.file.get_or_insert_with(|| file.into());
        self
    }

    /// Names the line and column, both from 1.
    #[must_use]
    pub fn at(mut self, line: usize, column: Option<usize>) -> Self {
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        self.line = Some(small(line));
        self.column = column.map(small);
        self
    }

    /// Says what the user can do about it: a sentence without capital and full stop.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Keeps the error of a library below as the source.
    #[must_use]
    pub fn caused_by(mut self, cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.cause = Some(Box::new(cause));
        self
    }

    /// Of which kind it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What is wrong, without place and help.
    pub fn problem(&self) -> &str {
        &self.problem
    }

    /// The file at fault, if one is.
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// The line at fault, from 1, if it is known.
    pub fn line(&self) -> Option<usize> {
        self.line.map(|line| line as usize)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{file}:")?;
            if let Some(line) = self.line {
                write!(f, "{line}:")?;
            }
            if let Some(column) = self.column {
                write!(f, "{column}:")?;
            }
            f.write_str(" ")?;
        }
        f.write_str(&self.problem)?;
        if let Some(help) = &self.help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}
