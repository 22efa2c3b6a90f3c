//! Links between a document and the one that replaced it: little of the wording is retained, so that themes carry the
//! alignment, with rare words, names and the object of each commitment.
//!
//! The links that the ordinary passes found stay: what kept its words is sure. Among the rest, a pair is taken that
//! each side likes best or nearly so; what is then left may join a pair as a piece, so that one commitment can become
//! several and several one, from wherever they stand.

mod about;
mod choose;
mod content;
mod frame;
mod kin;
mod likeness;
mod sections;
mod tuning;

use super::pairing::{NONE, Pairing};
use super::{Guide, Ranked};
use crate::language::tag;
use crate::model::{Mode, Version};

/// The share of the words of both versions that stand in links of the ordinary passes, headings left out; none of a
/// version with too few statements to say.
pub(super) fn retained(old: &Version, new: &Version, pairing: &Pairing, words: [&[u32]; 2]) -> [Option<f32>; 2] {
    let share = |version: &Version, partners: &[u32], words: &[u32]| {
        let (mut statements, mut linked, mut all) = (0, 0, 0);
        for (k, statement) in version.statements.iter().enumerate() {
            if statement.counts() {
                statements += 1;
                all += u64::from(words[k]);
                linked += if partners[k] == NONE { 0 } else { u64::from(words[k]) };
            }
        }
        (statements >= tuning::FEW_STATEMENTS).then(|| linked as f32 / all.max(1) as f32)
    };
    [share(old, &pairing.of_old, words[0]), share(new, &pairing.of_new, words[1])]
}

/// Whether the new version was made from the old one, or replaces it.
pub(super) fn mode(old: &Version, new: &Version, retained: [Option<f32>; 2]) -> Mode {
    let primary = |version: &Version| version.language.as_deref().map(tag::language);
    let two_languages = matches!((primary(old), primary(new)), (Some(old), Some(new)) if old != new);
    // Where half of a document was struck out, the other half still stands in the new one: both sides must have lost.
    let lost = retained.iter().all(|share| share.is_some_and(|share| share < tuning::RETAINED));
    if lost && !two_languages { Mode::Replaced } else { Mode::Edited }
}

/// Adds the links of a replaced document to those of the ordinary passes, and returns what else came near.
pub(super) fn link(old: &Version, new: &Version, guide: &Guide<'_>, pairing: &mut Pairing) -> Vec<Ranked> {
    let contents = content::read(old, new);
    let about = about::About::read([old, new], guide);
    let mut scorer = likeness::Matter::new([old, new], &contents, &about);
    let counts = [old, new].map(|version| version.statements.len());
    let likeness = likeness::Likeness::measure(&mut scorer, counts, about.by_user);
    choose::choose(&likeness, pairing);
    likeness.ranked(tuning::WORTH_NAMING)
}
