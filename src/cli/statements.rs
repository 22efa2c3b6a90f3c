//! `redraft statements DOC`

use std::process::ExitCode;

use redraft::Error;
use redraft::lexicon::Lexicon;
use redraft::model::Version;
use redraft::render::statements::{file, lines};

use super::args::{StatementFormat, StatementsArguments};
use super::input;
use super::output::Destination;

/// Writes what the normalizer made of a document.
pub fn run(arguments: &StatementsArguments) -> anyhow::Result<ExitCode> {
    let destination = Destination::new(arguments.output.output.as_deref());
    destination.refuse_overwriting_inputs(&[&arguments.document])?;
    if arguments.grammar && arguments.format == StatementFormat::Lines {
        return Err(Error::new("`--grammar` cannot be used with `--format lines`")
            .help("leave one of them out")
            .into());
    }
    let version = input::version(&arguments.document, &arguments.input)?;
    let lexicon = if arguments.grammar { Some(lexicon(&version)?) } else { None };
    destination.write(|mut out| match arguments.format {
        StatementFormat::Yaml => file::write_yaml(&version, lexicon, &mut out),
        StatementFormat::Json => file::write_json(&version, lexicon, &mut out),
        StatementFormat::Lines => lines::write(&version, &mut out),
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The lexicon of the language of a document, without which nothing can be said of its grammar.
fn lexicon(version: &Version) -> Result<&'static Lexicon, Error> {
    let code = version.language.as_deref().unwrap_or_default();
    Lexicon::for_language(code).ok_or_else(|| {
        let problem = match code {
            "" => "its language was not recognised, so it cannot be parsed".to_owned(),
            code => format!("there is no lexicon for the language `{code}`, so its grammar is not known"),
        };
        Error::new(problem).in_file(&version.path).help(format!(
            "leave `--grammar` out, or give the language with `--lang`: {}",
            any_of(Lexicon::languages())
        ))
    })
}

/// `en, fr or de`
fn any_of(names: impl Iterator<Item = &'static str>) -> String {
    let names: Vec<_> = names.collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}
