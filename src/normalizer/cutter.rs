//! From blocks to statements: each block is cleaned, loses its label, and is cut into sentences.

mod struck;

use std::borrow::Cow;
use std::ops::Range;

use super::clean::clean_text;
use super::governors::{self, Chain};
use super::label;
use super::notes::NoteNumbers;
use super::outline::Outline;
use super::segment::Segmenter;
use super::struck::{Struck, after_cleaning, is_whole};
use super::table::Table;
use super::vocabulary::Vocabulary;
use crate::model::{
    Block, BlockKind, Given, Governor, GovernorKind, Governors, Lines, OffsetMap, Origin, Place, Role, Span, Statement,
};
use crate::shape;

/// Few texts have so short sentences on average, in bytes.
const SENTENCE: usize = 128;

/// Cuts the blocks of one document.
pub(crate) struct Cutter<'a> {
    numbers: NoteNumbers,
    vocabulary: Vocabulary,
    segmenter: Segmenter,
    source: &'a str,
    lines: LineStarts,
    outline: &'a mut Outline,
    statements: Vec<Statement>,
    /// Whether struck text is read, and the statements that are struck.
    reads_struck: Struck,
    struck: Vec<Statement>,
    /// Ids that a statement file gave, with the place of their statement.
    given_ids: Vec<(usize, String)>,
    /// The sentence that leads into a list, per depth of the list.
    lead_ins: Vec<Option<Governor>>,
    chain: Chain,
    table: Table,
    ranges: Vec<Range<usize>>,
}

/// The statements of a document, still without ids where none was given.
pub(crate) struct Cut {
    pub statements: Vec<Statement>,
    /// Those that are struck, without ids.
    pub struck: Vec<Statement>,
    /// Ids that a statement file gave, with the place of their statement, ascending.
    pub given_ids: Vec<(usize, String)>,
}

impl<'a> Cutter<'a> {
    pub fn new(
        source: &'a str,
        blocks: &[Block],
        segmenter: Segmenter,
        struck: Struck,
        outline: &'a mut Outline,
    ) -> Self {
        Self {
            numbers: NoteNumbers::of(blocks),
            vocabulary: Vocabulary::of(blocks),
            segmenter,
            source,
            lines: LineStarts::of(source),
            outline,
            // Room that is not used costs nothing; a list of this size that has to grow is copied as a whole.
            statements: Vec::with_capacity(blocks.len() + source.len() / SENTENCE),
            reads_struck: struck,
            struck: Vec::new(),
            given_ids: Vec::new(),
            lead_ins: Vec::new(),
            chain: Chain::default(),
            table: Table::default(),
            ranges: Vec::new(),
        }
    }

    pub fn cut(mut self, blocks: Vec<Block>) -> Cut {
        // What is struck as a whole stands between nothing: a list begins behind a sentence as if it were gone.
        let in_force = |block: &Block| self.reads_struck == Struck::Keep || !is_struck(block);
        let mut next: Option<&Block> = None;
        let mut list_follows = vec![false; blocks.len()];
        for (follows, block) in list_follows.iter_mut().zip(&blocks).rev() {
            *follows = next.is_some_and(|next| governors::begins_list(&block.kind, &next.kind));
            if in_force(block) {
                next = Some(block);
            }
        }
        for ((number, block), list_follows) in blocks.into_iter().enumerate().zip(list_follows) {
            self.block(number, block, list_follows);
        }
        Cut { statements: self.statements, struck: self.struck, given_ids: self.given_ids }
    }

