//! `redraft diff`: two documents, two folders, or with `--git` all policies that changed.

use std::path::Path;
use std::process::ExitCode;

use redraft::Error;

use super::args::DiffArguments;
use super::compared::{folders, two};
use super::git;

/// Finds out what is to be compared, and compares it.
pub fn run(arguments: &DiffArguments) -> anyhow::Result<ExitCode> {
    if arguments.git {
        return git::run(arguments);
    }
    let names = names(arguments)?;
    if names.iter().all(|name| Path::new(name).is_dir()) {
        return folders::run(names, arguments);
    }
    two::run(names, arguments)
}

/// The names of the two versions.
fn names(arguments: &DiffArguments) -> Result<[&str; 2], Error> {
    let names: Vec<&str> = arguments.words.iter().chain(&arguments.after).map(String::as_str).collect();
    match names[..] {
        [old, new] => Ok([old, new]),
        [only] => Err(Error::new(format!("two versions are needed, and only `{only}` is given"))
            .help("name OLD and NEW, or with `--git` the revision to compare with: `redraft diff --git main`")),
        _ => Err(Error::new(format!("two versions are compared, and {} are given", names.len()))
            .help("`redraft diff --git REV PATH...` compares several policies with those of a revision")),
    }
}
