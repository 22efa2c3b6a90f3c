//! A policy guarded in git, from the first commit on: what a user does, and the exit codes and messages that follow.

#![allow(clippy::unwrap_used, clippy::print_stderr)]
#![cfg(unix)]

mod common;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use common::folder::redraft_in;
use common::repo::{PORTS, Repo, hash, said};

const SNAPSHOT: &str = "snapshots/ports.snap";
const PENDING: &str = "snapshots/ports.snap.new";

#[test]
fn init_looks_at_what_is_there_and_overwrites_nothing() {
    let repo = Repo::new();
    let told = repo.redraft(&["init"], 0);
    assert!(told.contains("1 policy against main") && told.contains("redraft check"), "{told}");
    let config = repo.read("redraft.yaml");
    assert!(
        config.contains("  - name: ports\n    baseline: main:docs/ports.md\n    draft: docs/ports.md\n"),
        "{config}"
    );
    let told = repo.redraft(&["init"], 2);
    assert!(told.contains("never overwritten"), "{told}");
    assert_eq!(repo.read("redraft.yaml"), config);
    let elsewhere = tempfile::tempdir().unwrap();
    let output = redraft_in(elsewhere.path(), &["check"]).output().unwrap();
    assert!(said(&output, &["check"], 2).contains("`redraft init` writes one"));
}

#[test]
fn init_writes_wildcards_and_what_stands_around_them() {
    let repo = Repo::new();
    repo.put("docs/travel.md", "# Travel\n\nTrips are approved first.\n");
    repo.put("docs/law/.git", "gitdir: ../../.git/modules/law\n");
    repo.put("docs/law/act.md", "# Act\n\nThis belongs to a submodule.\n");
    repo.put(".gitignore", "*.log");
    let told = repo.redraft(&["init", "--workflow"], 0);
    assert!(told.contains("2 policies against main") && told.contains(".github/workflows/redraft.yml"), "{told}");
    assert!(
        repo.read("redraft.yaml").contains("baseline: main:docs/*.md\n")
            || repo.read("redraft.yaml").contains("'main:docs/*.md'")
    );
    assert!(!repo.read("redraft.yaml").contains("law"));
    assert_eq!(repo.read(".gitignore"), "*.log\n*.snap.new\n");
    assert!(repo.read(".github/workflows/redraft.yml").contains("uses: redraft-project/redraft@main"));
    // The next policy beside them is guarded at once, and nothing is written twice.
    repo.put("docs/leave.md", "# Leave\n\nStaff shall ask for leave.\n");
    assert!(repo.redraft(&["check"], 1).contains("Staff shall ask for leave."));
    assert!(repo.redraft(&["init", "--workflow"], 2).contains("never overwritten"));
}

#[test]
fn what_changes_no_statement_passes() {
    let repo = Repo::guarded();
    repo.edit("The agency", "The agency shall paint every buoy.\nThe agency");
    repo.redraft(&["check"], 1);
    repo.redraft(&["accept"], 0);
    repo.commit("Paint the buoys");
    let accepted = repo.read(SNAPSHOT);
    for (from, to) in [
        ("inspect every port", "inspect\nevery port"),
        ("## 2. Money", "## 3. Money"),
        ("- Small", "* Small"),
        ("- Ferries", "* Ferries"),
        ("# Ports\n", "# Ports\n\n\n"),
        ("Fees are", "fees are"),
        ("interest of", "interst of"),
    ] {
        repo.edit(from, to);
        repo.redraft(&["check"], 0);
    }
    assert_eq!(repo.read(SNAPSHOT), accepted);
    assert!(!repo.has(PENDING));
    // From a folder below, too.
    let output = redraft_in(&repo.path().join("docs"), &["check", "ports"]).output().unwrap();
    assert!(said(&output, &["check"], 0).contains("1 as accepted"));
}

