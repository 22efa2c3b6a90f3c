//! The report and its output formats.

pub mod json;
pub mod keyness;
mod model;
#[cfg(test)]
mod sample;
pub mod statement_file;
pub(crate) mod tally;
pub mod terminal;
mod words;

pub use model::*;
