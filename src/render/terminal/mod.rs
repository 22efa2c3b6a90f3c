//! The report for a terminal: theme by theme, readable with and without colour.

mod claims;
mod closing;
mod columns;
mod commitments;
mod decisions;
mod entry;
mod excerpt;
mod flow;
mod head;
mod keyness;
mod listing;
mod names;
mod order;
mod page;
mod place;
mod reports;
mod review;
mod select;
mod style;
mod summary;
mod taxonomies;
#[cfg(test)]
mod tests;
mod themes;
mod wrap;

use std::io;

pub use self::claims::{ClaimListing, ClaimRow, Support, render_claims};
use self::closing::Signs;
pub use self::excerpt::{Excerpt, ExcerptWriter};
use self::flow::Flows;
use self::page::Page;
pub use self::reports::{PolicyTitle, render_reports, write_title};
use self::select::Selection;
pub use self::style::Style;
pub use self::taxonomies::render_taxonomies;
pub use self::themes::{ThemeGroup, ThemeListing, ThemedStatement, render_themes};
use crate::report::words::{combined, reads_whole};
use crate::report::{Entry, Kind, Report, SignalKind};

/// The narrowest width that takes two columns side by side.
pub const SIDE_BY_SIDE_WIDTH: usize = 60;

/// What of a report to show, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// Show only entries that any of these takes; empty shows every change.
    pub only: Vec<KindFilter>,
    /// Show only entries with a signal of any of these kinds; empty shows all.
    pub signals: Vec<SignalKind>,
    /// Show only these rows of [`Report::themes`], and no headings; none shows all.
    pub theme: Option<Vec<usize>>,
    /// In which order to show themes and entries.
    pub sort: Sort,
    /// Old and new text in two columns.
    pub side_by_side: bool,
    /// Say how each link was found.
    pub why: bool,
    /// The entries in order of doubt, each with its reasons, in place of themes.
    pub review: bool,
    /// One row per theme in place of the entries.
    pub summary_only: bool,
    /// The columns to fill.
    pub width: usize,
    /// Show unchanged entries too, which are otherwise folded to a count.
    pub all: bool,
    /// Under a title that says what is compared: a head of one line, and nothing at the end.
    pub brief: bool,
    /// Use arrows, blocks and the section sign; otherwise the report adds nothing beyond ASCII to the texts.
    pub unicode: bool,
}

impl Default for View {
    fn default() -> Self {
        Self {
            only: Vec::new(),
            signals: Vec::new(),
            theme: None,
            sort: Sort::default(),
            side_by_side: false,
            why: false,
            review: false,
            summary_only: false,
            width: 80,
            all: false,
            brief: false,
            unicode: true,
        }
    }
}

/// An order of themes and entries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// That of the report: the themes as the taxonomy or the new version has them, the entries as the new version.
    #[default]
    Text,
    /// What matters most first: the themes with the most signals, and in each the entries with signals, then what was
    /// dropped and added, then other rewordings of substance, then what is editorial or only moved.
    Weight,
}

impl Sort {
    /// All orders with the names used on the command line.
    pub const NAMES: [(Self, &'static str); 2] = [(Self::Text, "text"), (Self::Weight, "weight")];
}

/// A choice of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindFilter {
    /// Entries of a kind.
    Kind(Kind),
    /// Entries that moved, whatever their kind.
    Moved,
    /// Reworded, split and merged entries that are editorial.
    Editorial,
    /// Reworded, split and merged entries that are substantive.
    Substantive,
}

impl KindFilter {
    /// All choices with the names used on the command line.
    pub const NAMES: [(Self, &'static str); 9] = [
        (Self::Kind(Kind::Added), "added"),
        (Self::Kind(Kind::Dropped), "dropped"),
        (Self::Kind(Kind::Reworded), "reworded"),
        (Self::Kind(Kind::Split), "split"),
        (Self::Kind(Kind::Merged), "merged"),
        (Self::Moved, "moved"),
        (Self::Kind(Kind::Unchanged), "unchanged"),
        (Self::Editorial, "editorial"),
        (Self::Substantive, "substantive"),
    ];
}

/// Both texts of an entry in one, as they are shown: with `[-deleted-]` and `{+inserted+}` words. None if each text is
/// better read whole.
pub(crate) fn marked_words(report: &Report, entry: &Entry) -> Option<String> {
    (entry::is_pair(entry) && !reads_whole(entry))
        .then(|| entry::marked(&combined(report, entry)).into_iter().map(|(_, text)| text).collect())
}

/// Writes the report.
///
/// # Errors
/// Only those of the writer.
pub fn render(report: &Report, view: &View, style: &Style, out: &mut impl io::Write) -> io::Result<()> {
    let mut page = Page::new(out, *style, view.width, view.unicode);
    let selection = Selection::new(report, view);
    if view.brief {
        head::write_brief(&mut page, report)?;
    } else {
        head::write(&mut page, report)?;
    }
    let flows = Flows::of(report);
    if view.summary_only {
        summary::write(&mut page, report, view)?;
        if view.theme.is_none() {
            keyness::write(&mut page, report, summary::version_names(report))?;
        }
        return if view.brief { Ok(()) } else { closing::write_counts(&mut page, report, &selection, &flows) };
    }
    if !report.has_changes() && !selection.names_unchanged() {
        return closing::write_no_change(&mut page, report);
    }
    head::write_total(&mut page, report)?;
    if view.review {
        return review::write(&mut page, report, view);
    }
    listing::write(&mut page, report, view, &selection, &flows)?;
    if view.brief {
        return Ok(());
    }
    closing::write_counts(&mut page, report, &selection, &flows)?;
    closing::write_legend(&mut page, Signs::of(report, &selection))
}
