//! Whether two texts share a reading order at all.

use super::Report;

/// Fewer links than this have no order to lose.
const FEW: usize = 8;

/// What is left of the old reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Order {
    /// Entries of statements with both sides.
    pub linked: usize,
    /// Those of them that moved.
    pub moved: usize,
    /// Steps from one of them to the next that go back in the old text.
    pub steps_back: usize,
}

impl Order {
    /// Looks through the links of a report.
    pub fn of(report: &Report) -> Self {
        let mut order = Self { linked: 0, moved: 0, steps_back: 0 };
        let mut last = 0;
        for entry in report.entries.iter().filter(|entry| report.counts(entry)) {
            let (Some(&old), false) = (entry.old.first(), entry.new.is_empty()) else { continue };
            order.linked += 1;
            order.moved += usize::from(entry.moved);
            order.steps_back += usize::from(old < last);
            last = old;
        }
        order
    }

    /// True if the order was changed throughout, so that a single move says nothing. A few chapters that changed
    /// places move many statements too, but with hardly a step back.
    pub fn is_lost(self) -> bool {
        self.linked >= FEW && self.moved * 3 >= self.linked && self.steps_back * 4 >= self.linked - 1
    }
}
