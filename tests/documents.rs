//! What is no document to compare is treated alike by every command: one way leads from bytes to a version. Where one
//! document is named, the run ends with 2; among several, the document is listed with the reason, and the rest compared.

#![allow(clippy::unwrap_used)]

mod common;

use common::folder::redraft_in;
use common::repo::{PORTS, Repo};
use redraft::read::{Format, is_policy_name};

const CONFLICT: &str = "# Ports\n\n<<<<<<< HEAD\nThe agency shall inspect every port once a year.\n=======\n\
    The agency should inspect every port.\n>>>>>>> other\n";
const POINTER: &str = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n";
const AKOMA_NTOSO: &str = "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n<act><body>\n\
    <p>Every port is inspected once a year.</p>\n</body></act>\n</akomaNtoso>\n";
const CSV: &str = "zone,rule,fee\nA,Small boats pay,10\nB,Ferries pay,200\nC,Tugs pay,20\n";

/// The content, and what belongs to it.
const UNFIT: [(&str, &str, &str); 7] = [
    ("conflict", CONFLICT, "it contains conflict markers"),
    ("pointer", POINTER, "it is a Git LFS pointer, not the document"),
    ("no statement", "---\n\n***\n", "it has no statements"),
    ("XML", AKOMA_NTOSO, "XML files are not read yet"),
    ("XML with its head", "<?xml version=\"1.0\"?>\n<law><p>Ships pay.</p></law>\n", "XML files are not read yet"),
    ("HTML", "<!DOCTYPE html>\n<html><body><p>Ships pay.</p></body></html>\n", "HTML files are not read yet"),
    ("CSV", CSV, "CSV files are not read yet"),
];

const EMPTY: [(&str, &str, &str); 2] = [("empty", "", "it is empty"), ("blank", " \n\t\n", "it has no text")];

/// A repository that guards a policy, with this content as the draft, and two folders of the same versions.
fn repo(draft: &str) -> Repo {
    let repo = Repo::guarded();
    repo.put("claims.yaml", "claims:\n  - claim: Fees stay.\n    where: {words: [fees]}\n    expect: unchanged\n");
    repo.put("docs/ports.md", draft);
    repo.put("before/ports.md", PORTS);
    repo.put("after/ports.md", draft);
    repo.put("before/fees.md", "Fees are low.\n");
    repo.put("after/fees.md", "Fees are high.\n");
    repo
}

#[test]
fn a_document_that_is_named_ends_the_run() {
    let commands: [&[&str]; 8] = [
        &["diff", "HEAD:docs/ports.md", "docs/ports.md"],
        &["diff", "docs/ports.md", "HEAD:docs/ports.md"],
        &["diff", "HEAD:docs/ports.md", "-"],
        &["statements", "docs/ports.md"],
        &["themes", "docs/ports.md", "--themes", "privacy"],
        &["claims", "claims.yaml", "HEAD:docs/ports.md", "docs/ports.md"],
        &["check"],
        &["accept"],
    ];
    for (what, content, said) in UNFIT.iter().chain(&EMPTY) {
        let repo = repo(content);
        for arguments in commands {
            let mut command = redraft_in(repo.path(), arguments);
            let output = command.write_stdin(*content).output().unwrap();
            let message = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{what}: {arguments:?}: {message}");
            let name = if arguments.contains(&"-") { "-" } else { "docs/ports.md" };
            let place = if *what == "conflict" { format!("{name}:3") } else { name.to_owned() };
            assert!(message.contains(&format!("{place}: {said}\n  help: ")), "{what}: {arguments:?}: {message}");
        }
        assert!(!repo.has("snapshots/ports.snap"), "{what}");
    }
}

#[test]
fn among_several_it_is_listed_and_the_rest_compared() {
    for (what, content, said) in UNFIT {
        let repo = repo(content);
        repo.put("docs/fees.md", "Fees are high.\n");
        repo.git(&["add", "-N", "docs/fees.md"]);
        for arguments in [&["diff", "before", "after"][..], &["diff", "--git", "HEAD", "docs"]] {
            let output = redraft_in(repo.path(), arguments).args(["--width", "200"]).output().unwrap();
            let text = String::from_utf8_lossy(&output.stdout);
            assert_eq!(output.status.code(), Some(0), "{what}: {arguments:?}");
            assert!(text.contains("ports.md") && text.contains(said), "{what}: {arguments:?}: {text}");
            assert!(text.contains("Fees are"), "{what}: {arguments:?}: {text}");
        }
        let shown = std::process::Command::new("git")
            .current_dir(repo.path())
            .env("GIT_EXTERNAL_DIFF", format!("'{}' git-diff", assert_cmd::cargo::cargo_bin("redraft").display()))
            .args(["diff", "docs/ports.md"])
            .output()
            .unwrap();
        let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
        assert!(shown.contains(&format!("redraft cannot compare it: {said}")), "{what}: {shown}");
    }
}

