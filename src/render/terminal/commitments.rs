//! How many commitments were dropped and added, by how far they bound.

use super::page::count;
use crate::model::Force;
use crate::report::{Entry, Kind};

/// What to say of the commitments among some entries that were dropped or added: `3 binding commitments dropped`. A
/// commitment binds or is firm; what stands in both texts is told by its signals.
pub(super) fn parts<'e>(entries: impl Iterator<Item = &'e Entry> + Clone) -> Vec<String> {
    let told = |kind: Kind, force: Force, verb: &str| {
        let of = |entry: &&Entry| entry.kind == kind && entry.old_force.or(entry.new_force) == Some(force);
        let n = entries.clone().filter(of).count();
        let one = format!("{force} commitment");
        (n > 0).then(|| format!("{} {verb}", count(n, &one, &format!("{one}s"))))
    };
    let kinds = [(Kind::Dropped, "dropped"), (Kind::Added, "added")];
    kinds
        .into_iter()
        .flat_map(|(kind, verb)| [Force::Binding, Force::Firm].map(|force| told(kind, force, verb)))
        .flatten()
        .collect()
}
