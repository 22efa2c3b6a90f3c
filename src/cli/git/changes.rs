//! Which files differ between two states, as git tells it.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use redraft::Error;
use redraft::read::is_policy_name;

use super::attributes::{self, Verdict};
use super::range::{Range, State};
use crate::cli::call::{git, git_line};

/// One file that differs. Paths count from the top of the repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// `A`, `D`, `M`, `R`, `T` or `U`, as git calls it.
    pub status: u8,
    pub old: Side,
    pub new: Side,
}

/// A file in one of the two states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    pub path: String,
    /// The path byte for byte, where it is no UTF-8.
    pub raw: OsString,
    /// The mode, as six digits; all zeros where there is no file.
    pub mode: String,
    /// The id of its content; all zeros where git would have to look into the working tree.
    pub id: String,
}

impl Side {
    pub fn is_there(&self) -> bool {
        self.mode != "000000"
    }

    pub fn is_link(&self) -> bool {
        self.mode == "120000"
    }

    pub fn is_submodule(&self) -> bool {
        self.mode == "160000"
    }

    /// True if git has the content under its id.
    pub fn has_id(&self) -> bool {
        self.id.bytes().any(|byte| byte != b'0')
    }
}

/// The repository as seen from the working directory.
pub struct Place {
    /// From here to its top: `../../`, or nothing.
    up: PathBuf,
    /// From the top to here: `docs/`, or nothing.
    here: String,
}

impl Place {
    /// Finds out where we are. Without a working tree, as in a bare repository, everything counts from the top.
    pub fn find() -> Self {
        let answer = |question| git_line(&["rev-parse", question]).unwrap_or_default();
        Self { up: answer("--show-cdup").into(), here: answer("--show-prefix") }
    }

    /// A path from the top as a path from here.
    pub fn of(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.here)
            .ok()
            .filter(|_| !self.here.is_empty())
            .map_or_else(|| self.up.join(path), Into::into)
    }

    /// A path from here as one from the top, if it leads to a file and not to a folder.
    fn seen_from_top(&self, path: &str) -> String {
        let mut parts: Vec<&str> = self.here.split('/').filter(|part| !part.is_empty()).collect();
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        parts.join("/")
    }

    pub fn top(&self) -> &Path {
        &self.up
    }
}

/// The files that differ, in the order of their paths; a renamed file is one.
pub fn list(range: &Range) -> Result<Vec<Change>, Error> {
    let mut arguments = vec![
        "-c".to_owned(),
        "core.quotePath=false".to_owned(),
        "diff".to_owned(),
        "--raw".to_owned(),
        "-z".to_owned(),
        "--no-abbrev".to_owned(),
        "--find-renames".to_owned(),
        "--no-ext-diff".to_owned(),
        "--no-textconv".to_owned(),
        "--no-color".to_owned(),
        "--no-relative".to_owned(),
    ];
    if range.new == State::Index {
        arguments.push("--cached".to_owned());
    }
    for state in [&range.old, &range.new] {
        if let State::Revision(rev) = state {
            arguments.push(rev.clone());
        }
    }
    arguments.push("--".to_owned());
    arguments.extend(range.paths.iter().cloned());
    let listed = git(&arguments).map_err(explain)?;
    let mut changes = parse(&listed);
    if !matches!(range.new, State::Revision(_)) {
        // Git itself would compare what lies there, with the marks of the merge.
        let conflicts = in_conflict();
        let found = changes.iter_mut().filter(|change| conflicts.contains(&change.new.path));
        found.for_each(|change| change.status = b'U');
    }
    changes.sort_by(|a, b| a.new.path.cmp(&b.new.path));
    Ok(changes)
}

/// The paths that a merge left in conflict.
fn in_conflict() -> HashSet<String> {
    let listed = git(&["ls-files", "--unmerged", "--full-name", "-z", "--", ":/"]).unwrap_or_default();
    let listed = String::from_utf8_lossy(&listed).into_owned();
    // `MODE ID STAGE`, a tab, and the path.
    listed.split('\0').filter_map(|line| Some(line.split_once('\t')?.1.to_owned())).collect()
}

fn explain(error: Error) -> Error {
    if error.to_string().contains("must be run in a work tree") {
        return Error::new("this repository is bare: it has no working tree to compare with")
            .help("name two revisions, as in `redraft diff --git v1 v2`");
    }
    error
}

