//! From a file to blocks: one reader per input format, behind one entry point.

mod batch;
mod encoding;
mod format;
mod markdown;
mod series;
mod source;
mod statement_file;
pub(crate) mod text;

use crate::error::{Error, Result};
use crate::language::tag;
use crate::model::{Document, OffsetMap};

pub use batch::{read_many, read_objects};
pub use format::Format;
pub use source::Input;
pub use statement_file::SCHEMA as STATEMENT_FILE_SCHEMA;

/// A document together with what its reader should be told.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Loaded {
    /// The document.
    pub document: Document,
    /// Doubts that do not stop a comparison, such as a guessed encoding.
    pub warnings: Vec<String>,
}

/// Reads an input to its end, decodes it, finds its format unless it is given, and parses it.
///
/// # Errors
/// If the input cannot be read, is no text, is empty, is of a format that is not supported, or is not well-formed.
pub fn load(input: &Input, format: Option<Format>) -> Result<Loaded> {
    let path = input.to_string();
    if format.is_none() {
        format::refuse_unsupported_name(&path)?;
    }
    load_bytes(&path, input.read()?, format)
}

/// As [`load`], for an input that has been read already. `path` is its name.
///
/// # Errors
/// If the input is no text, is empty, is of a format that is not supported, or is not well-formed.
pub fn load_bytes(path: &str, bytes: Vec<u8>, format: Option<Format>) -> Result<Loaded> {
    if format.is_none() {
        format::refuse_unsupported_name(path)?;
    }
    let decoded = encoding::decode(bytes).map_err(|error| error.in_file(path))?;
    if format.is_none() {
        format::refuse_unsupported_content(path, &decoded.text)?;
    }
    let format = format.unwrap_or_else(|| Format::detect(path, &decoded.text));
    let document = parse(path, format, decoded.text)?;
    let warnings = decoded.doubt.map(|doubt| format!("{path}: {doubt}")).into_iter().collect();
    Ok(Loaded { document, warnings })
}

/// Reads the text of an input that is no document, such as a taxonomy. Its encoding is never guessed: a keyword that
/// was read wrongly would match nothing, and nobody would see why.
///
/// # Errors
/// If the input cannot be read, is empty, or is no text in UTF-8 or with a byte order mark.
pub fn load_text(input: &Input) -> Result<String> {
    let path = input.to_string();
    let decoded = encoding::decode(input.read()?).map_err(|error| error.in_file(&path))?;
    match decoded.doubt {
        None => Ok(decoded.text),
        Some(_) => Err(Error::new("it is no text in UTF-8").in_file(path).mend("save the file in UTF-8")),
    }
}

/// Reads a document from decoded text.
///
/// # Errors
/// If the text is empty or no well-formed document of the format.
pub fn parse(path: &str, format: Format, text: String) -> Result<Document> {
    if text.chars().all(char::is_whitespace) {
        return Err(Error::new("there is no text in it").in_file(path).mend("name a document that holds some text"));
    }
    match format {
        Format::Markdown => Ok(markdown::read(text, path)),
        Format::Text => Ok(text::read(path, text)),
        Format::Yaml => statement_file::read_yaml(text, path),
        Format::Json => statement_file::read_json(text, path),
    }
}

/// The part of a map that belongs to `range` of the derived text.
fn cut_out(origin: &OffsetMap, range: std::ops::Range<usize>) -> OffsetMap {
    let mut part = OffsetMap::default();
    range.enumerate().for_each(|(derived, at)| part.push(derived, origin.source(at)));
    part
}

/// The ISO 639-1 code at the head of a language tag (`en-GB` gives `en`).
fn language_code(tag: &str) -> Option<String> {
    let code = tag::language(tag.trim());
    (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(code)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn an_input_without_text_is_an_error() {
        for (format, text) in [(Format::Markdown, ""), (Format::Text, " \n\t\n"), (Format::Yaml, "\u{a0}\n")] {
            let error = parse("plan.md", format, text.into()).unwrap_err().to_string();
            assert!(error.starts_with("plan.md: there is no text in it\n  help: "), "{error}");
        }
    }

    #[test]
    fn loads_a_file_by_its_name_and_by_its_content() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            Input::parse(path.to_str().unwrap()).unwrap()
        };
        let loaded = load(&put("plan.md", b"# Aims\n\nWe plan.\n"), None).unwrap();
        assert_eq!(loaded.document.blocks.len(), 2);
        assert!(loaded.warnings.is_empty());
        let loaded = load(&put("draft", b"statements:\n  - text: We plan.\n"), None).unwrap();
        assert!(matches!(loaded.document.blocks[0].kind, crate::model::BlockKind::Statement(_)));
        let loaded = load(&put("old.txt", b"La strat\xe9gie est achev\xe9e, d\xe9j\xe0 vot\xe9e.\n"), None).unwrap();
        assert_eq!(loaded.document.blocks[0].text.trim(), "La stratégie est achevée, déjà votée.");
        assert!(loaded.warnings[0].contains("windows-1252"), "{:?}", loaded.warnings);
        let error = load(&put("plan.pdf", b"%PDF-1.7\n"), None).unwrap_err().to_string();
        assert!(error.contains("pdftotext -layout"), "{error}");
        let error = load(&put("page", b"<!DOCTYPE html>\n<html><body>x</body></html>"), None).unwrap_err().to_string();
        assert!(error.contains("HTML"), "{error}");
        assert!(load(&put("page.html", b"# Aims\n"), Some(Format::Markdown)).is_ok());
    }
}
