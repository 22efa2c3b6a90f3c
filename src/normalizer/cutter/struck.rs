//! The struck statements of a block, and what of it is in force.

use std::ops::Range;

use super::{Cutter, Piece, has_content, split};
use crate::model::ranges::{merged, overlaps};
use crate::model::{BlockKind, OffsetMap, Role, Statement};
use crate::normalizer::cleaned::Cleaned;
use crate::normalizer::label::Place;
use crate::normalizer::struck::{cut_at_edges, is_whole, take_out};

impl Cutter<'_> {
    /// Keeps the statements of a block apart that are struck as a whole. `None` if nothing is left of the block.
    ///
    /// The sentences are those of the text with what is struck left in. Where one is struck as a whole, its full stop and
    /// its enumerator go with it, struck or not.
    pub(super) fn in_force(
        &mut self,
        piece: Piece<'_>,
        kind: &BlockKind,
        marker: &str,
        struck: &[Range<usize>],
    ) -> Option<InForce> {
        let text = piece.text;
        let (role, place) = match kind {
            BlockKind::Heading { .. } => (Role::Heading, Some(Place::Heading)),
            BlockKind::Paragraph => (Role::Sentence, Some(Place::Paragraph)),
            BlockKind::Item { .. } => (Role::Item, Some(Place::Item)),
            BlockKind::Cell { .. } => (Role::Cell, None),
            BlockKind::Quotation => (Role::Quotation, Some(Place::Paragraph)),
            BlockKind::Footnote => (Role::Footnote, None),
            BlockKind::Statement(given) => (given.role, None),
        };
        let (own, from) = place.map_or((String::new(), 0), |place| split(text, place));
        let mut label = if own.is_empty() { marker.trim_end_matches(['.', ')', ':']).to_owned() } else { own };
        let mut sentences = std::mem::take(&mut self.ranges);
        if matches!(role, Role::Heading) || matches!(kind, BlockKind::Statement(_)) {
            sentences.clear();
            sentences.push(from..text.len());
        } else {
            self.segmenter.sentences(&text[from..], &mut sentences);
            sentences.iter_mut().for_each(|range| *range = range.start + from..range.end + from);
            cut_at_edges(text, struck, &mut sentences);
        }
        let mut out = struck.to_vec();
        let mut left: Vec<Option<Box<str>>> = Vec::new();
        for whole in &sentences {
            let mut label = std::mem::take(&mut label);
            let mut range = whole.clone();
            if label.is_empty() && text[range.clone()].starts_with('(') {
                let (part_label, rest) = split(&text[range.clone()], Place::Paragraph);
                (label, range.start) = (part_label, range.start + rest);
            }
            if is_whole(text, range.clone(), struck) {
                let range =
                    range.start + (text[range.clone()].len() - text[range.clone()].trim_start().len())..range.end;
                let statement = self.statement(piece, range, role, label);
                self.struck.push(Statement { section: self.outline.current(), ..statement });
                out.push(whole.clone());
            } else if has_content(&text[range.clone()]) {
                let touched = overlaps(struck, &range);
                left.push(touched.then(|| text[range].into()));
            }
        }
        self.ranges = sentences;
        if left.is_empty() {
            return None;
        }
        // It may have been no more than a space.
        let unchanged = || Cleaned { text: text.to_owned(), map: OffsetMap::starting_at(0) };
        Some(InForce { text: take_out(text, &merged(out)).unwrap_or_else(unchanged), with_struck: left })
    }

    /// A block of which nothing is in force governs nothing, and still stands between its neighbours.
    pub(super) fn leave_out(&mut self, kind: &BlockKind) {
        match *kind {
            BlockKind::Paragraph => self.lead_ins.clear(),
            BlockKind::Item { depth } => self.lead_ins.truncate(usize::from(depth) + 1),
            BlockKind::Cell { row, column } => {
                self.table.cell(row, column, "");
            }
            _ => (),
        }
    }

    /// Notes of the statements cut since there were `before` of them what they say with the struck words left in. Where
    /// these made other sentences of the text, nobody can tell.
    pub(super) fn note_struck(&mut self, before: usize, with_struck: Vec<Option<Box<str>>>) {
        let cut = &mut self.statements[before..];
        if cut.len() == with_struck.len() {
            cut.iter_mut().zip(with_struck).for_each(|(statement, text)| statement.with_struck = text);
        }
    }
}

/// What is left of a block.
pub(super) struct InForce {
    /// The text without all that is struck.
    pub(super) text: Cleaned,
    /// Of each sentence that is left, if words of it are struck, its text with these left in.
    pub(super) with_struck: Vec<Option<Box<str>>>,
}
