//! The entries, theme by theme, with the headings of the documents in a block of their own.

use std::io;

use super::page::Page;
use super::select::{Counts, Selection};
use super::style::Mark;
use super::{SIDE_BY_SIDE_WIDTH, View, columns, entry};
use crate::report::{Entry, Kind, Report, ThemeRow};

/// From how many on, statements that moved together are folded.
const SHORTEST_RUN: usize = 3;

/// The name of a theme to show.
pub(super) fn label(row: &ThemeRow) -> &str {
    match (row.label.as_str(), row.id.as_str()) {
        ("", "") => "No theme",
        ("", id) => id,
        (label, _) => label,
    }
}

/// Writes every theme that has something to show, then the headings.
pub(super) fn write<W: io::Write>(
    page: &mut Page<'_, W>,
    report: &Report,
    view: &View,
    selection: &Selection,
) -> io::Result<()> {
    let columns = view.side_by_side && page.width >= SIDE_BY_SIDE_WIDTH;
    if view.side_by_side && !columns {
        let text = format!("Two columns need a width of {SIDE_BY_SIDE_WIDTH}: old and new stand in one.");
        page.newline()?;
        page.note(0, Mark::Caution, &text)?;
    }
    let mut empty = true;
    for (row, entries) in report.themes.iter().zip(&selection.themes) {
        let Some(entries) = entries else { continue };
        if !entries.iter().any(|&k| selection.shows(&report.entries[k])) {
            continue;
        }
        empty = false;
        let counts = Counts::of(entries.iter().map(|&k| &report.entries[k]));
        let sizes = format!("{} {} {} statements", row.old, page.glyphs.arrow, row.new);
        heading(page, label(row), sizes, &counts)?;
        block(page, report, view, selection, entries, columns)?;
        if selection.folds() && counts.unchanged() > 0 {
            fold(page, &counts)?;
        }
    }
    if selection.headings.iter().any(|&k| selection.shows(&report.entries[k])) {
        empty = false;
        let counts = Counts::of(selection.headings.iter().map(|&k| &report.entries[k]));
        let (old, new) = selection
            .headings
            .iter()
            .fold((0, 0), |(old, new), &k| (old + report.entries[k].old.len(), new + report.entries[k].new.len()));
        let sizes = format!("{old} {} {new}", page.glyphs.arrow);
        heading(page, "Headings", sizes, &counts)?;
        block(page, report, view, selection, &selection.headings, columns)?;
        if selection.folds() && counts.unchanged() > 0 {
            fold(page, &counts)?;
        }
    }
    if empty {
        page.newline()?;
        page.note(0, Mark::Plain, "Nothing in this comparison is of the kind or theme asked for.")?;
    }
    Ok(())
}

fn heading<W: io::Write>(page: &mut Page<'_, W>, name: &str, sizes: String, counts: &Counts) -> io::Result<()> {
    let mut facts = vec![sizes];
    facts.extend(counts.changed_parts());
    let facts = super::closing::facts(&facts, page.glyphs.dot);
    page.newline()?;
    page.paragraph(&[], &[(Mark::Title, name.into()), (Mark::Plain, "\u{a0}\u{a0} ".into()), (Mark::Dim, facts.into())])
}

fn fold<W: io::Write>(page: &mut Page<'_, W>, counts: &Counts) -> io::Result<()> {
    let mut text = format!("{} unchanged", counts.unchanged());
    if counts.renumbered > 0 {
        text.push_str(&format!(" ({} of them renumbered)", counts.renumbered));
    }
    let lead = [(Mark::Dim, format!("  {}  ", entry::sign(Kind::Unchanged)).into())];
    page.paragraph(&lead, &[(Mark::Dim, text.into())])
}

fn block<W: io::Write>(
    page: &mut Page<'_, W>,
    report: &Report,
    view: &View,
    selection: &Selection,
    entries: &[usize],
    columns: bool,
) -> io::Result<()> {
    let mut rest = entries;
    while let Some((&first, after)) = rest.split_first() {
        let head = &report.entries[first];
        let run = if selection.all() { 1 } else { run_length(report, rest) };
        if !selection.shows(head) {
            rest = after;
        } else if run >= SHORTEST_RUN {
            let last = &report.entries[rest[run - 1]];
            entry::write_run(page, report, head, last, run)?;
            rest = &rest[run..];
        } else {
            if columns {
                columns::write(page, report, head)?;
            } else {
                entry::write(page, report, head)?;
            }
            if view.why {
                entry::write_why(page, report, head)?;
            }
            rest = after;
        }
    }
    Ok(())
}

/// How many entries from the first on moved together: unchanged, and from one section into one section.
fn run_length(report: &Report, entries: &[usize]) -> usize {
    let places = |entry: &Entry| {
        let old = report.old_statements(entry).next().map(|statement| statement.section);
        let new = report.new_statements(entry).next().map(|statement| statement.section);
        (old, new)
    };
    let first = &report.entries[entries[0]];
    let together = |entry: &Entry| entry.moved && entry.kind == Kind::Unchanged && places(entry) == places(first);
    entries.iter().take_while(|&&k| together(&report.entries[k])).count()
}
