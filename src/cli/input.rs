//! Documents and taxonomies by the names on the command line.

use std::path::Path;

use redraft::Error;
use redraft::model::Document;
use redraft::{normalizer, read, theme};

use super::args::InputArguments;

/// Reads documents in order; doubts about them go to standard error.
pub fn documents<const N: usize>(names: [&str; N], arguments: &InputArguments) -> anyhow::Result<[Document; N]> {
    let mut documents = read_all(&names, arguments)?.into_iter();
    Ok(names.map(|_| documents.next().unwrap_or_default()))
}

/// As [`documents`], for as many as there are.
pub fn read_all(names: &[&str], arguments: &InputArguments) -> anyhow::Result<Vec<Document>> {
    if names.iter().filter(|name| **name == "-").count() > 1 {
        let error = Error::new("standard input (`-`) can be read only once");
        return Err(error.mend("save one of the documents to a file and name that").into());
    }
    let inputs = names.iter().map(|name| read::Input::parse(name)).collect::<Result<Vec<_>, _>>()?;
    let mut documents = Vec::with_capacity(inputs.len());
    for input in &inputs {
        let loaded = read::load(input, arguments.input_format)?;
        super::warn(&loaded.warnings);
        documents.push(loaded.document);
    }
    Ok(documents)
}

/// What the user set for the normaliser.
pub fn normalizer_options(arguments: &InputArguments) -> normalizer::Options {
    normalizer::Options { language: arguments.lang.clone(), ..normalizer::Options::default() }
}

/// Reads a taxonomy.
pub fn taxonomy(file: &Path) -> anyhow::Result<theme::Taxonomy> {
    let name = file.to_string_lossy();
    let text = std::fs::read_to_string(file).map_err(|error| {
        let (problem, mend) = match error.kind() {
            std::io::ErrorKind::NotFound => ("there is no such file".into(), "check the name after `--themes`"),
            std::io::ErrorKind::IsADirectory => ("this is a folder".into(), "name a file of themes in it"),
            std::io::ErrorKind::InvalidData => ("this is no UTF-8 text".into(), "save the file in UTF-8"),
            _ => (format!("cannot read: {error}"), "check the file and its permissions"),
        };
        Error::new(problem).in_file(&*name).mend(mend).caused_by(error)
    })?;
    Ok(theme::Taxonomy::parse(&name, &text)?)
}
