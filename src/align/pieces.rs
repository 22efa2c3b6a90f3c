//! Split and merge: a free statement joins a pair that leaves part of its text uncovered.

use rustc_hash::FxHashMap;

use super::features::{Features, Table, Term, common};
use super::pairing::{NONE, Pairing, Parts, Tie};
use super::{confidence, tuning};

/// The two directions, so that a merge is found as a split of the mirror image.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    Old,
    New,
}

/// Lets free statements join the pairs of their neighbours.
pub(crate) fn attach_near(table: &Table, pairing: &mut Pairing, words: [&[u32]; 2]) {
    for piece in [Piece::Old, Piece::New] {
        let view = View { table, piece, words };
        for k in 0..view.pieces(pairing).len() as u32 {
            if view.pieces(pairing)[k as usize] != NONE {
                continue;
            }
            let Some(features) = view.piece_features(k) else { continue };
            let mut hosts: Vec<u32> = Vec::new();
            for step in [-1_i64, 1] {
                // The nearest partners on either side, looking over other free statements.
                for far in 1..=tuning::PIECE_REACH {
                    let at = i64::from(k) + step * far;
                    let Some(&host) = usize::try_from(at).ok().and_then(|at| view.pieces(pairing).get(at)) else {
                        break;
                    };
                    if host != NONE {
                        hosts.push(host);
                        break;
                    }
                }
            }
            hosts.sort_unstable();
            hosts.dedup();
            view.join_best(pairing, k, features, &hosts, 0.0);
        }
    }
}

/// Lets what is still free join a pair from anywhere, if nearly all of it is found in the uncovered part.
pub(crate) fn attach_far(table: &Table, pairing: &mut Pairing, words: [&[u32]; 2]) {
    for piece in [Piece::Old, Piece::New] {
        let view = View { table, piece, words };
        let mut postings: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for host in 0..view.hosts(pairing).len() as u32 {
            for term in view.uncovered(pairing, host).unwrap_or_default() {
                postings.entry(term.id).or_default().push(host);
            }
        }
        if postings.is_empty() {
            continue;
        }
        for k in 0..view.pieces(pairing).len() as u32 {
            if view.pieces(pairing)[k as usize] != NONE || view.piece_words(k) < tuning::FAR_PIECE_WORDS {
                continue;
            }
            let Some(features) = view.piece_features(k) else { continue };
            let mut terms: Vec<_> = features.terms.iter().filter(|term| postings.contains_key(&term.id)).collect();
            terms.sort_by(|a, b| b.idf.total_cmp(&a.idf).then(a.id.cmp(&b.id)));
            let mut weight: FxHashMap<u32, f32> = FxHashMap::default();
            for Term { id, idf, .. } in terms.into_iter().take(tuning::LOOKUPS) {
                for &host in postings[id].iter().take(tuning::WINDOW) {
                    *weight.entry(host).or_default() += idf;
                }
            }
            let mut hosts: Vec<u32> = weight
                .into_iter()
                .filter(|(_, shared)| *shared >= tuning::FAR_PIECE_SCREEN * features.mass)
                .map(|(host, _)| host)
                .collect();
            hosts.sort_unstable();
            view.join_best(pairing, k, features, &hosts, tuning::FAR_PIECE_MASS);
        }
    }
}

struct View<'a> {
    table: &'a Table,
    piece: Piece,
    words: [&'a [u32]; 2],
}

