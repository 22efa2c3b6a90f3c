//! Keyness: the words and phrases that one text uses unusually often, held against the other.
//!
//! Counted over the statements that changed: what is unchanged has the same words in both texts, and would only cost
//! time; of very much changed text a sample is counted. Two figures belong together: the log-likelihood G2 says how sure a difference is (Dunning 1993, *Accurate
//! methods for the statistics of surprise and coincidence*), the log ratio how large it is (Hardie 2014): each whole
//! number is a doubling of the frequency. Words with one stem count as one; stop words and headings are left out.
//!
//! A phrase is grown from words that are frequent enough themselves, so that the work stays in step with the text.

use super::{Kind, Report};
use crate::language::Stems;
use crate::language::StopWords;
use crate::language::script::is_unspaced;
use crate::language::tag;
use crate::language::words::keywords::{fold, is_all_capitals, words};
use crate::model::Version;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// How often a word has to stand in the text that it is typical of.
pub const LEAST_COUNT: usize = 3;
/// The least G2: met by chance by one word in twenty.
pub const LEAST_G2: f64 = 3.84;
/// The least log ratio: twice as often.
pub const LEAST_RATIO: f64 = 1.0;
/// Longer stop words inside of a phrase are verbs: `rule of law` is a name, `the EU will step` is none.
const LONGEST_INSIDE: usize = 3;
/// More bytes of changed statements are not counted in full: a sample tells as much, and costs no more time.
const MOST_BYTES: usize = 1 << 19;
/// How many words of each text are kept.
pub const LISTED: usize = 25;
/// A phrase that makes up so much of the uses of a word stands for the word.
const SUBSUMED: f64 = 0.7;
/// Counted in place of zero, which has no logarithm.
const NOUGHT: f64 = 0.5;

/// The words and phrases most unusual in either text, most unusual first.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Keyness {
    /// Those typical of the old text.
    pub old: Vec<Key>,
    /// Those typical of the new text.
    pub new: Vec<Key>,
}

/// A word or phrase that one text uses unusually often.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Key {
    /// In its commonest form.
    pub text: String,
    /// How often it stands in the changed statements of the old text.
    pub old: usize,
    /// How often it stands in the changed statements of the new text.
    pub new: usize,
    /// Log-likelihood: how sure the difference is.
    pub g2: f64,
    /// How many times its share of the words doubles from the other text to the one it is typical of.
    pub log_ratio: f64,
}

impl Keyness {
    /// Counts over the changed statements of a report. Empty where the texts are in different languages, or where one
    /// of them has no changed statement to hold the other against.
    pub fn of(report: &Report) -> Self {
        let primary = |version: &Version| version.language.as_deref().map(tag::language);
        if primary(&report.old) != primary(&report.new) {
            return Self::default();
        }
        let changed = || {
            let entries = report.entries.iter().filter(|entry| entry.kind != Kind::Unchanged);
            let sides = entries.flat_map(|entry| [(&report.old, &entry.old, 0), (&report.new, &entry.new, 1)]);
            let statements = sides.flat_map(|(version, statements, side)| {
                statements.iter().map(move |&k| (&version.statements[k], side))
            });
            statements.filter(|(statement, _)| statement.counts())
        };
        let bytes: usize = changed().map(|(statement, _)| statement.text.len()).sum();
        // By the length of the statement, so that the sample is the same with the versions swapped.
        let every = bytes.div_ceil(MOST_BYTES).max(1);
        let mut counter = Counter::new(report.old.language.as_deref());
        for (statement, side) in changed().filter(|(statement, _)| statement.text.len().is_multiple_of(every)) {
            counter.read(&statement.text, side);
        }
        counter.finish()
    }
}

/// Stems of a word or phrase; zeros after the last.
type Gram = [u32; 3];

/// No stem: the place of a stop word that ends a run, or of a mark between words.
const BREAK: u32 = u32::MAX;

/// A word of a text.
#[derive(Clone, Copy)]
struct Token {
    stem: u32,
    spelling: u32,
    /// It may begin or end a phrase, or stand alone.
    content: bool,
    /// It may stand inside a phrase.
    inside: bool,
    /// A hyphen joins it to the word before.
    joined: bool,
}

struct Counter<'t> {
    stems: Stems,
    stop_words: StopWords,
    spellings: FxHashMap<&'t str, (u32, u32, bool)>,
    spelled: Vec<&'t str>,
    stem_ids: FxHashMap<String, u32>,
    tokens: [Vec<Token>; 2],
    /// Words of each text, stop words included.
    totals: [usize; 2],
}

