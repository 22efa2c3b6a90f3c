//! Sentences that lead into lists, and headings that govern, by what they govern: `Staff may:` over the items of `Staff must
//! not:` is the same sentence with other words, wherever those words stand now.
//!
//! The passes before have linked all statements by their own words. Here the governors are linked anew by the statements
//! below them; those that govern nothing in common keep the link they had.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::pairing::{NONE, Pairing, Parts, Tie};
use super::{Link, anchor};
use crate::model::{GovernorKind, Statement, Version};

/// The kinds of governors that are statements.
const KINDS: [GovernorKind; 2] = [GovernorKind::Heading, GovernorKind::LeadIn];

/// Links the governors anew by what they govern.
pub(crate) fn pair(old: &Version, new: &Version, words: [&[u32]; 2], pairing: &mut Pairing) {
    let governing = [old, new].map(governing);
    if governing.iter().any(FxHashSet::is_empty) {
        return;
    }
    let mut shared: FxHashMap<(u32, u32), u64> = FxHashMap::default();
    for (i, j) in pairing.links() {
        let (from, to) = (&old.statements[i as usize], &new.statements[j as usize]);
        if from.counts() && to.counts() {
            let weight = u64::from(words[0][i as usize].min(words[1][j as usize])) + 1;
            for kind in KINDS {
                // A level more or less of lists makes no other governor of the levels around it.
                for pair in above(from, kind).flat_map(|i| above(to, kind).map(move |j| (i, j))) {
                    *shared.entry(pair).or_default() += weight;
                }
            }
        }
    }
    let totals = [total(old, words[0]), total(new, words[1])];
    let same = |i: u32, j: u32| anchor::same_words(&old.statements[i as usize], &new.statements[j as usize]);
    let mut ranked: Vec<((u32, u32), u64)> = shared.into_iter().collect();
    ranked.sort_unstable_by_key(|&((i, j), weight)| (Reverse(weight), !same(i, j), i, j));
    // The links of single governors are given up, and taken again where nothing else claims them.
    let mut before: Vec<(u32, u32, Tie)> = Vec::new();
    for (i, j) in pairing.links() {
        let single =
            pairing.is_pair(i, j) && !pairing.pieces_of_old.contains_key(&i) && !pairing.pieces_of_new.contains_key(&j);
        if single && governing[0].contains(&i) && governing[1].contains(&j) {
            before.push((i, j, pairing.tie_of_old[i as usize]));
            pairing.of_old[i as usize] = NONE;
            pairing.of_new[j as usize] = NONE;
        }
    }
    let known: FxHashMap<(u32, u32), Tie> = before.iter().map(|&(i, j, tie)| ((i, j), tie)).collect();
    let equal = || before.iter().filter(|(.., tie)| tie.parts.is_none());
    let kept: [FxHashSet<u32>; 2] = [equal().map(|link| link.0).collect(), equal().map(|link| link.1).collect()];
    for ((i, j), weight) in ranked {
        let [from, to] = [totals[0].get(&i), totals[1].get(&j)].map(|total| total.copied().unwrap_or_default());
        // A governor that kept its words is another one only where nearly all that it governs says so.
        let kept = !same(i, j) && (kept[0].contains(&i) || kept[1].contains(&j));
        let least = if kept { from.max(to) } else { from.min(to) };
        if 2 * weight > least && pairing.old_free(i) && pairing.new_free(j) {
            let share = weight as f32 / least.max(1) as f32;
            let found = Tie {
                score: (0.5 + 0.4 * share).min(0.9),
                parts: Some(Parts { place: share.min(1.0), ..Parts::default() }),
            };
            let equal = Tie { score: 1.0, parts: None };
            let tie = if same(i, j) { equal } else { known.get(&(i, j)).copied().unwrap_or(found) };
            pairing.pair(i, j, tie);
        }
    }
    for (i, j, tie) in before {
        if pairing.old_free(i) && pairing.new_free(j) {
            pairing.pair(i, j, tie);
        }
    }
}

/// A governor moved only if all that it governs did.
pub(crate) fn mark_moved(links: &mut [Link], new: &Version, governing: &[FxHashSet<u32>; 2]) {
    // Per new governor how many of the links below it did not move, and whether there are any.
    let mut below: FxHashMap<u32, [usize; 2]> = FxHashMap::default();
    for link in links.iter() {
        let statement = &new.statements[link.new[0]];
        if statement.counts() {
            for governor in KINDS.into_iter().flat_map(|kind| above(statement, kind)) {
                below.entry(governor).or_default()[usize::from(link.moved)] += 1;
            }
        }
    }
    for link in links.iter_mut().filter(|link| governs(link, governing)) {
        let moved = below.get(&(link.new[0] as u32));
        link.moved = moved.is_some_and(|&[kept, moved]| kept == 0 && moved > 0);
    }
}

/// Whether a link is one of governors on both sides.
pub(crate) fn governs(link: &Link, governing: &[FxHashSet<u32>; 2]) -> bool {
    governing[0].contains(&(link.old[0] as u32)) && governing[1].contains(&(link.new[0] as u32))
}

/// The statements that govern others.
pub(crate) fn governing(version: &Version) -> FxHashSet<u32> {
    let governors = version.statements.iter().flat_map(|statement| statement.governors.iter());
    governors.filter_map(|governor| governor.statement).map(|k| k as u32).collect()
}

/// The governors of a kind of a statement that are statements, outermost first.
fn above(statement: &Statement, kind: GovernorKind) -> impl Iterator<Item = u32> + '_ {
    let governors = statement.governors.iter().filter(move |governor| governor.kind == kind);
    governors.filter_map(|governor| governor.statement).map(|k| k as u32)
}

/// How much each governor governs, in words.
fn total(version: &Version, words: &[u32]) -> FxHashMap<u32, u64> {
    let mut total: FxHashMap<u32, u64> = FxHashMap::default();
    for (statement, &words) in version.statements.iter().zip(words).filter(|(statement, _)| statement.counts()) {
        for governor in KINDS.into_iter().flat_map(|kind| above(statement, kind)) {
            *total.entry(governor).or_default() += u64::from(words) + 1;
        }
    }
    total
}
