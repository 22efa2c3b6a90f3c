//! Length of the longest common subsequence of two word sequences, 64 cells at a time.

use rustc_hash::FxHashMap;

/// A word sequence prepared to be compared with many others: for each word the bit set of its places.
///
/// Bit-vector algorithm of H. Hyyrö, *Bit-parallel LCS-length computation revisited*, 2004.
#[derive(Debug, Default)]
pub(crate) struct Pattern {
    length: usize,
    blocks: usize,
    rows: FxHashMap<u32, u32>,
    masks: Vec<u64>,
    state: Vec<u64>,
}

impl Pattern {
    /// Prepares `words`; what was prepared before is forgotten, its memory kept.
    pub fn set(&mut self, words: &[u32]) {
        self.length = words.len();
        self.blocks = words.len().div_ceil(64);
        self.rows.clear();
        self.masks.clear();
        for (k, &word) in words.iter().enumerate() {
            let next = self.rows.len() as u32;
            let row = *self.rows.entry(word).or_insert(next) as usize;
            if (row + 1) * self.blocks > self.masks.len() {
                self.masks.resize((row + 1) * self.blocks, 0);
            }
            self.masks[row * self.blocks + k / 64] |= 1 << (k % 64);
        }
    }

    /// Length of the longest common subsequence with `other`.
    pub fn lcs(&mut self, other: &[u32]) -> usize {
        self.state.clear();
        self.state.resize(self.blocks, u64::MAX);
        for word in other {
            let Some(&row) = self.rows.get(word) else { continue };
            let masks = &self.masks[row as usize * self.blocks..][..self.blocks];
            let mut carry = false;
            for (state, &mask) in self.state.iter_mut().zip(masks) {
                let hit = *state & mask;
                let (sum, over1) = state.overflowing_add(hit);
                let (sum, over2) = sum.overflowing_add(u64::from(carry));
                carry = over1 || over2;
                *state = sum | (*state & !mask);
            }
        }
        let tail = self.length % 64;
        let mut zeros = 0;
        for (k, state) in self.state.iter().enumerate() {
            let valid = if k + 1 == self.blocks && tail > 0 { (1 << tail) - 1 } else { u64::MAX };
            zeros += (!state & valid).count_ones() as usize;
        }
        zeros
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn by_table(a: &[u32], b: &[u32]) -> usize {
        let mut row = vec![0; b.len() + 1];
        for x in a {
            let mut diagonal = 0;
            for (k, y) in b.iter().enumerate() {
                let above = row[k + 1];
                row[k + 1] = if x == y { diagonal + 1 } else { row[k].max(above) };
                diagonal = above;
            }
        }
        row[b.len()]
    }

    proptest! {
        #[test]
        fn agrees_with_the_table(a in prop::collection::vec(0_u32..9, 0..200), b in prop::collection::vec(0_u32..9, 0..200)) {
            let mut pattern = Pattern::default();
            pattern.set(&a);
            prop_assert_eq!(pattern.lcs(&b), by_table(&a, &b));
            pattern.set(&b);
            prop_assert_eq!(pattern.lcs(&a), by_table(&a, &b));
        }
    }
}
