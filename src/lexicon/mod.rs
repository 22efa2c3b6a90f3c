//! The words that carry force, intensity, doubt, negation, scope and conditions: one YAML file per language.
//!
//! A lexicon is data. Each section of its file lists cues; a cue is a word or a phrase in lower case:
//!
//! | written | matches |
//! | --- | --- |
//! | `is committed to` | these words in this order |
//! | `is/are committed to` | one or the other word in this place |
//! | `strengthen*` | any word that begins so |
//! | `stellt .. sicher` | up to eight words in between, but no mark of punctuation |
//!
//! Case, hyphens and apostrophes do not count. Between the words of a cue of force adverbs may stand (`is fully
//! committed to`). English verbs of the sections `verbs` and `intensity` stand in their base form; their regular forms
//! are made.
//!
//! There are lexicons for English, French and German. [`Lexicon::extended`] puts cues of the user's own on top.

mod class;
mod file;
mod forms;
mod matcher;
mod words;

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::error::{Error, Result};
use crate::model::Force;
use crate::yaml;
// Some of this waits for the classes of signals that will read it.
#[allow(unused_imports)]
pub(crate) use class::{Class, Found, Intensity, Period, Scope, Section, starting_at};
use file::{Cue, File};
use matcher::Matcher;
#[allow(unused_imports)]
pub(crate) use words::{Gap, LowerWord, Words};

/// The built-in lexicons: language, name of the file for errors, text.
const BUILT_IN: [(&str, &str, &str); 3] = [
    ("en", "src/lexicon/en.yaml", include_str!("en.yaml")),
    ("fr", "src/lexicon/fr.yaml", include_str!("fr.yaml")),
    ("de", "src/lexicon/de.yaml", include_str!("de.yaml")),
];

/// The cues of one language.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    language: String,
    matcher: Matcher,
    adverbs: FxHashSet<Box<str>>,
}

impl Lexicon {
    /// The built-in lexicon of a language, by its ISO 639-1 code (`en`, `en-GB`). It is read on first use.
    pub fn for_language(code: &str) -> Option<&'static Self> {
        static READ: [OnceLock<Option<Lexicon>>; 3] = [OnceLock::new(), OnceLock::new(), OnceLock::new()];
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        let at = BUILT_IN.iter().position(|(language, ..)| language.eq_ignore_ascii_case(primary))?;
        let (_, path, text) = BUILT_IN[at];
        // A test holds the built-in files to the rules, so that there is always one.
        READ[at].get_or_init(|| Self::read(&[(path, text)]).ok()).as_ref()
    }

    /// A lexicon of the user's own, put on top of the built-in one of its language if there is one. A cue that both
    /// have in one section counts as the user's file says.
    ///
    /// # Errors
    /// With file and line if the YAML has an unknown field, an empty cue or a cue at two levels, or says no language.
    pub fn extended(path: &str, text: &str) -> Result<Self> {
        let own: File = yaml::from_str(path, text)?;
        let Some(language) = own.language.as_deref().map(str::trim).filter(|code| !code.is_empty()) else {
            return Err(Error::new("the lexicon does not say its language")
                .in_file(path)
                .mend("write `language: en`, or another code of ISO 639-1"));
        };
        match BUILT_IN.iter().find(|(known, ..)| known.eq_ignore_ascii_case(language)) {
            Some((_, base, built_in)) => Self::read(&[(path, text), (base, built_in)]),
            None => Self::read(&[(path, text)]),
        }
    }

    /// The language as an ISO 639-1 code.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The cues in a text, in order of their beginning.
    pub(crate) fn find(&self, words: &Words<'_>) -> Vec<Found> {
        self.matcher.find(words, |word| self.is_adverb(word))
    }

    /// Whether a word is an adverb that may stand inside a verb group.
    pub(crate) fn is_adverb(&self, word: &str) -> bool {
        self.adverbs.contains(word)
            || (self.language == "en"
                && word.len() > 4
                && word.ends_with("ly")
                && !matches!(word, "apply" | "supply" | "reply" | "comply" | "imply" | "multiply" | "family"))
            || (self.language == "fr" && word.len() > 6 && word.ends_with("ment") && !word.ends_with("ement"))
    }

    /// Reads files, the one that counts first. Later files give way where a cue stands in the same section.
    fn read(files: &[(&str, &str)]) -> Result<Self> {
        let mut lexicon = Self::default();
        let mut taken: FxHashMap<(Section, String), (Class, usize, u64)> = FxHashMap::default();
        for (number, (path, text)) in files.iter().enumerate() {
            let file: File = yaml::from_str(path, text)?;
            if number == 0 {
                lexicon.language = file.language.clone().unwrap_or_default().trim().to_ascii_lowercase();
            }
            class::each_cue(&file, &mut |class, cue| {
                lexicon.add(class, cue, number, &mut taken).map_err(|error| at(error, cue).in_file(*path))
            })
            .map_err(|error| error.in_file(*path))?;
        }
        Ok(lexicon)
    }

    fn add(
        &mut self,
        class: Class,
        cue: &Cue,
        file: usize,
        taken: &mut FxHashMap<(Section, String), (Class, usize, u64)>,
    ) -> Result<()> {
        let text = cue.value.as_deref().map(str::trim).unwrap_or_default();
        if text.is_empty() {
            return Err(Error::new("the cue is empty").mend("write a word, or take the line out"));
        }
        let lower = text.to_lowercase();
        let line = cue.referenced.line();
        let key = (class.section(), lower.clone());
        match taken.get(&key) {
            Some(&(_, before, _)) if before != file => return Ok(()),
            Some(&(first, _, first_line)) => {
                let place = if first == class {
                    "twice".to_owned()
                } else {
                    format!("at two levels, {} and {}", first.name(), class.name())
                };
                return Err(Error::new(format!("the cue `{text}` stands {place}"))
                    .mend(format!("it stands on line {first_line} already; take one of them out")));
            }
            None => {}
        }
        taken.insert(key, (class, file, line));
        if class == Class::Adverb {
            self.adverbs.insert(lower.into_boxed_str());
            return Ok(());
        }
        let english_verb = self.language == "en" && class.is_verb();
        let forms = if english_verb { forms::of(&lower) } else { vec![lower] };
        forms.iter().try_for_each(|form| self.matcher.add(form, class)).map_err(|problem| {
            Error::new(problem)
                .mend("a cue is words, `a/b`, `stem*` with three letters or more, and `..` between words")
        })
    }
}

fn at(error: Error, cue: &Cue) -> Error {
    match cue.referenced.line() as usize {
        0 => error,
        line => error.at(line, Some(cue.referenced.column() as usize)),
    }
}

/// The level of force that a class stands for.
impl Class {
    #[allow(dead_code)]
    /// The level, if it is one of force.
    pub(crate) fn force(self) -> Option<Force> {
        match self {
            Self::Force(force) => Some(force),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
