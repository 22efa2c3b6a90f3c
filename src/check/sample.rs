//! Checks of made-up policies, for the tests of the formats.

use super::*;
use crate::compare::{Options, compare};
use crate::read;
use crate::snapshot::findings;

const OLD: &str = "\
# Ports

## Safety

The agency shall inspect
every port once a year. Ships that leak must not leave the harbour until they are repaired.

The harbour master keeps a list of all ships.

## Money

Fees are set by the council. A late payer shall pay interest of 5 %.

- Small boats pay EUR 10.
- Ferries pay EUR 200.

## Crews

Crews may:

- moor at night
- wash the deck
";

const NEW: &str = "\
# Ports

## Safety

The agency should inspect
every port once a year.

The harbour master keeps a public list of all ships.

Pilots train together in spring, at 50 % of the cost.

## Money

Fees are set by the council, where appropriate. A late payer shall pay interest of 7 %.

- Small boats pay EUR 12.
- Ferries pay EUR 300.

## Crews

Crews must not:

- moor at night
- wash the deck
- empty the bilge
";

/// Writes to a text.
pub(super) fn text(write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).unwrap_or_else(|error| panic!("{error}"));
    String::from_utf8(out).unwrap_or_else(|error| panic!("{error}"))
}

pub(super) fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

fn checked(name: &str, old: &str, new: &str) -> Checked {
    let document = |path: &str, text: &str| {
        let document = read::parse(path, read::Format::MARKDOWN, text.into());
        document.unwrap_or_else(|error| panic!("{error}"))
    };
    let report = compare(document("old.md", old), document("new.md", new), &Options::default());
    let report = report.unwrap_or_else(|error| panic!("{error}"));
    let item = |located| CheckedFinding::new(located, Status::New, None);
    Checked {
        name: name.to_owned(),
        baseline: format!("main:docs/{name}.md"),
        draft: format!("docs/{name}.md"),
        baseline_file: format!("docs/{name}.md"),
        baseline_revision: Some("main".to_owned()),
        draft_file: format!("docs/{name}.md"),
        snapshot_file: format!("snapshots/{name}.snap"),
        themes: report.themes.iter().map(|row| (row.id.clone(), row.label.clone())).collect(),
        findings: findings(&report).into_iter().map(item).collect(),
        ..Checked::default()
    }
}

fn waiver(expires: &str) -> Waiver {
    Waiver {
        finding: "x".to_owned(),
        rule: None,
        reason: "the board agreed".to_owned(),
        by: "A. Treasurer".to_owned(),
        expires: expires.parse().unwrap_or_else(|error| panic!("{error}")),
    }
}

/// A finding of every status, broken rules of both levels, waivers that hold and that expired, and an unmet requirement.
pub(super) fn report() -> CheckReport {
    let mut ports = checked("ports", OLD, NEW);
    let amounts = |waiver| Broken::new("amounts need the treasurer", Level::Deny, waiver);
    for item in &mut ports.findings {
        let words = item.finding().in_one_line();
        if words.contains("public") {
            item.status = Status::Unchanged;
        } else if words.contains("EUR") && words.contains("12") {
            item.status = Status::Unchanged;
            item.broken.push(amounts(Some(waiver("2026-03-31"))));
        } else if words.contains("Ferries") {
            item.status = Status::Unchanged;
            item.waived.push(amounts(Some(waiver("2027-03-31"))));
        } else if words.contains("interest") {
            item.status = Status::Updated;
            let mut before = item.finding().clone();
            before.words = before.words.map(|words| words.replace('7', "6"));
            before.new = before.new.replace('7', "6");
            item.accepted = Some(before);
        } else if words.contains("inspect") {
            item.broken.push(Broken::new("duties stay | \"duties\"", Level::Warn, None));
        }
    }
    let mut gone = ports.findings[0].finding().clone();
    gone.id = "0gone0gone000".to_owned();
    gone.words = Some("The council meets [-monthly-] {+every quarter+}.".to_owned());
    ports.findings.push(CheckedFinding::new(Located::gone(gone, None), Status::Absent, None));
    ports.unmet.push(Unmet::new("agreed language stays", Level::Deny, false, "without undue delay"));
    ports.obsolete = 1;
    let roads = checked("roads", OLD, OLD);
    let stale = vec![waiver("2026-01-01")];
    CheckReport { config: "redraft.yaml".to_owned(), comparisons: vec![ports, roads], stale }
}

/// A draft that was deleted.
pub(super) fn deleted() -> CheckReport {
    let mut ports = checked("ports", OLD, "# Other\n");
    ports.missing = Some(Missing::Draft);
    ports.findings.retain(|item| item.finding().kind == Kind::Dropped);
    CheckReport { config: "redraft.yaml".to_owned(), comparisons: vec![ports], ..CheckReport::default() }
}

/// So many added statements, each pending.
pub(super) fn many(count: usize) -> CheckReport {
    let new: String = (0..count)
        .map(|k| {
            let more = "and for the boats that wait outside of it until a place is free ".repeat(5);
            format!("\n## Part {k}\n\nBerth number {k} is for boats of {k} metres {more}at night.\n")
        })
        .collect();
    let mut ports = checked("ports", OLD, &format!("{OLD}{new}"));
    ports.findings.retain(|item| item.finding().new.starts_with("Berth"));
    CheckReport { config: "redraft.yaml".to_owned(), comparisons: vec![ports], ..CheckReport::default() }
}

/// Texts and names that would be commands, links or tags if nobody took care.
pub(super) fn awkward() -> CheckReport {
    let evil = "::error::x <script>alert(1)</script> @admin #12 [a](http://x.org) ![i](j) </details> `code` **b** | $m$ % {0} \
                <img src=x> www.evil.org \\";
    let old = format!("# A <img src=x> @admin\n\nThe agency shall say {evil} always.\n");
    let mut ports = checked("a b,c", &old, &old.replace("shall", "should"));
    ports.draft_file = "docs/a b%,:`|.md".to_owned();
    for item in &mut ports.findings {
        for text in [&mut item.located.finding.old, &mut item.located.finding.new] {
            *text = format!("shall {evil}");
        }
        item.located.finding.words = Some(format!("[-shall-] {{+should+}} {evil}"));
        item.located.finding.section = evil.to_owned();
        item.broken.push(Broken::new(evil, Level::Deny, Some(waiver("2026-01-01"))));
    }
    ports.themes.iter_mut().for_each(|(_, label)| *label = format!("{evil} @admin"));
    ports.unmet.push(Unmet::new(evil, Level::Warn, true, evil));
    CheckReport { config: "redraft.yaml".to_owned(), comparisons: vec![ports], ..CheckReport::default() }
}
