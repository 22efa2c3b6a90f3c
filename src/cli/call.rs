//! Calls of git: without a shell, a pager, a prompt or a lock that could be in somebody's way.

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use redraft::Error;

/// Runs git and gives what it printed.
///
/// # Errors
/// With what git says, if it fails.
pub fn git<S: AsRef<OsStr>>(arguments: &[S]) -> Result<Vec<u8>, Error> {
    let output = command(arguments).stdin(Stdio::null()).output().map_err(|error| not_started(&error))?;
    printed(output)
}

/// As [`git`]; none where git refuses what is asked.
///
/// # Errors
/// If git cannot be started.
pub fn git_if_it_knows<S: AsRef<OsStr>>(arguments: &[S]) -> Result<Option<Vec<u8>>, Error> {
    let output = command(arguments).stdin(Stdio::null()).output().map_err(|error| not_started(&error))?;
    Ok(output.status.success().then_some(output.stdout))
}

/// As [`git`], for what is one line of text.
pub fn git_line<S: AsRef<OsStr>>(arguments: &[S]) -> Result<String, Error> {
    let bytes = git(arguments)?;
    Ok(String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned())
}

/// As [`git`], in a folder and with something to read.
pub fn git_with<S: AsRef<OsStr>>(folder: &Path, arguments: &[S], input: Vec<u8>) -> Result<Vec<u8>, Error> {
    let mut command = command(arguments);
    if !folder.as_os_str().is_empty() {
        command.current_dir(folder);
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| not_started(&error))?;
    let stdin = child.stdin.take();
    let output = std::thread::scope(|scope| {
        // In a thread of its own: git answers before it has read everything.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
        child.wait_with_output()
    });
    printed(output.map_err(|error| not_started(&error))?)
}

fn command<S: AsRef<OsStr>>(arguments: &[S]) -> Command {
    let mut command = Command::new("git");
    command.args(arguments).env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
    command
}

fn not_started(error: &std::io::Error) -> Error {
    Error::new(format!("git could not be started: {error}")).help("install git, or compare two files by name")
}

fn printed(output: Output) -> Result<Vec<u8>, Error> {
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().find(|line| !line.starts_with("warning: ")).unwrap_or("it failed without a message");
    let said = said.trim_start_matches("fatal: ").trim_start_matches("error: ");
    Err(Error::new(format!("git says: {said}")).help("fix that, then try again"))
}
