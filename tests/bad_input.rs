//! Input that is wrong: exit code 2 and one message that names the file, the place and the fix; or, where comparing
//! is still sensible, a warning and a result. Never a panic, never half a file.

#![allow(clippy::unwrap_used)]

mod common;

use common::folder::Folder;
use common::{fixture, snapshots};
use predicates::str::is_empty;

/// A folder with the wrong fixtures beside `old.md` and `new.md`, and with what the tests make themselves.
fn folder() -> Folder {
    let folder = Folder::new();
    for entry in std::fs::read_dir(fixture("bad")).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), folder.path(entry.file_name().to_str().unwrap())).unwrap();
    }
    std::fs::create_dir(folder.path("folder")).unwrap();
    let deep = "[".repeat(200_000);
    let files: [(&str, &[u8]); 15] = [
        ("empty.md", b""),
        ("blank.txt", b" \n\t\n"),
        ("program", b"\x7fELF\x02\x01\x01"),
        ("policy.pdf", b"%PDF-1.7\n"),
        ("scan.txt", b"\x89PNG\r\n\x1a\n"),
        ("archive.md", b"PK\x03\x04\x14"),
        ("utf16.txt", b"P\0o\0r\0t\0s\0.\0"),
        ("page", b"<!DOCTYPE html>\n<html><body><p>Ports.</p></body></html>\n"),
        ("rules.md", b"---\n---\n***\n"),
        ("no-list.yaml", b"title: Harbour policy\nversion: '1'\n"),
        ("broken.yaml", b"statements:\n  - text: 'Every berth shall have\n"),
        ("broken.json", b"{\"statements\": [{\"text\": \"Every berth.\"},]}\n"),
        ("deep.yaml", deep.as_bytes()),
        ("deep.json", deep.as_bytes()),
        ("deep.md", deep.as_bytes()),
    ];
    for (name, content) in files {
        folder.put(name, content);
    }
    folder.put("with-themes.yaml", "statements:\n  - text: Ships report to the harbour.\n    themes: [safety]\n");
    folder.put("empty-themes.yaml", "id: harbour\nthemes: []\n");
    folder.put("themes.yaml", "id: harbour\nthemes:\n  - id: safety\n    label: Safety\n    keywords: [port]\n");
    folder
}

