//! Where a document comes from: a file, standard input, or a revision in git.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::process::Stdio;

use super::git::{git, git_succeeds, unknown_revision};
use crate::error::{Error, ErrorKind, Result};
use crate::near::nearest;

/// Larger inputs are refused: offsets and memory are planned for documents, not for dumps.
const MAX_BYTES: u64 = 1 << 30;

/// Where a document is read from, as the user named it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Input {
    /// Standard input (`-`).
    Stdin,
    /// A file as it is at a revision in git (`REV:PATH`; an empty revision is the index).
    Git {
        /// The revision.
        rev: String,
        /// The path as git takes it: from the top of the repository, or from here with `./`.
        path: String,
    },
    /// A file.
    File(String),
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdin => f.write_str("-"),
            Self::Git { rev, path } => write!(f, "{rev}:{path}"),
            Self::File(path) => f.write_str(path),
        }
    }
}

impl Input {
    /// Understands an argument. A file of that very name wins over `REV:PATH`.
    ///
    /// # Errors
    /// If the argument is empty, a web address, or a revision that git would take for an option.
    pub fn parse(argument: &str) -> Result<Self> {
        if argument.is_empty() {
            return Err(Error::new("the name of a document is empty").help("name a file, `-` or `REV:PATH`"));
        }
        if argument == "-" {
            return Ok(Self::Stdin);
        }
        let Some((rev, path)) = argument.split_once(':') else {
            return Ok(Self::File(argument.to_owned()));
        };
        let drive = rev.len() == 1 && path.starts_with(['\\', '/']);
        if drive || path.is_empty() || Path::new(argument).exists() {
            return Ok(Self::File(argument.to_owned()));
        }
        if path.starts_with("//") {
            return Err(Error::new("documents are not fetched from the network")
                .in_file(argument)
                .help(format!("fetch it yourself: `curl -sL {argument} | pandoc -f html -t markdown > page.md`")));
        }
        if rev.starts_with('-') || argument.contains(['\0', '\n']) {
            return Err(Error::new("this is not the name of a git revision")
                .in_file(argument)
                .help("write `REV:PATH`"));
        }
        Ok(Self::Git { rev: rev.to_owned(), path: path.to_owned() })
    }

    /// Reads all bytes.
    ///
    /// # Errors
    /// If there is nothing there, permission to read it is denied, or it is too large.
    pub fn read(&self) -> Result<Vec<u8>> {
        let read = match self {
            Self::Stdin => read_all(io::stdin().lock(), 0).map_err(|error| io_error(&error)),
            Self::File(path) => read_file(path),
            Self::Git { rev, path } => read_git(rev, path),
        };
        read.map_err(|error| error.in_file(self.to_string()))
    }
}

fn read_file(path: &str) -> Result<Vec<u8>> {
    let missing = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => not_found(path),
        _ => io_error(&error),
    };
    let file = File::open(path).map_err(missing)?;
    let facts = file.metadata().map_err(|error| io_error(&error))?;
    if facts.is_dir() {
        return Err(Error::new("it is a directory").help("name a file in it"));
    }
    read_all(file, facts.len()).map_err(|error| io_error(&error))
}

/// Reads to the end, but no further than the limit. `expected` spares growing the buffer.
fn read_all(from: impl Read, expected: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if expected <= MAX_BYTES {
        bytes.reserve_exact(expected as usize + 1);
        from.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    }
    if expected.max(bytes.len() as u64) > MAX_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

fn io_error(error: &io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::FileTooLarge => {
            Error::new("it is larger than 1 GiB").help("split it, and compare the parts one by one")
        }
        io::ErrorKind::PermissionDenied => Error::new("permission to read it is denied")
            .help("ask its owner for permission to read it (`ls -l` shows who)"),
        io::ErrorKind::IsADirectory => Error::new("it is a directory").help("name a file in it"),
        _ => {
            // The system's text ends in a code that helps no one: "... (os error 5)".
            let text = error.to_string();
            let text = text.split(" (os error").next().unwrap_or_default().to_lowercase();
            Error::new(format!("it cannot be read: {text}")).help("copy it to a plain file, and name that")
        }
    }
}

/// The error for a missing file, with a file of nearly that name if one lies beside it.
fn not_found(path: &str) -> Error {
    let error = Error::new("there is no such file").of_kind(ErrorKind::NotFound);
    let place = Path::new(path);
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return error.help(format!("there is no directory {} either: check the path", folder.display()));
    }
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .take(10_000)
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort_unstable();
    let wanted = place.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    match nearest(&wanted, names.iter().map(String::as_str)).first() {
        Some(near) => error.help(format!("did you mean {}?", place.with_file_name(near).display())),
        None => error.help("check the name; a version in git is written `REV:PATH`"),
    }
}

