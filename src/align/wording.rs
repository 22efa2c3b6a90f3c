//! The scorer of edited texts: which statements are worth comparing by their wording, and how similar they are.

use rustc_hash::FxHashMap;

use super::features::{Table, Term};
use super::lcs::Pattern;
use super::scorer::{Region, Score, Scorer};
use super::tuning;

/// Compares the statements of a residue by words, rare words and letters.
pub(crate) struct Wording<'t> {
    table: &'t Table,
    /// The words of the old statement compared last, ready to be compared with further ones.
    pattern: Pattern,
    last: Option<u32>,
    /// How large the region was in which an old statement was looked up last.
    looked_up: FxHashMap<u32, usize>,
}

impl Scorer for Wording<'_> {
    fn candidates(&mut self, region: &Region<'_>) -> Vec<(u32, u32)> {
        let &Region { old, new, one_place } = region;
        if old.len().saturating_mul(new.len()) > tuning::DENSE {
            return self.by_index(old, new);
        }
        let pairs = old.iter().flat_map(|&i| new.iter().map(move |&j| (i, j)));
        pairs.filter(|&(i, j)| self.comparable(i, j, one_place)).collect()
    }

    fn score(&mut self, old: u32, new: u32) -> Option<Score> {
        let (features, other) = (self.table.old_features(old)?, self.table.new_features(new)?);
        if self.last != Some(old) {
            self.pattern.set(&features.words);
            self.last = Some(old);
        }
        let (likeness, shared, parts) = features.similarity(other, &mut self.pattern, tuning::CANDIDATE_FLOOR)?;
        Some(Score { likeness, parts, theme: 0.0, shared })
    }
}

impl<'t> Wording<'t> {
    /// A scorer of the statements that have features.
    pub fn new(table: &'t Table) -> Self {
        Self { table, pattern: Pattern::default(), last: None, looked_up: FxHashMap::default() }
    }

    /// Whether two statements of a residue can be a pair: a heading is no partner of a sentence, and a copy of
    /// boilerplate more here and one less there is no move.
    fn comparable(&self, old: u32, new: u32, one_place: bool) -> bool {
        let (Some(features), Some(other)) = (self.table.old_features(old), self.table.new_features(new)) else {
            return false;
        };
        let copies = !one_place && features.repeated && other.repeated && features.words == other.words;
        features.heading == other.heading && !copies
    }

    /// Looks every old statement up by its rarest terms, in the part of each posting list nearest to its own place.
    fn by_index(&mut self, old: &[u32], new: &[u32]) -> Vec<(u32, u32)> {
        let table = self.table;
        let mut pairs = Vec::new();
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
            pairs.extend(ranked.iter().filter(|pair| self.comparable(i, pair.0, false)).map(|pair| (i, pair.0)));
        }
        pairs
    }
}
