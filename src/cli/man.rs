//! `redraft man`

use std::io;
use std::process::ExitCode;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use redraft::Error;

use super::args::{Arguments, ManArguments};
use super::output::Destination;

/// Prints the manual page, or writes those of all commands to a folder.
pub fn run(arguments: &ManArguments) -> anyhow::Result<ExitCode> {
    let mut command = Arguments::command();
    command.build();
    let Some(folder) = &arguments.output_dir else {
        Destination::Stdout.write(|out| page(command, out))?;
        return Ok(ExitCode::SUCCESS);
    };
    std::fs::create_dir_all(folder).map_err(|error| {
        Error::new("the folder cannot be made")
            .in_file(folder.to_string_lossy())
            .help("name a folder where you have permission to write")
            .caused_by(error)
    })?;
    let commands: Vec<Command> = command
        .get_subcommands()
        .filter(|command| command.get_name() != "help" && !command.is_hide_set())
        .cloned()
        .collect();
    for command in std::iter::once(command).chain(commands) {
        // The page of `redraft diff` is redraft-diff(1), as git names its own.
        let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
        Destination::File(folder.join(format!("{name}.1"))).write(|out| page(command, out))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn page(command: Command, out: &mut dyn io::Write) -> io::Result<()> {
    Man::new(command).manual("redraft manual").render(&mut &mut *out)
}
