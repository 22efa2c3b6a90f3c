//! Stems of words in the languages that have a stemmer.

use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;

use super::tag;

/// Longer "words" are no words; stemming them would cost more than it finds.
const LONGEST_WORD: usize = 64;

/// Takes endings off words of one language, or off none.
pub(crate) struct Stems {
    stemmer: Option<Stemmer>,
    english: bool,
}

/// Endings of English words that name one thing as a process, as who takes part in it, and as what belongs to it:
/// `migration`, `migrants`, `migratory`. Longest first.
const FAMILY_ENDINGS: [&str; 13] =
    ["ational", "ations", "ation", "ative", "atory", "ators", "ating", "ator", "ants", "ated", "ates", "ant", "ate"];
/// A shorter root is no word of its own (`st` of `station`, `nav` of `navigation`).
const SHORTEST_ROOT: usize = 4;
/// How English spells the ends of stems on either side of the Atlantic.
const SPELLINGS: [(&str, &str); 6] = [
    ("our", "or"),
    ("enc", "ens"),
    ("programm", "program"),
    ("centr", "center"),
    ("theatr", "theater"),
    ("neighbourhood", "neighborhood"),
];
/// Shorter stems are words of their own (`hour`, `four`, `size`).
const SHORTEST_SPELLING: usize = 5;

impl Stems {
    /// For a language as an ISO 639-1 code, with or without a region (`en-GB`). Without a stemmer for it, or where it
    /// is unknown, every word is its own stem.
    pub(crate) fn of(language: Option<&str>) -> Self {
        let code = tag::language(language.unwrap_or_default());
        let algorithm = match code.as_str() {
            "ar" => Algorithm::Arabic,
            "da" => Algorithm::Danish,
            "de" => Algorithm::German,
            "el" => Algorithm::Greek,
            "en" => Algorithm::English,
            "es" => Algorithm::Spanish,
            "fi" => Algorithm::Finnish,
            "fr" => Algorithm::French,
            "hu" => Algorithm::Hungarian,
            "it" => Algorithm::Italian,
            "nb" | "nn" | "no" => Algorithm::Norwegian,
            "nl" => Algorithm::Dutch,
            "pt" => Algorithm::Portuguese,
            "ro" => Algorithm::Romanian,
            "ru" => Algorithm::Russian,
            "sv" => Algorithm::Swedish,
            "ta" => Algorithm::Tamil,
            "tr" => Algorithm::Turkish,
            _ => return Self { stemmer: None, english: false },
        };
        Self { stemmer: Some(Stemmer::create(algorithm)), english: algorithm == Algorithm::English }
    }

    /// The stem of a folded word.
    pub(crate) fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        match &self.stemmer {
            // Numbers have no endings, and a document has many.
            Some(stemmer) if word.len() <= LONGEST_WORD && !word.bytes().any(|byte| byte.is_ascii_digit()) => {
                match self.english {
                    false => stemmer.stem(word),
                    // Before the ending is gone: `organized` would lose more of it than `organised`.
                    true if word.contains("iz") => {
                        Cow::Owned(one_spelling(stemmer.stem(&word.replace("iz", "is"))).into_owned())
                    }
                    true => one_spelling(stemmer.stem(word)),
                }
            }
            _ => Cow::Borrowed(word),
        }
    }

    /// What a folded word has in common with those of its family, where the stem does not tell: `migr` of `migrants`
    /// and of `migratory`.
    pub(crate) fn family<'w>(&self, word: &'w str) -> Option<&'w str> {
        if !self.english || word.len() > LONGEST_WORD {
            return None;
        }
        let root = FAMILY_ENDINGS.iter().find_map(|ending| word.strip_suffix(ending))?;
        (root.len() >= SHORTEST_ROOT).then_some(root)
    }
}

fn one_spelling(stem: Cow<'_, str>) -> Cow<'_, str> {
    if stem.len() >= SHORTEST_SPELLING {
        for (ending, other) in SPELLINGS {
            if let Some(start) = stem.strip_suffix(ending) {
                return Cow::Owned(format!("{start}{other}"));
            }
        }
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_by_language() {
        let cases = [
            (Some("en"), "borders", "border"),
            (Some("en-GB"), "borders", "border"),
            (Some("de"), "grenzen", "grenz"),
            (Some("fr"), "frontières", "fronti"),
            (Some("pl"), "granice", "granice"),
            (None, "borders", "borders"),
            (Some(""), "borders", "borders"),
        ];
        for (language, word, expected) in cases {
            let stems = Stems::of(language);
            assert!(stems.stem(word).starts_with(expected), "{language:?} {word}: {}", stems.stem(word));
        }
        let english = Stems::of(Some("en"));
        for (one, other) in [
            ("organisation", "organizations"),
            ("radicalised", "radicalization"),
            ("labour", "labor"),
            ("neighbouring", "neighboring"),
            ("programmes", "program"),
            ("defence", "defense"),
            ("centres", "center"),
        ] {
            assert_eq!(english.stem(one), english.stem(other));
        }
        let roots = ["migration", "migrants", "migratory", "migrate"].map(|word| english.family(word));
        assert_eq!(roots, [Some("migr"); 4]);
        assert_eq!(["station", "water"].map(|word| english.family(word)), [None; 2]);
        assert_eq!(Stems::of(Some("de")).family("Migration"), None);
        let long = "s".repeat(100_000);
        assert_eq!(Stems::of(Some("en")).stem(&long), long);
    }
}
