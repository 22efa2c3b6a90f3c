//! Words of texts and of data files.
//!
//! A text is cut into words in three ways, since three questions are asked of it; what one joins another has to part:
//!
//! | module | asked | `l'UE's cross-border R&D, 1,000.5` |
//! | --- | --- | --- |
//! | [`tokens`] | are two texts the same? | an apostrophe between letters and a mark between digits join: `l'UE's`, `cross`, `border`, `R`, `D`, `1,000.5`, each known by a hash |
//! | [`keywords`] | which keyword stands here? | an apostrophe parts, a possessive is dropped, a hyphen leaves a mark, `&` joins: `l`, `UE`, `cross`, `-border`, `R&D`, `1`, `000`, `5` |
//! | [`clauses`] | which cue, in which clause? | apostrophe and hyphen part, dotted capitals join, in lower case, with the mark before each word: `l`, `ue`, `s`, `cross`, `border`, … |
//!
//! [`lists`] has the short lists of words that languages are read with.

pub(crate) mod clauses;
pub(crate) mod keywords;
pub(crate) mod lists;
pub(crate) mod tokens;
