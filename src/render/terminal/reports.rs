//! Several policies in one report: each under its path, then the total and what was skipped.

use std::borrow::Cow;
use std::io;

use super::closing::{Signs, parts, row, write_legend};
use super::sheet::Sheet;
use super::style::Mark;
use super::{selection, write_report};
use crate::model::Version;
use crate::render::{Canvas, Page, View};
use crate::report::{
    Counts, Entry, FileStatus, Insight, Insights, PolicyReport, Report, Reports, SkipReason, Skipped, Summary, count,
};

/// Writes all reports, each as the view asks for, and the total. What of a policy the view does not show is only
/// counted.
pub(super) fn write(insights: &Insights<'_>, view: &View, out: &mut impl io::Write) -> io::Result<()> {
    let reports = insights.reports;
    let mut page = Sheet::on(&view.canvas, out);
    let policies = &reports.policies;
    if policies.is_empty() {
        let text = format!("No policy changed from {} to {}.", reports.old, reports.new);
        page.note(0, Mark::Title, &text)?;
        return skipped(&reports.skipped, &mut page);
    }
    head(reports, &mut page)?;
    let view = View { canvas: Canvas { brief: true, ..view.canvas }, ..view.clone() };
    let is_summary = view.page == Page::Summary;
    let all = policies.iter().zip(&insights.policies);
    let shown: Vec<_> = all.filter(|(_, insight)| is_shown(insight, &view)).collect();
    let mut signs = Signs::default();
    for (number, (policy, insight)) in shown.iter().enumerate() {
        let mut page = Sheet::on(&view.canvas, out);
        page.newline()?;
        title(&mut page, policy, Some((number + 1, shown.len())))?;
        // A table of what has nothing to be compared with says no more than its size.
        if is_summary && matches!(policy.status, FileStatus::Added | FileStatus::Deleted) {
            super::head::write_brief(&mut page, &policy.report)?;
            continue;
        }
        write_report(insight, &view, out)?;
        signs = signs.and(Signs::of(insight, &selection(insight, &view)));
    }
    let mut page = Sheet::on(&view.canvas, out);
    if is_summary && !shown.is_empty() {
        let all: Vec<_> = shown.iter().map(|(policy, _)| &policy.report).collect();
        super::summary::write_meaning_of(&mut page, &all)?;
    }
    page.newline()?;
    total(reports, &mut page)?;
    let changed = policies.iter().filter(|policy| policy.report.has_changes()).count();
    if changed > shown.len() {
        let hidden = count(changed - shown.len(), "changed policy", "changed policies");
        row(&mut page, "Not shown", &format!("{hidden} without anything that you asked for"))?;
    }
    skipped(&reports.skipped, &mut page)?;
    if matches!(view.page, Page::Entries(_)) { write_legend(&mut page, signs) } else { Ok(()) }
}

