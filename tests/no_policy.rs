//! What is no policy to compare: a draft that was emptied, a page that is not the one that was meant, a baseline that the
//! clone does not have.

#![allow(clippy::unwrap_used)]

mod common;

use std::process::Command;

use common::folder::{Folder, redraft_in};
use common::repo::{Repo, said};

fn long_policy() -> String {
    let rule = |k: usize| format!("Rule {k} says that the owner of berth {k} pays for what is stored there.\n\n");
    format!("# Berths\n\n{}", (1..=40).map(rule).collect::<String>())
}

#[test]
fn a_page_that_keeps_hardly_a_statement_is_asked_about() {
    let folder = Folder::new();
    folder.put("old.md", long_policy());
    let said_of = |new: &str| {
        folder.put("new.md", new);
        let output = folder.redraft(&["diff", "old.md", "new.md"]).output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stderr).unwrap()
    };
    let loading = said_of("Please wait while the page is loading.\n");
    assert!(
        loading.contains("warning: new.md keeps none of 40 statements: is it the document that was meant?"),
        "{loading}"
    );
    let one = said_of("Rule 1 says that the owner of berth 1 pays for what is stored there.\n\nPlease wait.\n");
    assert!(one.contains("keeps only 1 of 40 statements"), "{one}");
    let half: String = long_policy().lines().take(40).map(|line| format!("{line}\n")).collect();
    assert_eq!(said_of(&half), "");
    let report = folder.redraft(&["diff", "old.md", "new.md", "--format", "json"]).output().unwrap();
    assert!(!String::from_utf8(report.stdout).unwrap().contains("hardly-kept"));
}

#[test]
fn a_draft_that_was_emptied_is_refused_alone_and_a_finding_among_several() {
    let repo = Repo::guarded();
    repo.put("docs/ports.md", "");
    let alone = repo.redraft(&["check"], 2);
    assert!(alone.contains("docs/ports.md: it is empty"), "{alone}");
    let repo = Repo::new();
    repo.put("docs/berths.md", &long_policy());
    repo.commit("Write down another");
    repo.put("redraft.yaml", "comparisons:\n  - {name: ports, baseline: 'main:docs/ports.md', draft: docs/ports.md}\n  - {name: berths, baseline: 'main:docs/berths.md', draft: docs/berths.md}\n");
    repo.commit("Guard both");
    repo.git(&["checkout", "-q", "-b", "draft"]);
    for nothing in ["", "---\n\n***\n"] {
        repo.put("docs/ports.md", nothing);
        let among = repo.redraft(&["check"], 1);
        let emptied = "docs/ports.md is empty: every statement of the baseline counts as dropped.";
        assert!(among.contains(emptied) && among.contains("-  The agency shall inspect"), "{among}");
        assert!(repo.redraft(&["check", "--format", "json"], 1).contains("\"missing\": \"emptied\""));
    }
}

#[test]
fn a_baseline_that_was_not_fetched_is_named_with_the_command_that_fetches_it() {
    let repo = Repo::guarded();
    repo.git(&["commit", "-q", "--allow-empty", "-m", "Say nothing"]);
    let place = tempfile::tempdir().unwrap();
    let clone = place.path().join("clone");
    let url = format!("file://{}", repo.path().display());
    let git = |folder: &std::path::Path, arguments: &[&str]| {
        let output = Command::new("git").current_dir(folder).args(arguments).output().unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    git(place.path(), &["clone", "-q", "--depth=1", "--branch=draft", &url, "clone"]);
    let config = std::fs::read_to_string(clone.join("redraft.yaml")).unwrap();
    std::fs::write(clone.join("redraft.yaml"), config.replace("baseline: main:", "baseline: origin/main:")).unwrap();
    let run = |arguments: &[&str], code: i32| said(&redraft_in(&clone, arguments).output().unwrap(), arguments, code);
    let command = "git fetch --depth=1 origin +refs/heads/main:refs/remotes/origin/main";
    for arguments in
        [&["check"][..], &["diff", "--git", "origin/main"], &["diff", "origin/main:docs/ports.md", "docs/ports.md"]]
    {
        let told = run(arguments, 2);
        assert!(told.contains(&format!("`{command}`")), "{told}");
    }
    let words: Vec<&str> = command.split(' ').skip(1).collect();
    git(&clone, &words);
    run(&["check"], 0);
    run(&["diff", "--git", "origin/main"], 0);
}
