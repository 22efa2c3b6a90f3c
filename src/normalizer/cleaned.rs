//! The result of a clean-up: a text and the way back from it, made by copying and replacing.

use std::ops::Range;

use crate::model::OffsetMap;

/// A text after a clean-up, with the way back to the text before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Cleaned {
    /// The cleaned text.
    pub(crate) text: String,
    /// From offsets of `text` to offsets of the text that was cleaned.
    pub(crate) map: OffsetMap,
}

impl Cleaned {
    /// Puts `next`, made from the text of `first`, after `first`. `None` stands for "left as it is".
    pub(crate) fn chain(first: Option<Self>, next: Option<Self>) -> Option<Self> {
        match (first, next) {
            (Some(first), Some(next)) => Some(Self { map: first.map.compose(&next.map), text: next.text }),
            (first, next) => next.or(first),
        }
    }
}

/// Writes a cleaned text as a series of replacements in ascending order; what lies between is copied.
#[derive(Debug)]
pub(crate) struct Rewriter<'a> {
    input: &'a str,
    out: String,
    map: OffsetMap,
    copied: usize,
    changed: bool,
}

impl<'a> Rewriter<'a> {
    pub(crate) fn new(input: &'a str) -> Self {
        Self { input, out: String::new(), map: OffsetMap::default(), copied: 0, changed: false }
    }

    /// Replaces `range` of the input by `with`. Ranges must ascend and must not overlap.
    pub(crate) fn replace(&mut self, range: Range<usize>, with: &str) {
        if &self.input[range.clone()] == with {
            return;
        }
        if !self.changed {
            self.out.reserve(self.input.len());
            self.changed = true;
        }
        self.copy_to(range.start);
        for (at, letter) in with.char_indices() {
            // Every letter of the replacement leads to the head of what was replaced: that is always a letter
            // boundary, which an offset counted on from there need not be.
            self.map.push(self.out.len(), range.start);
            self.out.push(letter);
            let last = at + letter.len_utf8() == with.len();
            if last && letter.len_utf8() > 1 {
                // The end of a span is found from its last byte, so that byte leads to the last one replaced.
                self.map.push(self.out.len() - 1, range.end - 1);
            }
        }
        self.copied = range.end;
    }

    /// The last letter written or copied so far, as if the input were copied up to `at`.
    pub(crate) fn last_before(&self, at: usize) -> Option<char> {
        self.input[self.copied..at].chars().next_back().or_else(|| self.out.chars().next_back())
    }

    /// How far the input has been dealt with.
    pub(crate) fn position(&self) -> usize {
        self.copied
    }

    fn copy_to(&mut self, at: usize) {
        if at > self.copied {
            self.map.push(self.out.len(), self.copied);
            self.out.push_str(&self.input[self.copied..at]);
        }
    }

    /// The cleaned text, or `None` if nothing was replaced.
    pub(crate) fn finish(mut self) -> Option<Cleaned> {
        if !self.changed {
            return None;
        }
        self.copy_to(self.input.len());
        Some(Cleaned { text: self.out, map: self.map })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn copies_between_replacements_and_maps_back() {
        let input = "ofﬁce  hours";
        let mut rewriter = Rewriter::new(input);
        rewriter.replace(2..5, "fi");
        rewriter.replace(7..9, " ");
        let cleaned = rewriter.finish().unwrap();
        assert_eq!(cleaned.text, "office hours");
        assert_eq!(cleaned.map.source(2), 2);
        assert_eq!(cleaned.map.source(3), 2);
        assert_eq!(cleaned.map.source(4), 5);
        assert_eq!(cleaned.map.source(7), 9);
    }

    #[test]
    fn nothing_replaced_is_nothing_cleaned() {
        assert_eq!(Rewriter::new("as it is").finish(), None);
        let mut rewriter = Rewriter::new("as it is");
        rewriter.replace(2..3, " ");
        assert_eq!(rewriter.finish(), None);
    }

    #[test]
    fn chained_maps_lead_to_the_first_text() {
        let mut first = Rewriter::new("a--b c");
        first.replace(1..3, "-");
        let first = first.finish();
        let mut second = Rewriter::new("a-b c");
        second.replace(3..4, "");
        let whole = Cleaned::chain(first, second.finish()).unwrap();
        assert_eq!(whole.text, "a-bc");
        assert_eq!(whole.map.source(3), 5);
    }
}
