//! The program run in a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

pub const OLD: &str = "# Ports\n\nThe agency shall inspect every port once a year.\n\nFees are set by the council.\n";
pub const NEW: &str =
    "# Ports\n\nThe agency shall inspect every port once a year.\n\nA new terminal opens in the south.\n";

/// A temporary folder with two versions, `old.md` and `new.md`.
pub struct Folder {
    folder: TempDir,
}

impl Folder {
    pub fn new() -> Self {
        let folder = Self { folder: tempfile::tempdir().unwrap() };
        folder.put("old.md", OLD);
        folder.put("new.md", NEW);
        folder
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names of the files in it, in alphabetical order.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(self.root())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// The program, run in the folder.
    pub fn redraft<S: AsRef<std::ffi::OsStr>>(&self, arguments: &[S]) -> Command {
        redraft_in(self.root(), arguments)
    }

    /// A line for the shell, run in the folder; `redraft` in it is the program.
    #[cfg(unix)]
    pub fn shell(&self, line: &str) -> std::process::Output {
        let program = assert_cmd::cargo::cargo_bin("redraft");
        let mut command = std::process::Command::new("sh");
        command.current_dir(self.root()).args(["-c", &format!("redraft() {{ \"$REDRAFT\" \"$@\"; }}\n{line}")]);
        for variable in SILENCED {
            command.env_remove(variable);
        }
        command.env("REDRAFT", program).output().unwrap()
    }
}

/// What would make a test depend on where it runs.
const SILENCED: [&str; 6] = ["NO_COLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"];

/// The program, run in a folder and untouched by the environment of the test.
pub fn redraft_in<S: AsRef<std::ffi::OsStr>>(folder: &Path, arguments: &[S]) -> Command {
    let mut command = Command::cargo_bin("redraft").unwrap();
    command.current_dir(folder).args(arguments);
    for variable in SILENCED {
        command.env_remove(variable);
    }
    command
}

/// Standard output of a run that must go well.
pub fn stdout_of(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
