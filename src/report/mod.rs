//! The report and its output formats.

pub mod doubt;
pub mod json;
pub mod keyness;
mod model;
pub mod reasons;
#[cfg(test)]
mod sample;
pub mod statement_file;
pub(crate) mod tally;
pub mod terminal;
mod words;

pub use model::*;
