//! The report and its output formats.

pub mod doubt;
pub mod json;
pub mod keyness;
mod model;
mod place;
pub mod reasons;
mod reports;
pub mod reports_json;
#[cfg(test)]
mod sample;
pub mod statement_file;
pub mod statement_lines;
pub(crate) mod tally;
pub mod terminal;
mod words;

pub use model::*;
pub use reports::{FileStatus, PassedOver, PassedOverWhy, PolicyReport, Reports};