#[test]
fn one_word_fails_and_is_named() {
    let repo = Repo::guarded();
    repo.edit("shall inspect", "should inspect");
    let told = repo.redraft(&["check"], 1);
    for words in
        ["[-shall-] {+should+}", "§ Safety", "docs/ports.md:5", "1 new finding", "redraft review", "redraft accept"]
    {
        assert!(told.contains(words), "{words} in {told}");
    }
    assert!(repo.has(PENDING) && !repo.has(SNAPSHOT));
    repo.redraft(&["accept", "--signal", "force-strengthened"], 2);
    repo.redraft(&["accept", "--signal", "force-weakened"], 0);
    assert!(repo.has(SNAPSHOT) && !repo.has(PENDING));
    repo.redraft(&["check"], 0);
    // Another word in its place is another change.
    repo.edit("should inspect", "may inspect");
    let told = repo.redraft(&["check"], 1);
    assert!(told.contains("{+may+}") && told.contains("accepted was:") && told.contains("1 changed since"), "{told}");
    // Taken back, it is gone.
    repo.edit("may inspect", "shall inspect");
    let told = repo.redraft(&["check"], 1);
    assert!(told.contains("gone from the draft") && told.contains("1 accepted and gone"), "{told}");
    repo.redraft(&["accept"], 0);
    assert!(!repo.has(SNAPSHOT) && !repo.has(PENDING));
    repo.redraft(&["check"], 0);
}

#[test]
fn what_the_baseline_takes_in_needs_no_acceptance() {
    let repo = Repo::guarded();
    repo.edit("shall inspect", "should inspect");
    repo.redraft(&["check"], 1);
    repo.redraft(&["accept"], 0);
    repo.commit("Soften the inspection");
    repo.git(&["checkout", "-q", "main"]);
    repo.git(&["merge", "-q", "draft"]);
    let told = repo.redraft(&["check"], 0);
    assert!(told.contains("part of the baseline now"), "{told}");
    // As announced, also where there is nothing else to accept.
    let told = repo.redraft(&["accept"], 0);
    assert!(told.contains("1 accepted finding is part of the baseline now, and no longer in the snapshot."), "{told}");
    assert!(!repo.has(SNAPSHOT) && !repo.redraft(&["check"], 0).contains("part of the baseline"));
    repo.edit("EUR 10", "EUR 20");
    let told = repo.redraft(&["check"], 1);
    assert!(told.contains("1 new finding") && !told.contains("should"), "{told}");
    repo.redraft(&["accept"], 0);
    assert!(!repo.read(SNAPSHOT).contains("should"));
}

#[test]
fn a_part_is_accepted_and_the_rest_stays_pending() {
    let repo = Repo::guarded();
    repo.edit("shall inspect", "should inspect");
    repo.edit("Ferries pay EUR 200.", "Ferries pay EUR 200.\n- Tankers pay EUR 3,000.");
    repo.edit("Fees are set by the council. ", "");
    let told = repo.redraft(&["accept"], 2);
    assert!(told.contains("`redraft check` has not shown them yet"), "{told}");
    repo.redraft(&["check"], 1);
    let told = repo.redraft(&["accept", "--kind", "added"], 0);
    assert!(told.contains("1 finding accepted, 2 still pending"), "{told}");
    assert!(repo.read(SNAPSHOT).contains("Tankers") && !repo.read(SNAPSHOT).contains("should"));
    assert!(repo.has(PENDING));
    let told = repo.redraft(&["reject", "--kind", "dropped"], 0);
    assert!(told.contains("put it back") && told.contains("Fees are set"), "{told}");
    // The rest but for what was rejected.
    repo.redraft(&["accept", "--theme", "safety"], 0);
    let told = repo.redraft(&["check"], 1);
    assert!(told.contains("1 new finding · 2 as accepted") && told.contains("Fees"), "{told}");
    let told = repo.redraft(&["accept", "--theme", "safety"], 2);
    assert!(told.contains("no pending finding has"), "{told}");
    // An edit after the check was seen by nobody.
    repo.edit("EUR 10.", "EUR 1.");
    let told = repo.redraft(&["accept", "--finding", &hash(&repo.redraft(&["check"], 1), "{+1+}")], 0);
    assert!(told.contains("1 finding accepted, 1 still pending"), "{told}");
    let told = repo.redraft(&["accept", "nowhere"], 2);
    assert!(told.contains("there is no comparison named `nowhere`") && told.contains("there is ports"), "{told}");
}

