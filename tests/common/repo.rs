//! A git repository with a policy in it, and the program run there.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::folder::redraft_in;

pub const PORTS: &str = "\
# Ports

## 1. Safety

The agency shall inspect every port once a year. Ships that leak must not leave the harbour until they are repaired.

## 2. Money

Fees are set by the council. A late payer shall pay interest of 5 % without undue delay.

- Small boats pay EUR 10.
- Ferries pay EUR 200.
";

pub struct Repo {
    folder: tempfile::TempDir,
}

impl Repo {
    /// A repository with one policy in its first commit.
    pub fn new() -> Self {
        let repo = Self { folder: tempfile::tempdir().unwrap() };
        repo.git(&["init", "-q", "-b", "main"]);
        repo.put("docs/ports.md", PORTS);
        repo.put("README.md", "# A repository\n\nIt holds policies.\n");
        repo.commit("Write down the policy");
        repo
    }

    /// The same, with `redraft.yaml`, and a branch for the draft.
    pub fn guarded() -> Self {
        let repo = Self::new();
        repo.redraft(&["init"], 0);
        repo.commit("Guard the policy");
        repo.git(&["checkout", "-q", "-b", "draft"]);
        repo
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn put(&self, name: &str, text: &str) {
        let file = self.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }

    pub fn has(&self, name: &str) -> bool {
        self.path().join(name).exists()
    }

    pub fn git(&self, arguments: &[&str]) {
        let output = Command::new("git")
            .current_dir(self.path())
            .args(["-c", "user.name=A. Name", "-c", "user.email=a@example.org"])
            .args(arguments)
            .output()
            .unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    pub fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", message]);
    }

    /// Runs the program and gives what it said; it must end with this code.
    pub fn redraft(&self, arguments: &[&str], code: i32) -> String {
        let output = redraft_in(self.path(), arguments).output().unwrap();
        said(&output, arguments, code)
    }

    pub fn edit(&self, from: &str, to: &str) {
        let text = self.read("docs/ports.md");
        assert!(text.contains(from), "{from}");
        self.put("docs/ports.md", &text.replace(from, to));
    }

    pub fn rules(&self, text: &str) {
        let config = self.read("redraft.yaml");
        self.put("redraft.yaml", &format!("{config}\n{text}"));
    }
}

pub fn said(output: &Output, arguments: &[&str], code: i32) -> String {
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "redraft {arguments:?}\n{said}");
    said
}

/// The hash that stands in the lines of a finding.
pub fn hash(said: &str, words: &str) -> String {
    let from = said.find(words).unwrap_or_else(|| panic!("no {words} in\n{said}"));
    let is_hash = |word: &&str| word.len() == 13 && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    said[from..].split_whitespace().find(is_hash).unwrap().to_owned()
}
