//! Statements with the same words: what holds the alignment in place.
//!
//! Unique texts first, since only they are sure; copies of a repeated text then follow their neighbours, their gap,
//! their section, in this order, so that a boilerplate sentence pairs with the copy in the same place.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use super::chain;
use super::pairing::Pairing;
use super::tuning;
use crate::language::words::tokens;
use crate::model::{Statement, Version};

/// What the anchors know of both versions when they are set.
pub(crate) struct Anchored {
    /// The pairs with the same words.
    pub pairing: Pairing,
    /// Words per statement, roughly, of the old and the new version.
    pub words: [Vec<u32>; 2],
    /// Whether a statement's text stands more than once in its version.
    pub repeated: [Vec<bool>; 2],
}

/// Pairs the statements with the same words.
pub(crate) fn anchor(old: &Version, new: &Version) -> Anchored {
    let mut anchors = Anchors::new(old, new);
    anchors.trim();
    anchors.unique();
    anchors.extend();
    anchors.repeats_in_gaps();
    anchors.extend();
    anchors.repeats_anywhere();
    let repeated = |side: &Side, places: &Places| side.text.iter().map(|&text| places.get(text).len() > 1).collect();
    Anchored {
        repeated: [repeated(&anchors.old, &anchors.old_places), repeated(&anchors.new, &anchors.new_places)],
        pairing: anchors.pairing,
        words: [anchors.old.words, anchors.new.words],
    }
}

/// One version as the anchors see it.
struct Side {
    /// The number of the text: equal for equal words, over both versions.
    text: Vec<u32>,
    /// Words per statement, roughly.
    words: Vec<u32>,
    /// A hash of the heading over the statement.
    section: Vec<u64>,
    /// A hash of the sentence that leads into its list.
    lead_in: Vec<u64>,
}

struct Anchors {
    old: Side,
    new: Side,
    /// Places per text, ascending.
    old_places: Places,
    new_places: Places,
    pairing: Pairing,
}

impl Anchors {
    fn new(old: &Version, new: &Version) -> Self {
        let ([old_side, new_side], count) = Side::both(old, new);
        Self {
            old_places: Places::of(&old_side.text, count),
            new_places: Places::of(&new_side.text, count),
            pairing: Pairing::new(old.statements.len(), new.statements.len()),
            old: old_side,
            new: new_side,
        }
    }

    fn same(&self, i: usize, j: usize) -> bool {
        self.old.text[i] == self.new.text[j]
    }

    fn free(&self, i: u32, j: u32) -> bool {
        self.pairing.old_free(i) && self.pairing.new_free(j)
    }

    /// Pairs the equal head and the equal tail.
    fn trim(&mut self) {
        let (n, m) = (self.old.text.len(), self.new.text.len());
        let head = (0..n.min(m)).take_while(|&k| self.same(k, k)).count();
        let tail = (0..n.min(m) - head).take_while(|&k| self.same(n - 1 - k, m - 1 - k)).count();
        for k in 0..head {
            self.pairing.pair_equal(k as u32, k as u32);
        }
        for k in 0..tail {
            self.pairing.pair_equal((n - 1 - k) as u32, (m - 1 - k) as u32);
        }
    }

    /// Pairs the texts that stand once on each side: all that keep the order, and of the others those long enough
    /// to be distinguished by their words or under the same heading.
    fn unique(&mut self) {
        let mut pairs = Vec::with_capacity(self.old.text.len().min(self.new.text.len()));
        for (i, &text) in (0_u32..).zip(&self.old.text) {
            if let ([_], &[j]) = (self.old_places.get(text), self.new_places.get(text))
                && self.free(i, j)
            {
                pairs.push((i, j));
            }
        }
        let kept = chain::in_order(&pairs, &self.old.words);
        for (&(i, j), kept) in pairs.iter().zip(kept) {
            if !self.is_short(i) || kept || self.same_section(i, j) {
                self.pairing.pair_equal(i, j);
            }
        }
    }

    fn is_short(&self, i: u32) -> bool {
        (self.old.words[i as usize] as usize) < tuning::SHORT
    }

    fn same_section(&self, i: u32, j: u32) -> bool {
        self.old.section[i as usize] == self.new.section[j as usize]
    }

    /// Whether the statements before or after have the same words, or both stand at an end of their document.
    fn has_equal_neighbour(&self, i: usize, j: usize) -> bool {
        let ends = (i + 1 == self.old.text.len(), j + 1 == self.new.text.len());
        let before = if i == 0 || j == 0 { i == j } else { self.same(i - 1, j - 1) };
        let after = if ends.0 || ends.1 { ends.0 && ends.1 } else { self.same(i + 1, j + 1) };
        before || after
    }