/// Runs that end with 2 and a message of ours with a help.
const REFUSED: &[&[&str]] = &[
    // Documents.
    &["diff", "old.md", "missing.md"],
    &["diff", "old.md", "missing/new.md"],
    &["diff", "old.md"],
    &["diff", "old.md", "new.md", "old.md"],
    &["diff", "folder", "new.md"],
    &["diff", "old.md", "empty.md"],
    &["diff", "old.md", "blank.txt"],
    &["diff", "old.md", ""],
    &["diff", "program", "new.md"],
    &["diff", "policy.pdf", "new.md"],
    &["diff", "scan.txt", "new.md"],
    &["diff", "archive.md", "new.md"],
    &["diff", "page", "new.md"],
    &["diff", "utf16.txt", "new.md"],
    &["diff", "old.md", "nul-byte.md"],
    &["diff", "old.md", "no-statement.md"],
    &["statements", "no-statement.md"],
    &["diff", "old.md", "rules.md"],
    &["diff", "old.md", "deep.yaml"],
    &["diff", "old.md", "deep.json"],
    &["diff", "old.md", "deep.md"],
    &["diff", "-", "-"],
    &["diff", "old.md", "-", "--themes", "-"],
    &["themes", "-", "--themes", "-"],
    &["diff", "HEAD:old.md", "new.md"],
    &["diff", "https://ports.example/policy", "new.md"],
    // Statement files.
    &["diff", "old.md", "statements-equal-ids.yaml"],
    &["diff", "old.md", "statements-unknown-field.yaml"],
    &["diff", "old.md", "yaml-bomb.yaml"],
    &["diff", "old.md", "no-list.yaml"],
    &["diff", "old.md", "broken.yaml"],
    &["diff", "old.md", "broken.json"],
    &["diff", "old.md", "new.md", "--input-format", "yaml"],
    &["diff", "old.md", "new.md", "--input-format", "json"],
    // Taxonomies and themes.
    &["diff", "old.md", "new.md", "--themes", "missing.yaml"],
    &["diff", "old.md", "new.md", "--themes", "folder"],
    &["diff", "old.md", "new.md", "--themes", "empty.md"],
    &["diff", "old.md", "new.md", "--themes", "latin1.txt"],
    &["diff", "old.md", "new.md", "--themes", "empty-themes.yaml"],
    &["diff", "old.md", "new.md", "--themes", "taxonomy-duplicate-id.yaml"],
    &["diff", "old.md", "new.md", "--themes", "taxonomy-unknown-field.yaml"],
    &["diff", "old.md", "new.md", "--themes", "taxonomy-tab.yaml"],
    &["diff", "old.md", "new.md", "--themes", "taxonomy-duplicate-key.yaml"],
    &["diff", "old.md", "new.md", "--themes", "yaml-bomb.yaml"],
    &["diff", "old.md", "new.md", "--themes", "no-statement.md"],
    &["diff", "old.md", "new.md", "--themes", "deep.yaml"],
    &["diff", "old.md", "new.md", "--theme", "harbour"],
    &["diff", "old.md", "new.md", "--theme", "safty", "--themes", "themes.yaml"],
    &["themes", "old.md", "--themes", "themes.yaml", "--theme", "safty"],
    // Output.
    &["diff", "old.md", "new.md", "--format", "json", "--only", "added"],
    &["diff", "old.md", "new.md", "-o", "folder"],
    &["diff", "old.md", "new.md", "-o", "no/such/folder.txt"],
    &["diff", "old.md", "new.md", "-o", "old.md"],
    &["statements", "old.md", "-o", "old.md"],
    &["statements", "old.md", "--grammar", "--format", "lines"],
    &["diff", "old.md", "new.md", "--themes", "themes.yaml", "-o", "themes.yaml"],
];

/// Usage that clap refuses, in its own words.
const MISUSED: &[&[&str]] = &[
    &["diff", "old.md", "new.md", "--format", "docx"],
    &["diff", "old.md", "new.md", "--input-format", "docx"],
    &["diff", "old.md", "new.md", "--only", "lost"],
    &["diff", "old.md", "new.md", "--lang", "english"],
    &["diff", "old.md", "new.md", "--lang", "gr"],
    &["diff", "old.md", "new.md", "--width", "3"],
    &["diff", "old.md", "new.md", "--summary", "--why"],
    &["themes", "old.md"],
    &["frobnicate"],
    &[],
];

/// Runs that warn and still give a result.
const DOUBTFUL: &[&[&str]] = &[
    &["diff", "old.md", "latin1.txt"],
    &["diff", "old.md", "new.md", "--themes", "themes-in-german.yaml"],
    &["diff", "with-themes.yaml", "new.md"],
];

#[test]
fn what_cannot_run_exits_2_with_one_message() {
    let folder = folder();
    folder.put(
        "themes-in-german.yaml",
        "id: hafen\nthemes:\n  - id: gebuehren\n    label: Gebühren\n    keywords: [gebühr]\n",
    );
    let mut together = String::new();
    let mut tell = |arguments: &[&str], message: &str| {
        let typed: String =
            arguments.iter().map(|word| if word.is_empty() { " ''".into() } else { format!(" {word}") }).collect();
        together.push_str(&format!("$ redraft{typed}\n{message}\n"));
    };
    for &arguments in REFUSED {
        let assert = folder.redraft(arguments).write_stdin("").assert().code(2).stdout(is_empty());
        let message = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
        assert!(message.starts_with("redraft: error: "), "{arguments:?}: {message}");
        assert_eq!(message.matches("error:").count(), 1, "{arguments:?}: {message}");
        assert_eq!(message.matches("\n  help: ").count(), 1, "{arguments:?}: {message}");
        assert_eq!(message.lines().count(), 2, "{arguments:?}: {message}");
        assert!(message.len() < 500, "{arguments:?}: {message}");
        tell(arguments, &message);
    }
    assert_eq!(folder.read("old.md"), common::folder::OLD, "an input is never written over");
    for &arguments in MISUSED {
        let assert = folder.redraft(arguments).assert().code(2).stdout(is_empty());
        tell(arguments, &String::from_utf8(assert.get_output().stderr.clone()).unwrap());
    }
    for &arguments in DOUBTFUL {
        let output = folder.redraft(arguments).assert().code(0).get_output().clone();
        assert!(!output.stdout.is_empty());
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(message.lines().all(|line| line.starts_with("redraft: warning: ")), "{message}");
        tell(arguments, &message);
    }
    snapshots().bind(|| insta::assert_snapshot!("bad_input", together));
}

