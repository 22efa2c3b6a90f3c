//! Decisions of the user on the command line, and what must hold of them whatever the texts.

#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeSet;

use common::folder::Folder;
use common::policy::versions;
use common::rendering::{Style, markdown};
use common::strategies::printed;
use common::{fixture, snapshots};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use redraft::compare::{Options, compare};
use redraft::overrides::Overrides;
use redraft::read::{self, Format, Input};
use redraft::report::Report;
use redraft::theme::Taxonomy;
use serde_json::Value;

/// Every entry of a JSON report as its kind and the ids of both sides, with what was decided of it.
fn entries(json: &str) -> Vec<(String, bool)> {
    let report: Value = serde_json::from_str(json).unwrap();
    let ids =
        |side: &Value| side.as_array().unwrap().iter().map(|s| s["id"].as_str().unwrap()).collect::<Vec<_>>().join("+");
    let entries = report["entries"].as_array().unwrap().iter();
    entries
        .map(|entry| {
            let line = format!("{} {} = {}", entry["kind"].as_str().unwrap(), ids(&entry["old"]), ids(&entry["new"]));
            (line, !entry["overrides"].as_array().unwrap().is_empty())
        })
        .collect()
}

#[test]
fn correct_three_and_only_those_change() {
    let decisions = "eu-central-asia/decisions.yaml";
    let before = entries(&printed(&["--format", "json"]));
    let after = entries(&printed(&["--format", "json", "--overrides", decisions]));
    let lines = |entries: &[(String, bool)]| entries.iter().map(|(line, _)| line.clone()).collect::<BTreeSet<_>>();
    let (was, is) = (lines(&before), lines(&after));
    let gone: Vec<_> = was.difference(&is).collect();
    let come: Vec<_> = is.difference(&was).collect();
    // Every entry that is new rests on a decision or lost a statement to one, and every one that went gave a statement
    // to one.
    let decided = ["ca07-004", "ca19-007", "ca07-040", "ca19-019", "ca19-020", "ca07-053", "ca19-057"];
    // The third piece that was found of ca07-040, and the pair that ca07-004 was merged with.
    let left = ["ca19-098", "ca07-029"];
    let named: Vec<&str> = decided.into_iter().chain(left).collect();
    for line in gone.iter().chain(&come) {
        assert!(named.iter().any(|id| line.contains(id)), "{line} was not decided");
    }
    for decided in ["reworded ca07-004 = ca19-007", "split ca07-040 = ca19-019+ca19-020", "dropped ca07-053 = "] {
        assert!(after.iter().any(|(line, marked)| line == decided && *marked), "{decided}");
    }
    assert!(before.iter().all(|(_, marked)| !marked));
    snapshots().bind(|| {
        let shown = printed(&["--overrides", decisions, "--theme", "resilience.civil-society-media", "--why"]);
        insta::assert_snapshot!("overrides", shown);
    });
}

#[test]
fn faults_end_with_2_and_the_line() {
    let folder = Folder::new();
    let cases = [
        (
            "overrides:\n  - same: {old: a, new: b}\n",
            "decisions.yaml:2:17: no statement of the old version has the id `a`",
        ),
        ("overrides:\n  - sme: {}\n", "decisions.yaml:2:5: unknown field `sme`"),
        ("same: x\n", "decisions.yaml:1:1: unknown field `same`\n  help: the only one is `overrides`"),
    ];
    for (text, wanted) in cases {
        folder.put("decisions.yaml", text);
        let run = folder.redraft(&["diff", "old.md", "new.md", "--overrides", "decisions.yaml"]).output().unwrap();
        let message = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(2), "{message}");
        assert!(message.contains(wanted), "{message}");
        assert!(run.stdout.is_empty());
    }
    let missing = folder.redraft(&["diff", "old.md", "new.md", "--overrides", "none.yaml"]).output().unwrap();
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn a_stale_decision_warns_and_a_theme_needs_a_taxonomy() {
    let folder = Folder::new();
    folder.put(
        "decisions.yaml",
        "overrides:\n  - dropped: Fees are set by the mayor and the council\n  - theme: {old: Fees are set, is: money}\n",
    );
    let run = folder.redraft(&["diff", "old.md", "new.md", "--overrides", "decisions.yaml"]).output().unwrap();
    let message = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(0), "{message}");
    assert!(
        message.contains("decisions.yaml:2: this decision is stale") && message.contains("Fees are set by the council"),
        "{message}"
    );
    assert!(message.contains("decisions.yaml:3: a theme has no effect without a taxonomy"), "{message}");
    assert!(String::from_utf8(run.stdout).unwrap().contains("Decisions   0 obeyed · 1 stale"));
}

#[test]
fn proposals_go_to_a_new_file_only() {
    let folder = Folder::new();
    folder.redraft(&["diff", "old.md", "new.md", "--write-overrides", "decisions.yaml"]).assert().code(0).stdout("");
    let proposals = folder.read("decisions.yaml");
    assert!(proposals.contains("#   redraft diff old.md new.md --overrides decisions.yaml"), "{proposals}");
    folder.redraft(&["diff", "old.md", "new.md", "--overrides", "decisions.yaml"]).assert().code(0);
    let again = folder.redraft(&["diff", "old.md", "new.md", "--write-overrides", "decisions.yaml"]).output().unwrap();
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8(again.stderr).unwrap().contains("the file already exists"));
    assert_eq!(folder.read("decisions.yaml"), proposals);
}

