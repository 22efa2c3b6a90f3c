//! What has been accepted: the findings of a comparison, the file that holds the accepted ones, and what differs.
//!
//! A comparison gives [`Located`] findings: its changed entries. What is stored of one is the [`Finding`], identified by
//! its kind, its texts and what governs them, and by its section only where a text stands more than once: it is accepted
//! in that place and nowhere else, whatever its line, number and order. A [`Snapshot`] is the text file of those that a
//! person accepted. [`Standing`] holds the two against each other.

mod file;
mod finding;
mod hash;
mod standing;

pub use file::{FORMAT, Snapshot};
pub use finding::{Finding, Include, Located, findings};
pub use hash::{Baseline, StatementHash};
pub use standing::{Pending, Standing, accepted};
