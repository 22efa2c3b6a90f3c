//! From statements to themes, with the evidence for each.
//!
//! With a taxonomy, [`assign`] gives every statement the themes its words speak for and [`Coverage`] counts what is
//! left over. Without one the sections are the themes: [`pair_sections`] makes one list of those of both versions.

mod assign;
mod built_in;
mod coverage;
mod evidence;
mod file;
mod general;
mod judge;
mod matcher;
mod sections;
mod symbols;
mod synonyms;
mod taxonomy;
mod titles;
mod worth;

pub use assign::{Assignments, assign, assign_decided};
pub use built_in::{BUILT_IN, BuiltIn};
pub use coverage::{Coverage, ThemeCount};
pub use evidence::{Doubt, Evidence, Hit, Source};
pub(crate) use general::subjects;
pub use sections::{SectionTheme, SectionThemes, pair_sections};
pub use synonyms::{SynonymUsed, Synonyms};
pub use taxonomy::{KeyWord, Keyword, Taxonomy, Theme};