impl<'t> Counter<'t> {
    fn new(language: Option<&str>) -> Self {
        Self {
            stems: Stems::of(language),
            stop_words: StopWords::of(language),
            spellings: FxHashMap::default(),
            spelled: Vec::new(),
            stem_ids: FxHashMap::default(),
            tokens: [Vec::new(), Vec::new()],
            totals: [0; 2],
        }
    }

    fn read(&mut self, text: &'t str, side: usize) {
        let mut end = 0;
        for word in words(text) {
            // A phrase ends at a mark, but not at the hyphen or the possessive of a compound.
            let between = &text[end..word.start];
            if end > 0 && !word.joined && between.trim_start_matches(['\'', '\u{2019}', 's', 'S']).trim() != "" {
                self.end_phrase(side);
            }
            end = word.end();
            self.totals[side] += 1;
            let (stem, spelling, content) = self.look_up(word.text);
            let inside = content || word.text.chars().count() <= LONGEST_INSIDE;
            self.tokens[side].push(Token { stem, spelling, content, inside, joined: word.joined });
        }
        self.end_phrase(side);
    }

    fn end_phrase(&mut self, side: usize) {
        self.tokens[side].push(Token { stem: BREAK, spelling: 0, content: false, inside: false, joined: false });
    }

    fn look_up(&mut self, word: &'t str) -> (u32, u32, bool) {
        if let Some(&known) = self.spellings.get(word) {
            return known;
        }
        let folded = fold(word);
        // Figures are compared as values; single letters are labels and elided articles.
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let short = (letters < 2 && !word.starts_with(is_unspaced))
            || (letters == 2 && word.is_ascii() && !is_all_capitals(word));
        let content = letters > 0 && !short && !self.stop_words.contains(&folded);
        let count = self.stem_ids.len() as u32;
        let stem = *self.stem_ids.entry(self.stems.stem(&folded).into_owned()).or_insert(count);
        let spelling = self.spelled.len() as u32;
        self.spelled.push(word);
        self.spellings.insert(word, (stem, spelling, content));
        (stem, spelling, content)
    }

    fn finish(self) -> Keyness {
        if self.totals.contains(&0) {
            return Keyness::default();
        }
        let counts = self.count();
        let mut keyness = Keyness::default();
        let mut chosen: [Vec<(Gram, [usize; 2], f64)>; 2] = [Vec::new(), Vec::new()];
        for (&gram, &count) in &counts {
            let [old, new] = [0, 1].map(|k| count[k] as f64 / self.totals[k] as f64);
            let side = usize::from(new > old);
            let g2 = log_likelihood(count, self.totals);
            let ratio = log_ratio(count, self.totals, side);
            if count[side] >= LEAST_COUNT && g2 >= LEAST_G2 && ratio >= LEAST_RATIO {
                chosen[side].push((gram, count, g2));
            }
        }
        let forms = self.forms(chosen.iter().flatten().map(|(gram, ..)| *gram).collect());
        for (side, list) in [&mut keyness.old, &mut keyness.new].into_iter().enumerate() {
            let grams: FxHashMap<Gram, usize> =
                chosen[side].iter().map(|(gram, count, _)| (*gram, count[side])).collect();
            let subsumed = subsumed(&grams);
            let mut keys: Vec<_> = chosen[side]
                .iter()
                .filter(|(gram, ..)| !subsumed.contains(gram))
                .filter_map(|&(gram, count, g2)| {
                    let text = forms.get(&gram)?.clone();
                    Some(Key { text, old: count[0], new: count[1], g2, log_ratio: log_ratio(count, self.totals, side) })
                })
                .collect();
            keys.sort_by(|a, b| b.g2.total_cmp(&a.g2).then_with(|| a.text.cmp(&b.text)));
            keys.truncate(LISTED);
            *list = keys;
        }
        keyness
    }

