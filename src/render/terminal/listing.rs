//! The entries, theme by theme, with the headings of the documents in a block of their own.

use std::io;

use super::flow::Flows;
use super::names::{Names, label};
use super::order::Order;
use super::page::{Page, count};
use super::place::Places;
use super::select::{Counts, Selection};
use super::style::Mark;
use super::{SIDE_BY_SIDE_WIDTH, View, columns, commitments, decisions, entry};
use crate::model::Role;
use crate::report::reasons::Reasons;
use crate::report::{Entry, Kind, Report};

/// From how many on, statements that moved together are folded.
const SHORTEST_RUN: usize = 3;

/// Writes every theme that has something to show, then the headings.
pub(super) fn write<W: io::Write>(
    page: &mut Page<'_, W>,
    report: &Report,
    view: &View,
    selection: &Selection,
    flows: &Flows,
) -> io::Result<()> {
    let columns = view.side_by_side && page.width >= SIDE_BY_SIDE_WIDTH;
    if view.side_by_side && !columns {
        let text = format!("Two columns need a width of {SIDE_BY_SIDE_WIDTH}: old and new stand in one.");
        page.newline()?;
        page.note(0, Mark::Caution, &text)?;
    }
    let mut empty = true;
    let reasons = if view.why { Reasons::of(report) } else { None };
    let mut names = Names::default();
    let mut places = Places::new(report, page.glyphs, Order::of(report).is_lost());
    for k in selection.order(report, view.sort) {
        let (row, Some(entries)) = (&report.themes[k], &selection.themes[k]) else { continue };
        let notes = flows.notes(report, k, page.glyphs.ellipsis);
        let shown = entries.iter().any(|&k| selection.shows(&report.entries[k]));
        // What left a theme for another one is a finding of its own, even if nothing else happened there.
        let shifted = selection.folds() && row.old != row.new && !notes.is_empty();
        if !shown && !shifted {
            continue;
        }
        empty = false;
        let counts = Counts::of(entries.iter().map(|&k| &report.entries[k]));
        let mut facts =
            vec![format!("{} {} {}", row.old, page.glyphs.arrow, count(row.new, "statement", "statements"))];
        facts.extend(counts.changed_parts());
        facts.extend((counts.signals > 0).then(|| count(counts.signals, "signal", "signals")));
        facts.extend((view.why && !row.id.is_empty()).then(|| row.id.clone()));
        heading(page, &names.of(label(row), page.glyphs.ellipsis), &facts)?;
        let commitments = commitments::parts(entries.iter().map(|&k| &report.entries[k]));
        if !commitments.is_empty() {
            page.note(entry::INDENT, Mark::Signal, &super::page::facts(&commitments, page.glyphs.dot))?;
        }
        for note in notes {
            page.note(entry::INDENT, Mark::Dim, &note)?;
        }
        places.enter(Some(k));
        block(
            page,
            &mut places,
            &Block { report, view, selection, columns, headings: false, reasons: &reasons },
            entries,
        )?;
        if selection.folds() && counts.unchanged() > 0 {
            fold(page, &counts)?;
        }
    }
    if selection.headings.iter().any(|&k| selection.shows(&report.entries[k])) {
        empty = false;
        let counts = Counts::of(selection.headings.iter().map(|&k| &report.entries[k]));
        let [old, new] = [&report.old, &report.new]
            .map(|version| version.statements.iter())
            .map(|statements| statements.filter(|statement| statement.role == Role::Heading).count());
        let mut facts = vec![format!("{old} {} {new}", page.glyphs.arrow)];
        facts.extend(counts.changed_parts());
        facts.extend((counts.signals > 0).then(|| count(counts.signals, "signal", "signals")));
        heading(page, "Headings", &facts)?;
        places.enter(None);
        let headings = Block { report, view, selection, columns, headings: true, reasons: &reasons };
        block(page, &mut places, &headings, &selection.headings)?;
        if selection.folds() && counts.unchanged() > 0 {
            fold(page, &counts)?;
        }
    }
    if empty {
        page.newline()?;
        page.note(0, Mark::Plain, "Nothing in this comparison is of the kind, signal or theme asked for.")?;
    }
    Ok(())
}

fn heading<W: io::Write>(page: &mut Page<'_, W>, name: &str, facts: &[String]) -> io::Result<()> {
    let facts = super::page::facts(facts, page.glyphs.dot);
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

/// How to write the entries under one head.
struct Block<'a> {
    report: &'a Report,
    view: &'a View,
    selection: &'a Selection,
    columns: bool,
    headings: bool,
    reasons: &'a Option<Reasons<'a>>,
}

fn block<W: io::Write>(
    page: &mut Page<'_, W>,
    places: &mut Places<'_>,
    block: &Block<'_>,
    entries: &[usize],
) -> io::Result<()> {
    let Block { report, view, selection, columns, headings, reasons } = *block;
    let mut rest = entries;
    while let Some((&first, after)) = rest.split_first() {
        let head = &report.entries[first];
        let run = if selection.all() || headings { 1 } else { run_length(report, rest) };
        if !selection.shows(head) {
            rest = after;
        } else if run >= SHORTEST_RUN {
            let last = &report.entries[rest[run - 1]];
            entry::write_run(page, report, places, (head, last), run)?;
            rest = &rest[run..];
        } else {
            if headings {
                entry::write_heading(page, report, places, head)?;
            } else if columns {
                columns::write(page, report, places, head)?;
            } else {
                entry::write(page, report, places, head)?;
            }
            if view.why {
                entry::write_why(page, report, head, reasons.as_ref())?;
            }
            decisions::write(page, head, entry::INDENT)?;
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
