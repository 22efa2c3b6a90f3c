//! The halves of a sentence that a page break cut in two.

use super::{Width, append, begins_lower, breaks_off, is_running, last_line};
use crate::model::{Block, BlockKind};
use crate::shape;

/// Joins a paragraph that breaks off with the one that carries it on. Footnotes and pull quotes between them go
/// after the joined paragraph. `broken` holds the places of the source where page furniture was dropped.
pub(super) fn join(blocks: Vec<Block>, width: Width, broken: &[usize]) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    // The last block of running text, if only lifted blocks follow it.
    let mut open: Option<usize> = None;
    let mut waiting = blocks.into_iter().peekable();
    while let Some(mut block) = waiting.next() {
        if let Some(at) = open
            && is_caption(&block)
            && waiting.peek().is_some_and(|next| interrupted_by_caption(&out[at], next, width))
        {
            // Not a heading, wherever it stood: the sentence goes on below it.
            block.kind = BlockKind::Paragraph;
            out.push(block);
            continue;
        }
        let lifted = matches!(block.kind, BlockKind::Footnote | BlockKind::Quotation);
        if lifted {
            out.push(block);
            continue;
        }
        if let Some(at) = open
            && carries_on(&out[at], &block, at + 1 < out.len() || page_break(&out[at], &block, broken), width)
        {
            append(&mut out[at], &block);
            continue;
        }
        open = is_running(&block).then_some(out.len());
        out.push(block);
    }
    out
}

/// A single short line: the caption of a table or figure, or what else a page sets beside the text.
fn is_caption(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading { .. })
        && block.text.len() < 160
        && !block.text.contains('\n')
        && !begins_lower(&block.text)
}

fn interrupted_by_caption(above: &Block, below: &Block, width: Width) -> bool {
    let full = width.is_full(last_line(&above.text)) && breaks_off(&above.text);
    full && below.kind == BlockKind::Paragraph && begins_lower(&below.text) && below.text.contains('\n')
}

/// True if something was dropped between two blocks, or they stand on two pages.
fn page_break(above: &Block, below: &Block, broken: &[usize]) -> bool {
    let (from, to) = (above.map.source(above.text.len()), below.map.source(0));
    let at = broken.partition_point(|place| *place < from.min(to));
    above.place.page() != below.place.page() || broken.get(at).is_some_and(|place| *place <= to)
}

/// True if `below` is the second half of `above`. `interrupted`: something of the page stood between them.
fn carries_on(above: &Block, below: &Block, interrupted: bool, width: Width) -> bool {
    let continuation = match below.kind {
        BlockKind::Paragraph => true,
        BlockKind::Item { .. } => below.marker.is_empty() && below.kind == above.kind && begins_lower(&below.text),
        _ => false,
    };
    if !continuation || !breaks_off(&above.text) {
        return false;
    }
    let line = last_line(&above.text);
    // Wide gaps are the mark of a head or foot, not of running text.
    if line.contains("   ") {
        return false;
    }
    let full = width.is_full(line);
    if begins_lower(&below.text) {
        let comma = line.trim_end().ends_with(',');
        let bullet = matches!(below.kind, BlockKind::Item { .. });
        return if bullet {
            false
        } else {
            full || line.ends_with('-') || (interrupted && !comma && above.text.len() > 60)
        };
    }
    // A name may begin the second half; then both lines at the seam must be full ones.
    let first = below.text.lines().next().unwrap_or_default();
    let wrapped = below.text.contains('\n') && width.is_full(first);
    interrupted && full && wrapped && !shape::is_capitals(first)
}
