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
        let mut k = 0;
        fresh.retain(|_| {
            k += 1;
            !stands[k - 1]
        });
    }

    /// True if only case, punctuation, spelling or typing errors changed since it was accepted.
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
        let places = |finding: &Finding| -> Vec<Option<String>> {
            finding.old_hashes.iter().chain(&finding.new_hashes).map(|hash| hash.place.clone()).collect()
        };
        let (before, now) = (places(accepted), places(current));
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
