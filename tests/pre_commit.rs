//! The committed hook under the real pre-commit, which `.ci/run` installs; where it is not there, the test says so.

#![allow(clippy::unwrap_used, clippy::print_stderr)]
#![cfg(unix)]

mod common;

use std::path::Path;
use std::process::{Command, Output};

use common::repo::{Repo, said};

const MANIFEST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/.pre-commit-hooks.yaml");

/// The program with the built redraft on its path and a cache of its own.
fn pre_commit(repo: &Repo, arguments: &[&str]) -> Output {
    let built = assert_cmd::cargo::cargo_bin("redraft");
    let path = format!("{}:{}", built.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let cache = repo.path().join(".git/pre-commit-cache");
    let mut command = Command::new("pre-commit");
    command.current_dir(repo.path()).args(arguments).env("PATH", path).env("PRE_COMMIT_HOME", cache);
    for variable in ["GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "SKIP", "GIT_DIR", "GIT_INDEX_FILE"] {
        command.env_remove(variable);
    }
    command.output().unwrap()
}

fn is_installed() -> bool {
    let found = Command::new("pre-commit").arg("--version").output().is_ok_and(|output| output.status.success());
    if !found {
        eprintln!("skipped: pre-commit is not installed (`pip install pre-commit`)");
    }
    found
}

/// The hooks as committed, but for the language: as `rust`, pre-commit would build the whole crate first.
fn local_hooks() -> String {
    let manifest = std::fs::read_to_string(MANIFEST).unwrap();
    assert!(manifest.contains("  language: rust\n"));
    let hooks = manifest.replace("language: rust", "language: system");
    let hooks: String = hooks.lines().map(|line| format!("      {line}\n")).collect();
    format!("repos:\n  - repo: local\n    hooks:\n{hooks}")
}

#[test]
fn the_hook_stops_what_nobody_has_accepted() {
    if !is_installed() {
        return;
    }
    let repo = Repo::guarded();
    repo.put(".gitignore", "*.snap.new\n");
    repo.put(".pre-commit-config.yaml", &local_hooks());
    repo.commit("Hold every commit against what was accepted");
    let run = |code: i32| {
        repo.git(&["add", "-A"]);
        said(&pre_commit(&repo, &["run"]), &["pre-commit"], code)
    };
    repo.edit("inspect every port", "inspect\nevery port");
    assert!(run(0).contains("Passed"));
    repo.edit("shall inspect", "should inspect");
    let told = run(1);
    assert!(told.contains("[-shall-] {+should+}") && told.contains("redraft accept"), "{told}");
    // What is not staged is not looked at.
    repo.git(&["reset", "-q"]);
    repo.put("notes.txt", "For later.\n");
    repo.git(&["add", "notes.txt"]);
    let told = said(&pre_commit(&repo, &["run"]), &["pre-commit"], 0);
    assert!(told.contains("Passed"), "{told}");
    repo.redraft(&["check"], 1);
    repo.redraft(&["accept"], 0);
    assert!(run(0).contains("Passed"));
    // Files that can be no policy do not start it.
    repo.commit("Soften the inspection");
    repo.put("program.rs", "fn main() {}\n");
    assert!(run(0).contains("(no files to check)Skipped"));
}

#[test]
fn the_manifest_is_one() {
    assert!(Path::new(MANIFEST).is_file());
    if is_installed() {
        let output = Command::new("pre-commit").args(["validate-manifest", MANIFEST]).output().unwrap();
        said(&output, &["validate-manifest"], 0);
    }
}
