//! From the text of a block to blocks: the pieces between its hard breaks, its clauses, the headings that run into it.

use super::super::{breaks, pseudo};
use super::{Builder, Container};
use crate::model::{Block, BlockKind, OffsetMap, Place};
use crate::read::{cut_out, series};

impl Builder<'_> {
    /// Emits a paragraph, item or quotation, or the pieces that its hard breaks part.
    pub(super) fn prose(
        &mut self,
        kind: BlockKind,
        whole: (String, OffsetMap),
        starts: &[usize],
        bold_head: Option<usize>,
    ) {
        if starts.is_empty() {
            return self.clauses(kind, whole, bold_head);
        }
        let running = kind == BlockKind::Paragraph;
        for (k, piece) in breaks::pieces(&whole.0, starts, running, false).into_iter().enumerate() {
            let text = whole.0[piece.range.clone()].trim_end();
            let origin = cut_out(&whole.1, piece.range.start..piece.range.start + text.len());
            let text = text.to_owned();
            if piece.heading {
                let level = self.levels.pseudo(text.trim());
                self.emit(BlockKind::Heading { level }, text, origin);
            } else {
                let bold_head = bold_head.filter(|_| k == 0).filter(|&end| end <= text.len());
                let kind = if running && piece.introduced { BlockKind::Item { depth: 0 } } else { kind.clone() };
                self.clauses(kind, (text, origin), bold_head);
            }
        }
    }

    /// Emits an item that a bullet character begins, and what stands below it after hard breaks. If the list `goes_on`,
    /// that explains its item; the last item ends at its line.
    pub(super) fn typed_item(&mut self, whole: (String, OffsetMap), starts: &[usize], goes_on: bool) {
        let item = BlockKind::Item { depth: 0 };
        for (k, piece) in breaks::pieces(&whole.0, starts, true, true).into_iter().enumerate() {
            let text = whole.0[piece.range.clone()].trim_end().to_owned();
            let origin = cut_out(&whole.1, piece.range.start..piece.range.start + text.len());
            // `It may also:` after an item introduces the next list.
            let lead_in = text.ends_with(':') && text.trim_start().starts_with(char::is_uppercase);
            if piece.heading && k > 0 {
                let level = self.levels.pseudo(text.trim());
                self.emit(BlockKind::Heading { level }, text, origin);
            } else if k > 0 && !piece.introduced && (lead_in || !goes_on) {
                self.clauses(BlockKind::Paragraph, (text, origin), None);
            } else {
                self.clauses(item.clone(), (text, origin), None);
            }
        }
    }

    /// Emits a text, or the numbered clauses that its lines begin.
    fn clauses(&mut self, kind: BlockKind, whole: (String, OffsetMap), bold_head: Option<usize>) {
        let clauses = series::clauses(&whole.0);
        if clauses.is_empty() {
            return self.paragraph(kind, whole, bold_head);
        }
        for (k, clause) in clauses.into_iter().enumerate() {
            let text = whole.0[clause.range.clone()].to_owned();
            let origin = cut_out(&whole.1, clause.range.clone());
            let bold_head = bold_head.filter(|_| k == 0).filter(|&end| end <= text.len());
            self.paragraph(clause.kind(&kind), (text, origin), bold_head);
        }
    }

    /// Emits a text, after the heading that may run into it if it is a paragraph.
    fn paragraph(&mut self, kind: BlockKind, mut whole: (String, OffsetMap), bold_head: Option<usize>) {
        if kind != BlockKind::Paragraph {
            return self.emit(kind, whole.0, whole.1);
        }
        if let Some(end) = pseudo::run_in_heading(&whole.0, bold_head) {
            let (head, rest) = split(whole, end);
            let level = self.levels.pseudo(head.0.trim());
            self.emit(BlockKind::Heading { level }, head.0, head.1);
            whole = rest;
        }
        self.emit(kind, whole.0, whole.1);
    }

    /// Adds a block, without the white space around its text, unless there is nothing else.
    pub(super) fn emit(&mut self, kind: BlockKind, text: String, origin: OffsetMap) {
        if pseudo::is_blank(&text) {
            return;
        }
        let lead = text.len() - text.trim_start().len();
        let (mut text, origin) = if lead > 0 { split((text, origin), lead).1 } else { (text, origin) };
        text.truncate(text.trim_end().len());
        text.shrink_to_fit();
        let marker = match (&kind, self.containers.last_mut()) {
            (BlockKind::Item { .. }, Some(Container::Item { marker, .. })) => std::mem::take(marker),
            _ => String::new(),
        };
        let struck = self.strikes.within(&text, &origin);
        self.blocks.push(Block { kind, text, marker, map: origin, place: Place::Unknown, struck });
    }
}

/// Parts a text and its origin at a byte.
pub(super) fn split((mut text, origin): (String, OffsetMap), at: usize) -> ((String, OffsetMap), (String, OffsetMap)) {
    let rest = text.split_off(at);
    let rest_origin = origin.compose(&OffsetMap::starting_at(at));
    ((text, origin), (rest, rest_origin))
}
