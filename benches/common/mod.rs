//! Made-up documents to measure with: the same on every run and every machine.

pub mod hostile;
pub mod policy;
pub mod random;
