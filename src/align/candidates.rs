//! The pairs that may be linked, each compared once.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::pairing::Parts;
use super::scorer::{Region, Scorer};
use super::{Ranked, confidence, tuning};

/// A pair that may be linked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub old: u32,
    pub new: u32,
    /// Similarity of the texts alone.
    pub base: f32,
    pub parts: Parts,
    /// What the terms that both have say beyond common ones, as a sum of idf: how much there is to be sure of.
    pub shared: f32,
    /// Whether the two stand in the same place, so that less similarity will do.
    pub near: bool,
}

/// All candidates found so far, each pair once.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    pub list: Vec<Candidate>,
    /// Where each pair that was compared stands in the list, or [`REJECTED`].
    places: FxHashMap<u64, u32>,
}

/// Compared and found too unlike.
const REJECTED: u32 = u32::MAX;

fn key(old: u32, new: u32) -> u64 {
    u64::from(old) << 32 | u64::from(new)
}

impl Candidates {
    /// The similarity of a pair, if it was compared and is a candidate.
    pub fn base(&self, old: u32, new: u32) -> Option<f32> {
        self.list.get(*self.places.get(&key(old, new))? as usize).map(|candidate| candidate.base)
    }

    /// The pairs that came near enough to be worth naming.
    pub fn ranked(&self) -> Vec<Ranked> {
        let worth = self.list.iter().filter(|candidate| candidate.base >= tuning::RUNNER_UP);
        let ranked = |c: &Candidate| Ranked { old: c.old, new: c.new, score: confidence::near(c.base) };
        worth.map(ranked).collect()
    }

    /// Compares the pairs of a region. Both lists ascend. `near` says that the region is one place in both versions.
    pub fn add_region(&mut self, scorer: &mut dyn Scorer, old: &[u32], new: &[u32], near: bool) {
        // Where a hundred statements were replaced by another hundred, standing between the same neighbours says nothing.
        let near = near && old.len().saturating_mul(new.len()) <= tuning::ONE_PLACE;
        for (old, new) in scorer.candidates(&Region { old, new, one_place: near }) {
            let place = match self.places.entry(key(old, new)) {
                Entry::Occupied(known) => {
                    if let (true, Some(candidate)) = (near, self.list.get_mut(*known.get() as usize)) {
                        candidate.near = true;
                    }
                    continue;
                }
                Entry::Vacant(place) => place,
            };
            match scorer.score(old, new) {
                Some(score) => {
                    place.insert(self.list.len() as u32);
                    let (base, parts, shared) = (score.likeness, score.parts, score.shared);
                    self.list.push(Candidate { old, new, base, parts, shared, near });
                }
                None => drop(place.insert(REJECTED)),
            }
        }
    }
}
