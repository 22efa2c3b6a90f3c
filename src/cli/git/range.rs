//! What `--git` was given: which two states to compare, and below which paths.

use std::path::Path;

use redraft::{Error, read};

use crate::cli::call::{git, git_line};

/// A state of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// A revision by the name it is shown under and called by.
    Revision(String),
    /// What is staged for the next commit.
    Index,
    WorkingTree,
}

impl State {
    /// What to call it.
    pub fn name(&self) -> String {
        match self {
            Self::Revision(rev) => rev.clone(),
            Self::Index => "index".to_owned(),
            Self::WorkingTree => "working tree".to_owned(),
        }
    }

    /// What a file is called in this state: a name that `diff` takes. Paths count from the top of the repository.
    pub fn document(&self, path: &str, on_disk: &Path) -> String {
        match self {
            Self::Revision(rev) => format!("{rev}:{path}"),
            Self::Index => format!(":{path}"),
            Self::WorkingTree => on_disk.to_string_lossy().into_owned(),
        }
    }
}

/// Two states, and the paths to look below; without a path, everywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    pub old: State,
    pub new: State,
    pub paths: Vec<String>,
}

/// One word, before anybody looked into the repository.
#[derive(Debug, PartialEq, Eq)]
enum Word<'a> {
    /// `A`
    One(&'a str),
    /// `A..B`
    Two(&'a str, &'a str),
    /// `A...B`: B against what it shares with A.
    SinceFork(&'a str, &'a str),
}

impl Range {
    /// Tells revisions from paths. `after` is what stands behind `--`: paths for sure.
    pub fn parse(words: &[String], after: &[String], staged: bool) -> Result<Self, Error> {
        git(&["rev-parse", "--git-dir"]).map_err(no_repository)?;
        let (first, rest) = match words.split_first() {
            Some((first, rest)) => (first.as_str(), rest),
            None if staged => ("HEAD", words),
            None => {
                return Err(Error::new("`--git` needs a revision to compare with")
                    .help("`redraft diff --git HEAD` shows what is not committed yet"));
            }
        };
        let word = split(first);
        let second = match (&word, rest.first()) {
            (Word::One(_), Some(second)) if is_second_revision(second, after)? => Some(second),
            _ => None,
        };
        let paths = &rest[usize::from(second.is_some())..];
        let is_third = |stray: &&String| second.is_some() && !Path::new(stray.as_str()).exists() && is_revision(stray);
        if paths.first().is_some_and(|stray| is_third(&stray)) {
            return Err(Error::new("at most two revisions can be compared").help("leave the third one out"));
        }
        if let Some(stray) = paths.first().filter(|_| !after.is_empty()) {
            return Err(unknown_revision(stray));
        }
        for path in paths {
            known_path(path, first)?;
        }
        let (old, new) = match word {
            Word::One(old) => (revision(old)?, second.map(|new| revision(new)).transpose()?),
            Word::Two(old, new) => (revision(old)?, Some(revision(new)?)),
            Word::SinceFork(old, new) => (fork(&revision(old)?, &revision(new)?)?, Some(revision(new)?)),
        };
        let new = match new {
            Some(_) if staged => {
                return Err(Error::new("`--staged` compares with what is staged, and a second revision is given")
                    .help("leave one of them out"));
            }
            Some(new) => State::Revision(new),
            None if staged => State::Index,
            None => State::WorkingTree,
        };
        let paths = paths.iter().chain(after).cloned().collect();
        Ok(Self { old: State::Revision(old), new, paths })
    }
}

/// Takes a range apart; a side that is left out is HEAD, as for git.
fn split(word: &str) -> Word<'_> {
    fn named(rev: &str) -> &str {
        if rev.is_empty() { "HEAD" } else { rev }
    }
    if let Some((old, new)) = word.split_once("...") {
        return Word::SinceFork(named(old), named(new));
    }
    match word.split_once("..") {
        // These are paths: `..`, `../docs`.
        Some(("", "")) => Word::One(word),
        Some((_, new)) if new.starts_with(['/', '.']) => Word::One(word),
        Some((old, new)) => Word::Two(named(old), named(new)),
        None => Word::One(word),
    }
}

