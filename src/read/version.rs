//! The one way from bytes to a document and to a version. What a merge or Git LFS left in place of a document, what is
//! empty, how it is encoded and which format it has is decided here, and nowhere else; whether to stop at an error or to
//! skip the document is decided by who asked, by [`Error::kind`](crate::Error::kind).

use super::{Format, Input, Source, encoding, unfit, unread};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Document, Version};
use crate::normalizer::{self, normalise};

/// What the user can set for reading. More may come: begin with `ReadOptions::default()`.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct ReadOptions {
    /// The format; none finds it by name and content.
    pub format: Option<Format>,
    /// How the text is cleaned and cut.
    pub normalizer: normalizer::Options,
}

/// A version together with what its reader should be told.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Read {
    /// The version.
    pub version: Version,
    /// Doubts that do not stop a comparison, such as a guessed encoding.
    pub warnings: Vec<String>,
}

/// A document together with what its reader should be told.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Loaded {
    /// The document.
    pub document: Document,
    /// Doubts that do not stop a comparison, such as a guessed encoding.
    pub warnings: Vec<String>,
}

/// Makes a version of the bytes of a document. `name` is what to call it; its ending may tell the format.
///
/// # Errors
/// If the bytes are no document (a merge in conflict, a pointer of Git LFS, nothing at all), are of a format that is not
/// read or not well-formed, or hold no statement; [`Error::kind`] says which.
///
/// # Examples
/// ```
/// use redraft::{ErrorKind, read::{self, ReadOptions}};
///
/// let options = ReadOptions::default();
/// let read = read::version("policy.md", b"# Ports\n\nEvery port is inspected.\n".to_vec(), &options)?;
/// assert_eq!(read.version.statements[1].text, "Every port is inspected.");
///
/// let merged = b"<<<<<<< HEAD\nFees are low.\n=======\nFees are high.\n>>>>>>> other\n";
/// let error = read::version("policy.md", merged.to_vec(), &options).unwrap_err();
/// assert_eq!((error.kind(), error.line()), (ErrorKind::Conflict, Some(1)));
/// # Ok::<(), redraft::Error>(())
/// ```
pub fn version(name: &str, bytes: Vec<u8>, options: &ReadOptions) -> Result<Read> {
    let Loaded { document, warnings } = document(name, bytes, options.format)?;
    Ok(Read { version: normalise(document, &options.normalizer)?, warnings })
}

/// As [`version`], before the text is cleaned and cut.
///
/// # Errors
/// Those of [`version`], but for a document without a statement.
pub fn document(name: &str, bytes: Vec<u8>, format: Option<Format>) -> Result<Loaded> {
    read(Source::new(name, bytes), format)
}

/// As [`document`], for text that has been decoded already.
///
/// # Errors
/// Those of [`document`].
pub fn parse(path: &str, format: Format, text: String) -> Result<Document> {
    read(Source::of_text(path, text), Some(format)).map(|loaded| loaded.document)
}

/// As [`document`], of an input that is read to its end.
///
/// # Errors
/// If the input cannot be read, and those of [`document`].
pub fn load(input: &Input, format: Option<Format>) -> Result<Loaded> {
    document(&input.to_string(), input.read()?, format)
}

/// Refuses bytes that are no document whatever their format. It costs next to nothing.
///
/// # Errors
/// Of kind [`ErrorKind::Empty`], [`ErrorKind::LfsPointer`] or [`ErrorKind::Conflict`].
pub fn inspect(name: &str, bytes: &[u8]) -> Result<()> {
    unfit::refuse(&encoding::marked_as_utf8(bytes)).map_err(|error| error.in_file(name))
}

/// Reads the text of an input that is no document, such as a taxonomy. Its encoding is never guessed: a keyword that
/// was read wrongly would match nothing, and nobody would see why.
///
/// # Errors
/// If the input cannot be read, is empty, or is no text in UTF-8 or with a byte order mark.
pub fn load_text(input: &Input) -> Result<String> {
    let name = input.to_string();
    let bytes = input.read()?;
    inspect(&name, &bytes)?;
    let decoded = unread::refuse_binary(&bytes).and_then(|()| encoding::decode(bytes));
    let decoded = decoded.map_err(|error| error.in_file(&name))?;
    match decoded.doubt {
        None => Ok(decoded.text),
        Some(_) => Err(Error::new("it is not text in UTF-8")
            .of_kind(ErrorKind::NotText)
            .in_file(name)
            .help("save the file in UTF-8")),
    }
}

