//! What `init` writes around the configuration: the line of `.gitignore`, and the workflow of GitHub.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use redraft::Error;

use crate::cli::call::git_line;

/// The files in which `check` leaves what is pending.
pub(super) const PENDING: &str = "*.snap.new";

/// The workflow, below the root of the repository.
pub(super) const WORKFLOW: &str = ".github/workflows/redraft.yml";

const STEPS: &str = "\
# Checks that no pull request changes what a policy says unless a person has accepted it.
name: Policy
on: [pull_request]
permissions:
  contents: read
  pull-requests: write    # for the comment
jobs:
  policy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: redraft-project/redraft@main
        with:
          comment: true
";

/// The root of the repository, or where there is none, this folder.
pub(super) fn root() -> PathBuf {
    git_line(&["rev-parse", "--show-toplevel"]).map_or_else(|_| PathBuf::from("."), PathBuf::from)
}

/// Whether a repository lives on GitHub, as far as it shows.
pub(super) fn is_on_github(root: &Path) -> bool {
    let remote = || git_line(&["remote", "get-url", "origin"]).is_ok_and(|url| url.contains("github"));
    !root.join(WORKFLOW).exists() && (root.join(".github").is_dir() || remote())
}

/// # Errors
/// If there is such a workflow: it is never overwritten.
pub(super) fn may_write_workflow(root: &Path) -> anyhow::Result<()> {
    if root.join(WORKFLOW).exists() {
        return Err(Error::new("it already exists, and is never overwritten")
            .in_file(WORKFLOW)
            .help("edit it, or leave out `--workflow`")
            .into());
    }
    Ok(())
}

/// Writes the workflow that checks every pull request.
pub(super) fn write_workflow(root: &Path) -> anyhow::Result<()> {
    may_write_workflow(root)?;
    let path = root.join(WORKFLOW);
    let folder = path.parent().unwrap_or(root);
    fs::create_dir_all(folder).map_err(|error| unwritable(folder, error))?;
    create(&path, STEPS)
}

/// Lets git ignore what is pending; false if it does so already.
pub(super) fn ignore_pending(root: &Path) -> anyhow::Result<bool> {
    let path = root.join(".gitignore");
    let known = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(unwritable(&path, error)),
    };
    let lines = String::from_utf8_lossy(&known);
    if lines.lines().any(|line| line.trim().trim_start_matches("**/") == PENDING) {
        return Ok(false);
    }
    let line_end = if lines.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if known.is_empty() || known.ends_with(b"\n") { "" } else { line_end };
    let file = OpenOptions::new().append(true).create(true).open(&path);
    file.and_then(|mut file| file.write_all(format!("{gap}{PENDING}{line_end}").as_bytes()))
        .map_err(|error| unwritable(&path, error))?;
    Ok(true)
}

/// Writes a file that is not there yet.
pub(super) fn create(path: &Path, text: &str) -> anyhow::Result<()> {
    let created = OpenOptions::new().write(true).create_new(true).open(path);
    created.and_then(|mut file| file.write_all(text.as_bytes())).map_err(|error| unwritable(path, error))
}

fn unwritable(path: &Path, error: std::io::Error) -> anyhow::Error {
    Error::new("it cannot be written")
        .in_file(path.display().to_string())
        .help("run it where you have permission to write")
        .caused_by(error)
        .into()
}
