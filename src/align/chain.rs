//! The heaviest increasing chain: what keeps its reading order, and so what moved.

/// Marks the pairs that keep the reading order: a heaviest chain, in which a pair weighs as much as its old statement
/// has words.
pub(crate) fn in_order(pairs: &[(u32, u32)], old_words: &[u32]) -> Vec<bool> {
    let weights: Vec<u64> = pairs.iter().map(|pair| u64::from(old_words[pair.0 as usize]) + 1).collect();
    heaviest(pairs, &weights)
}

/// Marks the pairs of a heaviest chain in which both sides never step back.
///
/// `pairs` are (old, new) in ascending order, `weights` one per pair. Shared ends (1:n, n:1) are allowed. Among
/// chains of equal weight the one that ends first is taken, so the result is the same on every run.
pub(crate) fn heaviest(pairs: &[(u32, u32)], weights: &[u64]) -> Vec<bool> {
    debug_assert!(pairs.is_sorted());
    let runs = runs(pairs, weights);
    let kept = heaviest_runs(&runs);
    let mut keep = Vec::with_capacity(pairs.len());
    for (run, kept) in runs.iter().zip(kept) {
        keep.resize(keep.len() + run.length, kept);
    }
    keep
}

/// Pairs that go on in step on both sides. No other pair can stand between them, so a chain has all of them or none.
struct Run {
    first_new: u32,
    last_new: u32,
    length: usize,
    weight: u64,
}

fn runs(pairs: &[(u32, u32)], weights: &[u64]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut last = None;
    let mut partners = vec![0_u8; pairs.iter().map(|pair| pair.1 as usize + 1).max().unwrap_or(0)];
    pairs.iter().for_each(|pair| partners[pair.1 as usize] = partners[pair.1 as usize].saturating_add(1));
    for (k, (&(old, new), &weight)) in pairs.iter().zip(weights).enumerate() {
        // A statement with several partners stands alone.
        let shares = |other: Option<&(u32, u32)>| other.is_some_and(|other| other.0 == old);
        let alone = partners[new as usize] > 1
            || shares(pairs.get(k + 1))
            || shares(k.checked_sub(1).and_then(|k| pairs.get(k)));
        match runs.last_mut() {
            Some(run) if !alone && last.is_some_and(|(i, j): (u32, u32)| (i + 1, j + 1) == (old, new)) => {
                run.last_new = new;
                run.length += 1;
                run.weight += weight;
            }
            _ => runs.push(Run { first_new: new, last_new: new, length: 1, weight }),
        }
        last = (!alone).then_some((old, new));
    }
    runs
}

/// Fenwick tree over prefix maxima, O(n log n) in the number of runs.
fn heaviest_runs(runs: &[Run]) -> Vec<bool> {
    let mut keep = vec![true; runs.len()];
    if runs.is_sorted_by(|a, b| a.last_new <= b.first_new) {
        return keep;
    }
    let size = runs.iter().map(|run| run.last_new as usize + 2).max().unwrap_or(1);
    // Per tree node the best (weight, run + 1) of a chain that ends at or before it; run 0 means none.
    let mut tree = vec![(0_u64, 0_u32); size];
    let mut previous = vec![0_u32; runs.len()];
    let mut best = (0_u64, 0_u32);
    for (k, run) in runs.iter().enumerate() {
        let mut node = run.first_new as usize + 1;
        let mut top = (0, 0);
        while node > 0 {
            if tree[node].0 > top.0 {
                top = tree[node];
            }
            node &= node - 1;
        }
        previous[k] = top.1;
        let chain = (top.0 + run.weight, k as u32 + 1);
        let mut node = run.last_new as usize + 1;
        while node < size {
            if chain.0 > tree[node].0 {
                tree[node] = chain;
            }
            node += node & node.wrapping_neg();
        }
        if chain.0 > best.0 {
            best = chain;
        }
    }
    keep.fill(false);
    let mut at = best.1;
    while let Some(k) = at.checked_sub(1) {
        keep[k as usize] = true;
        at = previous[k as usize];
    }
    keep
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_heavier_side_of_a_swap_stays() {
        let pairs = [(0, 3), (1, 0), (2, 1), (3, 2), (4, 4)];
        assert_eq!(heaviest(&pairs, &[5, 5, 5, 5, 5]), [false, true, true, true, true]);
        assert_eq!(heaviest(&pairs, &[50, 5, 5, 5, 5]), [true, false, false, false, true]);
    }

    proptest! {
        #[test]
        fn agrees_with_the_table(news in prop::collection::vec(0_u32..12, 1..12), weights in prop::collection::vec(1_u64..9, 12)) {
            let mut pairs: Vec<(u32, u32)> = (0_u32..).zip(news).map(|(k, new)| (k * 2 / 3, new)).collect();
            pairs.sort_unstable();
            pairs.dedup();
            let weights = &weights[..pairs.len()];
            let weight = |keep: &[bool]| keep.iter().zip(weights).filter(|(kept, _)| **kept).map(|(_, weight)| weight).sum::<u64>();
            let mut best = vec![0; pairs.len()];
            for k in 0..pairs.len() {
                best[k] = weights[k] + (0..k).filter(|&l| pairs[l].1 <= pairs[k].1).map(|l| best[l]).max().unwrap_or(0);
            }
            let kept = heaviest(&pairs, weights);
            prop_assert_eq!(weight(&kept), best.into_iter().max().unwrap_or(0));
            let chain: Vec<u32> = pairs.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(pair, _)| pair.1).collect();
            prop_assert!(chain.is_sorted());
        }
    }

    #[test]
    fn shared_ends_are_no_crossing() {
        assert_eq!(heaviest(&[(0, 0), (0, 1), (1, 1), (2, 2)], &[1; 4]), [true; 4]);
        assert_eq!(heaviest(&[], &[]), [false; 0]);
    }
}
