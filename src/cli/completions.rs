//! `redraft completions SHELL`

use std::process::ExitCode;

use clap::CommandFactory;

use super::args::{Arguments, CompletionsArguments};
use super::output::Destination;

/// Prints what a shell needs to complete commands, options and their values.
pub fn run(arguments: &CompletionsArguments) -> anyhow::Result<ExitCode> {
    let mut script = Vec::new();
    let mut command = Arguments::command();
    clap_complete::generate(arguments.shell, &mut command, "redraft", &mut script);
    Destination::Stdout.write(|out| out.write_all(&script))?;
    Ok(ExitCode::SUCCESS)
}
