//! What the versions themselves prove: their language, the terms that they define, the short forms that they introduce.

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::differ::wording::is_quote;
use crate::model::Version;

/// More words than that are a sentence, and no term.
const TERM: usize = 6;

/// Words that a term is not made of, at its head or alone.
const ARTICLES: [&str; 26] = [
    "a", "an", "any", "the", "this", "that", "these", "our", "we", "us", "you", "your", "it", "i", "my", "he", "she",
    "der", "die", "das", "ein", "eine", "le", "la", "les", "l",
];

/// What follows or leads in a term that is defined.
const DEFINES: [&str; 20] = [
    " means",
    " mean ",
    " refers to",
    " refer to",
    " is defined",
    " are defined",
    " has the meaning",
    " have the meaning",
    " shall mean",
    " stands for",
    " hereinafter",
    " bezeichnet",
    " bedeutet",
    " im sinne",
    " im folgenden",
    " nachfolgend",
    " désigne",
    " s'entend",
    "on entend par",
    " ci-après",
];

/// What an entry may rest on beside its own texts.
#[derive(Debug)]
pub(crate) struct Evidence<'a> {
    versions: Option<[&'a Version; 2]>,
    seen: OnceCell<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    /// The terms that are defined, in lower case, their words separated by spaces.
    terms: FxHashSet<String>,
    /// The long forms of a short form, in lower case.
    short_forms: FxHashMap<String, Vec<String>>,
}

impl<'a> Evidence<'a> {
    /// Looks into the versions on first use.
    pub(crate) fn new(old: &'a Version, new: &'a Version) -> Self {
        Self { versions: Some([old, new]), seen: OnceCell::new() }
    }

    /// What two texts say by themselves.
    pub(crate) fn none() -> Self {
        Self { versions: None, seen: OnceCell::new() }
    }

    /// The language of both versions, if it is one and known.
    pub(super) fn language(&self) -> Option<&'a str> {
        let [old, new] = self.versions?;
        old.language.as_deref().filter(|language| new.language.as_deref() == Some(language))
    }

    pub(super) fn is_german(&self) -> bool {
        let german = |version: &Version| version.language.as_deref() == Some("de");
        self.versions.is_some_and(|versions| versions.into_iter().any(german))
    }

    /// Whether a text is English: as both versions are, or else, where that is unknown, by its commonest words.
    pub(super) fn is_english(&self, text: &str) -> bool {
        match self.versions {
            Some([old, new]) if old.language.is_some() || new.language.is_some() => self.language() == Some("en"),
            _ => {
                // Words that no other language has: not `of`, `is`, `are` and `to`.
                let own = ["the", "and", "shall", "with"];
                text.split(' ').any(|word| own.contains(&word.to_lowercase().as_str()))
            }
        }
    }

    /// Whether the word at `at` of some words, in lower case, belongs to a term that either version defines. Without the
    /// versions any word may.
    pub(super) fn defines(&self, words: &[String], at: usize) -> bool {
        if self.versions.is_none() {
            return true;
        }
        let terms = &self.seen().terms;
        let starts = at.saturating_sub(TERM - 1)..=at;
        starts.into_iter().any(|from| {
            let ends = at + 1..=(from + TERM).min(words.len());
            ends.into_iter().any(|to| terms.contains(&words[from..to].join(" ")))
        })
    }

    /// Whether either version introduces a short form for these words, both in lower case: `European Union (EU)`.
    pub(super) fn introduces(&self, short: &str, long: &str) -> bool {
        self.seen().short_forms.get(short).is_some_and(|longs| longs.iter().any(|known| known == long))
    }

    fn seen(&self) -> &Seen {
        self.seen.get_or_init(|| {
            let mut seen = Seen::default();
            for statement in self.versions.iter().flatten().flat_map(|version| &version.statements) {
                if statement.text.contains(|c: char| c == '(' || is_quote(c)) || statement.text.len() < 400 {
                    seen.read(&statement.text);
                }
            }
            seen
        })
    }
}

