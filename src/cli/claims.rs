//! `redraft claims CLAIMS OLD NEW`

use std::process::ExitCode;

use redraft::claims::Verdict;
use redraft::compare::compare_versions;
use redraft::render::Output;

use super::args::ClaimsArguments;
use super::compared::job::Job;
use super::{CHANGED, input};

/// Compares two documents and says which claims they bear out.
pub fn run(arguments: &ClaimsArguments) -> anyhow::Result<ExitCode> {
    let job = Job::of_claims(arguments)?;
    let claims = input::claims(&arguments.claims)?;
    let [old, new] = input::two_versions([arguments.old.as_str(), &arguments.new], &job.input)?;
    let report = compare_versions(old, new, &job.options)?;
    super::warn(&report.warnings);
    let answers = claims.test(&report, job.options.taxonomy.as_ref())?;

    job.write(&Output::Claims(&claims.answered(&answers, &report)), &job.view(&[&report])?)?;
    let supported = answers.iter().all(|answer| answer.verdict == Verdict::Supported);
    Ok(if supported { ExitCode::SUCCESS } else { ExitCode::from(CHANGED) })
}
