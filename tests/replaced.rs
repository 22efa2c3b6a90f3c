//! A document that replaces another: mode, synonyms, reasons and the order of doubt, on the command line.

#![allow(clippy::unwrap_used)]

mod common;

use common::folder::{Folder, redraft_in, stdout_of};
use common::strategies::printed;
use common::{fixture, snapshots};
use serde_json::Value;

fn report(further: &[&str]) -> Value {
    serde_json::from_str(&printed(&[further, &["--format", "json"]].concat())).unwrap()
}

/// The entry that an old statement stands in.
fn entry<'r>(report: &'r Value, id: &str) -> &'r Value {
    let entries = report["entries"].as_array().unwrap();
    entries.iter().find(|entry| entry["old"].as_array().unwrap().iter().any(|old| old["id"] == id)).unwrap()
}

#[test]
fn the_mode_is_found_out_stated_and_overruled() {
    let linked = |report: &Value| {
        let entries = report["entries"].as_array().unwrap();
        entries.iter().filter(|entry| !entry["score"].is_null()).count()
    };
    let (found, edited) = (report(&[]), report(&["--mode", "edited"]));
    assert_eq!((found["mode"].as_str(), edited["mode"].as_str()), (Some("replaced"), Some("edited")));
    assert!(linked(&found) > 2 * linked(&edited));
    assert!(found["retained"][0].as_f64().unwrap() < 0.45);
    assert!(printed(&[]).contains("The new text replaces the old one"));
    let drafts = ["diff", "drafts/policy.md", "drafts/reorganised.md", "--format", "json"];
    let drafts: Value = serde_json::from_str(&stdout_of(&mut redraft_in(&fixture(""), &drafts))).unwrap();
    assert_eq!(drafts["mode"], "edited");
}

#[test]
fn a_successor_is_the_same_name_and_is_told() {
    let with = ["--synonyms", "eu-central-asia/synonyms.yaml"];
    let (before, after) = (report(&[]), report(&with));
    let link = entry(&after, "ca07-050");
    assert_eq!(link["new"][0]["id"], "ca19-064", "{link}");
    assert!(entry(&before, "ca07-050")["score"].as_f64().unwrap_or(0.0) < link["score"].as_f64().unwrap());
    assert_eq!(link["synonyms"][0]["new"], "GSP+");
    let why = printed(&[&with[..], &["--theme", "prosperity.trade", "--why"]].concat());
    assert!(
        why.contains("Generalised System of Preferences counts as GSP+") || why.contains("counts as GSP+"),
        "{why}"
    );
}

#[test]
fn reasons_are_words_and_what_is_alone_names_what_may_be_related() {
    let report = report(&[]);
    let link = entry(&report, "ca07-022");
    let shared: Vec<&str> = link["shared"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
    assert!(shared.iter().any(|text| text.contains("Council of Europe")), "{shared:?}");
    let entries = report["entries"].as_array().unwrap();
    for entry in entries.iter().filter(|entry| entry["score"].is_null()) {
        let scores: Vec<f64> =
            entry["related"].as_array().unwrap().iter().map(|other| other["score"].as_f64().unwrap()).collect();
        assert!(scores.len() <= 3 && scores.is_sorted_by(|a, b| a >= b), "{entry}");
    }
}

#[test]
fn the_most_doubtful_comes_first() {
    let shown = printed(&["--review"]);
    let doubts: Vec<f32> = shown
        .lines()
        .filter_map(|line| line.split_once(", doubt ").and_then(|(_, doubt)| doubt.trim().parse().ok()))
        .collect();
    assert!(doubts.len() == 40 && doubts.is_sorted_by(|a, b| a >= b), "{doubts:?}");
    snapshots().bind(|| insta::assert_snapshot!("review", shown));
}

#[test]
fn bad_synonyms_end_with_2_and_the_line() {
    let folder = Folder::new();
    folder.put("old.md", "Members report.\n");
    folder.put("new.md", "Members report soon.\n");
    for (rules, wanted) in [
        ("  - a > b\n  - b > a\n", "names.yaml:3: the successors form a circle: a > b > a"),
        ("  - a > b\n  - a = b\n", "names.yaml:3: `a` and `b` cannot be equal and follow one another"),
        ("  - 'a ='\n", "names.yaml:2: one side of `a =` has no word"),
    ] {
        folder.put("names.yaml", format!("synonyms:\n{rules}"));
        let run = folder.redraft(&["diff", "old.md", "new.md", "--synonyms", "names.yaml"]).output().unwrap();
        let message = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(2), "{message}");
        assert!(message.contains(wanted), "{message}");
    }
    folder.put("themes.yaml", "synonyms: [a > b, b > a]\nthemes:\n  - {id: x, label: X, keywords: [report]}\n");
    let run = folder.redraft(&["diff", "old.md", "new.md", "--themes", "themes.yaml"]).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
}
