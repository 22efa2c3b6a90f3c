//! What is found now, held against what was accepted.

mod same;

use rustc_hash::{FxHashMap, FxHashSet};

use self::same::Same;
use super::file::Snapshot;
use super::finding::{Finding, Located};
use super::hash::{Baseline, Hashes, StatementHash};
use crate::model::{Kind, Lines, Version};

/// More pairs than this are not searched for a typo.
const MANY_PAIRS: usize = 40_000;

/// Findings held against a snapshot.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Standing {
    /// What a person has to decide on: the accepted finding, if one is concerned, and the one found now, if it is there.
    pub pending: Vec<Pending>,
    /// Findings that stand as they were accepted.
    pub accepted: usize,
    /// Accepted findings that the baseline has taken in: nothing is left to accept.
    pub obsolete: Vec<Finding>,
}

/// One decision to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pending {
    /// Nobody has accepted it.
    New(Located),
    /// Another change of the same statement was accepted.
    Updated {
        /// What was accepted.
        accepted: Box<Finding>,
        /// What is found now.
        current: Located,
    },
    /// It was accepted, and is no longer there.
    Absent {
        /// What was accepted.
        accepted: Box<Finding>,
        /// The lines of the draft where the old text stands again, if it does.
        lines: Option<Lines>,
    },
}

impl Pending {
    /// The finding that the decision is about: the one found now, or the one that is gone.
    pub fn finding(&self) -> &Finding {
        match self {
            Self::New(current) | Self::Updated { current, .. } => &current.finding,
            Self::Absent { accepted, .. } => accepted,
        }
    }

    /// What is found now.
    pub fn current(&self) -> Option<&Located> {
        match self {
            Self::New(current) | Self::Updated { current, .. } => Some(current),
            Self::Absent { .. } => None,
        }
    }

    /// What was accepted.
    pub fn accepted(&self) -> Option<&Finding> {
        match self {
            Self::New(_) => None,
            Self::Updated { accepted, .. } | Self::Absent { accepted, .. } => Some(accepted),
        }
    }

    /// The finding that the decision is about, with where it stands in the draft or stood.
    pub fn located(&self) -> Located {
        match self {
            Self::New(current) | Self::Updated { current, .. } => current.clone(),
            Self::Absent { accepted, lines } => Located::gone((**accepted).clone(), *lines),
        }
    }
}

impl Standing {
    /// Holds the findings of now against the accepted ones. Each acceptance serves one finding.
    pub fn of(snapshot: &Snapshot, current: &[Located], baseline: &Baseline) -> Self {
        let known: FxHashSet<&str> = snapshot.findings.iter().map(|finding| finding.id.as_str()).collect();
        let mut found: FxHashSet<&str> = current.iter().map(|located| located.finding.id.as_str()).collect();
        let mut fresh: Vec<&Located> = current.iter().filter(|located| !known.contains(&*located.finding.id)).collect();
        // Where both branches of a merge accepted the same, it is one acceptance.
        let mut gone: Vec<&Finding> = snapshot.findings.iter().filter(|finding| found.insert(&finding.id)).collect();
        let same = Same::new(current, snapshot.outdated);
        if snapshot.outdated {
            // It does not say where the text that was accepted stands: the baseline may have had it elsewhere.
            same.pair_off(&mut gone, &mut fresh);
        }
        let (obsolete, mut gone): (Vec<&Finding>, Vec<&Finding>) =
            gone.into_iter().partition(|finding| is_obsolete(finding, baseline, snapshot.outdated));
        same.pair_off(&mut gone, &mut fresh);
        if fresh.len().saturating_mul(gone.len()) <= MANY_PAIRS {
            // What was accepted, with a typo corrected since.
            gone.retain(|old| match fresh.iter().position(|new| same.but_for_spelling(old, &new.finding)) {
                Some(k) => {
                    fresh.remove(k);
                    false
                }
                None => true,
            });
        }
        let accepted = current.len() - fresh.len();
        let mut partners = Partners::new(&fresh);
        let mut partner_of: FxHashMap<&str, &Finding> = FxHashMap::default();
        gone.retain(|old| match partners.take(old) {
            Some(k) => partner_of.insert(&fresh[k].finding.id, old).is_some(),
            None => true,
        });
        let pair = |new: &Located| match partner_of.get(&*new.finding.id) {
            Some(old) => Pending::Updated { accepted: Box::new((*old).clone()), current: new.clone() },
            None => Pending::New(new.clone()),
        };
        let lost = |old: &Finding| Pending::Absent { accepted: Box::new(old.clone()), lines: None };
        Self {
            pending: fresh.into_iter().map(pair).chain(gone.into_iter().map(lost)).collect(),
            accepted,
            obsolete: obsolete.into_iter().cloned().collect(),
        }
    }

