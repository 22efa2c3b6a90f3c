//! What the printed page put into the text is taken out again: page numbers, running heads, footnote texts and pull
//! quotes; a sentence that they or a page break cut in two is made whole.
//!
//! Nothing is touched without evidence from the document itself, so that a text without such noise stays as it is.

mod footnotes;
mod furniture;
mod halves;
mod quotes;

use std::ops::Range;

use crate::model::{Block, BlockKind, Document, OffsetMap};
use crate::shape;

/// Clears the blocks of a paged document of what the pages put into them.
pub(crate) fn clean(document: &mut Document) {
    let mut blocks = std::mem::take(&mut document.blocks);
    let width = Width::of(&blocks);
    // The foot of a known page is found by its lines; elsewhere furniture is known by what it interrupts, which
    // footnote texts would hide.
    let broken = if blocks.iter().any(|block| block.place.page().is_some_and(|page| page > 1)) {
        let broken = furniture::drop_at_edges(&mut blocks);
        footnotes::lift(&mut blocks, width);
        broken
    } else {
        footnotes::lift(&mut blocks, width);
        furniture::drop_repeated(&mut blocks)
    };
    quotes::lift(&mut blocks, width);
    document.blocks = halves::join(blocks, width, &broken);
}

/// The usual width of a full line of running text, in letters; 0 if the text is not wrapped.
#[derive(Debug, Clone, Copy)]
struct Width(usize);

impl Width {
    fn of(blocks: &[Block]) -> Self {
        let mut counts = [0_usize; 256];
        for block in blocks.iter().filter(|block| is_running(block)) {
            let lines = block.text.split('\n');
            let inner = block.text.matches('\n').count();
            for line in lines.take(inner).filter(|line| line.len() < 1000) {
                counts[line.chars().count().min(255)] += 1;
            }
        }
        let total: usize = counts.iter().sum();
        let mut seen = 0;
        let median = counts.iter().position(|count| {
            seen += count;
            seen * 2 > total
        });
        Self(if total < 3 { 0 } else { median.unwrap_or(0) })
    }

    /// True for a line that was broken for want of room.
    fn is_full(self, line: &str) -> bool {
        self.0 > 0 && line.trim_end().chars().count() * 20 >= self.0 * 17
    }

    /// True for a line clearly set narrower than running text.
    fn is_narrow(self, line: &str) -> bool {
        self.0 >= 40 && line.trim_end().chars().count() * 10 <= self.0 * 6
    }
}

/// True for what carries running text, in which a sentence may be interrupted.
fn is_running(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. })
}

/// The ranges of the lines of a text.
fn line_ranges(text: &str) -> Vec<Range<usize>> {
    let mut from = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    ends.map(|end| std::mem::replace(&mut from, end + 1)..end).collect()
}

fn last_line(text: &str) -> &str {
    text.rsplit('\n').next().unwrap_or_default()
}

/// The part of a block that stands in `range` of its text.
fn part(block: &Block, kind: BlockKind, range: Range<usize>) -> Block {
    let mut inner = OffsetMap::starting_at(range.start);
    // A point past the end keeps what follows the range out of the composed map.
    inner.push(range.len(), block.text.len());
    let map = block.map.compose(&inner);
    let (text, place) = (block.text[range].to_string(), block.place.clone());
    Block { kind, text, marker: String::new(), map, place, struck: Vec::new() }
}

/// Appends the text of `next` on a new line.
fn append(block: &mut Block, next: &Block) {
    block.text.push('\n');
    let base = block.text.len();
    for (at, _) in next.text.char_indices() {
        block.map.push(base + at, next.map.source(at));
    }
    block.text.push_str(&next.text);
}

/// True if the text breaks off: no sentence end, no colon, no semicolon. A footnote number at its end is overlooked.
fn breaks_off(text: &str) -> bool {
    let mut end = text.trim_end();
    let bare = end.trim_end_matches(|letter: char| letter.is_ascii_digit());
    if bare.len() < end.len() && bare.ends_with(['.', '!', '?', '”', '"', '’', ')', ';', ':']) {
        end = bare;
    }
    !end.is_empty() && !shape::ends_sentence(end) && !end.ends_with([':', ';'])
}

fn begins_lower(text: &str) -> bool {
    text.trim_start_matches(['"', '“', '‘', '(', '\'']).starts_with(char::is_lowercase)
}

#[cfg(test)]
#[path = "pages/tests.rs"]
mod tests;
