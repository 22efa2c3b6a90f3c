//! The report and its output formats.

pub mod json;
mod model;
pub mod tally;
#[cfg(test)]
mod sample;
pub mod statement_file;
pub mod terminal;
mod words;

pub use model::*;
