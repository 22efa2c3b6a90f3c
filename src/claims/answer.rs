//! What the two texts say to a claim.

use super::place::{Finder, Matches};
use super::{Claim, Finding, Side};
use crate::differ::{conditions, force, hedges, intensity};
use crate::error::Result;
use crate::report::{Entry, Kind, Report, SignalKind, Verdict};

/// The answer to a claim.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Answer {
    /// In one word.
    pub verdict: Verdict,
    /// Why: a clause without capital and full stop.
    pub because: String,
    /// The entries that decide it, as indices into the entries of the report: first those that bear the claim out.
    pub entries: Vec<usize>,
    /// Statements of the old and the new version that were found at the place of the claim.
    pub found: [usize; 2],
}

/// Holds one claim against a report.
pub(super) fn answer(claim: &Claim, report: &Report, finder: &Finder<'_>) -> Result<Answer> {
    let side = claim.side();
    let matches = finder.find(&claim.place, side)?;
    let found = [matches.sides[0].len(), matches.sides[1].len()];
    let entries = touched(report, &matches);
    let mut answer = match claim.expect {
        Finding::ShareGrew | Finding::ShareFell => share(claim.expect, report, found),
        Finding::Present => presence(true, side, found),
        Finding::Absent => presence(false, side, found),
        _ if entries.is_empty() => nothing(claim, finder)?,
        Finding::Continues => continues(report, &entries, found),
        Finding::Strengthened | Finding::Weakened => commitment(claim.expect, report, &entries),
        kind => of_kind(kind, report, &entries),
    };
    if let (Some((name, nearest)), true) = (&matches.gone, answer.verdict != Verdict::Supported) {
        let nearest = nearest.as_ref().map(|id| format!("; the nearest is {id}")).unwrap_or_default();
        answer.because += &format!("; `{name}` is in neither version{nearest}");
    }
    if answer.entries.is_empty() && !matches!(claim.expect, Finding::ShareGrew | Finding::ShareFell) {
        answer.entries = entries;
    }
    answer.found = found;
    Ok(answer)
}

fn said(verdict: Verdict, because: impl Into<String>) -> Answer {
    Answer { verdict, because: because.into(), entries: Vec::new(), found: [0, 0] }
}

/// The entries that hold a matched statement, in the order of the report.
fn touched(report: &Report, matches: &Matches) -> Vec<usize> {
    let [old, new] = &matches.sides;
    let holds = |entry: &Entry| {
        entry.old.iter().any(|k| old.binary_search(k).is_ok()) || entry.new.iter().any(|k| new.binary_search(k).is_ok())
    };
    (0..report.entries.len()).filter(|&k| holds(&report.entries[k])).collect()
}

/// Nothing stands where the claim looks; perhaps it stands in the other version.
fn nothing(claim: &Claim, finder: &Finder<'_>) -> Result<Answer> {
    let other = match claim.side() {
        Side::Old => Side::New,
        Side::New => Side::Old,
        Side::Both => return Ok(said(Verdict::NoStatement, "nothing like it stands in either version")),
    };
    let elsewhere: usize = finder.find(&claim.place, other)?.sides.iter().map(Vec::len).sum();
    Ok(if elsewhere > 0 {
        let only = if other == Side::Old { "old" } else { "new" };
        said(Verdict::NotSupported, format!("it stands in the {only} version only ({})", statements(elsewhere)))
    } else {
        said(Verdict::NoStatement, "nothing like it stands in either version")
    })
}

fn presence(wanted: bool, side: Side, found: [usize; 2]) -> Answer {
    let (count, place) = match side {
        Side::Old => (found[0], "in the old version"),
        Side::New => (found[1], "in the new version"),
        Side::Both => (found[0] + found[1], "in the two versions"),
    };
    // In both means in each.
    let half = side == Side::Both && wanted && (found[0] == 0) != (found[1] == 0);
    match (count, wanted) {
        (0, true) => said(Verdict::NoStatement, format!("nothing like it stands {place}")),
        (0, false) => said(Verdict::Supported, format!("nothing like it stands {place}")),
        (_, true) if half => {
            let only = if found[0] > 0 { "old" } else { "new" };
            said(Verdict::Partly, format!("it stands in the {only} version only"))
        }
        (count, true) => said(Verdict::Supported, format!("{} {place}", statements(count))),
        (count, false) => said(Verdict::NotSupported, format!("{} {place}", statements(count))),
    }
}

/// Compares how much of each version the matches are; headings are no statements of a policy.
fn share(expect: Finding, report: &Report, found: [usize; 2]) -> Answer {
    let total = |version: &crate::model::Version| {
        version.statements.iter().filter(|statement| statement.counts()).count().max(1)
    };
    let totals = [total(&report.old), total(&report.new)];
    let percent = |k: usize| 100.0 * found[k] as f64 / totals[k] as f64;
    let mut because = format!(
        "{} of {} statements before, {} of {} now ({:.1}% and {:.1}%)",
        found[0],
        totals[0],
        found[1],
        totals[1],
        percent(0),
        percent(1)
    );
    if found == [0, 0] {
        return said(Verdict::NoStatement, "nothing like it stands in either version");
    }
    if found[0].max(found[1]) < FEW {
        because += "; so few statements prove little";
    }
    // Shares are compared as fractions, so that nothing is rounded.
    let (before, now) = (found[0] * totals[1], found[1] * totals[0]);
    let right = if expect == Finding::ShareGrew { now > before } else { now < before };
    said(if right { Verdict::Supported } else { Verdict::NotSupported }, because)
}

