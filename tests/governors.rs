//! A statement means what it says under what governs it: the sentence that leads into its list, a heading that forbids.

#![allow(clippy::unwrap_used)]

use redraft::compare::{Options, compare};
use redraft::normalizer::{self, normalise};
use redraft::read::{self, Format};
use redraft::render::statements::file;
use redraft::report::{Entry, Kind, Report, Significance};
use redraft::snapshot::findings;

const POLICY: &str = "\
# Conduct

## At work

Staff may:

- smoke in the yard
- park at the gate, if there is room for:
  - a car
  - a bicycle

Staff must not:

- share passwords with others
- take files home
- lend their badge

## What staff must not do

Sleep at the desk. Shout in the hall.
";

fn report(old: &str, new: &str) -> Report {
    let document = |path: &str, text: &str| read::parse(path, Format::MARKDOWN, text.to_owned()).unwrap();
    compare(document("old.md", old), document("new.md", new), &Options::default()).unwrap()
}

fn edited(from: &str, to: &str) -> Report {
    assert!(POLICY.contains(from));
    report(POLICY, &POLICY.replace(from, to))
}

/// The new text of the entries that changed, or the old one, each with its kind and its signals.
fn changes(report: &Report) -> Vec<String> {
    let line = |entry: &Entry| {
        let statement = report.new_statements(entry).chain(report.old_statements(entry)).next().unwrap();
        let signals: Vec<_> = entry.signals.iter().map(|signal| signal.kind.name()).collect();
        let moved = if entry.moved { " moved" } else { "" };
        format!("{}{moved} {} {} [{}]", entry.kind.name(), statement.role, statement.text, signals.join(", "))
    };
    report.entries.iter().filter(|entry| entry.is_change()).map(line).collect()
}

fn governed(report: &Report) -> usize {
    report.entries.iter().filter(|entry| entry.is_governed()).count()
}

#[test]
fn a_changed_lead_in_is_one_change_and_governs_its_items() {
    let report = edited("Staff may:", "Staff must not ever:");
    assert_eq!(changes(&report), ["reworded lead-in Staff must not ever: [negation-changed]"]);
    assert_eq!((governed(&report), report.summary.governed), (3, 3), "those of the inner list too");
    let entry = report.entries.iter().find(|entry| entry.is_change()).unwrap();
    assert!(entry.governs.len() >= 3 && entry.significance == Some(Significance::Substantive));
    assert_eq!(findings(&report).len(), 1, "what it governs is no finding");
}

#[test]
fn lead_ins_that_swapped_places_are_two_changes_and_no_move() {
    let swapped =
        POLICY.replace("Staff may:", "…").replace("Staff must not:", "Staff may:").replace('…', "Staff must not:");
    let report = report(POLICY, &swapped);
    assert_eq!(
        changes(&report),
        ["reworded lead-in Staff must not: [negation-changed]", "reworded lead-in Staff may: [negation-changed]"]
    );
    assert_eq!(governed(&report), 6);
}

#[test]
fn an_item_that_moved_under_another_lead_in_says_something_else() {
    let moved = POLICY
        .replace("- smoke in the yard\n", "")
        .replace("- take files home\n", "- take files home\n- smoke in the yard\n");
    let report = report(POLICY, &moved);
    assert_eq!(changes(&report), ["reworded moved item smoke in the yard [negation-changed]"]);
    assert_eq!(governed(&report), 0);
    let found = findings(&report);
    assert_eq!(found[0].finding.words.as_deref(), Some("[-Staff may:-] {+Staff must not:+} smoke in the yard"));
}

#[test]
fn a_dropped_lead_in_governs_the_items_that_stay() {
    let report = edited("Staff may:\n\n", "");
    assert_eq!(changes(&report), ["dropped lead-in Staff may: []"]);
    assert_eq!(governed(&report), 3);
}

#[test]
fn a_heading_that_forbids_governs_what_stands_below_it() {
    let report = edited("What staff must not do", "What staff may do");
    assert_eq!(changes(&report), ["reworded heading What staff may do [negation-changed]"]);
    assert_eq!(governed(&report), 2);
    let plain = edited("At work", "In the office");
    assert_eq!((changes(&plain).len(), governed(&plain)), (1, 0), "a plain heading governs nothing");
}

#[test]
fn punctuation_of_a_lead_in_changes_nothing_of_its_items() {
    let report = edited("Staff may:", "Staff may");
    assert!(changes(&report).is_empty(), "{:?}", changes(&report));
    assert_eq!(governed(&report), 0);
}

#[test]
fn a_finished_sentence_and_a_colon_without_a_list_lead_into_nothing() {
    let text = "# Fees\n\nFees are due on Mondays.\n\n- cash\n- card\n\nOne thing is sure: nobody pays twice. We say:\n\nPay.\n";
    let report = report(text, text);
    assert!(report.new.statements.iter().all(|statement| statement.governors.is_empty()));
    let text = text.replace("Mondays.", "Mondays in the following ways.");
    let pointing = self::report(&text, &text);
    assert_eq!(pointing.new.statements.iter().filter(|statement| !statement.governors.is_empty()).count(), 2);
}

#[test]
fn what_governs_comes_back_from_a_statement_file() {
    let version = |format, text: String| {
        normalise(read::parse("policy", format, text).unwrap(), &normalizer::Options::default()).unwrap()
    };
    let direct = version(Format::MARKDOWN, POLICY.to_owned());
    let mut yaml = Vec::new();
    file::write_yaml(&direct, None, &mut yaml).unwrap();
    let read_back = version(Format::YAML, String::from_utf8(yaml).unwrap());
    assert!(direct.statements.iter().any(|statement| statement.governors.len() == 2));
    for (direct, read_back) in direct.statements.iter().zip(&read_back.statements) {
        assert_eq!((direct.role, &direct.governors), (read_back.role, &read_back.governors), "{}", direct.text);
    }
}

#[test]
fn what_leads_in_is_no_statement_that_counts() {
    let report = report(POLICY, POLICY);
    let counting = report.new.statements.iter().filter(|statement| statement.counts()).count();
    assert_eq!(report.themes.iter().map(|row| row.new).sum::<usize>(), counting);
    assert_eq!(report.new.statements.len() - counting, 3 + 3, "three headings, three lead-ins");
    assert!(report.entries.iter().all(|entry| entry.kind == Kind::Unchanged));
}
