//! The grammar of a statement as far as a comparison needs it: who, how firmly, what, under which conditions.
//!
//! No parser: the cues of a [`Lexicon`](crate::lexicon::Lexicon) mark the verb groups, and commas, openers of clauses
//! and prepositions tell which group belongs to the main clause and where its subject stands. What cannot be determined is
//! left empty. What the forms of words say is asked of the grammar of the language.

mod clause;
mod group;
mod marks;
mod present;
mod statement;
mod subject;

pub(crate) use group::{Group, LONGEST, groups, main_group};
pub(crate) use present::is_present;
pub use statement::{Grammar, grammar};
pub(crate) use statement::{force, force_of};
pub(crate) use subject::{Actor, actor};
