//! JUnit XML: a suite for each comparison, a test case for each finding. What stands as accepted passes, what a waiver
//! lets pass is skipped, what is pending or denied fails.

use std::fmt::Write as _;
use std::io;

use super::{CheckReport, Checked, CheckedFinding, Status, Unmet, text};
use crate::model::Lines;
use crate::rules::Level;

/// Characters of a statement in the name of its test case.
const NAME: usize = 90;

/// Writes the report as JUnit XML.
///
/// # Errors
/// Only those of the writer.
pub fn write(report: &CheckReport, out: &mut dyn io::Write) -> io::Result<()> {
    let suites: Vec<(&Checked, Vec<Case>)> =
        report.comparisons.iter().map(|checked| (checked, cases(checked))).collect();
    let totals = Totals::of(suites.iter().flat_map(|(_, cases)| cases));
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<testsuites name="redraft check" {totals}>"#)?;
    for (checked, cases) in &suites {
        writeln!(out, r#"  <testsuite name="{}" {}>"#, escape(&checked.name), Totals::of(cases))?;
        cases.iter().try_for_each(|case| out.write_all(case.xml(checked).as_bytes()))?;
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

/// A test case.
struct Case {
    name: String,
    lines: Option<Lines>,
    result: Outcome,
}

enum Outcome {
    Passed,
    /// It passes, and this is pointed out.
    Noted(String),
    Skipped(String),
    Failed {
        sort: &'static str,
        message: String,
        text: String,
    },
}

fn cases(checked: &Checked) -> Vec<Case> {
    let mut cases = Vec::new();
    let folded = checked.folded();
    if let (Some(missing), true) = (text::missing(checked), folded > 0) {
        let message = text::count(folded, "statement, not accepted", "statements, not accepted");
        cases.push(Case {
            name: missing,
            lines: None,
            result: Outcome::Failed { sort: Status::New.name(), text: message.clone(), message },
        });
    }
    let told = checked.findings.iter().filter(|finding| {
        let silent = finding.status == Status::NotReviewed && finding.broken.is_empty() && finding.waived.is_empty();
        !silent && !checked.is_folded(finding)
    });
    cases.extend(told.map(|finding| of_finding(checked, finding)));
    cases.extend(checked.unmet.iter().map(of_unmet));
    if cases.is_empty() {
        // A suite without a test counts as a failure in some places.
        cases.push(Case { name: "no change to accept".to_owned(), lines: None, result: Outcome::Passed });
    }
    cases
}

fn of_finding(checked: &Checked, item: &CheckedFinding) -> Case {
    let finding = item.finding();
    let shown = text::short(&finding.in_one_line(), NAME);
    let mut lines = text::sides(finding);
    lines.extend(text::struck(item));
    lines.extend(finding.signal_lines());
    lines.extend(text::governors(finding));
    if !finding.section.is_empty() {
        lines.push(format!("§ {}", finding.section));
    }
    lines.extend(text::standing(item));
    lines.extend(item.broken.iter().map(text::broken));
    if item.status.is_pending() {
        lines.push(format!("To accept that: {}", text::accept(checked, item)));
    }
    let waived = || {
        let waivers = item.waived.iter().filter_map(|broken| broken.waiver.as_ref());
        waivers.map(|waiver| format!("waived by {} until {}: {}", waiver.by, waiver.expires, waiver.reason))
    };
    let result = match item.level() {
        Level::Deny => {
            let denied = item.broken.iter().find(|broken| broken.level == Level::Deny);
            let title = text::title(item);
            Outcome::Failed {
                sort: if denied.is_some() { "denied" } else { item.status.name() },
                message: denied.map_or(title.clone(), |broken| format!("{title}; denied: {}", broken.rule)),
                text: lines.join("\n"),
            }
        }
        Level::Warn => Outcome::Noted(lines.join("\n")),
        Level::Allow => waived().next().map_or(Outcome::Passed, Outcome::Skipped),
    };
    let name = format!("{}: {shown} [{}]", finding.kind_name(), finding.id);
    Case { name, lines: item.place(), result }
}

fn of_unmet(unmet: &Unmet) -> Case {
    let message = text::unmet(unmet);
    let result = match unmet.level {
        Level::Deny => Outcome::Failed { sort: "denied", text: message.clone(), message },
        _ => Outcome::Noted(message),
    };
    Case { name: format!("{}: {}", unmet.rule, unmet.what), lines: None, result }
}

impl Case {
    fn xml(&self, checked: &Checked) -> String {
        let mut xml = format!(
            r#"    <testcase classname="{}" name="{}" file="{}""#,
            escape(&checked.name),
            escape(&self.name),
            escape(&checked.draft_file)
        );
        if let Some(lines) = self.lines {
            let _ = write!(xml, r#" line="{}""#, lines.first);
        }
        xml.push_str(r#" time="0""#);
        match &self.result {
            Outcome::Passed => {
                xml.push_str("/>\n");
                return xml;
            }
            Outcome::Noted(text) => {
                let _ = write!(xml, ">\n      <system-out>{}</system-out>", escape(text));
            }
            Outcome::Skipped(why) => {
                let _ = write!(xml, ">\n      <skipped message=\"{}\"/>", escape(why));
            }
            Outcome::Failed { sort, message, text } => {
                let (message, text) = (escape(message), escape(text));
                let _ = write!(xml, ">\n      <failure type=\"{sort}\" message=\"{message}\">{text}</failure>");
            }
        }
        xml.push_str("\n    </testcase>\n");
        xml
    }
}

/// The counts in the head of a suite.
#[derive(Default)]
struct Totals {
    tests: usize,
    failures: usize,
    skipped: usize,
}

impl Totals {
    fn of<'a>(cases: impl IntoIterator<Item = &'a Case>) -> Self {
        cases.into_iter().fold(Self::default(), |totals, case| Self {
            tests: totals.tests + 1,
            failures: totals.failures + usize::from(matches!(case.result, Outcome::Failed { .. })),
            skipped: totals.skipped + usize::from(matches!(case.result, Outcome::Skipped(_))),
        })
    }
}

impl std::fmt::Display for Totals {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { tests, failures, skipped } = self;
        write!(f, r#"tests="{tests}" failures="{failures}" errors="0" skipped="{skipped}" time="0""#)
    }
}

/// For an attribute or a text; what XML 1.0 cannot hold becomes the sign for a lost character.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::check::sample;

    #[test]
    fn is_well_formed_and_its_counts_are_right() {
        for report in [sample::report(), sample::deleted(), sample::awkward(), CheckReport::default()] {
            let xml = sample::text(|out| write(&report, out));
            let document = roxmltree::Document::parse(&xml).unwrap();
            let named = |name: &str| document.descendants().filter(|node| node.has_tag_name(name)).count();
            let root = document.root_element();
            for (attribute, element) in [("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")] {
                assert_eq!(root.attribute(attribute), Some(&*named(element).to_string()), "{xml}");
            }
            for suite in document.descendants().filter(|node| node.has_tag_name("testsuite")) {
                assert!(suite.children().any(|node| node.has_tag_name("testcase")), "no suite is empty");
            }
        }
    }

    #[test]
    fn nothing_breaks_the_markup() {
        assert_eq!(escape("a<b> & \"c\" \u{1b}[31m\n"), "a&lt;b&gt; &amp; &quot;c&quot; \u{fffd}[31m\n");
    }

    #[test]
    fn snapshot() {
        sample::settings().bind(|| {
            insta::assert_snapshot!("check_junit", sample::text(|out| write(&sample::report(), out)));
        });
    }
}