fn read_git(rev: &str, path: &str) -> Result<Vec<u8>> {
    let object = format!("{rev}:{path}");
    // `cat-file` runs no filters and no pager, and the object name holds a colon and never begins with a dash.
    let started = git(&["cat-file", "blob", &object]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = started.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Error::new("git is not installed, so no revision can be read")
            .help("install git, or check the file out and name it"),
        _ => io_error(&error),
    })?;
    let read = child.stdout.take().map_or_else(|| Ok(Vec::new()), |stdout| read_all(stdout, 0));
    if read.is_err() {
        let _ = child.kill();
    }
    let ended = child.wait().map_err(|error| io_error(&error))?;
    let bytes = read.map_err(|error| io_error(&error))?;
    if ended.success() { Ok(bytes) } else { Err(explain_git(rev, path)) }
}

/// Finds out which part of `REV:PATH` git could not follow.
fn explain_git(rev: &str, path: &str) -> Error {
    if !git_succeeds(&["rev-parse", "--git-dir"]) {
        return Error::new("there is no such file, and this is not a git repository")
            .help("name a file, or run it inside the repository that holds the revision");
    }
    if !rev.is_empty() && !git_succeeds(&["cat-file", "-e", &format!("{rev}^{{commit}}")]) {
        return unknown_revision(rev);
    }
    if git_succeeds(&["cat-file", "-e", &format!("{rev}:{path}")]) {
        return Error::new(format!("`{path}` is a directory at that revision")).help("name a file in it");
    }
    let place = if rev.is_empty() { "in the index".to_owned() } else { format!("at `{rev}`") };
    let error = Error::new(format!("there is no `{path}` {place}")).of_kind(ErrorKind::NotFound);
    if !path.starts_with("./") && git_succeeds(&["cat-file", "-e", &format!("{rev}:./{path}")]) {
        return error
            .help(format!("paths are relative to the top of the repository; from here write `{rev}:./{path}`"));
    }
    match rev {
        "" => error.help("`git ls-files` lists what the index holds"),
        _ => error.help(format!("`git ls-tree -r --name-only {rev}` lists the files of that revision")),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn understands_arguments() {
        let git = |rev: &str, path: &str| Input::Git { rev: rev.into(), path: path.into() };
        let table = [
            ("-", Input::Stdin),
            ("plan.md", Input::File("plan.md".into())),
            ("HEAD~2:docs/plan.md", git("HEAD~2", "docs/plan.md")),
            (":plan.md", git("", "plan.md")),
            ("v1:./plan.md", git("v1", "./plan.md")),
            ("C:\\plan.md", Input::File("C:\\plan.md".into())),
            ("C:/plan.md", Input::File("C:/plan.md".into())),
            ("plan:", Input::File("plan:".into())),
        ];
        for (argument, wanted) in table {
            let input = Input::parse(argument).unwrap();
            assert_eq!(input, wanted, "{argument}");
            assert_eq!(input.to_string(), argument);
        }
        for argument in ["", "--output=x:plan.md", "https://example.org/plan", "HEAD:a\nb"] {
            assert!(Input::parse(argument).is_err(), "{argument}");
        }
    }

    #[test]
    fn a_file_of_the_literal_name_wins() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("HEAD:plan.md");
        std::fs::write(&path, "x").unwrap();
        let input = Input::parse(path.to_str().unwrap()).unwrap();
        assert!(matches!(input, Input::File(_)));
        assert_eq!(input.read().unwrap(), b"x");
    }

    #[test]
    fn unreadable_files_say_why() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        std::fs::write(at("policy.md"), "x").unwrap();
        let table = [
            (at("polcy.md"), "there is no such file\n  help: did you mean "),
            (at("zebra"), "check the name"),
            (at("none/plan.md"), "there is no directory"),
            (at(""), "it is a directory"),
        ];
        for (path, wanted) in table {
            let error = Input::File(path.clone()).read().unwrap_err().to_string();
            assert!(error.starts_with(&path) && error.contains(wanted), "{error}");
        }
    }

    #[test]
    fn a_size_above_the_limit_is_refused_unread() {
        assert!(read_all(io::empty(), MAX_BYTES + 1).is_err());
    }

    #[test]
    fn git_faults_name_the_part_at_fault() {
        // The tests may run outside a repository, as from a published crate.
        if explain_git("HEAD", "x").to_string().contains("no git repository") {
            return;
        }
        let fault = |rev: &str, path: &str| read_git(rev, path).unwrap_err().to_string();
        assert!(fault("no-such-revision", "Cargo.toml").contains("does not know the revision `no-such-revision`"));
        assert!(fault("HEAD", "no-such-file.md").contains("there is no `no-such-file.md` at `HEAD`"));
    }
}
