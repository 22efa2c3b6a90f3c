//! Tests of files of decisions: what is read, what is refused, what becomes of it.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::compare::{Options, compare};
use crate::read::{self, Format};
use crate::report::{Kind, Report};
use crate::theme::Taxonomy;

const OLD: &str = "\
statements:
  - {id: a1, text: The council shall inspect every bridge once a year.}
  - {id: a2, text: Fees for the ferry are set by the harbour master.}
  - {id: a3, text: Pilots and crews train together every spring.}
  - {id: a4, text: The museum is open on Sundays.}
  - {id: a5, text: The museum is open on public holidays.}
";
const NEW: &str = "\
statements:
  - {id: b1, text: The council shall inspect every bridge twice a year.}
  - {id: b2, text: The harbour master publishes a list of charges.}
  - {id: b3, text: Pilots train every spring.}
  - {id: b4, text: Crews join the training of the pilots.}
  - {id: b5, text: The museum is open on Sundays and on public holidays.}
";
const THEMES: &str =
    "themes:\n  - {id: safety, label: Safety, keywords: [inspect*]}\n  - {id: money, label: Money, keywords: [fees]}\n";

fn decided(overrides: &str) -> Result<Report> {
    let document = |name: &str, text: &str| read::parse(name, Format::YAML, text.into()).unwrap();
    let options = Options {
        taxonomy: Some(Taxonomy::parse("themes.yaml", THEMES).unwrap()),
        overrides: Some(Overrides::parse("decisions.yaml", overrides)?),
        ..Options::default()
    };
    compare(document("old.yaml", OLD), document("new.yaml", NEW), &options)
}

/// `reworded a1 = b1: same (why)`, one line per entry that is changed or decided.
fn lines(report: &Report) -> Vec<String> {
    let ids = |places: &[usize], version: &crate::model::Version| {
        places.iter().map(|&k| version.statements[k].id.clone()).collect::<Vec<_>>().join("+")
    };
    report
        .entries
        .iter()
        .map(|entry| {
            let decided: Vec<_> =
                entry.overrides.iter().map(|own| format!("{} ({})", own.kind.name(), own.note)).collect();
            let [old, new] = [ids(&entry.old, &report.old), ids(&entry.new, &report.new)];
            format!("{} {old} = {new}: {}", entry.kind.name(), decided.join(", "))
        })
        .collect()
}

#[test]
fn decisions_are_obeyed_to_the_letter() {
    let cases: [(&str, &[&str]); 7] = [
        ("same: {old: a2, new: b2}\n    note: one   thing", &["reworded a2 = b2: same (one thing)"]),
        ("not-same: {old: a1, new: b1}", &["dropped a1 = : not-same ()", "added  = b1: not-same ()"]),
        ("split: {old: a3, new: [b4, b3]}", &["split a3 = b3+b4: split ()"]),
        ("merged: {old: [a4, a5], new: b5}", &["merged a4+a5 = b5: merged ()"]),
        ("dropped: a1", &["dropped a1 = : dropped ()", "added  = b1: "]),
        ("added: the  COUNCIL shall inspect every", &["dropped a1 = : ", "added  = b1: added ()"]),
        ("same: {old: a1, new: b4}", &["reworded a1 = b4: same ()", "added  = b1: "]),
    ];
    for (decision, expected) in cases {
        let report = decided(&format!("overrides:\n  - {decision}\n")).unwrap();
        let found = lines(&report);
        for line in expected {
            assert!(found.iter().any(|own| own == line), "{decision}: {line} not in {found:#?}");
        }
        assert_eq!(report.entries.iter().map(|entry| entry.old.len()).sum::<usize>(), 5);
        assert_eq!(report.entries.iter().map(|entry| entry.new.len()).sum::<usize>(), 5);
        assert_eq!((report.decisions.obeyed, report.decisions.stale.len()), (1, 0));
    }
}

#[test]
fn a_theme_is_replaced() {
    let theme = |report: &Report| {
        let entry = report.entries.iter().find(|entry| report.new_statements(entry).any(|s| s.id == "b1")).unwrap();
        (report.themes[entry.theme].id.clone(), entry.overrides.len(), report.new_themes[0].len())
    };
    assert_eq!(theme(&decided("overrides:\n").unwrap()), ("safety".into(), 0, 1));
    let report = decided("overrides:\n  - theme: {new: b1, is: money}\n").unwrap();
    assert_eq!(theme(&report), ("money".into(), 1, 1));
}

#[test]
fn what_loses_its_partner_takes_the_next() {
    // Without a decision `b5` answers one of the two sentences on the museum; the other is next in line.
    let plain = decided("overrides:\n").unwrap();
    let entry = plain.entries.iter().find(|entry| plain.new_statements(entry).any(|s| s.id == "b5")).unwrap();
    assert_ne!(entry.kind, Kind::Added);
    let taken = plain.old_statements(entry).next().unwrap().id.clone();
    let report = decided(&format!("overrides:\n  - not-same: {{old: {taken}, new: b5}}\n")).unwrap();
    assert!(!lines(&report).iter().any(|line| line.contains(&format!("{taken} = b5"))), "{:#?}", lines(&report));
}

