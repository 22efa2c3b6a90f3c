//! The order of the entries: that of the new version, with dropped statements where they stood.

use crate::report::{Entry, Kind};

/// Adds an entry, made by `alone`, for each statement that no entry holds, and puts all in order.
pub(crate) fn with_the_unlinked(
    linked: Vec<Entry>,
    olds: usize,
    news: usize,
    alone: impl Fn(Kind, usize) -> Entry,
) -> Vec<Entry> {
    // Per new statement the entry that begins with it; the other statements of a split have none.
    let mut first: Vec<Option<Entry>> = vec![None; news];
    let mut held = vec![false; news];
    // Per old statement the new one after which a dropped neighbour would stand: its own place, if it did not move.
    let mut place: Vec<Option<usize>> = vec![None; olds];
    let mut old_held = vec![false; olds];
    for entry in linked {
        entry.new.iter().for_each(|&j| held[j] = true);
        for &i in &entry.old {
            old_held[i] = true;
            place[i] = (!entry.moved).then(|| entry.new[0]);
        }
        let at = entry.new[0];
        first[at] = Some(entry);
    }
    let mut dropped_after: Vec<Vec<usize>> = vec![Vec::new(); news + 1];
    let mut after = 0;
    for i in 0..olds {
        match place[i] {
            Some(j) => after = j + 1,
            None if !old_held[i] => dropped_after[after].push(i),
            None => {}
        }
    }
    let mut entries = Vec::with_capacity(olds.max(news));
    for (j, entry) in first.into_iter().enumerate() {
        entries.extend(dropped_after[j].iter().map(|&i| alone(Kind::Dropped, i)));
        match entry {
            Some(entry) => entries.push(entry),
            None if !held[j] => entries.push(alone(Kind::Added, j)),
            None => {}
        }
    }
    entries.extend(dropped_after[news].iter().map(|&i| alone(Kind::Dropped, i)));
    entries
}
