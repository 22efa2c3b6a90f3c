//! Exit codes, colour, pipes, files and revisions in git.

#![allow(clippy::unwrap_used)]

mod common;

use std::fs;

use common::folder::{Folder, NEW, OLD};
use predicates::prelude::*;
use predicates::str::{contains, is_empty, starts_with};

#[test]
fn exit_codes_are_0_1_and_2() {
    let folder = Folder::new();
    folder.put(
        "moved.md",
        "# Ports\n\nFees are set by the council.\n\nThe agency shall inspect every port once a year.\n",
    );
    folder.put("renumbered.md", OLD.replace("# Ports", "# 3. Ports"));
    let cases: [(&[&str], i32); 11] = [
        (&["diff", "old.md", "new.md"], 0),
        (&["diff", "old.md", "new.md", "--exit-code"], 1),
        (&["diff", "old.md", "new.md", "--exit-code", "--format", "json"], 1),
        (&["diff", "old.md", "new.md", "--exit-code", "--summary"], 1),
        (&["diff", "old.md", "new.md", "--exit-code", "-o", "report.txt"], 1),
        (&["diff", "old.md", "moved.md", "--exit-code"], 1),
        (&["diff", "old.md", "renumbered.md", "--exit-code"], 0),
        (&["diff", "old.md", "old.md", "--exit-code"], 0),
        (&["diff", "old.md", "missing.md", "--exit-code"], 2),
        (&["statements", "old.md"], 0),
        (&["--help"], 0),
    ];
    for (arguments, code) in cases {
        let output = folder.redraft(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert_eq!(output.stderr.is_empty(), code < 2, "{arguments:?}");
    }
}

#[test]
fn what_is_shown_does_not_change_the_exit_code() {
    let folder = Folder::new();
    let nothing_shown = ["diff", "old.md", "new.md", "--only", "split", "--exit-code"];
    folder.redraft(&nothing_shown).assert().code(1);
}

/// Options, variables of the environment, and whether there is colour.
type ColourCase<'a> = (&'a [&'a str], &'a [(&'a str, &'a str)], bool);

#[test]
fn colour_is_decided_by_option_then_environment_then_terminal() {
    let folder = Folder::new();
    folder.put("themes.yaml", "id: h\nthemes:\n  - {id: ports, label: Ports, keywords: [port]}\n");
    let commands: [&[&str]; 4] = [
        &["diff", "old.md", "new.md"],
        &["diff", "old.md", "new.md", "--side-by-side", "--why", "--all"],
        &["diff", "old.md", "new.md", "--summary"],
        &["themes", "old.md", "--themes", "themes.yaml"],
    ];
    let cases: [ColourCase; 10] = [
        (&[], &[], false),
        (&["--color", "always"], &[], true),
        (&["--color", "always"], &[("NO_COLOR", "1")], true),
        (&["--color", "always"], &[("TERM", "dumb")], true),
        (&[], &[("CLICOLOR_FORCE", "1")], true),
        (&[], &[("CLICOLOR_FORCE", "0")], false),
        (&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
        (&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")], true),
        (&["--color", "never"], &[("CLICOLOR_FORCE", "1")], false),
        (&["--color", "auto"], &[("NO_COLOR", "1")], false),
    ];
    for command in commands {
        let plain = folder.redraft(command).output().unwrap().stdout;
        for (options, variables, expected) in cases {
            let output = folder.redraft(command).args(options).envs(variables.iter().copied()).output().unwrap();
            let coloured = output.stdout.contains(&0x1b);
            assert_eq!(coloured, expected, "{command:?} {options:?} {variables:?}");
            assert_eq!(
                without_colour(&output.stdout),
                plain,
                "colour adds nothing but colour: {command:?} {options:?}"
            );
        }
    }
    let json = ["diff", "old.md", "new.md", "--format", "json", "--color", "always"];
    assert!(!folder.redraft(&json).output().unwrap().stdout.contains(&0x1b), "JSON has no colour");
}

fn without_colour(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    let rest: String = parts.filter_map(|part| part.split_once('m').map(|(_, rest)| rest)).collect();
    (first + &rest).into_bytes()
}

#[test]
fn a_file_is_written_whole_and_without_colour() {
    let folder = Folder::new();
    let commands: [&[&str]; 3] =
        [&["diff", "old.md", "new.md"], &["diff", "old.md", "new.md", "--format", "json"], &["statements", "old.md"]];
    for command in commands {
        let expected = String::from_utf8(folder.redraft(command).output().unwrap().stdout).unwrap();
        for before in [None, Some("the report of last week, which is longer\n".repeat(400))] {
            let _ = fs::remove_file(folder.path("report"));
            if let Some(before) = before {
                folder.put("report", before);
            }
            let mut run = folder.redraft(command);
            run.args(["-o", "report"])
                .env("CLICOLOR_FORCE", "1")
                .assert()
                .code(0)
                .stdout(is_empty())
                .stderr(is_empty());
            assert_eq!(folder.read("report"), expected);
            assert_eq!(folder.names(), ["new.md", "old.md", "report"], "no temporary file is left");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_place_that_cannot_be_written_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    fs::create_dir(folder.path("locked")).unwrap();
    fs::set_permissions(folder.path("locked"), fs::Permissions::from_mode(0o555)).unwrap();
    // Root may write everywhere.
    let locked = fs::write(folder.path("locked/probe"), "").is_err();
    for (file, applies) in [("no/such/folder.txt", true), (".", true), ("locked/report.txt", locked)] {
        if applies {
            let assert = folder.redraft(&["diff", "old.md", "new.md", "-o", file]).assert().code(2).stdout(is_empty());
            assert.stderr(starts_with(format!("redraft: error: {file}: cannot write")).and(contains("\n  help: ")));
        }
    }
    fs::set_permissions(folder.path("locked"), fs::Permissions::from_mode(0o755)).unwrap();
    folder.put("kept.txt", "kept");
    folder.redraft(&["diff", "old.md", "missing.md", "-o", "kept.txt"]).assert().code(2);
    assert_eq!(folder.read("kept.txt"), "kept");
}

#[cfg(unix)]
#[test]
fn a_reader_that_stops_reading_is_no_error() {
    let folder = Folder::new();
    folder
        .put("many.md", (0..20_000).map(|k| format!("Measure {k} is under way in the ports.\n\n")).collect::<String>());
    for command in ["diff old.md many.md", "diff old.md many.md --format json", "statements many.md"] {
        let line = format!("{{ redraft {command}; echo \"code $?\" >&2; }} | head -n 1");
        let output = folder.shell(&line);
        assert_eq!(String::from_utf8_lossy(&output.stderr), "code 0\n", "{command}");
        assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 1, "{command}");
    }
    let changed = folder.shell("{ redraft diff old.md many.md --exit-code; echo \"code $?\" >&2; } | head -n 1");
    assert_eq!(String::from_utf8_lossy(&changed.stderr), "code 1\n", "the answer stays the answer");
}

#[cfg(unix)]
#[test]
fn a_closed_standard_stream_does_not_panic() {
    let folder = Folder::new();
    for line in ["redraft diff old.md missing.md 2>&-", "redraft diff old.md new.md >&-", "redraft --help >&-"] {
        let output = folder.shell(line);
        assert!(matches!(output.status.code(), Some(0 | 2)), "{line}: {:?}", output.status);
        let message = String::from_utf8_lossy(&output.stderr);
        assert!(!message.contains("panicked"), "{line}: {message}");
    }
}

#[test]
fn standard_input_takes_the_place_of_either_document() {
    let folder = Folder::new();
    let cases: [(&[&str], &str, &str); 5] = [
        (&["diff", "-", "new.md", "--input-format", "markdown"], OLD, "-  Fees are set by the council."),
        (&["diff", "old.md", "-", "--input-format", "markdown"], NEW, "+  A new terminal opens in the south."),
        (&["diff", "old.md", "-"], NEW, "+  A new terminal opens in the south."),
        (&["statements", "-"], OLD, "text: Fees are set by the council."),
        (
            &["statements", "-", "--input-format", "json"],
            "{\"statements\": [{\"text\": \"Fees are due.\"}]}",
            "text: Fees are due.",
        ),
    ];
    for (arguments, input, expected) in cases {
        folder.redraft(arguments).write_stdin(input).assert().code(0).stdout(contains(expected)).stderr(is_empty());
    }
    let twice = folder.redraft(&["diff", "-", "-"]).write_stdin(OLD).assert().code(2).stdout(is_empty());
    twice.stderr(starts_with("redraft: error: ").and(contains("only once")).and(contains("\n  help: ")));
    let empty = folder.redraft(&["diff", "old.md", "-"]).write_stdin("").assert().code(2).stdout(is_empty());
    empty.stderr(starts_with("redraft: error: -: it is empty"));
}

/// A folder in which `policy.md` was committed, then changed and staged, then changed again.
fn repository() -> Folder {
    let folder = Folder::new();
    let git = |arguments: &[&str]| {
        let mut command = std::process::Command::new("git");
        command.current_dir(folder.root()).args(["-c", "user.name=A", "-c", "user.email=a@ports.example"]);
        let output = command.args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    fs::create_dir(folder.path("texts")).unwrap();
    git(&["init", "-q"]);
    folder.put("texts/policy.md", OLD);
    folder.put("policy.md", OLD);
    git(&["add", "policy.md", "texts/policy.md"]);
    git(&["commit", "-q", "-m", "First draft"]);
    git(&["tag", "v1"]);
    folder.put("policy.md", NEW);
    git(&["add", "policy.md"]);
    folder.put("policy.md", OLD.replace("year", "month"));
    folder
}

#[test]
fn a_revision_in_git_is_a_document() {
    let folder = repository();
    let cases: [(&[&str], &str); 6] = [
        (&["diff", "HEAD:policy.md", "policy.md"], "once a [-year-] {+month+}"),
        (&["diff", "v1:policy.md", "new.md"], "+  A new terminal opens in the south."),
        (&["diff", "HEAD:policy.md", ":policy.md"], "+  A new terminal opens in the south."),
        (&["diff", "HEAD:texts/policy.md", "HEAD:policy.md"], "No change: "),
        (&["diff", "HEAD:policy.md", "-"], "+  A new terminal opens in the south."),
        (&["statements", "v1:texts/policy.md"], "text: Fees are set by the council."),
    ];
    for (arguments, expected) in cases {
        let assert = folder.redraft(arguments).write_stdin(NEW).assert().code(0).stderr(is_empty());
        assert.stdout(contains(expected));
    }
    let below = common::folder::redraft_in(&folder.path("texts"), &["diff", "HEAD:./policy.md", "policy.md"]).assert();
    below.code(0).stdout(contains("No change: "));
    let refused: [(&[&str], &str); 4] = [
        (&["diff", "HEAD:missing.md", "policy.md"], "HEAD:missing.md: "),
        (&["diff", "v2:policy.md", "policy.md"], "v2:policy.md: "),
        (&["diff", "HEAD:texts", "policy.md"], "HEAD:texts: "),
        (&["diff", "--", "--output=x:policy.md", "policy.md"], "--output=x:policy.md: "),
    ];
    for (arguments, named) in refused {
        let assert = folder.redraft(arguments).assert().code(2).stdout(is_empty());
        assert.stderr(starts_with(format!("redraft: error: {named}")).and(contains("\n  help: ")));
    }
    folder.put("HEAD:policy.md", NEW);
    let file = folder.redraft(&["diff", "HEAD:policy.md", "new.md"]).assert();
    file.code(0).stdout(contains("No change: "));
}
