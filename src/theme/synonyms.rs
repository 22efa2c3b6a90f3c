//! Names that count as one: synonyms, and successors that took the place of what an older text names.
//!
//! ```yaml
//! synonyms:
//!   - illegal migration = irregular migration
//!   - PCA > EPCA                # the new name took the place of the old one
//!   - Tempus > Erasmus+
//! ```
//!
//! A file of its own has this list and nothing else; in a taxonomy it stands beside `themes:`. Case does not matter,
//! and a plural `s` of the last word neither. Names that are equal by way of a third are equal.

mod rules;

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::error::Result;
use crate::language::words::keywords::{Word, fold, words};
use crate::yaml::{self, Spanned};

/// Names that count as one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Synonyms {
    names: Vec<Name>,
    /// The names that begin with a folded word.
    by_first: FxHashMap<String, Vec<usize>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Name {
    /// As the file has it.
    text: String,
    /// Its folded words.
    words: Vec<String>,
    /// The name that stands for all that are equal to it.
    canonical: usize,
}

/// A synonym that two texts were found equal by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SynonymUsed {
    /// As the old text has it.
    pub old: String,
    /// As the new text has it.
    pub new: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    synonyms: Vec<Spanned<String>>,
}

/// The folded words of a name: two names with the same ones are one.
fn folded(name: &str) -> Vec<String> {
    words(name).map(|word| fold(word.text).into_owned()).collect()
}

impl Synonyms {
    /// Reads a file of synonyms.
    ///
    /// # Errors
    /// With file and line if it is no such file, a side is empty, two rules contradict one another, or successors run
    /// in a circle.
    ///
    /// # Examples
    /// ```
    /// use redraft::theme::Synonyms;
    ///
    /// let synonyms = Synonyms::parse("names.yaml", "synonyms:\n  - Tempus > Erasmus+\n")?;
    /// assert!(synonyms.same("TEMPUS", "Erasmus+"));
    /// assert!(!synonyms.same("Tempus", "Horizon"));
    /// # Ok::<(), redraft::Error>(())
    /// ```
    pub fn parse(path: &str, text: &str) -> Result<Self> {
        let file: File = yaml::from_str(path, text)?;
        Self::from_rules(&file.synonyms).map_err(|error| error.in_file(path))
    }

    /// Makes sense of the rules, each where it stands in its file.
    pub(super) fn from_rules(rules: &[Spanned<String>]) -> Result<Self> {
        Ok(Self::of(rules::read(rules)?))
    }

    fn of(names: Vec<Name>) -> Self {
        let mut by_first: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (k, name) in names.iter().enumerate() {
            if let Some(first) = name.words.first() {
                by_first.entry(first.clone()).or_default().push(k);
            }
        }
        Self { names, by_first }
    }

