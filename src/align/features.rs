//! What two statements are compared by: words, rare words, letters.
//!
//! Features are made for the residue alone, the statements that found no equal. How rare a word is must come from
//! this pair of versions: what is boilerplate here says much elsewhere.

use rustc_hash::FxHashMap;

use super::lcs::Pattern;
use super::pairing::Parts;
use super::tuning;
use crate::language::script::is_unspaced;
use crate::language::words::tokens::{self, Vocabulary, Word};
use crate::model::{Role, Statement};

/// The features of one statement.
#[derive(Debug, Default)]
pub(crate) struct Features {
    /// Word numbers in order.
    pub words: Vec<u32>,
    /// Distinct terms, ascending by number. A term is a word, or a pair of characters in scripts without spaces.
    pub terms: Vec<Term>,
    /// Distinct letter trigrams as hashes with their idf, ascending.
    pub grams: Vec<(u32, f32)>,
    /// Sum of the idf of all trigrams.
    pub gram_mass: f32,
    /// Sum of the idf of all terms, each as often as it stands there.
    pub mass: f32,
    /// Euclidean length of the idf vector.
    pub norm: f32,
    /// Whether it is a heading.
    pub heading: bool,
    /// Whether its text stands more than once in its version.
    pub repeated: bool,
}

/// A term of a statement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Term {
    /// Its number.
    pub id: u32,
    /// How rare it is in the two versions, as a natural logarithm.
    pub idf: f32,
    /// How often it stands in the statement.
    pub times: u32,
}

/// The features of the residue of both versions.
#[derive(Debug)]
pub(crate) struct Table {
    old: Rows,
    new: Rows,
}

/// The features of one version, found by the number of their statement: they are asked for in the innermost loops, where
/// an array of places is several times faster than a hash map.
#[derive(Debug)]
struct Rows {
    /// The place in `list` of each statement, [`OUTSIDE`] for one outside the residue.
    places: Vec<u32>,
    list: Vec<Features>,
}

/// Not in the residue.
const OUTSIDE: u32 = u32::MAX;

impl Rows {
    fn new(statements: usize, residue: &[u32], list: Vec<Features>) -> Self {
        let mut places = vec![OUTSIDE; statements];
        (0_u32..).zip(residue).for_each(|(place, &k)| places[k as usize] = place);
        Self { places, list }
    }

    fn get(&self, k: u32) -> Option<&Features> {
        self.list.get(self.places[k as usize] as usize)
    }
}

impl Table {
    /// Builds the features of the statements in `old_residue` and `new_residue`; idf is counted over them and an even
    /// sample of the rest.
    pub fn build(
        old: &[Statement],
        new: &[Statement],
        [old_residue, new_residue]: [&[u32]; 2],
        repeated: &[Vec<bool>; 2],
    ) -> Self {
        let mut maker = Maker::default();
        let mut raw: [Vec<Features>; 2] = [Vec::new(), Vec::new()];
        for (side, (statements, residue)) in [(old, old_residue), (new, new_residue)].into_iter().enumerate() {
            raw[side] = residue
                .iter()
                .map(|&k| Features { repeated: repeated[side][k as usize], ..maker.features(&statements[k as usize]) })
                .collect();
        }
        let mut frequency = vec![0_u32; maker.terms.len()];
        let mut counted = 0_u32;
        for features in raw.iter().flatten() {
            features.terms.iter().for_each(|term| frequency[term.id as usize] += 1);
            counted += 1;
        }
        counted += maker.count_sample(old, old_residue, &mut frequency);
        counted += maker.count_sample(new, new_residue, &mut frequency);
        let mut gram_frequency: FxHashMap<u32, u32> = FxHashMap::default();
        for gram in raw.iter().flatten().flat_map(|features| &features.grams) {
            *gram_frequency.entry(gram.0).or_default() += 1;
        }
        let residue = (old_residue.len() + new_residue.len()) as u32;
        for gram in raw.iter_mut().flatten().flat_map(|features| &mut features.grams) {
            gram.1 = rarity(gram_frequency[&gram.0], residue);
        }
        raw.iter_mut().flatten().for_each(|features| features.weigh(&frequency, counted));
        let [old_raw, new_raw] = raw;
        Self { old: Rows::new(old.len(), old_residue, old_raw), new: Rows::new(new.len(), new_residue, new_raw) }
    }

