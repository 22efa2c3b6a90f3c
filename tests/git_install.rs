//! `redraft git-install`, and what git's own commands show afterwards.

#![allow(clippy::unwrap_used)]

mod common;

use common::harbour::{CREWS_FILE, Harbour, PORTS, PRIVACY};
use common::snapshots;

/// A harbour whose git speaks redraft for Markdown.
fn installed() -> Harbour {
    let harbour = Harbour::new();
    harbour.redraft(&["git-install", "--write"], 0);
    harbour
}

#[test]
fn the_settings_are_printed_written_once_and_taken_out() {
    let harbour = Harbour::new();
    let config = harbour.read(".git/config");
    harbour.put(".gitattributes", "*.png binary\n");
    let told =
        harbour.redraft(&["git-install", "docs/**/*.md", "our policies/*.txt", "--themes", "our themes.yaml"], 0);
    snapshots().bind(|| insta::assert_snapshot!("git_install", told));
    assert_eq!(
        (harbour.read(".git/config"), harbour.read(".gitattributes")),
        (config.clone(), "*.png binary\n".to_owned())
    );

    let told = harbour.redraft(&["git-install", "--write", "docs/**/*.md", "--themes", "privacy"], 0);
    assert!(told.contains("git is set up for this repository: 1 pattern in "), "{told}");
    let written = harbour.read(".git/config");
    assert!(written.contains("command = redraft git-diff --themes privacy\n"), "{written}");
    harbour.redraft(&["git-install", "--write", "docs/**/*.md", "--themes", "privacy"], 0);
    assert_eq!(harbour.read(".git/config"), written);
    assert_eq!(harbour.read(".gitattributes"), "*.png binary\ndocs/**/*.md diff=redraft\n");
    // What is printed is what is written.
    for line in told_settings(&harbour.redraft(&["git-install", "--themes", "privacy"], 0)) {
        assert!(written.contains(&line), "{line}");
    }

    // From a folder below, too.
    harbour.redraft_from("docs", &["git-install", "--uninstall"], 0);
    assert_eq!((harbour.read(".git/config"), harbour.read(".gitattributes")), (config, "*.png binary\n".to_owned()));
    assert_eq!(harbour.redraft(&["git-install", "--uninstall"], 0), "There was nothing to remove.\n");
}

fn told_settings(told: &str) -> Vec<String> {
    told.lines().filter(|line| line.starts_with(['[', '\t'])).map(|line| format!("{line}\n")).collect()
}

#[test]
fn settings_may_hold_for_all_repositories() {
    let harbour = Harbour::new();
    let told = harbour.redraft(&["git-install", "--write", "--global", "*.md"], 0);
    assert!(told.contains("git is set up for your repositories"), "{told}");
    assert_eq!(harbour.read(".home/xdg/git/attributes"), "*.md diff=redraft\n");
    let shown = harbour.git(&["diff", "v1", "v2", "--", "docs"]);
    assert!(shown.contains("force-weakened: shall → should"), "{shown}");
    harbour.redraft(&["git-install", "--uninstall", "--global"], 0);
    assert!(!harbour.file(".home/xdg/git/attributes").exists());
    let shown = harbour.git(&["diff", "v1", "v2", "--", "docs"]);
    assert!(shown.contains("\n-The agency shall inspect"), "{shown}");
}

#[test]
fn what_cannot_be_set_up_is_said() {
    let harbour = Harbour::new();
    for (words, expected) in [
        (&["git-install", "--write", "!*.md"][..], "a pattern of .gitattributes cannot begin with `!`: `!*.md`"),
        (&["git-install", "docs/"], "a folder alone matches no file there: `docs/`"),
        (&["git-install", "--write", "--uninstall"], "cannot be used with"),
        (&["git-diff"], "git runs this command"),
        (&["git-difftool", "a"], "git difftool runs this command"),
        (&["git-textconv"], "git runs this command"),
        (&["git-textconv", "no-such-file"], "there is no such file"),
    ] {
        let told = harbour.redraft(words, 2);
        assert!(told.contains(expected), "{words:?}: {told}");
    }
    let elsewhere = tempfile::tempdir().unwrap();
    let mut command = common::folder::redraft_in(elsewhere.path(), &["git-install", "--write"]);
    command.env("GIT_CEILING_DIRECTORIES", elsewhere.path().parent().unwrap());
    let told = String::from_utf8(command.assert().code(2).get_output().stderr.clone()).unwrap();
    assert!(told.contains("run it inside a repository, or with `--global`"), "{told}");
}

