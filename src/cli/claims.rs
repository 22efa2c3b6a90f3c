//! `redraft claims CLAIMS OLD NEW`

use std::process::ExitCode;

use redraft::Error;
use redraft::claims::{Answer, Claims, Verdict, write_json};
use redraft::compare::compare_versions;
use redraft::report::Report;
use redraft::report::terminal::{ClaimListing, ClaimRow, Support, render_claims};

use super::args::{ClaimsArguments, ReportFormat};
use super::output::Destination;
use super::{CHANGED, color, input};

/// Compares two documents and says which claims they bear out.
pub fn run(arguments: &ClaimsArguments) -> anyhow::Result<ExitCode> {
    if arguments.format == ReportFormat::Json && arguments.look.width.is_some() {
        return Err(Error::new("`--width` has no meaning with `--format json`").mend("leave it out").into());
    }
    let destination = Destination::new(arguments.output.output.as_deref());
    let compared = &arguments.compared;
    let documents = [arguments.old.as_str(), &arguments.new];
    let names: Vec<&str> = [arguments.claims.as_str()].into_iter().chain(documents).chain(compared.names()).collect();
    destination.keep_apart(&names)?;
    input::standard_input_once(names)?;
    let claims = input::claims(&arguments.claims)?;
    let options = input::options(compared)?;
    let [old, new] = input::two_versions(documents, &compared.input)?;
    let report = compare_versions(old, new, &options)?;
    super::warn(&report.warnings);
    let answers = claims.test(&report, options.taxonomy.as_ref())?;

    match arguments.format {
        ReportFormat::Json => destination.write(|mut out| write_json(&claims, &answers, &report, &mut out))?,
        ReportFormat::Terminal => {
            let width = super::terminal::width(arguments.look.width, &destination, 1);
            let unicode = super::terminal::takes_unicode(&destination);
            let style = color::style(arguments.look.color, &destination);
            let listing = listing(&claims, &answers, &report);
            destination.write(|mut out| render_claims(&listing, width, unicode, &style, &mut out))?;
        }
    }
    let supported = answers.iter().all(|answer| answer.verdict == Verdict::Supported);
    Ok(if supported { ExitCode::SUCCESS } else { ExitCode::from(CHANGED) })
}

fn listing<'a>(claims: &'a Claims, answers: &'a [Answer], report: &'a Report) -> ClaimListing<'a> {
    let rows = claims.claims.iter().zip(answers).map(|(claim, answer)| ClaimRow {
        text: &claim.text,
        support: match answer.verdict {
            Verdict::Supported => Support::Full,
            Verdict::Partly => Support::Partial,
            Verdict::NotSupported => Support::None,
            Verdict::NoStatement => Support::Silence,
        },
        answer: answer.verdict.name(),
        test: format!("expected {}: {}", claim.expect.name(), claim.place()),
        because: &answer.because,
        entries: &answer.entries,
    });
    let counts =
        Verdict::NAMES.map(|(verdict, name)| (answers.iter().filter(|answer| answer.verdict == verdict).count(), name));
    ClaimListing {
        report,
        title: claims.title.as_deref().unwrap_or(&claims.path),
        rows: rows.collect(),
        counts: counts.to_vec(),
    }
}