impl Seen {
    fn read(&mut self, text: &str) {
        let lower = text.to_lowercase().replace('’', "'");
        let defines = DEFINES.iter().filter_map(|cue| lower.find(cue)).min();
        if let Some(at) = defines {
            self.term(lower.get(..at).unwrap_or_default());
        }
        let mut quoted = text.split(is_quote);
        let mut before = quoted.next().unwrap_or_default();
        for piece in quoted {
            if defines.is_some() || before.trim_end().ends_with('(') || is_introduced(before) {
                self.term(piece);
            }
            before = piece;
        }
        for (at, _) in text.match_indices('(') {
            let Some(inside) = text[at + 1..].split(')').next() else { continue };
            let inside = inside.trim_matches(|c: char| is_quote(c) || c == ' ');
            let shout = inside.chars().filter(|c| c.is_uppercase()).count();
            if (2..=10).contains(&inside.chars().count()) && shout >= 2 && inside.chars().all(char::is_alphanumeric) {
                self.short_form(inside, &text[..at]);
            }
        }
    }

    fn term(&mut self, term: &str) {
        let words: Vec<&str> = term.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let article = |word: &str| ARTICLES.contains(&word.to_lowercase().as_str());
        let words = &words[words.iter().take_while(|word| article(word)).count()..];
        if (1..=TERM).contains(&words.len()) {
            // A term is used in the plural as well.
            let term = words.join(" ").to_lowercase();
            match term.strip_suffix('s') {
                Some(singular) => self.terms.insert(singular.to_owned()),
                None => self.terms.insert(format!("{term}s")),
            };
            self.terms.insert(term);
        }
    }

    /// The words before a short form whose initials it is made of; small words between them may be left out of it.
    fn short_form(&mut self, short: &str, before: &str) {
        let words: Vec<&str> = before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let lower = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<String>();
        let mut letters: Vec<char> = lower(short).chars().collect();
        for (k, word) in words.iter().enumerate().rev().take(12) {
            let initial = word.chars().next().map(|c| c.to_lowercase().collect::<String>()).unwrap_or_default();
            if letters.last().is_some_and(|letter| initial == letter.to_string()) {
                letters.pop();
            } else if word.chars().count() > 4 || word.starts_with(char::is_uppercase) {
                return;
            }
            if letters.is_empty() {
                let long = words[k..].iter().map(|word| lower(word)).collect::<Vec<_>>().join(" ");
                self.short_forms.entry(lower(short)).or_default().push(long);
                return;
            }
        }
    }
}

/// `(the "Service")`, `(hereinafter "Service")`, `(im Folgenden „Dienst")`.
fn is_introduced(before: &str) -> bool {
    before.rsplit_once('(').is_some_and(|(_, inside)| !inside.contains(')') && inside.split_whitespace().count() < 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Seen {
        let mut seen = Seen::default();
        seen.read(text);
        seen
    }

    #[test]
    fn terms_are_known_by_their_definitions() {
        for (text, term) in [
            ("“Service” means the ferry.", "service"),
            ("Personal data means what names a person.", "personal data"),
            ("The operator (the \"Carrier\") runs the ferry.", "carrier"),
            ("„Dienst“ bezeichnet die Fähre.", "dienst"),
            ("« Navire » désigne le bac.", "navire"),
        ] {
            assert!(seen(text).terms.contains(term), "{text}");
        }
        assert!(seen("The ferry runs “daily” in summer.").terms.is_empty());
    }

    #[test]
    fn a_short_form_is_introduced_beside_its_long_form() {
        let known = |text: &str, short: &str| seen(text).short_forms.get(short).cloned().unwrap_or_default();
        assert_eq!(known("The European Union (EU) acts.", "eu"), ["european union"]);
        assert_eq!(known("the Board of Harbour Masters (BHM) sits", "bhm"), ["board of harbour masters"]);
        assert!(known("The Council (EU) acts.", "eu").is_empty());
    }
}
