//! Statements that stood under one theme and went on under another, which the counts of a theme alone do not show.

use rustc_hash::FxHashMap;

use super::Report;
use crate::model::Indices;

/// Fewer statements explain little, unless they were all.
const SHOWN: usize = 3;

/// For each row of [`Report::themes`], with which other rows it shares linked statements.
#[derive(Debug, Clone)]
pub struct Flows {
    /// Rows that old statements went to, with their number, the largest first.
    to: Vec<Vec<(usize, usize)>>,
    /// Rows that new statements came from.
    from: Vec<Vec<(usize, usize)>>,
}

impl Flows {
    /// Follows the links of a report.
    pub fn of(report: &Report) -> Self {
        let last = report.themes.len().saturating_sub(1);
        let main = |themes: &[Indices], k: usize| themes.get(k).and_then(|own| own.first()).copied().unwrap_or(last);
        let (mut to, mut from) = (FxHashMap::default(), FxHashMap::default());
        for entry in report.entries.iter().filter(|entry| report.counts(entry)) {
            let (Some(&old), Some(&new)) = (entry.old.first(), entry.new.first()) else { continue };
            let (source, target) = (main(&report.old_themes, old), main(&report.new_themes, new));
            for row in entry.old.iter().map(|&k| main(&report.old_themes, k)).filter(|&row| row != target) {
                *to.entry((row, target)).or_default() += 1;
            }
            for row in entry.new.iter().map(|&k| main(&report.new_themes, k)).filter(|&row| row != source) {
                *from.entry((row, source)).or_default() += 1;
            }
        }
        let rows = report.themes.len();
        Self { to: by_row(rows, &to), from: by_row(rows, &from) }
    }

    /// True if no statement of the row went elsewhere or came from elsewhere.
    pub fn is_still(&self, row: usize) -> bool {
        self.to[row].is_empty() && self.from[row].is_empty()
    }

    /// What explains the counts of a row: where many of its statements went, and where many came from.
    pub fn of_row<'f>(&'f self, report: &Report, row: usize) -> impl Iterator<Item = Flow<'f>> + use<'f> {
        let counts = &report.themes[row];
        let sides = [(&self.to[row], counts.old, true), (&self.from[row], counts.new, false)];
        sides.into_iter().filter_map(|(rows, size, leaves)| Flow { rows, size, leaves }.if_notable())
    }
}

/// The statements of a theme that another one had before, or has now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Flow<'f> {
    /// The other rows of [`Report::themes`] with the number of statements, the largest first.
    pub rows: &'f [(usize, usize)],
    /// How many statements the theme has in all.
    pub size: usize,
    /// They left the theme; otherwise they came to it.
    pub leaves: bool,
}

impl Flow<'_> {
    /// How many statements there are.
    pub fn count(&self) -> usize {
        self.rows.iter().map(|&(_, count)| count).sum()
    }

    fn if_notable(self) -> Option<Self> {
        let (gone, size) = (self.count(), self.size);
        let little = gone < SHOWN || (gone * 4 < size && gone < 3 * SHOWN);
        (gone > 0 && (!little || gone >= size)).then_some(self)
    }
}

fn by_row(rows: usize, flows: &FxHashMap<(usize, usize), usize>) -> Vec<Vec<(usize, usize)>> {
    let mut out = vec![Vec::new(); rows];
    for (&(row, other), &count) in flows {
        if let Some(list) = out.get_mut(row) {
            list.push((other, count));
        }
    }
    out.iter_mut().for_each(|list| list.sort_unstable_by_key(|&(other, count)| (usize::MAX - count, other)));
    out
}
