//! The clean-ups of one block of text, in order.

use super::cleaned::Cleaned;
use super::notes::NoteNumbers;
use super::vocabulary::Vocabulary;
use super::{characters, lines, notes};

/// Takes footnote markers out, joins lines and brings characters to one spelling.
/// `None` if the text needs none of it.
pub(crate) fn clean_text(text: &str, numbers: &NoteNumbers, vocabulary: &Vocabulary) -> Option<Cleaned> {
    let mut whole = notes::strip(text, numbers);
    for step in [&(|text: &str| lines::join(text, vocabulary)) as &dyn Fn(&str) -> Option<Cleaned>, &characters::clean]
    {
        let next = step(whole.as_ref().map_or(text, |whole| &whole.text));
        whole = Cleaned::chain(whole, next);
    }
    whole
}