#[test]
fn a_rule_holds_whatever_was_accepted_until_it_is_waived() {
    let repo = Repo::guarded();
    repo.rules(
        "rules:\n  - deny: amounts need the treasurer\n    pattern: 'EUR \\d'\n  - warn: softer\n    kind: reworded\n    \
         section: safety\n  - deny: agreed language stays\n    require_phrases: [without undue delay]\n",
    );
    repo.redraft(&["check"], 0);
    repo.edit("EUR 10.", "EUR 12.");
    repo.edit("shall inspect", "should inspect");
    let told = repo.redraft(&["check"], 1);
    assert!(told.contains("denied: amounts need the treasurer") && told.contains("warning: softer"), "{told}");
    let hash = hash(&told, "{+12+}");
    repo.redraft(&["accept"], 0);
    let told = repo.redraft(&["check"], 1);
    assert!(told.contains("1 rule broken · 1 warning · 2 as accepted") && told.contains("{+12+}"), "{told}");
    repo.rules(&format!(
        "waivers:\n  - finding: {hash}\n    reason: the board agreed\n    by: A. Treasurer\n    expires: 2027-03-31\n"
    ));
    let told = repo.redraft(&["check", "--today", "2027-03-31"], 0);
    assert!(told.contains("1 waived"), "{told}");
    let told = repo.redraft(&["check", "--today", "2027-04-01"], 1);
    assert!(told.contains("the waiver by A. Treasurer expired on"), "{told}");
    // What the waiver was for has gone: say so, and let it pass.
    repo.edit("EUR 12.", "EUR 10.");
    repo.redraft(&["check", "--today", "2027-01-01"], 1);
    repo.redraft(&["accept"], 0);
    let told = repo.redraft(&["check", "--today", "2027-01-01"], 0);
    assert!(told.contains("is stale"), "{told}");
    repo.edit("without undue delay", "in time");
    let told = repo.redraft(&["check"], 1);
    assert!(told.contains("the draft does not say `without undue delay`"), "{told}");
    assert!(repo.redraft(&["check", "--today", "soon"], 2).contains("YYYY-MM-DD"));
}

#[test]
fn a_rule_that_can_never_apply_is_named() {
    let repo = Repo::guarded();
    repo.rules(
        "rules:\n  - deny: nothing dropped\n    kind: dropped\n    theme: safty\n  - warn: softer\n    kind: reworded\n    \
         section: [safety, moneys]\n",
    );
    repo.edit("shall inspect", "should inspect");
    let told = repo.redraft(&["check"], 1);
    assert!(told.contains("names the theme `safty`") && told.contains("names the section `moneys`"), "{told}");
    assert!(!told.contains("`safety`"), "{told}");
}

#[test]
fn a_baseline_that_guards_nothing_is_told() {
    let repo = Repo::new();
    let told = repo.redraft(&["init", "--baseline", "nope"], 2);
    assert!(told.contains("git does not know the revision `nope`") && !repo.has("redraft.yaml"), "{told}");
    let told = repo.redraft(&["init", "--baseline", "HEAD"], 0);
    assert!(told.contains("guards no pull request"), "{told}");
}

