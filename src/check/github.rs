//! Annotations: commands on standard output that GitHub Actions shows beside the changed lines of a pull request.

use std::io;

use super::{CheckReport, Checked, CheckedFinding, Unmet, text};
use crate::model::Lines;
use crate::rules::Level;

/// GitHub shows no more errors, and no more warnings, of one step.
const SHOWN: usize = 10;

/// Writes one annotation for each finding that is open, the weightiest first. Where GitHub would not show all, the last
/// that it shows says how many are left.
///
/// # Errors
/// Only those of the writer.
pub fn write(report: &CheckReport, out: &mut dyn io::Write) -> io::Result<()> {
    let mut all: Vec<(Rank, Annotation)> = Vec::new();
    for checked in &report.comparisons {
        all.extend(of_document(checked).map(|annotation| ((true, false, 0), annotation)));
        all.extend(checked.single().map(|item| (item.rank(), of_finding(checked, item))));
        all.extend(checked.unmet.iter().map(|unmet| ((unmet.level != Level::Deny, true, 0), of_unmet(checked, unmet))));
    }
    all.sort_by_key(|(rank, _)| *rank);
    for level in [Level::Deny, Level::Warn] {
        let own: Vec<&Annotation> =
            all.iter().map(|(_, annotation)| annotation).filter(|annotation| annotation.level == level).collect();
        let single = if own.len() > SHOWN { SHOWN - 1 } else { own.len() };
        own[..single].iter().try_for_each(|annotation| annotation.write(out))?;
        if single < own.len() {
            rest(report, level, own.len() - single).write(out)?;
        }
    }
    Ok(())
}

type Rank = (bool, bool, u8);

/// One annotation.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Annotation {
    /// Deny is an error, warn a warning, allow a notice.
    pub level: Level,
    /// The file, from the top of the repository; empty for none.
    pub file: String,
    /// The lines in it.
    pub lines: Option<Lines>,
    /// The bold line over it.
    pub title: String,
    /// What it says; it may have several lines.
    pub message: String,
}

impl Annotation {
    /// An annotation of a file, without lines.
    pub fn new(level: Level, file: impl Into<String>, title: impl Into<String>, message: impl Into<String>) -> Self {
        Self { level, file: file.into(), lines: None, title: title.into(), message: message.into() }
    }

    /// The same, for these lines.
    #[must_use]
    pub fn at(self, lines: Option<Lines>) -> Self {
        Self { lines, ..self }
    }

    /// Writes the command.
    ///
    /// # Errors
    /// Only those of the writer.
    pub fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let command = match self.level {
            Level::Deny => "error",
            Level::Warn => "warning",
            Level::Allow => "notice",
        };
        let mut properties = Vec::new();
        if !self.file.is_empty() {
            properties.push(format!("file={}", property(&self.file)));
            if let Some(Lines { first, last }) = self.lines {
                properties.push(format!("line={first}"));
                properties.push(format!("endLine={last}"));
            }
        }
        properties.push(format!("title={}", property(&self.title)));
        writeln!(out, "::{command} {}::{}", properties.join(","), message(&self.message))
    }
}

fn of_document(checked: &Checked) -> Option<Annotation> {
    let folded = checked.folded();
    let missing = text::missing(checked).filter(|_| folded > 0)?;
    let message = format!(
        "{missing}\n{}.\nTo accept that: redraft accept {}",
        text::count(folded, "statement, not accepted", "statements, not accepted"),
        text::shell(&checked.name)
    );
    Some(Annotation::new(Level::Deny, &*checked.draft_file, checked.name.clone(), message))
}

fn of_finding(checked: &Checked, item: &CheckedFinding) -> Annotation {
    let finding = item.finding();
    let mut lines = text::sides(finding);
    lines.extend(text::dropped(item).map(str::to_owned));
    lines.extend(text::struck(item));
    lines.extend(finding.signal_lines());
    lines.extend(text::governors(finding));
    lines.extend(item.broken.iter().map(text::broken));
    lines.extend(text::standing(item).filter(|_| item.accepted.is_some()));
    if item.status.is_pending() {
        lines.push(format!("To accept that: {}", text::accept(checked, item)));
    }
    let title = format!("{}: {}", checked.name, text::title(item));
    Annotation::new(item.level(), &*checked.draft_file, title, lines.join("\n")).at(item.place())
}

fn of_unmet(checked: &Checked, unmet: &Unmet) -> Annotation {
    let title = format!("{}: {}", checked.name, unmet.rule);
    Annotation::new(unmet.level, &*checked.draft_file, title, text::missing_from_draft(unmet))
}

/// What the last annotation that is shown says of those that are not.
fn rest(report: &CheckReport, level: Level, left: usize) -> Annotation {
    let what = match level {
        Level::Deny => text::count(left, "more finding fails the check", "more findings fail the check"),
        _ => text::count(left, "more warning", "more warnings"),
    };
    let message = format!("{what}. The log and the summary of this job show all.");
    Annotation::new(level, &*report.config, format!("redraft: {left} more"), message)
}

/// The value of a command.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command, in which its signs would be read, too.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::check::sample;

    #[test]
    fn signs_of_commands_are_escaped() {
        let mut out = Vec::new();
        let lines = Some(Lines { first: 3, last: 4 });
        let annotation = Annotation::new(Level::Warn, "a,b:c.md", "1: 50%", "50 %: a,\r\n::error::b").at(lines);
        annotation.write(&mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "::warning file=a%2Cb%3Ac.md,line=3,endLine=4,title=1%3A 50%25::50 %25: a,%0D%0A::error::b\n"
        );
    }

    #[test]
    fn each_annotation_is_one_line() {
        for report in [sample::report(), sample::deleted(), sample::awkward()] {
            let out = sample::text(|out| write(&report, out));
            assert!(out.lines().all(|line| line.starts_with("::error file=") || line.starts_with("::warning file=")));
        }
    }

    #[test]
    fn the_last_one_that_is_shown_says_how_many_are_left() {
        for (count, lines) in [(0, 0), (1, 1), (10, 10), (11, 10), (500, 10)] {
            let out = sample::text(|out| write(&sample::many(count), out));
            assert_eq!(out.lines().count(), lines);
            let left = out.lines().last().filter(|line| line.contains("more")).map(str::to_owned);
            assert_eq!(left.is_some(), count > SHOWN, "{out}");
            assert!(left.is_none_or(|left| left.contains(&format!("{} more findings fail", count - 9))));
        }
    }

    #[test]
    fn snapshot() {
        sample::settings().bind(|| {
            insta::assert_snapshot!("check_github", sample::text(|out| write(&sample::report(), out)));
            insta::assert_snapshot!("check_github_deleted", sample::text(|out| write(&sample::deleted(), out)));
        });
    }
}
