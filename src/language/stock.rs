//! Words that belong to the language and not to the matter: connectives and modal verbs.

use rustc_hash::{FxHashMap, FxHashSet};

use super::words::lists::List;
use super::{LANGUAGES, Language, lines};

/// The connectives and modal verbs.
pub(crate) struct Stock {
    /// Connectives by their first word.
    connectives: FxHashMap<&'static str, Vec<Vec<&'static str>>>,
    modals: FxHashSet<&'static str>,
}

impl Stock {
    /// For a language as an ISO 639-1 code. The connectives of all languages are one list, since none of several words
    /// means anything in another language.
    pub fn of(language: Option<&str>) -> Self {
        let mut connectives: FxHashMap<_, Vec<Vec<_>>> = FxHashMap::default();
        for line in LANGUAGES.iter().flat_map(|language| lines(language.connectives)) {
            let words: Vec<_> = line.split_whitespace().collect();
            if let Some(first) = words.first() {
                connectives.entry(*first).or_default().push(words);
            }
        }
        let modals = match language {
            Some(tag) => Language::of(tag).into_iter().flat_map(|language| List::Modals.of(language)).collect(),
            None => LANGUAGES.iter().flat_map(|language| List::Modals.of(language)).collect(),
        };
        Self { connectives, modals }
    }

    /// How many words the longest connective has that begins at a word; 0 if none does.
    pub fn connective(&self, words: &[impl AsRef<str>], at: usize) -> usize {
        let Some(phrases) = words.get(at).and_then(|first| self.connectives.get(first.as_ref())) else { return 0 };
        let fits = |phrase: &&Vec<&str>| {
            phrase.len() <= words.len() - at && phrase.iter().zip(&words[at..]).all(|(a, b)| *a == b.as_ref())
        };
        phrases.iter().filter(fits).map(Vec::len).max().unwrap_or(0)
    }

    /// Whether a folded word is a modal verb.
    pub fn is_modal(&self, word: &str) -> bool {
        self.modals.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connectives_are_found_whole_and_the_longest_first() {
        let stock = Stock::of(Some("en"));
        for (text, length) in
            [("in line with", 3), ("in full respect", 2), ("in line", 0), ("as part of it", 3), ("", 0)]
        {
            let words: Vec<&str> = text.split_whitespace().collect();
            assert_eq!(stock.connective(&words, 0), length, "{text}");
        }
        assert!(stock.is_modal("should") && !stock.is_modal("soll"));
        assert!(Stock::of(None).is_modal("soll"));
    }
}