    fn block(&mut self, number: usize, block: Block, list_follows: bool) {
        let Block { kind, text, marker, map, place, struck } = block;
        let cleaned = clean_text(&text, &self.numbers, &self.vocabulary);
        let struck = after_cleaning(struck, cleaned.as_ref());
        let (mut text, mut map) = match cleaned {
            Some(cleaned) => (Cow::Owned(cleaned.text), map.compose(&cleaned.map)),
            None => (Cow::Borrowed(text.as_str()), map),
        };
        let mut with_struck = Vec::new();
        if !struck.is_empty() && self.reads_struck == Struck::Drop {
            let whole = Piece { text: &text, map: &map, place: &place, number, list_follows };
            let Some(left) = self.in_force(whole, &kind, &marker, &struck) else { return self.leave_out(&kind) };
            (text, map) = (Cow::Owned(left.text.text), map.compose(&left.text.map));
            with_struck = left.with_struck;
        }
        let before = self.statements.len();
        let piece = Piece { text: &text, map: &map, place: &place, number, list_follows };
        match kind {
            BlockKind::Heading { level } => self.heading(piece, level),
            BlockKind::Paragraph => {
                let (label, rest) = split(&text, label::Place::Paragraph);
                let lead_in = self.sentences(piece, rest, Role::Sentence, label, Governors::default());
                self.lead_ins.clear();
                self.lead_ins.push(lead_in);
            }
            BlockKind::Item { depth } => self.item(piece, &marker, usize::from(depth)),
            BlockKind::Cell { row, column } => {
                let heads = self.table.cell(row, column, &text);
                self.sentences(piece, 0, Role::Cell, String::new(), heads);
            }
            BlockKind::Quotation => {
                let (label, rest) = split(&text, label::Place::Paragraph);
                self.sentences(piece, rest, Role::Quotation, label, Governors::default());
            }
            BlockKind::Footnote => {
                self.sentences(piece, 0, Role::Footnote, marker, Governors::default());
            }
            BlockKind::Statement(given) => self.ready_made(piece, *given),
        }
        self.note_struck(before, with_struck);
    }

    fn heading(&mut self, piece: Piece<'_>, level: u8) {
        self.lead_ins.clear();
        let (label, rest) = split(piece.text, label::Place::Heading);
        let title = piece.text[rest..].trim();
        // A heading that is nothing but a number opens a section and says nothing that could be compared.
        let heading = has_content(title).then_some(self.statements.len());
        let parent = self.outline.open(level, title, &label, heading);
        if heading.is_some() {
            let at = piece.text.len() - piece.text[rest..].trim_start().len();
            let statement = self.statement(piece, at..at + title.len(), Role::Heading, label);
            self.statements.push(Statement { section: parent, ..statement });
        }
    }

    fn item(&mut self, piece: Piece<'_>, marker: &str, depth: usize) {
        let (own, rest) = split(piece.text, label::Place::Item);
        let marker = marker.trim().trim_end_matches(['.', ':']);
        let marker = if marker.starts_with('(') { marker } else { marker.trim_end_matches(')') };
        let label = match (marker, own.as_str()) {
            ("", own) => own.to_owned(),
            (marker, "") => marker.to_owned(),
            (marker, own) => format!("{marker} {own}"),
        };
        self.lead_ins.resize(self.lead_ins.len().max(depth + 1), None);
        let governors = self.chain.of(self.lead_ins[..=depth].iter().flatten());
        let next = self.sentences(piece, rest, Role::Item, label, governors);
        self.lead_ins.truncate(depth + 1);
        self.lead_ins.push(next);
    }

    /// Cuts the text from `from` on into statements; returns the last one if it leads into the list that
    /// follows.
    fn sentences(
        &mut self,
        piece: Piece<'_>,
        from: usize,
        role: Role,
        label: String,
        governors: Governors,
    ) -> Option<Governor> {
        let mut ranges = std::mem::take(&mut self.ranges);
        self.segmenter.sentences(&piece.text[from..], &mut ranges);
        let mut label = Some(label);
        let mut governors = governors;
        let mut leading = None;
        for (k, range) in ranges.iter().enumerate() {
            let mut range = range.start + from..range.end + from;
            let mut own_label = label.take().unwrap_or_default();
            if own_label.is_empty() && piece.text[range.clone()].starts_with('(') {
                let (part_label, rest) = split(&piece.text[range.clone()], label::Place::Paragraph);
                range.start += rest;
                own_label = part_label;
            }
            let text = &piece.text[range.clone()];
            if !has_content(text) {
                continue;
            }
            // A list may stand in the same block: `The Agency shall: (a) collect data; (b) report.`
            let enumerated = ranges.get(k + 1).is_some_and(|next| {
                let next = &piece.text[next.start + from..next.end + from];
                text.ends_with(':') && next.starts_with('(') && label::split(next, label::Place::Paragraph).is_some()
            });
            let last = k + 1 == ranges.len();
            let leads = enumerated || (last && piece.list_follows && governors::leads_in(text));
            let governor = leads.then(|| Governor {
                kind: GovernorKind::LeadIn,
                text: text.into(),
                statement: Some(self.statements.len()),
            });
            let role = if leads { Role::LeadIn } else { role };
            let statement = self.statement(piece, range, role, own_label);
            let section = self.outline.current();
            self.statements.push(Statement { governors: governors.clone(), section, ..statement });
            if enumerated {
                governors = self.chain.of(governors.iter().chain(&governor));
            }
            leading = governor.filter(|_| !enumerated);
        }
        self.ranges = ranges;
        leading
    }

