//! Claims about a change and what the two texts say to them.

use std::borrow::Cow;
use std::io;

use super::decisions;
use super::entry::{sign, write_signals};
use super::sheet::{Sheet, facts};
use super::style::Mark;
use crate::model::{Statement, Version};
use crate::render::Canvas;
use crate::report::{AnsweredClaims, Kind, Report, Verdict, count};

/// How many of the entries that decide a claim are shown.
const SHOWN: usize = 4;
const INDENT: usize = 4;

/// Writes the claims with their answers.
pub(super) fn write(claims: &AnsweredClaims<'_>, canvas: &Canvas, out: &mut impl io::Write) -> io::Result<()> {
    let mut page = Sheet::on(canvas, out);
    let report = claims.report;
    page.note(0, Mark::Title, claims.title.unwrap_or(claims.path))?;
    let name = |version: &Version| version.version.as_ref().map_or(String::new(), |name| format!(" ({name})"));
    let versions = format!(
        "checked against {}{} {} {}{}",
        report.old.path,
        name(&report.old),
        page.glyphs.arrow,
        report.new.path,
        name(&report.new)
    );
    page.note(0, Mark::Dim, &versions)?;
    for row in &claims.claims {
        page.newline()?;
        let mark = match row.verdict {
            Verdict::Supported => Mark::Sign(Kind::Added),
            Verdict::Partly => Mark::Sign(Kind::Reworded),
            Verdict::NotSupported => Mark::Sign(Kind::Dropped),
            Verdict::NoStatement => Mark::Signal,
        };
        let text = [
            (mark, format!("[{}]", row.verdict.name()).into()),
            (Mark::Plain, " ".into()),
            (Mark::Title, row.text.into()),
        ];
        page.paragraph(&[], &text)?;
        page.note(INDENT, Mark::Dim, &format!("expected {}: {}", row.expect, row.place))?;
        page.note(INDENT, Mark::Plain, row.because)?;
        for &k in row.entries.iter().take(SHOWN) {
            entry(&mut page, report, k)?;
        }
        let more = row.entries.len().saturating_sub(SHOWN);
        if more > 0 {
            page.note(INDENT, Mark::Dim, &format!("{} and {more} more", page.glyphs.ellipsis))?;
        }
    }
    page.newline()?;
    let counts = Verdict::NAMES.map(|(verdict, name)| (claims.count(verdict), name));
    let counts: Vec<_> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, answer)| format!("{n} {answer}")).collect();
    let total = format!("{}: {}", count(claims.claims.len(), "claim", "claims"), facts(&counts, page.glyphs.dot));
    page.note(0, Mark::Title, &total)
}

fn entry<W: io::Write>(page: &mut Sheet<'_, W>, report: &Report, k: usize) -> io::Result<()> {
    let Some(entry) = report.entries.get(k) else { return Ok(()) };
    let sides = [
        (Kind::Dropped, Mark::Dropped, report.old_statements(entry).collect::<Vec<_>>()),
        (Kind::Added, Mark::Added, report.new_statements(entry).collect()),
    ];
    let alone = entry.old.is_empty() || entry.new.is_empty();
    let mut first = true;
    for (side, mark, statements) in &sides {
        for statement in statements {
            // The sign of the entry stands before its first line, that of the side before each.
            let own = if first && !alone { sign(entry.kind) } else { " " };
            let mut lead = vec![(Mark::Plain, Cow::Owned(" ".repeat(INDENT)))];
            if !alone {
                lead.extend([(Mark::Sign(entry.kind), own.into()), (Mark::Plain, " ".into())]);
            }
            lead.extend([(Mark::Sign(*side), sign(*side).into()), (Mark::Plain, " ".into())]);
            page.paragraph(&lead, &text(statement, *mark))?;
            first = false;
        }
    }
    write_signals(page, entry, INDENT + 4)?;
    decisions::write(page, entry, INDENT + 4)
}

fn text(statement: &Statement, mark: Mark) -> Vec<(Mark, Cow<'_, str>)> {
    vec![(Mark::Dim, format!("{}\u{a0} ", statement.id).into()), (mark, statement.text.as_str().into())]
}
