//! Which statement points to which, while the alignment is being found.

use rustc_hash::FxHashMap;

/// No partner.
pub(crate) const NONE: u32 = u32::MAX;

/// The parts of a similarity, each 0 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Parts {
    /// Share of the words that stand in both texts in the same order.
    pub words: f32,
    /// Cosine of the rarity-weighted words.
    pub rare_words: f32,
    /// Dice coefficient of the letter trigrams.
    pub letters: f32,
    /// Support from the neighbouring statements.
    pub place: f32,
}

/// Why two statements are linked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Tie {
    /// Confidence, 0 to 1.
    pub score: f32,
    /// What it is made of; none where the words are the same.
    pub parts: Option<Parts>,
}

/// The links found so far.
///
/// Every statement points to at most one partner. Two that point to each other are a pair; a further statement that
/// points to one of them is a piece of it, and its pair the *host*. A host has pieces on one side only, so every
/// group is 1:1, 1:n or n:1.
#[derive(Debug)]
pub(crate) struct Pairing {
    /// The new statement each old one points to, or [`NONE`].
    pub of_old: Vec<u32>,
    /// The old statement each new one points to, or [`NONE`].
    pub of_new: Vec<u32>,
    /// Why each old statement points where it does.
    pub tie_of_old: Vec<Tie>,
    /// The same for those new statements that are pieces.
    pub tie_of_new: Vec<Tie>,
    /// Per old host the new pieces that point to it beside its pair.
    pub pieces_of_old: FxHashMap<u32, Vec<u32>>,
    /// Per new host the old pieces that point to it beside its pair.
    pub pieces_of_new: FxHashMap<u32, Vec<u32>>,
}

impl Pairing {
    pub fn new(old: usize, new: usize) -> Self {
        let none = Tie { score: 0.0, parts: None };
        Self {
            of_old: vec![NONE; old],
            of_new: vec![NONE; new],
            tie_of_old: vec![none; old],
            tie_of_new: vec![none; new],
            pieces_of_old: FxHashMap::default(),
            pieces_of_new: FxHashMap::default(),
        }
    }

    /// Whether the old statement has no partner yet.
    pub fn old_free(&self, old: u32) -> bool {
        self.of_old[old as usize] == NONE
    }

    /// Whether the new statement has no partner yet.
    pub fn new_free(&self, new: u32) -> bool {
        self.of_new[new as usize] == NONE
    }

    /// Makes two free statements a pair.
    pub fn pair(&mut self, old: u32, new: u32, tie: Tie) {
        debug_assert!(self.old_free(old) && self.new_free(new));
        self.of_old[old as usize] = new;
        self.of_new[new as usize] = old;
        self.tie_of_old[old as usize] = tie;
        self.tie_of_new[new as usize] = tie;
    }

    /// Makes a pair with the same words.
    pub fn pair_equal(&mut self, old: u32, new: u32) {
        self.pair(old, new, Tie { score: 1.0, parts: None });
    }

    /// Whether the two are a pair.
    pub fn is_pair(&self, old: u32, new: u32) -> bool {
        self.of_old[old as usize] == new && self.of_new[new as usize] == old
    }

    /// Whether the two stand in one link, be it as a pair or as piece and host.
    pub fn linked(&self, old: u32, new: u32) -> bool {
        self.of_old[old as usize] == new || self.of_new[new as usize] == old
    }

    /// Whether a pair has the same words on both sides.
    pub fn is_equal(&self, old: u32) -> bool {
        self.of_old[old as usize] != NONE && self.tie_of_old[old as usize].parts.is_none()
    }

    /// All links (old, new), ascending.
    pub fn links(&self) -> Vec<(u32, u32)> {
        let mut links = Vec::with_capacity(self.of_old.len().max(self.of_new.len()));
        links.extend((0_u32..).zip(&self.of_old).filter(|link| *link.1 != NONE).map(|(i, &j)| (i, j)));
        for (j, &i) in (0_u32..).zip(&self.of_new) {
            if i != NONE && self.of_old[i as usize] != j {
                links.push((i, j));
            }
        }
        links.sort_unstable();
        links
    }
}
