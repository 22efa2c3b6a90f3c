//! The entries in order of doubt, each with its reasons and the alternatives.

use std::io;

use super::place::Places;
use super::sheet::Sheet;
use super::style::Mark;
use super::{decisions, entry};
use crate::report::Insight;

/// So many are shown, unless all are asked for: more than an expert goes through at a time.
const SHOWN: usize = 40;

/// Writes the entries, the most doubtful first.
pub(super) fn write<W: io::Write>(page: &mut Sheet<'_, W>, insight: &Insight<'_>, all: bool) -> io::Result<()> {
    let (report, order) = (insight.report, insight.doubts());
    page.newline()?;
    if order.is_empty() {
        return page.note(0, Mark::Plain, "Nothing in this comparison is doubtful.");
    }
    page.note(0, Mark::Title, "Most doubtful first")?;
    let mut places = Places::new(report, page.glyphs, insight.order().is_lost());
    let shown = if all { order.len() } else { order.len().min(SHOWN) };
    for (number, doubtful) in order.iter().take(shown).enumerate() {
        let found = &report.entries[doubtful.entry];
        page.newline()?;
        let head = format!("{}. {}, doubt {:.2}", number + 1, found.kind.name(), doubtful.doubt);
        page.note(0, Mark::Dim, &head)?;
        places.enter(None);
        entry::write(page, report, &mut places, found)?;
        entry::write_why(page, report, found, insight.reasons())?;
        decisions::write(page, found, entry::INDENT)?;
    }
    if shown < order.len() {
        page.newline()?;
        let text = format!("{} more are less doubtful; `--all` shows them.", order.len() - shown);
        page.note(0, Mark::Plain, &text)?;
    }
    Ok(())
}
