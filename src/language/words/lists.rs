//! Short lists of words from the `words.txt` of each language: the name of a list, a colon, its folded words.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::language::{LANGUAGES, Language, lines};

/// A list that stands in the file of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum List {
    /// Verbs that say with what force the actor acts; the actor stands before them.
    Modals,
    /// Words so light that two changes beside one read as a single change.
    Light,
    /// Words that begin a sentence and no name.
    Openers,
    /// Words that end no title, for what ends in them goes on.
    OpenEnds,
    /// Words in lower case that may stand inside a name.
    InsideNames,
    /// Conjunctions that announce the last item of a list; a choice is substance and none of them.
    LastItem,
    /// Words that take the main clause up again after the comma of an aside. An item of a list has none before it.
    Resumes,
    /// Words that point at the list below the sentence they stand in.
    Points,
}

impl List {
    const NAMES: [(Self, &'static str); 8] = [
        (Self::Modals, "modals"),
        (Self::Light, "light"),
        (Self::Openers, "openers"),
        (Self::OpenEnds, "open ends"),
        (Self::InsideNames, "inside names"),
        (Self::LastItem, "last item"),
        (Self::Resumes, "resumes"),
        (Self::Points, "points"),
    ];

    /// The words of this list in one language.
    pub fn of(self, language: &Language) -> impl Iterator<Item = &'static str> {
        let name = Self::NAMES[self as usize].1;
        let list = lines(language.words).filter_map(|line| line.split_once(':'));
        list.filter(move |(known, _)| *known == name).flat_map(|(_, words)| words.split_whitespace())
    }

    /// Whether a word stands in this list of any language: for texts whose language nobody knows yet.
    pub fn has(self, word: &str) -> bool {
        static READ: [OnceLock<FxHashSet<&'static str>>; List::NAMES.len()] =
            [const { OnceLock::new() }; List::NAMES.len()];
        let read = || LANGUAGES.iter().flat_map(|language| self.of(language)).collect();
        READ[self as usize].get_or_init(read).contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_of_every_language_is_known() {
        for language in LANGUAGES {
            for line in lines(language.words) {
                let name = line.split_once(':').map(|(name, _)| name);
                assert!(List::NAMES.iter().any(|(_, known)| Some(*known) == name), "{language:?}: {line}");
            }
        }
        assert!(List::NAMES.iter().enumerate().all(|(k, (list, _))| *list as usize == k));
    }

    #[test]
    fn a_list_may_be_asked_without_a_language() {
        assert!(List::LastItem.has("und") && List::LastItem.has("and") && !List::LastItem.has("or"));
        assert!(List::OpenEnds.has("des") && !List::Openers.has("water"));
    }
}
