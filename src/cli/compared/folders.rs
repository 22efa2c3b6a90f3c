//! `redraft diff OLD NEW` where both are folders: files of the same path below them are two versions of one policy.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use redraft::Error;
use redraft::read::is_policy_name;
use redraft::report::{Reports, SkipReason, Skipped};

use super::job::Job;
use super::renames;
use super::several::{self, Pair};
use crate::cli::args::{DiffArguments, InputArguments};
use crate::cli::content;
use crate::cli::files::walk;

/// Compares all policies below two folders that differ.
pub fn run(folders: [&str; 2], arguments: &DiffArguments) -> anyhow::Result<ExitCode> {
    if arguments.write_overrides.is_some() {
        return Err(Error::new("decisions are about one policy").help("name its two files").into());
    }
    let roots = folders.map(|folder| format!("{}/", folder.trim_end_matches('/')));
    let mut below: BTreeMap<String, [Option<String>; 2]> = BTreeMap::new();
    for (side, root) in roots.iter().enumerate() {
        let mut files = Vec::new();
        walk(root, 0, &mut files);
        for file in files {
            let path = file[root.len()..].to_owned();
            below.entry(path).or_default()[side] = Some(file);
        }
    }
    let files: Vec<&str> = below.values().flatten().flatten().map(String::as_str).collect();
    let job = Job::of_diff(arguments, &files)?;
    let mut reports = Reports::between(folders[0], folders[1]);
    let mut warnings = Vec::new();
    let mut pairs = Vec::new();
    for (path, files) in &below {
        match pair(path, files, &job.input, &mut warnings) {
            Ok(Found::Same) => {}
            Ok(Found::NotAPolicy) => {
                reports.skipped.push(Skipped::new(path, SkipReason::NotAPolicy, ""));
            }
            Ok(Found::Policy(pair)) => pairs.push(*pair),
            Err(error) => {
                reports.skipped.push(Skipped::new(path, SkipReason::Unreadable, error.problem()));
            }
        }
    }
    several::compare(renames::follow(pairs), warnings, &job, &mut reports)?;
    several::write(&reports, &job)
}

enum Found {
    Same,
    NotAPolicy,
    Policy(Box<Pair>),
}

fn pair(
    path: &str,
    files: &[Option<String>; 2],
    input: &InputArguments,
    warnings: &mut Vec<String>,
) -> Result<Found, Error> {
    let read = |file: &Option<String>| file.as_ref().map(|file| content::read(Path::new(file))).transpose();
    let [old, new] = [read(&files[0])?, read(&files[1])?];
    if old == new {
        return Ok(Found::Same);
    }
    if !is_policy_name(path) {
        return Ok(Found::NotAPolicy);
    }
    let mut version =
        |file: &Option<String>, bytes| content::version(file.as_deref().unwrap_or_default(), bytes, input, warnings);
    let versions = [version(&files[0], old)?, version(&files[1], new)?];
    let paths = [0, 1].map(|side: usize| files[side].as_ref().map(|_| path.to_owned()));
    Ok(Found::Policy(Box::new(Pair { paths, versions })))
}
