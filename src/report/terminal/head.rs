//! The head of the report: the two versions.

use std::borrow::Cow;
use std::io;

use super::page::{Page, count};
use super::style::Mark;
use crate::model::{Role, Version};
use crate::report::Report;

/// Writes the two versions with what was found in them.
pub(super) fn write<W: io::Write>(page: &mut Page<'_, W>, report: &Report) -> io::Result<()> {
    version(page, "old", &report.old)?;
    version(page, "new", &report.new)
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
    facts.push(count(version.statements.len() - headings, "statement", "statements"));
    if headings > 0 {
        facts.push(count(headings, "heading", "headings"));
    }
    let facts = super::closing::facts(&facts, page.glyphs.dot);
    page.note(5, Mark::Dim, &facts)
}
