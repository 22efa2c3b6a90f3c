//! The command line as a user meets it: exit codes, messages, colour, files and pipes.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::{contains, is_empty, starts_with};
use tempfile::TempDir;

const OLD: &str = "# Ports\n\nThe agency shall inspect every port once a year.\n\nFees are set by the council.\n";
const NEW: &str = "# Ports\n\nThe agency shall inspect every port once a year.\n\nA new terminal opens in the south.\n";

struct Folder {
    folder: TempDir,
}

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("old.md"), OLD).unwrap();
        fs::write(folder.path().join("new.md"), NEW).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program, run in the folder and untouched by the environment of the test.
    fn redraft(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("redraft").unwrap();
        command.current_dir(self.folder.path()).args(arguments);
        for variable in ["NO_COLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS"] {
            command.env_remove(variable);
        }
        command
    }
}

#[test]
fn diff_shows_what_changed_and_exits_0() {
    let folder = Folder::new();
    (folder.redraft(&["diff", "old.md", "new.md"]).assert().code(0).stderr(is_empty()))
        .stdout(contains("+  A new terminal opens in the south.").and(contains("-  Fees are set by the council.")));
}

#[test]
fn exit_code_tells_of_changes() {
    let folder = Folder::new();
    folder.redraft(&["diff", "old.md", "new.md", "--exit-code"]).assert().code(1);
    let same = folder.redraft(&["diff", "old.md", "old.md", "--exit-code"]).assert().code(0);
    same.stdout(contains("No change: "));
}

#[test]
fn the_same_comparison_is_the_same_bytes() {
    let folder = Folder::new();
    for options in [&["--format", "json"][..], &["--summary"], &["--side-by-side", "--why", "--all"], &[]] {
        let run = || folder.redraft(&["diff", "old.md", "new.md"]).args(options).output().unwrap().stdout;
        assert!(!run().is_empty());
        assert_eq!(run(), run(), "{options:?}");
    }
}

#[test]
fn json_is_one_document() {
    let folder = Folder::new();
    let output = folder.redraft(&["diff", "old.md", "new.md", "--format", "json"]).output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["schema"], "redraft.report/1");
    assert_eq!(report["summary"]["added"], 1);
}

#[test]
fn standard_input_is_a_document() {
    let folder = Folder::new();
    let diff = ["diff", "-", "new.md", "--input-format", "markdown"];
    folder.redraft(&diff).write_stdin(OLD).assert().code(0).stdout(contains("Fees are set"));
    let twice = folder.redraft(&["diff", "-", "-"]).write_stdin(OLD).assert().code(2);
    twice.stderr(starts_with("redraft: error: ").and(contains("only once")).and(contains("\n  help: ")));
}

#[test]
fn what_cannot_run_exits_2_with_one_message() {
    let folder = Folder::new();
    fs::create_dir(folder.path("folder")).unwrap();
    fs::write(folder.path("empty.md"), "").unwrap();
    let cases: [&[&str]; 8] = [
        &["diff", "old.md", "missing.md"],
        &["diff", "old.md", "empty.md"],
        &["diff", "folder", "new.md"],
        &["diff", "old.md", "new.md", "--themes", "missing.yaml"],
        &["diff", "old.md", "new.md", "--theme", "no-such-theme"],
        &["diff", "old.md", "new.md", "--format", "json", "--only", "added"],
        &["diff", "old.md", "new.md", "-o", "folder"],
        &["diff", "old.md", "new.md", "-o", "old.md"],
    ];
    for arguments in cases {
        let assert = folder.redraft(arguments).assert().code(2).stdout(is_empty());
        let message = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
        assert!(message.starts_with("redraft: error: "), "{arguments:?}: {message}");
        assert_eq!(message.matches("error:").count(), 1, "{message}");
        assert!(!message.contains("panicked"), "{message}");
    }
    assert_eq!(fs::read_to_string(folder.path("old.md")).unwrap(), OLD, "an input is never written over");
    for arguments in [&["diff", "old.md"][..], &["diff", "old.md", "new.md", "--only", "lost"], &["frobnicate"]] {
        folder.redraft(arguments).assert().code(2).stdout(is_empty());
    }
}

#[test]
fn colour_follows_the_rules() {
    let folder = Folder::new();
    let coloured = |arguments: &[&str], variables: &[(&str, &str)]| {
        let mut command = folder.redraft(&["diff", "old.md", "new.md"]);
        let output = command.args(arguments).envs(variables.iter().copied()).output().unwrap();
        output.stdout.contains(&0x1b)
    };
    assert!(!coloured(&[], &[]), "a pipe is no terminal");
    assert!(coloured(&["--color", "always"], &[]));
    assert!(coloured(&["--color", "always"], &[("NO_COLOR", "1")]), "an option wins over the environment");
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[], &[("CLICOLOR_FORCE", "0")]));
    assert!(!coloured(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!coloured(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn a_file_never_gets_colour() {
    let folder = Folder::new();
    let diff = ["diff", "old.md", "new.md", "--color", "always", "-o", "report.txt"];
    folder.redraft(&diff).env("CLICOLOR_FORCE", "1").assert().code(0).stdout(is_empty());
    let report = fs::read_to_string(folder.path("report.txt")).unwrap();
    assert!(report.contains("Fees are set") && !report.contains('\u{1b}'));
    assert_eq!(fs::read_dir(folder.folder.path()).unwrap().count(), 3, "no temporary file is left");
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = Folder::new();
    let many: String = (0..20_000).map(|k| format!("Measure number {k} is under way in the ports.\n\n")).collect();
    fs::write(folder.path("many.md"), many).unwrap();
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("redraft"))
        .current_dir(folder.folder.path())
        .args(["diff", "old.md", "many.md"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{:?}", output.status);
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let folder = Folder::new();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = std::process::Command::new(assert_cmd::cargo::cargo_bin("redraft"))
        .current_dir(folder.folder.path())
        .args(["diff", "old.md", "new.md"])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("redraft: error: standard output: cannot write"));
}

#[test]
fn the_width_is_kept() {
    let folder = Folder::new();
    for (arguments, columns, width) in [(&["--width", "40"][..], "100", 40), (&[], "50", 50)] {
        let output =
            folder.redraft(&["diff", "old.md", "new.md"]).args(arguments).env("COLUMNS", columns).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.lines().all(|line| line.chars().count() <= width), "{text}");
    }
}

#[test]
fn statements_are_printed_as_a_statement_file() {
    let folder = Folder::new();
    (folder.redraft(&["statements", "old.md"]).assert().code(0))
        .stdout(contains("    section: [Ports]\n    text: Fees are set by the council.\n    line: 5\n"));
    let output = folder.redraft(&["statements", "old.md", "--format", "json"]).output().unwrap();
    let file: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(file["statements"][2]["section"], serde_json::json!(["Ports"]));
}

#[test]
fn help_shows_examples_and_signs() {
    let folder = Folder::new();
    folder.redraft(&["diff", "--help"]).assert().code(0).stdout(contains("Examples:").and(contains("+ added")));
    folder.redraft(&["--version"]).assert().code(0).stdout(starts_with("redraft "));
    folder.redraft(&["--help"]).assert().code(0).stdout(contains("Exit codes"));
}
