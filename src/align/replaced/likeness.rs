//! The scorer of replaced texts: how like two statements are in what they are about.

use rustc_hash::FxHashMap;

use super::about::About;
use super::content::{Content, Contents};
use super::sections::Sections;
use super::{kin, tuning};
use crate::align::scorer::{Region, Score, Scored, Scorer};
use crate::align::{Parts, Ranked, confidence};
use crate::model::Version;

/// Compares statements by what they are about: content words, themes, sections.
pub(super) struct Matter<'a> {
    contents: &'a Contents,
    about: &'a About<'a>,
    /// For each word, by number, the others of its root.
    kin: Vec<Vec<u32>>,
    sections: Sections,
}

impl<'a> Matter<'a> {
    /// A scorer of the statements of two versions.
    pub fn new(versions: [&Version; 2], contents: &'a Contents, about: &'a About<'a>) -> Self {
        let kin = kin::find(&contents.stems);
        Self { contents, about, kin, sections: Sections::measure(versions, contents) }
    }
}

impl Scorer for Matter<'_> {
    fn candidates(&mut self, region: &Region<'_>) -> Vec<(u32, u32)> {
        candidates(self.contents, &self.kin, region)
    }

    fn score(&mut self, old: u32, new: u32) -> Option<Score> {
        let [olds, news] = &self.contents.of;
        let (i, j) = (old as usize, new as usize);
        let (cosine, contained) = shared(&olds[i], &news[j], &self.kin)?;
        let theme = self.about.agreement(i, j);
        let section = self.sections.of(i, j);
        let likeness = tuning::WORDS * cosine + tuning::CONTAINED * contained + self.about.weight() * theme + section;
        let parts = Parts { words: contained, rare_words: cosine, ..Parts::default() };
        Some(Score { likeness, parts, theme, shared: 0.0 })
    }
}

/// The pairs that were compared.
pub(super) struct Likeness {
    /// All pairs with a word in common, by old and new statement.
    pub pairs: Vec<Scored>,
    /// Statements of the old and the new version.
    pub counts: [usize; 2],
    /// Whether the user's taxonomy says what the statements are about.
    pub with_themes: bool,
}

impl Likeness {
    /// Compares all statements of two versions.
    pub fn measure(scorer: &mut dyn Scorer, counts: [usize; 2], with_themes: bool) -> Self {
        let [old, new] = counts.map(|count| (0..count as u32).collect::<Vec<_>>());
        let pairs = scorer.measure(&Region { old: &old, new: &new, one_place: false });
        Self { pairs, counts, with_themes }
    }

    /// The confidence in a likeness.
    pub fn confidence(&self, likeness: f32) -> f32 {
        confidence::replaced(likeness, self.with_themes)
    }

    /// The pairs from some likeness on, as the runners-up and the related statements are chosen from.
    pub fn ranked(&self, least: f32) -> Vec<Ranked> {
        let worth = self.pairs.iter().filter(|pair| pair.score.likeness >= least);
        let ranked =
            |pair: &Scored| Ranked { old: pair.old, new: pair.new, score: self.confidence(pair.score.likeness) };
        worth.map(ranked).collect()
    }
}

/// Which pairs to compare, ascending: all of them, or in large documents those with rare words in common.
fn candidates(contents: &Contents, kin: &[Vec<u32>], region: &Region<'_>) -> Vec<(u32, u32)> {
    let [old, new] = &contents.of;
    let filled = |list: &[Content], among: &[u32]| -> Vec<u32> {
        among.iter().copied().filter(|&k| !list[k as usize].words.is_empty()).collect()
    };
    let (olds, news) = (filled(old, region.old), filled(new, region.new));
    if olds.len().saturating_mul(news.len()) <= tuning::DENSE {
        return olds.iter().flat_map(|&i| news.iter().map(move |&j| (i, j))).collect();
    }
    let mut postings: Vec<Vec<u32>> = vec![Vec::new(); contents.stems.len()];
    for &j in &news {
        new[j as usize].words.iter().for_each(|&(word, _)| postings[word as usize].push(j));
    }
    let mut out = Vec::new();
    for &i in &olds {
        let mut words = old[i as usize].words.clone();
        words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut weight: FxHashMap<u32, f32> = FxHashMap::default();
        for &(word, own) in words.iter().take(tuning::LOOKUPS) {
            for &found in std::iter::once(&word).chain(&kin[word as usize]) {
                let list = &postings[found as usize];
                if list.len() <= tuning::POSTINGS {
                    list.iter()
                        .for_each(|&j| *weight.entry(j).or_default() += own * own / new[j as usize].norm.max(0.1));
                }
            }
        }
        let mut ranked: Vec<(u32, f32)> = weight.into_iter().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.truncate(tuning::KEPT);
        ranked.sort_unstable_by_key(|pair| pair.0);
        out.extend(ranked.into_iter().map(|(j, _)| (i, j)));
    }
    out
}

/// The cosine of two statements' content, and the share of the smaller that the larger has; none without a common word.
fn shared(one: &Content, other: &Content, kin: &[Vec<u32>]) -> Option<(f32, f32)> {
    let (mut dot, mut mass) = (0.0, 0.0);
    for &(word, own) in &one.words {
        let same = other.weight(word);
        if same > 0.0 {
            dot += own * same;
            mass += own.min(same);
            continue;
        }
        // A word stands for its kin only where it is not there itself.
        let kin = kin[word as usize].iter().filter(|&&kin| one.weight(kin) == 0.0);
        let best = kin.map(|&kin| other.weight(kin)).fold(0.0, f32::max);
        dot += tuning::KIN * own * best;
        mass += tuning::KIN * own.min(best);
    }
    let (norms, least) = (one.norm * other.norm, one.mass.min(other.mass));
    (dot > 0.0).then(|| ((dot / norms.max(f32::MIN_POSITIVE)).min(1.0), (mass / least.max(f32::MIN_POSITIVE)).min(1.0)))
}
