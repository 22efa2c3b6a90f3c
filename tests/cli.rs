//! The command line as a user meets it: what it prints, how wide, and how it explains itself.

#![allow(clippy::unwrap_used)]

mod common;

use common::folder::Folder;
use predicates::prelude::*;
use predicates::str::{contains, is_empty, starts_with};

#[test]
fn diff_shows_what_changed_and_exits_0() {
    let folder = Folder::new();
    (folder.redraft(&["diff", "old.md", "new.md"]).assert().code(0).stderr(is_empty()))
        .stdout(contains("+  A new terminal opens in the south.").and(contains("-  Fees are set by the council.")));
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

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let folder = Folder::new();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = std::process::Command::new(assert_cmd::cargo::cargo_bin("redraft"))
        .current_dir(folder.root())
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

#[test]
fn every_shell_gets_completions() {
    let folder = Folder::new();
    for (shell, wanted) in [
        ("bash", "complete -F _redraft"),
        ("zsh", "#compdef redraft"),
        ("fish", "complete -c redraft"),
        ("powershell", "Register-ArgumentCompleter"),
        ("elvish", "edit:completion"),
    ] {
        (folder.redraft(&["completions", shell]).assert().code(0).stderr(is_empty()))
            .stdout(contains(wanted).and(contains("side-by-side")));
    }
    folder.redraft(&["completions", "csh"]).assert().code(2).stderr(contains("invalid value 'csh'"));
}

#[cfg(unix)]
#[test]
fn the_shell_takes_the_completions() {
    let folder = Folder::new();
    let output = folder.shell(
        "redraft completions bash > complete.bash\nbash -c '. ./complete.bash; COMP_WORDS=(redraft ch); COMP_CWORD=1; \
         _redraft redraft ch redraft; echo \"${COMPREPLY[@]}\"'",
    );
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "check", "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn every_command_has_a_manual_page() {
    let folder = Folder::new();
    (folder.redraft(&["man"]).assert().code(0).stderr(is_empty()))
        .stdout(contains(".TH redraft 1").and(contains("redraft\\-check(1)")));
    folder.redraft(&["man", "--output-dir", "man1"]).assert().code(0).stdout(is_empty());
    let help = String::from_utf8(folder.redraft(&["--help"]).output().unwrap().stdout).unwrap();
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let mut count = 0;
    // A line that goes on is indented further.
    let commands = commands.filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')));
    for name in commands.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help") {
        let page = folder.read(&format!("man1/redraft-{name}.1"));
        assert!(page.contains(&format!(".TH redraft-{name} 1")), "{page}");
        count += 1;
    }
    assert!(count >= 10 && folder.read("man1/redraft.1").contains("redraft manual"));
    (folder.redraft(&["man", "--output-dir", "old.md/man1"]).assert().code(2))
        .stderr(contains("old.md/man1: the folder cannot be made"));
}
