//! A file of decisions ready to be edited: what the comparison found, most doubtful first, all commented out.

use std::io;

use rustc_hash::FxHashMap;

use super::name::fold;
use crate::model::Version;
use crate::normalizer::is_content_id;
use crate::report::{Entry, Report, doubt};

/// More of them would bury the doubtful ones; the closing line says how many were left out.
const MOST: usize = 500;
/// Characters of a text that are shown.
const SHOWN: usize = 90;

/// Writes proposals for decisions. `command` is what to run once the file is edited.
///
/// # Errors
/// Only those of the writer.
pub fn write_proposals(report: &Report, command: &str, out: &mut impl io::Write) -> io::Result<()> {
    let mut ranked = doubt::order(report);
    let left_out = ranked.len().saturating_sub(MOST);
    ranked.truncate(MOST);

    let path = |version: &Version| one_line(&version.path);
    writeln!(
        out,
        "# Decisions about the comparison of {} with {}, most doubtful first.",
        path(&report.old),
        path(&report.new)
    )?;
    writeln!(out, "#")?;
    writeln!(
        out,
        "# Nothing is decided yet. Take the `#` from the lines that you decide, correct them, and compare again:"
    )?;
    writeln!(out, "#")?;
    writeln!(out, "#   {}", one_line(command))?;
    writeln!(out, "#")?;
    writeln!(out, "# A statement is named by its id or by the beginning of its text. A theme is decided with")?;
    writeln!(out, "#   - theme: {{old: NAME, is: THEME}}   or   - theme: {{new: NAME, is: THEME}}")?;
    writeln!(out, "# and every decision may be followed by a line `note: why`.")?;
    writeln!(out, "overrides:")?;
    let names = [Naming::new(&report.old), Naming::new(&report.new)];
    for (number, doubtful) in ranked.iter().enumerate() {
        proposal(&report.entries[doubtful.entry], number + 1, &names, out)?;
    }
    if left_out > 0 {
        writeln!(out, "\n# {left_out} more are less doubtful.")?;
    }
    Ok(())
}

fn proposal(
    entry: &Entry,
    number: usize,
    [old_names, new_names]: &[Naming<'_>; 2],
    out: &mut impl io::Write,
) -> io::Result<()> {
    writeln!(out)?;
    let head = match entry.score {
        Some(score) => format!("{}, score {score:.2}", entry.kind.name()),
        None => entry.kind.name().to_owned(),
    };
    writeln!(out, "# {number}. {head}")?;
    entry.old.iter().try_for_each(|&k| old_names.comment("old", k, out))?;
    entry.new.iter().try_for_each(|&k| new_names.comment("new", k, out))?;
    let runner_up = entry.runner_up.map(|(k, _)| k);
    let list =
        |names: &Naming<'_>, places: &[usize]| places.iter().map(|&k| names.name(k)).collect::<Vec<_>>().join(", ");
    match (entry.old.as_slice(), entry.new.as_slice()) {
        (&[i], &[]) => {
            if let Some(j) = runner_up {
                new_names.comment("new?", j, out)?;
                writeln!(out, "#  - same: {{old: {}, new: {}}}", old_names.name(i), new_names.name(j))?;
            }
            writeln!(out, "#  - dropped: {}", old_names.name(i))
        }
        (&[], &[j]) => {
            if let Some(i) = runner_up {
                old_names.comment("old?", i, out)?;
                writeln!(out, "#  - same: {{old: {}, new: {}}}", old_names.name(i), new_names.name(j))?;
            }
            writeln!(out, "#  - added: {}", new_names.name(j))
        }
        (&[i], &[j]) => {
            let (old, new) = (old_names.name(i), new_names.name(j));
            writeln!(out, "#  - same: {{old: {old}, new: {new}}}")?;
            writeln!(out, "#  - not-same: {{old: {old}, new: {new}}}")?;
            if let Some(other) = runner_up {
                new_names.comment("new?", other, out)?;
                writeln!(out, "#  - same: {{old: {old}, new: {}}}", new_names.name(other))?;
            }
            Ok(())
        }
        (&[i], news) => {
            writeln!(out, "#  - split: {{old: {}, new: [{}]}}", old_names.name(i), list(new_names, news))
        }
        (olds, news) => {
            writeln!(out, "#  - merged: {{old: [{}], new: {}}}", list(old_names, olds), list(new_names, news))
        }
    }
}

/// How the file names the statements of a version.
struct Naming<'a> {
    version: &'a Version,
    /// How many statements begin with the same words, for each of the [`LENGTHS`].
    alike: [FxHashMap<String, usize>; LENGTHS.len()],
}

/// The fewest of these numbers of words that tell a text from all others make its name.
const LENGTHS: [usize; 3] = [6, 10, 16];

impl<'a> Naming<'a> {
    fn new(version: &'a Version) -> Self {
        let alike = LENGTHS.map(|words| {
            let mut alike = FxHashMap::default();
            for statement in version.statements.iter().filter(|statement| is_content_id(&statement.id)) {
                *alike.entry(fold(beginning(&statement.text, words))).or_default() += 1;
            }
            alike
        });
        Self { version, alike }
    }

    /// The id if the document gave it; the beginning of the text where the id would go with the text, so that the
    /// decision can find the statement again.
    fn name(&self, k: usize) -> String {
        let statement = &self.version.statements[k];
        if is_content_id(&statement.id) {
            for (words, alike) in LENGTHS.into_iter().zip(&self.alike) {
                let start = beginning(&statement.text, words);
                let folded = fold(start);
                if !folded.is_empty() && alike.get(&folded) == Some(&1) {
                    return quoted(start);
                }
            }
        }
        quoted(&statement.id)
    }

    fn comment(&self, side: &str, k: usize, out: &mut impl io::Write) -> io::Result<()> {
        let statement = &self.version.statements[k];
        let start: String = statement.text.chars().take(SHOWN).collect();
        let cut = if start.len() < statement.text.len() { "…" } else { "" };
        writeln!(out, "#    {side:<4} {}  {}{cut}", statement.id, one_line(start.trim_end()))
    }
}

/// The first words of a text, as it has them.
fn beginning(text: &str, most: usize) -> &str {
    let mut end = 0;
    let mut inside = false;
    let mut words = 0;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            inside = false;
        } else {
            if !inside {
                words += 1;
                if words > most || end > 4 * SHOWN {
                    break;
                }
            }
            inside = true;
            end = at + c.len_utf8();
        }
    }
    &text[..end]
}

/// A name that is safe in a flow mapping: plain if it is nothing but letters, digits, dots and hyphens after a letter.
fn quoted(name: &str) -> String {
    let safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(safe)
        && name.chars().any(|c| c.is_ascii_digit());
    let numeric = name.parse::<f64>().is_ok();
    if plain && !numeric { name.to_owned() } else { format!("'{}'", one_line(name).replace('\'', "''")) }
}

/// Without line breaks and other control characters, which would end a comment.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{85}') { ' ' } else { c })
        .collect()
}
