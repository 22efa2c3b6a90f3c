//! From what was found to bytes: one folder per format, none of which knows another.

pub mod json;
mod place;
pub mod statements;
pub mod terminal;
