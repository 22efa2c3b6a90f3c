//! The command line: arguments as typed, colour, standard output and exit codes. Nothing else of the crate knows of
//! them.

mod accept;
mod args;
mod call;
mod check;
mod claims;
mod color;
mod compared;
mod completions;
mod content;
mod diff;
mod files;
mod git;
mod github;
mod guard;
mod init;
mod input;
mod man;
mod output;
mod review;
mod statements;
mod terminal;
mod themes;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use self::args::{Arguments, Command};

/// Something changed, with `--exit-code`, or has to be decided.
const CHANGED: u8 = 1;
/// It could not run: bad usage, unreadable input, unwritable output.
const CANNOT_RUN: u8 = 2;

/// Runs one command.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version come this way too. If the reader has gone, there is nobody to tell.
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(CANNOT_RUN) } else { ExitCode::SUCCESS };
        }
    };
    let result = match &arguments.command {
        Command::Diff(arguments) => diff::run(arguments),
        Command::Statements(arguments) => statements::run(arguments),
        Command::Themes(arguments) => themes::run(arguments),
        Command::Claims(arguments) => claims::run(arguments),
        Command::GitInstall(arguments) => git::install::run(arguments),
        Command::GitDiff(arguments) => git::driver::run(&arguments.words),
        Command::GitDifftool(arguments) => git::driver::run_difftool(&arguments.words),
        Command::GitTextconv(arguments) => git::textconv::run(&arguments.words),
        Command::Init(arguments) => init::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Review(arguments) => review::run(arguments),
        Command::Accept(arguments) => accept::run(arguments, guard::decide::Decision::Accept),
        Command::Reject(arguments) => accept::run(arguments, guard::decide::Decision::Reject),
        Command::Completions(arguments) => completions::run(arguments),
        Command::Man(arguments) => man::run(arguments),
    };
    result.unwrap_or_else(|error| {
        say("error", &error);
        ExitCode::from(CANNOT_RUN)
    })
}

/// Warnings on standard error, which leave the result as it is.
fn warn<W: std::fmt::Display>(warnings: impl IntoIterator<Item = W>) {
    for warning in warnings {
        say("warning", &warning);
    }
}

fn say(what: &str, message: &dyn std::fmt::Display) {
    // A closed standard error is no reason to panic, which `eprintln!` would do.
    let _ = writeln!(io::stderr(), "redraft: {what}: {message}");
}