#[test]
fn faults_name_line_and_mend() {
    let table = [
        ("saem: {old: a1, new: b1}", "decisions.yaml:2:5: unknown field `saem`\n  help: did you mean `same`?"),
        ("same: {old: a1, nwe: b1}", "unknown field `nwe`\n  help: did you mean `new`?"),
        ("same: {old: a1}", "the field `new` is missing"),
        (
            "same: {old: a9, new: b1}",
            "decisions.yaml:2:17: no statement of the old version has the id `a9`\n  help: did you mean",
        ),
        ("same: {old: b1, new: a1}", "the new version has it; are the two versions swapped?"),
        ("note: because", "decisions.yaml:2:5: this decision has no content\n  help: write one of same, not-same"),
        ("dropped: a1\n    added: b1", "one decision has both `dropped` and `added`"),
        ("split: {old: a1, new: [b1]}", "a split has two or more new statements"),
        ("merged: {old: [], new: b1}", "a merge has two or more old statements"),
        ("theme: {is: safety}", "a theme is decided for one statement"),
        (
            "theme: {old: a1, is: safty}",
            "decisions.yaml:2:26: the taxonomy themes.yaml has no theme `safty`\n  help: did you mean `safety`?",
        ),
        ("dropped: ''", "the name is empty"),
        (
            "dropped: The museum is open",
            "several statements of the old version begin like this: `a5`, `a4`\n  help: give more",
        ),
        ("split: {old: a1, new: [b1, b1]}", "`b1` occurs twice in this decision"),
        (
            "dropped: a1\n  - same: {old: a1, new: b1}",
            "decisions.yaml:3:17: `a1` is already decided on line 2\n  help: keep one of the two",
        ),
        (
            "same: {old: a1, new: b1}\n  - not-same: {old: a1, new: b1}",
            "decisions.yaml:3:21: this pair is already declared the same on line 2",
        ),
        (
            "not-same: {old: a1, new: b1}\n  - same: {old: a1, new: b1}",
            "this pair is already declared not the same on line 2",
        ),
        ("not-same: {old: a1, new: b1}\n  - not-same: {old: a1, new: b1}", "this is already decided on line 2"),
        ("theme: {old: a1, is: money}\n  - theme: {old: a1, is: safety}", "`a1` is already decided on line 2"),
    ];
    for (decision, wanted) in table {
        let found = decided(&format!("overrides:\n  - {decision}\n")).unwrap_err().to_string();
        assert!(found.contains(wanted), "{decision}:\n{found}");
        assert!(found.starts_with("decisions.yaml"), "{found}");
    }
}

#[test]
fn what_is_gone_is_stale() {
    let table = [
        (
            "dropped: The museum is open on Mondays and Sundays",
            "is gone; the nearest is a4 “The museum is open on Sundays.”",
        ),
        ("dropped: Nothing of the kind was ever said", "is gone; nothing is similar to it"),
        ("same: {old: g28t5cy4, new: b1}", "decisions.yaml:2: this decision is stale, because `g28t5cy4` is gone"),
        ("merged: {old: [a4, Gone with the wind], new: b5}", "`Gone with the wind` is gone"),
    ];
    let plain = lines(&decided("overrides:\n").unwrap());
    for (decision, wanted) in table {
        let report = decided(&format!("overrides:\n  - {decision}\n")).unwrap();
        assert!(
            report.warnings.iter().any(|warning| warning.to_string().contains(wanted)),
            "{decision}: {:?}",
            report.warnings
        );
        assert_eq!((report.decisions.obeyed, report.decisions.stale.len()), (0, 1));
        assert_eq!(lines(&report), plain, "a stale decision changes nothing");
    }
}

#[test]
fn a_whole_text_comes_before_a_longer_one() {
    let version = |text: &str| {
        let document = read::parse("v.yaml", Format::YAML, text.into()).unwrap();
        crate::normalizer::normalise(document, &crate::normalizer::Options::default()).unwrap()
    };
    let two =
        version("statements:\n  - {id: long, text: Ports are open all day.}\n  - {id: short, text: Ports are open}\n");
    let names = Names::new(&two, "old");
    let named = |name: &str| Named { name: name.into(), line: 1, column: 1 };
    let found = |name: &str| match names.find(&named(name)) {
        Ok(Finding::Found(k)) => two.statements[k].id.clone(),
        Ok(Finding::Gone(_)) => "gone".into(),
        Ok(Finding::Unknown) => "unknown".into(),
        Err(error) => error.to_string(),
    };
    for (name, expected) in [
        ("Ports are open", "short"),
        ("Ports are open all…", "long"),
        ("“PORTS  are\nopen all”", "long"),
        ("long", "long"),
        ("Ports", "several statements"),
        ("Häfen sind offen", "gone"),
        ("港口", "gone"),
        ("…", "unknown"),
    ] {
        let own = found(name);
        assert!(own.starts_with(expected) || own.contains(expected), "{name}: {own}");
    }
}

#[test]
fn proposals_can_be_read_back() {
    let document = |name: &str, text: &str| read::parse(name, Format::TEXT, text.into()).unwrap();
    let old = "Fees are 'high': so it is. The quay # is {closed} on Mondays, and “nobody” minds.\n\nBoats land.\n";
    let new = "Fees are low: so it goes. The quay # is {closed} on Fridays, and “everybody” minds.\n\nShips land.\n";
    let report = compare(document("old.txt", old), document("new.txt", new), &Options::default()).unwrap();
    let mut out = Vec::new();
    write_proposals(&report, "redraft diff\nold.txt new.txt", &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(Overrides::parse("p.yaml", &text).unwrap().is_empty(), "nothing is decided at first\n{text}");
    let kinds = ["same", "not-same", "split", "merged", "dropped", "added"];
    for line in text.lines().filter(|line| line.starts_with("#  - ")) {
        assert!(kinds.iter().any(|kind| line.starts_with(&format!("#  - {kind}: "))), "{line}");
        let overrides = Overrides::parse("p.yaml", &format!("overrides:\n{}\n", &line[1..])).unwrap();
        let resolved = overrides.resolve(&report.old, &report.new, None).unwrap();
        assert_eq!((resolved.obeyed(), resolved.stale.len()), (1, 0), "{line}");
    }
    assert!(text.lines().any(|line| line.starts_with("#  - ")), "{text}");
}
