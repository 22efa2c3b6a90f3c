//! `redraft diff --git`: all policies that changed, under real git.

#![allow(clippy::unwrap_used)]

mod common;

use std::fs;

use common::harbour::{CREWS_FILE, GUESTS, Harbour, NOISE, PORTS, PRIVACY};
use common::snapshots;
use serde_json::Value;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Path and status of every policy, path and reason of what was skipped.
fn found(harbour: &Harbour, words: &[&str]) -> Vec<[String; 2]> {
    let arguments: Vec<&str> = ["diff", "--format", "json", "--git"].into_iter().chain(words.iter().copied()).collect();
    // Warnings stand behind the document.
    let said = harbour.redraft(&arguments, 0);
    let document = serde_json::Deserializer::from_str(&said).into_iter::<Value>().next().unwrap().unwrap();
    let both = [("policies", "status"), ("skipped", "reason")];
    let rows = both.iter().flat_map(|(list, word)| {
        document[list]
            .as_array()
            .unwrap()
            .iter()
            .map(|file| ["path", word].map(|name| file[name].as_str().unwrap().to_owned()))
    });
    rows.collect()
}

#[test]
fn every_policy_that_changed_is_compared() {
    let harbour = Harbour::new();
    harbour.put(CREWS_FILE, harbour.read(CREWS_FILE).replace("in an emergency", "in a storm"));
    harbour.put("docs/privacy.md", PRIVACY.replace("only the data", "only\nthe data"));
    harbour.put("docs/nets.md", "# Nets\n\nNets are dried ashore.\n");
    let mut together = String::new();
    for words in [
        &["--git", "v1"][..],
        &["--git", "v1..v2", "--only", "reworded"],
        &["--git", "v1", "v2", "docs/ports.md"],
        &["--git", "v1", "v2", "--summary"],
        &["--git", "v1", "--signal", "amount-changed", "--why"],
        &["--git", "v2", "--theme", "privacy"],
        &["--git", "v1", "v2", "--", "src"],
        &["--git", "HEAD", "--staged"],
    ] {
        let arguments: Vec<&str> = ["diff"].into_iter().chain(words.iter().copied()).collect();
        let said = harbour.redraft(&arguments, 0);
        together.push_str(&format!("$ redraft {}\n{said}\n", arguments.join(" ")));
    }
    snapshots().bind(|| insta::assert_snapshot!("git_diff", together));
}

