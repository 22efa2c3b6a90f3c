//! Pull quotes: a few narrow lines that repeat the running text to catch the eye.

use rustc_hash::FxHashSet;
use std::hash::{Hash, Hasher};

use super::{Width, append, begins_lower, breaks_off, is_running, last_line};
use crate::model::{Block, BlockKind};
use crate::shape;

/// The longest pull quote, in words.
const LONGEST: usize = 70;

/// Makes blocks of kind `Quotation` of the pull quotes among the paragraphs.
pub(super) fn lift(blocks: &mut Vec<Block>, width: Width) {
    let narrow: Vec<bool> = blocks.iter().map(|block| is_narrow(block, width)).collect();
    if !narrow.contains(&true) {
        return;
    }
    let text = pairs(blocks, &narrow);
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut waiting = std::mem::take(blocks).into_iter().zip(narrow).peekable();
    let mut foot = false;
    while let Some((mut block, is_narrow)) = waiting.next() {
        if !is_narrow {
            foot = block.kind == BlockKind::Footnote || foot && !is_running(&block);
            out.push(block);
            continue;
        }
        // A quote set with wide gaps comes as several blocks.
        let mut pieces = vec![block.clone()];
        while breaks_off(&block.text)
            && let Some((next, _)) = waiting.next_if(|(next, narrow)| *narrow && begins_lower(&next.text))
        {
            append(&mut block, &next);
            pieces.push(next);
        }
        let next = waiting.peek().map(|(next, _)| next);
        if block.text.contains('\n') && is_quote(&block.text, out.last(), next, &text) {
            out.push(Block { kind: BlockKind::Quotation, ..block });
        } else {
            out.extend(pieces);
        }
    }
    *blocks = out;
}

fn is_narrow(block: &Block, width: Width) -> bool {
    block.kind == BlockKind::Paragraph
        && block.text.len() < 1200
        && block.text.lines().all(|line| width.is_narrow(line))
        && block.text.split_whitespace().count() <= LONGEST
}

/// Weighs the evidence: a quote repeats the text; where it stands in the way, or at the foot of a page, less will do.
fn is_quote(quote: &str, above: Option<&Block>, below: Option<&Block>, text: &FxHashSet<u64>) -> bool {
    if begins_lower(quote) || shape::bullet(quote).is_some() {
        return false;
    }
    let own: Vec<u64> = word_pairs(quote).collect();
    let repeated = own.iter().filter(|pair| text.contains(pair)).count();
    let share = |part: usize| own.len() > 3 && repeated * 100 >= own.len() * part;
    let interrupts = above
        .is_some_and(|block| is_running(block) && last_line(&block.text).len() > 40 && breaks_off(&block.text))
        && below.is_some_and(|block| is_running(block) && begins_lower(&block.text));
    let foot = below.is_some_and(|block| block.kind == BlockKind::Footnote);
    // Two short lines repeat the wording of a text by chance.
    let lines = quote.matches('\n').count() + 1;
    interrupts || (foot && share(35)) || (lines > 2 && share(50))
}

/// The pairs of neighbouring words in the running text.
fn pairs(blocks: &[Block], narrow: &[bool]) -> FxHashSet<u64> {
    let running = blocks.iter().zip(narrow).filter(|(block, narrow)| is_running(block) && !**narrow);
    running.flat_map(|(block, _)| word_pairs(&block.text)).collect()
}

/// Hashes of neighbouring words without regard to case; words of a broken line are made whole first.
fn word_pairs(text: &str) -> impl Iterator<Item = u64> {
    let mut before = 0_u64;
    let mut hasher = rustc_hash::FxHasher::default();
    let mut open = false;
    let mut letters = text.chars().chain(['\n']).peekable();
    std::iter::from_fn(move || {
        while let Some(letter) = letters.next() {
            if letter.is_alphanumeric() {
                letter.to_lowercase().for_each(|lower| lower.hash(&mut hasher));
                open = true;
            } else if letter == '-' && letters.peek() == Some(&'\n') {
                letters.next();
            } else if open {
                let word = std::mem::take(&mut hasher).finish();
                open = false;
                let pair = before.rotate_left(7) ^ word;
                if std::mem::replace(&mut before, word) != 0 {
                    return Some(pair);
                }
            }
        }
        None
    })
}