    /// True if there is none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// These and the others. Names that both lists know are joined.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        let mut place = Vec::with_capacity(other.names.len());
        for name in &other.names {
            let known = self.names.iter().position(|own| own.words == name.words);
            place.push(known.unwrap_or_else(|| {
                self.names.push(Name { canonical: self.names.len(), ..name.clone() });
                self.names.len() - 1
            }));
        }
        for (k, name) in other.names.iter().enumerate() {
            let (from, to) = (self.names[place[k]].canonical, self.names[place[name.canonical]].canonical);
            for own in &mut self.names {
                if own.canonical == from {
                    own.canonical = to;
                }
            }
        }
        Self::of(self.names)
    }

    /// Whether two names are the same one, by their words or by these lists.
    pub fn same(&self, one: &str, other: &str) -> bool {
        let (one, other) = (self.canonical(one), self.canonical(other));
        one == other || folded(&one) == folded(&other)
    }

    /// The name that stands for this one and all that are equal to it; itself if it is not listed.
    pub fn canonical<'n>(&'n self, name: &'n str) -> Cow<'n, str> {
        let list: Vec<Word<'_>> = words(name).collect();
        match self.at(&list, 0) {
            Some((k, length)) if length == list.len() => self.names[self.names[k].canonical].text.as_str().into(),
            _ => name.into(),
        }
    }

    /// The text with every listed name in its canonical form.
    pub(crate) fn rewrite<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.is_empty() {
            return text.into();
        }
        let mut out = String::new();
        let mut copied = 0;
        for (k, range) in self.found(text) {
            out.push_str(&text[copied..range.start]);
            out.push_str(&self.names[self.names[k].canonical].text);
            copied = range.end;
        }
        if copied == 0 {
            return text.into();
        }
        out.push_str(&text[copied..]);
        out.into()
    }

    /// The names by which the two texts are equal although they are written otherwise, in the order of the old text.
    pub fn used(&self, old: &str, new: &str) -> Vec<SynonymUsed> {
        if self.is_empty() {
            return Vec::new();
        }
        let (old_found, new_found) = (self.found(old), self.found(new));
        let mut used: Vec<SynonymUsed> = Vec::new();
        for (k, range) in &old_found {
            let own = &self.names[*k];
            // A name that the other text has as it stands needs no synonym.
            if new_found.iter().any(|(l, _)| self.names[*l].words == own.words) {
                continue;
            }
            let other = new_found.iter().find(|(l, _)| self.names[*l].canonical == own.canonical);
            if let Some((_, other)) = other {
                let pair = SynonymUsed { old: old[range.clone()].to_owned(), new: new[other.clone()].to_owned() };
                if !used.contains(&pair) {
                    used.push(pair);
                }
            }
        }
        used
    }

    /// The listed names of a text and where they stand, the longest where several begin.
    fn found(&self, text: &str) -> Vec<(usize, std::ops::Range<usize>)> {
        let list: Vec<Word<'_>> = words(text).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < list.len() {
            match self.at(&list, at) {
                Some((k, length)) => {
                    found.push((k, list[at].start..list[at + length - 1].end()));
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    /// The longest name that begins at a word, and how many words it has.
    fn at(&self, list: &[Word<'_>], at: usize) -> Option<(usize, usize)> {
        let first = fold(list.get(at)?.text);
        let singular = first.strip_suffix('s').unwrap_or(&first);
        let candidates = [first.as_ref(), singular];
        let candidates = candidates.iter().flat_map(|first| self.by_first.get(*first)).flatten();
        let fits = |k: &&usize| {
            let name = &self.names[**k].words;
            name.len() <= list.len() - at
                && name.iter().enumerate().all(|(n, word)| {
                    let found = fold(list[at + n].text);
                    found == word.as_str() || (n + 1 == name.len() && found.strip_suffix('s') == Some(word))
                })
        };
        let best = candidates.filter(fits).max_by_key(|k| (self.names[**k].words.len(), std::cmp::Reverse(**k)))?;
        Some((*best, self.names[*best].words.len()))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn synonyms(rules: &[&str]) -> Synonyms {
        let text = format!("synonyms:\n{}", rules.iter().map(|rule| format!("  - '{rule}'\n")).collect::<String>());
        Synonyms::parse("names.yaml", &text).unwrap()
    }

    #[test]
    fn names_are_the_same_in_either_direction_and_by_way_of_a_third() {
        let known = synonyms(&[
            "illegal migration = irregular migration",
            "PCA > EPCA",
            "Tempus > Erasmus+",
            "Erasmus Mundus > Erasmus+",
        ]);
        for (one, other, same) in [
            ("illegal migration", "Irregular migration", true),
            ("irregular migration", "illegal migration", true),
            ("PCAs", "EPCA", true),
            ("TEMPUS", "Erasmus Mundus", true),
            ("Erasmus+", "Erasmus+", true),
            ("migration", "illegal migration", false),
            ("unknown", "Unknown", true),
            ("unknown", "other", false),
            ("", "", true),
        ] {
            assert_eq!(known.same(one, other), same, "{one} / {other}");
        }
        assert_eq!(known.canonical("Tempus"), "Erasmus+");
    }

    #[test]
    fn texts_are_rewritten_and_what_was_used_is_told() {
        let known = synonyms(&["illegal migration = irregular migration", "migration = mobility"]);
        assert_eq!(
            known.rewrite("Fight illegal migration, not migration."),
            "Fight irregular migration, not mobility."
        );
        assert_eq!(known.rewrite("Élan"), "Élan");
        let used = known.used("Fight illegal migration.", "Prevent irregular migration.");
        assert_eq!(used, [SynonymUsed { old: "illegal migration".into(), new: "irregular migration".into() }]);
        assert!(known.used("illegal migration", "illegal migration and irregular migration").is_empty());
    }

    #[test]
    fn two_lists_are_joined() {
        let both = synonyms(&["a > b"]).and(&synonyms(&["b = c", "d = e"]));
        assert!(both.same("a", "c") && both.same("e", "d") && !both.same("a", "d"));
    }

    #[test]
    fn bad_rules_are_refused_with_their_line() {
        for (rules, line, problem) in [
            ("  - a b", 2, "neither `=` nor `>`"),
            ("  - a = b = c", 2, "more than one"),
            ("  - a =", 2, "no word"),
            ("  - '> b'", 2, "no word"),
            ("  - a = A", 2, "the same words"),
            ("  - a > b\n  - b > a", 3, "form a circle: a > b > a"),
            ("  - a > b\n  - x = y\n  - b > c\n  - c > a", 5, "form a circle"),
            ("  - a > b\n  - a = b", 3, "cannot be equal"),
            ("  - a > b\n  - a > c", 3, "second successor"),
        ] {
            let error = Synonyms::parse("names.yaml", &format!("synonyms:\n{rules}\n")).unwrap_err();
            assert_eq!(error.line(), Some(line), "{error}");
            assert!(error.to_string().contains(problem), "{error}");
        }
    }
}
