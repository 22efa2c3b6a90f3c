//! Languages: one folder for each with all that is known of it, and what reads those folders.
//!
//! A folder holds data files and a `mod.rs` that puts them into a `Language`; a line of `LANGUAGES` makes it known.
//! Nothing is read before a text asks for it. Of the languages in `others` little more is known than their stemmer.
//!
//! | file of a folder | what it holds |
//! | --- | --- |
//! | `stop_words.txt` | words without content |
//! | `abbreviations.txt` | abbreviations, words that begin sentences, nouns of citations |
//! | `asides.txt` | what begins an example or a means |
//! | `headings.txt` | what a heading does that governs what stands below it |
//! | `words.txt` | short lists: modals, articles, connectors of names … |
//! | `connectives.txt` | turns of phrase that join and say nothing |
//! | `values.txt` | numerals, months, units, references, deadlines |
//! | `lexicon.yaml` | cues of force, negation, scope, conditions |
//! | `grammar.rs` | what the forms of its words say |
//!
//! Every file but `mod.rs` may be missing.

pub(crate) mod abbreviations;
pub(crate) mod asides;
mod de;
mod en;
mod es;
mod fr;
pub(crate) mod grammar;
pub(crate) mod headings;
mod it;
mod nl;
mod others;
mod pl;
mod pt;
pub(crate) mod recognition;
pub(crate) mod script;
pub(crate) mod stems;
pub(crate) mod stock;
pub(crate) mod stop_words;
pub(crate) mod tag;
pub(crate) mod words;

use std::sync::OnceLock;

use rust_stemmers::Algorithm;

use grammar::Grammar;
use stems::Spelling;
pub(crate) use stems::Stems;
pub(crate) use stop_words::StopWords;
pub use tag::is_code;

/// The languages that have a folder.
pub(crate) const LANGUAGES: &[&Language] = &[
    &en::LANGUAGE,
    &fr::LANGUAGE,
    &de::LANGUAGE,
    &es::LANGUAGE,
    &it::LANGUAGE,
    &nl::LANGUAGE,
    &pl::LANGUAGE,
    &pt::LANGUAGE,
];

/// What is known of a language. Text stands as in its file, and is empty where there is none.
pub(crate) struct Language {
    /// Its code in ISO 639-1.
    pub code: &'static str,
    /// Its name in English.
    pub name: &'static str,
    /// What takes the endings off its words.
    pub stemmer: Option<Algorithm>,
    /// Words that are spelled in more than one way.
    pub spelling: Option<&'static dyn Spelling>,
    /// Words without content; see [`stop_words`].
    pub stop_words: &'static str,
    /// Abbreviations, and the words that begin sentences; see [`abbreviations`].
    pub abbreviations: &'static str,
    /// What begins an aside; see [`asides`].
    pub asides: &'static str,
    /// What a heading does that governs what stands below it; see [`headings`].
    pub headings: &'static str,
    /// Short lists of words; see [`words::lists`].
    pub words: &'static str,
    /// Turns of phrase that join and say nothing of the matter; see [`stock`].
    pub connectives: &'static str,
    /// The words of figures, dates, periods and references.
    pub values: Option<&'static str>,
    /// The cues of its lexicon, as YAML.
    pub lexicon: Option<&'static str>,
    /// The regular forms of a verb that the lexicon gives in its base form; of a phrase, its first word is the verb.
    pub verb_forms: Option<fn(&str) -> Vec<String>>,
    /// What the forms of its words say.
    pub grammar: Option<&'static dyn Grammar>,
    /// How it is written.
    pub habits: &'static [Habit],
}

/// A habit of writing that bears on where sentences end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Habit {
    /// Nouns have a capital, and ordinals a full stop: `5. März`, `2. Absatz`.
    CapitalNouns,
    /// Ordinals in Roman numerals have a full stop: `XIX. Jahrhundert`, `II. Rákóczi`.
    RomanOrdinals,
    /// `r`, `l` can be the vowel of a syllable, so that a word without vowels is no abbreviation.
    SyllabicConsonants,
    /// The question mark looks like a semicolon.
    SemicolonAsks,
}

impl Language {
    /// A language of which nothing is known.
    const UNKNOWN: Self = Self {
        code: "",
        name: "",
        stemmer: None,
        spelling: None,
        stop_words: "",
        abbreviations: "",
        asides: "",
        headings: "",
        words: "",
        connectives: "",
        values: None,
        lexicon: None,
        verb_forms: None,
        grammar: None,
        habits: &[],
    };

    /// The language of a tag (`en`, `en-GB`), if anything is known of it.
    pub fn of(tag: &str) -> Option<&'static Self> {
        let code = tag::primary(tag);
        let named = |language: &&'static Self| language.code.eq_ignore_ascii_case(code);
        LANGUAGES.iter().copied().find(named).or_else(|| others::LANGUAGES.iter().find(named))
    }

    /// Whether it is written so.
    pub fn has(&self, habit: Habit) -> bool {
        self.habits.contains(&habit)
    }
}

impl std::fmt::Debug for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Language").field(&self.code).finish()
    }
}

/// What is made of the data of a language when it is first asked for.
pub(crate) struct PerLanguage<T>([OnceLock<T>; LANGUAGES.len()]);

impl<T> PerLanguage<T> {
    /// Nothing was made yet.
    pub const fn new() -> Self {
        Self([const { OnceLock::new() }; LANGUAGES.len()])
    }

    /// What was made for a language; none for one without a folder.
    pub fn get(&self, language: &Language, make: impl FnOnce() -> T) -> Option<&T> {
        let at = LANGUAGES.iter().position(|known| known.code == language.code)?;
        Some(self.0[at].get_or_init(make))
    }
}

/// The lines of a data file without empty ones and comments.
pub(crate) fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_found_by_its_code_alone() {
        for language in LANGUAGES.iter().copied().chain(others::LANGUAGES) {
            assert!(is_code(language.code), "{language:?}");
            let found = Language::of(&format!("{}-XX", language.code.to_uppercase()));
            assert!(found.is_some_and(|found| std::ptr::eq(found, language)), "{language:?} stands twice");
        }
        assert!(Language::of("").is_none() && Language::of("xq").is_none());
    }
}
