//! How like the sections of two versions are: the place of a statement in its document, where the order has changed.

use rustc_hash::{FxHashMap, FxHashSet};

use super::content::Contents;
use super::tuning;
use crate::language::words::keywords::{fold, words};
use crate::language::{Stems, StopWords};
use crate::model::Version;

/// The likeness of sections, each statement knowing its own. A pair of sections is compared when the first two of their
/// statements are: a document may have tens of thousands of headings, and all pairs would be their square.
pub(super) struct Sections {
    /// Per version and statement the row of its section; 0 is what stands under no heading.
    rows: [Vec<usize>; 2],
    /// Per version and row the words of its statements.
    vectors: [Vec<Vector>; 2],
    /// Per version and row the stems of its nearest headings.
    headings: [Vec<FxHashSet<String>>; 2],
    known: FxHashMap<(usize, usize), f32>,
}

/// The headings of a statement that are looked at: its own and the one over it.
const LEVELS: usize = 2;

impl Sections {
    pub fn measure(versions: [&Version; 2], contents: &Contents) -> Self {
        let rows = versions.map(|version| {
            version
                .statements
                .iter()
                .map(|statement| statement.section.map_or(0, |section| section + 1))
                .collect::<Vec<_>>()
        });
        let counts = versions.map(|version| version.sections.len() + 1);
        let bags = [0, 1].map(|side| bags(&contents.of[side], &rows[side], counts[side]));
        let mut frequency: FxHashMap<u32, u32> = FxHashMap::default();
        for &word in bags.iter().flatten().flat_map(FxHashMap::keys) {
            *frequency.entry(word).or_default() += 1;
        }
        let sections = bags.iter().flatten().filter(|bag| !bag.is_empty()).count() as f32;
        let vectors =
            bags.map(|bags| bags.into_iter().map(|bag| vector(bag, &frequency, sections)).collect::<Vec<_>>());
        Self { rows, vectors, headings: versions.map(headings), known: FxHashMap::default() }
    }

    /// What the sections of two statements add to their likeness.
    pub fn of(&mut self, old: usize, new: usize) -> f32 {
        let Self { rows, vectors, headings, known } = self;
        let (k, l) = (rows[0][old], rows[1][new]);
        *known.entry((k, l)).or_insert_with(|| {
            let words = (dot(&vectors[0][k], &vectors[1][l]) / tuning::SECTIONS_FULL).min(1.0);
            let (own, others) = (&headings[0][k], &headings[1][l]);
            let shared = own.intersection(others).count() as f32;
            let named = shared / ((own.len() * others.len()) as f32).sqrt().max(1.0);
            tuning::SECTIONS * words + tuning::HEADINGS * named
        })
    }
}

type Vector = Vec<(u32, f32)>;

fn bags(contents: &[super::content::Content], rows: &[usize], count: usize) -> Vec<FxHashMap<u32, f32>> {
    let mut bags = vec![FxHashMap::default(); count];
    for (content, &row) in contents.iter().zip(rows) {
        for &(word, weight) in &content.words {
            *bags[row].entry(word).or_default() += weight;
        }
    }
    bags
}

/// A unit vector in which a word weighs the more, the fewer sections have it.
fn vector(bag: FxHashMap<u32, f32>, frequency: &FxHashMap<u32, u32>, sections: f32) -> Vector {
    let weigh = |(word, mass): (u32, f32)| {
        (word, mass.max(0.0).sqrt() * ((sections + 1.0) / (frequency[&word] as f32 + 0.3)).ln().max(0.0))
    };
    let mut vector: Vector = bag.into_iter().map(weigh).collect();
    if vector.len() > tuning::SECTION_WORDS {
        vector.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        vector.truncate(tuning::SECTION_WORDS);
    }
    vector.sort_unstable_by_key(|entry| entry.0);
    let norm = vector.iter().map(|entry| entry.1 * entry.1).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    vector.iter_mut().for_each(|entry| entry.1 /= norm);
    vector
}

fn dot(one: &Vector, other: &Vector) -> f32 {
    let (mut a, mut b, mut sum) = (0, 0, 0.0);
    while a < one.len() && b < other.len() {
        if one[a].0 == other[b].0 {
            sum += one[a].1 * other[b].1;
        }
        let (x, y) = (one[a].0, other[b].0);
        a += usize::from(x <= y);
        b += usize::from(y <= x);
    }
    sum
}

/// Per row the stems of its nearest headings.
fn headings(version: &Version) -> Vec<FxHashSet<String>> {
    let language = version.language.as_deref();
    let (stop_words, stems) = (StopWords::of(language), Stems::of(language));
    let mut rows = vec![FxHashSet::default()];
    for k in 0..version.sections.len() {
        let mut row = FxHashSet::default();
        let mut at = Some(k);
        for _ in 0..LEVELS {
            let Some(section) = at.map(|at| &version.sections[at]) else { break };
            for word in words(&section.title) {
                let folded = fold(word.text);
                if folded.len() > 1 && !stop_words.contains(&folded) {
                    row.insert(stems.stem(&folded).into_owned());
                }
            }
            at = section.parent;
        }
        rows.push(row);
    }
    rows
}
