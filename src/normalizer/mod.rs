//! From blocks to statements: text clean-up, labels, sentence segmentation.

pub(crate) mod characters;
pub(crate) mod clean;
pub(crate) mod cleaned;
pub(crate) mod cutter;
pub(crate) mod emphasis;
pub(crate) mod governors;
pub(crate) mod id;
pub(crate) mod label;
pub(crate) mod lines;
pub(crate) mod notes;
pub(crate) mod outline;
pub(crate) mod pages;
mod references;
pub(crate) mod segment;
pub(crate) mod struck;
pub(crate) mod table;
pub(crate) mod vocabulary;

use rustc_hash::FxHashSet;

use crate::error::{Error, ErrorKind, Result};
use crate::language::recognition;
use crate::model::{Block, Document, Role, Section, Statement, Version};
use cutter::{Cut, Cutter};
pub(crate) use id::is_content_id;
use outline::Outline;
use segment::Segmenter;
pub use struck::Struck;

/// What the user can set.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Further abbreviations that end no sentence, as typed (`Reg.`, `n.º`).
    pub abbreviations: Vec<String>,
    /// The language of the document as an ISO 639-1 code; none recognises it.
    pub language: Option<String>,
    /// Whether text that is struck out is read.
    pub struck: Struck,
}

/// Cleans the text of a document and cuts it into statements.
///
/// # Errors
/// If nothing is left: a document without a statement cannot be compared.
pub fn normalise(mut document: Document, options: &Options) -> Result<Version> {
    if document.paged {
        pages::clean(&mut document);
    }
    let stated = options.language.clone().or_else(|| document.language.take());
    let language = stated.or_else(|| recognition::recognise(&sample(&document.blocks)).map(str::to_owned));
    let segmenter = Segmenter::new(language.as_deref(), &options.abbreviations);
    let mut outline = Outline::default();
    let cutter = Cutter::new(&document.source, &document.blocks, segmenter, options.struck, &mut outline);
    let Cut { mut statements, mut struck, given_ids } = cutter.cut(std::mem::take(&mut document.blocks));
    if statements.is_empty() {
        let (problem, help) = match struck.is_empty() {
            true => (
                "it has no statements",
                "name a document that holds running text; markup, rules and empty headings do not count",
            ),
            false => ("all of its text is struck out", "`--struck keep` reads it as text"),
        };
        return Err(Error::new(problem).of_kind(ErrorKind::NoStatement).in_file(document.path).help(help));
    }
    name(&mut statements, given_ids);
    name(&mut struck, Vec::new());
    let sections = outline.into_sections();
    governors::by_headings(&mut statements, &sections, language.as_deref());
    references::by_references(&mut statements, &struck, &document.references);
    let title = document.title.or_else(|| title(&statements, &sections));
    Ok(Version { path: document.path, title, version: document.version, language, sections, statements, struck })
}

/// Gives every statement its id: the given one, or one made from its content.
fn name(statements: &mut [Statement], given: Vec<(usize, String)>) {
    let taken: FxHashSet<String> = given.iter().map(|(_, id)| id.clone()).collect();
    let made = id::content_ids(statements.iter().map(|statement| statement.text.as_str()));
    for (statement, made) in statements.iter_mut().zip(made) {
        statement.id = made;
        while taken.contains(&statement.id) {
            statement.id.push('x');
        }
    }
    for (at, id) in given {
        statements[at].id = id;
    }
}

/// The first heading, if nothing stands before it and all others stand under it. A numbered heading is the first of
/// several sections, even where the others are missing.
fn title(statements: &[Statement], sections: &[Section]) -> Option<String> {
    let first = statements.first().filter(|first| first.role == Role::Heading && first.label.is_empty())?;
    let single = sections.iter().filter(|section| section.parent.is_none()).count() == 1;
    (first.section.is_none() && single).then(|| first.text.clone())
}

/// Enough text to recognise the language by, taken from all over the document.
fn sample(blocks: &[Block]) -> String {
    const BYTES: usize = 32_000;
    let total: usize = blocks.iter().map(|block| block.text.len()).sum();
    let step = total.div_ceil(BYTES).max(1);
    let mut sample = String::new();
    for block in blocks.iter().step_by(step) {
        let end = block.text.floor_char_boundary(BYTES);
        sample.push_str(&block.text[..end]);
        sample.push('\n');
        if sample.len() > 2 * BYTES {
            break;
        }
    }
    sample
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::read::{Format, parse};

    fn version(format: Format, text: &str) -> Version {
        normalise(parse("plan", format, text.into()).unwrap(), &Options::default()).unwrap()
    }

    #[test]
    fn only_a_single_heading_without_a_number_is_a_title() {
        for (text, wanted) in [
            ("# Wells\n\nText.\n\n## Pumps\n\nText.", Some("Wells")),
            ("# 1 Wells\n\nText.", None),
            ("# Wells\n\nText.\n\n# Pumps\n\nText.", None),
            ("Text.\n\n# Wells\n\nText.", None),
        ] {
            assert_eq!(version(Format::MARKDOWN, text).title.as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn spans_lie_on_letter_boundaries() {
        let text = "Le proce\u{301}de\u{301}\n\n“Wells” and oﬃce\u{301}\u{A0}\n\nＡ…\u{200B} “Pumps\u{2011}”";
        let made = version(Format::MARKDOWN, text);
        let spans = made.statements.iter().filter_map(|statement| statement.origin.span);
        assert!(spans.clone().count() == made.statements.len());
        assert!(spans.into_iter().all(|span| text.get(span.start..span.end).is_some()));
        assert!(made.statements.iter().any(|statement| statement.text.contains("officé")));
    }

    #[test]
    fn a_ready_made_statement_keeps_what_looks_like_a_marker() {
        let made = version(Format::JSON, r#"{"statements": [{"text": "The ves¹sel is here."}]}"#);
        assert_eq!(made.statements[0].text, "The ves¹sel is here.");
    }

    #[test]
    fn a_cell_can_be_quoted_with_its_heads() {
        let text = "| Zone | Fee |\n|---|---|\n| C | 20 |\n| D | 30 |\n";
        let made = version(Format::MARKDOWN, text);
        let heads = |cell: &Statement| cell.governors.introduction().unwrap_or_default().into_owned();
        let shown: Vec<_> = made.statements.iter().map(|cell| (heads(cell), cell.text.as_str())).collect();
        let wanted =
            [("", "Zone"), ("", "Fee"), ("Zone", "C"), ("Zone C · Fee", "20"), ("Zone", "D"), ("Zone D · Fee", "30")];
        assert_eq!(shown, wanted.map(|(heads, text)| (heads.to_owned(), text)));
    }
}
