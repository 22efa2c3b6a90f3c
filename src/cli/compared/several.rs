//! Several policies in one report, wherever their versions come from.

use std::collections::BTreeSet;
use std::process::ExitCode;

use redraft::Error;
use redraft::compare::compare_versions;
use redraft::model::Version;
use redraft::render::Output;
use redraft::report::{Insights, PolicyReport, Reports};

use super::job::Job;

/// The two versions of a policy; one that is not there has no path and no statements.
pub struct Pair {
    pub paths: [Option<String>; 2],
    pub versions: [Version; 2],
}

/// Compares every pair, and tells each warning once.
pub fn compare(pairs: Vec<Pair>, mut warnings: Vec<String>, job: &Job, reports: &mut Reports) -> anyhow::Result<()> {
    if job.options.overrides.is_some() && pairs.len() > 1 {
        return Err(Error::new(format!("decisions are about one policy, and {} changed", pairs.len()))
            .help("name the one policy that they are about")
            .into());
    }
    for Pair { paths: [old_path, new_path], versions: [old, new] } in pairs {
        let report = compare_versions(old, new, &job.options)?;
        warnings.extend(report.warnings.iter().map(ToString::to_string));
        reports.policies.push(PolicyReport::new(old_path, new_path, report));
    }
    // Several policies in one language give one and the same.
    let mut told = BTreeSet::new();
    crate::cli::warn(warnings.into_iter().filter(|warning| told.insert(warning.clone())));
    Ok(())
}

/// Writes all reports, and says by the exit code whether anything changed, if that is asked for.
pub fn write(reports: &Reports, job: &Job) -> anyhow::Result<ExitCode> {
    let all: Vec<_> = reports.policies.iter().map(|policy| &policy.report).collect();
    job.write(&Output::Several(&Insights::of(reports)), &job.view(&all)?)?;
    Ok(job.exit(reports.has_changes()))
}
