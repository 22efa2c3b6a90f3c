//! How English spells a word on either side of the Atlantic, and the families of its words.

use std::borrow::Cow;

use rust_stemmers::Stemmer;

use crate::language::stems::Spelling;

/// Endings of words that name one thing as a process, as who takes part in it, and as what belongs to it: `migration`,
/// `migrants`, `migratory`. Longest first.
const FAMILY_ENDINGS: [&str; 13] =
    ["ational", "ations", "ation", "ative", "atory", "ators", "ating", "ator", "ants", "ated", "ates", "ant", "ate"];
/// A shorter root is no word of its own (`st` of `station`, `nav` of `navigation`).
const SHORTEST_ROOT: usize = 4;
/// The ends of stems.
const STEMS: [(&str, &str); 6] = [
    ("our", "or"),
    ("enc", "ens"),
    ("programm", "program"),
    ("centr", "center"),
    ("theatr", "theater"),
    ("neighbourhood", "neighborhood"),
];
/// Shorter stems are words of their own (`hour`, `four`, `size`).
const SHORTEST_STEM: usize = 5;

pub(super) struct English;

impl Spelling for English {
    fn stem<'w>(&self, stemmer: &Stemmer, word: &'w str) -> Cow<'w, str> {
        // Before the ending is gone: `organized` would lose more of it than `organised`.
        if word.contains("iz") {
            return Cow::Owned(one_stem(stemmer.stem(&word.replace("iz", "is"))).into_owned());
        }
        one_stem(stemmer.stem(word))
    }

    fn family<'w>(&self, word: &'w str) -> Option<&'w str> {
        let root = FAMILY_ENDINGS.iter().find_map(|ending| word.strip_suffix(ending))?;
        (root.len() >= SHORTEST_ROOT).then_some(root)
    }
}

fn one_stem(stem: Cow<'_, str>) -> Cow<'_, str> {
    if stem.len() >= SHORTEST_STEM {
        for (ending, other) in STEMS {
            if let Some(start) = stem.strip_suffix(ending) {
                return Cow::Owned(format!("{start}{other}"));
            }
        }
    }
    stem
}
