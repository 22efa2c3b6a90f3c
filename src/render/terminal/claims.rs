//! Claims about a change and what the two texts say to them.

use std::borrow::Cow;
use std::io;

use super::decisions;
use super::entry::{sign, write_signals};
use super::page::{Page, count, facts};
use super::style::{Mark, Style};
use crate::model::{Statement, Version};
use crate::report::{Kind, Report};

/// Claims with their answers.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimListing<'a> {
    /// The report they were held against.
    pub report: &'a Report,
    /// What the claims are from.
    pub title: &'a str,
    /// The claims in order.
    pub rows: Vec<ClaimRow<'a>>,
    /// How many of each answer there are, in the order to show.
    pub counts: Vec<(usize, &'a str)>,
}

/// A claim with its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimRow<'a> {
    /// The sentence.
    pub text: &'a str,
    /// How far the texts bear it out.
    pub support: Support,
    /// The same in words.
    pub answer: &'a str,
    /// Where it looked and what it expected there.
    pub test: String,
    /// Why the answer is what it is.
    pub because: &'a str,
    /// The entries that decide it.
    pub entries: &'a [usize],
}

/// How far the texts bear out a claim, for the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// All the way.
    Full,
    /// In part.
    Partial,
    /// Not at all.
    None,
    /// They say nothing to it.
    Silence,
}

/// How many of the entries that decide a claim are shown.
const SHOWN: usize = 4;
const INDENT: usize = 4;

/// Writes the listing.
///
/// # Errors
/// Only those of the writer.
pub fn render_claims(
    listing: &ClaimListing<'_>,
    width: usize,
    unicode: bool,
    style: &Style,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let mut page = Page::new(out, *style, width, unicode);
    let report = listing.report;
    page.note(0, Mark::Title, listing.title)?;
    let name = |version: &Version| version.version.as_ref().map_or(String::new(), |name| format!(" ({name})"));
    let versions = format!(
        "held against {}{} {} {}{}",
        report.old.path,
        name(&report.old),
        page.glyphs.arrow,
        report.new.path,
        name(&report.new)
    );
    page.note(0, Mark::Dim, &versions)?;
    for row in &listing.rows {
        page.newline()?;
        let mark = match row.support {
            Support::Full => Mark::Sign(Kind::Added),
            Support::Partial => Mark::Sign(Kind::Reworded),
            Support::None => Mark::Sign(Kind::Dropped),
            Support::Silence => Mark::Signal,
        };
        let text =
            [(mark, format!("[{}]", row.answer).into()), (Mark::Plain, " ".into()), (Mark::Title, row.text.into())];
        page.paragraph(&[], &text)?;
        page.note(INDENT, Mark::Dim, &row.test)?;
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
    let counts: Vec<_> =
        listing.counts.iter().filter(|(n, _)| *n > 0).map(|(n, answer)| format!("{n} {answer}")).collect();
    let total = format!("{}: {}", count(listing.rows.len(), "claim", "claims"), facts(&counts, page.glyphs.dot));
    page.note(0, Mark::Title, &total)
}

fn entry<W: io::Write>(page: &mut Page<'_, W>, report: &Report, k: usize) -> io::Result<()> {
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
