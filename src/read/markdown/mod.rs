//! Markdown to blocks.

mod breaks;
mod builder;
mod critic;
mod front_matter;
mod html;
mod likeness;
mod notes;
mod pseudo;
mod skip;
mod strikes;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Reader, Sniff, Source};
use crate::error::Result;
use crate::model::Document;
use builder::Builder;

pub(super) const READER: Reader = Reader {
    name: "markdown",
    extensions: &["md", "markdown", "mdown", "mkd"],
    for_policies: true,
    sniff: Sniff::Likeness(likeness::is_like),
    read: read_source,
};

fn read_source(source: &mut Source) -> Result<Document> {
    Ok(read(source.text()?, source.name()))
}

/// Reads Markdown. Every text is some Markdown document, so this cannot fail.
fn read(text: String, path: &str) -> Document {
    let front = front_matter::read(&text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    let (strikes, masked) = strikes::find(&text, front.end, options);
    let mut builder = Builder::new(&text, strikes);
    let parsed = masked.as_deref().unwrap_or(&text);
    for (event, range) in Parser::new_ext(&parsed[front.end..], options).into_offset_iter() {
        take(&mut builder, event, range.start + front.end..range.end + front.end);
    }
    let (blocks, references) = builder.finish();
    Document {
        path: path.to_owned(),
        title: front.title,
        version: front.version,
        language: front.language,
        paged: false,
        source: text,
        blocks,
        references,
    }
}

fn take(builder: &mut Builder<'_>, event: Event<'_>, range: Range<usize>) {
    match event {
        Event::Start(Tag::Strikethrough) => builder.strike(range),
        Event::Start(tag) => start(builder, tag, range),
        Event::End(tag) => end(builder, tag),
        Event::Text(text) if builder.in_code() => builder.code(&text, range.start),
        Event::Text(text) if is_loose_strong(builder.source(), &text, range.start) => {
            if !builder.source()[..range.start].ends_with('*') {
                builder.loose_strong();
            }
        }
        Event::Text(text) => builder.text(&text, range.start),
        Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
            // The range includes the backticks, and one space on each side may have been taken off.
            let typed = &builder.source()[range.clone()];
            let inner = typed.len() - typed.trim_start_matches('`').len();
            let space = usize::from(typed[inner..].starts_with(' ') && !text.starts_with(' '));
            builder.text(&text, range.start + inner + space);
        }
        Event::Html(html) => builder.html(&html, range.start, true),
        Event::InlineHtml(html) => builder.html(&html, range.start, false),
        Event::SoftBreak => builder.line_break(range.start, false),
        Event::HardBreak => builder.line_break(range.start, true),
        Event::Rule => builder.close(),
        Event::FootnoteReference(name) => builder.reference(&name, range.start),
        // Whether a box is ticked is part of what the item says.
        Event::TaskListMarker(ticked) => builder.text(if ticked { "☑ " } else { "☐ " }, range.start),
    }
}

/// True for a piece of `**` that opens or closes nothing, as converters leave it around line breaks.
fn is_loose_strong(source: &str, text: &str, at: usize) -> bool {
    let stars = |byte: Option<&u8>| byte == Some(&b'*');
    let bytes = source.as_bytes();
    let before = at.checked_sub(1).and_then(|k| bytes.get(k));
    text.bytes().all(|byte| byte == b'*')
        && before != Some(&b'\\')
        && (text.len() > 1 || stars(before) || stars(bytes.get(at + 1)))
}

fn start(builder: &mut Builder<'_>, tag: Tag<'_>, range: Range<usize>) {
    let at = range.start;
    match tag {
        Tag::Emphasis | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
        Tag::Link { dest_url, .. } => {
            builder.link(dest_url.starts_with('#') || dest_url.ends_with('#') || dest_url.ends_with("#top"))
        }
        Tag::Image { .. } => {}
        Tag::Paragraph => builder.open_paragraph(),
        Tag::DefinitionListDefinition => builder.open_definition(at),
        Tag::Strong => builder.strong(true),
        Tag::Heading { level, .. } => builder.open_heading(level as u8),
        Tag::BlockQuote(_) => builder.open_quotation(),
        Tag::List(first) => builder.open_list(first.is_some()),
        Tag::Item => builder.open_item(at),
        Tag::FootnoteDefinition(name) => builder.open_footnote(&name, range),
        Tag::TableHead | Tag::TableRow => builder.open_row(matches!(tag, Tag::TableHead)),
        Tag::TableCell => builder.open_cell(),
        Tag::CodeBlock(_) => builder.open_code(),
        _ => builder.close(),
    }
}

fn end(builder: &mut Builder<'_>, tag: TagEnd) {
    match tag {
        TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
        TagEnd::Link => builder.link(false),
        TagEnd::Image => {}
        TagEnd::DefinitionListTitle => builder.close_term(),
        TagEnd::Strong => builder.strong(false),
        TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition => builder.close_container(),
        TagEnd::List(_) => builder.close_list(),
        TagEnd::TableCell => builder.close_cell(),
        TagEnd::CodeBlock => builder.close_code(),
        _ => builder.close(),
    }
}

#[cfg(test)]
mod tests;
