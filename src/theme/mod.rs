//! From statements to themes, with the evidence for each.
//!
//! With a taxonomy, [`assign`] gives every statement the themes its words speak for and [`Coverage`] counts what is
//! left over. Without one the sections are the themes: [`pair_sections`] makes one list of those of both versions.

mod assign;
mod coverage;
mod file;
mod language;
mod matcher;
mod sections;
mod stop_words;
mod symbols;
mod taxonomy;
mod titles;
mod words;
mod worth;

pub use assign::{Assignments, Evidence, Hit, Source, assign};
pub use coverage::{Coverage, ThemeCount};
pub use sections::{SectionTheme, SectionThemes, pair_sections};
pub use taxonomy::{KeyWord, Keyword, Taxonomy, Theme};
