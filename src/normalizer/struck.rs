//! Struck text: what is left of a text without it.

use std::ops::Range;

use super::cleaned::{Cleaned, Rewriter};
use crate::model::ranges::{self, holds};

/// Whether text that is struck out is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Struck {
    /// It is not in force, and so no text of its version.
    #[default]
    Drop,
    /// It is text like any other.
    Keep,
}

impl Struck {
    /// Both with the names used on the command line and in `redraft.yaml`.
    pub const NAMES: [(Self, &'static str); 2] = [(Self::Drop, "drop"), (Self::Keep, "keep")];
}

/// The bytes of the cleaned text that are struck, given those of the text before it was cleaned. All ranges ascend.
pub(crate) fn after_cleaning(struck: Vec<Range<usize>>, cleaned: Option<&Cleaned>) -> Vec<Range<usize>> {
    let Some(cleaned) = cleaned.filter(|_| !struck.is_empty()) else { return struck };
    ranges::derived(&cleaned.text, &cleaned.map, |at| holds(&struck, at))
}

/// Whether every letter and digit of a part of the text is struck; not if it has none.
pub(crate) fn is_whole(text: &str, part: Range<usize>, struck: &[Range<usize>]) -> bool {
    let mut any = false;
    let letters = text[part.clone()].char_indices().filter(|(_, letter)| letter.is_alphanumeric());
    letters.inspect(|_| any = true).all(|(at, _)| holds(struck, part.start + at)) && any
}

/// Cuts sentences where struck sentences end or begin, though nothing is said there of a capital or a space:
/// `~~Dogs stay.~~ dogs may go`. All ranges ascend.
pub(crate) fn cut_at_edges(text: &str, struck: &[Range<usize>], sentences: &mut Vec<Range<usize>>) {
    let mut cuts = Vec::new();
    for range in struck {
        let run = text[range.clone()].trim();
        if ends_sentence(run) {
            let before = text[..range.start].trim_end();
            cuts.extend((before.is_empty() || ends_sentence(before)).then_some(range.start));
            cuts.push(range.end);
        }
    }
    let mut cuts = cuts.into_iter().peekable();
    for range in std::mem::take(sentences) {
        let mut start = range.start;
        while let Some(cut) = cuts.next_if(|cut| *cut < range.end) {
            let (before, after) = (&text[start..cut.max(start)], &text[cut.max(start)..range.end]);
            if !before.trim().is_empty() && !after.trim().is_empty() {
                sentences.push(start..start + before.trim_end().len());
                start = range.end - after.trim_start().len();
            }
        }
        sentences.push(start..range.end);
    }
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']).ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// Takes parts out of a cleaned text, which ascend and do not overlap, with the spaces that they leave. `None` if there
/// are none.
pub(crate) fn take_out(text: &str, parts: &[Range<usize>]) -> Option<Cleaned> {
    let mut rewriter = Rewriter::new(text);
    let mut parts = parts.iter().filter(|part| !part.is_empty()).cloned().peekable();
    while let Some(mut part) = parts.next() {
        // Nothing but spaces between two of them.
        while let Some(next) = parts.next_if(|next| text[part.end..next.start].trim().is_empty()) {
            part.end = next.end;
        }
        let (before, after) = (text[..part.start].trim_end_matches(' '), text[part.end..].trim_start_matches(' '));
        let space_before = before.len() < part.start;
        let space_after = part.end + after.len() < text.len();
        let mark = !space_after && after.starts_with([',', '.', ';', ':', '!', '?', ')', ']', '”', '…', '。', '，']);
        let bracket = !space_before && before.ends_with(['(', '[', '“', '„']);
        let joined = before.is_empty() || after.is_empty() || !(space_before || space_after) || mark || bracket;
        rewriter.replace(before.len()..text.len() - after.len(), if joined { "" } else { " " });
    }
    rewriter.finish()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::single_range_in_vec_init)]
mod tests {
    use super::*;

    /// The text without the marks of `[struck]` parts, and where these stand.
    pub(crate) fn marked(text: &str) -> (String, Vec<Range<usize>>) {
        let (mut plain, mut struck) = (String::new(), Vec::new());
        for (k, piece) in text.split(['[', ']']).enumerate() {
            if k % 2 == 1 {
                struck.push(plain.len()..plain.len() + piece.len());
            }
            plain.push_str(piece);
        }
        (plain, struck)
    }

    #[test]
    fn nothing_but_the_struck_words_is_missed() {
        for (text, wanted) in [
            ("Dogs shall [not] bark.", "Dogs shall bark."),
            ("Dogs shall[ not] bark.", "Dogs shall bark."),
            ("Dogs shall [not ]bark.", "Dogs shall bark."),
            ("Dogs [and cats], if small, bark.", "Dogs, if small, bark."),
            ("Dogs[, if small,] bark.", "Dogs bark."),
            ("[Where possible,] dogs bark.", "dogs bark."),
            ("Dogs bark [at night]", "Dogs bark"),
            ("Dogs bark [at night].", "Dogs bark."),
            ("Dogs ([small] or tall) bark.", "Dogs (or tall) bark."),
            ("colo[u]r", "color"),
            ("Dogs [shall] [not] bark.", "Dogs bark."),
            ("Les chiens [et les chats] ; si", "Les chiens ; si"),
            ("Größe [über] é", "Größe é"),
            ("[all of it]", ""),
        ] {
            let (plain, struck) = marked(text);
            assert_eq!(take_out(&plain, &struck).unwrap().text, wanted, "{text}");
        }
        assert_eq!(take_out("Dogs bark.", &[]), None);
    }

    #[test]
    fn offsets_lead_past_what_is_taken_out() {
        let (plain, struck) = marked("Dogs [shall] bark [at night].");
        let left = take_out(&plain, &struck).unwrap();
        assert_eq!(left.text, "Dogs bark.");
        assert_eq!(left.map.source(left.text.find("bark").unwrap()), plain.find("bark").unwrap());
        assert_eq!(left.map.source(left.text.len() - 1), plain.len() - 1);
    }

    #[test]
    fn a_part_is_struck_as_a_whole_or_not() {
        for (text, wanted) in
            [("[Dogs bark].", true), ("[Dogs] bark.", false), ("[Dogs] [bark].", true), ("[.]", false), ("Dogs", false)]
        {
            let (plain, struck) = marked(text);
            assert_eq!(is_whole(&plain, 0..plain.len(), &struck), wanted, "{text}");
        }
    }

    #[test]
    fn struck_sentences_are_cut_off() {
        for (text, wanted) in [
            ("[Dogs bark.] dogs may bark", &["Dogs bark.", "dogs may bark"][..]),
            ("[Dogs bark.]Dogs may bark", &["Dogs bark.", "Dogs may bark"]),
            ("Cats sleep. [dogs bark.]", &["Cats sleep.", "dogs bark."]),
            ("See Art. [5] 6", &["See Art. 5 6"]),
            ("Dogs [and cats] bark.", &["Dogs and cats bark."]),
        ] {
            let (plain, struck) = marked(text);
            let mut sentences = vec![0..plain.len()];
            cut_at_edges(&plain, &struck, &mut sentences);
            let found: Vec<&str> = sentences.into_iter().map(|range| &plain[range]).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn cleaning_keeps_what_is_struck() {
        let mut rewriter = Rewriter::new("oﬃce  hours");
        rewriter.replace(1..4, "ffi");
        rewriter.replace(6..8, " ");
        let cleaned = rewriter.finish();
        assert_eq!(after_cleaning(vec![1..4], cleaned.as_ref()), [1..4]);
        assert_eq!(after_cleaning(vec![0..6, 8..9], cleaned.as_ref()), [0..6, 7..8]);
        assert_eq!(after_cleaning(vec![3..4], None), [3..4]);
    }
}