#[test]
fn one_document_holds_all_reports() {
    let harbour = Harbour::new();
    let document = json(&harbour.redraft(&["diff", "--git", "v1", "v2", "--format", "json"], 0));
    let schema = json(redraft::render::json::reports::SCHEMA);
    let one = jsonschema::validator_for(&json(redraft::render::json::report::SCHEMA)).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<_> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    for policy in document["policies"].as_array().unwrap() {
        let errors: Vec<_> = one.iter_errors(&policy["report"]).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    assert_eq!(document["old"], "v1");
    assert_eq!(document["policies"][1]["report"]["new"]["path"], "v2:docs/ports.md");
    assert_eq!(document["summary"]["signals"]["force-weakened"], 1);
}

#[test]
fn revisions_are_named_as_for_git() {
    let harbour = Harbour::new();
    let all = ["docs/noise.md", "docs/ports.md", "docs/visitors.md", "docs/waste.txt"];
    let paths = |words: &[&str]| -> Vec<String> {
        let rows = found(&harbour, words);
        rows.into_iter().filter(|[_, word]| word != "not-a-policy").map(|[path, _]| path).collect()
    };
    for words in [
        &["v1", "v2"][..],
        &["v1..v2"],
        &["v1.."],
        &["v1...v2"],
        &["v1"],
        &["HEAD~1"],
        &["v1", "HEAD", "."],
        &["v1", "--", "docs"],
    ] {
        assert_eq!(paths(words), all, "{words:?}");
    }
    assert_eq!(paths(&["v2..v1"]), ["docs/guests.md", "docs/noise.md", "docs/ports.md", "docs/waste.txt"]);
    assert_eq!(paths(&["v1", "v2", "docs/p*.md"]), ["docs/ports.md"]);
    assert_eq!(paths(&["v1", "v2", "docs/waste.txt"]), ["docs/waste.txt"], "a path that is gone by now");

    // Since the branches parted: what main did meanwhile is not told.
    harbour.git(&["checkout", "-q", "-b", "draft", "v1"]);
    harbour.put("docs/privacy.md", PRIVACY.replace("30 days", "60 days"));
    harbour.commit("Keep data for longer");
    assert_eq!(paths(&["main...draft"]), ["docs/privacy.md"]);
    assert_eq!(paths(&["main..."]), ["docs/privacy.md"]);
    assert_eq!(paths(&["main..draft"]).len(), 5);

    harbour.put("docs/ports.md", PORTS.replace("EUR 10", "EUR 15"));
    assert_eq!(paths(&["HEAD"]), ["docs/ports.md"]);
    assert!(paths(&["HEAD", "--staged"]).is_empty());
    harbour.git(&["add", "-A"]);
    assert_eq!(paths(&["--staged"]), ["docs/ports.md"]);
}

#[test]
fn paths_count_from_where_the_user_is() {
    let harbour = Harbour::new();
    harbour.put("docs/ports.md", PORTS);
    let said = harbour.redraft_from("docs", &["diff", "--git", "HEAD", "ports.md"], 0);
    assert!(said.contains("## docs/ports.md") && said.contains("EUR [-250-] {+200+}"), "{said}");
    let said = harbour.redraft_from("docs/the staff", &["diff", "--git", "HEAD"], 0);
    assert!(said.contains("## docs/ports.md"), "all of the repository, as for git: {said}");
    let said = harbour.redraft_from("src", &["diff", "--git", "HEAD", "--format", "json", "../docs"], 0);
    assert_eq!(json(&said)["policies"][0]["report"]["new"]["path"], "../docs/ports.md");
}

#[test]
fn what_is_no_policy_is_skipped_with_a_word() {
    let harbour = Harbour::new();
    harbour.put("docs/noise.md", b"Engines\0stop.\n");
    harbour.put("docs/guide.pdf", "%PDF-1.7\n");
    harbour.put(".gitattributes", "*.policy diff=redraft\nREADME.md -diff\n");
    harbour.put("fees.policy", "Ferries pay EUR 5.\n");
    harbour.put("README.md", "# Read me\n");
    harbour.put("large.md", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
    harbour.put("blank.md", "");
    harbour.git(&["add", "-A"]);
    let rows: Vec<[String; 2]> = found(&harbour, &["HEAD"]);
    let row = |path: &str, word: &str| [path.to_owned(), word.to_owned()];
    for expected in [
        row("fees.policy", "added"),
        row("blank.md", "added"),
        row("docs/noise.md", "unreadable"),
        row("docs/guide.pdf", "not-a-policy"),
        row("README.md", "not-a-policy"),
        row("large.md", "unreadable"),
    ] {
        assert!(rows.contains(&expected), "{expected:?} in {rows:?}");
    }
    let said = harbour.redraft(&["diff", "--git", "HEAD"], 0);
    assert!(said.contains("docs/noise.md: it changed, and cannot be compared: it holds a NUL byte"), "{said}");
    assert!(said.contains("3 files that are not policies by their names: .gitattributes"), "{said}");
    // Named, any file is compared.
    let named = found(&harbour, &["v1", "v2", "src/main.rs", "docs/ports.md"]);
    assert_eq!(named, [row("docs/ports.md", "modified"), row("src/main.rs", "modified")]);
}

#[test]
fn the_exit_code_is_1_if_a_policy_says_something_else_or_nobody_knows() {
    let harbour = Harbour::new();
    let ask = |words: &[&str], code: i32| {
        let arguments: Vec<&str> = ["diff", "--exit-code", "--git"].into_iter().chain(words.iter().copied()).collect();
        harbour.redraft(&arguments, code);
    };
    ask(&["v1", "v2"], 1);
    ask(&["v1", "v2", "--", "src"], 0);
    ask(&["v2"], 0);
    harbour.put("docs/noise.md", NOISE.replace(' ', "\n"));
    ask(&["v2"], 0);
    harbour.put("docs/noise.md", "\0");
    ask(&["v2"], 1);
    ask(&["v2", "--format", "json"], 1);
    ask(&["v2", "--summary", "-o", "../report.txt"], 1);
}

#[cfg(unix)]
#[test]
fn links_modes_and_submodules_are_told_apart() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let harbour = Harbour::new();
    let inner = harbour.file("inner.md");
    fs::create_dir(&inner).unwrap();
    for arguments in [&["init", "-q"][..], &["commit", "-q", "--allow-empty", "-m", "Begin"]] {
        assert!(harbour.git_in(&inner, arguments, &[]).status.success());
    }
    symlink("docs/ports.md", harbour.file("link.md")).unwrap();
    fs::set_permissions(harbour.file("docs/noise.md"), fs::Permissions::from_mode(0o755)).unwrap();
    harbour.git(&["-c", "advice.addEmbeddedRepo=false", "add", "-A"]);
    let row = |path: &str, word: &str| [path.to_owned(), word.to_owned()];
    let expected = [row("inner.md", "submodule"), row("link.md", "link"), row("docs/noise.md", "same-content")];
    assert_eq!(found(&harbour, &["HEAD"]), expected);
    let said = harbour.redraft(&["diff", "--git", "HEAD"], 0);
    assert!(said.starts_with("No policy changed from HEAD to working tree.\n"), "{said}");
    assert!(said.contains("docs/noise.md: only its mode changed (100644 to 100755)"), "{said}");
}

#[test]
fn a_policy_in_conflict_is_named_and_not_compared() {
    let harbour = Harbour::new();
    harbour.git(&["checkout", "-q", "-b", "other", "v1"]);
    harbour.put("docs/ports.md", PORTS.replace("shall inspect", "may inspect"));
    harbour.commit("May");
    let merge = harbour.git_in(harbour.path(), &["merge", "main"], &[]);
    assert!(!merge.status.success());
    let rows = found(&harbour, &["HEAD"]);
    assert!(rows.contains(&["docs/ports.md".to_owned(), "in-conflict".to_owned()]), "{rows:?}");
    assert_eq!(rows.iter().filter(|[path, _]| path == "docs/ports.md").count(), 1, "{rows:?}");
    harbour.redraft(&["diff", "--git", "HEAD", "docs/ports.md", "--exit-code"], 1);
}

#[test]
fn what_git_does_not_know_is_said() {
    let harbour = Harbour::new();
    harbour.git(&["branch", "docs"]);
    let cases: [(&[&str], &str); 9] = [
        (&["--git"], "`--git` needs a revision"),
        (&["--git", "nope"], "git does not know the revision `nope`"),
        (&["--git", "v1..nope"], "git does not know the revision `nope`"),
        (&["--git", "docs/ports.md"], "it is a path: name the revision before it"),
        (&["--git", "v1", "docs"], "`docs` is both a revision and a path"),
        (&["--git", "v1", "docs/prots.md"], "`docs/prots.md` is neither a revision nor a path here"),
        (&["--git", "v1", "v2", "main"], "at most two revisions"),
        (&["--git", "v1", "v2", "--staged"], "`--staged` compares with what is staged"),
        (&["--git", "v1", "v2", "--overrides", "decisions.yaml"], "decisions are about one policy, and 4 changed"),
    ];
    harbour.put("decisions.yaml", "overrides: []\n");
    for (words, expected) in cases {
        let arguments: Vec<&str> = ["diff"].into_iter().chain(words.iter().copied()).collect();
        let said = harbour.redraft(&arguments, 2);
        assert!(said.starts_with("redraft: error: ") && said.contains(expected), "{words:?}: {said}");
        assert_eq!(said.matches("\n  help: ").count(), 1, "{said}");
    }
    for words in [&["v1", "--", "docs"][..], &["v1", "refs/heads/docs"]] {
        found(&harbour, words);
    }
    // The file of the report is none of those compared.
    harbour.put("docs/ports.md", PORTS);
    let said = harbour.redraft(&["diff", "--git", "HEAD", "-o", "docs/ports.md"], 2);
    assert!(said.contains("the output would overwrite an input"), "{said}");
}

#[test]
fn a_repository_may_be_empty_bare_shallow_or_none() {
    let empty = Harbour::empty();
    let said = empty.redraft(&["diff", "--git", "HEAD"], 2);
    assert!(said.contains("there is no commit yet"), "{said}");

    let harbour = Harbour::new();
    let clone = |name: &str, options: &[&str]| {
        let from = format!("file://{}", harbour.path().display());
        let arguments: Vec<&str> =
            ["clone", "-q"].into_iter().chain(options.iter().copied()).chain([&*from, name]).collect();
        harbour.git(&arguments);
    };
    clone("bare.git", &["--bare"]);
    let said = harbour.redraft_from("bare.git", &["diff", "--git", "v1", "v2"], 0);
    assert!(said.contains("## docs/visitors.md · renamed from docs/guests.md"), "{said}");
    let said = harbour.redraft_from("bare.git", &["diff", "--git", "v1"], 2);
    assert!(said.contains("this repository is bare"), "{said}");

    clone("shallow", &["--depth", "1", "--no-tags"]);
    let said = harbour.redraft_from("shallow", &["diff", "--git", "v1"], 2);
    assert!(said.contains("git fetch --depth=1 origin tag v1"), "{said}");

    let elsewhere = tempfile::tempdir().unwrap();
    let output = common::folder::redraft_in(elsewhere.path(), &["diff", "--git", "HEAD"])
        .env("GIT_CEILING_DIRECTORIES", elsewhere.path().parent().unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("this is not a git repository"));
}

#[test]
fn two_states_swapped_mirror_each_other() {
    let harbour = Harbour::new();
    let there = json(&harbour.redraft(&["diff", "--git", "v1", "v2", "--format", "json"], 0));
    let back = json(&harbour.redraft(&["diff", "--git", "v2", "v1", "--format", "json"], 0));
    for (one, other) in
        [("added", "dropped"), ("reworded", "reworded"), ("unchanged", "unchanged"), ("split", "merged")]
    {
        assert_eq!(there["summary"][one], back["summary"][other], "{one}");
    }
    assert!(GUESTS.contains("in advance"));
}

#[test]
fn two_folders_are_compared_like_two_revisions() {
    let harbour = Harbour::new();
    for (revision, folder) in [("v1", "before"), ("v2", "after")] {
        harbour.git(&["worktree", "add", "-q", "--detach", folder, revision]);
    }
    let document = json(&harbour.redraft(&["diff", "before", "after/", "--format", "json"], 0));
    let git = json(&harbour.redraft(&["diff", "--git", "v1", "v2", "--format", "json"], 0));
    for list in ["policies", "skipped"] {
        let paths = |document: &Value| -> Vec<Value> {
            document[list].as_array().unwrap().iter().map(|file| file["path"].clone()).collect()
        };
        assert_eq!(paths(&document), paths(&git), "{list}");
    }
    assert_eq!(document["summary"], git["summary"]);
    assert_eq!(document["policies"][1]["report"]["new"]["path"], "after/docs/ports.md");
    harbour.redraft(&["diff", "before", "after", "--exit-code"], 1);
    harbour.redraft(&["diff", "before", "before", "--exit-code"], 0);
    assert!(harbour.redraft(&["diff", "before", "README.md"], 2).contains("it is a directory"));
}