    /// The pairs that keep the reading order.
    fn chain(&self) -> Vec<(u32, u32)> {
        let pairs = self.pairing.links();
        let kept = chain::in_order(&pairs, &self.old.words);
        pairs.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(pair, _)| pair).collect()
    }

    /// Pairs equal free neighbours of pairs, running on as long as they are equal; first along the chain.
    fn extend(&mut self) {
        let chain = self.chain();
        let rest = self.pairing.links();
        for &(i, j) in chain.iter().chain(&rest) {
            self.run(i as usize + 1..self.old.text.len(), j as usize + 1..self.new.text.len());
        }
        for &(i, j) in chain.iter().chain(&rest).rev() {
            self.run((0..i as usize).rev(), (0..j as usize).rev());
        }
    }

    fn run(&mut self, olds: impl Iterator<Item = usize>, news: impl Iterator<Item = usize>) {
        for (i, j) in olds.zip(news) {
            if !self.free(i as u32, j as u32) || !self.same(i, j) {
                break;
            }
            self.pairing.pair_equal(i as u32, j as u32);
        }
    }

    /// Pairs copies of repeated texts between two neighbours of the chain.
    fn repeats_in_gaps(&mut self) {
        let mut chain = self.chain();
        chain.push((self.old.text.len() as u32, self.new.text.len() as u32));
        let (mut i0, mut j0) = (0, 0);
        for (i1, j1) in chain {
            let olds: Vec<u32> = (i0..i1).filter(|&i| self.repeats(i, true)).collect();
            if !olds.is_empty() {
                let news: Vec<u32> = (j0..j1).filter(|&j| self.repeats(j, false)).collect();
                if olds.len() * news.len() <= tuning::TABLE {
                    self.gap_by_table(&olds, &news);
                } else {
                    self.gap_by_walk(i0..i1, j0..j1);
                }
            }
            (i0, j0) = (i1 + 1, j1 + 1);
        }
    }

    /// A free statement whose text stands on the other side too.
    fn repeats(&self, k: u32, old: bool) -> bool {
        let (side, places) = if old { (&self.old, &self.new_places) } else { (&self.new, &self.old_places) };
        let free = if old { self.pairing.old_free(k) } else { self.pairing.new_free(k) };
        free && !places.get(side.text[k as usize]).is_empty()
    }

    /// The heaviest common subsequence of a gap; copies with equal neighbours or in the same section weigh more.
    fn gap_by_table(&mut self, olds: &[u32], news: &[u32]) {
        let width = news.len() + 1;
        let mut table = vec![0_u32; (olds.len() + 1) * width];
        for (a, &i) in olds.iter().enumerate().rev() {
            for (b, &j) in news.iter().enumerate().rev() {
                let skip = table[(a + 1) * width + b].max(table[a * width + b + 1]);
                let take = if self.may_pair(i, j) {
                    table[(a + 1) * width + b + 1] + self.affinity(i as usize, j as usize)
                } else {
                    0
                };
                table[a * width + b] = skip.max(take);
            }
        }
        let (mut a, mut b) = (0, 0);
        while a < olds.len() && b < news.len() {
            let (i, j) = (olds[a], news[b]);
            let here = table[a * width + b];
            if self.may_pair(i, j) && here == table[(a + 1) * width + b + 1] + self.affinity(i as usize, j as usize) {
                self.pairing.pair_equal(i, j);
                a += 1;
                b += 1;
            } else if here == table[(a + 1) * width + b] {
                a += 1;
            } else {
                b += 1;
            }
        }
    }

    /// Whether two statements of a gap have the same words, and enough of them, or the same heading, or an equal
    /// neighbour.
    fn may_pair(&self, i: u32, j: u32) -> bool {
        self.same(i as usize, j as usize)
            && (!self.is_short(i) || self.same_section(i, j) || self.has_equal_neighbour(i as usize, j as usize))
    }

    fn affinity(&self, i: usize, j: usize) -> u32 {
        let before = i > 0 && j > 0 && self.same(i - 1, j - 1);
        let after = i + 1 < self.old.text.len() && j + 1 < self.new.text.len() && self.same(i + 1, j + 1);
        let section = self.old.section[i] == self.new.section[j];
        let lead_in = self.old.lead_in[i] != 0 && self.old.lead_in[i] == self.new.lead_in[j];
        8 * self.old.words[i].clamp(1, 50)
            + 4 * u32::from(section)
            + 3 * u32::from(before)
            + 3 * u32::from(after)
            + 2 * u32::from(lead_in)
    }

    /// For gaps too large for a table: walks both sides in step and, where they differ, looks a little ahead for the
    /// nearest place where they agree again.
    fn gap_by_walk(&mut self, olds: std::ops::Range<u32>, news: std::ops::Range<u32>) {
        let (mut i, mut j) = (olds.start, news.start);
        while i < olds.end && j < news.end {
            if self.free(i, j) && self.same(i as usize, j as usize) {
                self.pairing.pair_equal(i, j);
                i += 1;
                j += 1;
                continue;
            }
            // In step is tried first, so that a replaced statement does not shift all that follow.
            let step = (1..tuning::AHEAD)
                .flat_map(|far| {
                    std::iter::once((far, far)).chain((0..far).flat_map(move |near| [(near, far), (far, near)]))
                })
                .find(|&(a, b)| {
                    let (x, y) = (i + a, j + b);
                    x < olds.end && y < news.end && self.free(x, y) && self.same(x as usize, y as usize)
                });
            let (a, b) = step.unwrap_or((1, 1));
            i += a;
            j += b;
        }
    }

    /// Pairs what is left of repeated texts across gaps, under the same heading only: a copy more here and one less
    /// there is no move.
    fn repeats_anywhere(&mut self) {
        for text in 0..self.old_places.texts() {
            if self.old_places.get(text).is_empty() || self.new_places.get(text).is_empty() {
                continue;
            }
            let olds: Vec<u32> =
                self.old_places.get(text).iter().copied().filter(|&i| self.pairing.old_free(i)).collect();
            let mut news: Vec<u32> =
                self.new_places.get(text).iter().copied().filter(|&j| self.pairing.new_free(j)).collect();
            if olds.is_empty() || news.is_empty() || self.is_short(olds[0]) {
                continue;
            }
            for i in olds {
                let section = self.old.section[i as usize];
                if let Some(at) =
                    news.iter().take(tuning::COPIES).position(|&j| self.new.section[j as usize] == section)
                {
                    self.pairing.pair_equal(i, news.remove(at));
                }
            }
        }
    }
}

