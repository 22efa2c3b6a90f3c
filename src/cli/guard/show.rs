//! Findings as `check`, `accept`, `reject` and `review` show them.

use std::io;

use redraft::check::Missing;
use redraft::render::terminal::{Excerpt, ExcerptWriter};
use redraft::report::Kind;
use redraft::rules::{Breach, Level, Rule, Waiver};
use redraft::snapshot::{Finding, Located, Pending};

use super::{Guard, Outcome};

/// Columns before the notes of a finding.
const INDENT: usize = 5;

/// Writes a pending finding with the rules that it breaks.
pub fn pending<W: io::Write>(
    out: &mut ExcerptWriter<W>,
    guard: &Guard,
    outcome: &Outcome,
    pending: &Pending,
) -> io::Result<()> {
    let shown = pending.finding();
    let broken = broken(guard, outcome, &shown.id);
    match pending {
        Pending::New(current) => finding(out, shown, &[place(outcome, current)], &broken),
        Pending::Updated { accepted: before, current } => {
            finding(out, shown, &[before.in_place_of(shown), place(outcome, current)], &broken)
        }
        Pending::Absent { lines, .. } => {
            let at = lines.map(|lines| format!(" · {}:{lines}", outcome.draft()));
            let under = shown.under().map(|under| format!(" · {under}")).unwrap_or_default();
            let at = at.unwrap_or_default();
            let note = format!("was accepted, and is gone from the draft{under}{at} · {}", shown.id);
            finding(out, shown, &[note], &broken)
        }
    }
}

/// Writes a finding.
pub fn finding<W: io::Write>(
    out: &mut ExcerptWriter<W>,
    finding: &Finding,
    notes: &[String],
    broken: &[String],
) -> io::Result<()> {
    let signals: Vec<String> = finding.signal_lines().collect();
    let excerpt = Excerpt {
        kind: Some(finding.kind),
        moved: finding.moved,
        words: finding.words.as_deref(),
        old: &finding.old,
        new: &finding.new,
        signals: &signals,
        notes,
    };
    out.change(&excerpt)?;
    broken.iter().try_for_each(|line| out.caution(INDENT, line))
}

/// What a finding stands under and governs, where it stands, and its hash.
pub fn place(outcome: &Outcome, located: &Located) -> String {
    let finding = &located.finding;
    let mut parts: Vec<String> = finding.governed().into_iter().chain(finding.under()).collect();
    if !finding.section.is_empty() {
        parts.push(format!("§ {}", finding.section));
    }
    let old = located.old_place().map(|lines| format!("old:{lines}"));
    let new = located.new_place().map(|lines| format!("{}:{lines}", outcome.draft()));
    let places = match (finding.struck, finding.kind) {
        (true, Kind::Added) => [new, old.map(|old| format!("was struck out at {old}"))],
        (true, _) => [old, new.map(|new| format!("struck out at {new}"))],
        (false, _) => [old, new],
    };
    parts.extend(places.into_iter().flatten());
    parts.push(finding.id.clone());
    parts.join(" · ")
}

/// What rules say of a finding.
pub fn broken(guard: &Guard, outcome: &Outcome, id: &str) -> Vec<String> {
    outcome.breaches_of(id).map(|breach| breach_line(&guard.config.rules, &guard.config.waivers, breach)).collect()
}

/// A broken rule in one line.
pub fn breach_line(rules: &[Rule], waivers: &[Waiver], breach: &Breach) -> String {
    let rule = &rules[breach.rule];
    let name = if rule.level == Level::Deny { "denied" } else { "warning" };
    let unmet = breach.unmet.as_ref().map(|unmet| {
        let what = if rule.themes().is_empty() { "the draft does not say" } else { "no statement under" };
        format!(": {what} `{unmet}`")
    });
    let expired = breach.expired.map(|w| {
        let waiver = &waivers[w];
        format!(" (the waiver by {} expired on {})", waiver.by, waiver.expires)
    });
    format!("{name}: {}{}{}", rule.name, unmet.unwrap_or_default(), expired.unwrap_or_default())
}

/// The head over the findings of a comparison.
pub fn head<W: io::Write>(out: &mut ExcerptWriter<W>, outcome: &Outcome) -> io::Result<()> {
    out.head(&outcome.comparison.name, &outcome.description())?;
    match outcome.missing {
        Some(Missing::Draft) => out.caution(
            INDENT,
            &format!("{} is deleted: every statement of the baseline counts as dropped.", outcome.draft()),
        ),
        Some(Missing::Emptied) => out.caution(
            INDENT,
            &format!("{} is empty: every statement of the baseline counts as dropped.", outcome.draft()),
        ),
        Some(Missing::Baseline) => out.line(
            INDENT,
            &format!("{} is not there yet: every statement counts as added.", outcome.comparison.baseline),
        ),
        None => Ok(()),
    }
}

/// `1 finding`, `2 findings`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
