//! `redraft statements DOC`

use std::process::ExitCode;

use redraft::normalizer::normalise;
use redraft::report::statement_file;

use super::args::{StatementFormat, StatementsArguments};
use super::input;
use super::output::Destination;

/// Writes what the normalizer made of a document.
pub fn run(arguments: &StatementsArguments) -> anyhow::Result<ExitCode> {
    let destination = Destination::new(arguments.output.output.as_deref());
    destination.keep_apart(&[&arguments.document])?;
    let [document] = input::documents([&arguments.document], &arguments.input)?;
    let version = normalise(document, &input::normalizer_options(&arguments.input))?;
    destination.write(|mut out| match arguments.format {
        StatementFormat::Yaml => statement_file::write_yaml(&version, &mut out),
        StatementFormat::Json => statement_file::write_json(&version, &mut out),
    })?;
    Ok(ExitCode::SUCCESS)
}