    /// The features of an old statement of the residue.
    pub fn old_features(&self, k: u32) -> Option<&Features> {
        self.old.get(k)
    }

    /// The features of a new statement of the residue.
    pub fn new_features(&self, k: u32) -> Option<&Features> {
        self.new.get(k)
    }
}

#[derive(Default)]
struct Maker {
    words: Vocabulary,
    terms: Vocabulary,
    buffer: Vec<Word>,
}

impl Maker {
    fn features(&mut self, statement: &Statement) -> Features {
        let mut features = Features { heading: statement.role == Role::Heading, ..Features::default() };
        let text = self.read(&statement.text);
        features.words.extend(self.buffer.iter().map(|word| self.words.intern(word.fold)));
        for fold in term_folds(text, &self.buffer) {
            features.terms.push(Term { id: self.terms.intern(fold), idf: 0.0, times: 1 });
        }
        features.terms.sort_unstable_by_key(|term| term.id);
        features.terms.dedup_by(|next, term| {
            let same = next.id == term.id;
            term.times += u32::from(same);
            same
        });
        grams(text, &mut features.grams);
        features
    }

    /// Finds the words of a text, of a runaway one those of its beginning; returns what was read.
    fn read<'t>(&mut self, text: &'t str) -> &'t str {
        let text = &text[..text.floor_char_boundary(tuning::LONGEST_COMPARED)];
        self.buffer.clear();
        tokens::words(text, &mut self.buffer);
        text
    }

    /// Counts known terms in up to [`tuning::IDF_SAMPLE`] statements outside the residue; returns how many.
    fn count_sample(&mut self, statements: &[Statement], residue: &[u32], frequency: &mut [u32]) -> u32 {
        let outside = statements.len() - residue.len();
        let step = outside.div_ceil(tuning::IDF_SAMPLE).max(1);
        let mut skip = residue.iter().peekable();
        let mut seen = 0;
        let mut counted = 0;
        let mut counted_in = vec![0_u32; frequency.len()];
        for (k, statement) in statements.iter().enumerate() {
            if skip.next_if(|r| **r as usize == k).is_some() {
                continue;
            }
            seen += 1;
            if seen % step != 0 {
                continue;
            }
            counted += 1;
            let text = self.read(&statement.text);
            for id in term_folds(text, &self.buffer).filter_map(|fold| self.terms.get(fold)) {
                // Once per statement.
                if std::mem::replace(&mut counted_in[id as usize], counted) != counted {
                    frequency[id as usize] += 1;
                }
            }
        }
        counted
    }
}

/// Words, and in scripts without spaces pairs of neighbouring characters instead.
fn term_folds<'a>(text: &'a str, words: &'a [Word]) -> impl Iterator<Item = u64> + 'a {
    // The first byte settles it for nearly all words: these scripts begin at U+0E01.
    let far = |word: &Word| text.as_bytes().get(word.start as usize).is_some_and(|first| *first >= 0xE0);
    let unspaced = move |word: &Word| far(word) && text[word.range()].chars().next().is_some_and(is_unspaced);
    words.iter().enumerate().map(move |(k, word)| {
        if word.end - word.start < 2 || !unspaced(word) {
            return word.fold;
        }
        match words.get(k + 1) {
            Some(next) if next.start == word.end && unspaced(next) => word.fold.rotate_left(21) ^ next.fold,
            _ => word.fold,
        }
    })
}

