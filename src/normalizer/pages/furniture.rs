//! Page numbers and running heads and feet.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{begins_lower, breaks_off, is_running, line_ranges, part};
use crate::model::{Block, BlockKind};
use crate::shape::{is_page_count, parts};

/// How many lines at the head and foot of a page may be furniture.
const EDGE: usize = 4;

/// Drops the furniture at the edges of known pages. Returns where in the source something was dropped, in ascending
/// order: there a sentence may have been interrupted.
pub(super) fn drop_at_edges(blocks: &mut Vec<Block>) -> Vec<usize> {
    let doomed = at_edges(blocks);
    drop(blocks, &doomed)
}

/// Drops what repeats and interrupts sentences, where pages are unknown. Returns the same.
pub(super) fn drop_repeated(blocks: &mut Vec<Block>) -> Vec<usize> {
    let doomed = by_repetition(blocks);
    drop(blocks, &doomed)
}

fn drop(blocks: &mut Vec<Block>, doomed: &FxHashSet<(usize, usize)>) -> Vec<usize> {
    if doomed.is_empty() {
        return Vec::new();
    }
    let mut gone = Vec::new();
    let mut out = Vec::with_capacity(blocks.len());
    for (k, block) in std::mem::take(blocks).into_iter().enumerate() {
        let lines = line_ranges(&block.text);
        let kept: Vec<bool> = (0..lines.len()).map(|line| !doomed.contains(&(k, line))).collect();
        if kept.iter().all(|kept| *kept) {
            out.push(block);
            continue;
        }
        gone.push(block.map.source(0));
        let mut line = 0;
        while line < lines.len() {
            let run = kept[line..].iter().take_while(|kept| **kept).count();
            if run > 0 {
                let mut piece = part(&block, block.kind.clone(), lines[line].start..lines[line + run - 1].end);
                if line == 0 {
                    piece.marker.clone_from(&block.marker);
                } else if !matches!(block.kind, BlockKind::Heading { .. }) {
                    piece.kind = BlockKind::Paragraph;
                }
                out.push(piece);
            }
            line += run.max(1);
        }
    }
    *blocks = out;
    gone
}

/// With known pages: lines at the edge of a page that are page numbers, or that the edges of other pages repeat.
fn at_edges(blocks: &[Block]) -> FxHashSet<(usize, usize)> {
    let mut edges: Vec<Vec<(usize, usize)>> = Vec::new();
    let mut at = 0;
    let mut pages = 0;
    while at < blocks.len() {
        let page = blocks[at].place.page();
        let end = at + blocks[at..].iter().take_while(|block| block.place.page() == page).count();
        let head = (at..end).flat_map(|k| (0..count(&blocks[k])).map(move |line| (k, line))).take(EDGE);
        edges.push(head.collect());
        let foot = (at..end).rev().flat_map(|k| (0..count(&blocks[k])).rev().map(move |line| (k, line))).take(EDGE);
        edges.push(foot.collect());
        pages += 1;
        at = end;
    }
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    for edge in &edges {
        let keys: FxHashSet<String> = edge.iter().filter_map(|&place| key(line(blocks, place))).collect();
        keys.into_iter().for_each(|key| *seen.entry(key).or_default() += 1);
    }
    let needed = if pages == 2 { 2 } else { 3 };
    let mut doomed = FxHashSet::default();
    for edge in &edges {
        for &place in edge {
            let text = line(blocks, place);
            let number = page_number(text) || is_page_count(text);
            let repeated = key(text).is_some_and(|key| {
                let times = seen.get(&key).copied().unwrap_or(0);
                times >= needed && (pages > 2 || key.contains('#'))
            });
            // From the edge inwards: the first line of text ends the furniture.
            if !(number || (repeated && !parts::is_head(text))) {
                break;
            }
            doomed.insert(place);
        }
    }
    doomed
}

