//! Whether a finding of now is what was accepted, where its id is another one.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::finding::{Finding, GOVERNED, Located, side};
use super::super::hash::StatementHash;
use crate::differ::{self, canonical};
use crate::model::Governors;
use crate::report::Significance;

/// Holds accepted findings against those of now.
pub(super) struct Same<'a> {
    /// The old texts of all findings of now, as governors name what they govern.
    changed: FxHashSet<&'a str>,
    /// The accepted ones are of a format that knows neither governors nor places.
    outdated: bool,
}

impl<'a> Same<'a> {
    pub fn new(current: &'a [Located], outdated: bool) -> Self {
        let texts = current.iter().flat_map(|located| &located.finding.old_hashes).map(|hash| governed(&hash.text));
        Self { changed: texts.collect(), outdated }
    }

    /// Takes out of both what is the same change in the same place. Its id is another one where a text has become, or is
    /// no longer, the only one of its kind, where one of several equal ones went, or where a governor governs less.
    pub fn pair_off(&self, gone: &mut Vec<&Finding>, fresh: &mut Vec<&'a Located>) {
        let mut by_content: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (k, located) in fresh.iter().enumerate() {
            by_content.entry(self.content(&located.finding)).or_default().push(k);
        }
        let mut stands = vec![false; fresh.len()];
        gone.retain(|old| {
            let alike = by_content.get(&self.content(old)).into_iter().flatten();
            let found = alike.copied().find(|&k| {
                !stands[k] && self.is_in_place(old, &fresh[k].finding) && self.governs_no_more(old, &fresh[k].finding)
            });
            found.inspect(|&k| stands[k] = true).is_none()
        });
        let mut stands = stands.into_iter();
        fresh.retain(|_| stands.next() != Some(true));
    }

    /// True if all that changed since it was accepted is proven to be editorial by the two texts alone.
    pub fn but_for_spelling(&self, accepted: &Finding, current: &Finding) -> bool {
        accepted.kind == current.kind
            && accepted.significance == current.significance
            && self.side(&accepted.old_hashes) == self.side(&current.old_hashes)
            && accepted.signals == current.signals
            && !current.new.is_empty()
            && is_editorial(&accepted.new, &current.new)
            && (self.outdated || under_the_same(&accepted.new_governors, &current.new_governors))
            && self.is_in_place(accepted, current)
            && self.governs_no_more(accepted, current)
    }

    /// What a finding is, wherever it stands.
    fn content(&self, finding: &Finding) -> String {
        let Finding { old_hashes, new_hashes, .. } = finding;
        format!("{}\n{}\n{}", finding.kind_name(), self.side(old_hashes), self.side(new_hashes))
    }

    fn side(&self, hashes: &[StatementHash]) -> String {
        match self.outdated {
            true => side(hashes.iter().map(|hash| &hash.text)),
            false => side(hashes.iter().map(StatementHash::anywhere)),
        }
    }

    /// Whether neither stands in a place of its own, or both in the same one.
    fn is_in_place(&self, accepted: &Finding, current: &Finding) -> bool {
        let (before, now) = (accepted.places(), current.places());
        before == now
            || before.iter().chain(&now).all(Option::is_none)
            || canonical(&accepted.section) == canonical(&current.section)
    }

    /// Whether a governor governs what it did when it was accepted, but for what changed by itself since.
    fn governs_no_more(&self, accepted: &Finding, current: &Finding) -> bool {
        let (before, now) = (&accepted.governs, &current.governs);
        let is_left = |text: &String| now.contains(text) || self.changed.contains(text.as_str());
        self.outdated || (now.iter().all(|text| before.contains(text)) && before.iter().all(is_left))
    }
}

/// As much of the hash of a text as says what a governor governs.
fn governed(text: &str) -> &str {
    text.get(..GOVERNED).unwrap_or(text)
}

fn under_the_same(before: &Governors, now: &Governors) -> bool {
    before.len() == now.len() && before.iter().zip(now.iter()).all(|(one, other)| is_editorial(&one.text, &other.text))
}

