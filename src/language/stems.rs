//! Stems of words in the languages that have a stemmer.

use rust_stemmers::Stemmer;
use std::borrow::Cow;

use super::Language;

/// Longer "words" are no words; stemming them would cost more than it finds.
const LONGEST_WORD: usize = 64;

/// Takes endings off words of one language, or off none.
pub(crate) struct Stems {
    stemmer: Option<Stemmer>,
    spelling: Option<&'static dyn Spelling>,
}

/// What a language spells in more than one way.
pub(crate) trait Spelling: Sync {
    /// The stem of a folded word, one for all spellings.
    fn stem<'w>(&self, stemmer: &Stemmer, word: &'w str) -> Cow<'w, str>;

    /// What a folded word has in common with those of its family, where the stem does not tell.
    fn family<'w>(&self, word: &'w str) -> Option<&'w str>;
}

impl Stems {
    /// For a language as an ISO 639-1 code, with or without a region (`en-GB`). Without a stemmer for it, or where it
    /// is unknown, every word is its own stem.
    pub(crate) fn of(language: Option<&str>) -> Self {
        let Some(language) = language.and_then(Language::of) else { return Self { stemmer: None, spelling: None } };
        Self { stemmer: language.stemmer.map(Stemmer::create), spelling: language.spelling }
    }

    /// The stem of a folded word.
    pub(crate) fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        match &self.stemmer {
            // Numbers have no endings, and a document has many.
            Some(stemmer) if word.len() <= LONGEST_WORD && !word.bytes().any(|byte| byte.is_ascii_digit()) => {
                match self.spelling {
                    Some(spelling) => spelling.stem(stemmer, word),
                    None => stemmer.stem(word),
                }
            }
            _ => Cow::Borrowed(word),
        }
    }

    /// What a folded word has in common with those of its family, where the stem does not tell: `migr` of `migrants`
    /// and of `migratory`.
    pub(crate) fn family<'w>(&self, word: &'w str) -> Option<&'w str> {
        self.spelling.filter(|_| word.len() <= LONGEST_WORD)?.family(word)
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
