//! Headings that govern what stands below them: they bind, permit, forbid, except, define or limit.
//!
//! `headings.txt` of a language has what a heading does, a colon, and the folded words by which it is known, one phrase a
//! line: `forbid: must not`.

use super::words::keywords::{fold, words};
use super::{LANGUAGES, Language, lines};

/// The phrases by which headings that govern are known.
pub(crate) struct HeadingCues(Vec<Vec<&'static str>>);

impl HeadingCues {
    /// Those of a language as an ISO 639-1 code, with or without a region; those of all where the language is unknown.
    pub fn of(language: Option<&str>) -> Self {
        let phrases = |language: &'static Language| {
            let phrases = lines(language.headings).filter_map(|line| line.split_once(':'));
            phrases.map(|(_, phrase)| phrase.split_whitespace().collect())
        };
        match language {
            Some(language) => Self(Language::of(language).into_iter().flat_map(phrases).collect()),
            None => Self(LANGUAGES.iter().copied().flat_map(phrases).collect()),
        }
    }

    /// Whether a heading with this title governs what stands below it.
    pub fn govern(&self, title: &str) -> bool {
        let title: Vec<_> = words(title).map(|word| fold(word.text)).collect();
        let stands_in = |phrase: &Vec<&str>| {
            !phrase.is_empty() && title.windows(phrase.len()).any(|part| part.iter().eq(phrase.iter()))
        };
        self.0.iter().any(stands_in)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_governs_by_whole_words_of_its_language() {
        let cases = [
            ("en", "What staff must not do", true),
            ("en", "3.1 Exceptions", true),
            ("en", "DEFINITIONS", true),
            ("en", "Mayors", false),
            ("en", "Working hours", false),
            ("de", "Pflichten der Beschäftigten", true),
            ("de", "Was verboten ist", true),
            ("de", "Arbeitszeit", false),
            ("fr", "Ce qui est interdit", true),
            ("fr", "Définitions", true),
            ("fr", "Horaires", false),
        ];
        for (language, title, governs) in cases {
            assert_eq!(HeadingCues::of(Some(language)).govern(title), governs, "{title}");
            assert_eq!(HeadingCues::of(None).govern(title), governs, "{title}");
        }
    }

    #[test]
    fn every_line_says_what_its_heading_does() {
        const DEEDS: [&str; 6] = ["bind", "permit", "forbid", "except", "define", "limit"];
        for language in LANGUAGES {
            for line in lines(language.headings) {
                assert!(DEEDS.iter().any(|deed| line.starts_with(&format!("{deed}: "))), "{language:?}: {line}");
                let phrase = line.split_once(':').map_or("", |(_, phrase)| phrase.trim());
                let folded: Vec<_> = words(phrase).map(|word| fold(word.text).into_owned()).collect();
                assert_eq!(folded.join(" "), phrase, "{language:?}: the phrase is folded");
            }
        }
    }
}
