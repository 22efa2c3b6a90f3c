//! How much of a document the themes of a taxonomy cover, and what they miss.

use super::assign::Assignments;
use super::evidence::Source;
use super::taxonomy::Taxonomy;
use crate::language::Stems;
use crate::language::StopWords;
use crate::language::words::keywords::{fold, words};
use crate::model::Version;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// How many of the commonest words are listed.
const LISTED: usize = 15;

/// How much of a document has a theme. Headings are not counted: they are no statements of a policy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// All statements.
    pub statements: usize,
    /// Those with a theme.
    pub with_theme: usize,
    /// Those of them whose main theme only headings or neighbours speak for.
    pub weak: usize,
    /// Those of them whose main theme is not sure.
    pub doubtful: usize,
    /// Those of them whose themes the statement file gives.
    pub given: usize,
    /// Per theme of the taxonomy, in its order.
    pub themes: Vec<ThemeCount>,
    /// The commonest content words of statements without a theme, in their commonest spelling, with how often they
    /// stand there: what a missing theme may be about.
    pub common_words: Vec<(String, usize)>,
}

/// The statements of one theme, without those of its parts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ThemeCount {
    /// Statements that have it as their main theme.
    pub main: usize,
    /// Statements that have it at all.
    pub any: usize,
}

impl Coverage {
    /// Counts over the statements of a version.
    pub fn of(version: &Version, taxonomy: &Taxonomy, assignments: &Assignments) -> Self {
        let mut coverage = Self { themes: vec![ThemeCount::default(); taxonomy.themes.len()], ..Self::default() };
        let mut common = CommonWords::of(version.language.as_deref());
        for (k, statement) in version.statements.iter().enumerate() {
            if !statement.counts() {
                continue;
            }
            coverage.statements += 1;
            let hits = assignments.of(k);
            let Some(main) = hits.first() else {
                common.add(&statement.text);
                continue;
            };
            coverage.with_theme += 1;
            coverage.weak += usize::from(main.is_weak());
            coverage.doubtful += usize::from(assignments.doubt(k).is_some());
            coverage.given += usize::from(main.evidence.iter().any(|evidence| evidence.source == Source::Given));
            coverage.themes[main.theme].main += 1;
            for hit in hits {
                coverage.themes[hit.theme].any += 1;
            }
        }
        coverage.common_words = common.top();
        coverage
    }
}

/// Counts words as written; spellings with one stem come together in the end.
struct CommonWords<'v> {
    stems: Stems,
    stop_words: StopWords,
    counts: FxHashMap<&'v str, usize>,
}

impl<'v> CommonWords<'v> {
    fn of(language: Option<&str>) -> Self {
        Self { stems: Stems::of(language), stop_words: StopWords::of(language), counts: FxHashMap::default() }
    }

    fn add(&mut self, text: &'v str) {
        for word in words(text) {
            *self.counts.entry(word.text).or_default() += 1;
        }
    }

    fn top(self) -> Vec<(String, usize)> {
        /// A stem with its count and its commonest spelling, small letters before capitals.
        #[derive(Default)]
        struct Entry<'v> {
            count: usize,
            spelling: (usize, Reverse<&'v str>),
        }
        let mut entries: FxHashMap<String, Entry<'v>> = FxHashMap::default();
        for (&word, &count) in &self.counts {
            let folded = fold(word);
            // Shorter words are letters, elided articles and the like, except in scripts without spaces.
            let long = word.len() >= 3 && word.chars().any(char::is_alphabetic);
            if long && !self.stop_words.contains(&folded) {
                let entry = entries.entry(self.stems.stem(&folded).into_owned()).or_default();
                entry.count += count;
                let small = (count, word.starts_with(char::is_lowercase), Reverse(word));
                let best = (entry.spelling.0, entry.spelling.1.0.starts_with(char::is_lowercase), entry.spelling.1);
                if small > best {
                    entry.spelling = (count, Reverse(word));
                }
            }
        }
        let mut ranked: Vec<_> = entries.into_values().map(|entry| (entry.spelling.1.0, entry.count)).collect();
        ranked.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        ranked.into_iter().take(LISTED).map(|(word, count)| (word.to_owned(), count)).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::assign::assign;
    use super::*;
    use crate::model::Role;
    use crate::model::{Section, Statement};

    #[test]
    fn counts_statements_and_gathers_what_they_miss() {
        let text = "themes:\n- {id: tax, label: Tax, keywords: [tax]}\n- {id: land, label: Land, keywords: [land]}\n";
        let taxonomy = Taxonomy::parse("t.yaml", text).unwrap();
        let statement = |text: &str| Statement { text: text.into(), ..Statement::default() };
        let version = Version {
            language: Some("en".into()),
            sections: vec![Section { title: "Land".into(), ..Section::default() }],
            statements: vec![
                Statement { role: Role::Heading, ..statement("Land and bridges") },
                statement("A tax on land."),
                Statement { section: Some(0), ..statement("Nothing else.") },
                Statement { themes: vec!["tax".into()], ..statement("Given.") },
                statement("The bridge should be a bridge of bridges."),
                statement("Ferries and the Bridge, in 2030."),
            ],
            ..Version::default()
        };
        let coverage = Coverage::of(&version, &taxonomy, &assign(&version, &taxonomy).unwrap());
        let counts = (coverage.statements, coverage.with_theme, coverage.weak, coverage.given);
        assert_eq!(counts, (5, 3, 1, 1));
        assert_eq!(coverage.themes, [ThemeCount { main: 2, any: 2 }, ThemeCount { main: 1, any: 2 }]);
        assert_eq!(coverage.common_words, [("bridge".to_owned(), 4), ("Ferries".to_owned(), 1)]);
    }
}
