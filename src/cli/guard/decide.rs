//! Decisions on pending findings, written so that an interrupted run loses nothing.

use std::path::PathBuf;

use redraft::snapshot::{Finding, Located, Pending, Snapshot, Standing, accepted};

use super::Outcome;
use super::store::Store;

/// What to do with a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    Accept,
    Reject,
}

/// What was done.
pub struct Done {
    /// The findings decided on.
    pub decided: Vec<Pending>,
    /// How many are still pending.
    pub left: usize,
    /// Asked for, but never shown by `check`.
    pub unseen: usize,
    /// Taken out of the snapshot, since the baseline holds them now.
    pub obsolete: usize,
    /// The snapshot, if it was of an older format and is of the present one now.
    pub renewed: Option<PathBuf>,
}

/// Writes the pending file of a comparison: all that nobody has decided on. None is left where nothing is pending.
pub fn write_pending(store: &Store, outcome: &Outcome) -> anyhow::Result<()> {
    let _lock = store.lock();
    let snapshot = store.accepted(&outcome.comparison.name)?.unwrap_or_default();
    let standing = Standing::of(&snapshot, &outcome.asked, &outcome.baseline);
    let pending = (!standing.is_clean()).then(|| Snapshot::new(outcome.description(), stored(&outcome.asked)));
    store.put_pending(&outcome.comparison.name, pending.as_ref())
}

/// Takes a decision on all pending findings that `wanted` picks, and writes it. Only what the last `check` showed is
/// decided on: nobody can have seen more.
pub fn decide(
    store: &Store,
    outcome: &Outcome,
    decision: Decision,
    wanted: &dyn Fn(&Pending) -> bool,
) -> anyhow::Result<Done> {
    let name = &outcome.comparison.name;
    let _lock = store.lock();
    let snapshot = store.accepted(name)?.unwrap_or_default();
    let shown = store.pending(name)?;
    let standing = Standing::of(&snapshot, &outcome.asked, &outcome.baseline);
    let (seen, unseen): (Vec<&Pending>, Vec<&Pending>) =
        standing.pending.iter().partition(|pending| shown.as_ref().is_some_and(|shown| is_shown(shown, pending)));
    let decided: Vec<&Pending> = seen.iter().copied().filter(|pending| wanted(pending)).collect();
    let left: Vec<&Pending> = seen.iter().copied().filter(|pending| !wanted(pending)).collect();
    let unseen_wanted = unseen.iter().filter(|pending| wanted(pending)).count();
    // What the baseline has taken in goes, whether or not anything else is decided on.
    let outlived = decision == Decision::Accept && !standing.obsolete.is_empty();
    let renewed = decision == Decision::Accept && snapshot.outdated && (unseen.is_empty() || !decided.is_empty());
    if !decided.is_empty() || outlived || renewed {
        let now_accepted = match decision {
            Decision::Accept => {
                let findings = accepted(&snapshot, &outcome.asked, &standing, &decided);
                let snapshot = Snapshot::new(outcome.description(), findings);
                // First what must not be lost; the pending file is read against it.
                store.put_accepted(name, &snapshot)?;
                snapshot
            }
            Decision::Reject => snapshot,
        };
        let standing = Standing::of(&now_accepted, &outcome.asked, &outcome.baseline);
        let still: Vec<&Pending> =
            standing.pending.iter().filter(|pending| left.iter().any(|left| is_same(left, pending))).collect();
        let proposal = accepted(&now_accepted, &outcome.asked, &standing, &still);
        let pending = (!still.is_empty()).then(|| Snapshot::new(outcome.description(), proposal));
        store.put_pending(name, pending.as_ref())?;
    }
    let obsolete = if outlived { standing.obsolete.len() } else { 0 };
    Ok(Done {
        obsolete,
        renewed: renewed.then(|| store.snapshot_file(name)).filter(|file| file.exists()),
        decided: decided.into_iter().cloned().collect(),
        left: left.len() + unseen.len(),
        unseen: unseen_wanted,
    })
}

/// The findings as they are stored.
fn stored(found: &[Located]) -> Vec<Finding> {
    found.iter().map(|located| located.finding.clone()).collect()
}

/// Whether both are about the same finding.
fn is_same(one: &Pending, other: &Pending) -> bool {
    one.finding().id == other.finding().id && one.current().is_some() == other.current().is_some()
}

/// Whether the pending file has the finding: those of now are in it, those that are gone are not.
fn is_shown(shown: &Snapshot, pending: &Pending) -> bool {
    let holds = |id: &str| shown.findings.iter().any(|finding| finding.id == id);
    match pending {
        Pending::New(current) | Pending::Updated { current, .. } => holds(&current.finding.id),
        Pending::Absent { accepted, .. } => !holds(&accepted.id),
    }
}
