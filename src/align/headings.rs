//! Headings that their words cannot pair: they are too short to be sure of, or they were renamed. The statements below
//! them tell.

use rustc_hash::{FxHashMap, FxHashSet};

use super::pairing::{Pairing, Parts, Tie};
use super::tuning;
use crate::language::words::tokens;
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
    pair_namesakes(old, new, pairing, &shared);
    let mut ranked: Vec<_> = shared.into_iter().collect();
    ranked.sort_unstable_by_key(|&(sections, links)| (std::cmp::Reverse(links), sections));
    for ((from, to), links) in ranked {
        let (Some(i), Some(j)) = (old.sections[from].heading, new.sections[to].heading) else { continue };
        let (i, j) = (i as u32, j as u32);
        let share = links as f32 / old_total[from].max(new_total[to]) as f32;
        if share >= tuning::RENAMED && pairing.old_free(i) && pairing.new_free(j) {
            let parts = Parts { place: share, ..Parts::default() };
            pairing.pair(i, j, Tie { score: 0.5 * share, parts: Some(parts) });
        }
    }
}

/// Pairs free headings with the same words if a statement leads from below the one to below the other.
fn pair_namesakes(old: &Version, new: &Version, pairing: &mut Pairing, shared: &FxHashMap<(usize, usize), u32>) {
    let mut buffer = Vec::new();
    let mut by_words: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (to, section) in new.sections.iter().enumerate() {
        if section.heading.is_some_and(|j| pairing.new_free(j as u32)) {
            by_words.entry(tokens::key(&section.title, &mut buffer)).or_default().push(to);
        }
    }
    let mut namesakes: Vec<(usize, usize)> = Vec::new();
    for (from, section) in old.sections.iter().enumerate() {
        if section.heading.is_some_and(|i| pairing.old_free(i as u32)) {
            let others = by_words.get(&tokens::key(&section.title, &mut buffer));
            namesakes.extend(others.into_iter().flatten().take(tuning::NAMESAKES).map(|&to| (from, to)));
        }
    }
    if namesakes.is_empty() {
        return;
    }
    // Links count for every section that a statement stands in, not only for the nearest.
    let wanted: FxHashSet<(usize, usize)> = namesakes.iter().copied().collect();
    let mut links: FxHashMap<(usize, usize), u32> = FxHashMap::default();
    for (&(from, to), &count) in shared {
        for above_from in upwards(old, from) {
            for above_to in upwards(new, to).filter(|&above| wanted.contains(&(above_from, above))) {
                *links.entry((above_from, above_to)).or_default() += count;
            }
        }
    }
    namesakes.retain(|pair| links.contains_key(pair));
    namesakes.sort_unstable_by_key(|pair| (std::cmp::Reverse(links[pair]), *pair));
    for (from, to) in namesakes {
        if let (Some(i), Some(j)) = (old.sections[from].heading, new.sections[to].heading)
            && pairing.old_free(i as u32)
            && pairing.new_free(j as u32)
        {
            pairing.pair_equal(i as u32, j as u32);
        }
    }
}

/// A section and all it stands in.
fn upwards(version: &Version, section: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(Some(section), |&section| version.sections[section].parent)
}
