//! `redraft diff OLD NEW` where both are documents.

use std::path::Path;
use std::process::ExitCode;

use redraft::Error;
use redraft::compare::compare_versions;
use redraft::overrides::write_proposals;
use redraft::render::Output;
use redraft::report::{Insight, Report};

use super::job::Job;
use crate::cli::args::{ComparedArguments, DiffArguments};
use crate::cli::input;
use crate::cli::output::Destination;

/// Compares two documents, and writes the report or proposals for decisions.
pub fn run(names: [&str; 2], arguments: &DiffArguments) -> anyhow::Result<ExitCode> {
    let job = Job::of_diff(arguments, &names)?;
    match &arguments.write_overrides {
        None => write_report(names, &job),
        Some(file) => write_decisions(names, &job, file, &command(&arguments.compared, names, file)),
    }
}

fn write_report(names: [&str; 2], job: &Job) -> anyhow::Result<ExitCode> {
    let report = compared(names, job)?;
    let insight = Insight::of(&report);
    job.write(&Output::One(&insight), &job.view(&[&report])?)?;
    let exit = job.exit(report.has_changes());
    // The process ends now, and its memory with it: to give back several hundred thousand small texts one by one would
    // take a twentieth of the whole time.
    std::mem::forget(insight);
    std::mem::forget(report);
    Ok(exit)
}

fn write_decisions(names: [&str; 2], job: &Job, file: &Path, command: &str) -> anyhow::Result<ExitCode> {
    refuse_existing(file)?;
    let report = compared(names, job)?;
    Destination::File(file.to_owned()).write(|mut out| write_proposals(&report, command, &mut out))?;
    Ok(ExitCode::SUCCESS)
}

fn compared(names: [&str; 2], job: &Job) -> anyhow::Result<Report> {
    let [before, after] = input::two_versions(names, &job.input)?;
    let report = compare_versions(before, after, &job.options)?;
    crate::cli::warn(&report.warnings);
    Ok(report)
}

/// The decisions in a file are somebody's work: it is never written over.
fn refuse_existing(file: &Path) -> Result<(), Error> {
    if file.symlink_metadata().is_ok() {
        return Err(Error::new("the file already exists, and may hold decisions")
            .in_file(file.to_string_lossy())
            .help("name a new file, and copy what you need from the old one"));
    }
    Ok(())
}

/// The command that compares again with the decisions.
fn command(compared: &ComparedArguments, [old, new]: [&str; 2], file: &Path) -> String {
    let ComparedArguments { themes, synonyms, mode, .. } = compared;
    let themes = themes.iter().map(|themes| format!(" --themes {themes}")).collect::<String>();
    let synonyms = synonyms.iter().map(|file| format!(" --synonyms {file}")).collect::<String>();
    let mode = mode.map(|mode| format!(" --mode {}", mode.name())).unwrap_or_default();
    format!("redraft diff {old} {new}{themes}{synonyms}{mode} --overrides {}", file.display())
}