#[test]
fn among_several_an_emptied_policy_has_lost_every_statement() {
    for (what, content, _) in EMPTY {
        let repo = repo(content);
        for arguments in [&["diff", "before", "after"][..], &["diff", "--git", "HEAD", "docs"]] {
            let output = redraft_in(repo.path(), arguments).output().unwrap();
            let text = String::from_utf8_lossy(&output.stdout);
            assert!(output.status.success() && text.contains("Ferries pay EUR 200."), "{what}: {arguments:?}: {text}");
        }
    }
}

#[test]
fn marks_that_the_baseline_has_too_are_refused_all_the_same() {
    let repo = Repo::guarded();
    repo.put("docs/ports.md", CONFLICT);
    repo.commit("Commit a conflict");
    repo.git(&["checkout", "-q", "main"]);
    repo.git(&["merge", "-q", "draft"]);
    let said = repo.redraft(&["check"], 2);
    assert!(said.contains("docs/ports.md:3: it contains conflict markers"), "{said}");
}

#[test]
fn formats_that_are_not_read_are_refused_by_their_names() {
    let repo = Repo::new();
    for name in ["law.xml", "law.akn", "fees.csv", "fees.tsv", "page.html", "plan.docx", "plan.epub", "deck.pptx"] {
        repo.put(name, "Every port is inspected once a year.\n");
        let message = redraft_in(repo.path(), &["diff", "docs/ports.md", name]).assert().code(2);
        let message = String::from_utf8_lossy(&message.get_output().stderr).into_owned();
        assert!(message.contains(&format!("{name}: ")) && message.contains(" not read"), "{message}");
        // Whoever knows better says so.
        redraft_in(repo.path(), &["diff", "docs/ports.md", name, "--input-format", "text"]).assert().code(0);
        assert!(!is_policy_name(name));
    }
    redraft_in(repo.path(), &["statements", "-"]).write_stdin(AKOMA_NTOSO).assert().code(2);
    redraft_in(repo.path(), &["statements", "-"]).write_stdin(CSV).assert().code(2);
    redraft_in(repo.path(), &["statements", "-"]).write_stdin("{\"name\": \"x\"}").assert().code(2);
}

#[test]
fn the_same_names_are_policies_everywhere() {
    for name in ["a.md", "a.markdown", "a.mdown", "a.mkd", "a.txt", "a.text", "a.yaml", "a.csv", "a.rs", "a"] {
        let repo = Repo::new();
        repo.git(&["rm", "-q", "docs/ports.md"]);
        repo.put(&format!("docs/{name}"), "Every port is inspected once a year.\n");
        repo.commit("Add it");
        repo.put(&format!("docs/{name}"), "Every port is inspected twice a year.\n");
        repo.put(&format!("before/{name}"), "Every port is inspected once a year.\n");
        repo.put(&format!("after/{name}"), "Every port is inspected twice a year.\n");
        let is_compared = |arguments: &[&str]| repo.redraft(arguments, 0).contains("reworded");
        assert_eq!(is_compared(&["diff", "before", "after"]), is_policy_name(name), "{name} in folders");
        assert_eq!(is_compared(&["diff", "--git", "HEAD", "docs"]), is_policy_name(name), "{name} in git");
        repo.redraft(&["init"], 0);
        assert_eq!(
            repo.read("redraft.yaml").contains(&format!("docs/{name}")),
            is_policy_name(name),
            "{name} for init"
        );
    }
}

#[test]
fn the_hook_looks_at_every_file_that_is_read() {
    let endings: Vec<&str> = Format::all().flat_map(Format::extensions).copied().collect();
    let manifest = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/.pre-commit-hooks.yaml")).unwrap();
    let wanted = format!("  files: '\\.({}|snap)$'\n", endings.join("|"));
    assert!(manifest.contains(&wanted), "{manifest}\nlacks\n{wanted}");
}