/// Without known pages: page numbers that count up, and short lines that come again and interrupt sentences.
fn by_repetition(blocks: &[Block]) -> FxHashSet<(usize, usize)> {
    let mut doomed = FxHashSet::default();
    let mut numbers: Vec<(usize, u32)> = Vec::new();
    let mut repeats: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (k, block) in blocks.iter().enumerate() {
        let single = count(block) < EDGE && block.text.len() < 240 && block.marker.is_empty();
        if is_page_count(&block.text) {
            doomed.insert((k, 0));
        } else if single && page_number(&block.text) {
            numbers.extend(block.text.trim().parse::<u32>().ok().map(|number| (k, number)));
        } else if single && let Some(key) = key(&block.text).filter(|_| !parts::is_head(&block.text)) {
            repeats.entry(key).or_default().push(k);
        }
    }
    let counts_up = numbers.windows(2).filter(|pair| pair[1].1 == pair[0].1 + 1).count();
    for pair in numbers.windows(2).filter(|pair| counts_up > 1 && pair[1].1 == pair[0].1 + 1) {
        doomed.extend([(pair[0].0, 0), (pair[1].0, 0)]);
    }
    for places in repeats.values().filter(|places| places.len() > 1) {
        let beside = |k: usize| doomed.contains(&(k + 1, 0)) || (k > 0 && doomed.contains(&(k - 1, 0)));
        let interrupting = places.iter().filter(|&&k| beside(k) || interrupts(blocks, k)).count();
        let numbered = places.windows(2).all(|pair| counts_on(&blocks[pair[0]].text, &blocks[pair[1]].text));
        if interrupting * 3 >= places.len() && (interrupting > 1 || (interrupting == 1 && numbered)) {
            doomed.extend(places.iter().flat_map(|&k| (0..count(&blocks[k])).map(move |line| (k, line))));
        }
    }
    doomed
}

/// True if two lines differ in nothing but one number, which is higher by one in the second.
fn counts_on(above: &str, below: &str) -> bool {
    let mut pairs = above.split_whitespace().zip(below.split_whitespace()).filter(|(above, below)| above != below);
    let number = |word: &str| word.parse::<u32>().ok();
    let up = pairs.next().is_some_and(|(above, below)| {
        number(above).zip(number(below)).is_some_and(|(above, below)| above.checked_add(1) == Some(below))
    });
    up && pairs.next().is_none()
}

/// True if a block stands between two halves of a sentence.
fn interrupts(blocks: &[Block], k: usize) -> bool {
    let long = |block: &&Block| is_running(block) && block.text.len() > 50;
    let running = |block: &&Block| block.kind != BlockKind::Footnote;
    let above = blocks[..k].iter().rev().take(64).filter(running).take(EDGE).find(long);
    let below = blocks[k + 1..].iter().take(64).filter(running).take(EDGE).find(long);
    above.is_some_and(|block| breaks_off(&block.text)) && below.is_some_and(|block| begins_lower(&block.text))
}

fn count(block: &Block) -> usize {
    memchr::memchr_iter(b'\n', block.text.as_bytes()).count() + 1
}

fn line(blocks: &[Block], (block, line): (usize, usize)) -> &str {
    // Only lines at the edge of a page are asked for; from the end they are found from the end.
    let text = &blocks[block].text;
    if line < EDGE {
        return text.split('\n').nth(line).unwrap_or_default();
    }
    let from_end = count(&blocks[block]) - 1 - line;
    text.rsplit('\n').nth(from_end).unwrap_or_default()
}

/// A bare number or small Roman figure, or a number with dashes or bars about it.
fn page_number(text: &str) -> bool {
    let inner = text.trim().trim_matches(['-', '–', '—', '|', '[', ']', ' ']);
    let figures = (1..=4).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_digit());
    figures || (inner.len() < 6 && parts::is_roman(inner) && inner.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// The words of a short line with all figures made equal, in an order that does not depend on the side of the page
/// on which the number stands.
fn key(text: &str) -> Option<String> {
    if text.len() > 240 {
        return None;
    }
    let mut words: Vec<String> = text.split_whitespace().map(equal_figures).collect();
    words.sort_unstable();
    let key = words.join(" ");
    (!key.is_empty()).then_some(key)
}

fn equal_figures(word: &str) -> String {
    let mut equal = String::with_capacity(word.len());
    for letter in word.chars() {
        if !letter.is_numeric() {
            equal.push(letter);
        } else if !equal.ends_with('#') {
            equal.push('#');
        }
    }
    equal
}
