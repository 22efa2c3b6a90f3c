//! Phrases looked up word by word.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::language::words::tokens::{self, Word};

/// What each phrase stands for, found by the identity of its words.
#[derive(Debug)]
pub(crate) struct Phrases<R> {
    by_first: FxHashMap<u64, Vec<Phrase<R>>>,
}

#[derive(Debug)]
struct Phrase<R> {
    rest: SmallVec<[u64; 4]>,
    role: R,
}

impl<R> Default for Phrases<R> {
    fn default() -> Self {
        Self { by_first: FxHashMap::default() }
    }
}

impl<R> Phrases<R> {
    /// Adds a phrase; of equal ones the first added counts.
    pub fn add(&mut self, phrase: &str, role: R) {
        let mut words = Vec::new();
        tokens::words(phrase, &mut words);
        let Some((first, rest)) = words.split_first() else { return };
        let list = self.by_first.entry(first.fold).or_default();
        let rest: SmallVec<[u64; 4]> = rest.iter().map(|word| word.fold).collect();
        // The longest stands first.
        let place = list.partition_point(|other| other.rest.len() >= rest.len());
        list.insert(place, Phrase { rest, role });
    }

    /// The phrases that begin at a word, the longest first, with their lengths in words.
    pub fn all<'a>(&'a self, words: &'a [Word], at: usize) -> impl Iterator<Item = (usize, &'a R)> {
        let list = words.get(at).and_then(|word| self.by_first.get(&word.fold));
        list.into_iter().flatten().filter_map(move |phrase| {
            let following = words.get(at + 1..at + 1 + phrase.rest.len())?;
            let same = following.iter().zip(&phrase.rest).all(|(word, fold)| word.fold == *fold);
            same.then_some((1 + phrase.rest.len(), &phrase.role))
        })
    }

    /// The longest phrase that begins at a word, with its length in words.
    pub fn at<'a>(&'a self, words: &'a [Word], at: usize) -> Option<(usize, &'a R)> {
        self.all(words, at).next()
    }

    /// Whether any phrase begins with this word.
    pub fn begins(&self, word: Word) -> bool {
        self.by_first.contains_key(&word.fold)
    }
}
