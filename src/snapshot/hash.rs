//! What a statement is known by in a snapshot: its text, what governs it and, where its text is not the only one of its
//! kind, its place.

use std::collections::HashSet;
use std::fmt;
use std::iter;

use rustc_hash::FxHashMap;

use crate::differ::{form, governor_form};
use crate::model::{Governor, GovernorKind, Lines, Statement, Version};
use crate::normalizer::id::digest;

/// Before the hash of what governs a statement, and before that of its place.
const UNDER: char = '+';
const AT: char = '@';

/// What a statement is known by: `TEXT`, `TEXT+GOVERNORS`, `TEXT@PLACE` or `TEXT+GOVERNORS@PLACE`, each a hash.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct StatementHash {
    /// Of its text but for quotes, dashes and spaces, as for telling unchanged statements.
    pub text: String,
    /// Of what governs it; none if nothing does.
    pub governors: Option<String>,
    /// Of the headings over it; none if its text stands once in its version.
    pub place: Option<String>,
}

impl StatementHash {
    /// Reads it as it is shown.
    pub fn parse(shown: &str) -> Self {
        let (rest, place) = shown.split_once(AT).map_or((shown, None), |(rest, place)| (rest, Some(place)));
        let (text, governors) = rest.split_once(UNDER).map_or((rest, None), |(text, under)| (text, Some(under)));
        Self { text: text.to_owned(), governors: governors.map(str::to_owned), place: place.map(str::to_owned) }
    }

    /// The same wherever it stands.
    pub(super) fn anywhere(&self) -> Self {
        Self { place: None, ..self.clone() }
    }

    /// Whether both are of one text, and not of two that stand apart.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        self.text == other.text && (self.place == other.place || self.place.is_none() || other.place.is_none())
    }
}

impl fmt::Display for StatementHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)?;
        self.governors.iter().try_for_each(|governors| write!(f, "{UNDER}{governors}"))?;
        self.place.iter().try_for_each(|place| write!(f, "{AT}{place}"))
    }
}

/// The hashes of the statements of a version.
pub(super) struct Hashes<'a> {
    version: &'a Version,
    texts: Vec<String>,
    /// How often each text stands there; that of a cell under the same heads.
    times: FxHashMap<String, usize>,
}

impl<'a> Hashes<'a> {
    pub fn of(version: &'a Version) -> Self {
        let texts: Vec<String> = version.statements.iter().map(|statement| digest(&form(statement))).collect();
        let mut times = FxHashMap::default();
        for (statement, text) in version.statements.iter().zip(&texts) {
            *times.entry(kind_of_text(statement, text)).or_default() += 1;
        }
        Self { version, texts, times }
    }

    /// The hash of the text of a statement alone.
    pub fn text(&self, k: usize) -> &str {
        &self.texts[k]
    }

    /// The hash of a statement, with its place if its text stands more than once.
    pub fn hash(&self, k: usize) -> StatementHash {
        if self.is_repeated(k) { self.placed(k) } else { self.placed(k).anywhere() }
    }

    /// The lines of the first statement that one of these hashes is of.
    pub fn lines_of(&self, wanted: &[StatementHash]) -> Option<Lines> {
        let is_wanted = |k: &usize| {
            let of_text = |wanted: &&StatementHash| wanted.text == self.texts[*k];
            wanted.iter().filter(of_text).any(|wanted| wanted.may_be(&self.placed(*k)))
        };
        let found = (0..self.texts.len()).find(is_wanted)?;
        self.version.statements[found].origin.lines()
    }

    fn is_repeated(&self, k: usize) -> bool {
        let kind = kind_of_text(&self.version.statements[k], &self.texts[k]);
        self.times.get(&kind).is_some_and(|times| *times > 1)
    }

    /// Whether what governs a statement is one of several that say the same (`Exceptions`, `The following apply:`).
    pub fn is_under_a_repeated(&self, k: usize) -> bool {
        let governors = self.version.statements[k].governors.iter();
        governors.filter_map(|governor| governor.statement).any(|governor| self.is_repeated(governor))
    }

