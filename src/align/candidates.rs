//! Which pairs of a region are worth comparing, and how similar they are.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::features::{Table, Term};
use super::lcs::Pattern;
use super::pairing::Parts;
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
    /// How large the region was in which an old statement was looked up last.
    looked_up: FxHashMap<u32, usize>,
    pattern: Pattern,
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
    pub fn add_region(&mut self, table: &Table, old: &[u32], new: &[u32], near: bool) {
        // Where a hundred statements were replaced by another hundred, standing between the same neighbours says nothing.
        let near = near && old.len().saturating_mul(new.len()) <= tuning::ONE_PLACE;
        if old.len().saturating_mul(new.len()) <= tuning::DENSE {
            for &i in old {
                self.compare(table, i, new.iter().copied(), near);
            }
        } else {
            self.add_by_index(table, old, new);
        }
    }

    fn compare(&mut self, table: &Table, old: u32, news: impl Iterator<Item = u32>, near: bool) {
        let Some(features) = table.old_features(old) else { return };
        self.pattern.set(&features.words);
        for new in news {
            let Some(other) = table.new_features(new) else { continue };
            if features.heading != other.heading {
                continue;
            }
            // A copy of boilerplate more here and one less there is no move.
            if !near && features.repeated && other.repeated && features.words == other.words {
                continue;
            }
            let place = match self.places.entry(key(old, new)) {
                Entry::Occupied(known) => {
                    if let (true, Some(candidate)) = (near, self.list.get_mut(*known.get() as usize)) {
                        candidate.near = true;
                    }
                    continue;
                }
                Entry::Vacant(place) => place,
            };
            match features.similarity(other, &mut self.pattern, tuning::CANDIDATE_FLOOR) {
                Some((base, shared, parts)) => {
                    place.insert(self.list.len() as u32);
                    self.list.push(Candidate { old, new, base, parts, shared, near });
                }
                None => drop(place.insert(REJECTED)),
            }
        }
    }

    /// Looks every old statement up by its rarest terms, in the part of each posting list nearest to its own place.
    fn add_by_index(&mut self, table: &Table, old: &[u32], new: &[u32]) {
        let mut postings: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for &j in new {
            for term in table.new_features(j).map_or(&[][..], |features| &features.terms) {
                postings.entry(term.id).or_default().push(j);
            }
        }
        let mut rarest: Vec<Term> = Vec::new();
        let mut weight = vec![0.0_f32; new.last().map_or(0, |&j| j as usize + 1)];
        let mut ranked: Vec<(u32, f32)> = Vec::new();
        for (rank, &i) in old.iter().enumerate() {
            let Some(features) = table.old_features(i) else { continue };
            // The same region again, less what was paired in between, has nothing new.
            let last = self.looked_up.insert(i, new.len()).unwrap_or(0);
            if last >= new.len() {
                continue;
            }
            // In a large region nothing but a neighbour can speak for a short statement.
            if features.words.len() < tuning::SHORT {
                continue;
            }
            rarest.clear();
            rarest.extend(features.terms.iter().filter(|term| postings.contains_key(&term.id)));
            rarest.sort_by(|a, b| b.idf.total_cmp(&a.idf).then(a.id.cmp(&b.id)));
            rarest.truncate(tuning::LOOKUPS);
            let place = new[rank * new.len() / old.len()];
            ranked.clear();
            for &Term { id, idf, .. } in &rarest {
                let list = &postings[&id];
                let middle = list.partition_point(|&j| j < place);
                let from = middle.saturating_sub(tuning::WINDOW / 2).min(list.len().saturating_sub(tuning::WINDOW));
                for &j in list[from..].iter().take(tuning::WINDOW) {
                    if weight[j as usize] == 0.0 {
                        ranked.push((j, 0.0));
                    }
                    weight[j as usize] += idf * idf;
                }
            }
            for (j, rank) in &mut ranked {
                let shared = std::mem::take(&mut weight[*j as usize]);
                *rank = shared / table.new_features(*j).map_or(1.0, |other| other.norm.max(0.1));
            }
            let nearest = |j: u32| j.abs_diff(place);
            if ranked.len() > tuning::KEPT {
                ranked.select_nth_unstable_by(tuning::KEPT, |a, b| {
                    b.1.total_cmp(&a.1).then(nearest(a.0).cmp(&nearest(b.0))).then(a.0.cmp(&b.0))
                });
                ranked.truncate(tuning::KEPT);
            }
            ranked.sort_unstable_by_key(|pair| pair.0);
            // A region this large is not one place.
            self.compare(table, i, ranked.iter().map(|pair| pair.0), false);
        }
    }
}
