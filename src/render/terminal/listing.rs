//! The entries, theme by theme, with the headings of the documents in a block of their own.

use std::io;

use super::names::Names;
use super::place::Places;
use super::sheet::Sheet;
use super::style::Mark;
use super::{SIDE_BY_SIDE_WIDTH, columns, decisions, entry, flow};
use crate::model::Role;
use crate::render::Entries;
use crate::report::reasons::Reasons;
use crate::report::{Commitments, Counts, Entry, Insight, Kind, Report, Selection, count};

/// From how many on, statements that moved together are folded.
const SHORTEST_RUN: usize = 3;

/// Writes every theme that has something to show, then the headings.
pub(super) fn write<W: io::Write>(
    page: &mut Sheet<'_, W>,
    insight: &Insight<'_>,
    how: Entries,
    selection: &Selection<'_>,
) -> io::Result<()> {
    let report = insight.report;
    let columns = how.columns && page.width >= SIDE_BY_SIDE_WIDTH;
    if how.columns && !columns {
        let text =
            format!("Two columns need a width of at least {SIDE_BY_SIDE_WIDTH}: old and new are shown in one column.");
        page.newline()?;
        page.note(0, Mark::Caution, &text)?;
    }
    let mut empty = true;
    let reasons = if how.why { insight.reasons() } else { None };
    let mut names = Names::default();
    let mut places = Places::new(report, page.glyphs, insight.order().is_lost());
    for &k in &selection.order {
        let (row, Some(entries)) = (&report.themes[k], &selection.themes[k]) else { continue };
        let notes: Vec<_> =
            insight.flows().of_row(report, k).map(|flow| flow::note(report, flow, page.glyphs.ellipsis)).collect();
        let shown = entries.iter().any(|&k| selection.shows(&report.entries[k]));
        // What left a theme for another one is a finding of its own, even if nothing else happened there.
        let shifted = selection.folds() && row.old != row.new && !notes.is_empty();
        if !shown && !shifted {
            continue;
        }
        empty = false;
        let counts = Counts::of(entries.iter().map(|&k| &report.entries[k]).filter(|entry| report.counts(entry)));
        let signals = entries.iter().map(|&k| report.entries[k].signals.len()).sum::<usize>();
        let mut facts =
            vec![format!("{} {} {}", row.old, page.glyphs.arrow, count(row.new, "statement", "statements"))];
        facts.extend(counts.changed_parts());
        facts.extend((signals > 0).then(|| count(signals, "signal", "signals")));
        facts.extend((how.why && !row.id.is_empty()).then(|| row.id.clone()));
        heading(page, &names.of(row.name(), page.glyphs.ellipsis), &facts)?;
        let commitments = Commitments::of(entries.iter().map(|&k| &report.entries[k]));
        if !commitments.is_empty() {
            let commitments: Vec<_> = commitments.iter().map(ToString::to_string).collect();
            page.note(entry::INDENT, Mark::Signal, &super::sheet::facts(&commitments, page.glyphs.dot))?;
        }
        for note in notes {
            page.note(entry::INDENT, Mark::Dim, &note)?;
        }
        places.enter(Some(k));
        block(
            page,
            &mut places,
            &Block { report, why: how.why, selection, columns, headings: false, reasons },
            entries,
        )?;
        if selection.folds() && counts.unchanged() + counts.governed > 0 {
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
        let headings = Block { report, why: how.why, selection, columns, headings: true, reasons };
        block(page, &mut places, &headings, &selection.headings)?;
        if selection.folds() && counts.unchanged() > 0 {
            fold(page, &counts)?;
        }
    }
    if empty {
        page.newline()?;
        page.note(0, Mark::Plain, "Nothing in this comparison has the kind, signal or theme that was asked for.")?;
    }
    Ok(())
}

fn heading<W: io::Write>(page: &mut Sheet<'_, W>, name: &str, facts: &[String]) -> io::Result<()> {
    let facts = super::sheet::facts(facts, page.glyphs.dot);
    page.newline()?;
    page.paragraph(&[], &[(Mark::Title, name.into()), (Mark::Plain, "\u{a0}\u{a0} ".into()), (Mark::Dim, facts.into())])
}

fn fold<W: io::Write>(page: &mut Sheet<'_, W>, counts: &Counts) -> io::Result<()> {
    let mut text = format!("{} unchanged", counts.unchanged());
    if counts.renumbered > 0 {
        text.push_str(&format!(" ({} of them renumbered)", counts.renumbered));
    }
    match (counts.governed, counts.unchanged()) {
        (0, _) => {}
        (governed, 0) => text = format!("{governed} governed by a change"),
        (governed, _) => text.push_str(&format!(", {governed} governed by a change")),
    }
    let lead = [(Mark::Dim, format!("  {}  ", entry::sign(Kind::Unchanged)).into())];
    page.paragraph(&lead, &[(Mark::Dim, text.into())])
}

/// How to write the entries under one head.
struct Block<'a> {
    report: &'a Report,
    why: bool,
    selection: &'a Selection<'a>,
    columns: bool,
    headings: bool,
    reasons: Option<&'a Reasons>,
}

fn block<W: io::Write>(
    page: &mut Sheet<'_, W>,
    places: &mut Places<'_>,
    block: &Block<'_>,
    entries: &[usize],
) -> io::Result<()> {
    let Block { report, why, selection, columns, headings, reasons } = *block;
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
            if why {
                entry::write_why(page, report, head, reasons)?;
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
