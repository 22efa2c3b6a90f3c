//! Counts over some entries, and how to say them.

use super::{Entry, Kind, Significance};

/// `1 statement`, `2 statements`.
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// Counts of entries.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// By kind, in the order of [`Kind::NAMES`]; entries that only moved are counted apart, not as unchanged.
    pub kinds: [usize; 6],
    /// Entries that moved and are otherwise unchanged.
    pub only_moved: usize,
    /// Entries that moved and are reworded, split or merged as well.
    pub also_moved: usize,
    /// Unchanged in place, under a governor that changed; they are not counted as unchanged.
    pub governed: usize,
    /// Unchanged in place, with another enumerator.
    pub renumbered: usize,
    /// Of weight editorial.
    pub editorial: usize,
    /// Of weight substantive.
    pub substantive: usize,
    /// Signals, of which an entry may have several.
    pub signals: usize,
}

impl Counts {
    /// Counts these entries.
    pub fn of<'a>(entries: impl Iterator<Item = &'a Entry>) -> Self {
        let mut counts = Self::default();
        for entry in entries {
            match (entry.kind, entry.moved) {
                (Kind::Unchanged, true) => counts.only_moved += 1,
                _ if entry.is_governed() => counts.governed += 1,
                (kind, moved) => {
                    counts.kinds[kind as usize] += 1;
                    counts.also_moved += usize::from(moved);
                }
            }
            counts.signals += entry.signals.len();
            counts.renumbered += usize::from(entry.renumbered && !entry.is_change());
            match entry.significance {
                Some(Significance::Editorial) => counts.editorial += 1,
                Some(Significance::Substantive) => counts.substantive += 1,
                None => {}
            }
        }
        counts
    }

    /// The number of changed entries.
    pub fn changes(&self) -> usize {
        self.kinds.iter().sum::<usize>() - self.unchanged() + self.only_moved
    }

    /// The number of entries unchanged in place.
    pub fn unchanged(&self) -> usize {
        self.kinds[Kind::Unchanged as usize]
    }

    /// `4 added`, `2 reworded` and so on: what is not zero, unchanged ones left out.
    pub fn changed_parts(&self) -> Vec<String> {
        let order = [Kind::Added, Kind::Dropped, Kind::Reworded, Kind::Split, Kind::Merged];
        let mut parts: Vec<String> = order
            .into_iter()
            .filter(|&kind| self.kinds[kind as usize] > 0)
            .map(|kind| format!("{} {}", self.kinds[kind as usize], kind.name()))
            .collect();
        match (self.only_moved, self.also_moved) {
            (0, 0) => {}
            (moved, 0) => parts.push(format!("{moved} moved")),
            (0, also) => parts.push(format!("{also} of them moved")),
            (only, also) => parts.push(format!("{} moved ({only} of them unchanged otherwise)", only + also)),
        }
        parts
    }
}
