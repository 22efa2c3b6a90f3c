//! Input formats: handles to the rows of the table of readers, and how the row for a document is found.

use std::fmt;
use std::hash::{Hash, Hasher};

use super::{READERS, Reader, Sniff, Source, markdown, statement_file, text, unread};
use crate::error::{Error, ErrorKind, Result};
use crate::near::{did_you_mean, expected};

/// An input format: one of the formats that there is a reader for.
#[derive(Clone, Copy)]
pub struct Format(pub(super) &'static Reader);

impl Format {
    /// Markdown (CommonMark with tables, footnotes and front matter).
    pub const MARKDOWN: Self = Self(&markdown::READER);
    /// Plain text, also as it comes out of a PDF.
    pub const TEXT: Self = Self(&text::READER);
    /// A statement file in YAML.
    pub const YAML: Self = Self(&statement_file::YAML);
    /// A statement file in JSON.
    pub const JSON: Self = Self(&statement_file::JSON);

    /// All formats that are read.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        READERS.iter().map(Self)
    }

    /// The format of a name, as on the command line.
    ///
    /// # Errors
    /// If no format that is read has the name.
    pub fn named(name: &str) -> Result<Self> {
        Self::all().find(|format| format.name() == name).ok_or_else(|| {
            let known: Vec<&str> = Self::all().map(Self::name).collect();
            Error::new(format!("there is no input format `{name}`"))
                .of_kind(ErrorKind::UnreadFormat)
                .help(did_you_mean(name, known.iter().copied()).unwrap_or_else(|| expected(&known)))
        })
    }

    /// The name used on the command line.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// The endings of its files, in lower case and without the point.
    pub fn extensions(self) -> &'static [&'static str] {
        self.0.extensions
    }

    /// Whether people write policies in it, so that folders and repositories are searched for its files. Files of data
    /// have to be named.
    pub fn is_for_policies(self) -> bool {
        self.0.for_policies
    }

    /// The format of a document: by a signature that no other format has, by the ending of its name or, where that
    /// says nothing, by what its content looks like.
    ///
    /// # Errors
    /// If it is of a format that is known but not read.
    pub(super) fn of(source: &Source) -> Result<Self> {
        let bytes = source.to_recognise();
        if let Some(signed) = Self::all().find(|format| format.has_signature(&bytes)) {
            return Ok(signed);
        }
        unread::refuse_content(&bytes)?;
        let ending = extension(source.name());
        if let Some(named) = Self::all().find(|format| format.extensions().contains(&ending.as_str())) {
            return Ok(named);
        }
        unread::refuse_ending(&ending)?;
        let looks = |format: &Self| matches!(format.0.sniff, Sniff::Likeness(is_like) if is_like(&bytes));
        Ok(Self::all().find(looks).unwrap_or(Self::TEXT))
    }

    /// Whether the bytes begin as nothing but a document of this format does.
    pub(super) fn has_signature(self, bytes: &[u8]) -> bool {
        matches!(self.0.sniff, Sniff::Signature(is_signed) if is_signed(bytes))
    }
}

/// Whether a file is a policy by its name: what folders, git and `redraft init` look for.
pub fn is_policy_name(path: &str) -> bool {
    let ending = extension(path);
    Format::all().any(|format| format.is_for_policies() && format.extensions().contains(&ending.as_str()))
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Format {}

impl Hash for Format {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Format({})", self.name())
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The ending of a path or of the path in `REV:PATH`, in lower case; empty if there is none.
fn extension(path: &str) -> String {
    let name = path.rsplit(['/', '\\', ':']).next().unwrap_or(path);
    name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn of(name: &str, bytes: &[u8]) -> Result<Format> {
        Format::of(&Source::new(name, bytes.to_vec()))
    }

    #[test]
    fn detects_by_name_then_by_content() {
        let table = [
            ("a.md", "statements:\n", Format::MARKDOWN),
            ("A.TXT", "# x", Format::TEXT),
            ("HEAD~1:b/a.yml", "x", Format::YAML),
            ("a.json", "", Format::JSON),
            ("-", "{\n \"title\": \"x\",\n \"statements\": []}", Format::JSON),
            ("-", "{\"name\": \"x\"}\n", Format::JSON),
            ("-", "title: x\nstatements:\n- text: y\n", Format::YAML),
            ("draft", "Plan\n====\n\nWe plan.\n", Format::MARKDOWN),
            ("draft", "# Plan\n", Format::MARKDOWN),
            ("draft", "See [the plan](https://example.org).\n", Format::MARKDOWN),
            ("draft", "We **plan** it.\n", Format::MARKDOWN),
            ("draft", "---\ntitle: x\n---\nWe plan.\n", Format::MARKDOWN),
            ("draft", "Aims:\n\n- one\n- two\n", Format::MARKDOWN),
            ("v1.2", "We plan.\n#1 is best. 2 ** 3\n", Format::TEXT),
            ("draft", "[1] We plan.\n", Format::TEXT),
            ("-", "Page one\n\x0c# Page two\n", Format::TEXT),
        ];
        for (path, text, wanted) in table {
            assert_eq!(of(path, text.as_bytes()).unwrap(), wanted, "{path} {text:?}");
        }
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("# Plan\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(of("draft", &utf16).unwrap(), Format::MARKDOWN);
    }

    #[test]
    fn every_name_leads_to_its_format() {
        for format in Format::all() {
            assert_eq!(Format::named(format.name()).unwrap(), format);
        }
        let error = Format::named("markdwon").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnreadFormat);
        assert!(error.to_string().ends_with("did you mean `markdown`?"), "{error}");
    }

    #[test]
    fn policies_are_known_by_their_ending() {
        for (path, expected) in [
            ("docs/privacy.md", true),
            ("TERMS.TXT", true),
            ("a.markdown", true),
            ("HEAD:a.mkd", true),
            ("data.yaml", false),
            ("data.csv", false),
            ("docs.md/main.rs", false),
            ("docs.md/LICENSE", false),
            ("LICENSE", false),
        ] {
            assert_eq!(is_policy_name(path), expected, "{path}");
        }
    }

    #[test]
    fn no_two_rows_share_an_ending() {
        let mut endings: Vec<&str> = Format::all().flat_map(Format::extensions).copied().collect();
        endings.extend(unread::endings());
        let count = endings.len();
        endings.sort_unstable();
        endings.dedup();
        assert_eq!(endings.len(), count);
        assert!(endings.iter().all(|ending| ending.to_lowercase() == **ending && !ending.contains('.')));
    }
}
