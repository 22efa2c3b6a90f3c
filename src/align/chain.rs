//! The heaviest increasing chain: what keeps its reading order, and so what moved.

/// Marks the pairs of a heaviest chain in which both sides never step back.
///
/// `pairs` are (old, new) in ascending order, `weights` one per pair. Shared ends (1:n, n:1) are allowed. Among
/// chains of equal weight the one that ends first is taken, so the result is the same on every run.
/// Fenwick tree over prefix maxima, O(n log n).
pub(crate) fn heaviest(pairs: &[(u32, u32)], weights: &[u64]) -> Vec<bool> {
    debug_assert!(pairs.is_sorted());
    let size = pairs.iter().map(|pair| pair.1 as usize + 2).max().unwrap_or(1);
    // Per tree node the best (weight, pair + 1) of a chain that ends at or before it; pair 0 means none.
    let mut tree = vec![(0_u64, 0_u32); size];
    let mut previous = vec![0_u32; pairs.len()];
    let mut best = (0_u64, 0_u32);
    for (k, &(_, new)) in pairs.iter().enumerate() {
        let mut node = new as usize + 1;
        let mut top = (0, 0);
        while node > 0 {
            if tree[node].0 > top.0 {
                top = tree[node];
            }
            node &= node - 1;
        }
        previous[k] = top.1;
        let chain = (top.0 + weights[k], k as u32 + 1);
        let mut node = new as usize + 1;
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
    let mut keep = vec![false; pairs.len()];
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

    #[test]
    fn the_heavier_side_of_a_swap_stays() {
        let pairs = [(0, 3), (1, 0), (2, 1), (3, 2), (4, 4)];
        assert_eq!(heaviest(&pairs, &[5, 5, 5, 5, 5]), [false, true, true, true, true]);
        assert_eq!(heaviest(&pairs, &[50, 5, 5, 5, 5]), [true, false, false, false, true]);
    }

    #[test]
    fn shared_ends_are_no_crossing() {
        assert_eq!(heaviest(&[(0, 0), (0, 1), (1, 1), (2, 2)], &[1; 4]), [true; 4]);
        assert_eq!(heaviest(&[], &[]), [false; 0]);
    }
}
