//! The end of the report: counts, signals, themes without change, and the legend.

use std::io;

use super::sheet::{Sheet, facts};
use super::style::Mark;
use super::wrap::Piece;
use crate::report::{Counts, Insight, Kind, Report, Selection, count};

/// One clear line where both versions say the same in the same order.
pub(super) fn write_no_change<W: io::Write>(page: &mut Sheet<'_, W>, report: &Report) -> io::Result<()> {
    let statements = report.new.statements.iter().filter(|statement| statement.counts()).count();
    let renumbered = report.entries.iter().filter(|entry| entry.renumbered).count();
    let mut text = format!(
        "No change: {} in both versions, with the same words in the same order",
        count(statements, "statement", "statements")
    );
    if renumbered > 0 {
        text.push_str(&format!("; {renumbered} renumbered"));
    }
    text.push('.');
    page.newline()?;
    page.note(0, Mark::Title, &text)
}

/// The counts over the whole report, whatever the view shows of it; `names_shown` says how many entries that are.
pub(super) fn write_counts<W: io::Write>(
    page: &mut Sheet<'_, W>,
    insight: &Insight<'_>,
    selection: &Selection<'_>,
    names_shown: bool,
) -> io::Result<()> {
    let report = insight.report;
    let (headings, statements): (Vec<_>, Vec<_>) = report.entries.iter().partition(|entry| report.is_heading(entry));
    let headings = Counts::of(headings.into_iter());
    let (statements, lead_ins): (Vec<_>, Vec<_>) = statements.into_iter().partition(|entry| report.counts(entry));
    let lead_ins = Counts::of(lead_ins.into_iter());
    let statements = Counts::of(statements.into_iter());

    page.newline()?;
    if selection.is_filtered() && names_shown {
        let shown = selection.shown(report).count();
        let changes = statements.changes() + lead_ins.changes() + headings.changes();
        row(page, "Shown", &format!("{shown} of {changes} changed entries; the counts below are of all"))?;
    }
    row(page, "Statements", &parts(&statements, page.glyphs.dot))?;
    if lead_ins.changes() > 0 {
        row(page, "Lead-ins", &parts(&lead_ins, page.glyphs.dot))?;
    }
    if headings.changes() + headings.unchanged() > 0 {
        row(page, "Headings", &parts(&headings, page.glyphs.dot))?;
    }
    let of_all = |of: fn(&Counts) -> usize| [&statements, &lead_ins, &headings].map(of).iter().sum::<usize>();
    let (editorial, substantive) = (of_all(|counts| counts.editorial), of_all(|counts| counts.substantive));
    if editorial + substantive > 0 {
        let text = format!(
            "{substantive} substantive{}{editorial} editorial (splits, merges and headings included)",
            page.glyphs.dot
        );
        row(page, "Rewordings", &text)?;
    }
    if !report.summary.signals.is_empty() {
        let signals: Vec<_> = report.summary.signals.iter().map(|(kind, n)| format!("{n} {kind}")).collect();
        row(page, "Signals", &facts(&signals, page.glyphs.dot))?;
    }
    let (obeyed, stale) = (report.decisions.obeyed, report.decisions.stale.len());
    if obeyed + stale > 0 {
        let mut parts = vec![format!("{obeyed} obeyed")];
        parts.extend((stale > 0).then(|| format!("{stale} stale")));
        row(page, "Decisions", &facts(&parts, page.glyphs.dot))?;
    }
    if !selection.is_filtered() {
        let silent: Vec<_> = (report.themes.iter().zip(&selection.themes))
            .enumerate()
            .filter(|&(k, (row, entries))| {
                row.old + row.new > 0
                    && row.old == row.new
                    && insight.flows().is_still(k)
                    && entries.as_ref().is_some_and(|list| !list.iter().any(|&k| report.entries[k].is_change()))
            })
            .map(|(_, (row, _))| row.name())
            .collect();
        if !silent.is_empty() {
            // A long list would push the counts out of sight; `--summary` names them all.
            let named = silent.len().min(NAMED);
            let more = match silent.len() - named {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let themes = count(silent.len(), "theme", "themes");
            let text = format!("{themes} without change: {}{more}", silent[..named].join(", "));
            row(page, "Themes", &text)?;
        }
    }
    Ok(())
}

/// How many themes without change are named.
const NAMED: usize = 12;

pub(super) fn row<W: io::Write>(page: &mut Sheet<'_, W>, name: &str, text: &str) -> io::Result<()> {
    let lead = [(Mark::Title, format!("{name:<12}").into())];
    page.paragraph(&lead, &[(Mark::Plain, text.into())])
}

pub(super) fn parts(counts: &Counts, dot: &str) -> String {
    let mut parts = counts.changed_parts();
    match (counts.unchanged(), counts.renumbered) {
        (0, _) => {}
        (unchanged, 0) => parts.push(format!("{unchanged} unchanged")),
        (unchanged, renumbered) => parts.push(format!("{unchanged} unchanged ({renumbered} of them renumbered)")),
    }
    if counts.governed > 0 {
        parts.push(format!("{} governed by a change", counts.governed));
    }
    if parts.is_empty() { "none".into() } else { facts(&parts, dot) }
}

/// The signs that a report shows.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Signs {
    kinds: [bool; 6],
    moved: bool,
}

