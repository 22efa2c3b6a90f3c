//! How a report is written: the format by its name or by the ending of the file, and what every format carries.

#![allow(clippy::unwrap_used)]

mod common;

use std::fs;

use common::folder::Folder;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, is_empty, starts_with};
use serde_json::Value;

/// The folder with a second pair below `before` and `after`, in a repository whose last commit is `before`, and claims.
fn folder() -> Folder {
    let folder = Folder::new();
    for (side, name) in [("before", "old.md"), ("after", "new.md")] {
        fs::create_dir(folder.path(side)).unwrap();
        folder.put(&format!("{side}/ports.md"), folder.read(name));
    }
    folder.put("brief.yaml", "claims:\n  - claim: Fees are gone.\n    where: {words: [fees]}\n    expect: dropped\n");
    folder
}

fn json(text: &[u8]) -> Value {
    serde_json::from_slice(text).unwrap()
}

const PAIRS: [(&[&str], &str); 3] = [
    (&["diff", "old.md", "new.md"], "redraft.report/1"),
    (&["diff", "before", "after"], "redraft.reports/1"),
    (&["claims", "brief.yaml", "old.md", "new.md"], "redraft.claims/1"),
];

#[test]
fn the_ending_of_the_file_picks_the_format() {
    let folder = folder();
    for (command, schema) in PAIRS {
        let run = |further: &[&str]| folder.redraft(&[command, further].concat()).assert().code(0).get_output().clone();
        let [text, data] = [run(&[]).stdout, run(&["--format", "json"]).stdout];
        assert_eq!(json(&data)["schema"], schema);
        for (file, further, expected) in [
            ("report.json", &[][..], &data),
            ("report.JSON", &[], &data),
            ("report.txt", &[], &text),
            ("report.log", &[], &text),
            ("report", &[], &text),
            ("report", &["--format", "json"], &data),
            ("report.html", &["--format", "terminal"], &text),
            ("report.2026", &["--format", "json"], &data),
        ] {
            let written = run(&[&["-o", file], further].concat());
            assert!(written.stdout.is_empty());
            assert_eq!(fs::read(folder.path(file)).unwrap(), *expected, "{command:?} -o {file}");
            fs::remove_file(folder.path(file)).unwrap();
        }
    }
}

#[test]
fn an_ending_that_no_format_has_is_refused() {
    let folder = folder();
    for (command, _) in PAIRS {
        let arguments = [command, &["-o", "report.html"]].concat();
        let assert = folder.redraft(&arguments).assert().code(2).stdout(is_empty());
        assert.stderr(
            starts_with(
                "redraft: error: report.html: no format has the ending `.html`\n  help: end the name in `.txt`",
            )
            .and(contains("`.json` (json), or name the format with `--format`")),
        );
        assert!(!folder.path("report.html").exists());
    }
}

