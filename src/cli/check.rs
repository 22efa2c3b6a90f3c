//! `redraft check [NAME…]`

use std::io;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use redraft::report::terminal::ExcerptWriter;
use redraft::rules::{Date, Level};
use redraft::snapshot::Verdict;

use super::args::CheckArguments;
use super::guard::{Guard, Outcome, decide, show};
use super::output::Destination;
use super::{CHANGED, color};

/// Holds every comparison against its snapshot and the rules.
pub fn run(arguments: &CheckArguments) -> anyhow::Result<ExitCode> {
    let guard = Guard::load(&arguments.names)?;
    let today = arguments.today.unwrap_or_else(today);
    let outcomes = guard.run(today)?;
    outcomes.iter().for_each(|outcome| super::warn(&outcome.warnings));
    if guard.is_whole {
        super::warn(stale_waivers(&guard, &outcomes));
    }
    let destination = Destination::Stdout;
    let style = color::style(arguments.look.color, &destination);
    let width = super::terminal::width(arguments.look.width, &destination, 1);
    let unicode = super::terminal::takes_unicode(&destination);
    destination.write(|out| write(&mut ExcerptWriter::new(out, style, width, unicode), &guard, &outcomes))?;
    // Last, so that the findings are told even where nothing can be written.
    outcomes.iter().try_for_each(|outcome| decide::write_pending(&guard.store, outcome))?;
    Ok(if outcomes.iter().any(fails) { ExitCode::from(CHANGED) } else { ExitCode::SUCCESS })
}

/// The day in UTC.
pub fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs());
    Date::from_unix_days((seconds / 86_400) as u32)
}

/// True if a person has to do something.
pub fn fails(outcome: &Outcome) -> bool {
    !outcome.standing.is_clean() || outcome.judgement.breaches.iter().any(|breach| breach.level == Level::Deny)
}

/// Waivers that nothing needs any more.
fn stale_waivers(guard: &Guard, outcomes: &[Outcome]) -> Vec<String> {
    let used = |w: usize| outcomes.iter().any(|outcome| outcome.judgement.used.contains(&w));
    let stale = guard.config.waivers.iter().enumerate().filter(|(w, _)| !used(*w));
    stale
        .map(|(_, waiver)| {
            format!(
                "the waiver for {} (by {}: {}) is stale: no rule is broken by such a finding; take it out of redraft.yaml",
                waiver.finding, waiver.by, waiver.reason
            )
        })
        .collect()
}

fn write<W: io::Write>(out: &mut ExcerptWriter<W>, guard: &Guard, outcomes: &[Outcome]) -> io::Result<()> {
    let mut told = false;
    for outcome in outcomes {
        let pending = &outcome.standing.pending;
        let shown = |id: &str| pending.iter().any(|pending| pending.current.as_ref().is_some_and(|own| own.id == id));
        let others: Vec<_> = (outcome.judgement.breaches.iter())
            .filter(|breach| breach.finding.is_none_or(|k| !shown(&outcome.changes[k].id)))
            .collect();
        if pending.is_empty() && others.is_empty() {
            continue;
        }
        if told {
            out.newline()?;
        }
        told = true;
        show::head(out, outcome)?;
        pending.iter().try_for_each(|pending| show::pending(out, guard, outcome, pending))?;
        let mut last = None;
        for breach in others {
            match breach.finding {
                Some(k) if last != Some(k) => {
                    let finding = &outcome.changes[k];
                    let broken = show::broken(guard, outcome, &finding.id);
                    show::finding(out, finding, &[show::place(outcome, finding)], &broken)?;
                    last = Some(k);
                }
                Some(_) => {}
                None => out.caution(2, &show::breach_line(&guard.config.rules, &guard.config.waivers, breach))?,
            }
        }
    }
    if told {
        out.newline()?;
    }
    totals(out, guard, outcomes)
}

fn totals<W: io::Write>(out: &mut ExcerptWriter<W>, guard: &Guard, outcomes: &[Outcome]) -> io::Result<()> {
    let verdicts = |verdict: Verdict| {
        let all = outcomes.iter().flat_map(|outcome| &outcome.standing.pending);
        all.filter(|pending| pending.verdict() == verdict).count()
    };
    let levels = |level: Level| {
        let all = outcomes.iter().flat_map(|outcome| &outcome.judgement.breaches);
        all.filter(|breach| breach.level == level).count()
    };
    let sum = |count: &dyn Fn(&Outcome) -> usize| outcomes.iter().map(count).sum::<usize>();
    let facts = [
        (verdicts(Verdict::New), "new finding", "new findings"),
        (verdicts(Verdict::Changed), "changed since it was accepted", "changed since they were accepted"),
        (verdicts(Verdict::Gone), "accepted and gone", "accepted and gone"),
        (levels(Level::Deny), "rule broken", "rules broken"),
        (levels(Level::Warn), "warning", "warnings"),
        (sum(&|outcome| outcome.standing.accepted), "as accepted", "as accepted"),
        (sum(&|outcome| outcome.judgement.waived.len()), "waived", "waived"),
        (sum(&Outcome::unasked), "change that asks nobody", "changes that ask nobody"),
    ];
    let facts: Vec<String> = facts
        .iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, one, many)| show::count(*n, one, many).replace(' ', "\u{a0}"))
        .collect();
    let comparisons = show::count(outcomes.len(), "comparison", "comparisons");
    let facts = if facts.is_empty() { "nothing changed".to_owned() } else { facts.join(" · ") };
    out.line(0, &format!("{comparisons}: {facts}"))?;
    let settled = sum(&|outcome| outcome.standing.settled.len());
    if settled > 0 {
        let are = if settled == 1 { "finding is" } else { "findings are" };
        out.line(0, &format!("{settled} accepted {are} part of the baseline now; the next `redraft accept` takes them out of the snapshot."))?;
    }
    if outcomes.iter().any(|outcome| !outcome.standing.is_clean()) {
        let names: Vec<&str> = outcomes
            .iter()
            .filter(|outcome| !outcome.standing.is_clean())
            .map(|outcome| outcome.comparison.name.as_str())
            .collect();
        let name = match names.as_slice() {
            [only] if outcomes.len() > 1 || !guard.is_whole => format!(" {only}"),
            _ => String::new(),
        };
        out.newline()?;
        out.line(0, "Next:")?;
        out.line(2, &format!("redraft review{name}\u{a0}\u{a0}\u{a0} decide on them one by one"))?;
        out.line(
            2,
            &format!("redraft accept{name}\u{a0}\u{a0}\u{a0} accept them all; then commit {}/", guard.config.snapshots),
        )?;
    }
    if levels(Level::Deny) > 0 {
        out.newline()?;
        out.line(
            0,
            "A broken rule stays broken whatever is accepted: mend the draft, or add a waiver to redraft.yaml.",
        )?;
    }
    Ok(())
}
