//! `redraft statements --grammar`.

#![allow(clippy::unwrap_used)]

mod common;

use assert_cmd::Command;
use common::folder::Folder;

const POLICY: &str = "# Ports\n\nThe agency shall inspect every port, where appropriate, once a year.\n\nThe board will:\n\n- publish the results;\n- support small ports if funds are left.\n";

fn redraft(arguments: &[&str], folder: &Folder) -> assert_cmd::assert::Assert {
    Command::cargo_bin("redraft").unwrap().args(arguments).current_dir(folder.root()).assert()
}

#[test]
fn the_file_with_grammar_reads_back_as_the_same_statements() {
    let folder = Folder::new();
    folder.put("ports.md", POLICY);
    for (format, name) in [("yaml", "ports.yaml"), ("json", "ports.json")] {
        redraft(&["statements", "ports.md", "--grammar", "--lang", "en", "--format", format, "-o", name], &folder)
            .success();
        let text = folder.read(name);
        assert!(text.contains("grammar") && text.contains("firm"), "{text}");
        redraft(&["diff", "ports.md", name, "--exit-code", "--lang", "en"], &folder).success();
    }
}

#[test]
fn without_a_lexicon_there_is_no_grammar() {
    let folder = Folder::new();
    folder.put("ports.md", POLICY);
    redraft(&["statements", "ports.md", "--grammar", "--lang", "pl"], &folder)
        .code(2)
        .stderr(predicates::str::contains("there is no lexicon for the language `pl`"));
}
