//! From two lists of statements to links between them.
//!
//! Near first, then far: statements with the same words are anchored; what is left is compared within the gaps
//! between the anchors, where place helps to tell; what is still left is looked for everywhere. Free statements then
//! join pairs that leave part of their text uncovered (split, merge).

mod anchor;
mod candidates;
mod chain;
mod decided;
mod far;
mod features;
mod headings;
mod lcs;
mod moves;
mod near;
mod pairing;
mod pieces;
pub(crate) mod tokens;
mod tuning;

use anchor::Anchored;
use candidates::Candidates;
use features::Table;
use pairing::{NONE, Pairing};

use smallvec::smallvec;

use crate::model::{Indices, Version};

pub use decided::Decisions;
pub use pairing::Parts;

/// Statements of both versions that belong together: 1:1, 1:n or n:1.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Indices into the statements of the old version, ascending.
    pub old: Indices,
    /// Indices into the statements of the new version, ascending.
    pub new: Indices,
    /// Confidence, 0 to 1.
    pub score: f32,
    /// What the score is made of; none where the words are the same.
    pub parts: Option<Parts>,
    /// Whether it left the reading order that the rest keeps.
    pub moved: bool,
}

/// The links between two versions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Alignment {
    /// The links, in the order of their first new statement.
    pub links: Vec<Link>,
    /// Per old statement the best new one that was compared and not chosen, with its similarity.
    pub old_runner_up: Vec<Option<(usize, f32)>>,
    /// The same per new statement.
    pub new_runner_up: Vec<Option<(usize, f32)>>,
}

/// Aligns two versions. Every statement stands in at most one link; what stands in none was added or dropped.
///
/// Which version is called old changes nothing in what is linked: both directions run in the same canonical order.
pub fn align(old: &Version, new: &Version) -> Alignment {
    align_with(old, new, &Decisions::default())
}

/// As [`align`], with the decisions of the user obeyed.
pub fn align_with(old: &Version, new: &Version, decisions: &Decisions) -> Alignment {
    let texts = old.statements.iter().map(|s| &s.text).cmp(new.statements.iter().map(|s| &s.text));
    let align = |old: &Version, new: &Version, decisions: &Decisions| {
        let found = align_in_order(old, new);
        if decisions.is_empty() { found } else { decided::obey(found, old, new, decisions) }
    };
    if texts.is_le() { align(old, new, decisions) } else { align(new, old, &decisions.mirrored()).mirrored() }
}

fn align_in_order(old: &Version, new: &Version) -> Alignment {
    let Anchored { mut pairing, words, repeated } = anchor::anchor(old, new);
    let counts = [&words[0][..], &words[1][..]];
    let residue_old = residue(&pairing.of_old, counts[0]);
    let residue_new = residue(&pairing.of_new, counts[1]);
    let mut candidates = Candidates::default();
    if !residue_old.is_empty() && !residue_new.is_empty() {
        let table = Table::build(&old.statements, &new.statements, [&residue_old, &residue_new], &repeated);
        near::gather(&mut candidates, &table, &pairing, counts[0]);
        for threshold in tuning::NEAR {
            near::take(&candidates, &mut pairing, counts, threshold, f32::MAX);
        }
        pieces::attach_near(&table, &mut pairing, counts);
        far::gather(&mut candidates, &table, &pairing);
        near::take(&candidates, &mut pairing, counts, tuning::NEAR[1], tuning::FAR);
        // A section that was moved and rewritten is found by its likest statements; they then support the others.
        near::gather(&mut candidates, &table, &pairing, counts[0]);
        near::take(&candidates, &mut pairing, counts, tuning::NEAR[1], tuning::FAR);
        pieces::attach_near(&table, &mut pairing, counts);
        pieces::attach_far(&table, &mut pairing, counts);
        headings::pair_renamed(old, new, &mut pairing);
    }
    let [old_runner_up, new_runner_up] = runners_up(&candidates, &pairing);
    let mut links = groups(&pairing);
    moves::mark(&mut links, counts);
    Alignment { links, old_runner_up, new_runner_up }
}

impl Alignment {
    fn mirrored(self) -> Self {
        let mut links = self.links;
        for link in &mut links {
            std::mem::swap(&mut link.old, &mut link.new);
        }
        links.sort_by_key(|link| link.new[0]);
        Self { links, old_runner_up: self.new_runner_up, new_runner_up: self.old_runner_up }
    }
}

/// The statements without a partner that are worth comparing.
fn residue(partners: &[u32], words: &[u32]) -> Vec<u32> {
    let mut free: Vec<u32> = (0_u32..).zip(partners).filter(|(_, to)| **to == NONE).map(|(k, _)| k).collect();
    if free.len() > tuning::MANY {
        free.retain(|&k| words[k as usize] as usize >= tuning::SHORT);
    }
    free
}

fn groups(pairing: &Pairing) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::with_capacity(pairing.of_old.len().min(pairing.of_new.len()));
    // Where the link of a new host stands in `links`.
    let mut of_new = vec![usize::MAX; pairing.of_new.len()];
    for (j, &i) in (0_u32..).zip(&pairing.of_new) {
        if i == NONE {
            continue;
        }
        let is_pair = pairing.is_pair(i, j);
        let host_pair = if is_pair { j } else { pairing.of_old[i as usize] };
        let tie = pairing.tie_of_new[j as usize];
        match of_new[host_pair as usize] {
            usize::MAX => {
                of_new[host_pair as usize] = links.len();
                let tie = pairing.tie_of_new[host_pair as usize];
                links.push(Link {
                    old: smallvec![i as usize],
                    new: smallvec![j as usize],
                    score: tie.score,
                    parts: tie.parts,
                    moved: false,
                });
            }
            at => {
                let link = &mut links[at];
                link.new.push(j as usize);
                link.score = link.score.min(tie.score);
            }
        }
    }
    for (i, &j) in (0_u32..).zip(&pairing.of_old) {
        if j != NONE && !pairing.is_pair(i, j) {
            let link = &mut links[of_new[j as usize]];
            link.old.push(i as usize);
            link.score = link.score.min(pairing.tie_of_old[i as usize].score);
        }
    }
    for link in &mut links {
        link.old.sort_unstable();
        link.new.sort_unstable();
    }
    links
}

type RunnersUp = Vec<Option<(usize, f32)>>;

fn runners_up(candidates: &Candidates, pairing: &Pairing) -> [RunnersUp; 2] {
    let mut old = vec![None; pairing.of_old.len()];
    let mut new = vec![None; pairing.of_new.len()];
    let better = |slot: &mut Option<(usize, f32)>, other: u32, base: f32| {
        if slot.is_none_or(|(at, best)| base > best || (base == best && (other as usize) < at)) {
            *slot = Some((other as usize, base));
        }
    };
    for candidate in &candidates.list {
        let (i, j) = (candidate.old, candidate.new);
        if candidate.base >= tuning::RUNNER_UP && !pairing.linked(i, j) {
            better(&mut old[i as usize], j, candidate.base);
            better(&mut new[j as usize], i, candidate.base);
        }
    }
    [old, new]
}