#[test]
fn two_drafts_are_held_apart_and_wildcards_find_both() {
    let repo = Repo::new();
    repo.put("docs/roads.md", "# Roads\n\nTrucks shall wait.\n");
    repo.commit("Write down another");
    repo.put(
        "redraft.yaml",
        "comparisons:\n  - name: all\n    baseline: main:docs/*.md\n    draft: docs/*.md\nsnapshots: accepted\n",
    );
    repo.commit("Guard both");
    repo.edit("shall inspect", "should inspect");
    repo.put("docs/roads.md", "# Roads\n\nTrucks may wait.\n");
    let told = repo.redraft(&["check"], 1);
    assert!(told.contains("all/ports") && told.contains("all/roads") && told.contains("2 new findings"), "{told}");
    repo.redraft(&["accept", "all/roads"], 0);
    assert!(repo.has("accepted/all/roads.snap") && !repo.has("accepted/all/ports.snap"));
    repo.redraft(&["check", "all/roads"], 0);
    let told = repo.redraft(&["check"], 1);
    assert!(told.contains("redraft accept all/ports"), "{told}");
    // A new policy is one of added statements, a deleted one of dropped ones.
    repo.put("docs/rails.md", "# Rails\n\nTrains shall wait.\n");
    let told = repo.redraft(&["check", "all/rails"], 1);
    assert!(told.contains("is not there yet") && told.contains("Trains shall wait."), "{told}");
}

#[test]
fn a_deleted_draft_fails_until_that_is_accepted() {
    let repo = Repo::guarded();
    fs::remove_file(repo.path().join("docs/ports.md")).unwrap();
    let told = repo.redraft(&["check"], 1);
    assert!(told.contains("docs/ports.md is deleted") && told.contains("Fees are set"), "{told}");
    repo.redraft(&["accept"], 0);
    repo.redraft(&["check"], 0);
    // A name that was mistyped is no deletion.
    let config = repo.read("redraft.yaml").replace("draft: docs/ports.md", "draft: docs/prots.md");
    fs::remove_file(repo.path().join(SNAPSHOT)).unwrap();
    repo.put("redraft.yaml", &config);
    repo.git(&["checkout", "-q", "--", "docs"]);
    let told = repo.redraft(&["check"], 2);
    assert!(told.contains("did you mean docs/ports.md?"), "{told}");
    repo.put("redraft.yaml", &config.replace("main:docs", "mian:docs").replace("prots", "ports"));
    let told = repo.redraft(&["check"], 2);
    assert!(told.contains("git does not know the revision `mian`"), "{told}");
}

#[test]
fn a_snapshot_that_cannot_be_trusted_stops_the_check() {
    let repo = Repo::guarded();
    repo.edit("shall inspect", "should inspect");
    repo.redraft(&["check"], 1);
    repo.redraft(&["accept"], 0);
    let good = repo.read(SNAPSHOT);
    for (from, to, wanted) in [
        ("~ reworded", "<<<<<<< HEAD\n~ reworded", "snapshots/ports.snap:7: this is a conflict marker"),
        ("snapshot/2", "snapshot/9", "written by a newer redraft"),
        ("rests on: ", "rests on: x", "was edited by hand"),
        ("---\nsource", "source", "this is not a snapshot of redraft"),
    ] {
        repo.put(SNAPSHOT, &good.replacen(from, to, 1));
        for command in ["check", "accept", "reject"] {
            let told = repo.redraft(&[command], 2);
            assert!(told.contains(wanted) && told.contains("help: "), "{told}");
        }
    }
    repo.put(SNAPSHOT, &good);
    repo.redraft(&["check"], 0);
    let config = repo.read("redraft.yaml");
    repo.put("redraft.yaml", &config.replace("draft: docs", "drfat: docs"));
    let told = repo.redraft(&["check"], 2);
    assert!(told.contains("redraft.yaml:10:") && told.contains("did you mean `draft`?"), "{told}");
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let repo = Repo::guarded();
    repo.put("snapshots/keep", "");
    let folder = repo.path().join("snapshots");
    repo.edit("shall inspect", "should inspect");
    let allow = |mode: u32| fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).unwrap();
    allow(0o555);
    match as_anybody(&repo, &["check"]) {
        Ok(output) => {
            let told = said(&output, &["check"], 2);
            assert!(told.contains("snapshots/ports.snap.new") && told.contains("{+should+}"), "{told}");
            assert!(!repo.has(PENDING));
        }
        Err(why) => eprintln!("a read-only folder is not tested: {why}"),
    }
    allow(0o755);
    // A file where the folder should be stops everybody.
    fs::remove_dir_all(&folder).unwrap();
    repo.put("snapshots", "");
    let told = repo.redraft(&["check"], 2);
    assert!(told.contains("cannot make the folder") && told.contains("{+should+}"), "{told}");
}