/// Shares of fewer statements hang on a single one.
const FEW: usize = 5;

/// All entries, some or none are of the kind.
fn of_kind(expect: Finding, report: &Report, entries: &[usize]) -> Answer {
    let fits = |entry: &Entry| match expect {
        Finding::Added => entry.kind == Kind::Added,
        Finding::Dropped => entry.kind == Kind::Dropped,
        Finding::Unchanged => entry.kind == Kind::Unchanged,
        Finding::Moved => is_linked(entry) && (entry.moved || entry.section_changed),
        _ => matches!(entry.kind, Kind::Reworded | Kind::Split | Kind::Merged),
    };
    split(report, entries, fits, expect.name(), |entry| match (expect, entry.kind) {
        (Finding::Added | Finding::Dropped, _) => "has a counterpart",
        (_, Kind::Added | Kind::Dropped) => "has no counterpart",
        (Finding::Moved, _) => "stands where it stood",
        (_, Kind::Unchanged) => "is unchanged",
        _ => "is reworded",
    })
}

fn continues(report: &Report, entries: &[usize], found: [usize; 2]) -> Answer {
    let answer = split(report, entries, is_linked, "continues", |_| "has no counterpart");
    if answer.verdict == Verdict::NotSupported && found[0] > 0 && found[1] > 0 {
        // Which answers which is the engine's guess; that both texts speak of it is not.
        return Answer {
            verdict: Verdict::Partly,
            because: format!("both versions speak of it ({} and {}), but no counterpart was found", found[0], found[1]),
            ..answer
        };
    }
    answer
}

fn is_linked(entry: &Entry) -> bool {
    !entry.old.is_empty() && !entry.new.is_empty()
}

/// Force decides, and so does how far a commitment goes; a hedge or a condition alone is half a weakening.
fn commitment(expect: Finding, report: &Report, entries: &[usize]) -> Answer {
    let linked: Vec<usize> = entries.iter().copied().filter(|&k| is_linked(&report.entries[k])).collect();
    if linked.is_empty() {
        return said(Verdict::NotSupported, "none of it has a counterpart to compare it with");
    }
    let (stronger, weaker) = (
        [force::STRENGTHENED, intensity::RAISED, hedges::REMOVED, conditions::REMOVED],
        [force::WEAKENED, intensity::LOWERED, hedges::ADDED, conditions::ADDED],
    );
    let (wanted, against) = if expect == Finding::Strengthened { (stronger, weaker) } else { (weaker, stronger) };
    let has = |entry: &Entry, kinds: &[SignalKind]| entry.signals.iter().any(|signal| kinds.contains(&signal.kind));
    let word = expect.name();
    let mut answer = split(report, &linked, |entry| has(entry, &wanted), word, |_| "shows no such change");
    let contrary = linked.iter().filter(|&&k| has(&report.entries[k], &against)).count();
    let only_hedges = linked.iter().all(|&k| !has(&report.entries[k], &wanted[..2]));
    if answer.verdict == Verdict::Supported && (contrary > 0 || only_hedges) {
        answer.verdict = Verdict::Partly;
        answer.because +=
            if contrary > 0 { ", but in part the opposite" } else { ", but only by a hedge or a condition" };
    } else if answer.verdict == Verdict::NotSupported && contrary > 0 {
        answer.because += "; it is the opposite";
    }
    answer
}

/// Sorts entries into those that bear a claim out and those that do not.
fn split(
    report: &Report,
    entries: &[usize],
    fits: impl Fn(&Entry) -> bool,
    word: &str,
    otherwise: impl Fn(&Entry) -> &'static str,
) -> Answer {
    let (for_it, against): (Vec<usize>, Vec<usize>) = entries.iter().partition(|&&k| fits(&report.entries[k]));
    let verdict = match (for_it.len(), against.len()) {
        (_, 0) => Verdict::Supported,
        (0, _) => Verdict::NotSupported,
        _ => Verdict::Partly,
    };
    let because = match (for_it.as_slice(), against.as_slice()) {
        ([_], []) => format!("it {}", is(word)),
        (all, []) => format!("all {} {}", all.len(), are(word)),
        ([], [only]) => format!("it {}", otherwise(&report.entries[*only])),
        ([], none) => format!("none of {} {}", none.len(), is(word)),
        (some, rest) => format!(
            "{} of {} {}",
            some.len(),
            some.len() + rest.len(),
            if some.len() == 1 { is(word) } else { are(word) }
        ),
    };
    Answer { verdict, because, entries: [for_it, against].concat(), found: [0, 0] }
}

fn is(word: &str) -> String {
    if word == "continues" { word.to_owned() } else { format!("is {word}") }
}

fn are(word: &str) -> String {
    if word == "continues" { "continue".to_owned() } else { format!("are {word}") }
}

fn statements(n: usize) -> String {
    if n == 1 { "1 statement".to_owned() } else { format!("{n} statements") }
}
