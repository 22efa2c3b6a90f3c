//! The documents under `fixtures/`: what their READMEs promise, and the accepted outputs under `snapshots/`.

#![allow(clippy::unwrap_used)]

mod common;

use std::path::{Path, PathBuf};

use common::folder::{redraft_in, stdout_of};
use common::{fixture, snapshots};
use redraft::compare::{Options, compare};
use redraft::model::Version;
use redraft::normalizer::{self, normalise};
use redraft::read::{self, Input};
use redraft::report::{Kind, Report};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// What the program prints for documents under `fixtures/`, 100 columns wide.
fn printed(arguments: &str) -> String {
    let arguments: Vec<&str> = arguments.split(' ').collect();
    stdout_of(redraft_in(&fixtures(), &arguments).env("COLUMNS", "100"))
}

fn load(name: &str) -> redraft::model::Document {
    let path = fixture(name);
    read::load(&Input::File(path.to_string_lossy().into_owned()), None).unwrap().document
}

fn draft(name: &str) -> Report {
    compare(load("drafts/policy.md"), load(&format!("drafts/{name}")), &Options::default()).unwrap()
}

/// Every entry that is more than unchanged in its place, with its kind and flags and the words of both sides.
fn changes(report: &Report) -> Vec<String> {
    let mut changes: Vec<String> = report
        .entries
        .iter()
        .filter(|entry| entry.is_change())
        .map(|entry| {
            let mut line = entry.kind.name().to_owned();
            if let Some(significance) = entry.significance.filter(|_| entry.kind == Kind::Reworded) {
                line += &format!(" {}", significance.name());
            }
            line += if entry.moved { " moved" } else { "" };
            line += if entry.section_changed && entry.moved { " elsewhere" } else { "" };
            let side = |texts: Vec<&str>| texts.join(" // ");
            let old = side(report.old_statements(entry).map(|s| &*s.text).collect());
            let new = side(report.new_statements(entry).map(|s| &*s.text).collect());
            match entry.kind {
                Kind::Unchanged | Kind::Added => format!("{line}: {new}"),
                Kind::Dropped => format!("{line}: {old}"),
                _ => format!("{line}: {old} => {new}"),
            }
        })
        .collect();
    changes.sort();
    changes
}

fn sorted(mut lines: Vec<&str>) -> Vec<&str> {
    lines.sort_unstable();
    lines
}

#[test]
fn the_reformatted_draft_is_unchanged() {
    redraft_in(&fixtures(), &["diff", "drafts/policy.md", "drafts/reformatted.md", "--exit-code"]).assert().code(0);
    let report = draft("reformatted.md");
    assert_eq!(changes(&report), Vec::<String>::new());
    assert!(report.entries.iter().all(|entry| !entry.section_changed));
}

#[test]
fn the_edited_draft_has_its_six_edits() {
    let report = draft("edited.md");
    let expected = vec![
        "reworded substantive: The author of a document shall mark its class on the first page. => The author of a document should mark its class on the first page.",
        "reworded substantive: Staff shall return the equipment within 30 days of the end of their remote work. => Staff shall return the equipment within 45 days of the end of their remote work.",
        "reworded editorial: Personal data shall be processed in acordance with Art. 5(1) of Regulation (EU) 2016/679. => Personal data shall be processed in accordance with Art. 5(1) of Regulation (EU) 2016/679.",
        "added: It insures both against theft and accidental damage.",
        "dropped: The request shall be made in writing at least 10 working days before the first day of remote work.",
        "reworded substantive: At least one meeting a month should bring the whole unit together on the premises. => The whole unit should come together on the premises for at least one meeting a month.",
    ];
    assert_eq!(changes(&report), sorted(expected));
    let renumbered: Vec<_> = (report.entries.iter().filter(|entry| entry.renumbered))
        .map(|entry| {
            let (old, new) = (&report.old.statements[entry.old[0]], &report.new.statements[entry.new[0]]);
            (old.label.as_str(), new.label.as_str())
        })
        .collect();
    assert_eq!(renumbered, [("2.3", "2.2"), ("2.4", "2.3"), ("2.5", "2.4"), ("2.6", "2.5")]);
}

#[test]
fn the_reorganised_draft_has_its_moves_its_split_and_its_merge() {
    let report = draft("reorganised.md");
    let expected = vec![
        "unchanged moved: Incidents",
        "unchanged moved: The loss or theft of a device shall be reported to the Service Desk within 2 hours.",
        "unchanged moved: The Service Desk blocks the device and informs the Data Protection Officer without delay.",
        "unchanged moved: Where a breach is likely to put natural persons at risk, the Agency shall notify the supervisory authority within 72 hours.",
        "unchanged moved: The member of staff concerned should help to find out what was lost.",
        "unchanged moved: Staff who report an incident in good faith shall not suffer any disadvantage.",
        "unchanged moved: The Service Desk publishes the number of incidents twice a year.",
        "unchanged moved elsewhere: Private devices must not be used for restricted information.",
        "unchanged moved elsewhere: Comments on this policy may be sent to the Human Resources Unit at any time.",
        "split: This policy will be evaluated by 30 June 2028 on the basis of a survey among all staff. => This policy will be evaluated by 30 June 2028. // The evaluation will rest on a survey among all staff.",
        "merged: The Agency pays a lump sum of EUR 280 towards a desk and a chair. // The lump sum is paid once in five years. => The Agency pays a lump sum of EUR 280 towards a desk and a chair, once in five years.",
        "reworded substantive: Working time and availability => Hours and availability",
        "added: Allowances",
        "reworded substantive: Overtime requires the prior agreement of the line manager. => Staff may work overtime only with the prior agreement of the line manager.",
    ];
    assert_eq!(changes(&report), sorted(expected));
    let theme_of = |text: &str| {
        let entry = report.entries.iter().find(|entry| report.new_statements(entry).any(|s| s.text.starts_with(text)));
        &report.themes[entry.unwrap().theme]
    };
    let hours = theme_of("Staff who work remotely keep");
    assert_eq!((hours.old, hours.new), (6, 6), "a renamed heading keeps its statements");
}

