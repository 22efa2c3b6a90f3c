//! From two lists of statements to links between them.
//!
//! Near first, then far: statements with the same words are anchored; what is left is compared within the gaps
//! between the anchors, where place helps to tell; what is still left is looked for everywhere. Free statements then
//! join pairs that leave part of their text uncovered (split, merge).
//!
//! That finds what was edited. Where so little of the text is retained that the new version must be a document of its own that
//! replaces the old one, the module `replaced` goes on from there.

mod anchor;
mod candidates;
mod chain;
mod confidence;
mod decided;
mod far;
mod features;
mod governors;
mod headings;
mod lcs;
mod moves;
mod near;
mod pairing;
mod pieces;
mod replaced;
mod scorer;
mod struck;
mod tuning;
mod wording;

use anchor::Anchored;
use candidates::Candidates;
use features::Table;
use pairing::{NONE, Pairing};
use wording::Wording;

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::model::{Indices, Mode, Version};
use crate::theme::{Assignments, Synonyms};

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
#[non_exhaustive]
pub struct Alignment {
    /// Whether the new version was taken for an edited or for a replaced one.
    pub mode: Mode,
    /// The share of the words of the old and the new version that stand in links found by their wording alone: a
    /// replaced document keeps little. 0 for a version of a few statements.
    pub retained: [f32; 2],
    /// The links, in the order of their first new statement.
    pub links: Vec<Link>,
    /// Per old statement the best new one that was compared and not chosen, with its similarity.
    pub old_runner_up: Vec<Option<(usize, f32)>>,
    /// The same per new statement.
    pub new_runner_up: Vec<Option<(usize, f32)>>,
    /// Per old statement without a link up to three new ones that may be related to it, the likest first, each with
    /// what the confidence in a link would be.
    pub old_related: FxHashMap<usize, Related>,
    /// The same per new statement.
    pub new_related: FxHashMap<usize, Related>,
}

/// Statements of the other version that may be related, the likest first.
pub type Related = Vec<(usize, f32)>;

/// The themes of a statement, as indices into a taxonomy, and how much speaks for each.
pub type ThemeProfile = SmallVec<[(usize, f32); 3]>;

/// The themes of each statement as the alignment needs them: numbers.
pub(crate) fn profiles(assignments: &Assignments) -> Vec<ThemeProfile> {
    let profile = |k| assignments.of(k).iter().map(|hit| (hit.theme, hit.score)).collect();
    (0..assignments.len()).map(profile).collect()
}

/// The subjects of the statements of an old and a new version, once for each view of what a subject is.
pub type Subjects = fn([&Version; 2]) -> Vec<[Vec<ThemeProfile>; 2]>;

/// What is known of two versions beside their texts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Guide<'a> {
    /// How to align; none finds it out from how much of the text is retained.
    pub mode: Option<Mode>,
    /// The themes of the old and the new statements; none without a taxonomy.
    pub themes: Option<[&'a [ThemeProfile]; 2]>,
    /// What says what statements are about where there is no taxonomy; asked only where a text was replaced.
    pub subjects: Option<Subjects>,
    /// Names that count as one.
    pub synonyms: Option<&'a Synonyms>,
    /// What the user decided.
    pub decisions: Option<&'a Decisions>,
}

/// A pair that was compared, with what the confidence in it would be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ranked {
    old: u32,
    new: u32,
    score: f32,
}

/// Aligns two versions. Every statement stands in at most one link; what stands in none was added or dropped.
///
/// Which version is called old changes nothing in what is linked: both directions run in the same canonical order.
pub fn align(old: &Version, new: &Version) -> Alignment {
    align_with(old, new, Guide::default())
}

/// Aligns two versions with the help of what else is known of them.
pub fn align_with(old: &Version, new: &Version, guide: Guide<'_>) -> Alignment {
    let [old, new] = [old, new].map(|version| one_name(version, guide.synonyms));
    let texts = old.statements.iter().map(|s| &s.text).cmp(new.statements.iter().map(|s| &s.text));
    let align = |old: &Version, new: &Version, guide: &Guide<'_>, decisions: Option<&Decisions>| {
        let found = align_in_order(old, new, guide);
        match decisions.filter(|decisions| !decisions.is_empty()) {
            Some(decisions) => decided::obey(found, old, new, decisions),
            None => found,
        }
    };
    if texts.is_le() {
        return align(&old, &new, &guide, guide.decisions);
    }
    let mirrored = guide.decisions.map(Decisions::mirrored);
    let guide = Guide { themes: guide.themes.map(|[old, new]| [new, old]), ..guide };
    align(&new, &old, &guide, mirrored.as_ref()).mirrored()
}