fn is_editorial(before: &str, now: &str) -> bool {
    before == now || differ::significance(before, now) == Significance::Editorial
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::super::finding::tests::report;
    use super::super::super::finding::{Include, findings};
    use super::super::super::{Baseline, Snapshot, Standing};
    use super::*;

    const OLD: &str = "# Conduct\n\n## Work\n\nStaff may:\n\n- park at the gate\n- smoke in the yard\n\nStaff must \
        not:\n\n- take files home\n- lend their badge\n\n## Doors\n\nGuests wait outside.\n\n## Visits\n\nGuests are \
        led in.\n";

    fn asked(old: &str, new: &str) -> (Vec<Located>, Baseline) {
        let report = report(old, new);
        let asked = |located: &Located| Include::default().takes(&located.finding);
        (findings(&report).into_iter().filter(asked).collect(), Baseline::of(&report.old))
    }

    /// What is pending in a draft after another was accepted.
    fn pending(accepted: &str, draft: &str) -> Vec<String> {
        let stored = asked(OLD, accepted).0.into_iter().map(|located| located.finding).collect();
        assert_ne!(accepted, OLD);
        of(&Snapshot::parse("x.snap", &Snapshot::new("", stored).write()).unwrap(), draft)
    }

    fn of(snapshot: &Snapshot, draft: &str) -> Vec<String> {
        let (found, baseline) = asked(OLD, draft);
        let standing = Standing::of(snapshot, &found, &baseline);
        standing.pending.iter().map(|pending| pending.finding().in_one_line()).collect()
    }

    fn with(anchor: &str, text: &str) -> String {
        assert!(OLD.contains(anchor));
        OLD.replace(anchor, &format!("{anchor}{text}"))
    }

    const RUN: &str = "\n\nNobody runs.";

    #[test]
    fn each_acceptance_serves_one_finding() {
        let once = with("the yard", "\n- use the phone");
        let twice = with("the yard", "\n- use the phone\n- use the phone");
        assert_eq!(pending(&once, &once), [""; 0]);
        assert_eq!(pending(&once, &twice), ["use the phone"]);
        assert_eq!(pending(&twice, &twice), [""; 0]);
        assert_eq!(pending(&twice, &once), ["use the phone"], "and one is gone");
    }

    #[test]
    fn what_becomes_one_of_several_stands_where_it_was_accepted() {
        let (one, other) = (with("outside.", RUN), with("led in.", RUN));
        let both = one.replace("led in.", &format!("led in.{RUN}"));
        assert_eq!(pending(&one, &both).len(), 1);
        assert_eq!(pending(&both, &one).len(), 1);
        assert_eq!(pending(&other, &both).len(), 1);
        // The only one of its kind is the same in another section.
        assert_eq!(pending(&one, &other), [""; 0]);
        let renamed = both.replace("# Doors", "# Gates");
        assert_eq!(pending(&one, &renamed).len(), 2 + 1, "nothing says which of the two it was");
    }

    #[test]
    fn nothing_stands_under_another_governor() {
        let item = "\n- use the phone";
        let (may, not) = (with("the yard", item), with("their badge", item));
        assert_eq!(pending(&may, &not).len(), 1);
        assert_eq!(pending(&may, &may.replace("Staff may:", "Staff shall:")).len(), 2);
        let both = may.replace("their badge", &format!("their badge{item}"));
        assert_eq!(pending(&may, &both), ["use the phone"]);
        assert_eq!(pending(&may, &may.replace("Staff may:", "staff may:")), [""; 0], "no other words");
    }

    #[test]
    fn a_changed_governor_stands_while_it_governs_no_more() {
        let not = OLD.replace("Staff may:", "Staff must never:");
        assert_eq!(pending(&not, &not.replace("- park at the gate\n", "")), ["park at the gate"]);
        assert_eq!(pending(&not, &not.replace("the gate", "the back gate")).len(), 1);
        assert_eq!(pending(&not, &not.replace("- park", "- sing\n- park")), ["sing"]);
        // It governs more since the baseline has more.
        let stored = asked(OLD, &not).0.into_iter().map(|located| located.finding).collect();
        let accepted = Snapshot::new("", stored);
        let (sing, sing_not) = (OLD.replace("- park", "- sing\n- park"), not.replace("- park", "- sing\n- park"));
        let (found, baseline) = asked(&sing, &sing_not);
        assert_eq!(Standing::of(&accepted, &found, &baseline).pending.len(), 1);
    }

    #[test]
    fn the_first_format_serves_as_far_as_it_says_what_it_is_for() {
        let first = |new: &str| {
            let found = asked(OLD, new).0.into_iter().map(|located| located.finding);
            let text = |hash: &mut StatementHash| (hash.governors, hash.place) = (None, None);
            let findings = found.map(|mut finding| {
                finding.old_hashes.iter_mut().chain(&mut finding.new_hashes).for_each(text);
                finding.governs.clear();
                finding.identify();
                finding
            });
            Snapshot { outdated: true, ..Snapshot::new("", findings.collect()) }
        };
        for new in [
            with("the yard", "\n- use the phone"),
            with("outside.", RUN),
            OLD.replace("Staff may:", "Staff must never:"),
            with("led in.", "\n\nGuests wait outside."),
        ] {
            assert_eq!(of(&first(&new), &new), [""; 0], "{new}");
        }
        let (one, other) = (with("led in.", "\n\nGuests wait outside."), with("badge", "\n\nGuests wait outside."));
        assert_eq!(of(&first(&one), &other), ["Guests wait outside."]);
    }
}
