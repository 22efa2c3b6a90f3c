//! The findings as JSON, for programs: one file per contract, each with its JSON Schema.

pub mod claims;
pub mod report;
pub mod reports;
mod writer;
