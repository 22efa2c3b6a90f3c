//! Headings that govern what stands below them: they bind, permit, forbid, except, define or limit.
//!
//! `headings.txt` of a language has what a heading does, a colon, and the folded words by which it is known, one phrase a
//! line: `forbid: must not`. What is only a topic (`topic: human rights`) is none of these.

use std::ops::Range;

use super::words::keywords::{fold, words};
use super::{LANGUAGES, Language, lines};

/// The phrases by which headings that govern are known.
pub(crate) struct HeadingCues {
    cues: Vec<Vec<&'static str>>,
    topics: Vec<Vec<&'static str>>,
}

impl HeadingCues {
    /// Those of a language as an ISO 639-1 code, with or without a region; those of all where the language is unknown.
    pub fn of(language: Option<&str>) -> Self {
        let languages: Vec<&'static Language> = match language {
            Some(language) => Language::of(language).into_iter().collect(),
            None => LANGUAGES.to_vec(),
        };
        let phrases = languages.into_iter().flat_map(|language| lines(language.headings));
        let phrases = phrases.filter_map(|line| line.split_once(':'));
        let (topics, cues): (Vec<_>, Vec<_>) = phrases.partition(|(deed, _)| *deed == "topic");
        let words = |(_, phrase): (&str, &'static str)| phrase.split_whitespace().collect();
        Self { cues: cues.into_iter().map(words).collect(), topics: topics.into_iter().map(words).collect() }
    }

    /// Whether a heading with this title governs what stands below it.
    pub fn govern(&self, title: &str) -> bool {
        let title: Vec<_> = words(title).map(|word| fold(word.text)).collect();
        let places = |phrase: &[&str]| {
            let length = phrase.len().max(1);
            let parts = title.windows(length).enumerate();
            let found = parts.filter(|(_, part)| part.iter().eq(phrase.iter())).map(|(at, _)| at..at + length);
            found.collect::<Vec<_>>()
        };
        let topics: Vec<_> = self.topics.iter().flat_map(|phrase| places(phrase)).collect();
        let of_topic = |place: &Range<usize>| topics.iter().any(|topic| topic.contains(&place.start));
        self.cues.iter().flat_map(|phrase| places(phrase)).any(|place| !of_topic(&place))
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
            ("en", "Democracy, human rights and the rule of law", false),
            ("en", "Human rights and obligations", true),
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
        const DEEDS: [&str; 7] = ["bind", "permit", "forbid", "except", "define", "limit", "topic"];
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
