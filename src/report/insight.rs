//! What follows from a report, found when it is first asked for and kept: however many formats ask, the work is done
//! once.

use std::sync::OnceLock;

use super::commitments::Commitments;
use super::doubt::{self, Doubtful};
use super::flow::Flows;
use super::keyness::Keyness;
use super::order::Order;
use super::reasons::Reasons;
use super::{Report, Reports};

/// A report with what follows from it.
pub struct Insight<'r> {
    /// The report.
    pub report: &'r Report,
    order: OnceLock<Order>,
    flows: OnceLock<Flows>,
    commitments: OnceLock<Vec<Vec<Commitments>>>,
    keyness: OnceLock<Keyness>,
    reasons: OnceLock<Option<Reasons>>,
    doubts: OnceLock<Vec<Doubtful>>,
}

impl<'r> Insight<'r> {
    /// Of this report; nothing is looked for yet.
    pub fn of(report: &'r Report) -> Self {
        Self {
            report,
            order: OnceLock::new(),
            flows: OnceLock::new(),
            commitments: OnceLock::new(),
            keyness: OnceLock::new(),
            reasons: OnceLock::new(),
            doubts: OnceLock::new(),
        }
    }

    /// What is left of the old reading order.
    pub fn order(&self) -> Order {
        *self.order.get_or_init(|| Order::of(self.report))
    }

    /// The statements that went from one theme to another.
    pub fn flows(&self) -> &Flows {
        self.flows.get_or_init(|| Flows::of(self.report))
    }

    /// The commitments that were dropped and added, for each row of [`Report::themes`].
    pub fn commitments(&self) -> &[Vec<Commitments>] {
        self.commitments.get_or_init(|| {
            let of_row = |row| Commitments::of(self.report.entries.iter().filter(move |entry| entry.theme == row));
            (0..self.report.themes.len()).map(of_row).collect()
        })
    }

    /// The words most unusual in either text.
    pub fn keyness(&self) -> &Keyness {
        self.keyness.get_or_init(|| Keyness::of(self.report))
    }

    /// What the links rest on; none for a report of too many links.
    pub fn reasons(&self) -> Option<&Reasons> {
        self.reasons.get_or_init(|| Reasons::of(self.report)).as_ref()
    }

    /// The entries that may be wrong, the most doubtful first.
    pub fn doubts(&self) -> &[Doubtful] {
        self.doubts.get_or_init(|| doubt::order(self.report))
    }
}

/// Several reports with what follows from each.
pub struct Insights<'r> {
    /// The reports.
    pub reports: &'r Reports,
    /// One for each of [`Reports::policies`].
    pub policies: Vec<Insight<'r>>,
}

impl<'r> Insights<'r> {
    /// Of these reports; nothing is looked for yet.
    pub fn of(reports: &'r Reports) -> Self {
        Self { reports, policies: reports.policies.iter().map(|policy| Insight::of(&policy.report)).collect() }
    }
}
