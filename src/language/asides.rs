//! Asides of a statement: its examples (`such as …`) and its means (`in line with …`).
//!
//! A statement is about the object of its main clause. `Regional cooperation will deal with challenges such as crime,
//! water and transport` is about regional cooperation; the words after `such as` are evidence of less worth.
//!
//! `asides.txt` of a language has one beginning of an aside per line, `|` and what a word in it counts in percent.

use super::words::keywords::{fold, words};
use rustc_hash::FxHashMap;

use super::words::lists::List;
use super::{Language, lines};

/// What begins an aside in one language.
pub(crate) struct Asides {
    /// By the first word: the words after it, and the share.
    beginnings: FxHashMap<&'static str, Vec<(Vec<&'static str>, f32)>>,
    /// After a comma these take the main clause up again: `in particular young people, in resisting …`.
    resumes: Vec<&'static str>,
}

/// An aside of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Aside {
    /// The byte at which its first word begins.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// How much of a word in it counts.
    pub share: f32,
}

impl Asides {
    /// For a language as an ISO 639-1 code, with or without a region; none for a language without a list.
    pub(crate) fn of(language: Option<&str>) -> Self {
        let mut beginnings: FxHashMap<_, Vec<_>> = FxHashMap::default();
        let Some(language) = language.and_then(Language::of) else { return Self { beginnings, resumes: Vec::new() } };
        for line in lines(language.asides) {
            let Some((phrase, percent)) = line.split_once('|') else { continue };
            let mut words = words(phrase).map(|word| word.text);
            let (Some(first), Ok(percent)) = (words.next(), percent.trim().parse::<u8>()) else { continue };
            beginnings.entry(first).or_default().push((words.collect(), f32::from(percent) / 100.0));
        }
        Self { beginnings, resumes: List::Resumes.of(language).collect() }
    }

    /// The asides of a text in order.
    pub(crate) fn find(&self, text: &str) -> Vec<Aside> {
        let mut asides: Vec<Aside> = Vec::new();
        if self.beginnings.is_empty() {
            return asides;
        }
        let mut rest = words(text);
        let mut last_end = 0;
        let mut leading = true;
        while let Some(word) = rest.next() {
            if let Some(open) = asides.last_mut().filter(|aside| aside.end == usize::MAX) {
                let comma = text[last_end..word.start].contains([',', ';']);
                // What stands before the subject ends with the first comma.
                if comma && (open.start == 0 || self.resumes.contains(&&*fold(word.text))) {
                    open.end = last_end;
                }
            }
            if let Some(share) = self.begins(word.text, &rest) {
                if let Some(open) = asides.last_mut().filter(|aside| aside.end == usize::MAX) {
                    open.end = last_end;
                }
                asides.push(Aside { start: if leading { 0 } else { word.start }, end: usize::MAX, share });
            }
            leading = false;
            last_end = word.end();
        }
        asides
    }

    fn begins(&self, word: &str, rest: &super::words::keywords::Words<'_>) -> Option<f32> {
        let beginnings = self.beginnings.get(&*fold(word))?;
        let matches = |words: &[&str]| {
            let mut rest = rest.clone();
            words.iter().all(|word| rest.next().is_some_and(|next| fold(next.text) == *word))
        };
        beginnings.iter().find(|(words, _)| matches(words)).map(|(_, share)| *share)
    }
}

/// How much of a word that begins at this byte counts. A keyword that begins with the aside is not in it.
pub(crate) fn share(asides: &[Aside], start: usize) -> f32 {
    asides.iter().find(|aside| aside.start < start && start < aside.end).map_or(1.0, |aside| aside.share)
}

#[cfg(test)]
mod tests {
    use super::super::LANGUAGES;
    use super::*;

    #[test]
    fn finds_examples_and_means() {
        let asides = Asides::of(Some("en"));
        let cases: &[(&str, &[&str])] = &[
            ("The port will grow.", &[]),
            (
                "Challenges such as crime, water and trade will be met.",
                &["such as crime, water and trade will be met."],
            ),
            ("Under the new law, the port will grow.", &["Under the new law"]),
            ("Communities, and in particular women, in resisting crime.", &["in particular women"]),
            ("Reform in line with the law, including tax.", &["in line with the law", "including tax."]),
            ("Underneath the port, through.", &["through."]),
        ];
        for (text, expected) in cases {
            let found: Vec<_> =
                asides.find(text).iter().map(|aside| &text[aside.start..aside.end.min(text.len())]).collect();
            assert_eq!(found, *expected, "{text}");
        }
        assert!(Asides::of(Some("pl")).find("such as").is_empty() && Asides::of(None).find("such as").is_empty());
        assert_eq!(Asides::of(Some("de-AT")).find("Waren, insbesondere Holz").len(), 1);
    }

    #[test]
    fn every_list_is_read_whole() {
        for language in LANGUAGES {
            let read: usize = Asides::of(Some(language.code)).beginnings.values().map(Vec::len).sum();
            assert_eq!(read, lines(language.asides).count(), "{language:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn asides_lie_in_the_text(text in "(such as|in line with|[,é ]|\\PC){0,20}") {
            for aside in Asides::of(Some("en")).find(&text) {
                proptest::prop_assert!(text.get(aside.start..aside.end.min(text.len())).is_some());
            }
        }
    }
}
