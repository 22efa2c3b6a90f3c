//! What says how like two statements are: which pairs to compare, and the score of each.
//!
//! Edited texts are compared by their [wording](super::wording), replaced ones by their
//! [matter](super::replaced): two scorers behind one trait, so that another can take the place of either.

use super::pairing::Parts;

/// Statements of both versions among which partners are looked for; both lists ascend.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Region<'a> {
    pub old: &'a [u32],
    pub new: &'a [u32],
    /// Whether it is one place in both versions, so that standing there speaks for a pair.
    pub one_place: bool,
}

/// How like two statements are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Score {
    /// The whole.
    pub likeness: f32,
    /// What it is made of.
    pub parts: Parts,
    /// How far they agree in what they are about; 0 where the scorer does not ask.
    pub theme: f32,
    /// What they share beyond the commonest words: how much there is to be sure of; 0 where the scorer does not ask.
    pub shared: f32,
}

/// A pair with its score.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scored {
    pub old: u32,
    pub new: u32,
    pub score: Score,
}

/// What says how like two statements are.
pub(crate) trait Scorer {
    /// The pairs of a region that are worth comparing, ascending.
    fn candidates(&mut self, region: &Region<'_>) -> Vec<(u32, u32)>;

    /// How like two statements are; none if they are too unlike to be a pair. Fastest where the pairs of one old
    /// statement follow one another.
    fn score(&mut self, old: u32, new: u32) -> Option<Score>;

    /// The candidates of a region with their scores.
    fn measure(&mut self, region: &Region<'_>) -> Vec<Scored> {
        let pairs = self.candidates(region);
        pairs.into_iter().filter_map(|(old, new)| Some(Scored { old, new, score: self.score(old, new)? })).collect()
    }
}

/// The best score of each statement among all pairs that were compared: a pair is judged against its rivals.
#[derive(Debug)]
pub(crate) struct Rivals {
    old: Vec<f32>,
    new: Vec<f32>,
}

impl Rivals {
    /// Among `pairs` of `counts` old and new statements.
    pub fn of(pairs: &[Scored], counts: [usize; 2]) -> Self {
        let mut rivals = Self { old: vec![0.0; counts[0]], new: vec![0.0; counts[1]] };
        for pair in pairs {
            let (old, new) = (&mut rivals.old[pair.old as usize], &mut rivals.new[pair.new as usize]);
            *old = old.max(pair.score.likeness);
            *new = new.max(pair.score.likeness);
        }
        rivals
    }

    /// The best of the old statement.
    pub fn best_of_old(&self, old: u32) -> f32 {
        self.old[old as usize]
    }

    /// The best of the new statement.
    pub fn best_of_new(&self, new: u32) -> f32 {
        self.new[new as usize]
    }
}