    /// Counts words, then the phrases of two and three words whose parts are frequent enough.
    fn count(&self) -> FxHashMap<Gram, [usize; 2]> {
        let mut singles = vec![[0_usize; 2]; self.stem_ids.len()];
        for (side, tokens) in self.tokens.iter().enumerate() {
            tokens.iter().filter(|token| token.content).for_each(|token| singles[token.stem as usize][side] += 1);
        }
        let frequent = |count: &[usize; 2]| count.iter().any(|&count| count >= LEAST_COUNT);
        let mut counts: FxHashMap<Gram, [usize; 2]> = FxHashMap::default();
        for (stem, count) in singles.iter().enumerate().filter(|(_, count)| frequent(count)) {
            counts.insert([stem as u32, BREAK, BREAK], *count);
        }
        let known = |token: &Token| token.content && frequent(&singles[token.stem as usize]);
        let mut pairs: FxHashMap<Gram, [usize; 2]> = FxHashMap::default();
        let mut triples: FxHashMap<Gram, [usize; 2]> = FxHashMap::default();
        for (side, tokens) in self.tokens.iter().enumerate() {
            for two in tokens.windows(2).filter(|two| two.iter().all(known)) {
                pairs.entry([two[0].stem, two[1].stem, BREAK]).or_default()[side] += 1;
            }
        }
        pairs.retain(|_, count| frequent(count));
        for (side, tokens) in self.tokens.iter().enumerate() {
            for three in tokens.windows(3).filter(|three| known(&three[0]) && known(&three[2])) {
                let [a, b, c] = [three[0], three[1], three[2]];
                // A stop word may stand inside: `rule of law`.
                let grows = match b.content {
                    true => {
                        pairs.contains_key(&[a.stem, b.stem, BREAK]) && pairs.contains_key(&[b.stem, c.stem, BREAK])
                    }
                    false => b.inside,
                };
                if grows {
                    triples.entry([a.stem, b.stem, c.stem]).or_default()[side] += 1;
                }
            }
        }
        counts.extend(pairs);
        counts.extend(triples.into_iter().filter(|(_, count)| frequent(count)));
        counts
    }

    /// The commonest form of each phrase, small letters before capitals.
    fn forms(&self, grams: FxHashSet<Gram>) -> FxHashMap<Gram, String> {
        let mut forms: FxHashMap<Gram, FxHashMap<Gram, usize>> = FxHashMap::default();
        for tokens in &self.tokens {
            for at in 0..tokens.len() {
                for length in 1..=3.min(tokens.len() - at) {
                    let (mut gram, mut form) = ([BREAK; 3], [BREAK; 3]);
                    for (k, token) in tokens[at..at + length].iter().enumerate() {
                        gram[k] = token.stem;
                        form[k] = 2 * token.spelling + u32::from(token.joined && k > 0);
                    }
                    if tokens[at + length - 1].stem == BREAK {
                        break;
                    }
                    if grams.contains(&gram) {
                        *forms.entry(gram).or_default().entry(form).or_default() += 1;
                    }
                }
            }
        }
        let spell = |form: &Gram| {
            let mut text = String::new();
            for &k in form.iter().filter(|&&k| k != BREAK) {
                let word = self.spelled.get(k as usize / 2).copied().unwrap_or_default();
                let spaced = !(text.ends_with(is_unspaced) && word.starts_with(is_unspaced));
                text.push_str(if k % 2 == 1 {
                    "-"
                } else if text.is_empty() || !spaced {
                    ""
                } else {
                    " "
                });
                text.push_str(word);
            }
            text
        };
        forms
            .into_iter()
            .filter_map(|(gram, forms)| {
                let rank = |(form, count): (&Gram, &usize)| {
                    let text = spell(form);
                    (*count, text.starts_with(char::is_lowercase), Reverse(text))
                };
                Some((gram, forms.iter().map(rank).max()?.2.0))
            })
            .collect()
    }
}

/// The words and shorter phrases that hardly stand outside of a longer one.
fn subsumed(grams: &FxHashMap<Gram, usize>) -> FxHashSet<Gram> {
    let mut subsumed = FxHashSet::default();
    for (&[a, b, c], &count) in grams {
        let parts: &[Gram] = match (b, c) {
            (BREAK, _) => &[],
            (_, BREAK) => &[[a, BREAK, BREAK], [b, BREAK, BREAK]],
            _ => &[[a, BREAK, BREAK], [b, BREAK, BREAK], [c, BREAK, BREAK], [a, b, BREAK], [b, c, BREAK]],
        };
        for part in parts {
            if grams.get(part).is_some_and(|&whole| count as f64 >= SUBSUMED * whole as f64) {
                subsumed.insert(*part);
            }
        }
    }
    subsumed
}

/// Dunning's G2 of a word that stands `count` times in texts of `totals` words.
fn log_likelihood(count: [usize; 2], totals: [usize; 2]) -> f64 {
    let (all, words) = ((count[0] + count[1]) as f64, (totals[0] + totals[1]) as f64);
    let part = |k: usize| match count[k] as f64 {
        0.0 => 0.0,
        observed => observed * (observed * words / (totals[k] as f64 * all)).ln(),
    };
    (2.0 * (part(0) + part(1))).max(0.0)
}

/// Hardie's log ratio, towards the text that the word is typical of.
fn log_ratio(count: [usize; 2], totals: [usize; 2], side: usize) -> f64 {
    let share = |k: usize| (count[k] as f64).max(NOUGHT) / totals[k] as f64;
    (share(side) / share(1 - side)).log2()
}

#[cfg(test)]
#[path = "keyness_tests.rs"]
mod tests;
