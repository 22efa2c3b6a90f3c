//! `redraft claims`: a brief on the two strategies, exit codes, and what goes wrong.

#![allow(clippy::unwrap_used)]

mod common;

use common::folder::{Folder, redraft_in};
use common::{fixture, snapshots};
use serde_json::Value;

const BRIEF: [&str; 6] = [
    "claims",
    "eu-central-asia/claims.yaml",
    "eu-central-asia/2007.yaml",
    "eu-central-asia/2019.yaml",
    "--themes",
    "eu-central-asia/themes.yaml",
];

/// What the program prints on the brief, and its exit code.
fn brief(further: &[&str]) -> (String, Option<i32>) {
    let arguments: Vec<&str> = BRIEF.iter().chain(further).copied().collect();
    let run = redraft_in(&fixture(""), &arguments).output().unwrap();
    assert!(run.stderr.is_empty(), "{}", String::from_utf8_lossy(&run.stderr));
    (String::from_utf8(run.stdout).unwrap(), run.status.code())
}

#[test]
fn a_brief_is_tested() {
    let (text, code) = brief(&[]);
    assert_eq!(code, Some(1), "some claims are false on purpose");
    snapshots().bind(|| insta::assert_snapshot!("claims", text));
}

#[test]
fn the_answers_are_data() {
    let (text, code) = brief(&["--format", "json"]);
    assert_eq!(code, Some(1));
    let answers: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(answers["schema"], "redraft.claims/1");
    let claims = answers["claims"].as_array().unwrap();
    let summary = answers["summary"].as_object().unwrap();
    assert_eq!(summary.values().map(|n| n.as_u64().unwrap() as usize).sum::<usize>(), claims.len());
    // What no reading of the texts can change.
    for (start, answer) in [
        ("Help with national migration policies", "added"),
        ("The promotion of decent work", "continues"),
        ("The new strategy puts migration under resilience", "present"),
        ("Migration takes up a larger part", "share-grew"),
    ] {
        let claim = claims.iter().find(|claim| claim["claim"].as_str().unwrap().starts_with(start)).unwrap();
        assert_eq!(claim["expect"], answer);
        assert!(["supported", "partly"].contains(&claim["answer"].as_str().unwrap()), "{claim}");
    }
    for start in ["Return and readmission", "The new strategy no longer", "Visa liberalisation"] {
        let claim = claims.iter().find(|claim| claim["claim"].as_str().unwrap().starts_with(start)).unwrap();
        assert!(["not supported", "no statement found"].contains(&claim["answer"].as_str().unwrap()), "{claim}");
    }
    for claim in claims {
        for entry in claim["entries"].as_array().unwrap() {
            let texts = [&entry["old"], &entry["new"]].map(|side| side.as_array().unwrap().len());
            assert!(texts[0] + texts[1] > 0);
        }
    }
}

#[test]
fn decisions_count_for_claims_too() {
    let folder = Folder::new();
    folder
        .put("claims.yaml", "claims:\n  - {claim: The terminal is new., where: {words: [terminal]}, expect: added}\n");
    folder.put("decisions.yaml", "overrides:\n  - same: {old: Fees are set, new: A new terminal}\n");
    let claims = ["claims", "claims.yaml", "old.md", "new.md"];
    folder.redraft(&claims).assert().code(0);
    let decided = [&claims[..], &["--overrides", "decisions.yaml"]].concat();
    let run = folder.redraft(&decided).output().unwrap();
    let text = String::from_utf8(run.stdout).unwrap();
    assert_eq!(run.status.code(), Some(1));
    assert!(text.contains("[not supported] The terminal is new.") && text.contains("as you decided: same"), "{text}");
}

#[test]
fn faults_end_with_2_and_the_line() {
    let folder = Folder::new();
    for (claim, wanted) in [
        (
            "where: {ids: [nobody]}\n    expect: added",
            "redraft: error: claims.yaml:3:19: neither version has a statement with the id `nobody`",
        ),
        (
            "where: {theme: ferries}\n    expect: added",
            "claims.yaml:3:20: no section of these documents is named `ferries`",
        ),
        (
            "where: {section: Portz}\n    expect: absent",
            "claims.yaml:3:22: no section of either version is named `Portz`\n  help: did you mean `Ports`?",
        ),
        ("where: {words: fees}\n    expect: added", "claims.yaml:3:20: a list is expected here"),
        ("where: {words: [fees]}\n    expect: gone", "claims.yaml:4:13: unknown value `gone`"),
        (
            "where: {words: [fees], side: new}\n    expect: dropped",
            "claims.yaml:3:34: `dropped` and `side: new` contradict",
        ),
    ] {
        folder.put("claims.yaml", format!("claims:\n  - claim: x\n    {claim}\n"));
        let run = folder.redraft(&["claims", "claims.yaml", "old.md", "new.md"]).output().unwrap();
        let message = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(2), "{message}");
        assert!(message.contains(wanted), "{message}");
        assert!(run.stdout.is_empty());
    }
    let missing = folder.redraft(&["claims", "none.yaml", "old.md", "new.md"]).output().unwrap();
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn names_that_count_as_one_and_the_mode_count_for_claims_too() {
    let folder = Folder::new();
    folder.put("claims.yaml", "claims:\n  - {claim: It goes on., where: {words: [council]}, expect: absent}\n");
    folder.put("names.yaml", "synonyms: [council > board, board > council]\n");
    let run =
        folder.redraft(&["claims", "claims.yaml", "old.md", "new.md", "--synonyms", "names.yaml"]).output().unwrap();
    let message = String::from_utf8(run.stderr).unwrap();
    assert!(run.status.code() == Some(2) && message.contains("names.yaml:1"), "{message}");

    let continued = |further: &[&str]| {
        let answers: Value = serde_json::from_str(&brief(&[further, &["--format", "json"]].concat()).0).unwrap();
        let claims = answers["claims"].as_array().unwrap();
        let supported = claims.iter().filter(|c| c["expect"] == "continues" && c["answer"] == "supported");
        supported.count()
    };
    assert!(continued(&[]) > continued(&["--mode", "edited"]), "an edited text of which little is left continues less");
}
