//! What the segmenter knows of a language: its abbreviations, the words that begin sentences, the nouns of citations.
//!
//! They stand in `abbreviations.txt` of each language; the head of each says how it is written.

use super::Language;
use rustc_hash::{FxHashMap, FxHashSet};

/// The language whose abbreviations hold in every other one.
const EVERYWHERE: &str = "en";
/// The longest word that is looked up; a longer one is no abbreviation.
const LONGEST: usize = 32;

/// Whether the full stop of an abbreviation can be the end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Never.
    Never,
    /// It is an abbreviation only before a number or a letter (`Art. 5`); otherwise it is a plain word.
    Number,
    /// It ends a sentence if a word follows that often begins one (`in the U.S. The Act`).
    Starter,
    /// It ends a sentence if any capitalised word follows.
    Capital,
}

/// The abbreviations and word lists that hold for one document.
#[derive(Debug, Clone, Default)]
pub(crate) struct Abbreviations {
    /// By abbreviation without its final full stop, in lower case unless it is a single letter.
    abbreviations: FxHashMap<String, Class>,
    starters: FxHashSet<String>,
    cites: FxHashSet<String>,
}

impl Abbreviations {
    /// The list of a language, with the user's own abbreviations, none of which ever ends a sentence.
    ///
    /// English abbreviations hold in every language, since policy documents quote English names and titles; the
    /// language's own entries come first. A language without a data file has no word lists; no language means English.
    pub(crate) fn new(language: Option<&str>, extra: &[String]) -> Self {
        let mut list = Self::default();
        for abbreviation in extra {
            for part in abbreviation.split_whitespace() {
                list.abbreviations.insert(key(part), Class::Never);
            }
        }
        let language = language.unwrap_or(EVERYWHERE);
        list.load(data_of(language), true);
        if language != EVERYWHERE {
            list.load(data_of(EVERYWHERE), false);
        }
        list
    }

    fn load(&mut self, data: &str, with_words: bool) {
        for line in data.lines().map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut words = line.split_whitespace();
            let Some(first) = words.next() else { continue };
            let list = match first {
                "@starters" => &mut self.starters,
                "@cites" => &mut self.cites,
                _ => {
                    self.abbreviations.entry(key(first)).or_insert(class_named(words.next()));
                    continue;
                }
            };
            if with_words {
                list.extend(words.map(str::to_lowercase));
            }
        }
    }

    /// The class of `word`, given without its final full stop.
    pub(crate) fn class(&self, word: &str) -> Option<Class> {
        if is_letter(word) {
            return self.abbreviations.get(word).copied();
        }
        lowered(word, |low| self.abbreviations.get(low).copied()).flatten()
    }

    /// Whether `word` often begins a sentence; none if the language has no list.
    pub(crate) fn starts(&self, word: &str) -> Option<bool> {
        if self.starters.is_empty() {
            return None;
        }
        Some(lowered(word, |low| self.starters.contains(low)).unwrap_or(false))
    }

    /// Whether `word`, with or without its full stop, is the noun of a citation: a number follows it.
    pub(crate) fn cites(&self, word: &str) -> bool {
        let word = word.strip_suffix('.').unwrap_or(word);
        self.class(word) == Some(Class::Number) || lowered(word, |low| self.cites.contains(low)).unwrap_or(false)
    }
}

fn data_of(language: &str) -> &'static str {
    Language::of(language).map_or("", |language| language.abbreviations)
}

fn class_named(name: Option<&str>) -> Class {
    match name {
        Some("number") => Class::Number,
        Some("starter") => Class::Starter,
        Some("capital") => Class::Capital,
        _ => Class::Never,
    }
}

fn key(word: &str) -> String {
    let word = word.strip_suffix('.').unwrap_or(word);
    if is_letter(word) { word.to_owned() } else { word.to_lowercase() }
}

/// Single letters keep their case: `p. 12` is a page, `P. Martin` a person.
fn is_letter(word: &str) -> bool {
    word.chars().nth(1).is_none()
}

/// Calls `look` with the word in lower case, without allocating; none if the word is too long to be looked up.
fn lowered<T>(word: &str, look: impl FnOnce(&str) -> T) -> Option<T> {
    let mut buffer = [0u8; LONGEST];
    if word.is_ascii() {
        let low = buffer.get_mut(..word.len())?;
        low.copy_from_slice(word.as_bytes());
        low.make_ascii_lowercase();
        return std::str::from_utf8(low).ok().map(look);
    }
    let mut used = 0;
    for c in word.chars().flat_map(char::to_lowercase) {
        let room = buffer.get_mut(used..used + c.len_utf8())?;
        used += c.encode_utf8(room).len();
    }
    std::str::from_utf8(&buffer[..used]).ok().map(look)
}

#[cfg(test)]
mod tests {
    use super::super::LANGUAGES;
    use super::*;

    #[test]
    fn every_data_file_is_well_formed() {
        for language in LANGUAGES.iter().filter(|language| !language.abbreviations.is_empty()) {
            let (code, data) = (language.code, language.abbreviations);
            let mut entries = FxHashSet::default();
            for line in data.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '@'])) {
                let (word, class) = line.split_once("  ").unwrap_or((line, ""));
                assert!(matches!(class, "" | "number" | "starter" | "capital"), "{code}: {line:?}");
                assert!(!word.contains(' ') && word.len() <= LONGEST, "{code}: {line:?}");
                assert!(word.ends_with(['.', 'º', '°', '!']), "{code}: {line:?}");
                assert!(entries.insert(word.to_lowercase()), "{code}: {line:?} stands twice");
            }
            assert!(entries.len() >= 60, "{code} has {} entries", entries.len());
            let lexicon = Abbreviations::new(Some(code), &[]);
            assert!(lexicon.starters.len() >= 60 && lexicon.cites.len() >= 10, "{code}");
        }
    }

    #[test]
    fn case_and_language_of_abbreviations() {
        let german = Abbreviations::new(Some("de"), &[]);
        assert_eq!(german.class("ABS"), Some(Class::Number));
        assert_eq!(german.class("e.g"), Some(Class::Never), "English holds everywhere");
        assert_eq!(german.starts("The"), Some(false), "but not its words");
        assert_eq!(german.starts("Über"), Some(true));
        assert!(german.cites("Artikel") && german.cites("Abs."));
        let czech = Abbreviations::new(Some("cs"), &[]);
        assert_eq!((czech.class("Dr"), czech.starts("The")), (Some(Class::Never), None));
        assert_eq!(Abbreviations::new(None, &[]).starts("the"), Some(true));
    }

    #[test]
    fn own_abbreviations_win() {
        let own = ["Gde.".to_owned(), "b. d. w.".to_owned(), "etc.".to_owned()];
        let lexicon = Abbreviations::new(Some("de"), &own);
        for word in ["gde", "b", "w", "etc"] {
            assert_eq!(lexicon.class(word), Some(Class::Never), "{word}");
        }
    }

    #[test]
    fn long_and_odd_words() {
        let lexicon = Abbreviations::new(Some("en"), &[]);
        for word in ["", "İİİİİİİİİİİİİİİİİ", &"x".repeat(5000)] {
            assert_eq!(lexicon.class(word), None);
            assert!(!lexicon.cites(word));
        }
    }
}
