//! `redraft accept [NAME…]` and `redraft reject [NAME…]`

use std::io;
use std::process::ExitCode;

use redraft::Error;
use redraft::model::Lines;
use redraft::render::terminal::ExcerptWriter;
use redraft::snapshot::{FORMAT, Finding, Located, Pending};

use super::args::DecideArguments;
use super::guard::decide::{Decision, Done, decide};
use super::guard::{Guard, Outcome, show};
use super::output::Destination;
use super::{check, color};

/// Takes one decision on every pending finding that the options pick.
pub fn run(arguments: &DecideArguments, decision: Decision) -> anyhow::Result<ExitCode> {
    let guard = Guard::load(&arguments.names)?;
    known_themes(&guard, &arguments.theme)?;
    let outcomes = guard.run(check::today())?;
    let mut all = Vec::new();
    for outcome in &outcomes {
        let within = |own: &str, asked: &str| guard.is_within(&outcome.comparison, own, asked);
        let wanted = |pending: &Pending| picks(arguments, pending.finding(), &within);
        all.push((outcome, decide(&guard.store, outcome, decision, &wanted)?));
    }
    let unseen: usize = all.iter().map(|(_, done)| done.unseen).sum();
    let decided: usize = all.iter().map(|(_, done)| done.decided.len()).sum();
    if decided == 0 && unseen > 0 {
        let verb = if decision == Decision::Accept { "accepted" } else { "rejected" };
        return Err(Error::new(format!(
            "{} not {verb}: `redraft check` has not shown {} yet",
            show::count(unseen, "finding is", "findings are"),
            if unseen == 1 { "it" } else { "them" },
        ))
        .help("run `redraft check`, read what it shows, and come back")
        .into());
    }
    if decided == 0 && is_narrow(arguments) && all.iter().any(|(_, done)| done.left > 0) {
        return Err(Error::new("no pending finding has the kind, theme, signal or hash that was asked for")
            .help("`redraft check` shows what is pending")
            .into());
    }
    let destination = Destination::Stdout;
    let style = color::style(arguments.look.color, &destination);
    let width = super::terminal::width(arguments.look.width, &destination, 1);
    let unicode = super::terminal::takes_unicode(&destination);
    destination.write(|out| write(&mut ExcerptWriter::new(out, style, width, unicode), decision, &all))?;
    Ok(ExitCode::SUCCESS)
}

fn is_narrow(arguments: &DecideArguments) -> bool {
    let DecideArguments { kind, theme, signal, finding, .. } = arguments;
    !(kind.is_empty() && theme.is_empty() && signal.is_empty() && finding.is_empty())
}

/// Refuses a theme that no taxonomy has. Where the sections are the themes, any name may be one.
fn known_themes(guard: &Guard, asked: &[String]) -> anyhow::Result<()> {
    for theme in asked.iter().filter(|theme| *theme != super::compared::job::NO_THEME) {
        let found = guard.comparisons.iter().map(|comparison| guard.taxonomy(comparison).map(|all| all.find(theme)));
        let mut unknown = None;
        let mut known = false;
        for found in found {
            match found {
                Some(Err(error)) => unknown = Some(error),
                Some(Ok(_)) | None => known = true,
            }
        }
        if let (Some(error), false) = (unknown, known) {
            return Err(error.into());
        }
    }
    Ok(())
}

/// Each option narrows the choice; of the values of one option any will do.
fn picks(arguments: &DecideArguments, finding: &Finding, within: &dyn Fn(&str, &str) -> bool) -> bool {
    let DecideArguments { kind, theme, signal, finding: ids, .. } = arguments;
    let any = |asked: &[String], holds: &dyn Fn(&str) -> bool| asked.is_empty() || asked.iter().any(|one| holds(one));
    any(kind, &|kind| finding.kind_name() == kind || (kind == "moved" && finding.moved))
        && any(theme, &|theme| {
            (theme == super::compared::job::NO_THEME && finding.theme.is_empty())
                || (!finding.theme.is_empty() && within(&finding.theme, theme))
        })
        && any(signal, &|signal| finding.signal_kinds().any(|own| own.name() == signal))
        && any(ids, &|id| finding.id == id)
}

fn write<W: io::Write>(out: &mut ExcerptWriter<W>, decision: Decision, all: &[(&Outcome, Done)]) -> io::Result<()> {
    let mut told = false;
    for (outcome, done) in all.iter().filter(|(_, done)| !done.decided.is_empty()) {
        if told {
            out.newline()?;
        }
        told = true;
        show::head(out, outcome)?;
        for pending in &done.decided {
            let help = (decision == Decision::Reject).then(|| instruction(outcome, pending));
            let gone = pending.current().is_none().then(|| "gone from the draft".to_owned());
            let place = show::place(outcome, &pending.located());
            let notes: Vec<String> = [gone, help, Some(place)].into_iter().flatten().collect();
            show::finding(out, pending.finding(), &notes, &[])?;
        }
    }
    let decided: usize = all.iter().map(|(_, done)| done.decided.len()).sum();
    let left: usize = all.iter().map(|(_, done)| done.left).sum();
    if told {
        out.newline()?;
    }
    let obsolete: usize = all.iter().map(|(_, done)| done.obsolete).sum();
    if obsolete > 0 {
        let are = if obsolete == 1 { "finding is" } else { "findings are" };
        out.line(0, &format!("{obsolete} accepted {are} part of the baseline now, and no longer in the snapshot."))?;
    }
    for file in all.iter().filter_map(|(_, done)| done.renewed.as_ref()) {
        out.line(0, &format!("{} is rewritten as {FORMAT}.", file.display()))?;
    }
    let text = match (decided, left, decision) {
        (0, 0, _) => "Nothing is pending.".to_owned(),
        (n, 0, Decision::Accept) => {
            format!("{} accepted. Commit the snapshots with the draft.", show::count(n, "finding", "findings"))
        }
        (n, left, Decision::Accept) => {
            format!("{} accepted, {left} still pending: `redraft review`.", show::count(n, "finding", "findings"))
        }
        (n, _, Decision::Reject) => {
            format!("{} rejected. The check fails until the draft is corrected.", show::count(n, "finding", "findings"))
        }
    };
    out.line(0, &text)
}

/// What to do with the draft where a finding is rejected.
pub fn instruction(outcome: &Outcome, pending: &Pending) -> String {
    let place = |lines: Option<Lines>| lines.map(|lines| format!(" at {}:{lines}", outcome.draft()));
    match pending {
        Pending::Absent { .. } => "stays accepted: bring it back into the draft".to_owned(),
        Pending::Updated { accepted, current } => {
            let at = place(current.new_lines).unwrap_or_default();
            match accepted.new.as_str() {
                "" => format!("take it out{at}, as was accepted"),
                text if text == current.finding.new => {
                    format!("put it back{at}, or accept it as it is: {}", accepted.in_place_of(&current.finding))
                }
                text => format!("put back what was accepted{at}: {text}"),
            }
        }
        Pending::New(Located { finding, new_lines, .. }) => {
            let at = place(*new_lines).unwrap_or_default();
            match finding.old.as_str() {
                "" if finding.struck => format!("strike it out again{at}"),
                "" => format!("take it out{at}"),
                _ if finding.struck => format!("take the strike off{at}"),
                text if finding.new.is_empty() => {
                    format!("put it back after line {}: {text}", new_lines.map_or(0, |lines| lines.first))
                }
                text => format!("put back{at}: {text}"),
            }
        }
    }
}
