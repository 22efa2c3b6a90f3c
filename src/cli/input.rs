//! Documents and taxonomies by the names on the command line.

use redraft::Error;
use redraft::claims::Claims;
use redraft::compare::Options;
use redraft::lexicon::Lexicon;
use redraft::model::Document;
use redraft::overrides::Overrides;
use redraft::{normalizer, read, theme};

use super::args::{ComparedArguments, InputArguments};

/// Reads documents in order; doubts about them go to standard error.
pub fn documents<const N: usize>(names: [&str; N], arguments: &InputArguments) -> anyhow::Result<[Document; N]> {
    let mut documents = read_all(&names, arguments)?.into_iter();
    Ok(names.map(|_| documents.next().unwrap_or_default()))
}

/// As [`documents`], for as many as there are.
pub fn read_all(names: &[&str], arguments: &InputArguments) -> anyhow::Result<Vec<Document>> {
    let inputs = names.iter().map(|name| read::Input::parse(name)).collect::<Result<Vec<_>, _>>()?;
    let mut documents = Vec::with_capacity(inputs.len());
    for input in &inputs {
        let loaded = read::load(input, arguments.input_format)?;
        super::warn(&loaded.warnings);
        documents.push(loaded.document);
    }
    Ok(documents)
}

/// What the user set for the normalizer.
pub fn normalizer_options(arguments: &InputArguments) -> normalizer::Options {
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
        return Err(error.mend("save one of the texts to a file and name that"));
    }
    Ok(())
}
