//! Several policies in one report: each under its path, then the total and what was passed over.

use std::borrow::Cow;
use std::io;

use super::closing::{Signs, parts, row, write_legend};
use super::page::{Page, count};
use super::select::{Counts, Selection, is_heading};
use super::style::{Mark, Style};
use super::{View, render};
use crate::model::{Role, Version};
use crate::report::{Entry, FileStatus, PolicyReport, Report, Reports, SkipReason, Skipped, Summary};

/// Writes all reports, each as the view asks for, and the total. `themes` gives the rows to show of each report, if only
/// some themes are asked for. What of a policy the view does not show is only counted.
///
/// # Errors
/// Only those of the writer.
pub fn render_reports(
    reports: &Reports,
    view: &View,
    themes: Option<&[Vec<usize>]>,
    style: &Style,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let mut page = Page::new(out, *style, view.width, view.unicode);
    let policies = &reports.policies;
    if policies.is_empty() {
        let text = format!("No policy changed from {} to {}.", reports.old, reports.new);
        page.note(0, Mark::Title, &text)?;
        return skipped(&reports.skipped, &mut page);
    }
    head(reports, &mut page)?;
    let views: Vec<View> = (0..policies.len())
        .map(|k| {
            let theme = themes.map(|themes| themes.get(k).cloned().unwrap_or_default());
            View { theme, brief: true, ..view.clone() }
        })
        .collect();
    let shown: Vec<_> = policies.iter().zip(&views).filter(|(policy, view)| is_shown(policy, view)).collect();
    let mut signs = Signs::default();
    for (number, (policy, view)) in shown.iter().enumerate() {
        let mut page = Page::new(out, *style, view.width, view.unicode);
        page.newline()?;
        title(&mut page, &PolicyTitle { numbered: Some((number + 1, shown.len())), ..PolicyTitle::of(policy) })?;
        // A table of what has nothing to be compared with says no more than its size.
        if view.summary_only && matches!(policy.status, FileStatus::Added | FileStatus::Deleted) {
            super::head::write_brief(&mut page, &policy.report)?;
            continue;
        }
        render(&policy.report, view, style, out)?;
        signs = signs.and(Signs::of(&policy.report, &Selection::new(&policy.report, view)));
    }
    let mut page = Page::new(out, *style, view.width, view.unicode);
    if view.summary_only && !shown.is_empty() {
        let all: Vec<_> = shown.iter().map(|(policy, _)| &policy.report).collect();
        super::summary::write_meaning_of(&mut page, &all)?;
    }
    page.newline()?;
    total(reports, &mut page)?;
    let changed = policies.iter().filter(|policy| policy.report.has_changes()).count();
    if changed > shown.len() {
        let hidden = count(changed - shown.len(), "changed policy", "changed policies");
        row(&mut page, "Not shown", &format!("{hidden} with nothing of what you asked for"))?;
    }
    skipped(&reports.skipped, &mut page)?;
    if view.summary_only || view.review { Ok(()) } else { write_legend(&mut page, signs) }
}

/// True unless there is nothing in it to be read.
fn is_shown(policy: &PolicyReport, view: &View) -> bool {
    let report = &policy.report;
    let selection = Selection::new(report, view);
    if selection.filtered && !view.summary_only {
        let chosen = selection.themes.iter().flatten().flatten().chain(&selection.headings);
        return chosen.into_iter().any(|&k| selection.shows(&report.entries[k]));
    }
    report.has_changes() || selection.names_unchanged()
}

/// Even an empty file was added.
fn says_something_new(policy: &PolicyReport) -> bool {
    policy.report.has_changes() || matches!(policy.status, FileStatus::Added | FileStatus::Deleted)
}

fn head<W: io::Write>(reports: &Reports, page: &mut Page<'_, W>) -> io::Result<()> {
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
    let facts = super::page::facts(&facts, ", ");
    page.paragraph(&[], &[(Mark::Plain, states.into()), (Mark::Title, facts.into())])
}

/// What stands over the report on one policy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PolicyTitle<'a> {
    /// Its number and the number of all; none for a policy alone.
    pub numbered: Option<(usize, usize)>,
    /// The path of the old version; none if there is none.
    pub old_path: Option<&'a str>,
    /// The path of the new version; none if there is none.
    pub new_path: Option<&'a str>,
}

impl<'a> PolicyTitle<'a> {
    /// The title of a report.
    pub fn of(policy: &'a PolicyReport) -> Self {
        Self { numbered: None, old_path: policy.old_path.as_deref(), new_path: policy.new_path.as_deref() }
    }
}

/// Writes the title of a report.
///
/// # Errors
/// Only those of the writer.
pub fn write_title(parts: &PolicyTitle<'_>, view: &View, style: &Style, out: &mut impl io::Write) -> io::Result<()> {
    title(&mut Page::new(out, *style, view.width, view.unicode), parts)
}

fn title<W: io::Write>(page: &mut Page<'_, W>, parts: &PolicyTitle<'_>) -> io::Result<()> {
    let (path, fate) = match (parts.old_path, parts.new_path) {
        (None, new) => (new.unwrap_or_default(), Some("added".to_owned())),
        (Some(old), None) => (old, Some("deleted".to_owned())),
        (Some(old), Some(new)) if old != new => (new, Some(format!("renamed from {old}"))),
        (Some(_), Some(new)) => (new, None),
    };
    let mut text: Vec<(Mark, Cow<'_, str>)> = vec![(Mark::Title, path.into())];
    if let Some(fate) = fate {
        text.push((Mark::Plain, format!("{}{fate}", page.glyphs.dot).into()));
    }
    if let Some((number, all)) = parts.numbered.filter(|(_, all)| *all > 1) {
        text.push((Mark::Dim, format!("{}{number} of {all}", page.glyphs.dot).into()));
    }
    page.paragraph(&[(Mark::Title, "## ".into())], &text)
}

/// Every policy with its counts in a line, and the sum.
fn total<W: io::Write>(reports: &Reports, page: &mut Page<'_, W>) -> io::Result<()> {
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
        row(page, "Signals", &super::page::facts(&signals, page.glyphs.dot))?;
    }
    Ok(())
}

/// What became of a policy, in a line.
fn became(policy: &PolicyReport, dot: &str) -> String {
    let counts = Counts::of(statements(&policy.report));
    let size = |version: &Version| {
        let statements = version.statements.iter().filter(|statement| statement.role != Role::Heading).count();
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
    super::page::facts(&facts, dot)
}

fn statements(report: &Report) -> impl Iterator<Item = &Entry> {
    report.entries.iter().filter(|entry| !is_heading(report, entry))
}

/// How many files that are no policies are named.
const NAMED: usize = 5;

fn skipped<W: io::Write>(files: &[Skipped], page: &mut Page<'_, W>) -> io::Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    page.newline()?;
    page.note(0, Mark::Title, "Passed over")?;
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
        let files = count(others.len(), "file that is no policy", "files that are no policies");
        let text = format!("{files} by name: {}{more}", names.join(", "));
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
