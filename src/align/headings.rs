//! Headings that were renamed: no shared word, but the same statements below them.

use rustc_hash::FxHashMap;

use super::pairing::{Pairing, Parts, Tie};
use crate::model::Version;

/// Pairs free headings whose sections hold each other's statements.
pub(crate) fn pair_renamed(old: &Version, new: &Version, pairing: &mut Pairing) {
    // How many links lead from an old section to a new one, each statement counted for its nearest heading.
    let mut shared: FxHashMap<(usize, usize), u32> = FxHashMap::default();
    let mut old_total = vec![0_u32; old.sections.len()];
    let mut new_total = vec![0_u32; new.sections.len()];
    for (i, j) in pairing.links() {
        let from = old.statements[i as usize].section;
        let to = new.statements[j as usize].section;
        if let Some(from) = from {
            old_total[from] += 1;
        }
        if let Some(to) = to {
            new_total[to] += 1;
        }
        if let (Some(from), Some(to)) = (from, to) {
            *shared.entry((from, to)).or_default() += 1;
        }
    }
    let mut ranked: Vec<_> = shared.into_iter().collect();
    ranked.sort_unstable_by_key(|&(sections, links)| (std::cmp::Reverse(links), sections));
    for ((from, to), links) in ranked {
        let (Some(i), Some(j)) = (old.sections[from].heading, new.sections[to].heading) else { continue };
        let (i, j) = (i as u32, j as u32);
        let share = links as f32 / old_total[from].max(new_total[to]) as f32;
        if share >= 0.6 && pairing.old_free(i) && pairing.new_free(j) {
            let parts = Parts { place: share, ..Parts::default() };
            pairing.pair(i, j, Tie { score: 0.5 * share, parts: Some(parts) });
        }
    }
}
