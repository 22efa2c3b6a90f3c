//! What has been accepted: the findings of a comparison, the file that holds the accepted ones, and what differs.
//!
//! A comparison gives [`Located`] findings: its changed entries. What is stored of one is the [`Finding`], identified by
//! its kind and its texts, so that neither order nor place matters. A [`Snapshot`] is the text file of those that a person accepted. [`Standing`] holds the two
//! against each other.

mod file;
mod finding;
mod standing;

pub use file::{FORMAT, Snapshot};
pub use finding::{Finding, Include, Located, findings, lines_of, statement_hashes};
pub use standing::{Pending, Standing, accepted};