/// As git decides: what is both a revision and a file is neither without `--`.
fn is_second_revision(word: &str, after: &[String]) -> Result<bool, Error> {
    if !after.is_empty() {
        return Ok(true);
    }
    match (is_revision(word), Path::new(word).exists()) {
        (true, true) => Err(Error::new(format!("`{word}` is both a revision and a path"))
            .help(format!("put `--` before paths, or write `refs/heads/{word}` for the branch"))),
        (is_revision, _) => Ok(is_revision),
    }
}

/// A path may be gone from the working tree, but it has to be somewhere: a typo would compare nothing in
/// silence.
fn known_path(path: &str, rev: &str) -> Result<(), Error> {
    // A pattern of git's may match nothing.
    let is_pattern = path.starts_with(':') || path.contains(['*', '?', '[']);
    let old = split(rev);
    let revs = match old {
        Word::One(rev) => [rev, "HEAD"],
        Word::Two(old, new) | Word::SinceFork(old, new) => [old, new],
    };
    let in_git = |rev: &str| git(&["cat-file", "-e", &format!("{rev}:./{}", path.trim_end_matches('/'))]).is_ok();
    if is_pattern || Path::new(path).exists() || revs.into_iter().any(in_git) {
        return Ok(());
    }
    Err(Error::new(format!("`{path}` is neither a revision nor a path here")).help(
        "`git log --oneline` and `git branch --all` show revisions; paths are relative to the current folder, and may follow `--`",
    ))
}

/// Holds that git knows a revision.
fn revision(rev: &str) -> Result<String, Error> {
    if is_revision(rev) { Ok(rev.to_owned()) } else { Err(unknown_revision(rev)) }
}

fn is_revision(rev: &str) -> bool {
    !rev.is_empty()
        && !rev.starts_with('-')
        && git(&["rev-parse", "--verify", "--quiet", &format!("{rev}^{{tree}}")]).is_ok()
}

/// Where two revisions parted, by a name that is short and lasts.
fn fork(old: &str, new: &str) -> Result<String, Error> {
    let base = git_line(&["merge-base", old, new]).map_err(|_| {
        let error = Error::new(format!("`{old}` and `{new}` have no commit in common"));
        if is_shallow() { error.help(FETCH) } else { error.help(format!("compare them directly: `{old}..{new}`")) }
    })?;
    git_line(&["rev-parse", "--short", &base])
}

const FETCH: &str = "this clone has only a part of the history: `git fetch --unshallow` fetches the rest (in CI, fetch \
                     all of it: `fetch-depth: 0`)";

fn is_shallow() -> bool {
    git_line(&["rev-parse", "--is-shallow-repository"]).is_ok_and(|answer| answer == "true")
}

fn no_repository(error: Error) -> Error {
    if error.to_string().contains("not a git repository") {
        return Error::new("this is not a git repository").help("run it inside the repository that holds the policies");
    }
    error
}

fn unknown_revision(rev: &str) -> Error {
    let error = read::unknown_revision(rev);
    if !is_revision("HEAD") && git_line(&["rev-list", "--all", "--max-count=1"]).is_ok_and(|found| found.is_empty()) {
        return error.help("there is no commit yet: commit the policies first");
    }
    if Path::new(rev).exists() {
        return error.help(format!("it is a path: name the revision before it, as in `redraft diff --git HEAD {rev}`"));
    }
    error
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_taken_apart_as_git_does() {
        use Word::{One, SinceFork, Two};
        for (word, expected) in [
            ("main", One("main")),
            ("v1..v2", Two("v1", "v2")),
            ("v1..", Two("v1", "HEAD")),
            ("..v2", Two("HEAD", "v2")),
            ("main...draft", SinceFork("main", "draft")),
            ("main...", SinceFork("main", "HEAD")),
            ("../docs", One("../docs")),
            ("..", One("..")),
            ("HEAD~2", One("HEAD~2")),
        ] {
            assert_eq!(split(word), expected, "{word}");
        }
    }
}