/// Reads what `git diff --raw -z` prints: `:MODE MODE ID ID STATUS`, and the path, or both paths of a renamed file, each
/// ended by a zero byte.
fn parse(listed: &[u8]) -> Vec<Change> {
    let mut fields = listed.split(|&byte| byte == 0);
    let mut changes = Vec::new();
    while let Some(facts) = fields.next().and_then(|head| head.strip_prefix(b":")) {
        let facts = String::from_utf8_lossy(facts);
        let facts: Vec<&str> = facts.split(' ').collect();
        let ([old_mode, new_mode, old_id, new_id, status], Some(path)) = (&facts[..], fields.next()) else { break };
        let status = status.as_bytes().first().copied().unwrap_or(b'M');
        let new_path = if matches!(status, b'R' | b'C') { fields.next().unwrap_or(path) } else { path };
        let side = |path: &[u8], mode: &str, id: &str| Side {
            path: String::from_utf8_lossy(path).into_owned(),
            raw: os_string(path),
            mode: mode.to_owned(),
            id: id.to_owned(),
        };
        changes.push(Change { status, old: side(path, old_mode, old_id), new: side(new_path, new_mode, new_id) });
    }
    changes
}

/// Policies in the working tree that git does not know.
pub fn untracked(range: &Range) -> Vec<String> {
    let mut arguments = vec!["ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--"];
    match range.paths.is_empty() {
        true => arguments.push(":/"),
        false => arguments.extend(range.paths.iter().map(String::as_str)),
    }
    let listed = git(&arguments).unwrap_or_default();
    let names = String::from_utf8_lossy(&listed).into_owned();
    names.split('\0').filter(|name| is_policy_name(name)).map(str::to_owned).collect()
}

/// Which changed files are policies.
pub struct Chooser {
    named: Vec<String>,
    verdicts: HashMap<String, Verdict>,
}

impl Chooser {
    /// Asks git which of these files have a driver, or none, by .gitattributes.
    pub fn new(range: &Range, place: &Place, changes: &[Change]) -> Self {
        let paths: Vec<&str> = changes.iter().map(|change| change.new.path.as_str()).collect();
        Self {
            named: range.paths.iter().map(|path| place.seen_from_top(path)).collect(),
            verdicts: attributes::verdicts(place.top(), &paths),
        }
    }

    /// A file that the user named is one; then .gitattributes decide, then the name.
    pub fn takes(&self, path: &str) -> bool {
        if self.named.iter().any(|named| named == path) {
            return true;
        }
        match self.verdicts.get(path) {
            Some(Verdict::Policy) => true,
            Some(Verdict::Binary) => false,
            None => is_policy_name(path),
        }
    }
}

#[cfg(unix)]
fn os_string(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(bytes).to_owned()
}

#[cfg(not(unix))]
fn os_string(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_from_the_working_directory() {
        let place = |up: &str, here: &str| Place { up: up.into(), here: here.into() };
        let of = |place: &Place, path: &str| place.of(Path::new(path)).to_string_lossy().into_owned();
        assert_eq!(of(&place("../", "docs/"), "docs/a.md"), "a.md");
        assert_eq!(of(&place("../", "docs/"), "b.md"), "../b.md");
        assert_eq!(of(&place("", ""), "docs/a.md"), "docs/a.md");
        assert_eq!(place("../", "docs/").seen_from_top("./a.md"), "docs/a.md");
        assert_eq!(place("../", "docs/").seen_from_top("../b/c.md"), "b/c.md");
        assert_eq!(place("", "").seen_from_top("docs//a.md"), "docs/a.md");
    }

    #[test]
    fn what_git_lists_is_read() {
        let listed = b":100644 100644 aa 00 M\0a b.md\0:100644 100755 bb cc R096\0old\n.md\0n\xc3\xa9w.md\0\
            :000000 100644 00 dd A\0c.md\0";
        let read: Vec<_> = parse(listed)
            .into_iter()
            .map(|change| (char::from(change.status), change.old.path, change.new.path, change.new.id))
            .collect();
        let row = |status, old: &str, new: &str, id: &str| (status, old.to_owned(), new.to_owned(), id.to_owned());
        assert_eq!(
            read,
            [row('M', "a b.md", "a b.md", "00"), row('R', "old\n.md", "néw.md", "cc"), row('A', "c.md", "c.md", "dd")]
        );
        assert!(parse(b"").is_empty() && parse(b"nonsense").is_empty());
    }
}
