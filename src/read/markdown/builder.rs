//! Gathers the pieces of text that the parser hands out into blocks.

use super::breaks;
use super::pseudo::{self, Levels};
use crate::model::{Block, BlockKind, OffsetMap};
use crate::read::{cut_out, series};

/// What a block may stand in. The innermost one decides what it is.
enum Container {
    Quotation,
    Item { depth: u8, marker: String },
    Footnote,
}

/// The block being gathered.
#[derive(Default)]
struct Open {
    text: String,
    origin: OffsetMap,
    heading: Option<u8>,
    cell: Option<(u32, u32)>,
    /// It began with a bullet character.
    bullet: bool,
    /// Where the text after the last hard break begins.
    line: usize,
    /// Where the text after each hard break begins.
    starts: Vec<usize>,
    /// That line has text in bold, and text that is not.
    bold: bool,
    plain: bool,
    /// Where the bold text at the head of the block ends.
    bold_head: Option<usize>,
}

/// What is being left out, and what ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Skip {
    /// A comment.
    Comment,
    /// A tag that goes on in the next line.
    Tag,
    /// The content of an element that is not prose.
    Element(&'static str),
}

/// Gathers blocks in reading order.
pub(super) struct Builder<'a> {
    source: &'a str,
    blocks: Vec<Block>,
    open: Open,
    containers: Vec<Container>,
    /// For each open list, whether it is ordered.
    lists: Vec<bool>,
    footnotes: usize,
    strong: usize,
    /// A `**` without its counterpart stands above.
    loose: bool,
    code: bool,
    row: u32,
    column: u32,
    levels: Levels,
    /// Markup whose content is left out until its end comes.
    pub(super) skip: Option<Skip>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            source,
            blocks: Vec::new(),
            open: Open::default(),
            containers: Vec::new(),
            lists: Vec::new(),
            footnotes: 0,
            strong: 0,
            loose: false,
            code: false,
            row: 0,
            column: 0,
            levels: Levels::default(),
            skip: None,
        }
    }

    pub(super) fn source(&self) -> &'a str {
        self.source
    }

    pub(super) fn finish(mut self) -> Vec<Block> {
        self.close();
        self.blocks
    }

    /// Adds text that stands at `at` of the source.
    pub(super) fn text(&mut self, text: &str, at: usize) {
        if self.skip.is_some() || text.is_empty() {
            return;
        }
        let mut skipped = 0;
        if (self.open.text.is_empty() || self.open.text.ends_with('\n'))
            && let Some(length) = self.bullet(text)
        {
            if !self.open.text.trim().is_empty() {
                self.flush();
            }
            self.open.bullet = true;
            skipped = length;
        }
        let text = &text[skipped..];
        if text.contains(|letter: char| !letter.is_whitespace()) {
            if self.strong > 0 || self.loose {
                self.open.bold = true;
            } else if !(self.open.bold && is_end_mark(text)) {
                self.open.plain = true;
            }
        }
        self.open.origin.push(self.open.text.len(), at + skipped);
        self.open.text.push_str(text);
    }

    /// The length of the bullet character at the head of `text`, if it makes a list item of its line.
    fn bullet(&self, text: &str) -> Option<usize> {
        let in_text = self.open.heading.is_some() || self.open.cell.is_some();
        let (length, dash) = pseudo::bullet(text).filter(|_| !in_text)?;
        // A dash at the head of a wrapped line is more often a parenthesis than a list.
        let first = self.open.text.trim().is_empty();
        let after_hard_break = self.open.line == self.open.text.len();
        (!dash || first || self.open.bullet || after_hard_break).then_some(length)
    }

    /// Adds a line break that stands at `at` of the source.
    pub(super) fn line_break(&mut self, at: usize, hard: bool) {
        if self.skip.is_some() || self.open.text.is_empty() {
            return;
        }
        if hard && self.bold_line() {
            self.flush();
            return;
        }
        self.open.origin.push(self.open.text.len(), at);
        self.open.text.push('\n');
        if hard {
            self.open.line = self.open.text.len();
            self.open.starts.push(self.open.line);
            (self.open.bold, self.open.plain) = (false, false);
        }
    }

    /// Adds lines of code, whose blank lines part blocks.
    pub(super) fn code(&mut self, text: &str, at: usize) {
        let mut at = at;
        for line in text.split_inclusive('\n') {
            let content = line.trim_end_matches(['\n', '\r']);
            if content.trim().is_empty() {
                self.close();
            } else {
                self.text(content, at);
                if content.len() < line.len() {
                    self.line_break(at + content.len(), false);
                }
            }
            at += line.len();
        }
    }

    pub(super) fn in_code(&self) -> bool {
        self.code
    }

    pub(super) fn strong(&mut self, on: bool) {
        if on {
            self.strong += 1;
            return;
        }
        self.strong = self.strong.saturating_sub(1);
        if self.strong == 0 && self.open.line == 0 && !self.open.plain {
            self.open.bold_head = Some(self.open.text.len());
        }
    }

    /// Takes a `**` without counterpart for the beginning or the end of bold text.
    pub(super) fn loose_strong(&mut self) {
        self.loose = !self.loose;
    }

    pub(super) fn open_heading(&mut self, level: u8) {
        self.close();
        self.open.heading = Some(level);
    }

    pub(super) fn open_quotation(&mut self) {
        self.close();
        self.containers.push(Container::Quotation);
    }

    pub(super) fn open_footnote(&mut self) {
        self.close();
        self.footnotes += 1;
        self.containers.push(Container::Footnote);
    }

    pub(super) fn open_list(&mut self, ordered: bool) {
        self.close();
        self.lists.push(ordered);
    }

    pub(super) fn open_item(&mut self, at: usize) {
        self.close();
        let marker = match self.lists.last() {
            Some(true) => marker_at(self.source, at),
            _ => String::new(),
        };
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        self.containers.push(Container::Item { depth, marker });
    }

    pub(super) fn open_bullet(&mut self) {
        self.close();
        self.open.bullet = true;
    }

    pub(super) fn open_row(&mut self, head: bool) {
        self.close();
        self.row = if head { 0 } else { self.row.saturating_add(1) };
        self.column = 0;
    }

    pub(super) fn open_cell(&mut self) {
        self.close();
        self.open.cell = Some((self.row, self.column));
    }

    pub(super) fn close_cell(&mut self) {
        self.close();
        self.column = self.column.saturating_add(1);
    }

    pub(super) fn open_code(&mut self) {
        self.close();
        self.code = true;
    }

    pub(super) fn close_code(&mut self) {
        self.close();
        self.code = false;
    }

    pub(super) fn close_container(&mut self) {
        self.close();
        if let Some(Container::Footnote) = self.containers.pop() {
            self.footnotes = self.footnotes.saturating_sub(1);
        }
    }

    pub(super) fn close_list(&mut self) {
        self.close();
        self.lists.pop();
    }

    /// True if the text after the last hard break stands where a bold line can be a heading, and is one.
    fn bold_line(&self) -> bool {
        let open = &self.open;
        let bold = open.bold && !open.plain && open.heading.is_none() && open.cell.is_none();
        let (above, line) = open.text.split_at(open.line);
        // Bold words in the midst of a sentence that hard breaks wrap.
        let goes_on = above.trim_end().ends_with(|last: char| last.is_alphanumeric() || last == ',')
            && line.trim_start().starts_with(char::is_lowercase);
        bold && !goes_on && !open.bullet && self.containers.is_empty() && !self.code && pseudo::is_heading(line)
    }

    /// Ends the block being gathered where the markup ends it.
    pub(super) fn close(&mut self) {
        self.flush();
        self.skip = None;
        self.loose = false;
    }

    /// Hands over the text gathered so far, if there is any, as a block of its own.
    fn flush(&mut self) {
        let bold_line = self.bold_line();
        let Open { text, origin, heading, cell, bullet, line, starts, bold_head, .. } = std::mem::take(&mut self.open);
        let starts = starts.as_slice();
        if let Some(level) = heading {
            if !pseudo::is_blank(&text) {
                self.levels.heading(level, text.trim());
                self.emit(BlockKind::Heading { level }, text, origin);
            }
        } else if let Some((row, column)) = cell {
            self.emit(BlockKind::Cell { row, column }, text, origin);
        } else if bold_line {
            let (above, line) = split((text, origin), line);
            let above_starts = &starts[..starts.len().saturating_sub(1)];
            self.prose(BlockKind::Paragraph, above, above_starts, None);
            let level = self.levels.pseudo(line.0.trim());
            self.emit(BlockKind::Heading { level }, line.0, line.1);
        } else if self.footnotes > 0 {
            self.emit(BlockKind::Footnote, text, origin);
        } else {
            match self.containers.last() {
                Some(Container::Item { depth, .. }) => {
                    self.prose(BlockKind::Item { depth: *depth }, (text, origin), starts, None)
                }
                Some(_) => self.prose(BlockKind::Quotation, (text, origin), starts, None),
                None if bullet => self.prose(BlockKind::Item { depth: 0 }, (text, origin), starts, None),
                None if self.code => self.emit(BlockKind::Paragraph, text, origin),
                None => self.prose(BlockKind::Paragraph, (text, origin), starts, bold_head),
            }
        }
    }

    /// Emits a paragraph, item or quotation, or the pieces that its hard breaks part.
    fn prose(&mut self, kind: BlockKind, whole: (String, OffsetMap), starts: &[usize], bold_head: Option<usize>) {
        if starts.is_empty() {
            return self.clauses(kind, whole, bold_head);
        }
        let running = kind == BlockKind::Paragraph;
        for (k, piece) in breaks::pieces(&whole.0, starts, running).into_iter().enumerate() {
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
    fn emit(&mut self, kind: BlockKind, text: String, origin: OffsetMap) {
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
        self.blocks.push(Block { kind, text, marker, origin, page: None });
    }
}

/// The stop after a bold title may stand outside of the bold.
fn is_end_mark(text: &str) -> bool {
    matches!(text.trim(), "." | ":")
}

/// Parts a text and its origin at a byte.
fn split((mut text, origin): (String, OffsetMap), at: usize) -> ((String, OffsetMap), (String, OffsetMap)) {
    let rest = text.split_off(at);
    let rest_origin = origin.compose(&OffsetMap::starting_at(at));
    ((text, origin), (rest, rest_origin))
}

/// The marker of the ordered item at `at`, as typed.
fn marker_at(source: &str, at: usize) -> String {
    let rest = source[at..].trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    match rest.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => rest[..=digits].to_owned(),
        _ => String::new(),
    }
}
