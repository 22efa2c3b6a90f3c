//! Documents and taxonomies by the names on the command line.

use redraft::Error;
use redraft::claims::Claims;
use redraft::compare::Options;
use redraft::lexicon::Lexicon;
use redraft::model::Version;
use redraft::overrides::Overrides;
use redraft::read::{Read, ReadOptions};
use redraft::{normalizer, read, theme};

use super::args::{ComparedArguments, InputArguments};

/// Bytes of the shorter document from which on a second thread costs less than it saves.
const WORTH_A_THREAD: usize = 1 << 20;

/// Reads two documents; doubts about them go to standard error.
pub fn two_versions(names: [&str; 2], arguments: &InputArguments) -> anyhow::Result<[Version; 2]> {
    let [old, new] = names.map(read::Input::parse);
    let [old, new] = [old?.read()?, new?.read()?];
    let options = read_options(arguments);
    let version = |name: &str, bytes| read::version(name, bytes, &options);
    let (old, new) = if old.len().min(new.len()) < WORTH_A_THREAD {
        (version(names[0], old), version(names[1], new))
    } else {
        // Neither waits for the other, and each result is the same wherever it is made.
        std::thread::scope(|scope| {
            let old = scope.spawn(|| version(names[0], old));
            let new = version(names[1], new);
            (old.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), new)
        })
    };
    Ok([warned(old)?, warned(new)?])
}

/// As [`two_versions`], for one.
pub fn version(name: &str, arguments: &InputArguments) -> anyhow::Result<Version> {
    warned(read::version(name, read::Input::parse(name)?.read()?, &read_options(arguments)))
}

fn warned(read: Result<Read, Error>) -> anyhow::Result<Version> {
    let Read { version, warnings, .. } = read?;
    super::warn(&warnings);
    Ok(version)
}

/// What the user set for reading.
pub fn read_options(arguments: &InputArguments) -> ReadOptions {
    let mut options = ReadOptions::default();
    options.format = arguments.input_format;
    options.normalizer = normalizer_options(arguments);
    options
}

/// What the user set for the normalizer.
fn normalizer_options(arguments: &InputArguments) -> normalizer::Options {
    let (language, struck) = (arguments.lang.clone(), arguments.struck);
    normalizer::Options { language, struck, ..normalizer::Options::default() }
}

/// What the user set for a comparison, with the files that it names.
pub fn options(arguments: &ComparedArguments) -> anyhow::Result<Options> {
    Ok(Options {
        taxonomy: arguments.themes.as_deref().map(taxonomy).transpose()?,
        overrides: arguments.overrides.as_deref().map(overrides).transpose()?,
        synonyms: arguments.synonyms.as_deref().map(synonyms).transpose()?.unwrap_or_default(),
        lexicons: arguments.lexicon.as_deref().map(lexicon).transpose()?.into_iter().collect(),
        mode: arguments.mode,
        normalizer: normalizer_options(&arguments.input),
    })
}

/// Reads a taxonomy: a built-in one where the name can be no file's.
pub fn taxonomy(name: &str) -> anyhow::Result<theme::Taxonomy> {
    if theme::BuiltIn::is_name(name) {
        return Ok(theme::BuiltIn::find(name)?.taxonomy()?);
    }
    Ok(theme::Taxonomy::parse(name, &text(name)?)?)
}

/// Reads a file of decisions.
pub fn overrides(name: &str) -> anyhow::Result<Overrides> {
    Ok(Overrides::parse(name, &text(name)?)?)
}

/// Reads a claims file.
pub fn claims(name: &str) -> anyhow::Result<Claims> {
    Ok(Claims::parse(name, &text(name)?)?)
}

/// Reads a list of synonyms.
pub fn synonyms(name: &str) -> anyhow::Result<theme::Synonyms> {
    Ok(theme::Synonyms::parse(name, &text(name)?)?)
}

/// Reads a lexicon of the user's own.
pub fn lexicon(name: &str) -> anyhow::Result<Lexicon> {
    Ok(Lexicon::extended(name, &text(name)?)?)
}

/// The text of a file that is no document.
fn text(name: &str) -> anyhow::Result<String> {
    Ok(read::load_text(&read::Input::parse(name)?)?)
}

/// Refuses to read standard input for two things: the second would find it empty.
pub fn standard_input_once<'a>(names: impl IntoIterator<Item = &'a str>) -> Result<(), Error> {
    if names.into_iter().filter(|name| *name == "-").count() > 1 {
        let error = Error::new("standard input (`-`) can be read only once");
        return Err(error.help("save one of the texts to a file and name that"));
    }
    Ok(())
}
