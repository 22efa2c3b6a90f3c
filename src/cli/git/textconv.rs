//! `redraft git-textconv`: a policy as one statement a line, for git to compare line by line where it runs no program of
//! ours (`diff.NAME.textconv`).

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use redraft::Error;
use redraft::render::statements;

use crate::cli::args::{Arguments, Command};
use crate::cli::content;
use crate::cli::output::Destination;

/// Prints the statements of the file that git names. What cannot be read is printed as it stands, for git would stop
/// at an error.
pub fn run(words: &[OsString]) -> anyhow::Result<ExitCode> {
    let [options @ .., file] = words else {
        return Err(Error::new("git runs this command, with the file to read")
            .help("`redraft git-install` sets it up; `redraft statements DOC --format lines` prints the same")
            .into());
    };
    let bytes = content::read(Path::new(file))?;
    let text = lines(options, file, &bytes).unwrap_or(bytes);
    Destination::Stdout.write(|out: &mut dyn Write| out.write_all(&text))?;
    Ok(ExitCode::SUCCESS)
}

fn lines(options: &[OsString], file: &OsString, bytes: &[u8]) -> Option<Vec<u8>> {
    let words = ["redraft", "statements"].into_iter().map(OsString::from);
    let words = words.chain(options.iter().cloned()).chain(["--".into(), "document".into()]);
    let Ok(Command::Statements(arguments)) = Arguments::try_parse_from(words).map(|arguments| arguments.command) else {
        return None;
    };
    let name = file.to_string_lossy();
    let version = content::version(&name, Some(bytes.to_vec()), &arguments.input, &mut Vec::new()).ok()?;
    let mut text = Vec::new();
    statements::lines::write(&version, &mut text).ok()?;
    Some(text)
}
