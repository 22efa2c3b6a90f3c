//! What was struck out, and what is struck no more: a statement without a counterpart whose words stand struck in the
//! other version.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use super::form;
use crate::model::{Entry, Kind, Statement, Version};

/// Links dropped and added entries with the struck statements of the other version that have the same words; each of
/// those once, in the order of the text.
pub(super) fn mark(entries: &mut [Entry], old: &Version, new: &Version) {
    let [mut struck_in_old, mut struck_in_new] = [old, new].map(|version| by_form(&version.struck));
    for entry in entries {
        let found = match (entry.kind, entry.old.first(), entry.new.first()) {
            (Kind::Dropped, Some(&k), _) => take(&mut struck_in_new, &old.statements[k]),
            (Kind::Added, _, Some(&k)) => take(&mut struck_in_old, &new.statements[k]),
            _ => None,
        };
        entry.struck = found;
    }
}

/// Statements by what they have to keep to count as unchanged.
type ByForm = FxHashMap<String, VecDeque<usize>>;

fn by_form(statements: &[Statement]) -> ByForm {
    let mut by_form = ByForm::default();
    for (k, statement) in statements.iter().enumerate() {
        by_form.entry(form(statement)).or_default().push_back(k);
    }
    by_form
}

fn take(struck: &mut ByForm, statement: &Statement) -> Option<usize> {
    if struck.is_empty() {
        return None;
    }
    struck.get_mut(&form(statement))?.pop_front()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::compare::{Options, compare};
    use crate::model::Kind;
    use crate::read::{Format, parse};

    /// The changes of a comparison, each with the text that stands struck in the other version.
    fn changes(old: &str, new: &str) -> Vec<(Kind, String, Option<u32>)> {
        let document = |text: &str| parse("policy.md", Format::MARKDOWN, text.into()).unwrap();
        let report = compare(document(old), document(new), &Options::default()).unwrap();
        let changes = report.entries.iter().filter(|entry| entry.is_change()).map(|entry| {
            let text = report.old_statements(entry).chain(report.new_statements(entry)).next().unwrap().text.clone();
            let other = if entry.kind == Kind::Dropped { &report.new } else { &report.old };
            (entry.kind, text, entry.struck.and_then(|k| other.struck[k].origin.line()))
        });
        changes.collect()
    }

    const FEES: &str = "Owners pay the fee in May.\n\n";

    #[test]
    fn a_struck_statement_is_dropped_and_one_struck_no_more_is_added() {
        let (plain, struck) = (format!("{FEES}Dogs bark.\n"), format!("{FEES}~~Dogs bark.~~\n"));
        assert_eq!(changes(&plain, &struck), [(Kind::Dropped, "Dogs bark.".to_owned(), Some(3))]);
        assert_eq!(changes(&struck, &plain), [(Kind::Added, "Dogs bark.".to_owned(), Some(3))]);
        assert_eq!(changes(&struck, &struck), []);
        assert_eq!(changes(FEES, &struck), []);
    }

    #[test]
    fn each_struck_statement_stands_for_one() {
        let plain = format!("{FEES}Dogs bark.\n\nCats purr.\n\nDogs bark.\n");
        let struck = format!("{FEES}Cats purr.\n\n~~Dogs bark.~~\n");
        let places: Vec<_> = changes(&plain, &struck).into_iter().map(|(kind, _, place)| (kind, place)).collect();
        assert_eq!(places, [(Kind::Dropped, Some(5)), (Kind::Dropped, None)]);
    }
}
