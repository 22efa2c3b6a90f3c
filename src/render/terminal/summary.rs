//! One row per theme: counts, shares of statements, the shift between them, what became of them, and a bar.

use std::io;

use super::sheet::Sheet;
use super::style::Mark;
use super::wrap::{width, wrap};
use crate::render::View;
use crate::report::{Caution, Insight, Kind, Report, ThemeRow, percent};

/// The longest bar to either side of its axis.
const LONGEST_BAR: usize = 12;
/// A bar shorter than this shows nothing.
const SHORTEST_BAR: usize = 3;
/// The columns of a share with its gap: `  12.5%`.
const SHARE: usize = 7;
/// The columns of the shift with its gap.
const SHIFT: usize = 7;
/// The columns of the caution with its gap.
const CAUTION: usize = 3;
/// The columns between the bar and the ids.
const GAP: usize = 2;
/// The longest name that is not broken, and the longest on a page that has no room for it and the bars.
const LONGEST_NAME: usize = 32;
const LONGEST_NAME_NARROW: usize = 23;
/// A page that has room for both.
const WIDE: usize = 90;
/// The name of the last row.
const ALL: &str = "All themes";

/// Writes the table and what it means.
pub(super) fn write<W: io::Write>(page: &mut Sheet<'_, W>, insight: &Insight<'_>, view: &View) -> io::Result<()> {
    let report = insight.report;
    let total = |side: fn(&ThemeRow) -> usize| report.themes.iter().map(side).sum::<usize>();
    let (old_total, new_total) = (total(|row| row.old), total(|row| row.new));
    let shown: Vec<(usize, &ThemeRow)> = (report.themes.iter().enumerate())
        .filter(|(_, row)| view.filter.takes_theme(&row.id) && row.old + row.new > 0)
        .collect();
    let rows: Vec<&ThemeRow> = shown.iter().map(|(_, row)| *row).collect();
    let shift = |row: &ThemeRow| row.shift(old_total, new_total);
    let largest = rows.iter().map(|row| shift(row).abs()).fold(0.0, f64::max);

    let [old, new] = version_names(report);
    let count = old_total.max(new_total).to_string().len().max(width(old)).max(width(new)) + 2;
    // A count of entries with its gap.
    let all =
        report.themes.iter().map(ThemeRow::changes).fold([0; 3], |sum, row| [0, 1, 2].map(|k: usize| sum[k] + row[k]));
    let entries = all.iter().max().unwrap_or(&0).to_string().len().max(2) + 1;
    let figures = 2 * (count + SHARE) + SHIFT + CAUTION + 3 * entries;
    let longest = rows.iter().map(|row| width(row.name())).max().unwrap_or(0);
    let longest = longest.clamp(ALL.len(), if page.width < WIDE { LONGEST_NAME_NARROW } else { LONGEST_NAME });
    // The ids are what `--theme` takes: in a column if there is room for it beside a bar, otherwise below the table.
    let longest_id = rows.iter().map(|row| width(&row.id)).max().unwrap_or(0);
    let spare = page.width.saturating_sub(figures + longest + 1);
    let id_column = longest_id > 0 && spare > longest_id + GAP + 2 * SHORTEST_BAR;
    let spare = if id_column { spare - longest_id - GAP } else { spare };
    let bar = if spare > 2 * SHORTEST_BAR { ((spare - 1) / 2).min(LONGEST_BAR) } else { 0 };
    let name_width = longest.min(page.width.saturating_sub(figures)).max(ALL.len());
    let drawn = 2 + 2 * bar;

    page.newline()?;
    page.spaces(name_width)?;
    let head = format!("{old:>count$}{:>SHARE$}{new:>count$}{:>SHARE$}{:>SHIFT$}", "share", "share", "shift");
    page.put(Mark::Title, &head)?;
    page.spaces(CAUTION)?;
    for kind in [Kind::Added, Kind::Dropped, Kind::Reworded] {
        page.spaces(entries - 1)?;
        page.put(Mark::Sign(kind), super::entry::sign(kind))?;
    }
    page.newline()?;
    for row in &rows {
        let name = wrap(&[(Mark::Plain, row.name().into())], name_width);
        page.line(&name[0])?;
        page.spaces(name_width - name[0].width.min(name_width))?;
        let share_width = SHARE - 1;
        let text = format!(
            "{:>count$}{:>share_width$.1}%{:>count$}{:>share_width$.1}%{:>+SHIFT$.1}",
            row.old,
            tenths(percent(row.old, old_total)),
            row.new,
            tenths(percent(row.new, new_total)),
            tenths(shift(row))
        );
        page.put(Mark::Plain, &text)?;
        let caution = caution(row);
        if !caution.is_empty() {
            page.spaces(1)?;
            page.put(Mark::Caution, caution)?;
        }
        page.spaces(CAUTION - if caution.is_empty() { 0 } else { 1 + caution.len() })?;
        let [added, dropped, reworded] = row.changes();
        page.put(Mark::Plain, &format!("{added:>entries$}{dropped:>entries$}{reworded:>entries$}"))?;
        let mut column = 0;
        if bar > 0 {
            page.spaces(1)?;
            column = 1 + write_bar(page, shift(row), largest, bar)?;
        }
        if id_column && !row.id.is_empty() {
            page.spaces(drawn + GAP - column)?;
            page.put(Mark::Dim, &row.id)?;
        }
        page.newline()?;
        for line in &name[1..] {
            page.spaces(2)?;
            page.line(line)?;
            page.newline()?;
        }
    }
    let text = format!("{ALL:<name_width$}{old_total:>count$}{:SHARE$}{new_total:>count$}", "");
    page.put(Mark::Title, &text)?;
    page.spaces(SHARE + SHIFT + CAUTION)?;
    page.put(Mark::Title, &format!("{:>entries$}{:>entries$}{:>entries$}", all[0], all[1], all[2]))?;
    page.newline()?;
    if !id_column && longest_id > 0 {
        let ids: Vec<_> = rows.iter().filter(|row| !row.id.is_empty()).map(|row| row.id.clone()).collect();
        page.newline()?;
        page.note(0, Mark::Dim, &format!("Ids, in this order: {}", super::sheet::facts(&ids, page.glyphs.dot)))?;
    }
    write_signals(page, insight, &shown)?;
    if !view.canvas.brief {
        write_meaning(page, &rows, report.doubtful_themes())?;
    }
    match report.taxonomy.as_ref().and_then(|taxonomy| taxonomy.acknowledgement.as_deref()) {
        Some(acknowledgement) => page.note(0, Mark::Dim, acknowledgement),
        None => Ok(()),
    }
}