fn grams(text: &str, out: &mut Vec<(u32, f32)>) {
    // Spaces and punctuation count as one gap, so that wrapping and quotes leave the grams alone.
    let mut window = [u32::from(' '); 3];
    let mut push = |c: u32| {
        if c == u32::from(' ') && window[2] == c {
            return;
        }
        window = [window[1], window[2], c];
        let hash =
            window.iter().fold(0x811C_9DC5_u32, |hash, part| (hash ^ part).wrapping_mul(0x0100_0193).rotate_left(7));
        out.push((hash, 0.0));
    };
    if text.is_ascii() {
        for byte in text.bytes() {
            push(u32::from(if byte.is_ascii_alphanumeric() { byte.to_ascii_lowercase() } else { b' ' }));
        }
    } else {
        for c in text.chars().flat_map(char::to_lowercase) {
            push(u32::from(if c.is_alphanumeric() { c } else { ' ' }));
        }
    }
    push(u32::from(' '));
    out.sort_unstable_by_key(|gram| gram.0);
    out.dedup_by_key(|gram| gram.0);
}

/// Inverse document frequency, smoothed so that what stands in every statement still weighs 1.
fn rarity(frequency: u32, counted: u32) -> f32 {
    ((counted as f32 + 1.0) / (frequency as f32 + 1.0)).ln() + 1.0
}

impl Features {
    fn weigh(&mut self, frequency: &[u32], counted: u32) {
        for Term { id, idf, times } in &mut self.terms {
            *idf = rarity(frequency[*id as usize], counted);
            self.mass += *idf * *times as f32;
            self.norm += *idf * *idf;
        }
        self.norm = self.norm.sqrt();
        self.gram_mass = self.grams.iter().map(|gram| gram.1).sum();
    }

    /// Cosine of the idf vectors, and the sum of the idf of the terms in common, beyond the 1 that every term has.
    fn cosine(&self, other: &Self) -> (f32, f32) {
        let (mut dot, mut shared) = (0.0, 0.0);
        for (term, _) in common(&self.terms, &other.terms) {
            dot += term.idf * term.idf;
            shared += term.idf - 1.0;
        }
        (if dot == 0.0 { 0.0 } else { (dot / (self.norm * other.norm)).min(1.0) }, shared)
    }

    /// Dice coefficient of the letter trigrams, each as heavy as it is rare.
    fn dice(&self, other: &Self) -> f32 {
        let (mut a, mut b, mut shared) = (0, 0, 0.0);
        while a < self.grams.len() && b < other.grams.len() {
            let (x, y) = (self.grams[a], other.grams[b]);
            if x.0 == y.0 {
                shared += x.1;
            }
            a += usize::from(x.0 <= y.0);
            b += usize::from(y.0 <= x.0);
        }
        2.0 * shared / (self.gram_mass + other.gram_mass).max(0.1)
    }

    /// The similarity to `other`, of which `pattern` holds the words of `self`; none if it cannot reach `floor`.
    pub fn similarity(&self, other: &Self, pattern: &mut Pattern, floor: f32) -> Option<(f32, f32, Parts)> {
        let (rare_words, shared) = self.cosine(other);
        let (n, m) = (self.words.len(), other.words.len());
        let bound = tuning::RARE_WORDS * rare_words
            + tuning::WORDS * 2.0 * n.min(m) as f32 / (n + m).max(1) as f32
            + tuning::LETTERS * 2.0 * self.gram_mass.min(other.gram_mass) / (self.gram_mass + other.gram_mass).max(0.1);
        if bound < floor {
            return None;
        }
        let letters = self.dice(other);
        let words = 2.0 * pattern.lcs(&other.words) as f32 / (n + m).max(1) as f32;
        let score = tuning::WORDS * words + tuning::RARE_WORDS * rare_words + tuning::LETTERS * letters;
        (score >= floor).then_some((score, shared, Parts { words, rare_words, letters, place: 0.0 }))
    }
}

/// The terms that both lists hold, as each has them.
pub(crate) fn common<'a>(a: &'a [Term], b: &'a [Term]) -> impl Iterator<Item = (Term, Term)> + 'a {
    let (mut k, mut l) = (0, 0);
    std::iter::from_fn(move || {
        while k < a.len() && l < b.len() {
            match a[k].id.cmp(&b[l].id) {
                std::cmp::Ordering::Less => k += 1,
                std::cmp::Ordering::Greater => l += 1,
                std::cmp::Ordering::Equal => {
                    k += 1;
                    l += 1;
                    return Some((a[k - 1], b[l - 1]));
                }
            }
        }
        None
    })
}
