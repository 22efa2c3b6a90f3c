//! Gathers the pieces of text that the parser hands out into blocks.

mod marks;
mod prose;

use std::ops::Range;

use super::notes::Notes;
use super::pseudo::{self, Levels};
use super::skip::Skip;
use super::strikes::Strikes;
use crate::model::{Block, BlockKind, NoteReference, OffsetMap};
use prose::split;

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
    /// Where the last bold text of the line ends, if only a link to the top of the page follows it.
    jump: Option<usize>,
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
    notes: Notes,
    /// The destination of the open link is a place in the document.
    inner_link: bool,
    /// A defined term is open whose definition is to come.
    term: bool,
    /// A heading at the margin has ended the list that the parser still takes for open.
    list_ended: bool,
    /// Markup whose content is left out until its end comes.
    pub(super) skip: Option<Skip>,
    /// What is struck out.
    strikes: Strikes,
}

impl<'a> Builder<'a> {
    pub(super) fn new(source: &'a str, strikes: Strikes) -> Self {
        Self {
            source,
            // Room for what most documents have, so that the list need not be copied while it grows.
            blocks: Vec::with_capacity(source.len() / 160),
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
            notes: Notes::default(),
            inner_link: false,
            term: false,
            list_ended: false,
            skip: None,
            strikes,
        }
    }