/// Where each text stands in a version.
struct Places {
    /// Where the places of each text begin in `list`, and a last one where they end.
    starts: Vec<u32>,
    list: Vec<u32>,
}

impl Places {
    fn of(texts: &[u32], count: usize) -> Self {
        let mut starts = vec![0_u32; count + 1];
        texts.iter().for_each(|&text| starts[text as usize + 1] += 1);
        for k in 0..count {
            starts[k + 1] += starts[k];
        }
        let mut next = starts.clone();
        let mut list = vec![0; texts.len()];
        for (k, &text) in (0_u32..).zip(texts) {
            list[next[text as usize] as usize] = k;
            next[text as usize] += 1;
        }
        Self { starts, list }
    }

    /// How many texts there are.
    fn texts(&self) -> u32 {
        self.starts.len() as u32 - 1
    }

    /// The places of a text, ascending.
    fn get(&self, text: u32) -> &[u32] {
        &self.list[self.starts[text as usize] as usize..self.starts[text as usize + 1] as usize]
    }
}

impl Side {
    /// Both versions, their texts numbered: equal numbers for equal words. Only texts that the other version does
    /// not have to the letter are cut into words for it.
    fn both(old: &Version, new: &Version) -> ([Self; 2], usize) {
        let mut by_letters = FxHashMap::default();
        by_letters.reserve(old.statements.len());
        let mut old_side = Self::bare(old);
        let mut new_side = Self::bare(new);
        // All hashes of a side first: the look-ups then wait for the memory together, not one after the other.
        let letters = |version: &Version| version.statements.iter().map(letters).collect::<Vec<u64>>();
        for (text, letters) in old_side.text.iter_mut().zip(letters(old)) {
            let next = by_letters.len() as u32;
            *text = *by_letters.entry(letters).or_insert(next);
        }
        let mut shared = vec![false; by_letters.len()];
        for (text, letters) in new_side.text.iter_mut().zip(letters(new)) {
            if let Some(&known) = by_letters.get(&letters) {
                *text = known;
                shared[known as usize] = true;
            }
        }
        let mut count = by_letters.len();
        let mut by_words = FxHashMap::default();
        let mut buffer = Vec::new();
        let mut number = |statement: &Statement| {
            *by_words.entry(tokens::key(tokens::body(statement), &mut buffer)).or_insert_with(|| {
                count += 1;
                count as u32 - 1
            })
        };
        for (text, statement) in old_side.text.iter_mut().zip(&old.statements) {
            if !shared[*text as usize] {
                *text = number(statement);
            }
        }
        for (text, statement) in new_side.text.iter_mut().zip(&new.statements) {
            if *text == u32::MAX {
                *text = number(statement);
            }
        }
        ([old_side, new_side], count)
    }

    /// A version whose texts have no number yet.
    fn bare(version: &Version) -> Self {
        let mut buffer = Vec::new();
        let sections: Vec<u64> =
            version.sections.iter().map(|section| tokens::key(section.name(), &mut buffer)).collect();
        let lead_in_of =
            |statement: &Statement| statement.governors.lead_in().map_or(0, |text| tokens::key(text, &mut Vec::new()));
        let section_of = |statement: &Statement| statement.section.map_or(0, |section| sections[section]);
        Self {
            text: vec![u32::MAX; version.statements.len()],
            words: version.statements.iter().map(|statement| tokens::rough_count(&statement.text)).collect(),
            section: version.statements.iter().map(section_of).collect(),
            lead_in: version.statements.iter().map(lead_in_of).collect(),
        }
    }
}

/// Whether two statements have the same words.
pub(crate) fn same_words(old: &Statement, new: &Statement) -> bool {
    let mut buffer = Vec::new();
    tokens::key(tokens::body(old), &mut buffer) == tokens::key(tokens::body(new), &mut buffer)
}

fn letters(statement: &Statement) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(tokens::body(statement).as_bytes());
    hasher.finish()
}
