//! From statements to themes, with the evidence for each.

mod assign;
mod file;
mod language;
mod matcher;
mod nearest;
mod taxonomy;
mod words;

pub use assign::{Assignments, Evidence, Hit, Source, assign};
pub use taxonomy::{KeyWord, Keyword, Taxonomy, Theme};
#[cfg(test)]
