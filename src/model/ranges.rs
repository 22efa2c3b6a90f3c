//! Ranges of bytes that ascend and do not overlap, as those of struck text.

use std::ops::Range;

use super::OffsetMap;

/// The same bytes in ranges that ascend and do not overlap.
pub(crate) fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| range.start);
    ranges.dedup_by(|range, last| {
        let joins = range.start <= last.end;
        if joins {
            last.end = last.end.max(range.end);
        }
        joins
    });
    ranges
}

/// Whether one of the ranges, which ascend, overlaps a part.
pub(crate) fn overlaps(ranges: &[Range<usize>], part: &Range<usize>) -> bool {
    let next = ranges.partition_point(|range| range.end <= part.start);
    ranges.get(next).is_some_and(|range| range.start < part.end)
}

/// Whether one of the ranges, which ascend, holds the byte.
pub(crate) fn holds(ranges: &[Range<usize>], at: usize) -> bool {
    overlaps(ranges, &(at..at + 1))
}

/// The bytes of a text whose letters come from a byte that counts, given where it was derived from.
pub(crate) fn derived(text: &str, map: &OffsetMap, counts: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices().filter(|&(at, _)| counts(map.source(at))) {
        let end = at + letter.len_utf8();
        match ranges.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => ranges.push(at..end),
        }
    }
    ranges
}
