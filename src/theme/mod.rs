//! From statements to themes, with the evidence for each.
//!
//! With a taxonomy, [`assign`] gives every statement the themes its words speak for and [`Coverage`] counts what is
//! left over. Without one the sections are the themes: [`pair_sections`] makes one list of those of both versions.

mod asides;
mod assign;
mod built_in;
mod coverage;
mod file;
mod judge;
pub(crate) mod language;
mod matcher;
mod sections;
pub(crate) mod stop_words;
mod symbols;
mod synonyms;
mod taxonomy;
mod titles;
pub(crate) mod words;
mod worth;

pub(crate) use language::Stems;
pub(crate) use stop_words::{StopWords, language_by_function_words};
pub(crate) use words::{Word, fold, is_all_capitals, words};

pub use assign::{Assignments, Doubt, Evidence, Hit, Source, assign};
pub use built_in::{BUILT_IN, BuiltIn};
pub use coverage::{Coverage, ThemeCount};
pub use sections::{SectionTheme, SectionThemes, pair_sections};
pub use synonyms::{SynonymUsed, Synonyms};
pub use taxonomy::{KeyWord, Keyword, Taxonomy, Theme};
