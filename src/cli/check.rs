//! `redraft check [NAME…]`

use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use redraft::Error;
use redraft::check::{CheckReport, Counts};
use redraft::config::NAME;
use redraft::render::terminal::ExcerptWriter;
use redraft::rules::{Date, Waiver};

use super::args::{CheckArguments, CheckFormat, CheckOutput};
use super::github::Github;
use super::guard::{Guard, Outcome, decide, idle, show};
use super::output::Destination;
use super::{CHANGED, color};

/// Holds every comparison against its snapshot and the rules.
pub fn run(arguments: &CheckArguments) -> anyhow::Result<ExitCode> {
    let host = if arguments.no_github { None } else { Github::found() };
    let result = check(arguments, host.as_ref());
    if let (Some(host), Err(error)) = (&host, &result) {
        host.failed(error, arguments.format == CheckFormat::Terminal);
    }
    result
}

fn check(arguments: &CheckArguments, host: Option<&Github>) -> anyhow::Result<ExitCode> {
    let guard = Guard::load(&arguments.names)?;
    let outputs = Outputs::new(arguments, &guard)?;
    let today = arguments.today.unwrap_or_else(today);
    let outcomes = guard.run(today)?;
    outcomes.iter().for_each(|outcome| super::warn(&outcome.warnings));
    super::warn(idle::warnings(&guard, &outcomes));
    let stale = if guard.is_whole { stale_waivers(&guard, &outcomes) } else { Vec::new() };
    super::warn(stale.iter().map(|waiver| {
        format!(
            "the waiver for {} (by {}: {}) is stale: no rule is broken by such a finding; remove it from redraft.yaml",
            waiver.finding, waiver.by, waiver.reason
        )
    }));
    let report = guard.report(&outcomes, &stale);
    let terminal = |destination: &Destination, out: &mut dyn io::Write| {
        let style = color::style(arguments.look.color, destination);
        let width = super::terminal::width(arguments.look.width, destination, 1);
        let unicode = super::terminal::takes_unicode(destination);
        write(&mut ExcerptWriter::new(out, style, width, unicode), &guard, &outcomes, &report)
    };
    // Everything that can be written is, also where something else cannot.
    let mut results = Vec::new();
    for (format, destination) in &outputs.all {
        results.push(destination.write(|out| match (format, host, destination) {
            (CheckFormat::Terminal, Some(host), Destination::Stdout) => {
                host.quoted(out, |out| terminal(destination, out))
            }
            (CheckFormat::Terminal, ..) => terminal(destination, out),
            (CheckFormat::Other(format), ..) => format.write(&report, out),
        }));
    }
    if let Some(host) = host {
        host.tell(&report, arguments.format == CheckFormat::Terminal);
    }
    // Last, so that the findings are reported even where nothing can be written.
    results.extend(outcomes.iter().map(|outcome| decide::write_pending(&guard.store, outcome)));
    results.into_iter().collect::<anyhow::Result<()>>()?;
    Ok(if Counts::of(&report.comparisons).is_clean() { ExitCode::SUCCESS } else { ExitCode::from(CHANGED) })
}

/// What is written, and where to.
struct Outputs {
    all: Vec<(CheckFormat, Destination)>,
}

impl Outputs {
    fn new(arguments: &CheckArguments, guard: &Guard) -> anyhow::Result<Self> {
        let file = |file: &Path| Destination::File(guard.as_named(file));
        let first = arguments.output.output.as_deref().map_or(Destination::Stdout, file);
        let mut all = vec![(arguments.format, first)];
        for CheckOutput { format, file: name } in &arguments.report {
            let destination = file(name);
            if all.iter().any(|(_, known)| *known == destination) {
                return Err(Error::new("two reports would be written to it")
                    .in_file(name.to_string_lossy())
                    .help("give each a file of its own")
                    .into());
            }
            all.push((*format, destination));
        }
        let inputs = guard.comparisons.iter().flat_map(|comparison| [&*comparison.baseline, &*comparison.draft]);
        let inputs: Vec<&str> = inputs.chain([NAME]).collect();
        all.iter().try_for_each(|(_, destination)| destination.refuse_overwriting_inputs(&inputs))?;
        Ok(Self { all })
    }
}

/// The day in UTC.
pub fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs());
    Date::from_unix_days((seconds / 86_400) as u32)
}

/// Waivers that nothing needs any more.
fn stale_waivers<'a>(guard: &'a Guard, outcomes: &[Outcome]) -> Vec<&'a Waiver> {
    let used = |w: usize| outcomes.iter().any(|outcome| outcome.judgement.used.contains(&w));
    guard.config.waivers.iter().enumerate().filter(|(w, _)| !used(*w)).map(|(_, waiver)| waiver).collect()
}

fn write<W: io::Write>(
    out: &mut ExcerptWriter<W>,
    guard: &Guard,
    outcomes: &[Outcome],
    report: &CheckReport,
) -> io::Result<()> {
    let mut told = false;
    for outcome in outcomes {
        let pending = &outcome.standing.pending;
        let shown = |id: &str| pending.iter().any(|pending| pending.current().is_some_and(|own| own.finding.id == id));
        let others: Vec<_> = (outcome.judgement.breaches.iter())
            .filter(|breach| breach.finding.is_none_or(|k| !shown(&outcome.changes[k].finding.id)))
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
                    let located = &outcome.changes[k];
                    let broken = show::broken(guard, outcome, &located.finding.id);
                    show::finding(out, &located.finding, &[show::place(outcome, located)], &broken)?;
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
    totals(out, guard, outcomes, report)
}

fn totals<W: io::Write>(
    out: &mut ExcerptWriter<W>,
    guard: &Guard,
    outcomes: &[Outcome],
    report: &CheckReport,
) -> io::Result<()> {
    let counts = Counts::of(&report.comparisons);
    let facts: Vec<String> = counts.facts().iter().map(|fact| fact.replace(' ', "\u{a0}")).collect();
    let comparisons = show::count(outcomes.len(), "comparison", "comparisons");
    out.line(0, &format!("{comparisons}: {}", facts.join(" · ")))?;
    let obsolete = counts.obsolete;
    if obsolete > 0 {
        let are = if obsolete == 1 { "finding is" } else { "findings are" };
        out.line(0, &format!("{obsolete} accepted {are} part of the baseline now; the next `redraft accept` removes them from the snapshot."))?;
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
    if counts.denied > 0 {
        out.newline()?;
        out.line(
            0,
            "Accepting findings does not repair a broken rule: correct the draft, or add a waiver to redraft.yaml.",
        )?;
    }
    Ok(())
}