fn taxonomy() -> Taxonomy {
    Taxonomy::parse("t.yaml", &std::fs::read_to_string(fixture("eu-central-asia/themes.yaml")).unwrap()).unwrap()
}

fn links(report: &Report) -> BTreeSet<(Vec<usize>, Vec<usize>)> {
    report.entries.iter().map(|entry| (entry.old.to_vec(), entry.new.to_vec())).collect()
}

#[test]
fn swapped_versions_with_swapped_decisions_are_the_mirror_image() {
    let load = |name: &str| {
        let path = fixture(&format!("eu-central-asia/{name}"));
        read::load(&Input::File(path.to_string_lossy().into_owned()), None).unwrap().document
    };
    let text = std::fs::read_to_string(fixture("eu-central-asia/decisions.yaml")).unwrap();
    let overrides = Overrides::parse("d.yaml", &text).unwrap();
    let options = |overrides| Options { taxonomy: Some(taxonomy()), overrides: Some(overrides), ..Options::default() };
    let there = compare(load("2007.yaml"), load("2019.yaml"), &options(overrides.clone())).unwrap();
    let back = compare(load("2019.yaml"), load("2007.yaml"), &options(overrides.mirrored())).unwrap();
    let mirrored: BTreeSet<_> = links(&back).into_iter().map(|(old, new)| (new, old)).collect();
    assert_eq!(links(&there), mirrored);
    let error = compare(load("2019.yaml"), load("2007.yaml"), &options(overrides)).unwrap_err().to_string();
    assert!(error.contains("are the two versions swapped?"), "{error}");
}

/// The same cases on every run.
fn config() -> Config {
    Config { cases: 64, rng_seed: RngSeed::Fixed(2019), failure_persistence: None, ..Config::default() }
}

proptest! {
    #![proptest_config(config())]

    /// Whatever is decided of whatever texts: it is obeyed, every statement stands in one entry, what was not touched
    /// stays, and the other direction is the mirror image.
    #[test]
    fn decisions_hold_on_any_texts(
        (old, new) in versions(),
        picks in proptest::collection::vec((0_usize..64, 0_usize..64, 0_u8..4), 1..5),
    ) {
        let (old, new) = (markdown(&old, &Style::PLAIN), markdown(&new, &Style::PLAIN));
        let document = |text: &str| read::parse("policy.md", Format::MARKDOWN, text.into()).unwrap();
        let decide = |from: &str, to: &str, overrides| {
            compare(document(from), document(to), &Options { overrides, ..Options::default() }).unwrap()
        };
        let plain = decide(&old, &new, None);
        let (olds, news) = (plain.old.statements.len(), plain.new.statements.len());
        let (mut used_old, mut used_new) = (BTreeSet::new(), BTreeSet::new());
        let mut file = String::from("overrides:\n");
        let mut decided = Vec::new();
        for (i, j, kind) in picks {
            let (i, j) = (i % olds, j % news);
            if used_old.contains(&i) || used_new.contains(&j) {
                continue;
            }
            used_old.insert(i);
            used_new.insert(j);
            let (a, b) = (&plain.old.statements[i].id, &plain.new.statements[j].id);
            file += &match kind {
                0 => format!("  - same: {{old: '{a}', new: '{b}'}}\n"),
                1 => format!("  - not-same: {{old: '{a}', new: '{b}'}}\n"),
                2 => format!("  - dropped: '{a}'\n"),
                _ => format!("  - added: '{b}'\n"),
            };
            decided.push((i, j, kind));
        }
        let overrides = Overrides::parse("d.yaml", &file).unwrap();
        let report = decide(&old, &new, Some(overrides.clone()));
        let found = links(&report);
        let mut seen = [vec![0; olds], vec![0; news]];
        for (old, new) in &found {
            old.iter().for_each(|&i| seen[0][i] += 1);
            new.iter().for_each(|&j| seen[1][j] += 1);
        }
        prop_assert!(seen.iter().flatten().all(|&times| times == 1));
        for &(i, j, kind) in &decided {
            let together = found.iter().any(|(old, new)| old.contains(&i) && new.contains(&j));
            let obeyed = match kind {
                0 => found.contains(&(vec![i], vec![j])),
                1 => !together,
                2 => found.contains(&(vec![i], vec![])),
                _ => found.contains(&(vec![], vec![j])),
            };
            prop_assert!(obeyed, "{file}\n{found:?}");
        }
        for (old, new) in links(&plain) {
            let named = old.iter().any(|i| used_old.contains(i)) || new.iter().any(|j| used_new.contains(j));
            let linked = !old.is_empty() && !new.is_empty();
            prop_assert!(named || !linked || found.contains(&(old.clone(), new.clone())), "{file}\n{old:?} {new:?}");
        }
        let back = decide(&new, &old, Some(overrides.mirrored()));
        let mirrored: BTreeSet<_> = links(&back).into_iter().map(|(old, new)| (new, old)).collect();
        prop_assert_eq!(&found, &mirrored, "{}", file);
    }
}
