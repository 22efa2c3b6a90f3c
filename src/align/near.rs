//! Links between statements that stand in the same place, by similarity and support from their neighbours.

use super::candidates::{Candidate, Candidates};
use super::chain;
use super::pairing::{Pairing, Parts, Tie};
use super::scorer::Scorer;
use super::{confidence, tuning};

/// Adds the candidates of all regions: the gaps between links that keep the order, and the free runs beside links
/// that moved.
pub(crate) fn gather(candidates: &mut Candidates, scorer: &mut dyn Scorer, pairing: &Pairing, words: &[u32]) {
    let links = pairing.links();
    let kept = chain::in_order(&links, words);
    let end = (pairing.of_old.len() as u32, pairing.of_new.len() as u32);
    let (mut i0, mut j0) = (0, 0);
    let in_order = links.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(link, _)| *link);
    let in_order = in_order.filter(|&link| bounds(pairing, words, link));
    for (i1, j1) in in_order.chain([end]) {
        if i0 < i1 && j0 < j1 {
            let old: Vec<u32> = (i0..i1).filter(|&i| pairing.old_free(i)).collect();
            let new: Vec<u32> = (j0..j1).filter(|&j| pairing.new_free(j)).collect();
            candidates.add_region(scorer, &old, &new, true);
        }
        (i0, j0) = (i1 + 1, j1 + 1);
    }
    for (&(i, j), _) in links.iter().zip(&kept).filter(|(_, kept)| !**kept) {
        let after_old = run(i + 1..end.0, |k| pairing.old_free(k));
        let after_new = run(j + 1..end.1, |k| pairing.new_free(k));
        candidates.add_region(scorer, &after_old, &after_new, true);
        let mut before_old = run((0..i).rev(), |k| pairing.old_free(k));
        let mut before_new = run((0..j).rev(), |k| pairing.new_free(k));
        before_old.reverse();
        before_new.reverse();
        candidates.add_region(scorer, &before_old, &before_new, true);
    }
}

/// Whether a link parts what stands before it from what stands after it. A short one that stands alone may be a chance:
/// one `The EU will:` in common must not cut two texts in half.
fn bounds(pairing: &Pairing, words: &[u32], (i, j): (u32, u32)) -> bool {
    let (olds, news) = (pairing.of_old.len() as u32, pairing.of_new.len() as u32);
    words[i as usize] as usize >= tuning::SHORT
        || (i > 0 && j > 0 && pairing.linked(i - 1, j - 1))
        || (i + 1 < olds && j + 1 < news && pairing.linked(i + 1, j + 1))
}

/// The free statements next to a link, no more than a short section.
fn run(range: impl Iterator<Item = u32>, free: impl Fn(u32) -> bool) -> Vec<u32> {
    range.take_while(|&k| free(k)).take(tuning::RUN).collect()
}

/// Links the best candidates first, each statement once: those near each other down to `near`, others down to `far`.
pub(crate) fn take(candidates: &Candidates, pairing: &mut Pairing, words: [&[u32]; 2], near: f32, far: f32) {
    let mut ranked: Vec<(f32, Candidate)> = Vec::new();
    for candidate in &candidates.list {
        let &Candidate { old, new, base, parts, .. } = candidate;
        if !pairing.old_free(old) || !pairing.new_free(new) {
            continue;
        }
        let [above, below] = support(candidates, pairing, old, new);
        let place = (above + below) / 2.0;
        let score = base + tuning::PLACE * (place - tuning::PLACE_NEUTRAL);
        let short = (words[0][old as usize].min(words[1][new as usize]) as usize) < tuning::SHORT;
        let threshold = if candidate.near { near } else { far - tuning::EVIDENCE * evidence(candidate.shared) };
        if score >= threshold && rewrites(base, parts) && (!short || above.max(below) >= tuning::SHORT_SUPPORT) {
            ranked.push((score, Candidate { parts: Parts { place, ..parts }, ..*candidate }));
        }
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1.old, a.1.new).cmp(&(b.1.old, b.1.new))));
    for (score, Candidate { old, new, parts, .. }) in ranked {
        if pairing.old_free(old) && pairing.new_free(new) {
            pairing.pair(old, new, Tie { score: confidence::near(score), parts: Some(parts) });
        }
    }
}

/// Whether the texts are alike enough for their place to speak at all.
fn rewrites(base: f32, parts: Parts) -> bool {
    base >= tuning::BASE || (parts.words + parts.letters) / 2.0 >= tuning::BASE_WITHOUT_RARITY
}

/// How far the neighbours above and below speak for the pair, each 0 to 1.
fn support(candidates: &Candidates, pairing: &Pairing, old: u32, new: u32) -> [f32; 2] {
    let end = (pairing.of_old.len() as i64, pairing.of_new.len() as i64);
    [-1_i64, 1].map(|step| {
        let (i, j) = (i64::from(old) + step, i64::from(new) + step);
        match ((0..end.0).contains(&i), (0..end.1).contains(&j)) {
            // Both at the edge of their document stand in the same place.
            (false, false) => 1.0,
            (true, true) if pairing.linked(i as u32, j as u32) => 1.0,
            (true, true) if pairing.old_free(i as u32) && pairing.new_free(j as u32) => {
                candidates.base(i as u32, j as u32).unwrap_or(0.0)
            }
            _ => 0.0,
        }
    })
}

/// How much a pair has to be sure of, 0 to 1: much rare wording in common is no chance, whatever else was changed.
fn evidence(shared: f32) -> f32 {
    ((shared - tuning::EVIDENCE_FROM) / tuning::EVIDENCE_SPAN).clamp(0.0, 1.0)
}
