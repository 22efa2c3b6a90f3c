//! The rows of a report: the themes that occur, and which of them each statement belongs to.

use super::ThemeRow;
use crate::model::{Indices, Version};
use crate::theme::{Assignments, Doubt, SectionThemes, Taxonomy};

/// The rows of a report, the last for what has no theme, and the rows of each statement.
pub(crate) struct ThemeRows {
    pub rows: Vec<ThemeRow>,
    pub old: Vec<Indices>,
    pub new: Vec<Indices>,
    pub old_doubts: Vec<Option<Doubt>>,
    pub new_doubts: Vec<Option<Doubt>>,
}

fn row(id: &str, label: &str) -> ThemeRow {
    ThemeRow { id: id.to_owned(), label: label.to_owned(), ..ThemeRow::default() }
}

impl ThemeRows {
    /// The themes of a taxonomy that occur.
    pub fn by_taxonomy(taxonomy: &Taxonomy, assignments: [Assignments; 2]) -> Self {
        let mut occurs = vec![false; taxonomy.themes.len()];
        for assignment in &assignments {
            (0..assignment.len()).flat_map(|k| assignment.of(k)).for_each(|hit| occurs[hit.theme] = true);
        }
        let mut rows = Vec::new();
        let mut row_of = vec![0; taxonomy.themes.len()];
        for (k, theme) in taxonomy.themes.iter().enumerate().filter(|(k, _)| occurs[*k]) {
            row_of[k] = rows.len();
            rows.push(row(&theme.id, &theme.label));
        }
        rows.push(row("", "No theme"));
        let [old_doubts, new_doubts] =
            [0, 1].map(|k: usize| (0..assignments[k].len()).map(|s| assignments[k].doubt(s)).collect());
        let [old, new] = assignments.map(|assignment| {
            (0..assignment.len()).map(|k| assignment.of(k).iter().map(|hit| row_of[hit.theme]).collect()).collect()
        });
        Self { rows, old, new, old_doubts, new_doubts }
    }

    /// The sections of both versions, where there is no taxonomy.
    pub fn by_section(old: &Version, new: &Version, sections: &SectionThemes) -> Self {
        let mut rows: Vec<ThemeRow> = sections.themes.iter().map(|theme| row(&theme.id, &theme.label)).collect();
        rows.push(row("", "No section"));
        let rows_of = |version: &Version, theme: &dyn Fn(Option<usize>) -> Option<usize>| {
            version.statements.iter().map(|statement| theme(statement.section).into_iter().collect()).collect()
        };
        Self {
            rows,
            old: rows_of(old, &|section| sections.of_old(section)),
            new: rows_of(new, &|section| sections.of_new(section)),
            old_doubts: Vec::new(),
            new_doubts: Vec::new(),
        }
    }
}
