//! GitHub Actions: annotations in its log, and the summary of a job.

use std::collections::hash_map::RandomState;
use std::fs::OpenOptions;
use std::hash::{BuildHasher, Hasher};
use std::io::{self, Write};
use std::path::PathBuf;

use redraft::Error;
use redraft::check::github::{self, Annotation};
use redraft::check::{CheckReport, markdown};
use redraft::model::Lines;
use redraft::rules::Level;

use super::guard::from_top;

/// A run of GitHub Actions.
pub struct Github {
    summary: Option<PathBuf>,
}

impl Github {
    /// The run that this one is a step of, as the environment tells it.
    pub fn found() -> Option<Self> {
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let is_on = set("GITHUB_ACTIONS").is_some_and(|value| value == "true");
        is_on.then(|| Self { summary: set("GITHUB_STEP_SUMMARY").map(PathBuf::from) })
    }

    /// Writes text between two marks that keep GitHub from obeying what it says: a policy may hold a line that reads as a
    /// command, and a draft may come from anybody.
    pub fn quoted(&self, out: &mut dyn Write, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        // Nobody may guess it, or the text could end the quotation.
        let token = format!("redraft-{:016x}{:016x}", random(), random());
        writeln!(out, "::stop-commands::{token}")?;
        write(out)?;
        writeln!(out, "::{token}::")
    }

    /// Annotates the changed lines, and adds to the summary of the job. Where standard output is for a program, the
    /// annotations go to standard error, which GitHub reads, too.
    pub fn tell(&self, report: &CheckReport, to_stdout: bool) {
        annotate(to_stdout, |out| github::write(report, out));
        if let Some(file) = &self.summary
            && let Err(error) = append(file, report)
        {
            super::warn([format!("{}: the summary of the job cannot be written: {error}", file.display())]);
        }
    }

    /// Annotates the file for whose sake the check could not run.
    pub fn failed(&self, error: &anyhow::Error, to_stdout: bool) {
        let found = error.downcast_ref::<Error>();
        let file = found.and_then(Error::file).map(from_top).unwrap_or_default();
        let line = found.and_then(Error::line).and_then(|line| u32::try_from(line).ok());
        let lines = line.map(Lines::one);
        let annotation = Annotation::new(Level::Deny, file, "redraft could not check", error.to_string()).at(lines);
        annotate(to_stdout, |out| annotation.write(out));
    }
}

/// Nothing is reported where neither stream takes it: the exit code says it all.
fn annotate(to_stdout: bool, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
    let _ = if to_stdout { write(&mut io::stdout().lock()) } else { write(&mut io::stderr().lock()) };
}

/// Adds to the file: other commands of the same step may have written there.
fn append(file: &PathBuf, report: &CheckReport) -> io::Result<()> {
    let written = file.metadata().map_or(0, |found| usize::try_from(found.len()).unwrap_or(usize::MAX));
    let mut text = Vec::new();
    markdown::write(report, markdown::SUMMARY_LIMIT.saturating_sub(written), &mut text)?;
    OpenOptions::new().append(true).create(true).open(file)?.write_all(&text)
}

fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}
