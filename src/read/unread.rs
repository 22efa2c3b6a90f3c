//! Formats that are known and not read: refused by name or by content, with a way out, and never taken for prose.

mod markup;
mod table;

use memchr::memmem;

use crate::error::{Error, ErrorKind, Result};

/// A format that is known and not read.
struct Unread {
    /// What is wrong, as a clause.
    problem: &'static str,
    /// The endings of its files, in lower case.
    extensions: &'static [&'static str],
    /// Whether the bytes can be nothing else: this overrules the name.
    sniff: fn(&[u8]) -> bool,
    /// Its bytes are not text: no reader of text could be told to read it.
    binary: bool,
    help: &'static str,
}

const PANDOC: &str = "convert it to text first: `pandoc -t markdown FILE | redraft diff - ...`";
const SHEET: &str = "write each rule as a sentence into Markdown, or into a statement file in YAML or JSON";
const OTHER: &str = "name the text document instead";

/// Formats that contain others follow those that they contain.
const UNREAD: &[Unread] = &[
    Unread {
        problem: "PDF files are not read yet",
        extensions: &["pdf"],
        sniff: |bytes| bytes.starts_with(b"%PDF-"),
        binary: true,
        help: "convert it to text first: `pdftotext -layout FILE - | redraft diff - ...`",
    },
    Unread {
        problem: "DOCX files are not read yet",
        extensions: &["docx", "docm", "dotx"],
        sniff: |bytes| zip_holds(bytes, b"word/"),
        binary: true,
        help: PANDOC,
    },
    Unread {
        problem: "ODT files are not read yet",
        extensions: &["odt", "ott", "fodt"],
        sniff: |bytes| zip_holds(bytes, b"application/vnd.oasis.opendocument.text"),
        binary: true,
        help: PANDOC,
    },
    Unread {
        problem: "EPUB files are not read yet",
        extensions: &["epub"],
        sniff: |bytes| zip_holds(bytes, b"application/epub+zip"),
        binary: true,
        help: PANDOC,
    },
    Unread {
        problem: "spreadsheet files are not read yet",
        extensions: &["xlsx", "xlsm", "xls", "ods"],
        sniff: |bytes| zip_holds(bytes, b"xl/") || zip_holds(bytes, b"application/vnd.oasis.opendocument.spreadsheet"),
        binary: true,
        help: "save the sheet as text, or as a statement file in YAML or JSON",
    },
    Unread {
        problem: "presentations are not read",
        extensions: &["pptx", "ppt", "odp"],
        sniff: |bytes| {
            zip_holds(bytes, b"ppt/") || zip_holds(bytes, b"application/vnd.oasis.opendocument.presentation")
        },
        binary: true,
        help: "save its outline as text, and name that",
    },
    Unread {
        problem: "DOC files are not read yet",
        extensions: &["doc", "dot"],
        sniff: |bytes| bytes.starts_with(b"\xd0\xcf\x11\xe0"),
        binary: true,
        help: "convert it to text first: `soffice --headless --convert-to docx FILE`, then `pandoc -t markdown`",
    },
    Unread {
        problem: "it is a zip archive, not text",
        extensions: &["zip", "7z", "rar", "tar"],
        sniff: |bytes| bytes.starts_with(ZIP),
        binary: true,
        help: "unpack it, and name a document in it",
    },
    Unread {
        problem: "it is compressed, not text",
        extensions: &["gz", "tgz", "bz2", "xz", "zst"],
        sniff: |bytes| bytes.starts_with(b"\x1f\x8b"),
        binary: true,
        help: "unpack it first: `gzip -dc FILE | redraft diff - ...`",
    },
    Unread {
        problem: "it is an image, not text",
        extensions: &["png", "jpg", "jpeg", "gif", "webp", "tif", "tiff", "bmp", "heic", "svg"],
        sniff: |bytes| {
            let heads: [&[u8]; 5] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"];
            heads.iter().any(|head| bytes.starts_with(head))
        },
        binary: true,
        help: OTHER,
    },
    Unread {
        problem: "it is a program, not text",
        extensions: &["exe", "dll"],
        sniff: |bytes| bytes.starts_with(b"\x7fELF"),
        binary: true,
        help: OTHER,
    },
    Unread {
        problem: "RTF files are not read yet",
        extensions: &["rtf"],
        sniff: |bytes| bytes.trim_ascii_start().starts_with(b"{\\rtf"),
        binary: false,
        help: "convert it to text first: `pandoc -f rtf -t markdown FILE | redraft diff - ...`",
    },
    Unread {
        problem: "HTML files are not read yet",
        extensions: &["html", "htm", "xhtml", "mhtml", "mht"],
        sniff: markup::is_html,
        binary: false,
        help: "convert it to text first: `pandoc -f html -t markdown FILE | redraft diff - ...`",
    },
    Unread {
        problem: "XML files are not read yet",
        extensions: &["xml", "akn"],
        sniff: markup::is_xml,
        binary: false,
        help: "save the document as Markdown or plain text, and name that",
    },
    Unread {
        problem: "CSV files are not read yet",
        extensions: &["csv", "tsv"],
        sniff: table::is_csv,
        binary: false,
        help: SHEET,
    },
];

