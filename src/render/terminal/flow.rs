//! Statements that stood under one theme and went on under another, in words.

use super::names::short_path;
use crate::report::{Flow, Report};

/// How many themes a note names.
const NAMED: usize = 2;

/// `60 of 80 now under Offer and Payment`.
pub(super) fn note(report: &Report, flow: Flow<'_>, ellipsis: &str) -> String {
    let Flow { rows, size, leaves, .. } = flow;
    let word = if leaves { "now under" } else { "from" };
    let label = |row: usize| short_path(report.themes[row].name(), ellipsis);
    let mut note = match (flow.count() == size, rows) {
        (true, [(other, _)]) if size == 1 => return format!("{word} {}", label(*other)),
        (true, [(other, _)]) if size == 2 => return format!("both {word} {}", label(*other)),
        (true, [(other, _)]) => return format!("all {size} {word} {}", label(*other)),
        _ => String::new(),
    };
    for (k, &(other, count)) in rows.iter().take(NAMED).enumerate() {
        note.push_str(&match k {
            0 => format!("{count} of {size} {word} {}", label(other)),
            _ => format!(", {count} {} {}", word.trim_start_matches("now "), label(other)),
        });
    }
    let rest: usize = rows.iter().skip(NAMED).map(|&(_, count)| count).sum();
    if rest > 0 {
        note.push_str(&format!(", {rest} {}", if leaves { "elsewhere" } else { "from elsewhere" }));
    }
    note
}
