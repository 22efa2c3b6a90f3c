//! The clean-ups of one block of text, in order.

use super::cleaned::Cleaned;
use super::notes::NoteNumbers;
use super::vocabulary::Vocabulary;
use super::{characters, emphasis, lines, notes};

/// Takes signs of emphasis and footnote markers out, joins lines and brings characters to one spelling.
/// `None` if the text needs none of it.
pub(crate) fn clean_text(text: &str, numbers: &NoteNumbers, vocabulary: &Vocabulary) -> Option<Cleaned> {
    // Markers are known by what stands around them in the text as it was read, so they go first.
    let mut whole = notes::strip(text, numbers);
    let join = |text: &str| lines::join(text, vocabulary);
    for step in [&emphasis::strip as &dyn Fn(&str) -> Option<Cleaned>, &join, &characters::clean] {
        let next = step(whole.as_ref().map_or(text, |whole| &whole.text));
        whole = Cleaned::chain(whole, next);
    }
    whole
}
