//! The words of a text, cut in three ways.

pub(crate) mod clauses;
pub(crate) mod keywords;
pub(crate) mod tokens;
