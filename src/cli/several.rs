//! Several policies in one report, wherever their versions come from.

use std::collections::BTreeSet;
use std::process::ExitCode;

use redraft::Error;
use redraft::compare::compare_versions;
use redraft::model::Version;
use redraft::render::{json, terminal};
use redraft::report::{PolicyReport, Reports};

use super::CHANGED;
use super::args::{DiffArguments, ReportFormat};
use super::diff::Job;

/// The two versions of a policy; one that is not there has no path and no statements.
pub struct Pair {
    pub paths: [Option<String>; 2],
    pub versions: [Version; 2],
}

/// Compares every pair, and tells each warning once.
pub fn compare(
    pairs: Vec<Pair>,
    mut warnings: Vec<String>,
    job: &Job<'_>,
    arguments: &DiffArguments,
    reports: &mut Reports,
) -> anyhow::Result<()> {
    if arguments.compared.overrides.is_some() && pairs.len() > 1 {
        return Err(Error::new(format!("decisions are about one policy, and {} changed", pairs.len()))
            .mend("name the one policy that they are about")
            .into());
    }
    for Pair { paths: [old_path, new_path], versions: [old, new] } in pairs {
        let report = compare_versions(old, new, &job.options)?;
        warnings.extend(report.warnings.iter().cloned());
        reports.policies.push(PolicyReport::new(old_path, new_path, report));
    }
    // Several policies in one language give one and the same.
    let mut told = BTreeSet::new();
    super::warn(warnings.into_iter().filter(|warning| told.insert(warning.clone())));
    Ok(())
}

/// Writes all reports, and says by the exit code whether anything changed, if that is asked for.
pub fn write(reports: &Reports, job: &Job<'_>, arguments: &DiffArguments) -> anyhow::Result<ExitCode> {
    if arguments.format == ReportFormat::Json {
        job.destination.write(|mut out| json::reports::write(reports, &mut out))?;
    } else {
        let all: Vec<_> = reports.policies.iter().map(|policy| &policy.report).collect();
        let themes = if all.is_empty() { None } else { job.rows(&all)? };
        let (view, style) = (job.view_of_all(), job.style());
        job.destination
            .write(|mut out| terminal::render_reports(reports, &view, themes.as_deref(), &style, &mut out))?;
    }
    let changed = arguments.exit_code && reports.has_changes();
    Ok(if changed { ExitCode::from(CHANGED) } else { ExitCode::SUCCESS })
}
