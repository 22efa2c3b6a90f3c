//! Stems of words in the languages that have a stemmer.

use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;

/// Longer "words" are no words; stemming them would cost more than it finds.
const LONGEST_WORD: usize = 64;

/// Takes endings off words of one language, or off none.
pub(crate) struct Stems(Option<Stemmer>);

impl Stems {
    /// For a language as an ISO 639-1 code, with or without a region (`en-GB`). Without a stemmer for it, or where it
    /// is unknown, every word is its own stem.
    pub(crate) fn of(language: Option<&str>) -> Self {
        let code = language.unwrap_or_default().split(['-', '_']).next().unwrap_or_default();
        let algorithm = match code.to_ascii_lowercase().as_str() {
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
            _ => return Self(None),
        };
        Self(Some(Stemmer::create(algorithm)))
    }

    /// The stem of a folded word.
    pub(crate) fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        match &self.0 {
            // Numbers have no endings, and a document has many.
            Some(stemmer) if word.len() <= LONGEST_WORD && !word.bytes().any(|byte| byte.is_ascii_digit()) => {
                stemmer.stem(word)
            }
            _ => Cow::Borrowed(word),
        }
    }
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
        let long = "s".repeat(100_000);
        assert_eq!(Stems::of(Some("en")).stem(&long), long);
    }
}