#[test]
fn what_cannot_run_writes_no_file() {
    let folder = folder();
    let before = folder.names();
    for &arguments in REFUSED.iter().filter(|arguments| arguments[0] != "themes" && !arguments.contains(&"-o")) {
        let written: Vec<&str> = arguments.iter().copied().chain(["-o", "report.txt"]).collect();
        folder.redraft(&written).write_stdin("").assert().code(2);
        assert_eq!(folder.names(), before, "{written:?}");
    }
    folder.put("report.txt", "the report of last week");
    folder.redraft(&["diff", "old.md", "empty.md", "-o", "report.txt"]).assert().code(2);
    assert_eq!(folder.read("report.txt"), "the report of last week");
}

#[test]
fn an_encoding_that_is_not_utf_8_is_guessed() {
    let folder = folder();
    let french = std::fs::read(fixture("bad/latin1.txt")).unwrap();
    folder.put("utf8.txt", french.iter().map(|&byte| char::from(byte)).collect::<String>());
    let diff = folder.redraft(&["diff", "latin1.txt", "utf8.txt", "--exit-code"]).assert().code(0);
    let message = String::from_utf8(diff.get_output().stderr.clone()).unwrap();
    assert!(message.starts_with("redraft: warning: latin1.txt: it is not UTF-8"), "{message}");
}

/// Debug builds are slow at what only counts bytes: there, where a run is heavy, a smaller line does.
const LONG: usize = if cfg!(debug_assertions) { 1_000_000 } else { 10_000_000 };

#[cfg(unix)]
#[test]
fn one_line_of_megabytes_is_one_more_line() {
    let folder = folder();
    let sentence = "the agency shall report on water and energy to the council ";
    for name in ["line.txt", "line.md"] {
        folder.put(name, sentence.repeat(10_000_000 / sentence.len()));
        let line = sentence.repeat(LONG / sentence.len());
        let changed = line.replacen("water", "waste", 1);
        folder.put(&format!("long-{name}"), &line);
        folder.put(&format!("changed-{name}"), &changed);
        // 10 MB may cost a small multiple of 10 MB and no more; the kilobytes hold the program and its stacks too.
        for run in [
            format!("ulimit -v 400000; redraft diff old.md {name} -o report.json --format json --exit-code"),
            format!("ulimit -v 400000; redraft diff long-{name} changed-{name} -o report.txt --exit-code"),
        ] {
            let output = folder.shell(&run);
            let message = String::from_utf8_lossy(&output.stderr);
            assert_eq!((output.status.code(), &*message), (Some(1), ""), "{run}");
        }
    }
}

#[test]
fn brackets_without_end_are_refused_or_read() {
    let folder = folder();
    for (sign, count) in
        [("[", 200_000), ("{", 200_000), ("> ", 20_000), ("- ", 20_000), ("*", 200_000), ("![", 50_000)]
    {
        for name in ["deep.yaml", "deep.json", "deep.md", "deep.txt"] {
            folder.put(name, format!("{}ports", sign.repeat(count)));
            let output = folder.redraft(&["diff", "old.md", name]).output().unwrap();
            let message = String::from_utf8_lossy(&output.stderr);
            assert!(matches!(output.status.code(), Some(0 | 2)), "{sign} {name}: {message}");
            assert!(message.len() < 500, "{sign} {name}: {message}");
        }
    }
}