impl<'a> View<'a> {
    /// Where the statements on the side of the pieces point to.
    fn pieces<'p>(&self, pairing: &'p Pairing) -> &'p [u32] {
        if self.piece == Piece::Old { &pairing.of_old } else { &pairing.of_new }
    }

    /// Where the statements on the side of the hosts point to.
    fn hosts<'p>(&self, pairing: &'p Pairing) -> &'p [u32] {
        if self.piece == Piece::Old { &pairing.of_new } else { &pairing.of_old }
    }

    fn piece_features(&self, k: u32) -> Option<&'a Features> {
        if self.piece == Piece::Old { self.table.old_features(k) } else { self.table.new_features(k) }
    }

    fn host_features(&self, k: u32) -> Option<&'a Features> {
        if self.piece == Piece::Old { self.table.new_features(k) } else { self.table.old_features(k) }
    }

    fn piece_words(&self, k: u32) -> u32 {
        self.words[usize::from(self.piece == Piece::New)][k as usize]
    }

    /// The terms of a host that its partners do not have; none if it cannot take a piece.
    fn uncovered(&self, pairing: &Pairing, host: u32) -> Option<Vec<Term>> {
        let partner = self.hosts(pairing)[host as usize];
        if partner == NONE || self.pieces(pairing)[partner as usize] != host {
            return None;
        }
        let (of_partner, of_host) = match self.piece {
            Piece::Old => (&pairing.pieces_of_old, &pairing.pieces_of_new),
            Piece::New => (&pairing.pieces_of_new, &pairing.pieces_of_old),
        };
        let pieces = of_host.get(&host).map_or(&[][..], Vec::as_slice);
        let equal = pairing.is_equal(if self.piece == Piece::Old { partner } else { host });
        if of_partner.contains_key(&partner) || equal || pieces.len() >= tuning::MOST_PIECES {
            return None;
        }
        let mut terms = self.host_features(host)?.terms.clone();
        let mut cover = |piece: u32| {
            if let Some(features) = self.piece_features(piece) {
                terms.retain_mut(|term| {
                    let covered = features.terms.binary_search_by_key(&term.id, |other| other.id);
                    term.times = term.times.saturating_sub(covered.map_or(0, |at| features.terms[at].times));
                    term.times > 0
                });
            }
        };
        cover(partner);
        pieces.iter().for_each(|&piece| cover(piece));
        Some(terms)
    }

    fn join_best(&self, pairing: &mut Pairing, k: u32, features: &Features, hosts: &[u32], least_mass: f32) {
        let mut best: Option<(f32, u32)> = None;
        for &host in hosts {
            let Some(uncovered) = self.uncovered(pairing, host) else { continue };
            let Some(whole) = self.host_features(host) else { continue };
            if features.heading || whole.heading {
                continue;
            }
            let own = shared_mass(&features.terms, &uncovered) / features.mass.max(0.1);
            let contained = shared_mass(&features.terms, &whole.terms) / features.mass.max(0.1);
            let of_host = own * features.mass / whole.mass.max(0.1);
            // From elsewhere a few words in common are no evidence: an entry of a table of contents is no piece.
            if own * features.mass < least_mass {
                continue;
            }
            let joins =
                (own + contained) / 2.0 >= tuning::PIECE_OF_OWN && confidence::piece(own) >= tuning::LEAST_CONFIDENCE;
            if joins && of_host >= tuning::PIECE_OF_HOST && best.is_none_or(|b| own > b.0) {
                best = Some((own, host));
            }
        }
        let Some((own, host)) = best else { return };
        let tie =
            Tie { score: confidence::piece(own), parts: Some(Parts { rare_words: own.min(1.0), ..Parts::default() }) };
        match self.piece {
            Piece::Old => {
                pairing.of_old[k as usize] = host;
                pairing.tie_of_old[k as usize] = tie;
                pairing.pieces_of_new.entry(host).or_default().push(k);
            }
            Piece::New => {
                pairing.of_new[k as usize] = host;
                pairing.tie_of_new[k as usize] = tie;
                pairing.pieces_of_old.entry(host).or_default().push(k);
            }
        }
    }
}

/// Sum of the idf of what both lists have, as often as both have it.
fn shared_mass(a: &[Term], b: &[Term]) -> f32 {
    common(a, b).map(|(a, b)| a.idf * a.times.min(b.times) as f32).sum()
}
