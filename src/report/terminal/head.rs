//! The head of the report: the two versions.

use std::borrow::Cow;
use std::io;

use super::order::Order;
use super::page::{Page, count};
use super::select::{Counts, is_heading};
use super::style::Mark;
use crate::model::{Role, Version};
use crate::report::{Mode, Report};

/// Writes the two versions with what was found in them.
pub(super) fn write<W: io::Write>(page: &mut Page<'_, W>, report: &Report) -> io::Result<()> {
    version(page, "old", &report.old)?;
    version(page, "new", &report.new)?;
    if report.mode == Mode::Replaced {
        let percent = report.survives.map(|share| (share * 100.0).round());
        let text = format!(
            "The new text replaces the old one: {}% of the old and {}% of the new words stand in statements that kept \
             their wording. The others were aligned by themes, rare words and names.",
            percent[0], percent[1],
        );
        page.note(5, Mark::Plain, &text)?;
    }
    Ok(())
}

/// Writes what changed in all, which a reader looks for first, and whether there is an order to speak of moves in.
pub(super) fn write_total<W: io::Write>(page: &mut Page<'_, W>, report: &Report) -> io::Result<()> {
    let statements = report.entries.iter().filter(|entry| !is_heading(report, entry));
    let counts = super::closing::parts(&Counts::of(statements), page.glyphs.dot);
    page.newline()?;
    page.paragraph(&[], &[(Mark::Title, counts.into())])?;
    let order = Order::of(report);
    if order.is_lost() {
        let Order { linked, moved, .. } = order;
        let text = format!(
            "The order of the text was changed throughout: {moved} of {linked} statements that stand in both versions \
             moved, so single moves are not pointed out."
        );
        page.note(0, Mark::Plain, &text)?;
    }
    Ok(())
}

fn version<W: io::Write>(page: &mut Page<'_, W>, side: &'static str, version: &Version) -> io::Result<()> {
    let mut text: Vec<(Mark, Cow<'_, str>)> = Vec::new();
    match (&version.title, &version.version) {
        (Some(title), Some(name)) => {
            text.push((Mark::Title, title.into()));
            text.push((Mark::Plain, format!(" ({name})").into()));
        }
        (Some(title), None) => text.push((Mark::Title, title.into())),
        (None, Some(name)) => text.push((Mark::Title, name.into())),
        (None, None) => text.push((Mark::Title, version.path.as_str().into())),
    }
    page.paragraph(&[(Mark::Dim, side.into()), (Mark::Plain, "  ".into())], &text)?;

    let headings = version.statements.iter().filter(|statement| statement.role == Role::Heading).count();
    let mut facts = Vec::new();
    if version.title.is_some() || version.version.is_some() {
        facts.push(version.path.clone());
    }
    facts.extend(version.language.clone());
    let mut size = count(version.statements.len() - headings, "statement", "statements");
    if headings > 0 {
        size.push_str(&format!(" under {}", count(headings, "heading", "headings")));
    }
    facts.push(size);
    let facts = super::page::facts(&facts, page.glyphs.dot);
    page.note(5, Mark::Dim, &facts)
}
