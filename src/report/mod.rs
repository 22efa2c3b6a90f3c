//! The report: the result of a comparison as data, and what follows from it.

pub mod doubt;
pub mod keyness;
mod model;
pub mod reasons;
mod reports;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod tally;
pub(crate) mod words;

pub use model::*;
pub use reports::{FileStatus, PolicyReport, Reports, SkipReason, Skipped};
