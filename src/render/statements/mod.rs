//! The statements of one version: as a file that is read again, and as lines for line-based tools.

pub mod file;
pub mod lines;