    /// The hash of a statement, with its place.
    pub fn placed(&self, k: usize) -> StatementHash {
        let statement = &self.version.statements[k];
        StatementHash {
            text: self.texts[k].clone(),
            governors: governors(statement),
            place: Some(place(self.version, statement)),
        }
    }
}

/// What a text has to be the only one of, not to be known by its place: the same short text stands in many cells, each of
/// which has its place under its heads.
fn kind_of_text(statement: &Statement, text: &str) -> String {
    let heads = statement.governors.iter().filter(|governor| !governor.kind.is_statement());
    iter::once(text.to_owned()).chain(heads.map(contribution)).collect::<Vec<_>>().join("\n")
}

/// The hash of what governs a statement, outermost first.
fn governors(statement: &Statement) -> Option<String> {
    let all: Vec<String> = statement.governors.iter().map(contribution).collect();
    (!all.is_empty()).then(|| digest(&all.join("\n")))
}

/// What a governor adds to what a statement is known by. This is the one place that decides it.
fn contribution(governor: &Governor) -> String {
    let form = governor_form(governor);
    match governor.kind {
        // A heading that forbids and a sentence that does say the same.
        GovernorKind::Heading | GovernorKind::LeadIn => form,
        kind => format!("{}: {form}", kind.name()),
    }
}

/// The hash of the headings over a statement, without their numbers and without the title of the whole.
fn place(version: &Version, statement: &Statement) -> String {
    let titles = path(version, statement.section).into_iter().map(|section| version.sections[section].title.as_str());
    let titles = titles.filter(|&title| !title.is_empty() && version.title.as_deref() != Some(title));
    digest(&titles.map(form_of_title).collect::<Vec<_>>().join("\n"))
}

fn form_of_title(title: &str) -> String {
    governor_form(&Governor::known_by(GovernorKind::Heading, title))
}

/// The sections that a statement stands in, outermost first. A title over the whole says nothing of the place, and may
/// carry the year.
pub(super) fn path(version: &Version, section: Option<usize>) -> Vec<usize> {
    let mut path: Vec<usize> = iter::successors(section, |&section| version.sections[section].parent).collect();
    path.reverse();
    let is_title = |section: &usize| version.title.as_deref() == Some(version.sections[*section].name());
    if path.len() > 1 && path.first().is_some_and(is_title) {
        path.remove(0);
    }
    path
}

/// What a baseline says: every statement of it, by what it is known by.
#[derive(Debug, Clone, Default)]
pub struct Baseline {
    hashes: HashSet<StatementHash>,
    texts: HashSet<String>,
}

impl Baseline {
    /// The statements of a version.
    pub fn of(version: &Version) -> Self {
        let hashes = Hashes::of(version);
        let both = |k| {
            let placed = hashes.placed(k);
            [placed.anywhere(), placed]
        };
        Self {
            hashes: (0..version.statements.len()).flat_map(both).collect(),
            texts: hashes.texts.iter().cloned().collect(),
        }
    }

    /// Whether it has the statement: in its place, or in any if it has none.
    pub(super) fn has(&self, hash: &StatementHash) -> bool {
        self.hashes.contains(hash)
    }

    /// Whether it has a statement of this text.
    pub(super) fn has_text(&self, hash: &StatementHash) -> bool {
        self.texts.contains(&hash.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_read_as_they_are_shown() {
        let some = |text: &str| Some(text.to_owned());
        for (shown, governors, place) in
            [("a", None, None), ("a+b", some("b"), None), ("a@c", None, some("c")), ("a+b@c", some("b"), some("c"))]
        {
            let hash = StatementHash { text: "a".to_owned(), governors, place };
            assert_eq!(StatementHash::parse(shown), hash);
            assert_eq!(hash.to_string(), shown);
        }
    }

    #[test]
    fn hashes_stay_as_they_are_in_files_out_there() {
        let text = "Staff shall return the equipment within 30 days of the end of their remote work.";
        assert_eq!(digest(&crate::differ::canonical(text)), "jf4w7trp6vrs6");
    }
}
