//! Comparisons as meant: what the arguments come to, and what is compared: two documents, two folders, several policies.

pub mod folders;
pub mod job;
pub mod renames;
pub mod several;
pub mod two;
