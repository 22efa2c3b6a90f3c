//! What a word of a text can stand for in the trie of keywords.

use super::taxonomy::KeyWord;
use crate::language::Stems;
use crate::language::words::keywords::{fold, is_all_capitals};
use rustc_hash::FxHashMap;

/// A stem, a whole word, a word in capitals, or a beginning of words.
pub(super) type Symbol = u32;

/// Symbols by what they stand for; capitals and lower case are kept apart by their letters.
#[derive(Default)]
pub(super) struct Symbols {
    stems: FxHashMap<String, Symbol>,
    /// The stems of each family of words, for a word whose own stem is none of them.
    families: FxHashMap<String, Vec<Symbol>>,
    /// Whole words, for what stands under `not`.
    exact: FxHashMap<String, Symbol>,
    capitals: FxHashMap<String, Symbol>,
    beginnings: FxHashMap<String, Symbol>,
    /// The byte lengths of `beginnings`, ascending.
    lengths: Vec<usize>,
    count: Symbol,
    openings: Openings,
}

impl Symbols {
    pub(super) fn insert(&mut self, word: &KeyWord, beginning: bool, stems: Option<&Stems>) -> Symbol {
        let (map, key) = match stems {
            _ if beginning => (&mut self.beginnings, word.text.clone()),
            _ if word.capitals => (&mut self.capitals, word.text.clone()),
            Some(stems) => (&mut self.stems, stems.stem(&word.text).into_owned()),
            None => (&mut self.exact, word.text.clone()),
        };
        if beginning && let Err(at) = self.lengths.binary_search(&word.text.len()) {
            self.lengths.insert(at, word.text.len());
        }
        self.openings.insert(&word.text);
        self.openings.insert(&key);
        let symbol = *map.entry(key).or_insert_with(|| {
            self.count += 1;
            self.count
        });
        if let Some(stems) = stems.filter(|_| !beginning && !word.capitals)
            && let Some(family) = stems.family(&word.text)
        {
            let symbols = self.families.entry(family.to_owned()).or_default();
            if !symbols.contains(&symbol) {
                symbols.push(symbol);
            }
        }
        symbol
    }

    /// False only if a word has no symbol; cheaper than asking for them.
    pub(super) fn may_know(&self, word: &str) -> bool {
        self.openings.may_open(word)
    }

    /// All symbols of a word as written.
    pub(super) fn of(&self, word: &str, stems: &Stems, out: &mut Vec<Symbol>) {
        let folded = fold(word);
        // An abbreviation takes a small `s` for its plural.
        let singular = word.strip_suffix('s').filter(|singular| is_all_capitals(singular));
        let stem = self.stems.get(&*stems.stem(&folded));
        let stem = stem.or_else(|| self.stems.get(&*stems.stem(&fold(singular?))));
        match stem {
            Some(stem) => out.push(*stem),
            None => out.extend(stems.family(&folded).and_then(|root| self.families.get(root)).into_iter().flatten()),
        }
        if !self.exact.is_empty() {
            out.extend(self.exact.get(&*folded));
        }
        if !self.capitals.is_empty() {
            out.extend(self.capitals.get(singular.unwrap_or(word)));
        }
        for &length in self.lengths.iter().take_while(|&&length| length <= folded.len().max(word.len())) {
            let small = folded.get(..length).and_then(|start| self.beginnings.get(start));
            out.extend(small);
            if let Some(start) = word.get(..length).filter(|start| is_all_capitals(start)) {
                out.extend(self.beginnings.get(start));
            }
        }
    }
}

/// The two letters that a word with a symbol may begin with: most words of a text fail this and are not looked up.
struct Openings(Vec<bool>);

impl Default for Openings {
    fn default() -> Self {
        Self(vec![false; 1 << 14])
    }
}

impl Openings {
    fn insert(&mut self, word: &str) {
        match *word.as_bytes() {
            [a, b, ..] if a.is_ascii() && b.is_ascii() => {
                let (a, b) = (a.to_ascii_lowercase(), b.to_ascii_lowercase());
                self.0[Self::index(a, b)] = true;
                // `dying` and `die` have one stem.
                if b == b'i' {
                    self.0[Self::index(a, b'y')] = true;
                }
            }
            // A beginning of one letter takes any second.
            [a] if a.is_ascii() => (0..128).for_each(|b| self.0[Self::index(a.to_ascii_lowercase(), b)] = true),
            _ => {}
        }
    }

    /// False only if the word has no symbol. A stemmer may change letters beyond ASCII, so those always pass.
    fn may_open(&self, word: &str) -> bool {
        match *word.as_bytes() {
            [a, b, ..] if a.is_ascii() && b.is_ascii() => {
                self.0[Self::index(a.to_ascii_lowercase(), b.to_ascii_lowercase())]
            }
            _ => true,
        }
    }

    fn index(a: u8, b: u8) -> usize {
        usize::from(a) << 7 | usize::from(b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_symbols_always_pass_the_first_letters() {
        let stems = Stems::of(Some("en"));
        let mut symbols = Symbols::default();
        let word = |text: &str, capitals| KeyWord { text: text.into(), capitals, joined: false };
        for (text, capitals, beginning) in [
            ("die", false, false),
            ("état", false, false),
            ("x", false, true),
            ("US", true, false),
            ("hydro", false, true),
        ] {
            symbols.insert(&word(text, capitals), beginning, Some(&stems));
        }
        for text in ["dying", "Dies", "ÉTAT", "Xylophone", "x", "US", "Hydrology", "the", "us", "Water", ""] {
            let mut out = Vec::new();
            symbols.of(text, &stems, &mut out);
            assert!(out.is_empty() || symbols.may_know(text), "{text}");
        }
        assert!(!symbols.may_know("the") && !symbols.may_know("Water"));
    }
}
