//! The report for a terminal: theme by theme, readable with and without colour.

mod claims;
mod closing;
mod columns;
mod decisions;
mod entry;
mod excerpt;
mod flow;
mod head;
mod keyness;
mod listing;
mod names;
mod place;
mod reports;
mod review;
mod sheet;
mod style;
mod summary;
mod taxonomies;
#[cfg(test)]
mod tests;
mod themes;
mod wrap;

use std::io;

use self::closing::Signs;
pub use self::excerpt::{Excerpt, ExcerptWriter};
use self::sheet::Sheet;
pub use self::style::Style;
pub use self::taxonomies::render_taxonomies;
pub use self::themes::{ThemeGroup, ThemeListing, ThemedStatement, render_themes};
use super::{Canvas, Choice, Format, Output, Page, View};
use crate::report::{Insight, Selection};

/// Text for people, in a terminal or in a file.
pub const FORMAT: Format = Format {
    name: "terminal",
    about: "Text for people",
    endings: &["txt", "log"],
    honours: Choice::ALL,
    scope: "",
    write: render,
};

/// The narrowest width that takes two columns side by side.
pub const SIDE_BY_SIDE_WIDTH: usize = 60;

fn render(output: &Output<'_>, view: &View, mut out: &mut dyn io::Write) -> io::Result<()> {
    match output {
        Output::One(insight) => write_report(insight, view, &mut out),
        Output::Several(insights) if view.canvas.brief => reports::write_titled(insights, view, &mut out),
        Output::Several(insights) => reports::write(insights, view, &mut out),
        Output::Claims(claims) => claims::write(claims, &view.canvas, &mut out),
    }
}

/// The entries that a view shows of a report.
fn selection<'v>(insight: &Insight<'_>, view: &'v View) -> Selection<'v> {
    let entries = view.page.entries();
    Selection::new(insight.report, &view.filter, entries.sort, entries.unchanged)
}

fn write_report(insight: &Insight<'_>, view: &View, out: &mut impl io::Write) -> io::Result<()> {
    let report = insight.report;
    let Canvas { brief, .. } = view.canvas;
    let mut page = Sheet::on(&view.canvas, out);
    let selection = selection(insight, view);
    if brief {
        head::write_brief(&mut page, report)?;
    } else {
        head::write(&mut page, report)?;
    }
    if view.page == Page::Summary {
        summary::write(&mut page, insight, view)?;
        if view.filter.themes.is_none() {
            keyness::write(&mut page, insight.keyness(), summary::version_names(report))?;
        }
        return if brief { Ok(()) } else { closing::write_counts(&mut page, insight, &selection, false) };
    }
    if !report.has_changes() && !selection.names_unchanged() {
        return closing::write_no_change(&mut page, report);
    }
    head::write_total(&mut page, insight)?;
    match view.page {
        Page::Review { all } => return review::write(&mut page, insight, all),
        _ => listing::write(&mut page, insight, view.page.entries(), &selection)?,
    }
    if brief {
        return Ok(());
    }
    closing::write_counts(&mut page, insight, &selection, true)?;
    closing::write_legend(&mut page, Signs::of(insight, &selection))
}