    /// A change that was taken back is placed where its old text stands again in the draft.
    pub fn place_absent(&mut self, draft: &Version) {
        let mut hashes = None;
        for pending in &mut self.pending {
            if let Pending::Absent { accepted, lines } = pending
                && !accepted.old_hashes.is_empty()
            {
                *lines = hashes.get_or_insert_with(|| Hashes::of(draft)).lines_of(&accepted.old_hashes);
            }
        }
    }

    /// True if nobody has to decide anything.
    pub fn is_clean(&self) -> bool {
        self.pending.is_empty()
    }
}

/// The accepted findings after the decisions `chosen` (of [`Standing::pending`]) were taken: those found now that were
/// accepted before or are now, in their order, and those that are gone or changed and were left undecided.
pub fn accepted(snapshot: &Snapshot, current: &[Located], standing: &Standing, chosen: &[&Pending]) -> Vec<Finding> {
    let ids = |pending: &mut dyn Iterator<Item = &Finding>| {
        pending.map(|finding| finding.id.clone()).collect::<FxHashSet<String>>()
    };
    let undecided: Vec<&Pending> =
        standing.pending.iter().filter(|pending| !chosen.iter().any(|chosen| chosen == pending)).collect();
    let open = ids(&mut undecided.iter().filter_map(|pending| Some(&pending.current()?.finding)));
    let kept = ids(&mut undecided.iter().filter_map(|pending| pending.accepted()));
    let of_now = current.iter().map(|located| &located.finding);
    let mut result: Vec<Finding> = of_now.filter(|finding| !open.contains(&finding.id)).cloned().collect();
    let mut before: Option<&str> = None;
    for finding in &snapshot.findings {
        if kept.contains(&finding.id) {
            let place = before.and_then(|id| result.iter().position(|known| known.id == id)).map_or(0, |k| k + 1);
            result.insert(place, finding.clone());
        }
        if result.iter().any(|known| known.id == finding.id) {
            before = Some(&finding.id);
        }
    }
    result
}

/// True if the baseline now says what the finding brought in, and no longer what it took out.
fn is_obsolete(finding: &Finding, baseline: &Baseline, outdated: bool) -> bool {
    let has = |hash: &StatementHash| if outdated { baseline.has_text(hash) } else { baseline.has(hash) };
    let taken_out = finding.old_hashes.iter().filter(|hash| !finding.new_hashes.contains(hash)).all(|hash| !has(hash));
    finding.kind != Kind::Unchanged && taken_out && finding.new_hashes.iter().all(has)
}

/// Findings of now by the texts that they rest on.
struct Partners<'a> {
    fresh: &'a [&'a Located],
    by_text: FxHashMap<(&'a str, bool), Vec<usize>>,
    taken: Vec<bool>,
}

impl<'a> Partners<'a> {
    fn new(fresh: &'a [&'a Located]) -> Self {
        let mut by_text: FxHashMap<(&str, bool), Vec<usize>> = FxHashMap::default();
        for (k, Located { finding, .. }) in fresh.iter().enumerate() {
            finding.old_hashes.iter().for_each(|hash| by_text.entry((&hash.text, true)).or_default().push(k));
            finding.new_hashes.iter().for_each(|hash| by_text.entry((&hash.text, false)).or_default().push(k));
        }
        Self { fresh, by_text, taken: vec![false; fresh.len()] }
    }

    /// The finding of now that changes the same old statement, or else brings the same new one; be it under something
    /// else, but not in another place.
    fn take(&mut self, accepted: &Finding) -> Option<usize> {
        let old = accepted.old_hashes.iter().map(|hash| (hash, true));
        let new = accepted.new_hashes.iter().map(|hash| (hash, false));
        let found = old.chain(new).find_map(|(hash, is_old)| {
            let of_text = self.by_text.get(&(hash.text.as_str(), is_old))?;
            let may_be = |k: &usize| {
                let finding = &self.fresh[*k].finding;
                let own = if is_old { &finding.old_hashes } else { &finding.new_hashes };
                !self.taken[*k] && own.iter().any(|own| own.may_be(hash)) && !stand_apart(accepted, finding)
            };
            of_text.iter().copied().find(may_be)
        })?;
        self.taken[found] = true;
        Some(found)
    }
}

