//! Policies in git: what changed between revisions, and git's own commands showing it statement by statement.

pub mod attributes;
pub mod changes;
pub mod driver;
pub mod install;
mod plain;
mod range;
pub mod textconv;

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::process::ExitCode;

use redraft::Error;
use redraft::read::read_objects;
use redraft::report::{Reports, SkipReason, Skipped};

use self::changes::{Change, Chooser, Place, Side};
use self::range::{Range, State};
use super::args::DiffArguments;
use super::compared::job::Job;
use super::compared::renames;
use super::compared::several::{self, Pair};
use super::content;

/// `redraft diff --git REV [REV] [PATH…]`
pub fn run(arguments: &DiffArguments) -> anyhow::Result<ExitCode> {
    let range = Range::parse(&arguments.words, &arguments.after, arguments.staged)?;
    let place = Place::find();
    let changes = changes::list(&range)?;
    let on_disk: Vec<String> = changes
        .iter()
        .filter(|change| range.new == State::WorkingTree && change.new.is_there())
        .map(|change| place.of(Path::new(&change.new.raw)).to_string_lossy().into_owned())
        .collect();
    let job = Job::of_diff(arguments, &on_disk.iter().map(String::as_str).collect::<Vec<_>>())?;

    let mut reports = Reports::between(range.old.name(), range.new.name());
    let chooser = Chooser::new(&range, &place, &changes);
    let (policies, others): (Vec<Change>, Vec<Change>) =
        changes.into_iter().partition(|change| is_policy(change, &chooser) && is_plain_file(change));
    reports.skipped.extend(others.iter().map(|change| left_out(change, &chooser)));
    compare_all(&policies, &range, &place, &job, &mut reports)?;
    if range.new == State::WorkingTree {
        let untracked = changes::untracked(&range);
        let untracked = untracked.into_iter().map(|path| Skipped::new(path, SkipReason::Untracked, ""));
        reports.skipped.extend(untracked);
    }
    several::write(&reports, &job)
}

fn compare_all(
    policies: &[Change],
    range: &Range,
    place: &Place,
    job: &Job,
    reports: &mut Reports,
) -> anyhow::Result<()> {
    let ids: BTreeSet<&String> = policies
        .iter()
        .flat_map(|change| [&change.old, &change.new])
        .filter(|side| side.has_id())
        .map(|side| &side.id)
        .collect();
    let contents = read_objects(&ids.into_iter().cloned().collect::<Vec<_>>());
    let mut warnings = Vec::new();
    let mut pairs = Vec::with_capacity(policies.len());
    for change in policies {
        let bytes = |side: &Side, state: &State| content_of(side, state, place, &contents);
        let mut version = |side: &Side, state: &State, bytes| {
            let name = state.document(&side.path, &place.of(Path::new(&side.raw)));
            content::version(&name, bytes, &job.input, &mut warnings)
        };
        let read = bytes(&change.old, &range.old).and_then(|old| Ok((old, bytes(&change.new, &range.new)?)));
        if read.as_ref().is_ok_and(|(old, new)| old == new && change.old.path == change.new.path) {
            let modes = format!("{} to {}", change.old.mode, change.new.mode);
            reports.skipped.push(Skipped::new(&change.new.path, SkipReason::SameContent, modes));
            continue;
        }
        let versions = read.and_then(|(old, new)| {
            Ok([version(&change.old, &range.old, old)?, version(&change.new, &range.new, new)?])
        });
        match versions {
            Ok(versions) => {
                let path = |side: &Side| side.is_there().then(|| side.path.clone());
                pairs.push(Pair { paths: [path(&change.old), path(&change.new)], versions });
            }
            Err(error) => {
                reports.skipped.push(Skipped::new(&change.new.path, SkipReason::Unreadable, error.problem()));
            }
        }
    }
    several::compare(renames::follow(pairs), warnings, job, reports)
}

fn content_of(
    side: &Side,
    state: &State,
    place: &Place,
    contents: &HashMap<String, Vec<u8>>,
) -> Result<Option<Vec<u8>>, Error> {
    if !side.is_there() {
        return Ok(None);
    }
    match contents.get(&side.id) {
        Some(bytes) => Ok(Some(bytes.clone())),
        None if *state == State::WorkingTree => content::read(&place.of(Path::new(&side.raw))).map(Some),
        None => Err(Error::new(format!("git does not have its content at `{}` (a partial clone?)", state.name()))),
    }
}

/// Under its old name or its new one.
fn is_policy(change: &Change, chooser: &Chooser) -> bool {
    chooser.takes(&change.new.path) || chooser.takes(&change.old.path)
}

fn is_plain_file(change: &Change) -> bool {
    change.status != b'U' && ![&change.old, &change.new].iter().any(|side| side.is_link() || side.is_submodule())
}

fn left_out(change: &Change, chooser: &Chooser) -> Skipped {
    let any = |is: fn(&Side) -> bool| is(&change.old) || is(&change.new);
    let reason = match change.status {
        _ if any(Side::is_submodule) => SkipReason::Submodule,
        _ if !is_policy(change, chooser) => SkipReason::NotAPolicy,
        b'U' => SkipReason::InConflict,
        _ => SkipReason::Link,
    };
    Skipped::new(&change.new.path, reason, "")
}
