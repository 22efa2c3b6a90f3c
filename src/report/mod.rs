//! The report and its output formats.

mod model;

pub use model::*;
