//! The halves of a sentence that a page break cut in two.

use super::{Width, append, begins_lower, breaks_off, is_running, last_line};
use crate::model::{Block, BlockKind};
use crate::read::text::shape;

/// Joins a paragraph that breaks off with the one that carries it on. Footnotes and pull quotes between them go
/// after the joined paragraph. `broken` holds the places of the source where page furniture was dropped.
pub(super) fn join(blocks: Vec<Block>, width: Width, broken: &[usize]) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    // The last block of running text, if only lifted blocks follow it.
    let mut open: Option<usize> = None;
    for block in blocks {
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

/// True if something was dropped between two blocks, or they stand on two pages.
fn page_break(above: &Block, below: &Block, broken: &[usize]) -> bool {
    let (from, to) = (above.origin.source(above.text.len()), below.origin.source(0));
    let at = broken.partition_point(|place| *place < from.min(to));
    above.page != below.page || broken.get(at).is_some_and(|place| *place <= to)
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
    let full = width.is_full(line);
    if begins_lower(&below.text) {
        let comma = line.trim_end().ends_with(',');
        let bullet = matches!(below.kind, BlockKind::Item { .. });
        return if bullet { false } else { full || line.ends_with('-') || (interrupted && !comma) };
    }
    // A name may begin the second half; then both lines at the seam must be full ones.
    let first = below.text.lines().next().unwrap_or_default();
    let wrapped = below.text.contains('\n') && width.is_full(first);
    interrupted && full && wrapped && !shape::is_capitals(first)
}