/// Writes each report under its title, and nothing about them all: there is other output before and after them.
pub(super) fn write_titled(insights: &Insights<'_>, view: &View, out: &mut impl io::Write) -> io::Result<()> {
    for (policy, insight) in insights.reports.policies.iter().zip(&insights.policies) {
        title(&mut Sheet::on(&view.canvas, out), policy, None)?;
        if let Some([old, new]) = &policy.modes {
            writeln!(out, "mode {old} -> {new}")?;
        }
        write_report(insight, view, out)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// True unless there is nothing in it to be read.
fn is_shown(insight: &Insight<'_>, view: &View) -> bool {
    let selection = selection(insight, view);
    if selection.is_filtered() && view.page != Page::Summary {
        return selection.shown(insight.report).next().is_some();
    }
    insight.report.has_changes() || selection.names_unchanged()
}

/// Even an empty file was added.
fn says_something_new(policy: &PolicyReport) -> bool {
    policy.report.has_changes() || matches!(policy.status, FileStatus::Added | FileStatus::Deleted)
}

fn head<W: io::Write>(reports: &Reports, page: &mut Sheet<'_, W>) -> io::Result<()> {
    let number = |status| {
        let policies = reports.policies.iter();
        policies.filter(|policy| policy.status == status && says_something_new(policy)).count()
    };
    let changed = number(FileStatus::Modified) + number(FileStatus::Renamed);
    let mut facts = Vec::new();
    if changed > 0 {
        facts.push(format!("{} changed", count(changed, "policy", "policies")));
    }
    for (status, name) in [(FileStatus::Added, "added"), (FileStatus::Deleted, "deleted")] {
        match number(status) {
            0 => {}
            n if facts.is_empty() => facts.push(format!("{} {name}", count(n, "policy", "policies"))),
            n => facts.push(format!("{n} {name}")),
        }
    }
    let silent = reports.policies.iter().filter(|policy| !says_something_new(policy)).count();
    match silent {
        0 => {}
        n if facts.is_empty() => {
            facts.push(format!("{} with the same statements as before", count(n, "policy", "policies")));
        }
        n => facts.push(format!("{n} with the same statements as before")),
    }
    let states = format!("{} {} {}: ", reports.old, page.glyphs.arrow.trim(), reports.new);
    let facts = super::sheet::facts(&facts, ", ");
    page.paragraph(&[], &[(Mark::Plain, states.into()), (Mark::Title, facts.into())])
}

/// Writes what stands over the report on one policy; its number and that of all, where it is one of several.
fn title<W: io::Write>(
    page: &mut Sheet<'_, W>,
    policy: &PolicyReport,
    numbered: Option<(usize, usize)>,
) -> io::Result<()> {
    let (path, fate) = match (policy.old_path.as_deref(), policy.new_path.as_deref()) {
        (None, new) => (new.unwrap_or_default(), Some("added".to_owned())),
        (Some(old), None) => (old, Some("deleted".to_owned())),
        (Some(old), Some(new)) if old != new => (new, Some(format!("renamed from {old}"))),
        (Some(_), Some(new)) => (new, None),
    };
    let mut text: Vec<(Mark, Cow<'_, str>)> = vec![(Mark::Title, path.into())];
    if let Some(fate) = fate {
        text.push((Mark::Plain, format!("{}{fate}", page.glyphs.dot).into()));
    }
    if let Some((number, all)) = numbered.filter(|(_, all)| *all > 1) {
        text.push((Mark::Dim, format!("{}{number} of {all}", page.glyphs.dot).into()));
    }
    page.paragraph(&[(Mark::Title, "## ".into())], &text)
}

/// Every policy with its counts in a line, and the sum.
fn total<W: io::Write>(reports: &Reports, page: &mut Sheet<'_, W>) -> io::Result<()> {
    if reports.policies.len() > 1 {
        page.note(0, Mark::Title, "All policies")?;
        for policy in &reports.policies {
            let text = format!("{}: {}", policy.path(), became(policy, page.glyphs.dot));
            page.paragraph(&[(Mark::Plain, "  ".into())], &[(Mark::Plain, text.into())])?;
        }
    }
    let counts = Counts::of(reports.policies.iter().flat_map(|policy| statements(&policy.report)));
    row(page, "Statements", &parts(&counts, page.glyphs.dot))?;
    let summary = reports.summary();
    if summary.substantive + summary.editorial > 0 {
        let Summary { substantive, editorial, .. } = summary;
        let dot = page.glyphs.dot;
        let text =
            format!("{substantive} substantive{dot}{editorial} editorial (splits, merges and headings included)");
        row(page, "Rewordings", &text)?;
    }
    if !summary.signals.is_empty() {
        let signals: Vec<_> = summary.signals.iter().map(|(kind, n)| format!("{n} {kind}")).collect();
        row(page, "Signals", &super::sheet::facts(&signals, page.glyphs.dot))?;
    }
    Ok(())
}

/// What became of a policy, in a line.
fn became(policy: &PolicyReport, dot: &str) -> String {
    let counts = Counts::of(statements(&policy.report));
    let size = |version: &Version| {
        let statements = version.statements.iter().filter(|statement| statement.counts()).count();
        count(statements, "statement", "statements")
    };
    let mut facts = Vec::new();
    match policy.status {
        FileStatus::Added => facts.push(format!("a new policy of {}", size(&policy.report.new))),
        FileStatus::Deleted => facts.push(format!("deleted, with {}", size(&policy.report.old))),
        FileStatus::Renamed | FileStatus::Modified => {
            if let (FileStatus::Renamed, Some(old)) = (policy.status, &policy.old_path) {
                facts.push(format!("renamed from {old}"));
            }
            match counts.changes() {
                0 if policy.report.has_changes() => facts.push("only headings changed".into()),
                0 => facts.push("the same statements as before".into()),
                _ => facts.extend(counts.changed_parts()),
            }
            if counts.signals > 0 {
                facts.push(count(counts.signals, "signal", "signals"));
            }
        }
    }
    super::sheet::facts(&facts, dot)
}

fn statements(report: &Report) -> impl Iterator<Item = &Entry> {
    report.entries.iter().filter(|entry| report.counts(entry))
}

/// How many files that are not policies by their names are named.
const NAMED: usize = 5;

fn skipped<W: io::Write>(files: &[Skipped], page: &mut Sheet<'_, W>) -> io::Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    page.newline()?;
    page.note(0, Mark::Title, "Skipped")?;
    let (others, told): (Vec<_>, Vec<_>) = files.iter().partition(|file| file.reason == SkipReason::NotAPolicy);
    for file in told {
        let mark = if file.reason.hides_changes() { Mark::Caution } else { Mark::Plain };
        let text = format!("{}: {}", file.path, reason(file));
        page.paragraph(&[(Mark::Plain, "  ".into())], &[(mark, text.into())])?;
    }
    if !others.is_empty() {
        let named = others.len().min(NAMED);
        let names: Vec<&str> = others[..named].iter().map(|file| file.path.as_str()).collect();
        let more = match others.len() - named {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let files =
            count(others.len(), "file that is not a policy by its name", "files that are not policies by their names");
        let text = format!("{files}: {}{more}", names.join(", "));
        page.paragraph(&[(Mark::Plain, "  ".into())], &[(Mark::Plain, text.into())])?;
    }
    Ok(())
}

fn reason(file: &Skipped) -> String {
    let reason = match file.reason {
        SkipReason::NotAPolicy => "no policy by its name",
        SkipReason::Unreadable => return format!("it changed, and cannot be compared: {}", file.detail),
        SkipReason::InConflict => "in conflict; resolve it first, then compare again",
        SkipReason::Link => "a symbolic link",
        SkipReason::Submodule => "a submodule",
        SkipReason::SameContent => "only its mode changed",
        SkipReason::Untracked => "git does not know it yet; `git add -N` makes it count as added",
    };
    match file.detail.as_str() {
        "" => reason.to_owned(),
        detail => format!("{reason} ({detail})"),
    }
}