/// The program run by somebody who may not write everywhere: an administrator steps down for it.
fn as_anybody(repo: &Repo, arguments: &[&str]) -> Result<std::process::Output, String> {
    let program = assert_cmd::cargo::cargo_bin("redraft");
    if fs::write(repo.path().join("snapshots/probe"), "").is_err() {
        return Ok(redraft_in(repo.path(), arguments).output().unwrap());
    }
    fs::remove_file(repo.path().join("snapshots/probe")).unwrap();
    // The build may lie where nobody else may look.
    let copy = tempfile::tempdir().unwrap();
    let own = copy.path().join("redraft");
    fs::copy(program, &own).unwrap();
    for open in [repo.path(), copy.path(), &own] {
        fs::set_permissions(open, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let output = Command::new("setpriv")
        .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
        .arg(&own)
        .args(arguments)
        .current_dir(repo.path())
        .env_remove("GITHUB_ACTIONS")
        // Git looks into no repository of another user, unless it is told that it may.
        .envs([("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_KEY_0", "safe.directory"), ("GIT_CONFIG_VALUE_0", "*")])
        .output();
    match output {
        Ok(output) if !String::from_utf8_lossy(&output.stderr).starts_with("setpriv:") => Ok(output),
        Ok(output) => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
        Err(error) => Err(format!("this is run by an administrator, and without setpriv: {error}")),
    }
}

#[test]
fn runs_at_the_same_time_lose_nothing() {
    let repo = Repo::guarded();
    let mut draft = PORTS.to_owned();
    for k in 0..12 {
        draft.push_str(&format!("\n## {} Berth\n\nBerth number {k} is for boats of {k} metres.\n", k + 3));
    }
    repo.put("docs/ports.md", &draft);
    let told = repo.redraft(&["check"], 1);
    let hashes: Vec<String> = (0..12).map(|k| hash(&told, &format!("Berth number {k} is"))).collect();
    let program = assert_cmd::cargo::cargo_bin("redraft");
    let run = |arguments: &[&str]| {
        Command::new(&program)
            .current_dir(repo.path())
            .env_remove("GITHUB_ACTIONS")
            .args(arguments)
            .stdout(std::process::Stdio::null())
            .spawn()
    };
    let mut children: Vec<_> = hashes.iter().map(|hash| run(&["accept", "--finding", hash]).unwrap()).collect();
    children.push(run(&["check"]).unwrap());
    for child in &mut children {
        assert!(child.wait().unwrap().code().is_some_and(|code| code < 2));
    }
    let snapshot = repo.read(SNAPSHOT);
    for k in 0..12 {
        assert!(snapshot.contains(&format!("Berth number {k} is")), "{k} in {snapshot}");
    }
}

#[test]
fn an_accept_that_was_interrupted_is_taken_up_again() {
    let repo = Repo::guarded();
    repo.edit("shall inspect", "should inspect");
    repo.edit("EUR 10.", "EUR 12.");
    repo.redraft(&["check"], 1);
    let pending = repo.read(PENDING);
    repo.redraft(&["accept", "--theme", "safety"], 0);
    // As if the run had ended after the first of its two files, with the third half written.
    repo.put(PENDING, &pending);
    repo.put("snapshots/.ports.snap.999999.tmp", "---\nsou");
    let told = repo.redraft(&["accept"], 0);
    assert!(told.contains("{+12+}") && !told.contains("{+should+}"), "{told}");
    repo.redraft(&["check"], 0);
    let snapshot = repo.read(SNAPSHOT);
    assert!(snapshot.contains("{+12+}") && snapshot.contains("{+should+}"), "{snapshot}");
}

#[test]
fn an_accept_that_is_killed_leaves_whole_files() {
    let repo = Repo::guarded();
    let mut draft = PORTS.to_owned();
    for k in 0..200 {
        draft.push_str(&format!("\n## {} Berth\n\nBerth number {k} is for boats of {k} metres.\n", k + 3));
    }
    repo.put("docs/ports.md", &draft);
    repo.redraft(&["check"], 1);
    let program = assert_cmd::cargo::cargo_bin("redraft");
    let started = std::time::Instant::now();
    repo.redraft(&["accept"], 0);
    let whole = started.elapsed();
    for k in 0..24 {
        let _ = fs::remove_dir_all(repo.path().join("snapshots"));
        repo.redraft(&["check"], 1);
        let mut child = Command::new(&program)
            .current_dir(repo.path())
            .arg("accept")
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        // From the very beginning to about the end.
        std::thread::sleep(whole * k / 24);
        let _ = child.kill();
        child.wait().unwrap();
        // Nothing was decided or everything, and both files can be read.
        let told = repo.redraft(&["check"], if repo.has(SNAPSHOT) { 0 } else { 1 });
        assert!(told.contains("400 new findings") || told.contains("400 as accepted"), "{told}");
        repo.redraft(&["accept"], 0);
        repo.redraft(&["check"], 0);
    }
}

/// The program at a terminal of its own, with these answers.
fn review(repo: &Repo, answers: &str, code: i32) -> String {
    let program = assert_cmd::cargo::cargo_bin("redraft");
    let line = format!("{} review", program.display());
    let mut child = Command::new("script")
        .current_dir(repo.path())
        .args(["-qec", &line, "/dev/null"])
        .env("EDITOR", "./editor")
        .env_remove("VISUAL")
        .env("NO_COLOR", "1")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), answers.as_bytes()).unwrap();
    said(&child.wait_with_output().unwrap(), &["review"], code)
}

