//! Words that carry no content: `stop_words.txt` of each language, with one word per line, or several.

use rustc_hash::FxHashSet;

use super::words::keywords::{fold, words};
use super::{LANGUAGES, Language, lines};
use crate::model::Version;

/// The stop words of a language.
pub(crate) struct StopWords(FxHashSet<&'static str>);

impl StopWords {
    /// For a language as an ISO 639-1 code, with or without a region; all lists together where it is unknown, none for
    /// a language without a list.
    pub(crate) fn of(language: Option<&str>) -> Self {
        let of = |language: &'static Language| lines(language.stop_words).flat_map(str::split_whitespace);
        match language {
            Some(tag) => Self(Language::of(tag).into_iter().flat_map(of).collect()),
            None => Self(LANGUAGES.iter().copied().flat_map(of).collect()),
        }
    }

    /// True for a folded word of the list.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

/// Statements of a version that are looked at.
const LOOKED_AT: usize = 50;
/// Fewer function words tell no language.
const FUNCTION_WORDS: usize = 2;

/// Which of these languages two short texts are in, by their function words; none if none has clearly the most.
pub(crate) fn language_by_function_words(
    versions: [&Version; 2],
    languages: impl Iterator<Item = &'static str>,
) -> Option<&'static str> {
    let statements = || versions.into_iter().flat_map(|version| version.statements.iter().take(LOOKED_AT));
    let mut counts: Vec<(usize, &'static str)> = Vec::new();
    for language in languages {
        let list = StopWords::of(Some(language));
        let all = statements().flat_map(|statement| words(&statement.text));
        counts.push((all.filter(|word| list.contains(&fold(word.text))).count(), language));
    }
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let second = counts.get(1).map_or(0, |count| count.0);
    counts.first().filter(|(count, _)| *count >= FUNCTION_WORDS && *count > 2 * second).map(|(_, language)| *language)
}

#[cfg(test)]
mod tests {
    use super::super::words::keywords::fold;
    use super::*;

    #[test]
    fn every_language_has_a_list_of_folded_words() {
        let cases = [
            ("de", "und"),
            ("en", "the"),
            ("es", "para"),
            ("fr", "dans"),
            ("it", "della"),
            ("nl", "het"),
            ("pl", "oraz"),
            ("pt", "uma"),
        ];
        for (language, word) in cases {
            let list = StopWords::of(Some(language));
            assert!(list.contains(word), "{language}");
            assert!(list.0.iter().all(|word| fold(word) == *word), "{language}");
            assert!(list.0.len() > 80, "{language}");
        }
        assert!(StopWords::of(None).contains("oraz") && StopWords::of(Some("en-GB")).contains("the"));
        assert!(!StopWords::of(Some("fi")).contains("the"));
    }

    #[test]
    fn a_short_text_tells_its_language_by_its_function_words() {
        let version = |text: &str| Version {
            statements: vec![crate::model::Statement { text: text.to_owned(), ..Default::default() }],
            ..Version::default()
        };
        let languages = ["en", "fr", "de"];
        for (text, expected) in [
            ("The agency must pay the rent", Some("en")),
            ("Les membres doivent payer le loyer dans les délais", Some("fr")),
            ("Die Behörde muss die Miete und den Strom zahlen", Some("de")),
            ("Rent, desks", None),
        ] {
            let version = version(text);
            assert_eq!(language_by_function_words([&version, &version], languages.into_iter()), expected, "{text}");
        }
    }
}
