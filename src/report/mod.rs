//! The report: the result of a comparison as data, and what follows from it.

mod claims;
mod commitments;
mod counts;
pub mod doubt;
mod flow;
mod insight;
pub mod keyness;
mod model;
mod order;
pub mod reasons;
mod reports;
pub(crate) mod rows;
#[cfg(test)]
pub(crate) mod sample;
mod select;
pub(crate) mod tally;
mod warning;
pub(crate) mod words;

pub use claims::{AnsweredClaim, AnsweredClaims, Verdict};
pub use commitments::Commitments;
pub use counts::Counts;
pub(crate) use counts::count;
pub use flow::{Flow, Flows};
pub use insight::{Insight, Insights};
pub use model::*;
pub use order::Order;
pub use reports::{FileStatus, PolicyReport, Reports, SkipReason, Skipped};
pub use select::{Filter, KindFilter, Selection, Sort};
pub use warning::{StaleDecision, Warning};
