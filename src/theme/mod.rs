//! From statements to themes, with the evidence for each.

mod assign;
mod coverage;
mod file;
mod language;
mod matcher;
mod nearest;
mod sections;
mod stop_words;
mod taxonomy;
mod words;

pub use assign::{Assignments, Evidence, Hit, Source, assign};
pub use coverage::{Coverage, ThemeCount};
pub use sections::{SectionTheme, SectionThemes, pair_sections};
pub use taxonomy::{KeyWord, Keyword, Taxonomy, Theme};
#[cfg(test)]
