//! The code quality report of GitLab, which it shows in a merge request beside the changed lines.

use std::io;

use serde::Serialize;

use super::{CheckReport, Checked, CheckedFinding, Unmet, text};
use crate::model::Lines;
use crate::normalizer::id::digest;
use crate::rules::Level;

/// Writes the report as a list of violations.
///
/// # Errors
/// Only those of the writer.
pub fn write(report: &CheckReport, mut out: &mut dyn io::Write) -> io::Result<()> {
    let violations: Vec<Violation<'_>> = report.comparisons.iter().flat_map(of_comparison).collect();
    serde_json::to_writer_pretty(&mut out, &violations).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Violation<'a> {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Range,
}

#[derive(Serialize)]
struct Range {
    begin: u32,
    end: u32,
}

fn of_comparison(checked: &Checked) -> Vec<Violation<'_>> {
    let folded = checked.folded();
    let whole = text::missing(checked).filter(|_| folded > 0).map(|missing| {
        let count = text::count(folded, "statement, not accepted", "statements, not accepted");
        violation(checked, format!("{missing} {count}"), "document", "", Level::Deny, None)
    });
    let findings = checked.single().map(|finding| of_finding(checked, finding));
    let unmet = checked.unmet.iter().map(|unmet| of_unmet(checked, unmet));
    whole.into_iter().chain(findings).chain(unmet).collect()
}

fn of_finding<'a>(checked: &'a Checked, item: &CheckedFinding) -> Violation<'a> {
    let finding = item.finding();
    let mut parts = vec![format!("{}: {}", text::title(item), finding.in_one_line())];
    parts.extend(text::struck(item));
    parts.extend(finding.signal_lines());
    parts.extend(text::governors(finding));
    parts.extend(item.broken.iter().map(text::broken));
    let rule = item.broken.iter().find(|broken| broken.level == Level::Deny || !item.status.is_pending());
    let name = rule.map_or(finding.kind_name(), |broken| &broken.rule);
    violation(checked, parts.join(" · "), name, &finding.id, item.level(), item.place())
}

fn of_unmet<'a>(checked: &'a Checked, unmet: &Unmet) -> Violation<'a> {
    violation(checked, text::unmet(unmet), &unmet.rule, &unmet.what, unmet.level, None)
}

fn violation<'a>(
    checked: &'a Checked,
    description: String,
    name: &str,
    identity: &str,
    level: Level,
    lines: Option<Lines>,
) -> Violation<'a> {
    let Lines { first, last } = lines.unwrap_or(Lines { first: 1, last: 1 });
    Violation {
        description,
        check_name: name.to_owned(),
        // The same wherever the statement stands, so that a violation is known again.
        fingerprint: digest(&format!("{}\n{name}\n{identity}", checked.name)),
        severity: if level == Level::Deny { "major" } else { "minor" },
        location: Location { path: &checked.draft_file, lines: Range { begin: first, end: last } },
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::check::sample;

    #[test]
    fn every_violation_has_what_gitlab_asks_for() {
        for report in [sample::report(), sample::deleted(), sample::awkward()] {
            let value: Value = serde_json::from_str(&sample::text(|out| write(&report, out))).unwrap();
            let violations = value.as_array().unwrap();
            assert!(!violations.is_empty());
            let mut fingerprints: Vec<_> = violations.iter().map(|one| one["fingerprint"].as_str().unwrap()).collect();
            fingerprints.sort_unstable();
            fingerprints.dedup();
            assert_eq!(fingerprints.len(), violations.len());
            for one in violations {
                assert!(["major", "minor"].contains(&one["severity"].as_str().unwrap()));
                assert!(one["location"]["lines"]["begin"].as_u64().unwrap() >= 1);
                assert!(!one["location"]["path"].as_str().unwrap().starts_with("./"));
            }
        }
    }

    #[test]
    fn snapshot() {
        sample::settings().bind(|| {
            insta::assert_snapshot!("check_gitlab", sample::text(|out| write(&sample::report(), out)));
        });
    }
}