/// The changes of meaning per theme, in words: there are too many kinds for a column each. With them the commitments
/// that were dropped and added.
fn write_signals<W: io::Write>(
    page: &mut Sheet<'_, W>,
    insight: &Insight<'_>,
    rows: &[(usize, &ThemeRow)],
) -> io::Result<()> {
    let of_row = |k: usize, row: &ThemeRow| {
        let mut parts: Vec<_> = insight.commitments()[k].iter().map(ToString::to_string).collect();
        parts.extend(row.signals.iter().map(|(kind, count)| format!("{count} {kind}")));
        parts
    };
    let told: Vec<_> =
        rows.iter().map(|&(k, row)| (row.name(), of_row(k, row))).filter(|(_, parts)| !parts.is_empty()).collect();
    if told.is_empty() {
        return Ok(());
    }
    page.newline()?;
    page.note(0, Mark::Title, "Commitments and signals")?;
    for (label, parts) in told {
        let text = format!("{label}: {}", super::sheet::facts(&parts, page.glyphs.dot));
        page.paragraph(&[(Mark::Plain, "  ".into())], &[(Mark::Plain, text.into())])?;
    }
    Ok(())
}

/// What to call the versions in the head of a table.
pub(super) fn version_names(report: &Report) -> [&str; 2] {
    let names = [&report.old, &report.new].map(|version| version.version.as_deref().unwrap_or(""));
    if names.iter().all(|name| (1..=8).contains(&width(name))) && names[0] != names[1] { names } else { ["old", "new"] }
}

/// What the tables of several reports mean.
pub(super) fn write_meaning_of<W: io::Write>(page: &mut Sheet<'_, W>, reports: &[&Report]) -> io::Result<()> {
    let rows: Vec<&ThemeRow> =
        reports.iter().flat_map(|report| &report.themes).filter(|row| row.old + row.new > 0).collect();
    let doubtful =
        reports.iter().map(|report| report.doubtful_themes()).fold([0, 0], |sum, n| [sum[0] + n[0], sum[1] + n[1]]);
    write_meaning(page, &rows, doubtful)
}

fn write_meaning<W: io::Write>(page: &mut Sheet<'_, W>, rows: &[&ThemeRow], doubtful: [usize; 2]) -> io::Result<()> {
    page.newline()?;
    let marks = [
        ("!", "fewer than five statements in each of the versions: read the counts, not the shares"),
        ("!!", "fewer than five in both together: the shares say nothing"),
    ];
    for (mark, meaning) in marks {
        if rows.iter().any(|row| caution(row) == mark) {
            page.paragraph(&[(Mark::Caution, format!("{mark:<3}").into())], &[(Mark::Dim, meaning.into())])?;
        }
    }
    let mut text = String::from(
        "Shares are counts of statements in each text by main theme, headings left out; the shift is in percentage \
         points. They say how much of a text is about a theme, not how much a policy does about it. Beside them stands \
         what became of the statements: + added, - dropped, ~ reworded, split or merged.",
    );
    if doubtful != [0, 0] {
        let [old, new] = doubtful;
        text.push_str(&format!(
            " The theme of {old} old and {new} new statements is doubtful: `redraft themes --doubtful` lists them."
        ));
    }
    page.note(0, Mark::Dim, &text)
}

fn caution(row: &ThemeRow) -> &'static str {
    match row.caution() {
        Some(Caution::FewInBoth) => "!!",
        Some(Caution::FewInEach) => "!",
        None => "",
    }
}

/// Rounds to one digit, half away from zero, and without a minus before a zero.
fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0 + 0.0
}

/// A bar to the left of the axis for a fall, to the right for a rise; gives the columns it took.
fn write_bar<W: io::Write>(page: &mut Sheet<'_, W>, shift: f64, largest: f64, longest: usize) -> io::Result<usize> {
    let length = if largest > 0.0 { (shift.abs() / largest * longest as f64).round() as usize } else { 0 };
    let drawn = page.glyphs.bar.repeat(length);
    let axis = page.glyphs.column;
    if shift < 0.0 {
        page.spaces(longest - length)?;
        page.put(Mark::Sign(Kind::Dropped), &drawn)?;
        page.put(Mark::Dim, axis)?;
        Ok(longest + 1)
    } else {
        page.spaces(longest)?;
        page.put(Mark::Dim, axis)?;
        page.put(Mark::Sign(Kind::Added), &drawn)?;
        Ok(longest + 1 + length)
    }
}
