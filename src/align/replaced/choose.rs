//! Which of the likely pairs are links.

use super::likeness::Likeness;
use super::tuning;
use crate::align::pairing::{NONE, Pairing, Tie};
use crate::align::scorer::{Rivals, Scored};

/// Takes the best pairs first, each near to the best that either side has; then lets what is left join them.
pub(super) fn choose(likeness: &Likeness, pairing: &mut Pairing) {
    let (least_pair, least_piece, least_theme) = match likeness.with_themes {
        true => (tuning::PAIR, tuning::PIECE, tuning::PIECE_THEMES),
        false => (tuning::PAIR_WITHOUT_THEMES, tuning::PIECE_WITHOUT_THEMES, 0.0),
    };
    believe(likeness, pairing);
    let rivals = Rivals::of(&likeness.pairs, likeness.counts);
    let mut ranked: Vec<&Scored> = likeness.pairs.iter().filter(|pair| pair.score.likeness >= least_pair).collect();
    ranked.sort_by(|a, b| b.score.likeness.total_cmp(&a.score.likeness).then((a.old, a.new).cmp(&(b.old, b.new))));
    for pair in &ranked {
        let of_best = rivals.best_of_old(pair.old).max(rivals.best_of_new(pair.new));
        if pairing.old_free(pair.old)
            && pairing.new_free(pair.new)
            && pair.score.likeness >= tuning::NEAR_BEST * of_best
        {
            pairing.pair(pair.old, pair.new, tie(likeness, pair));
        }
    }
    for pair in ranked.iter().filter(|pair| pair.score.likeness >= least_piece && pair.score.theme >= least_theme) {
        let (old_free, new_free) = (pairing.old_free(pair.old), pairing.new_free(pair.new));
        let near = |best: f32| pair.score.likeness >= tuning::PIECE_NEAR_BEST * best;
        if old_free && !new_free && near(rivals.best_of_old(pair.old)) {
            join_new(pairing, pair, tie(likeness, pair));
        } else if new_free && !old_free && near(rivals.best_of_new(pair.new)) {
            join_old(pairing, pair, tie(likeness, pair));
        }
    }
}

/// What kept its wording and is about the same is surer than either says alone.
fn believe(likeness: &Likeness, pairing: &mut Pairing) {
    for pair in &likeness.pairs {
        if !pairing.is_pair(pair.old, pair.new) || pairing.is_equal(pair.old) {
            continue;
        }
        let mut tie = pairing.tie_of_old[pair.old as usize];
        tie.score = tie.score.max(likeness.confidence(pair.score.likeness));
        pairing.tie_of_old[pair.old as usize] = tie;
        pairing.tie_of_new[pair.new as usize] = tie;
    }
}

fn tie(likeness: &Likeness, pair: &Scored) -> Tie {
    Tie { score: likeness.confidence(pair.score.likeness), parts: Some(pair.score.parts) }
}

/// A free old statement joins the pair of a new one, unless that pair is a split already.
fn join_new(pairing: &mut Pairing, pair: &Scored, tie: Tie) {
    let partner = pairing.of_new[pair.new as usize];
    if partner == NONE || !pairing.is_pair(partner, pair.new) || pairing.pieces_of_old.contains_key(&partner) {
        return;
    }
    pairing.of_old[pair.old as usize] = pair.new;
    pairing.tie_of_old[pair.old as usize] = tie;
    pairing.pieces_of_new.entry(pair.new).or_default().push(pair.old);
}

/// The mirror image of [`join_new`].
fn join_old(pairing: &mut Pairing, pair: &Scored, tie: Tie) {
    let partner = pairing.of_old[pair.old as usize];
    if partner == NONE || !pairing.is_pair(pair.old, partner) || pairing.pieces_of_new.contains_key(&partner) {
        return;
    }
    pairing.of_new[pair.new as usize] = pair.old;
    pairing.tie_of_new[pair.new as usize] = tie;
    pairing.pieces_of_old.entry(pair.old).or_default().push(pair.new);
}
