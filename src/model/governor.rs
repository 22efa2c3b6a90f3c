//! What a statement stands under and means with: the sentence that leads into its list, the heads of its cell, a heading
//! that permits or forbids.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

/// What governs a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GovernorKind {
    /// A heading that itself binds, permits, forbids, excepts, defines or limits (`Exceptions`).
    Heading,
    /// The sentence that leads into a list (`Staff must not:`).
    LeadIn,
    /// The head of the row of a table.
    Row,
    /// The head of the column of a table.
    Columns,
    /// The sentence that refers to a footnote: the note says something about it, and about no other.
    Reference,
}

impl GovernorKind {
    /// All kinds with the names used in statement files and reports.
    pub const NAMES: [(Self, &'static str); 5] = [
        (Self::Heading, "heading"),
        (Self::LeadIn, "lead-in"),
        (Self::Row, "row"),
        (Self::Columns, "columns"),
        (Self::Reference, "reference"),
    ];

    /// Whether it is a statement of its own: a heading, the sentence that leads into a list or refers to a footnote.
    pub fn is_statement(self) -> bool {
        matches!(self, Self::Heading | Self::LeadIn | Self::Reference)
    }

    /// The name used in statement files and reports.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

/// What a statement stands under and means with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Governor {
    /// What it is.
    pub kind: GovernorKind,
    /// Its words, as they are shown.
    pub text: Arc<str>,
    /// The statement that it is, as an index into the statements of its version; none where only its words are known.
    pub statement: Option<usize>,
}

impl Governor {
    /// A governor of which only the words are known.
    pub fn known_by(kind: GovernorKind, text: impl Into<Arc<str>>) -> Self {
        Self { kind, text: text.into(), statement: None }
    }
}

/// What governs a statement, outermost first; shared by all statements of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Governors(Option<Arc<[Governor]>>);

impl Governors {
    /// The sentence that leads into the innermost list.
    pub fn lead_in(&self) -> Option<&Arc<str>> {
        self.iter().rfind(|governor| governor.kind == GovernorKind::LeadIn).map(|governor| &governor.text)
    }

    /// What a statement is quoted with: the sentence that leads into its list, or the heads of its row and column
    /// (`Class B · Fee`).
    pub fn introduction(&self) -> Option<Cow<'_, str>> {
        if let Some(text) = self.lead_in() {
            return Some(Cow::Borrowed(text));
        }
        let mut heads =
            self.iter().filter(|governor| matches!(governor.kind, GovernorKind::Row | GovernorKind::Columns));
        match (heads.next(), heads.next()) {
            (Some(row), Some(column)) => Some(Cow::Owned(format!("{} · {}", row.text, column.text))),
            (Some(one), None) => Some(Cow::Borrowed(&one.text)),
            (None, _) => None,
        }
    }
}

impl Deref for Governors {
    type Target = [Governor];

    fn deref(&self) -> &[Governor] {
        self.0.as_deref().unwrap_or_default()
    }
}

impl FromIterator<Governor> for Governors {
    fn from_iter<I: IntoIterator<Item = Governor>>(governors: I) -> Self {
        let governors: Arc<[Governor]> = governors.into_iter().collect();
        Self((!governors.is_empty()).then_some(governors))
    }
}