impl Signs {
    pub fn of(insight: &Insight<'_>, selection: &Selection<'_>) -> Self {
        let names_moves = !insight.order().is_lost();
        let mut signs = Self::default();
        for entry in selection.shown(insight.report).map(|k| &insight.report.entries[k]) {
            signs.kinds[entry.kind as usize] |= !(entry.kind == Kind::Unchanged && entry.moved);
            signs.moved |= entry.moved && (entry.kind == Kind::Unchanged || names_moves);
        }
        signs
    }

    /// Those of both.
    pub fn and(mut self, other: Self) -> Self {
        self.kinds.iter_mut().zip(other.kinds).for_each(|(own, other)| *own |= other);
        self.moved |= other.moved;
        self
    }
}

/// What the signs mean; only those that are shown.
pub(super) fn write_legend<W: io::Write>(page: &mut Sheet<'_, W>, signs: Signs) -> io::Result<()> {
    let Signs { kinds, moved } = signs;
    let dot = page.glyphs.dot;
    let mut text: Vec<Piece<'_>> = Vec::new();
    let mut explain = |signs: &[(Mark, &'static str)], meaning: &'static str| {
        if !text.is_empty() {
            text.push((Mark::Dim, dot.into()));
        }
        text.extend(signs.iter().map(|&(mark, sign)| (mark, sign.into())));
        if !meaning.is_empty() {
            // A no-break space keeps a sign and its meaning on one line.
            text.push((Mark::Dim, format!("\u{a0}{meaning}").into()));
        }
    };
    let order = [Kind::Added, Kind::Dropped, Kind::Reworded, Kind::Split, Kind::Merged, Kind::Unchanged];
    for kind in order.into_iter().filter(|&kind| kinds[kind as usize]) {
        explain(&[(Mark::Sign(kind), super::entry::sign(kind))], kind.name());
    }
    if moved {
        explain(&[(Mark::MovedSign, "^")], "moved");
    }
    if [Kind::Reworded, Kind::Split, Kind::Merged].into_iter().any(|kind| kinds[kind as usize]) {
        explain(&[(Mark::Deleted, "[-deleted\u{a0}words-]")], "");
        explain(&[(Mark::Inserted, "{+inserted\u{a0}words+}")], "");
    }
    if kinds[Kind::Split as usize] || kinds[Kind::Merged as usize] {
        explain(&[(Mark::Signal, "//")], "a\u{a0}statement\u{a0}ends");
    }
    if text.is_empty() {
        return Ok(());
    }
    page.newline()?;
    page.paragraph(&[], &text)
}