#[test]
fn git_commands_speak_redraft() {
    let harbour = installed();
    harbour.put(CREWS_FILE, harbour.read(CREWS_FILE).replace("in an emergency", "in a storm"));
    harbour.put("docs/privacy.md", PRIVACY.replace("only the data", "only\nthe data"));
    harbour.git(&["add", "--intent-to-add", ".gitattributes"]);
    let mut together = String::new();
    for words in [
        &["diff", "--", "docs"][..],
        &["log", "-p", "--ext-diff", "-1", "--format=%s", "--", "docs/ports.md", "docs/noise.md", "docs/waste.txt"],
        &["show", "--ext-diff", "--format=%s", "-M30%", "v2", "--", "docs/*s.md"],
        &["show", "--format=%s", "v2", "--", "docs/ports.md"],
        &[
            "difftool",
            "--no-prompt",
            "-t",
            "redraft",
            "v1",
            "v2",
            "--",
            "docs/ports.md",
            "docs/noise.md",
            "docs/waste.txt",
        ],
    ] {
        together.push_str(&format!("$ git {}\n{}\n", words.join(" "), harbour.git(words)));
    }
    snapshots().bind(|| insta::assert_snapshot!("git_commands", together));
}

#[test]
fn difftool_takes_all_at_once() {
    let harbour = installed();
    let shown = harbour.git(&["difftool", "--dir-diff", "-t", "redraft", "v1", "v2"]);
    assert!(
        shown.contains("All policies\n") && shown.contains("docs/visitors.md: renamed from docs/guests.md"),
        "{shown}"
    );
}

