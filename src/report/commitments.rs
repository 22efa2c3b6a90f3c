//! How many commitments were dropped and added, by how far they bound.

use std::fmt;

use super::counts::count;
use super::{Entry, Kind};
use crate::model::Force;

/// Commitments of one force that were dropped, or added. A commitment binds or is firm; what stands in both texts is
/// reported by its signals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Commitments {
    /// Dropped or added.
    pub kind: Kind,
    /// How far they bind.
    pub force: Force,
    /// How many there are.
    pub count: usize,
}

impl Commitments {
    /// Those among some entries: dropped ones first, what binds most first.
    pub fn of<'e>(entries: impl Iterator<Item = &'e Entry> + Clone) -> Vec<Self> {
        let sorts = [Kind::Dropped, Kind::Added].into_iter().flat_map(|kind| FORCES.map(|force| (kind, force)));
        let counted = sorts.map(|(kind, force)| {
            let of = |entry: &&Entry| entry.kind == kind && entry.old_force.or(entry.new_force) == Some(force);
            Self { kind, force, count: entries.clone().filter(of).count() }
        });
        counted.filter(|commitments| commitments.count > 0).collect()
    }
}

const FORCES: [Force; 2] = [Force::Binding, Force::Firm];

impl fmt::Display for Commitments {
    /// `3 binding commitments dropped`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = format!("{} commitment", self.force);
        write!(f, "{} {}", count(self.count, &one, &format!("{one}s")), self.kind.name())
    }
}