#[cfg(unix)]
#[test]
fn a_device_takes_any_format() {
    let folder = folder();
    let run = folder.shell("ln -s /dev/null sink.html && redraft diff old.md new.md -o sink.html && echo done");
    assert_eq!(String::from_utf8_lossy(&run.stdout), "done\n", "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn what_a_format_does_not_honour_is_refused_wherever_it_is_picked() {
    let folder = folder();
    for (command, _) in PAIRS {
        for format in [["--format", "json"], ["-o", "report.json"]] {
            let arguments = [command, &format, &["--width", "90"]].concat();
            folder.redraft(&arguments).assert().code(2).stderr(contains(
                "`--width` cannot be used with `--format json`\n  help: leave it out: JSON always holds the whole",
            ));
        }
    }
    for option in ["--summary", "--why", "--all", "--review", "--only=added", "--sort=significance", "--theme=none"] {
        let name = option.split('=').next().unwrap();
        let run = folder.redraft(&["diff", "before", "after", "-o", "report.json", option]);
        { run }.assert().code(2).stderr(contains(format!("`{name}` cannot be used with `--format json`")));
    }
}

#[test]
fn every_format_has_its_line_in_the_help() {
    let folder = Folder::new();
    for command in ["diff", "claims"] {
        let help = folder.redraft(&[command, "--help"]).assert().code(0).get_output().stdout.clone();
        let help = String::from_utf8(help).unwrap();
        for format in redraft::render::FORMATS {
            let (name, about) = (format.name, format.about);
            assert!(help.lines().any(|line| line.contains(name) && line.ends_with(about)), "{name}: {help}");
        }
    }
}

#[test]
fn json_carries_warnings_and_decisions() {
    let folder = folder();
    let german = "# Häfen\n\nDie Behörde prüft jeden Hafen einmal im Jahr und berichtet darüber dem Rat der Stadt.\n";
    let english = "# Ports\n\nThe agency shall inspect every port once a year and it shall report to the council.\n";
    folder.put("de.md", german);
    folder.put("en.md", english);
    folder.put("before/fees.md", english);
    folder.put("after/fees.md", german);
    let told = "in different languages do not match";
    let run = |arguments: &[&str]| {
        let run = folder.redraft(arguments).output().unwrap();
        (json(&run.stdout), String::from_utf8(run.stderr).unwrap())
    };

    let (report, said) = run(&["diff", "en.md", "de.md", "--format", "json"]);
    let warning = &report["warnings"][0];
    assert_eq!(warning["kind"], "languages-differ");
    assert!(warning["text"].as_str().unwrap().contains(told) && said.contains(told), "{said}");
    assert_eq!(report["decisions"], serde_json::json!({"obeyed": 0, "stale": []}));

    let (reports, said) = run(&["diff", "before", "after", "--format", "json"]);
    let kinds = |k: usize| reports["policies"][k]["report"]["warnings"].as_array().unwrap().len();
    assert_eq!((kinds(0), kinds(1)), (1, 0), "{reports}");
    assert!(said.contains(told));

    let (answers, said) = run(&["claims", "brief.yaml", "en.md", "de.md", "--format", "json"]);
    assert_eq!(answers["warnings"][0]["kind"], "languages-differ");
    assert!(said.contains(told));

    folder.put("decisions.yaml", "overrides:\n  - dropped: Fees are set by the mayor and the council\n");
    let (report, said) =
        run(&["diff", "old.md", "new.md", "--overrides", "decisions.yaml", "--lang", "en", "--format", "json"]);
    let stale = &report["decisions"]["stale"][0];
    assert_eq!((&stale["file"], &stale["line"]), (&"decisions.yaml".into(), &2.into()), "{report} {said}");
    assert_eq!(report["warnings"][0]["kind"], "decision-stale");
    assert!(said.contains("this decision is stale"), "{said}");
}

#[test]
fn git_shows_the_format_that_is_asked_for() {
    let folder = folder();
    let git = |arguments: &[&str]| {
        let mut command = std::process::Command::new("git");
        command.current_dir(folder.root()).args(["-c", "user.name=t", "-c", "user.email=t@example.org"]);
        assert!(command.args(arguments).output().unwrap().status.success(), "{arguments:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "before/ports.md"]);
    git(&["commit", "-qm", "one"]);
    folder.put("before/ports.md", folder.read("new.md"));
    folder.redraft(&["diff", "--git", "HEAD", "-o", "changes.json"]).assert().code(0).stdout(is_empty());
    let reports = json(folder.read("changes.json").as_bytes());
    assert_eq!(reports["schema"], "redraft.reports/1");
    assert_eq!(reports["policies"][0]["path"], "before/ports.md");
    folder.redraft(&["diff", "--git", "HEAD", "-o", "changes.html"]).assert().code(2);

    // What git itself runs for each file.
    let words = ["ports.md", "old.md", "abc", "100644", "new.md", "def", "100755"];
    let driver = |options: &[&str]| {
        let words: Vec<&str> = ["git-diff"].iter().chain(options).chain(&words).copied().collect();
        folder.redraft(&words).assert().code(0).get_output().stdout.clone()
    };
    assert_eq!(json(&driver(&["--format", "json"]))["policies"][0]["path"], "ports.md");
    let text = String::from_utf8(driver(&[])).unwrap();
    assert!(text.starts_with("## ports.md\nmode 100644 -> 100755\n") && text.ends_with("\n\n"), "{text}");
}
