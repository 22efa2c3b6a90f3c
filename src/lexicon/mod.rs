//! The words that carry force, intensity, doubt, negation, scope and conditions: `lexicon.yaml` of each language.
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
mod matcher;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::error::{Error, Result};
use crate::language::grammar::{Grammar, NoGrammar};
pub(crate) use crate::language::words::clauses::{Gap, Words};
use crate::language::{LANGUAGES, Language, PerLanguage};
use crate::yaml::{self, at};
pub(crate) use class::{Class, Found, Intensity, Scope, Section, starting_at};
use file::{Cue, File};
use matcher::Matcher;

/// The cues of one language.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    language: String,
    /// What is known of it beside these cues.
    known: Option<&'static Language>,
    matcher: Matcher,
    adverbs: FxHashSet<Box<str>>,
    /// Syllables that turn a word into its opposite.
    prefixes: Vec<Box<str>>,
    /// Words that name nothing by themselves.
    plain_names: FxHashSet<Box<str>>,
    /// Nouns whose name goes on behind a preposition.
    name_heads: FxHashSet<Box<str>>,
    /// Names by the thing they name.
    same_names: FxHashMap<Box<str>, u32>,
    /// Words that only hold a sentence together.
    function_words: FxHashSet<Box<str>>,
}

impl Lexicon {
    /// The languages that have a lexicon, by their codes in ISO 639-1.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        LANGUAGES.iter().filter(|language| language.lexicon.is_some()).map(|language| language.code)
    }

    /// The built-in lexicon of a language, by its ISO 639-1 code (`en`, `en-GB`). It is read on first use.
    pub fn for_language(code: &str) -> Option<&'static Self> {
        static READ: PerLanguage<Option<Lexicon>> = PerLanguage::new();
        let language = Language::of(code)?;
        let text = language.lexicon?;
        // A test holds the built-in files to the rules, so that there is always one.
        READ.get(language, || Self::read(&[(&built_in_path(language), text)]).ok())?.as_ref()
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
                .help("write `language: en`, or another code of ISO 639-1"));
        };
        if language.len() != 2 || !language.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Err(Error::new(format!("`{language}` is not a language code of ISO 639-1"))
                .in_file(path)
                .help("write two small letters, such as `language: en`"));
        }
        match Language::of(language).and_then(|known| known.lexicon.map(|built_in| (built_in_path(known), built_in))) {
            Some((base, built_in)) => Self::read(&[(path, text), (&base, built_in)]),
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

    /// The grammar of its language.
    pub(crate) fn grammar(&self) -> &'static dyn Grammar {
        self.known.and_then(|language| language.grammar).unwrap_or(&NoGrammar)
    }

    /// Whether a word is an adverb that may stand inside a verb group.
    pub(crate) fn is_adverb(&self, word: &str) -> bool {
        self.adverbs.contains(word) || self.grammar().is_adverb(word)
    }

    fn add_names(&mut self, names: &file::Names) {
        let written = |cue: &Cue| cue.value.as_deref().map(|name| Box::<str>::from(name.trim().to_lowercase()));
        self.plain_names.extend(names.plain.iter().filter_map(written));
        self.name_heads.extend(names.heads.iter().filter_map(written));
        for row in &names.same {
            let thing = self.same_names.len() as u32;
            for name in row.iter().filter_map(written) {
                self.same_names.entry(name).or_insert(thing);
            }
        }
    }

    /// Whether a word with a capital names nothing by itself.
    pub(crate) fn is_plain_name(&self, word: &str) -> bool {
        self.plain_names.contains(word)
    }

    /// Whether a name that ends with this word may go on behind a preposition.
    pub(crate) fn is_name_head(&self, word: &str) -> bool {
        self.name_heads.contains(word)
    }

    /// Whether a word only holds a sentence together.
    pub(crate) fn is_function_word(&self, word: &str) -> bool {
        self.function_words.contains(word)
    }

    /// Whether two names, in lower case, are listed as names of one thing.
    pub(crate) fn same_name(&self, a: &str, b: &str) -> bool {
        let thing = self.same_names.get(a);
        thing.is_some() && thing == self.same_names.get(b)
    }

    /// Whether a word is the opposite of another by its prefix (`unlawful` of `lawful`).
    ///
    /// A prefix of two letters other than `un` begins many words that are no opposites (`form`, `inform`): it counts
    /// before a long word with the ending of an adjective or a noun made of one.
    pub(crate) fn is_opposite(&self, word: &str, opposite: &str) -> bool {
        const ENDINGS: [&str; 26] = [
            "ble", "id", "ous", "ent", "ant", "al", "ive", "ate", "ed", "ly", "ar", "ity", "ance", "ence", "ency",
            "ct", "ful", "ite", "el", "elle", "ier", "if", "ig", "lich", "isch", "bel",
        ];
        if word.len() < 4 || opposite.len() <= word.len() {
            return false;
        }
        self.prefixes.iter().any(|prefix| {
            let opposed = opposite.strip_prefix(&**prefix).is_some_and(|stem| stem == word);
            opposed
                && (prefix.starts_with("un") || (&**prefix) == "non" || ENDINGS.iter().any(|end| word.ends_with(end)))
        })
    }

    /// Reads files, the one that counts first. Later files give way where a cue stands in the same section.
    fn read(files: &[(&str, &str)]) -> Result<Self> {
        let mut lexicon = Self::default();
        let mut taken: FxHashMap<(Section, String), (Class, usize, u64)> = FxHashMap::default();
        let mut groups = 0;
        for (number, (path, text)) in files.iter().enumerate() {
            let file: File = yaml::from_str(path, text)?;
            if number == 0 {
                lexicon.language = file.language.clone().unwrap_or_default().trim().to_ascii_lowercase();
                lexicon.known = Language::of(&lexicon.language);
            }
            let prefixes = file.negation.prefixes.iter().filter_map(|cue| cue.value.as_deref().map(str::trim));
            lexicon.prefixes.extend(prefixes.filter(|prefix| !prefix.is_empty()).map(Box::from));
            lexicon.add_names(&file.names);
            class::each_cue(&file, groups, &mut |class, cue| {
                lexicon.add(class, cue, number, &mut taken).map_err(|error| at(error, cue).in_file(*path))
            })
            .map_err(|error| error.in_file(*path))?;
            let rows = file.terms.len().max(file.negation.opposites.len());
            groups = groups.saturating_add(u16::try_from(rows).unwrap_or(u16::MAX));
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
            return Err(Error::new("the cue is empty").help("write a word, or remove the line"));
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
                    .help(format!("it is already on line {first_line}; remove one of them")));
            }
            None => {}
        }
        taken.insert(key, (class, file, line));
        if matches!(class.section(), Section::Grammar(_)) || matches!(class, Class::Condition | Class::Scope(_)) {
            self.function_words.insert(lower.as_str().into());
        }
        if class == Class::Adverb {
            self.adverbs.insert(lower.into_boxed_str());
            return Ok(());
        }
        let verb_forms = self.known.and_then(|language| language.verb_forms).filter(|_| class.is_verb());
        let forms = verb_forms.map_or_else(|| vec![lower.clone()], |forms| forms(&lower));
        forms.iter().try_for_each(|form| self.matcher.add(form, class)).map_err(|problem| {
            Error::new(problem)
                .help("a cue is words, `a/b`, `stem*` with three letters or more, and `..` between words")
        })
    }
}

/// Where the built-in lexicon of a language stands.
fn built_in_path(language: &Language) -> String {
    format!("src/language/{}/lexicon.yaml", language.code)
}

#[cfg(test)]
mod tests;