    pub(super) fn source(&self) -> &'a str {
        self.source
    }

    pub(super) fn finish(mut self) -> (Vec<Block>, Vec<NoteReference>) {
        self.close();
        let references = self.notes.marks();
        (self.notes.put_in_place(self.blocks), references)
    }

    /// Adds text without marks that stands at `at` of the source.
    fn add(&mut self, text: &str, at: usize) {
        if self.skip.is_some() || text.is_empty() {
            return;
        }
        let mut skipped = 0;
        if (self.open.text.is_empty() || self.open.text.ends_with('\n'))
            && let Some(length) = self.bullet(text)
        {
            if !self.open.text.trim().is_empty() {
                self.flush(true);
            }
            self.open.bullet = true;
            skipped = length;
        }
        let text = &text[skipped..];
        if text.contains(|letter: char| !letter.is_whitespace()) {
            if self.strong > 0 || self.loose {
                self.open.bold = true;
                self.open.plain |= self.open.jump.take().is_some();
            } else if self.open.bold && (matches!(text.trim(), "(" | "[") || self.inner_link && pseudo::is_jump(text)) {
                self.open.jump.get_or_insert(self.open.text.len());
            } else if !(self.open.bold
                && (pseudo::is_end_mark(text) || self.open.jump.is_some() && matches!(text.trim(), ")" | "]")))
            {
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
            self.flush(false);
            return;
        }
        self.open.origin.push(self.open.text.len(), at);
        self.open.text.push('\n');
        if hard {
            self.open.line = self.open.text.len();
            self.open.starts.push(self.open.line);
            (self.open.bold, self.open.plain, self.open.jump) = (false, false, None);
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

    pub(super) fn open_footnote(&mut self, name: &str, range: Range<usize>) {
        self.close();
        self.notes.open(name, range);
        self.footnotes += 1;
        self.containers.push(Container::Footnote);
    }

    /// Takes note of where a footnote is referred to: by its mark at `at` of the source.
    pub(super) fn reference(&mut self, name: &str, at: usize) {
        if self.footnotes == 0 {
            self.notes.refer(name, at, self.blocks.len());
        }
    }

    /// Begins or ends a link, to a place in the document or elsewhere.
    pub(super) fn link(&mut self, inner: bool) {
        self.inner_link = inner;
    }

    pub(super) fn open_paragraph(&mut self) {
        // The first paragraph of a definition goes on from its term.
        if !std::mem::take(&mut self.term) {
            self.close();
        }
    }

    pub(super) fn close_term(&mut self) {
        self.term = true;
    }

    /// Begins the definition of the term that is open, at `at` of the source.
    pub(super) fn open_definition(&mut self, at: usize) {
        self.term &= !self.open.text.trim().is_empty();
        if self.term {
            self.text(if self.open.text.ends_with(':') { " " } else { ": " }, at);
            self.open.plain = true;
        }
    }

    pub(super) fn open_list(&mut self, ordered: bool) {
        self.close();
        self.lists.push(ordered);
    }

    pub(super) fn open_item(&mut self, at: usize) {
        self.close();
        let marker = match self.lists.last() {
            Some(true) => pseudo::marker_at(self.source, at),
            _ => String::new(),
        };
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        self.containers.push(Container::Item { depth, marker });
        self.list_ended = false;
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
        self.list_ended = false;
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
        let outside = || if self.containers.is_empty() { !open.bullet || open.line > 0 } else { self.at_margin() };
        bold && !goes_on && outside() && !self.code && pseudo::is_heading(line)
    }

    /// True if the line stands at the margin, though the parser takes it for a part of the list item above.
    fn at_margin(&self) -> bool {
        // Few lists stand within one another; the bound keeps the work linear.
        let is_item = |container: &Container| matches!(container, Container::Item { .. });
        self.open.line > 0 && self.containers.len() < 16 && self.containers.iter().all(is_item) && {
            let at = self.open.origin.source(self.open.line);
            self.source.get(..at).is_some_and(|above| above.trim_end_matches(['*', '_']).ends_with('\n'))
        }
    }

    /// Ends the block being gathered where the markup ends it.
    pub(super) fn close(&mut self) {
        self.flush(false);
        self.skip = None;
        self.loose = false;
        self.term = false;
    }

    /// Hands over the text gathered so far, if there is any, as a block of its own. After a typed bullet `next_bullet`
    /// tells that another one follows.
    fn flush(&mut self, next_bullet: bool) {
        let bold_line = self.bold_line();
        let Open { mut text, origin, heading, cell, bullet, line, starts, bold_head, jump, .. } =
            std::mem::take(&mut self.open);
        let starts = starts.as_slice();
        if let Some(level) = heading {
            if !pseudo::is_blank(&text) {
                self.levels.heading(level, text.trim());
                self.emit(BlockKind::Heading { level }, text, origin);
            }
        } else if let Some((row, column)) = cell {
            self.emit(BlockKind::Cell { row, column }, text, origin);
        } else if bold_line {
            text.truncate(jump.unwrap_or(text.len()));
            let (above, line) = split((text, origin), line);
            let above_starts = &starts[..starts.len().saturating_sub(1)];
            if bullet {
                self.typed_item(above, above_starts, false);
            } else {
                self.prose(self.running(), above, above_starts, None);
            }
            self.list_ended = !self.containers.is_empty();
            let level = self.levels.pseudo(line.0.trim());
            self.emit(BlockKind::Heading { level }, line.0, line.1);
        } else if self.footnotes > 0 {
            let count = self.blocks.len();
            self.emit(BlockKind::Footnote, text, origin);
            self.notes.take(count..self.blocks.len());
        } else {
            match self.containers.last().filter(|_| !self.list_ended) {
                Some(Container::Item { depth, .. }) => {
                    self.prose(BlockKind::Item { depth: *depth }, (text, origin), starts, None)
                }
                Some(_) => self.prose(BlockKind::Quotation, (text, origin), starts, None),
                None if bullet => self.typed_item((text, origin), starts, next_bullet),
                None if self.code => self.emit(BlockKind::Paragraph, text, origin),
                None => self.prose(BlockKind::Paragraph, (text, origin), starts, bold_head),
            }
        }
    }

    /// What running text is where it stands.
    fn running(&self) -> BlockKind {
        match self.containers.last().filter(|_| !self.list_ended) {
            Some(Container::Item { depth, .. }) => BlockKind::Item { depth: *depth },
            _ => BlockKind::Paragraph,
        }
    }
}