    fn ready_made(&mut self, piece: Piece<'_>, given: Given) {
        let Given { id, role, label, section, governors, themes, taken_from } = given;
        let parent = self.outline.enter(&section);
        if role == Role::Heading {
            self.outline.open_under(parent, piece.text, &label, Some(self.statements.len()));
        }
        let mut statement = self.statement(piece, 0..piece.text.len(), role, label);
        statement.origin.taken_from = taken_from.is_known().then(|| Box::new(taken_from));
        let governors = self.chain.named(governors, &self.statements);
        let statement = Statement { section: parent, governors, themes, ..statement };
        self.given_ids.extend(id.map(|id| (self.statements.len(), id)));
        self.statements.push(statement);
    }

    fn statement(&mut self, piece: Piece<'_>, range: Range<usize>, role: Role, label: String) -> Statement {
        let origin = self.origin(piece, range.clone());
        Statement { text: piece.text[range].to_owned(), role, label, origin, ..Statement::default() }
    }

    fn origin(&mut self, piece: Piece<'_>, range: Range<usize>) -> Origin {
        let mut origin = Origin::at(piece.place.clone()).in_block(piece.number);
        if !self.source.is_empty() {
            let Span { start, end } = piece.map.source_span(range);
            // A byte can stand for a longer character of the source, whose end the map does not know.
            let span = Span { start: self.source.floor_char_boundary(start), end: self.source.ceil_char_boundary(end) };
            let first = self.lines.at(span.start);
            // One byte before its end, which may be the first of the next line.
            let last = self.lines.at(span.end.saturating_sub(1).max(span.start));
            origin.place = origin.place.on_lines(Lines { first: first as u32, last: last as u32 });
            origin.span = Some(span);
        }
        origin
    }
}

/// The cleaned text of a block.
#[derive(Clone, Copy)]
struct Piece<'a> {
    text: &'a str,
    map: &'a OffsetMap,
    place: &'a Place,
    number: usize,
    /// A list begins behind it.
    list_follows: bool,
}

fn split(text: &str, place: label::Place) -> (String, usize) {
    label::split(text, place).map_or((String::new(), 0), |(label, rest)| (label.to_owned(), rest))
}

fn is_struck(block: &Block) -> bool {
    !block.struck.is_empty() && is_whole(&block.text, 0..block.text.len(), &block.struck)
}

/// Rules, arrows and bullets without a word say nothing; a tick or a cross does.
fn has_content(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_alphanumeric())
        || text.chars().any(|c| c.is_alphanumeric() || shape::is_answer(c))
}

/// Where the lines of a source begin.
struct LineStarts {
    starts: Vec<usize>,
    /// The line that was asked for last: the next one is mostly the same or a few further.
    last: usize,
}

/// How many lines on from the last one are tried before all are searched.
const NEAR_LINES: usize = 8;

impl LineStarts {
    fn of(source: &str) -> Self {
        let bytes = source.as_bytes();
        let mut starts = Vec::with_capacity(source.len() / 64 + 1);
        starts.push(0);
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
        starts.extend(ends.filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n')).map(|at| at + 1));
        Self { starts, last: 0 }
    }

    /// The line, from 1, of a byte.
    fn at(&mut self, offset: usize) -> usize {
        let near = self.starts.get(self.last..).unwrap_or_default();
        let on = near.iter().take(NEAR_LINES).take_while(|&&start| start <= offset).count();
        self.last = match on {
            0 | NEAR_LINES => self.starts.partition_point(|&start| start <= offset).saturating_sub(1),
            on => self.last + on - 1,
        };
        self.last + 1
    }
}
