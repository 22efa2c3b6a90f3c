//! A repository with five policies, three revisions of them, and real git with the program on its path.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::folder::redraft_in;
pub use super::repo::PORTS;

pub const PRIVACY: &str = "\
# Privacy

We collect only the data that a booking needs. We keep it for 30 days after the journey.

We shall not sell personal data to third parties.
";
pub const CREWS: &str = "\
# Ferry crews

Crews must rest for eleven hours between two shifts. The master may shorten the rest in an emergency.
";
pub const WASTE: &str = "\
WASTE IN THE HARBOUR

1. Purpose

This policy reduces the waste that ships leave behind.

2. Duties

Ships shall hand in all waste before departure.
";
pub const GUESTS: &str = "\
# Guests

Guests register at the office on arrival. They pay the fee in advance.

Berths are given in the order of arrival.
";
pub const NOISE: &str = "# Noise\n\nEngines shall not run at night. Music ends at 22:00.\n";
/// A name with a space and a letter that git would quote.
pub const CREWS_FILE: &str = "docs/the staff/Fähre.md";

pub struct Harbour {
    folder: tempfile::TempDir,
}

impl Harbour {
    /// An empty repository.
    pub fn empty() -> Self {
        let harbour = Self { folder: tempfile::tempdir().unwrap() };
        harbour.git(&["init", "-q", "-b", "main"]);
        harbour
    }

    /// `v1` holds five policies, a picture and a program. `v2` changes one policy, renames another, adds and drops one,
    /// and changes the picture and the program.
    pub fn new() -> Self {
        let harbour = Self::empty();
        harbour.put("docs/ports.md", PORTS);
        harbour.put("docs/privacy.md", PRIVACY);
        harbour.put(CREWS_FILE, CREWS);
        harbour.put("docs/waste.txt", WASTE);
        harbour.put("docs/guests.md", GUESTS);
        harbour.put("docs/map.png", b"\x89PNG\0\x01");
        harbour.put("src/main.rs", "fn main() {}\n");
        harbour.commit("Write down the policies");
        harbour.git(&["tag", "v1"]);
        harbour.put("docs/ports.md", PORTS.replace("shall inspect", "should inspect").replace("EUR 200", "EUR 250"));
        harbour.git(&["mv", "docs/guests.md", "docs/visitors.md"]);
        // Wrapped anew, so that hardly a line is left.
        harbour.put("docs/visitors.md", GUESTS.replace("in advance", "within 3 days").replace(" at the", "\nat the"));
        harbour.git(&["rm", "-q", "docs/waste.txt"]);
        harbour.put("docs/noise.md", NOISE);
        harbour.put("docs/map.png", b"\x89PNG\0\x02");
        harbour.put("src/main.rs", "fn main() { todo!() }\n");
        harbour.commit("Inspect less");
        harbour.git(&["tag", "v2"]);
        harbour
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    pub fn put(&self, name: &str, text: impl AsRef<[u8]>) {
        let file = self.file(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).unwrap()
    }

    pub fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", message]);
    }

    /// Runs git, which must succeed, and gives all that it and its programs said.
    pub fn git(&self, arguments: &[&str]) -> String {
        let output = self.git_in(self.path(), arguments, &[]);
        let said = said(&output);
        assert!(output.status.success(), "git {arguments:?}\n{said}");
        said
    }

    pub fn git_in(&self, folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
        let mut command = Command::new("git");
        command.current_dir(folder).args(arguments).env_remove("NO_COLOR").env_remove("COLUMNS");
        command.envs(environment(self.path())).envs(variables.iter().copied()).output().unwrap()
    }

    /// Runs the program from the top and gives what it printed; it must end with this code.
    pub fn redraft(&self, arguments: &[&str], code: i32) -> String {
        self.redraft_from("", arguments, code)
    }

    pub fn redraft_from(&self, folder: &str, arguments: &[&str], code: i32) -> String {
        let output = redraft_in(&self.file(folder), arguments).envs(environment(self.path())).output().unwrap();
        let said = said(&output);
        assert_eq!(output.status.code(), Some(code), "redraft {arguments:?}\n{said}");
        said
    }
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Nothing of the machine's own settings, a name to commit under, and the program where git finds it.
pub fn environment(home: &Path) -> Vec<(&'static str, std::ffi::OsString)> {
    let program = assert_cmd::cargo::cargo_bin("redraft");
    let known = std::env::var_os("PATH").unwrap_or_default();
    let folders = program.parent().map(Path::to_owned).into_iter().chain(std::env::split_paths(&known));
    let mut all = vec![("PATH", std::env::join_paths(folders).unwrap())];
    let home = home.join(".home");
    all.push(("HOME", home.clone().into()));
    all.push(("XDG_CONFIG_HOME", home.join("xdg").into()));
    for (name, value) in [
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_AUTHOR_NAME", "A. Name"),
        ("GIT_AUTHOR_EMAIL", "a@example.org"),
        ("GIT_AUTHOR_DATE", "2026-01-05T12:00:00Z"),
        ("GIT_COMMITTER_NAME", "A. Name"),
        ("GIT_COMMITTER_EMAIL", "a@example.org"),
        ("GIT_COMMITTER_DATE", "2026-01-05T12:00:00Z"),
        ("GIT_PAGER", "cat"),
        ("TZ", "UTC"),
    ] {
        all.push((name, value.into()));
    }
    all
}
