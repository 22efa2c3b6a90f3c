//! What a statement is about: its content words, each with its weight.

use rustc_hash::FxHashMap;

use super::{frame, tuning};
use crate::language::script::is_unspaced;
use crate::language::stock::Stock;
use crate::language::words::keywords::{fold, is_all_capitals, words};
use crate::language::{Stems, StopWords};
use crate::model::{Role, Version};

/// The content of the statements of both versions.
pub(super) struct Contents {
    /// Per version and statement; headings have none.
    pub of: [Vec<Content>; 2],
    /// The stems by number.
    pub stems: Vec<String>,
}

/// The content of a statement.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// Numbers of stems, ascending, with their weights.
    pub words: Vec<(u32, f32)>,
    /// Euclidean length.
    pub norm: f32,
    /// Sum of the weights.
    pub mass: f32,
}

impl Content {
    /// The weight of a word, 0 if it has none. Asked in the innermost loop.
    #[inline]
    pub fn weight(&self, word: u32) -> f32 {
        self.words.binary_search_by_key(&word, |own| own.0).map_or(0.0, |at| self.words[at].1)
    }
}

/// A word with content.
struct Word {
    number: u32,
    /// It stands before the modal verb.
    actor: bool,
    name: bool,
    figure: bool,
}

/// Reads both versions.
pub(super) fn read(old: &Version, new: &Version) -> Contents {
    let mut reader = Reader::default();
    let read = [reader.version(old), reader.version(new)];
    let mut numbers: Vec<Vec<u32>> = Vec::new();
    let mut frequency = vec![0_u32; reader.stems.len()];
    for words in read.iter().flatten().filter(|words| !words.is_empty()) {
        let mut own: Vec<u32> = words.iter().map(|word| word.number).collect();
        numbers.push(own.clone());
        own.sort_unstable();
        own.dedup();
        own.into_iter().for_each(|word| frequency[word as usize] += 1);
    }
    let frame = frame::find(&numbers, reader.stems.len());
    let counted = numbers.len() as f32 + 1.0;
    let rarity: Vec<f32> = frequency.iter().map(|&n| (counted / n.max(1) as f32).ln()).collect();
    let weigh = |words: &Vec<Word>| weigh(words, &frame, &rarity);
    Contents { of: read.map(|version| version.iter().map(weigh).collect()), stems: reader.stems }
}

#[derive(Default)]
struct Reader {
    numbers: FxHashMap<String, u32>,
    stems: Vec<String>,
}

impl Reader {
    fn version(&mut self, version: &Version) -> Vec<Vec<Word>> {
        let language = version.language.as_deref();
        let (stop_words, stems, stock) = (StopWords::of(language), Stems::of(language), Stock::of(language));
        let mut out = Vec::with_capacity(version.statements.len());
        for statement in &version.statements {
            if statement.role == Role::Heading {
                out.push(Vec::new());
                continue;
            }
            let list: Vec<_> = words(&statement.text).take(tuning::LONGEST).collect();
            let folded: Vec<_> = list.iter().map(|word| fold(word.text)).collect();
            let mut content = Vec::new();
            let mut modal = None;
            let mut skip = 0;
            for (k, word) in list.iter().enumerate() {
                skip = skip.max(stock.connective(&folded, k));
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                let text = folded[k].as_ref();
                if modal.is_none() && k < tuning::ACTOR_REACH && stock.is_modal(text) {
                    modal = Some(content.len());
                }
                let unspaced = text.chars().next().is_some_and(is_unspaced);
                let few = text.len() < 2 && !unspaced;
                if few || stop_words.contains(text) {
                    continue;
                }
                // A single character of a script without spaces means too many things; two say a word.
                let next = list.get(k + 1).filter(|next| unspaced && next.start == word.end());
                let number = match next {
                    Some(next) => self.number(&format!("{text}{}", next.text)),
                    None => self.number(&stems.stem(text)),
                };
                let capital = word.text.chars().next().is_some_and(char::is_uppercase);
                content.push(Word {
                    number,
                    actor: false,
                    name: (k > 0 && capital) || is_all_capitals(word.text),
                    figure: text.bytes().any(|byte| byte.is_ascii_digit()),
                });
            }
            content[..modal.unwrap_or(0)].iter_mut().for_each(|word| word.actor = true);
            out.push(content);
        }
        out
    }

    fn number(&mut self, stem: &str) -> u32 {
        if let Some(&number) = self.numbers.get(stem) {
            return number;
        }
        let number = self.stems.len() as u32;
        self.numbers.insert(stem.to_owned(), number);
        self.stems.push(stem.to_owned());
        number
    }
}

fn weigh(words: &Vec<Word>, frame: &[bool], rarity: &[f32]) -> Content {
    let is_frame = |word: &Word| frame[word.number as usize];
    // A subject that is no stock actor (`Regional cooperation will deal with …`) is what the statement is about.
    let stock_actor = words.first().is_some_and(is_frame);
    let matter = words.iter().filter(|word| !is_frame(word)).count();
    let mut content = Content::default();
    let (mut in_frame, mut place) = (true, 0_usize);
    for word in words {
        let actor = word.actor && stock_actor;
        let weight = if actor || (in_frame && is_frame(word)) {
            tuning::FRAME
        } else {
            in_frame = false;
            let late = place as f32 / matter.max(tuning::SPAN) as f32;
            place += 1;
            let share = if is_frame(word) { tuning::FRAME_ELSEWHERE } else { 1.0 };
            share * if word.name { tuning::NAME } else { 1.0 - (1.0 - tuning::LATE) * late.min(1.0) }
        };
        let figure = if word.figure { tuning::FIGURE } else { 1.0 };
        content.words.push((word.number, weight * figure * rarity[word.number as usize]));
    }
    // A word that stands twice counts where it weighs most.
    content.words.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    content.words.dedup_by_key(|word| word.0);
    content.norm = content.words.iter().map(|word| word.1 * word.1).sum::<f32>().sqrt();
    content.mass = content.words.iter().map(|word| word.1).sum();
    content
}