/// The version with one name for all that count as one, so that they are the same words to all passes.
fn one_name<'v>(version: &'v Version, synonyms: Option<&Synonyms>) -> Cow<'v, Version> {
    let Some(synonyms) = synonyms.filter(|synonyms| !synonyms.is_empty()) else { return Cow::Borrowed(version) };
    let mut version = version.clone();
    for statement in &mut version.statements {
        if let Cow::Owned(text) = synonyms.rewrite(&statement.text) {
            statement.text = text;
        }
    }
    Cow::Owned(version)
}

fn align_in_order(old: &Version, new: &Version, guide: &Guide<'_>) -> Alignment {
    let Anchored { mut pairing, words, repeated } = anchor::anchor(old, new);
    struck::pair(old, new, &mut pairing);
    let counts = [&words[0][..], &words[1][..]];
    let residue_old = residue(&pairing.of_old, counts[0]);
    let residue_new = residue(&pairing.of_new, counts[1]);
    let mut candidates = Candidates::default();
    if !residue_old.is_empty() && !residue_new.is_empty() {
        let table = Table::build(&old.statements, &new.statements, [&residue_old, &residue_new], &repeated);
        let mut scorer = Wording::new(&table);
        near::gather(&mut candidates, &mut scorer, &pairing, counts[0]);
        for threshold in tuning::NEAR {
            near::take(&candidates, &mut pairing, counts, threshold, f32::MAX);
        }
        pieces::attach_near(&table, &mut pairing, counts);
        far::gather(&mut candidates, &mut scorer, &pairing);
        near::take(&candidates, &mut pairing, counts, tuning::NEAR[1], tuning::FAR);
        // A section that was moved and rewritten is found by its likest statements; they then support the others.
        near::gather(&mut candidates, &mut scorer, &pairing, counts[0]);
        near::take(&candidates, &mut pairing, counts, tuning::NEAR[1], tuning::FAR);
        pieces::attach_near(&table, &mut pairing, counts);
        pieces::attach_far(&table, &mut pairing, counts);
        headings::pair_renamed(old, new, &mut pairing);
    }
    let retained = replaced::retained(old, new, &pairing, counts);
    let mode = guide.mode.unwrap_or_else(|| replaced::mode(old, new, retained));
    let ranked = match mode {
        Mode::Edited => candidates.ranked(),
        Mode::Replaced => replaced::link(old, new, guide, &mut pairing),
    };
    governors::pair(old, new, counts, &mut pairing);
    let [old_runner_up, new_runner_up] = runners_up(&ranked, &pairing);
    let [old_related, new_related] = related(&ranked, &pairing);
    let mut links = groups(&pairing);
    moves::mark(&mut links, [old, new], counts);
    let retained = retained.map(Option::unwrap_or_default);
    Alignment { mode, retained, links, old_runner_up, new_runner_up, old_related, new_related }
}

impl Alignment {
    fn mirrored(self) -> Self {
        let mut links = self.links;
        for link in &mut links {
            std::mem::swap(&mut link.old, &mut link.new);
        }
        links.sort_by_key(|link| link.new[0]);
        Self {
            links,
            old_runner_up: self.new_runner_up,
            new_runner_up: self.old_runner_up,
            retained: [self.retained[1], self.retained[0]],
            old_related: self.new_related,
            new_related: self.old_related,
            ..self
        }
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
                    old: Indices::one(i as usize),
                    new: Indices::one(j as usize),
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

fn runners_up(ranked: &[Ranked], pairing: &Pairing) -> [RunnersUp; 2] {
    let mut old = vec![None; pairing.of_old.len()];
    let mut new = vec![None; pairing.of_new.len()];
    let better = |slot: &mut Option<(usize, f32)>, other: u32, score: f32| {
        if slot.is_none_or(|(at, best)| score > best || (score == best && (other as usize) < at)) {
            *slot = Some((other as usize, score));
        }
    };
    for &Ranked { old: i, new: j, score } in ranked {
        if !pairing.linked(i, j) {
            better(&mut old[i as usize], j, score);
            better(&mut new[j as usize], i, score);
        }
    }
    [old, new]
}

/// What may be related to the statements that found no partner.
fn related(ranked: &[Ranked], pairing: &Pairing) -> [FxHashMap<usize, Related>; 2] {
    let [mut old, mut new] = [FxHashMap::<usize, Related>::default(), FxHashMap::default()];
    for &Ranked { old: i, new: j, score } in ranked {
        if pairing.old_free(i) {
            insert(old.entry(i as usize).or_default(), j as usize, score);
        }
        if pairing.new_free(j) {
            insert(new.entry(j as usize).or_default(), i as usize, score);
        }
    }
    [old, new]
}

fn insert(list: &mut Related, other: usize, score: f32) {
    let at = list.partition_point(|&(known, best)| best > score || (best == score && known < other));
    if at < tuning::RELATED {
        list.insert(at, (other, score));
        list.truncate(tuning::RELATED);
    }
}
