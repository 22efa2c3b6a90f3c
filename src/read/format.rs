//! Input formats: their names, how to tell them apart, and what to do about those not read.

use crate::error::{Error, Result};

/// An input format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Markdown (CommonMark with tables, footnotes and front matter).
    Markdown,
    /// Plain text, also as it comes out of a PDF.
    Text,
    /// A statement file in YAML.
    Yaml,
    /// A statement file in JSON.
    Json,
}

/// How far into a text its format is looked for.
const HEAD: usize = 64 * 1024;

impl Format {
    /// All formats with the names used on the command line.
    pub const NAMES: [(Self, &'static str); 4] =
        [(Self::Markdown, "markdown"), (Self::Text, "text"), (Self::Yaml, "yaml"), (Self::Json, "json")];

    /// The name used on the command line.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }

    /// The format of a text, by the extension of its path or, where that says nothing, by its content.
    pub fn detect(path: &str, text: &str) -> Self {
        match extension(path).as_str() {
            "md" | "markdown" | "mdown" | "mkd" => Self::Markdown,
            "txt" | "text" => Self::Text,
            "yaml" | "yml" => Self::Yaml,
            "json" => Self::Json,
            _ => Self::by_content(text),
        }
    }

    fn by_content(text: &str) -> Self {
        let head = &text[..text.floor_char_boundary(HEAD)];
        if head.trim_start().starts_with('{') && head.contains("\"statements\"") {
            Self::Json
        } else if head.lines().any(|line| line.trim_end() == "statements:" || line.starts_with("statements: [")) {
            Self::Yaml
        } else if looks_like_markdown(head) {
            Self::Markdown
        } else {
            Self::Text
        }
    }
}

/// The extension of a path or of the path in `REV:PATH`, in lower case; empty if there is none.
fn extension(path: &str) -> String {
    let name = path.rsplit(['/', '\\', ':']).next().unwrap_or(path);
    name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default()
}

/// True if the text uses signs that mean something in Markdown and nothing in prose.
fn looks_like_markdown(head: &str) -> bool {
    // A form feed is a page break of a paged medium, which no one writes in Markdown.
    if head.contains('\x0c') {
        return false;
    }
    let mut items = 0;
    let mut above = "";
    for (number, line) in head.lines().enumerate() {
        let text = line.trim_end();
        let trimmed = text.trim_start();
        if (number == 0 && (text == "---" || text == "+++"))
            || is_atx_heading(text)
            || is_setext_heading(above, text)
            || trimmed.starts_with("```")
            || (trimmed.starts_with("[^") && trimmed.contains("]: "))
            || (trimmed.starts_with('|') && trimmed.ends_with('|') && trimmed.contains("---"))
            || trimmed.contains("](http")
            || trimmed.contains("](#")
            || trimmed.contains("](/")
            || has_strong(trimmed)
        {
            return true;
        }
        if trimmed.starts_with("- ") || trimmed.starts_with("* ") || trimmed.starts_with("+ ") {
            items += 1;
            if items == 2 {
                return true;
            }
        }
        above = text;
    }
    false
}

fn is_atx_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
}

fn is_setext_heading(above: &str, line: &str) -> bool {
    line.len() >= 3
        && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-'))
        && above.starts_with(char::is_alphanumeric)
}

fn has_strong(line: &str) -> bool {
    line.split_once("**")
        .and_then(|(_, rest)| rest.split_once("**"))
        .is_some_and(|(inner, _)| !inner.is_empty() && inner.trim() == inner)
}

/// Refuses a file whose extension names a format that is known but not read.
///
/// # Errors
/// With the command that turns it into something that is read.
pub(crate) fn refuse_unsupported_name(path: &str) -> Result<()> {
    let (name, mend) = match extension(path).as_str() {
        "pdf" => ("PDF", "`pdftotext -layout FILE - | redraft diff - ...`"),
        "docx" => ("DOCX", "`pandoc -t markdown FILE | redraft diff - ...`"),
        "odt" => ("ODT", "`pandoc -t markdown FILE | redraft diff - ...`"),
        "rtf" => ("RTF", "`pandoc -t markdown FILE | redraft diff - ...`"),
        "html" | "htm" | "xhtml" => ("HTML", "`pandoc -t markdown FILE | redraft diff - ...`"),
        "doc" => ("DOC", "`soffice --headless --convert-to docx FILE`, then `pandoc -t markdown`"),
        "xlsx" | "xls" | "ods" => ("spreadsheet", "save the sheet as text, or as a statement file in YAML or JSON"),
        _ => return Ok(()),
    };
    Err(unsupported(name, mend).in_file(path))
}

/// Refuses a text whose content shows a format that is known but not read.
///
/// # Errors
/// With the command that turns it into something that is read.
pub(crate) fn refuse_unsupported_content(path: &str, text: &str) -> Result<()> {
    let text = text.trim_start().as_bytes();
    let begins = |head: &str| text.get(..head.len()).is_some_and(|text| text.eq_ignore_ascii_case(head.as_bytes()));
    if begins("<!doctype html") || begins("<html") {
        return Err(unsupported("HTML", "`pandoc -f html -t markdown FILE | redraft diff - ...`").in_file(path));
    }
    if begins("{\\rtf") {
        return Err(unsupported("RTF", "`pandoc -f rtf -t markdown FILE | redraft diff - ...`").in_file(path));
    }
    Ok(())
}

/// The error for a format that is known but not read.
pub(crate) fn unsupported(name: &str, mend: &str) -> Error {
    Error::new(format!("{name} files are not read yet")).mend(match mend.starts_with('`') {
        true => format!("turn it into text first: {mend}"),
        false => mend.to_owned(),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn detects_by_name_then_by_content() {
        let table = [
            ("a.md", "statements:\n", Format::Markdown),
            ("A.TXT", "# x", Format::Text),
            ("HEAD~1:b/a.yml", "x", Format::Yaml),
            ("a.json", "", Format::Json),
            ("-", "{\n \"title\": \"x\",\n \"statements\": []}", Format::Json),
            ("-", "title: x\nstatements:\n- text: y\n", Format::Yaml),
            ("draft", "Plan\n====\n\nWe plan.\n", Format::Markdown),
            ("draft", "# Plan\n", Format::Markdown),
            ("draft", "See [the plan](https://example.org).\n", Format::Markdown),
            ("draft", "We **plan** it.\n", Format::Markdown),
            ("draft", "---\ntitle: x\n---\nWe plan.\n", Format::Markdown),
            ("draft", "Aims:\n\n- one\n- two\n", Format::Markdown),
            ("v1.2", "We plan.\n#1 is best. 2 ** 3\n", Format::Text),
            ("-", "Page one\n\x0c# Page two\n", Format::Text),
        ];
        for (path, text, wanted) in table {
            assert_eq!(Format::detect(path, text), wanted, "{path} {text:?}");
        }
    }

    #[test]
    fn unsupported_names_say_the_way_out() {
        for path in ["a.pdf", "HEAD:a.DOCX", "a.odt", "a.html", "a.htm", "a.xlsx", "a.doc", "a.rtf"] {
            let error = refuse_unsupported_name(path).unwrap_err().to_string();
            assert!(error.starts_with(path) && error.contains("help: "), "{error}");
        }
        assert!(refuse_unsupported_name("a.md").is_ok());
    }
}
