//! Text with marks of CriticMarkup in it: they are no text.

use std::ops::Range;

use super::super::critic::What;
use super::Builder;

impl Builder<'_> {
    /// Adds text that stands at `at` of the source, but for the marks and comments in it.
    pub(in super::super) fn text(&mut self, text: &str, at: usize) {
        let mut from = 0;
        while let Some(taken) = self.strikes.taken(at + from..at + text.len()).cloned() {
            let Range { start, end } = taken.range;
            let (start, end) = (start.max(at + from) - at, end.min(at + text.len()) - at);
            // An entity may be shorter than the character it stands for.
            let Some(before) = text.get(from..start).filter(|_| text.is_char_boundary(end)) else { break };
            let ends = |next: char| next.is_whitespace() || matches!(next, ',' | '.' | ';' | ':' | '!' | '?' | ')');
            let alone = self.source[taken.range.end..].chars().next().is_none_or(ends);
            let comment = taken.what == What::Comment;
            self.add(if comment && alone { before.trim_end_matches(' ') } else { before }, at + from);
            if taken.what == What::Separator && at + start == taken.range.start {
                self.add(" ", at + start);
            }
            from = end;
        }
        self.add(&text[from..], at + from);
    }

    /// Takes note that tildes strike `range` of the source.
    pub(in super::super) fn strike(&mut self, range: Range<usize>) {
        self.strikes.push(range);
    }
}
