//! Changes of meaning inside an entry, and the force of a statement.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// What a change of meaning is about: a handle to its definition, which stands with the class of signals that finds it.
/// [`signal_kinds`](crate::report::signal_kinds) lists them all. Kinds are told apart by their names.
#[derive(Clone, Copy)]
pub struct SignalKind(&'static Definition);

/// What there is to know of a kind of signal.
pub(crate) struct Definition {
    /// The name used on the command line and in reports.
    pub name: &'static str,
    /// What the same change is called when the versions change places.
    pub mirrored: &'static str,
    /// What it means, in a sentence.
    pub meaning: &'static str,
}

impl SignalKind {
    /// The kind that is so defined.
    pub(crate) const fn new(definition: &'static Definition) -> Self {
        Self(definition)
    }

    /// The name used on the command line and in reports.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// The name of the same change when the versions change places.
    pub fn mirrored(self) -> &'static str {
        self.0.mirrored
    }

    /// What it means, in a sentence.
    pub fn meaning(self) -> &'static str {
        self.0.meaning
    }
}

impl PartialEq for SignalKind {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0) || self.name() == other.name()
    }
}

impl Eq for SignalKind {}

impl PartialOrd for SignalKind {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SignalKind {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name().cmp(other.name())
    }
}

impl Hash for SignalKind {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

impl fmt::Debug for SignalKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for SignalKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A change of meaning inside an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// What changed.
    pub kind: SignalKind,
    /// The words it was read from in the old text; none where they are in the new text alone.
    pub old: Option<Cue>,
    /// The words it was read from in the new text; none where they are in the old text alone.
    pub new: Option<Cue>,
}

impl Signal {
    /// The words in the old text; empty where there are none.
    pub fn old_text(&self) -> &str {
        self.old.as_ref().map_or("", |cue| &cue.text)
    }

    /// The words in the new text; empty where there are none.
    pub fn new_text(&self) -> &str {
        self.new.as_ref().map_or("", |cue| &cue.text)
    }
}

/// The kind and the words: `force-weakened: shall → should`.
impl fmt::Display for Signal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.kind;
        match (self.old_text(), self.new_text()) {
            ("", "") => write!(f, "{kind}"),
            ("", words) | (words, "") => write!(f, "{kind}: {words}"),
            (old, new) => write!(f, "{kind}: {old} → {new}"),
        }
    }
}

/// The words that a signal was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// The words as the text has them; several names are divided by `, `.
    pub text: String,
    /// Where they stand, in the order of the words: one place, unless there are several names, the same words stand in
    /// several places, or they reach from one statement into the next. Empty where the texts are not at hand.
    pub spans: Vec<CueSpan>,
}

impl Cue {
    /// Words whose place is not known; none if there are none.
    pub fn unplaced(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self { text: text.to_owned(), spans: Vec::new() })
    }
}

/// A stretch of the text of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CueSpan {
    /// Which of the statements on its side of the entry, from 0.
    pub statement: usize,
    /// In which text of the statement.
    pub within: Within,
    /// Its bytes in that text.
    pub bytes: Range<usize>,
    /// The same, counted in Unicode code points.
    pub chars: Range<usize>,
}

impl CueSpan {
    /// Some bytes of `text`, which is that of a statement.
    pub fn new(statement: usize, within: Within, text: &str, bytes: Range<usize>) -> Self {
        let chars = |range: Range<usize>| text.get(range).map_or(0, |part| part.chars().count());
        let start = chars(0..bytes.start);
        let end = start + chars(bytes.clone());
        Self { statement, within, bytes, chars: start..end }
    }
}

/// A text of a statement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Within {
    /// Its own text.
    #[default]
    Text,
    /// The sentence that introduces the list it is an item of.
    LeadIn,
}

impl Within {
    /// The name used in reports: that of the field of the statement.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::LeadIn => "lead_in",
        }
    }
}

/// How far a statement binds: the six levels, the weakest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Force {
    /// A description: it commits nobody.
    #[default]
    None,
    /// Somebody may or can.
    Permissive,
    /// Somebody is ready to, invites, or will consider.
    Offered,
    /// Somebody should, intends to or aims to.
    Expected,
    /// Somebody will, or is committed to.
    Firm,
    /// Somebody shall, must, or may not.
    Binding,
}

impl Force {
    /// All levels with the names used in lexicons and reports, the weakest first.
    pub const NAMES: [(Self, &'static str); 6] = [
        (Self::None, "none"),
        (Self::Permissive, "permissive"),
        (Self::Offered, "offered"),
        (Self::Expected, "expected"),
        (Self::Firm, "firm"),
        (Self::Binding, "binding"),
    ];

    /// The name used in lexicons and reports.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }

    /// One level less, but never less than permissive unless it was none already.
    #[must_use]
    pub fn lowered(self) -> Self {
        match self {
            Self::Binding => Self::Firm,
            Self::Firm => Self::Expected,
            Self::Expected => Self::Offered,
            Self::Offered | Self::Permissive => Self::Permissive,
            Self::None => Self::None,
        }
    }
}

impl fmt::Display for Force {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_of_force_stand_in_order() {
        for (k, (force, name)) in Force::NAMES.into_iter().enumerate() {
            assert_eq!((force as usize, force.name()), (k, name));
        }
    }

    #[test]
    fn spans_count_code_points_beside_bytes() {
        let text = "L’été 移民 must";
        let at = text.find("must").unwrap_or_default();
        let span = CueSpan::new(0, Within::Text, text, at..at + 4);
        assert_eq!((span.bytes, span.chars), (17..21, 9..13));
    }
}