#[test]
fn every_pair_runs_with_and_without_themes() {
    for (old, new) in [("2007.md", "2019.md"), ("2007.yaml", "2019.yaml"), ("2007.yaml", "2019.md")] {
        for options in ["", " --themes eu-central-asia/themes.yaml"] {
            for (format, look) in
                [("terminal", " --all --why --side-by-side"), ("json", ""), ("terminal", " --summary")]
            {
                let line = format!("diff eu-central-asia/{old} eu-central-asia/{new}{options} --format {format}{look}");
                assert!(printed(&line).len() > 1000, "{line}");
            }
        }
    }
}

#[test]
fn the_prose_of_a_strategy_is_its_statement_file() {
    for year in ["2007", "2019"] {
        let (file, prose) =
            (load(&format!("eu-central-asia/{year}.yaml")), load(&format!("eu-central-asia/{year}.md")));
        let report = compare(file, prose, &Options::default()).unwrap();
        // Headings and lead-ins are added, and the items of lists lose their frame: nothing else.
        for entry in &report.entries {
            let items = || report.new_statements(entry).all(|s| s.governors.lead_in().is_some());
            let fits = match entry.kind {
                Kind::Unchanged => true,
                Kind::Added => report.new_statements(entry).all(|s| !s.counts() || s.governors.lead_in().is_some()),
                Kind::Reworded => items(),
                _ => false,
            };
            let text: Vec<_> =
                report.old_statements(entry).chain(report.new_statements(entry)).map(|s| &s.text).collect();
            assert!(fits, "{year}: {} {text:?}", entry.kind.name());
        }
    }
}

/// The text without quotation marks, which the README of the brief leaves open.
fn unquoted(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’')).collect()
}

#[test]
fn the_brief_comes_out_whole() {
    let brief: Version = normalise(load("text/brief.txt"), &normalizer::Options::default()).unwrap();
    let found: Vec<String> = brief.statements.iter().map(|s| unquoted(&s.text)).collect();
    let readme = std::fs::read_to_string(fixture("text/README.md")).unwrap();
    let listed: Vec<&str> = readme
        .lines()
        .filter_map(|line| line.split_once(". ").filter(|(number, _)| number.parse::<u8>().is_ok()))
        .map(|(_, sentence)| sentence.trim())
        .take(19)
        .collect();
    assert_eq!(listed.len(), 19);
    for sentence in listed {
        let sentence = unquoted(sentence);
        let whole = |text: &String| *text == sentence || *text == format!("{sentence}.");
        assert!(found.iter().any(whole), "{sentence}\n{found:#?}");
    }
    let quote =
        "An island that cannot count on its ferry will sooner or later lose its school, its shop and its doctor.";
    assert!(found.iter().any(|text| text == quote), "{found:#?}");
    for text in &found {
        assert!(!text.contains("Coastal Policy Forum") && !text.contains("Brief No 12"), "{text}");
        assert!(!["1", "2", "3"].contains(&text.as_str()), "a page number");
    }
}

#[test]
fn snapshots_of_the_strategies() {
    let diff = "diff eu-central-asia/2007.md eu-central-asia/2019.md --themes eu-central-asia/themes.yaml";
    let reports = [
        ("strategies", printed(diff)),
        ("strategies_summary", printed(&format!("{diff} --summary"))),
        ("strategies_side_by_side", printed(&format!("{diff} --side-by-side --theme cooperation.agreements"))),
        ("strategies_why", printed(&format!("{diff} --why --theme cooperation.partners"))),
    ];
    snapshots().bind(|| {
        for (name, report) in reports {
            insta::assert_snapshot!(name, report);
        }
    });
}

#[test]
fn snapshots_of_the_drafts() {
    let diff = |new: &str| printed(&format!("diff drafts/policy.md drafts/{new}"));
    let json = printed("diff drafts/policy.md drafts/edited.md --format json");
    snapshots().bind(|| {
        insta::assert_snapshot!("drafts_edited", diff("edited.md"));
        insta::assert_snapshot!("drafts_reorganised", diff("reorganised.md"));
        insta::assert_snapshot!("drafts_reformatted", diff("reformatted.md"));
        insta::assert_snapshot!("drafts_edited_json", json);
    });
}

#[test]
fn snapshots_of_single_documents() {
    let themes = printed("themes eu-central-asia/2019.md --themes eu-central-asia/themes.yaml");
    let head: String = themes.lines().take(60).map(|line| format!("{line}\n")).collect();
    snapshots().bind(|| {
        insta::assert_snapshot!("strategies_themes", head);
        insta::assert_snapshot!("brief_statements", printed("statements text/brief.txt"));
    });
}