#[test]
fn one_variable_is_enough_for_one_call() {
    let harbour = Harbour::new();
    let show = |command: &str, from: &str| {
        let variables = [("GIT_EXTERNAL_DIFF", command)];
        let output = harbour.git_in(&harbour.file(from), &["diff", "v1", "v2", "--", "."], &variables);
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let shown = show("redraft git-diff --only reworded", "");
    assert!(shown.contains("## docs/ports.md\n") && shown.contains("EUR [-200-] {+250+}"), "{shown}");
    assert!(!shown.contains("\u{1b}["), "no colour into a pipe: {shown:?}");
    assert!(shown.contains("## docs/map.png\nredraft cannot compare it: it is an image, not text"), "{shown}");
    assert!(shown.contains("Binary files a/docs/map.png and b/docs/map.png differ"), "{shown}");
    assert_eq!(show("redraft git-diff --only reworded", "docs").matches("## docs/ports.md").count(), 1);
    let shown = show("redraft git-diff --summary", "");
    assert!(shown.contains("All themes"), "{shown}");
}

/// What goes wrong is printed in place of the report, and git goes on.
#[test]
fn a_driver_never_stops_git() {
    let harbour = Harbour::new();
    for (options, expected) in [
        ("--themes missing.yaml", "redraft cannot compare it: missing.yaml: there is no such file"),
        ("--themes nix", "redraft cannot compare it: "),
        ("--frobnicate", "redraft cannot compare it: unexpected argument '--frobnicate' found"),
        ("--only nix", "redraft cannot compare it: invalid value 'nix'"),
    ] {
        let command = format!("redraft git-diff {options}");
        let variables = [("GIT_EXTERNAL_DIFF", command.as_str())];
        let output = harbour.git_in(harbour.path(), &["diff", "v1", "v2", "--", "docs/ports.md"], &variables);
        let shown = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{shown}");
        assert!(shown.contains(expected), "{options}: {shown}");
        assert!(
            shown.contains("--- a/docs/ports.md\n+++ b/docs/ports.md\n@@ ")
                && shown.contains("\n+- Ferries pay EUR 250.\n"),
            "{shown}"
        );
    }
}

#[test]
fn a_file_in_conflict_is_told() {
    let harbour = installed();
    harbour.git(&["checkout", "-q", "-b", "other", "v1"]);
    harbour.put("docs/ports.md", PORTS.replace("shall inspect", "may inspect"));
    harbour.commit("May");
    assert!(!harbour.git_in(harbour.path(), &["merge", "main"], &[]).status.success());
    let shown = harbour.git(&["diff", "HEAD", "--", "docs/ports.md"]);
    assert!(shown.contains("redraft cannot compare it: it contains conflict markers"), "{shown}");
    assert!(shown.contains("\n+<<<<<<< HEAD\n"), "{shown}");
    for words in [&["diff"][..], &["diff", "--cached"], &["diff", "--theirs"]] {
        harbour.git(words);
    }
    assert!(
        harbour
            .git(&["diff", "--cached", "--", "docs/ports.md"])
            .contains("docs/ports.md: in conflict; resolve it first")
    );
}

#[cfg(unix)]
#[test]
fn modes_links_and_odd_names_pass_through() {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    let harbour = installed();
    symlink("ports.md", harbour.file("docs/link.md")).unwrap();
    let latin = std::ffi::OsStr::from_bytes(b"F\xe4hre.md");
    for name in ["-p.md", "a\nb.md", "\"quoted\".md", "$HOME `x`.md"] {
        harbour.put(name, "# Fees\n\nFerries pay EUR 5.\n");
    }
    std::fs::write(harbour.path().join(latin), "# Fees\n\nFerries pay EUR 5.\n").unwrap();
    harbour.commit("Odd names");
    std::fs::remove_file(harbour.file("docs/link.md")).unwrap();
    symlink("noise.md", harbour.file("docs/link.md")).unwrap();
    std::fs::set_permissions(harbour.file("docs/noise.md"), std::fs::Permissions::from_mode(0o755)).unwrap();
    for name in ["-p.md", "a\nb.md", "\"quoted\".md", "$HOME `x`.md"] {
        harbour.put(name, "# Fees\n\nFerries pay EUR 7.\n");
    }
    std::fs::write(harbour.path().join(latin), "# Fees\n\nFerries pay EUR 7.\n").unwrap();
    let shown = harbour.git(&["diff"]);
    assert_eq!(shown.matches("amount-changed: EUR 5 → EUR 7").count(), 5, "{shown}");
    assert!(shown.contains("redraft cannot compare it: it is a symbolic link\n"), "{shown}");
    assert!(shown.contains("-ports.md") && shown.contains("+noise.md"), "{shown}");
    assert!(shown.contains("## docs/noise.md\nmode 100644 -> 100755\n"), "{shown}");
    let report = harbour.redraft(&["diff", "--git", "HEAD"], 0);
    assert_eq!(report.matches("amount-changed: EUR 5 → EUR 7").count(), 5, "{report}");
    let report = harbour.redraft(&["diff", "--git", "v2", "HEAD"], 0);
    assert_eq!(report.matches("+  Ferries pay EUR 5.").count(), 5, "{report}");
}

#[test]
fn a_pager_gets_colour_as_git_would_give_it() {
    let harbour = installed();
    harbour.put("docs/ports.md", PORTS);
    let show = |variables: &[(&str, &str)]| {
        let output = harbour.git_in(harbour.path(), &["diff", "--", "docs/ports.md"], variables);
        String::from_utf8(output.stdout).unwrap().contains("\u{1b}[")
    };
    let paged = ("GIT_PAGER_IN_USE", "true");
    let terminal = ("TERM", "xterm");
    assert!(!show(&[terminal]));
    assert!(show(&[paged, terminal]));
    assert!(!show(&[paged, terminal, ("NO_COLOR", "1")]));
    harbour.git(&["config", "color.diff", "false"]);
    assert!(!show(&[paged, terminal]));
}

#[test]
fn hooks_and_worktrees_find_their_way() {
    let harbour = installed();
    harbour.git(&["add", "-A"]);
    harbour.git(&["commit", "-q", "-m", "Set up"]);
    // A hook runs with GIT_DIR and GIT_INDEX_FILE set.
    harbour.put(".git/hooks/pre-commit", "#!/bin/sh\nredraft diff --git HEAD --staged > .git/told.txt || exit 1\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let hook = harbour.file(".git/hooks/pre-commit");
        std::fs::set_permissions(hook, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    harbour.put("docs/ports.md", PORTS);
    harbour.put("docs/privacy.md", PRIVACY.replace("30 days", "60 days"));
    let told = harbour.file(".git/told.txt");
    harbour.git(&["commit", "-q", "-m", "One of two", "docs/privacy.md"]);
    let text = std::fs::read_to_string(&told).unwrap();
    assert!(text.contains("[-30-] {+60+} days") && !text.contains("Ferries"), "only what is committed: {text}");
    harbour.git(&["worktree", "add", "-q", "beside"]);
    harbour.put("beside/docs/privacy.md", PRIVACY.replace("30 days", "90 days"));
    let output = harbour.git_in(&harbour.file("beside/docs"), &["diff"], &[]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("[-60-] {+90+} days"));
    assert!(harbour.redraft_from("beside/docs", &["diff", "--git", "HEAD"], 0).contains("[-60-] {+90+} days"));
}

#[test]
fn statements_are_printed_one_a_line() {
    let harbour = Harbour::new();
    let lines = harbour.redraft(&["statements", "v1:docs/ports.md", "--format", "lines"], 0);
    assert!(lines.starts_with("# Ports\n\n## Safety\nThe agency shall inspect every port once a year.\n"), "{lines}");
    harbour.put("scan.md", b"\0\x01");
    let output = common::folder::redraft_in(harbour.path(), &["git-textconv", "scan.md"]).output().unwrap();
    assert!(output.status.success());
    assert_eq!(output.stdout, b"\0\x01", "what cannot be read stays as it is");
}
