//! What an expert should look at first: the entries in order of doubt.

use super::{Entry, Kind, Report};

/// An entry and how doubtful it is.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Doubtful {
    /// An index into [`Report::entries`].
    pub entry: usize,
    /// How likely another reading is, 0 to 1.
    pub doubt: f32,
}

/// The entries that may be wrong, the most doubtful first. What is sure (the same words, or decided by the user) is
/// left out, and so is what commits to nothing: headings, and the words that lead into a list (`The EU will:`).
pub fn order(report: &Report) -> Vec<Doubtful> {
    let is_frame = |entry: &Entry| {
        let mut statements = report.old_statements(entry).chain(report.new_statements(entry));
        statements.all(|statement| !statement.counts())
    };
    let open = |entry: &Entry| entry.kind != Kind::Unchanged && entry.overrides.is_empty() && !is_frame(entry);
    let entries = report.entries.iter().enumerate().filter(|(_, entry)| open(entry));
    let doubtful = entries.map(|(entry, found)| Doubtful { entry, doubt: doubt(found) });
    let mut order: Vec<Doubtful> = doubtful.filter(|doubtful| doubtful.doubt > 0.0).collect();
    order.sort_by(|a, b| b.doubt.total_cmp(&a.doubt).then(a.entry.cmp(&b.entry)));
    order
}

/// How doubtful an entry is: a link that is weak, or has a rival nearly as good; a statement that found no partner
/// although one was near.
pub fn doubt(entry: &Entry) -> f32 {
    let near = entry.runner_up.map_or(0.0, |(_, score)| score);
    match entry.score {
        Some(score) => (1.0 - score).max(near / (near + score).max(f32::MIN_POSITIVE)),
        None => near,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn weak_links_close_rivals_and_near_misses_come_first() {
        let mut report = sample::report();
        for entry in &mut report.entries {
            (entry.score, entry.runner_up) = match entry.kind {
                Kind::Added => (None, Some((0, 0.3))),
                Kind::Dropped => (None, None),
                Kind::Split => (Some(0.9), Some((0, 0.9))),
                _ => (Some(0.9), None),
            };
        }
        let order = order(&report);
        let kinds: Vec<Kind> = order.iter().map(|doubtful| report.entries[doubtful.entry].kind).collect();
        assert_eq!(kinds.first(), Some(&Kind::Split));
        assert_eq!(order[0].doubt, 0.5);
        assert!(!kinds.contains(&Kind::Dropped) && !kinds.contains(&Kind::Unchanged));
        assert!(order.is_sorted_by(|a, b| a.doubt >= b.doubt));
    }
}
