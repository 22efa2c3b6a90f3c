//! Links between statements that stand far apart: an index over the rarest words of what is still free.

use super::candidates::Candidates;
use super::pairing::Pairing;
use super::scorer::Scorer;

/// Adds the candidates among all statements that are still free.
pub(crate) fn gather(candidates: &mut Candidates, scorer: &mut dyn Scorer, pairing: &Pairing) {
    let old: Vec<u32> = (0..pairing.of_old.len() as u32).filter(|&i| pairing.old_free(i)).collect();
    let new: Vec<u32> = (0..pairing.of_new.len() as u32).filter(|&j| pairing.new_free(j)).collect();
    if !old.is_empty() && !new.is_empty() {
        candidates.add_region(scorer, &old, &new, false);
    }
}
