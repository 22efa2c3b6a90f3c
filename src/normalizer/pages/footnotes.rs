//! Footnote texts, known by numbers that count up and by a marker of the same number in the text above them.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{Width, line_ranges, part};
use crate::model::{Block, BlockKind};
use crate::normalizer::notes;
use crate::shape::{self, parts};

/// How the number of a footnote text is set; a document keeps to one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Bare,
    Dotted,
    Bracketed,
    Parenthesised,
    Raised,
    /// On a line of its own, above the text: so do extractors leave a raised number.
    Alone,
}

/// A line that could begin a footnote text.
#[derive(Debug, Clone)]
struct Head {
    block: usize,
    line: usize,
    /// The line on which the text begins: the same, or the next.
    text_line: usize,
    /// Where the line begins in its block; the text of the note begins at `text`.
    start: usize,
    text: usize,
    number: u32,
    style: Style,
}

/// Makes blocks of kind `Footnote` of the footnote texts that stand in paragraphs.
pub(super) fn lift(blocks: &mut Vec<Block>, width: Width) {
    let heads = heads(blocks);
    if heads.is_empty() {
        return;
    }
    let marks = marks(blocks);
    let styles = [Style::Bare, Style::Raised, Style::Bracketed, Style::Parenthesised, Style::Dotted, Style::Alone];
    let best = styles.map(|style| chain(&heads, style, &marks, blocks));
    // The first of equals: `max_by_key` would take the last.
    let Some(chosen) = best.iter().rev().max_by_key(|chain| chain.len()).filter(|chain| !chain.is_empty()) else {
        return;
    };
    let mut chosen = chosen.iter().map(|&k| &heads[k]).peekable();
    let mut out = Vec::with_capacity(blocks.len() + heads.len());
    let old = std::mem::take(blocks);
    let count = old.len();
    let mut follows = vec![false; count];
    for k in 0..count.saturating_sub(1) {
        follows[k] = !matches!(old[k + 1].kind, BlockKind::Footnote) && old[k + 1].text.len() > 60;
    }
    for (k, block) in old.into_iter().enumerate() {
        let mut own = Vec::new();
        while let Some(head) = chosen.next_if(|head| head.block == k) {
            own.push(head);
        }
        if own.is_empty() { out.push(block) } else { cut(&block, &own, width, follows[k], &mut out) }
    }
    *blocks = out;
}

/// Cuts a block into running text and footnotes.
fn cut(block: &Block, heads: &[&Head], width: Width, text_follows: bool, out: &mut Vec<Block>) {
    let lines = line_ranges(&block.text);
    let mut done = 0;
    let mut heads = heads.iter().peekable();
    while let Some(head) = heads.next() {
        running(block, done..head.start.saturating_sub(1), text_follows, out);
        let limit = heads.peek().map_or(lines.len(), |next| next.line);
        let mut last = head.text_line;
        while last + 1 < limit && goes_on(&block.text[lines[last].clone()], width) {
            last += 1;
        }
        let end = lines[last].end;
        let marker = match head.style {
            Style::Parenthesised => format!("({})", head.number),
            _ => head.number.to_string(),
        };
        out.push(Block { marker, ..part(block, BlockKind::Footnote, head.text..end) });
        done = (end + 1).min(block.text.len());
    }
    running(block, done..block.text.len(), text_follows, out);
}

/// True if a line of a footnote was broken for want of room, in a word or in an address.
fn goes_on(line: &str, width: Width) -> bool {
    let line = line.trim_end();
    line.ends_with(['-', '\u{AD}', ',', '/', '_', '=']) || width.is_full(line)
}

/// Puts out running text that stood beside footnotes; what begins a page may be a heading, with its text below.
fn running(block: &Block, range: Range<usize>, text_follows: bool, out: &mut Vec<Block>) {
    if range.is_empty() || block.text[range.clone()].trim().is_empty() {
        return;
    }
    if range.start == 0 {
        let rest = part(block, block.kind.clone(), range);
        out.push(Block { marker: block.marker.clone(), ..rest });
        return;
    }
    let text = &block.text[range.clone()];
    let first = text.lines().next().unwrap_or_default();
    let below = range.start + first.len();
    let lone = below == range.end;
    let capitals = shape::is_capitals(first) && (!lone || text_follows);
    if capitals || (lone && text_follows && (shape::is_title(first) || parts::is_head(first))) {
        let level = if capitals { shape::CAPITALS_LEVEL } else { shape::TITLE_LEVEL };
        out.push(part(block, BlockKind::Heading { level }, range.start..below));
        running_below(block, (below + 1).min(range.end)..range.end, out);
    } else {
        running_below(block, range, out);
    }
}

fn running_below(block: &Block, range: Range<usize>, out: &mut Vec<Block>) {
    if !range.is_empty() {
        out.push(part(block, BlockKind::Paragraph, range));
    }
}

/// The lines that a number begins.
fn heads(blocks: &[Block]) -> Vec<Head> {
    let mut heads = Vec::new();
    for (k, block) in blocks.iter().enumerate() {
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading { .. } | BlockKind::Item { .. }) {
            continue;
        }
        if let Some(number) = notes::note_number(&block.marker) {
            let style = match block.marker.as_bytes()[0] {
                b'(' => Style::Parenthesised,
                b'[' => Style::Bracketed,
                _ => Style::Dotted,
            };
            heads.push(Head { block: k, line: 0, text_line: 0, start: 0, text: 0, number, style });
        }
        let mut start = 0;
        let mut lines = block.text.split('\n').enumerate().peekable();
        while let Some((line, text)) = lines.next() {
            let next = lines.peek().map(|(_, next)| *next);
            if line == 0 && !block.marker.is_empty() {
                // The reader has taken the number.
            } else if let Some((number, style, skip)) = head(text) {
                heads.push(Head { block: k, line, text_line: line, start, text: start + skip, number, style });
            } else if let Some((number, skip)) = next.and_then(|next| alone(text, next)) {
                let text = start + text.len() + 1 + skip;
                heads.push(Head { block: k, line, text_line: line + 1, start, text, number, style: Style::Alone });
            }
            start += text.len() + 1;
        }
    }
    heads
}

