//! What the user decided, worked into an alignment.
//!
//! The decisions are obeyed to the letter, and nothing else moves: a link that they do not touch stays as it was
//! found. Statements that lose their partner may take the next best one, if that is free.

use rustc_hash::FxHashSet;

use super::{Alignment, Link, Parts, confidence, moves};
use crate::language::words::tokens;
use crate::model::{Indices, Version};

/// What the user decided about the links between two versions, as indices of statements.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Links as they have to be: 1:1, 1:n or n:1. No statement stands in two.
    pub links: Vec<(Indices, Indices)>,
    /// Pairs (old, new) that are not linked.
    pub apart: Vec<(usize, usize)>,
    /// Old and new statements without a counterpart.
    pub alone: [Vec<usize>; 2],
}

impl Decisions {
    /// True if nothing is decided.
    pub fn is_empty(&self) -> bool {
        self.links.is_empty() && self.apart.is_empty() && self.alone.iter().all(Vec::is_empty)
    }

    /// The same for the comparison in the other direction.
    pub(super) fn mirrored(&self) -> Self {
        let [old, new] = &self.alone;
        Self {
            links: self.links.iter().map(|(old, new)| (new.clone(), old.clone())).collect(),
            apart: self.apart.iter().map(|&(old, new)| (new, old)).collect(),
            alone: [new.clone(), old.clone()],
        }
    }
}

/// The alignment with the decisions obeyed.
pub(super) fn obey(found: Alignment, old: &Version, new: &Version, decisions: &Decisions) -> Alignment {
    let mut obeying = Obeying::new(found, [old.statements.len(), new.statements.len()], decisions);
    obeying.cut();
    obeying.link_decided();
    obeying.second_choice();
    obeying.finish(old, new)
}

struct Obeying<'a> {
    found: Alignment,
    decisions: &'a Decisions,
    apart: FxHashSet<(usize, usize)>,
    /// Whether a decision says all there is to say of a statement's links, per version.
    settled: [Vec<bool>; 2],
    /// Whether a statement stands in a link, per version.
    linked: [Vec<bool>; 2],
    /// Statements that lost their partner, with it and the score it had, per version.
    lost: [Vec<(usize, usize, f32)>; 2],
    links: Vec<Link>,
}

impl<'a> Obeying<'a> {
    fn new(found: Alignment, sizes: [usize; 2], decisions: &'a Decisions) -> Self {
        let mut settled = sizes.map(|size| vec![false; size]);
        for (old, new) in &decisions.links {
            old.iter().for_each(|&i| settled[0][i] = true);
            new.iter().for_each(|&j| settled[1][j] = true);
        }
        for (settled, alone) in settled.iter_mut().zip(&decisions.alone) {
            alone.iter().for_each(|&k| settled[k] = true);
        }
        Self {
            found,
            decisions,
            apart: decisions.apart.iter().copied().collect(),
            settled,
            linked: sizes.map(|size| vec![false; size]),
            lost: [Vec::new(), Vec::new()],
            links: Vec::new(),
        }
    }

    /// Takes out of every link what the decisions forbid or claim for another link.
    fn cut(&mut self) {
        for link in std::mem::take(&mut self.found.links) {
            if !self.touches(&link) {
                self.keep(link);
                continue;
            }
            let host = (link.old[0], link.new[0]);
            let (old, new) = (link.old.clone(), link.new.clone());
            // In a split or a merger it is the piece that goes, not its host.
            let barred = |i: usize, j: usize| self.apart.contains(&(i, j));
            let (one_old, one_new) = (old.len() == 1, new.len() == 1);
            let stays_old = |i: usize| !(self.settled[0][i] || one_new && barred(i, new[0]));
            let stays_new = |j: usize| !(self.settled[1][j] || one_old && barred(old[0], j));
            let kept_old: Indices = old.iter().copied().filter(|&i| stays_old(i)).collect();
            let kept_new: Indices = new.iter().copied().filter(|&j| stays_new(j)).collect();
            let whole = !kept_old.is_empty() && !kept_new.is_empty();
            let gone = |kept: &Indices, k: usize| !whole || !kept.contains(&k);
            let partner_of_old = if one_new { new[0] } else { host.1 };
            let partner_of_new = if one_old { old[0] } else { host.0 };
            let lost_old = old.iter().filter(|&&i| gone(&kept_old, i)).map(|&i| (i, partner_of_old, link.score));
            let lost_new = new.iter().filter(|&&j| gone(&kept_new, j)).map(|&j| (j, partner_of_new, link.score));
            self.lost[0].extend(lost_old);
            self.lost[1].extend(lost_new);
            if whole {
                self.keep(Link { old: kept_old, new: kept_new, moved: false, ..link });
            }
        }
    }

