//! From bytes to blocks, and by way of the normalizer to a version: a table with one reader per format, and one way in.

mod batch;
mod bytes;
mod encoding;
mod format;
mod git;
mod input;
mod markdown;
mod series;
mod source;
mod statement_file;
pub(crate) mod text;
mod unfit;
mod unread;
mod version;

use crate::error::Result;
use crate::language::tag;
use crate::model::{Document, OffsetMap};

pub use batch::{read_many, read_objects};
pub use format::{Format, is_policy_name};
pub use git::unknown_revision;
pub use input::Input;
pub(crate) use source::Source;
pub use statement_file::SCHEMA as STATEMENT_FILE_SCHEMA;
pub use version::{Loaded, Read, ReadOptions, document, inspect, load, load_text, parse, version};

/// One input format: all that is known of it outside of its own file or folder.
#[derive(Debug)]
pub(crate) struct Reader {
    /// The name used on the command line.
    name: &'static str,
    /// The endings of its files, in lower case and without the point.
    extensions: &'static [&'static str],
    /// Whether people write policies in it, so that folders and repositories are searched for its files.
    for_policies: bool,
    /// How it is known by its content.
    sniff: Sniff,
    /// Makes a document of it: blocks in reading order, markup taken off, wording untouched.
    read: fn(&mut Source) -> Result<Document>,
}

/// How a format is known by its content. Text in an encoding that its mark names is shown in UTF-8.
#[derive(Debug)]
#[allow(dead_code, reason = "binary formats have signatures; no text format has")]
enum Sniff {
    /// By a beginning that no other format has: it overrules the name.
    Signature(fn(&[u8]) -> bool),
    /// By what it mostly looks like: asked where the name says nothing.
    Likeness(fn(&[u8]) -> bool),
}

/// The formats that are read, a line each. One that looks like another stands before it.
#[rustfmt::skip]
const READERS: &[Reader] = &[
    statement_file::JSON,
    statement_file::YAML,
    markdown::READER,
    text::READER,
];

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