const ZIP: &[u8] = b"PK\x03\x04";

/// Whether it is a ZIP archive that names this near its beginning.
fn zip_holds(bytes: &[u8], name: &[u8]) -> bool {
    bytes.starts_with(ZIP) && memmem::find(&bytes[..bytes.len().min(1 << 16)], name).is_some()
}

impl Unread {
    fn error(&self) -> Error {
        let kind = if self.problem.ends_with("not text") { ErrorKind::NotText } else { ErrorKind::UnreadFormat };
        Error::new(self.problem).of_kind(kind).help(self.help)
    }
}

/// Refuses a file whose ending names a format that is not read.
///
/// # Errors
/// With what turns it into something that is read.
pub(super) fn refuse_ending(ending: &str) -> Result<()> {
    refuse(|row| row.extensions.contains(&ending))
}

/// Refuses bytes that can only be of a format that is not read.
///
/// # Errors
/// With what turns them into something that is read.
pub(super) fn refuse_content(bytes: &[u8]) -> Result<()> {
    refuse(|row| (row.sniff)(bytes))
}

/// As [`refuse_content`], for bytes that the user says are text.
///
/// # Errors
/// With what turns them into something that is read.
pub(super) fn refuse_binary(bytes: &[u8]) -> Result<()> {
    refuse(|row| row.binary && (row.sniff)(bytes))
}

fn refuse(is_it: impl Fn(&Unread) -> bool) -> Result<()> {
    UNREAD.iter().find(|row| is_it(row)).map_or(Ok(()), |row| Err(row.error()))
}

/// The endings of all formats that are not read.
#[cfg(test)]
pub(super) fn endings() -> impl Iterator<Item = &'static str> {
    UNREAD.iter().flat_map(|row| row.extensions).copied()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_ending_says_the_way_out() {
        for ending in endings() {
            let error = refuse_ending(ending).unwrap_err();
            assert!(error.to_string().contains("help: "), "{error}");
            assert!(matches!(error.kind(), ErrorKind::NotText | ErrorKind::UnreadFormat));
        }
        assert!(refuse_ending("md").is_ok() && refuse_ending("").is_ok());
    }

    #[test]
    fn content_tells_where_the_name_does_not() {
        let table: [(&[u8], &str); 16] = [
            (b"%PDF-1.4 \n", "PDF"),
            (b"PK\x03\x04\x14", "a zip archive"),
            (b"PK\x03\x04\x14\0\0\0[Content_Types].xml PK\x03\x04 word/document.xml", "DOCX"),
            (b"PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis.opendocument.text", "ODT"),
            (b"PK\x03\x04\x14\0\0\0[Content_Types].xml PK\x03\x04 xl/workbook.xml", "spreadsheet"),
            (b"\x89PNG\r\n\x1a\n", "an image"),
            (b"{\\rtf1\\ansi", "RTF"),
            (b"\n<!DOCTYPE html>\n<html>", "HTML"),
            (b"<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<html>", "HTML"),
            (b"<!-- saved --><HTML lang=\"en\">", "HTML"),
            (b"<?xml version=\"1.0\"?>\n<akomaNtoso>", "XML"),
            (b"<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n<act>", "XML"),
            (b"<law>\n<article>Every port is inspected.</article>\n</law>\n", "XML"),
            (b"<!DOCTYPE law SYSTEM \"law.dtd\">\n<law>", "XML"),
            (b"id,zone,fee\n1,A,20\n2,B,30\n3,C,40\n", "CSV"),
            (b"id\tzone\tfee\n1\tA\t20\n2\tB\t30\n3\tC\t40\n", "CSV"),
        ];
        for (bytes, wanted) in table {
            let error = refuse_content(bytes).unwrap_err().to_string();
            assert!(error.contains(wanted), "{error} for {}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn prose_and_markdown_are_never_refused() {
        for text in [
            "We plan, we build, we run.\nWe pay, we audit, we report.\nWe act, we learn, we help.\nA, b, c.\n",
            "<!-- markdownlint-disable -->\n# Plan\n",
            "<div align=\"center\">\n\n# Plan\n\n</div>\n",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n\n# Plan\n",
            "<https://example.org>, our page.\n",
            "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |\n",
            "Berlin,Paris,Rome\n",
            "port,fee,zone\n\nShips pay.\n",
            "<p>Ships pay.</p>\n",
            "<",
            "",
        ] {
            assert!(refuse_content(text.as_bytes()).is_ok(), "{text}");
        }
    }
}