#[test]
fn review_goes_through_the_findings_one_by_one() {
    let repo = Repo::guarded();
    let told = repo.redraft(&["review"], 2);
    assert!(told.contains("`redraft accept` and `redraft reject`"), "{told}");
    if Command::new("script").arg("--version").output().is_err() {
        return;
    }
    repo.edit("shall inspect", "should inspect");
    repo.edit("EUR 10.", "EUR 12.");
    repo.edit("Ferries pay EUR 200.", "Ferries pay EUR 200.\n- Tankers pay EUR 3,000.");
    let told = review(&repo, "?\nc\na\nr\nq\n", 0);
    assert!(told.contains("a  accept this finding") && told.contains("> new:5"), "{told}");
    assert!(told.contains("put back") && told.contains("1 accepted · 1 rejected · 0 skipped"), "{told}");
    assert!(repo.read(SNAPSHOT).contains("{+should+}"));
    let told = review(&repo, "s\nA\n", 0);
    assert!(told.contains("1 accepted · 0 rejected · 1 skipped"), "{told}");
    assert!(repo.read(SNAPSHOT).contains("Tankers") && !repo.read(SNAPSHOT).contains("{+12+}"));
    repo.redraft(&["check"], 1);
    // The editor corrects the draft, and nothing is left to decide.
    repo.put("editor", "#!/bin/sh\nsed -i s/12/10/ \"$2\"\n");
    fs::set_permissions(repo.path().join("editor"), fs::Permissions::from_mode(0o755)).unwrap();
    review(&repo, "e\n", 0);
    repo.redraft(&["check"], 0);
    assert!(review(&repo, "", 0).contains("Nothing is pending."));
}

#[test]
fn insta_reads_the_files() {
    let repo = Repo::guarded();
    repo.edit("shall inspect", "should inspect");
    repo.redraft(&["check"], 1);
    let pending = insta::Snapshot::from_file(&repo.path().join(PENDING)).unwrap();
    assert_eq!(pending.metadata().source(), Some("redraft.yaml"));
    assert_eq!(pending.metadata().description(), Some("main:docs/ports.md → docs/ports.md"));
    // As `cargo insta accept` does: it writes the pending snapshot under the name of the accepted one.
    pending.save(&repo.path().join(SNAPSHOT)).unwrap();
    fs::remove_file(repo.path().join(PENDING)).unwrap();
    let told = repo.redraft(&["check"], 0);
    assert!(told.contains("1 as accepted"), "{told}");
}