fn read(mut source: Source, format: Option<Format>) -> Result<Loaded> {
    let read = recognised(&source, format).and_then(|format| (format.0.read)(&mut source));
    let document = read.map_err(|error| match error.kind() {
        ErrorKind::Other => error.of_kind(ErrorKind::Malformed).in_file(source.name()),
        _ => error.in_file(source.name()),
    })?;
    Ok(Loaded { document, warnings: source.into_warnings() })
}

/// The format of what is a document. A format that the user gives is taken, but for bytes that cannot be text.
fn recognised(source: &Source, format: Option<Format>) -> Result<Format> {
    let bytes = source.to_recognise();
    unfit::refuse(&bytes)?;
    match format {
        Some(format) if format.has_signature(&bytes) => Ok(format),
        Some(format) => unread::refuse_binary(&bytes).map(|()| format),
        None => Format::of(source),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn an_input_without_text_is_an_error() {
        for (format, text) in [(Format::MARKDOWN, " "), (Format::TEXT, " \n\t\n"), (Format::YAML, "\u{a0}\n")] {
            let error = parse("plan.md", format, text.into()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Empty);
            let error = error.to_string();
            assert!(error.starts_with("plan.md: it has no text\n  help: "), "{error}");
        }
        assert!(parse("plan.md", Format::TEXT, String::new()).unwrap_err().to_string().contains("it is empty"));
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
        assert!(load(&put("page.html", b"# Aims\n"), Some(Format::MARKDOWN)).is_ok());
    }

    #[test]
    fn every_error_has_its_kind() {
        let table: [(&str, &[u8], ErrorKind); 12] = [
            ("a.md", b"", ErrorKind::Empty),
            ("a.md", b"\xef\xbb\xbf \n", ErrorKind::Empty),
            ("a.md", b"---\n***\n", ErrorKind::NoStatement),
            ("a.md", b"version https://git-lfs.github.com/spec/v1\n", ErrorKind::LfsPointer),
            ("a.docx", b"version https://git-lfs.github.com/spec/v1\n", ErrorKind::LfsPointer),
            ("a.yaml", b"<<<<<<< a\nstatements: []\n=======\n>>>>>>> b\n", ErrorKind::Conflict),
            ("a.yaml", b"statements: 3\n", ErrorKind::Malformed),
            ("a.json", b"{\"statements\": []}", ErrorKind::NoStatement),
            ("a.csv", b"x", ErrorKind::UnreadFormat),
            ("a.md", b"<?xml version='1.0'?><a/>", ErrorKind::UnreadFormat),
            ("a.md", b"\x89PNG\r\n", ErrorKind::NotText),
            ("a.md", b"a\0b", ErrorKind::NotText),
        ];
        for (name, bytes, kind) in table {
            let error = version(name, bytes.to_vec(), &ReadOptions::default()).unwrap_err();
            assert_eq!(error.kind(), kind, "{error}");
            assert_eq!(error.file(), Some(name));
        }
        let utf16 = "<<<<<<< a\n=======\n>>>>>>> b\n".encode_utf16().flat_map(u16::to_le_bytes);
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf16).collect();
        assert_eq!(inspect("a.md", &utf16).unwrap_err().kind(), ErrorKind::Conflict);
    }

    #[test]
    fn a_format_that_is_given_is_taken_where_it_can_be() {
        let csv = b"id,zone,fee\n1,A,20\n2,B,30\n3,C,40\n";
        assert!(document("a.csv", csv.to_vec(), Some(Format::TEXT)).is_ok());
        let error = document("a.txt", b"%PDF-1.7\n".to_vec(), Some(Format::TEXT)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnreadFormat);
    }
}
