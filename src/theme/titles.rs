//! The words of titles, by which sections whose headings were reworded find each other.

use rustc_hash::FxHashMap;

/// No title has more words that count.
const LONGEST: usize = 64;

/// The titles of both versions that have no counterpart yet, as words with weights. Each title is taken apart once, since
/// it may be compared with many.
pub(crate) struct OpenTitles<'a> {
    /// The number of each word, and in how many open titles of either version it stands.
    words: FxHashMap<&'a str, u32>,
    places: [Vec<Vec<usize>>; 2],
    /// Per section the distinct words of its title, ascending, with their weights, and the sum of those.
    titles: [Vec<Weighted>; 2],
}

/// Words with their weights, and the sum of those.
type Weighted = (Vec<(u32, f32)>, f32);

impl<'a> OpenTitles<'a> {
    /// `titles` are those of all sections, of which `open` tells the open ones.
    pub fn new(titles: [&'a [String]; 2], open: [&[usize]; 2]) -> Self {
        let mut made = Self {
            words: FxHashMap::default(),
            places: [Vec::new(), Vec::new()],
            titles: titles.map(|titles| vec![(Vec::new(), 0.0); titles.len()]),
        };
        for side in 0..2 {
            for &k in open[side] {
                let mut words: Vec<(u32, f32)> =
                    titles[side][k].split_whitespace().take(LONGEST).map(|word| (made.number(word), 0.0)).collect();
                words.sort_unstable_by_key(|word| word.0);
                words.dedup_by_key(|word| word.0);
                words.iter().for_each(|word| made.places[side][word.0 as usize].push(k));
                made.titles[side][k].0 = words;
            }
        }
        let weight = |word: u32| {
            let count = |side: usize| made.places[side][word as usize].len() as f32;
            1.0 / (1.0 + count(0) + count(1)).ln().max(0.5)
        };
        for (words, sum) in made.titles.iter_mut().flatten().filter(|title| !title.0.is_empty()) {
            words.iter_mut().for_each(|word| word.1 = weight(word.0));
            *sum = total(words.iter().map(|word| word.1));
        }
        made
    }

    fn number(&mut self, word: &'a str) -> u32 {
        let next = self.words.len() as u32;
        let number = *self.words.entry(word).or_insert(next);
        if number == next {
            self.places.iter_mut().for_each(|places| places.push(Vec::new()));
        }
        number
    }

    /// Hands over all pairs of sections whose titles share a word that stands in no more than `crowd` of either version.
    pub fn sharing_a_rare_word(&self, crowd: usize, mut pair: impl FnMut((usize, usize))) {
        for (olds, news) in self.places[0].iter().zip(&self.places[1]) {
            if olds.len() <= crowd && news.len() <= crowd {
                olds.iter().for_each(|&a| news.iter().for_each(|&b| pair((a, b))));
            }
        }
    }

    /// Share of the words of two titles that stand in both, rare ones weighing more.
    pub fn likeness(&self, a: usize, b: usize) -> f32 {
        let ((a, of_a), (b, of_b)) = (&self.titles[0][a], &self.titles[1][b]);
        let mut rest = b.as_slice();
        let shared = total(a.iter().filter_map(|word| {
            let at = rest.iter().position(|other| other.0 >= word.0).unwrap_or(rest.len());
            rest = &rest[at..];
            rest.first().filter(|other| other.0 == word.0).map(|other| other.1)
        }));
        let all = of_a + of_b;
        if all > 0.0 { 2.0 * shared / all } else { 0.0 }
    }
}

/// Summed in one order, so that the last digit is the same on every run.
fn total(weights: impl Iterator<Item = f32>) -> f32 {
    let mut weights: smallvec::SmallVec<[f32; 16]> = weights.collect();
    weights.sort_unstable_by(f32::total_cmp);
    weights.iter().sum()
}