    /// Whether a decision says otherwise of any statement of the link.
    fn touches(&self, link: &Link) -> bool {
        let settled = link.old.iter().any(|&i| self.settled[0][i]) || link.new.iter().any(|&j| self.settled[1][j]);
        let barred = || link.old.iter().any(|&i| link.new.iter().any(|&j| self.apart.contains(&(i, j))));
        let confirmed = || self.decisions.links.iter().any(|(old, new)| *old == link.old && *new == link.new);
        (settled && !confirmed()) || (!self.apart.is_empty() && barred())
    }

    fn keep(&mut self, link: Link) {
        link.old.iter().for_each(|&i| self.linked[0][i] = true);
        link.new.iter().for_each(|&j| self.linked[1][j] = true);
        self.links.push(link);
    }

    fn link_decided(&mut self) {
        for (old, new) in &self.decisions.links {
            if !self.linked[0][old[0]] {
                self.keep(Link { old: old.clone(), new: new.clone(), score: 1.0, parts: None, moved: false });
            }
        }
    }

    fn is_free(&self, side: usize, k: usize) -> bool {
        !self.linked[side][k] && !self.settled[side][k]
    }

    /// Lets statements that lost their partner take the best other one that was compared, if it is free and more
    /// likely right than wrong.
    fn second_choice(&mut self) {
        let mut choices: Vec<(f32, usize, usize)> = Vec::new();
        for side in [0, 1] {
            let runners_up = if side == 0 { &self.found.old_runner_up } else { &self.found.new_runner_up };
            for &(k, ..) in self.lost[side].iter().filter(|lost| self.is_free(side, lost.0)) {
                if let Some((other, score)) = runners_up[k]
                    && score >= confidence::LIKELY
                    && self.is_free(1 - side, other)
                {
                    let pair = if side == 0 { (k, other) } else { (other, k) };
                    choices.push((score, pair.0, pair.1));
                }
            }
        }
        choices.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (score, i, j) in choices {
            if self.is_free(0, i) && self.is_free(1, j) && !self.apart.contains(&(i, j)) {
                let (old, new) = (Indices::one(i), Indices::one(j));
                let parts = Some(Parts { rare_words: score, ..Parts::default() });
                self.keep(Link { old, new, score, parts, moved: false });
            }
        }
    }

    fn finish(mut self, old: &Version, new: &Version) -> Alignment {
        self.links.sort_by_key(|link| link.new[0]);
        let words = [old, new].map(|version| {
            version.statements.iter().map(|statement| tokens::rough_count(&statement.text)).collect::<Vec<u32>>()
        });
        self.links.iter_mut().for_each(|link| link.moved = false);
        moves::mark(&mut self.links, [old, new], [&words[0], &words[1]]);
        self.say_what_was_lost();
        Alignment { links: self.links, ..self.found }
    }

    /// The partner that a decision took away is what came nearest without it.
    fn say_what_was_lost(&mut self) {
        let mut pairs: FxHashSet<(usize, usize)> = FxHashSet::default();
        for link in &self.links {
            pairs.extend(link.old.iter().flat_map(|&i| link.new.iter().map(move |&j| (i, j))));
        }
        for side in [0, 1] {
            let runners_up = if side == 0 { &mut self.found.old_runner_up } else { &mut self.found.new_runner_up };
            let pair = |k: usize, other: usize| if side == 0 { (k, other) } else { (other, k) };
            let told = |pair| pairs.contains(&pair) || self.apart.contains(&pair);
            for &(k, partner, score) in self.lost[side].iter().filter(|(k, partner, _)| !told(pair(*k, *partner))) {
                runners_up[k] = Some((partner, score));
            }
            for (k, slot) in runners_up.iter_mut().enumerate() {
                if slot.is_some_and(|(other, _)| told(pair(k, other))) {
                    *slot = None;
                }
            }
            let related = if side == 0 { &mut self.found.old_related } else { &mut self.found.new_related };
            related.iter_mut().for_each(|(&k, list)| list.retain(|&(other, _)| !told(pair(k, other))));
        }
    }
}