/// The number a line begins with, and where the text after it begins.
fn head(line: &str) -> Option<(u32, Style, usize)> {
    let first = line.chars().next()?;
    if !(first.is_ascii_digit()
        || matches!(first, '[' | '(')
        || matches!(first, '\u{B9}' | '\u{B2}' | '\u{B3}' | '\u{2070}'..='\u{2079}'))
    {
        return None;
    }
    let number = notes::note_number(line)?;
    let is_figure = |letter: char| letter.is_numeric();
    let open = usize::from(matches!(first, '[' | '('));
    let body = &line[open..];
    let rest = body.trim_start_matches(is_figure);
    let (style, rest) = match rest.chars().next()? {
        ']' if first == '[' => (Style::Bracketed, &rest[1..]),
        ')' if first == '(' => (Style::Parenthesised, &rest[1..]),
        _ if open == 1 => return None,
        _ if !first.is_ascii_digit() => (Style::Raised, rest),
        '.' | ')' => (Style::Dotted, rest[1..].strip_prefix(char::is_whitespace)?),
        next if next.is_whitespace() || next.is_uppercase() => (Style::Bare, rest),
        _ => return None,
    };
    let text = rest.trim_start();
    begins_note(text).then(|| (number, style, line.len() - text.len()))
}

/// The number on a line of its own, and where the text on the line below it begins.
fn alone(line: &str, below: &str) -> Option<(u32, usize)> {
    let line = line.trim();
    if line.is_empty() || !line.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let text = below.trim_start();
    begins_note(text).then(|| notes::note_number(line).map(|number| (number, below.len() - text.len())))?
}

fn begins_note(text: &str) -> bool {
    let quotes = ['"', '“', '«', '‘', '\'', '(', '„', '§'];
    text.starts_with(|first: char| first.is_alphabetic() || quotes.contains(&first))
}

/// The places of the markers in the text, by number.
fn marks(blocks: &[Block]) -> FxHashMap<u32, Vec<(usize, usize)>> {
    let mut marks: FxHashMap<u32, Vec<(usize, usize)>> = FxHashMap::default();
    for (k, block) in blocks.iter().enumerate() {
        for mark in notes::candidates(&block.text) {
            marks.entry(mark.number).or_default().push((k, mark.range.start));
        }
    }
    marks
}

/// The heads of one style that count up and each answer a marker above them.
fn chain(heads: &[Head], style: Style, marks: &FxHashMap<u32, Vec<(usize, usize)>>, blocks: &[Block]) -> Vec<usize> {
    let mut chain: Vec<usize> = Vec::new();
    let mut last = 0;
    let mut last_mark = None;
    let mut last_note = (0, 0);
    for (k, head) in heads.iter().enumerate().filter(|(_, head)| head.style == style) {
        let place = (head.block, head.start);
        let restarts = head.number == 1 && last > 0;
        if head.number != last + 1 && !restarts {
            continue;
        }
        // The marker stands after the one before it, and in a new count after the notes before.
        let after = if restarts { Some(last_note) } else { last_mark };
        let mark = marks.get(&head.number).and_then(|places| {
            let from = after.map_or(0, |after| places.partition_point(|place| *place <= after));
            places.get(from).copied().filter(|mark| *mark < place)
        });
        // In a run of notes one marker may be past recognising.
        let beside = !restarts && last > 0 && head.block <= last_note.0 + 1 && is_next_line(last_note, place, blocks);
        if mark.is_none() && !beside {
            continue;
        }
        if matches!(style, Style::Dotted | Style::Parenthesised) && !beside && !at_page_end(head, blocks) {
            continue;
        }
        last_mark = mark.or(last_mark);
        last_note = place;
        last = head.number;
        chain.push(k);
    }
    chain
}

/// True if no more than two lines of a note stand between two heads.
fn is_next_line(above: (usize, usize), below: (usize, usize), blocks: &[Block]) -> bool {
    let between = if above.0 == below.0 {
        &blocks[above.0].text[above.1..below.1]
    } else if below.1 == 0 {
        &blocks[above.0].text[above.1..]
    } else {
        return false;
    };
    between.len() < 4000 && between.matches('\n').count() <= 3
}

/// A list in the text counts up as notes do: with points, notes are believed only at the end of a page or under a
/// heading of their own.
fn at_page_end(head: &Head, blocks: &[Block]) -> bool {
    const NAMES: &[&str] =
        &["notes", "endnotes", "footnotes", "references", "fußnoten", "anmerkungen", "notas", "note", "przypisy"];
    let heading =
        blocks[..head.block].iter().rev().take(1).find(|block| matches!(block.kind, BlockKind::Heading { .. }));
    if heading.is_some_and(|block| block.text.len() < 40 && NAMES.contains(&block.text.trim().to_lowercase().as_str()))
    {
        return true;
    }
    let page = blocks[head.block].place.page();
    let ends = blocks[head.block + 1..].iter().take(40).find(|block| {
        block.place.page() != page
            || !(notes::note_number(&block.marker).is_some() || self::head(&block.text).is_some())
    });
    page.is_some() && ends.is_none_or(|block| block.place.page() != page)
}
