//! What speaks for a theme of a statement, and what leaves it in doubt.

use std::sync::Arc;

/// Why the main theme of a statement is not sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Doubt {
    /// Another theme has nearly as good evidence.
    Rival,
    /// The words of the statement only hint at it, or stand in an aside.
    Hint,
    /// Only its headings or the sentence over its list speak for it.
    Heading,
    /// Only its neighbours speak for it.
    Neighbours,
}

impl Doubt {
    /// All doubts with the names used in reports.
    pub const NAMES: [(Self, &'static str); 4] =
        [(Self::Rival, "rival"), (Self::Hint, "hint"), (Self::Heading, "heading"), (Self::Neighbours, "neighbours")];

    /// The name used in reports.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

/// A theme of a statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// An index into [`Taxonomy::themes`](super::Taxonomy::themes).
    pub theme: usize,
    /// Sum of what the evidence is worth; about 1 for one good word. Comparable between statements of one version.
    pub score: f32,
    /// What speaks for it, best first.
    pub evidence: Vec<Evidence>,
}

/// Words that speak for a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// As written in the document.
    pub words: Arc<str>,
    /// Where they stand.
    pub source: Source,
}

/// Where evidence stands, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Source {
    /// The statement file says so.
    Given,
    /// In the statement.
    Statement,
    /// In the sentence that introduces its list.
    LeadIn,
    /// In a heading over it.
    Heading,
    /// In the statements before and after it.
    Neighbours,
}

impl Source {
    /// The name to show.
    pub fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Statement => "statement",
            Self::LeadIn => "lead-in",
            Self::Heading => "heading",
            Self::Neighbours => "neighbours",
        }
    }
}

impl Hit {
    /// True if only headings or neighbours speak for it.
    pub fn is_weak(&self) -> bool {
        self.evidence.iter().all(|evidence| evidence.source >= Source::Heading)
    }
}