/// Whether both have a text that stands in another place.
fn stand_apart(one: &Finding, other: &Finding) -> bool {
    let sides = [(&one.old_hashes, &other.old_hashes), (&one.new_hashes, &other.new_hashes)];
    let apart = |a: &StatementHash, b: &StatementHash| a.text == b.text && !a.may_be(b);
    sides.iter().any(|(a, b)| a.iter().any(|a| b.iter().any(|b| apart(a, b))))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::finding::tests::{OLD, report};
    use super::super::finding::{Include, findings};
    use super::*;

    fn found(old: &str, new: &str) -> (Vec<Located>, Baseline) {
        let report = report(old, new);
        let asked = |located: &Located| Include::default().takes(&located.finding);
        (findings(&report).into_iter().filter(asked).collect(), Baseline::of(&report.old))
    }

    fn stored(found: &[Located]) -> Vec<Finding> {
        found.iter().map(|located| located.finding.clone()).collect()
    }

    fn snapshot(old: &str, new: &str) -> Snapshot {
        Snapshot::parse("x.snap", &Snapshot::new("", stored(&found(old, new).0)).write()).unwrap()
    }

    fn states(snapshot: &Snapshot, old: &str, new: &str) -> (Vec<&'static str>, usize, usize) {
        let (current, baseline) = found(old, new);
        let standing = Standing::of(snapshot, &current, &baseline);
        let state = |pending: &Pending| match pending {
            Pending::New(_) => "new",
            Pending::Updated { .. } => "updated",
            Pending::Absent { .. } => "absent",
        };
        (standing.pending.iter().map(state).collect(), standing.accepted, standing.obsolete.len())
    }

    #[test]
    fn each_turn_of_a_draft_has_its_state() {
        let should = OLD.replace("shall", "should");
        let may = OLD.replace("shall", "may");
        let accepted = snapshot(OLD, &should);
        let none = Snapshot::default();
        assert_eq!(states(&none, OLD, OLD), (vec![], 0, 0));
        assert_eq!(states(&none, OLD, &should), (vec!["new"], 0, 0));
        assert_eq!(states(&accepted, OLD, &should), (vec![], 1, 0));
        assert_eq!(states(&accepted, OLD, &may), (vec!["updated"], 0, 0));
        assert_eq!(states(&accepted, OLD, OLD), (vec!["absent"], 0, 0));
        assert_eq!(states(&accepted, &should, &should), (vec![], 0, 1), "the baseline took it in");
        assert_eq!(states(&accepted, &should, OLD), (vec!["new"], 0, 1), "and then back again");
        let both = should.replace("Fees are set by the council.\n\n", "");
        assert_eq!(states(&accepted, OLD, &both), (vec!["new"], 1, 0));
        assert_eq!(states(&snapshot(OLD, &both), OLD, &should), (vec!["absent"], 1, 0));
        assert_eq!(states(&snapshot(OLD, &both), &both, &both), (vec![], 0, 2));
    }

    #[test]
    fn a_slip_mended_in_an_accepted_statement_asks_nobody() {
        let added = format!("{OLD}\nThe harbour master shall recieve every ship in person.\n");
        let accepted = snapshot(OLD, &added);
        assert_eq!(states(&accepted, OLD, &added.replace("recieve", "receive")), (vec![], 1, 0));
        assert_eq!(states(&accepted, OLD, &added.replace("recieve", "refuse")).0.len(), 2);
    }

    #[test]
    fn an_accepted_statement_that_changed_in_substance_is_asked_about_again() {
        let before = "The owners pay us the Service fee by e-mail, for boats > 6 m, with 14.5 days of notice.";
        let accepted = snapshot(OLD, &format!("{OLD}\n{before}\n"));
        for (from, to) in [
            ("Service", "service"),
            ("us ", "US "),
            ("e-mail", "email"),
            ("> 6", "< 6"),
            ("14.5", "145"),
            ("owners pay", "owner's pay"),
            ("mail, for", "mail for"),
        ] {
            let edited = format!("{OLD}\n{}\n", before.replace(from, to));
            assert_eq!(states(&accepted, OLD, &edited).1, 0, "{from} / {to}");
        }
        let quoted = format!("{OLD}\n{}\n", before.replace("Service fee", "“Service fee”"));
        assert_eq!(states(&accepted, OLD, &quoted), (vec![], 1, 0));
    }

    #[test]
    fn a_part_can_be_accepted() {
        let new = OLD.replace("shall", "should").replace("Fees are set by the council.", "Nobody swims in the basin.");
        let (current, baseline) = found(OLD, &new);
        assert!(current.len() >= 2);
        let none = Snapshot::default();
        let standing = Standing::of(&none, &current, &baseline);
        let first = Snapshot::new("", accepted(&none, &current, &standing, &[&standing.pending[0]]));
        assert_eq!(first.findings, stored(&current[..1]));
        let standing = Standing::of(&first, &current, &baseline);
        assert_eq!(standing.pending.len(), current.len() - 1);
        let all: Vec<&Pending> = standing.pending.iter().collect();
        assert_eq!(accepted(&first, &current, &standing, &all), stored(&current));
        // What is gone stays until somebody says so, in its place.
        let snapshot = Snapshot::new("", stored(&current));
        let standing = Standing::of(&snapshot, &current[..1], &baseline);
        assert_eq!(accepted(&snapshot, &current[..1], &standing, &[]), stored(&current));
        let all: Vec<&Pending> = standing.pending.iter().collect();
        assert_eq!(accepted(&snapshot, &current[..1], &standing, &all), stored(&current[..1]));
    }
}
