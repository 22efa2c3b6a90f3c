//! Statements that stood under one theme and went on under another, which the counts of a theme alone do not show.

use crate::model::Indices;
use rustc_hash::FxHashMap;

use super::names::{label, short_path};
use super::select::is_heading;
use crate::report::Report;

/// How many themes a note names.
const NAMED: usize = 2;

/// Fewer statements are not worth a line, unless they were all.
const SHOWN: usize = 3;

/// For each row of [`Report::themes`], with which other rows it shares linked statements.
pub(super) struct Flows {
    /// Rows that old statements went to, with their number, the largest first.
    to: Vec<Vec<(usize, usize)>>,
    /// Rows that new statements came from.
    from: Vec<Vec<(usize, usize)>>,
}

impl Flows {
    pub fn of(report: &Report) -> Self {
        let last = report.themes.len().saturating_sub(1);
        let main = |themes: &[Indices], k: usize| themes.get(k).and_then(|own| own.first()).copied().unwrap_or(last);
        let (mut to, mut from) = (FxHashMap::default(), FxHashMap::default());
        for entry in report.entries.iter().filter(|entry| !is_heading(report, entry)) {
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

    /// `60 of them now under Offer and Payment`: only what explains the counts of the row.
    pub fn notes(&self, report: &Report, row: usize, ellipsis: &str) -> Vec<String> {
        let counts = &report.themes[row];
        let sides = [(&self.to[row], counts.old, "now under"), (&self.from[row], counts.new, "from")];
        sides.into_iter().filter_map(|(flows, size, word)| note(report, ellipsis, flows, size, word)).collect()
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

fn note(report: &Report, ellipsis: &str, flows: &[(usize, usize)], size: usize, word: &str) -> Option<String> {
    let gone: usize = flows.iter().map(|&(_, count)| count).sum();
    let little = gone < SHOWN || (gone * 4 < size && gone < 3 * SHOWN);
    if gone == 0 || (little && gone < size) {
        return None;
    }
    let label = |row: usize| short_path(label(&report.themes[row]), ellipsis);
    let mut note = match (gone == size, flows) {
        (true, [(other, _)]) if size == 1 => return Some(format!("{word} {}", label(*other))),
        (true, [(other, _)]) if size == 2 => return Some(format!("both {word} {}", label(*other))),
        (true, [(other, _)]) => return Some(format!("all {size} {word} {}", label(*other))),
        _ => String::new(),
    };
    for (k, &(other, count)) in flows.iter().take(NAMED).enumerate() {
        note.push_str(&match k {
            0 => format!("{count} of {size} {word} {}", label(other)),
            _ => format!(", {count} {} {}", word.trim_start_matches("now "), label(other)),
        });
    }
    let rest: usize = flows.iter().skip(NAMED).map(|&(_, count)| count).sum();
    if rest > 0 {
        note.push_str(&format!(", {rest} {}", if word == "from" { "from elsewhere" } else { "elsewhere" }));
    }
    Some(note)
}
