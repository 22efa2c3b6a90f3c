//! The head of the report: the two versions.

use std::borrow::Cow;
use std::io;

use super::sheet::Sheet;
use super::style::Mark;
use crate::model::{Role, Version};
use crate::report::{Counts, Insight, Mode, Order, Report, count};

/// Writes the two versions with what was found in them.
pub(super) fn write<W: io::Write>(page: &mut Sheet<'_, W>, report: &Report) -> io::Result<()> {
    version(page, "old", &report.old)?;
    version(page, "new", &report.new)?;
    replaced(page, report)
}

/// Writes both versions in one line, where a title says what they are.
pub(super) fn write_brief<W: io::Write>(page: &mut Sheet<'_, W>, report: &Report) -> io::Result<()> {
    let (old, new) = (&report.old, &report.new);
    let both = |old: String, new: String| match (old.is_empty(), new.is_empty()) {
        (false, false) if old != new => format!("{old} {} {new}", page.glyphs.arrow.trim()),
        (true, _) => new,
        _ => old,
    };
    let name = |version: &Version| match (&version.title, &version.version) {
        (Some(title), Some(name)) => format!("{title} ({name})"),
        (title, name) => title.as_ref().or(name.as_ref()).cloned().unwrap_or_default(),
    };
    let language = |version: &Version| version.language.clone().unwrap_or_default();
    let counts = [counts(old), counts(new)];
    let sizes = match (is_missing(old), is_missing(new)) {
        (true, _) => size(counts[1]),
        (_, true) => size(counts[0]),
        _ => {
            let change = |old: usize, new: usize| both(old.to_string(), new.to_string());
            let [(old, old_headings), (new, new_headings)] = counts;
            let statements = if (old, new) == (1, 1) { "statement" } else { "statements" };
            let text = format!("{} {statements}", change(old, new));
            match (old_headings, new_headings) {
                (0, 0) => text,
                (1, 1) => format!("{text} under 1 heading"),
                (old, new) => format!("{text} under {} headings", change(old, new)),
            }
        }
    };
    let mut facts = vec![both(name(old), name(new)), both(language(old), language(new)), sizes];
    facts.retain(|fact| !fact.is_empty());
    page.note(0, Mark::Dim, &super::sheet::facts(&facts, page.glyphs.dot))?;
    replaced(page, report)
}

fn is_missing(version: &Version) -> bool {
    version.path.is_empty() && version.statements.is_empty()
}

/// Statements and headings.
fn counts(version: &Version) -> (usize, usize) {
    let headings = version.statements.iter().filter(|statement| statement.role == Role::Heading).count();
    (version.statements.iter().filter(|statement| statement.counts()).count(), headings)
}

fn size((statements, headings): (usize, usize)) -> String {
    let mut size = count(statements, "statement", "statements");
    if headings > 0 {
        size.push_str(&format!(" under {}", count(headings, "heading", "headings")));
    }
    size
}

fn replaced<W: io::Write>(page: &mut Sheet<'_, W>, report: &Report) -> io::Result<()> {
    if report.mode == Mode::Replaced {
        let percent = report.retained.map(|share| (share * 100.0).round());
        let by = if report.sections_as_themes { "general subjects" } else { "themes" };
        let text = format!(
            "The new text replaces the old one: {}% of the old and {}% of the new words stand in statements that kept \
             their wording. The others were aligned by {by}, rare words and names.",
            percent[0], percent[1],
        );
        page.note(5, Mark::Plain, &text)?;
    }
    Ok(())
}

/// Writes what changed in all, which a reader looks for first, and whether there is an order to speak of moves in.
pub(super) fn write_total<W: io::Write>(page: &mut Sheet<'_, W>, insight: &Insight<'_>) -> io::Result<()> {
    let report = insight.report;
    let statements = report.entries.iter().filter(|entry| report.counts(entry));
    let counts = super::closing::parts(&Counts::of(statements), page.glyphs.dot);
    page.newline()?;
    page.paragraph(&[], &[(Mark::Title, counts.into())])?;
    let order = insight.order();
    if order.is_lost() {
        let Order { linked, moved, .. } = order;
        let text = format!(
            "The order of the text was changed throughout: {moved} of {linked} statements that stand in both versions \
             moved, so single moves are not marked."
        );
        page.note(0, Mark::Plain, &text)?;
    }
    Ok(())
}

fn version<W: io::Write>(page: &mut Sheet<'_, W>, side: &'static str, version: &Version) -> io::Result<()> {
    let lead = [(Mark::Dim, side.into()), (Mark::Plain, "  ".into())];
    // Of a policy that was added or deleted as a whole.
    if is_missing(version) {
        return page.paragraph(&lead, &[(Mark::Dim, "there is none".into())]);
    }
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
    page.paragraph(&lead, &text)?;

    let mut facts = Vec::new();
    if version.title.is_some() || version.version.is_some() {
        facts.push(version.path.clone());
    }
    facts.extend(version.language.clone());
    facts.push(size(counts(version)));
    let facts = super::sheet::facts(&facts, page.glyphs.dot);
    page.note(5, Mark::Dim, &facts)
}
