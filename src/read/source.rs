//! What a reader is given: the name and the bytes of a document, decoded only if it asks for text.

use std::borrow::Cow;

use super::{encoding, unfit};
use crate::error::Result;

/// A document before it is read.
#[derive(Debug)]
pub(crate) struct Source {
    name: String,
    content: Content,
    warnings: Vec<String>,
}

#[derive(Debug)]
enum Content {
    Bytes(Vec<u8>),
    /// Text that was decoded elsewhere.
    Text(String),
}

impl Source {
    pub(crate) fn new(name: &str, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), content: Content::Bytes(bytes), warnings: Vec::new() }
    }

    pub(crate) fn of_text(name: &str, text: String) -> Self {
        Self { name: name.to_owned(), content: Content::Text(text), warnings: Vec::new() }
    }

    /// The name to show: the path as the user typed it, `-`, or `REV:PATH`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The bytes as they are; none are left once the text was taken.
    pub(crate) fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Bytes(bytes) => bytes,
            Content::Text(text) => text.as_bytes(),
        }
    }

    /// The bytes to recognise a format by: in UTF-8 where a mark says that they are text in another encoding.
    pub(super) fn to_recognise(&self) -> Cow<'_, [u8]> {
        encoding::marked_as_utf8(self.bytes())
    }

    /// Takes the text out. A guessed encoding becomes a warning.
    ///
    /// # Errors
    /// If the bytes are not text.
    pub(crate) fn text(&mut self) -> Result<String> {
        match std::mem::replace(&mut self.content, Content::Bytes(Vec::new())) {
            Content::Text(text) if text.chars().all(char::is_whitespace) => Err(unfit::empty(text.is_empty())),
            Content::Text(text) => Ok(text),
            Content::Bytes(bytes) => {
                let decoded = encoding::decode(bytes)?;
                if let Some(doubt) = decoded.doubt {
                    self.warn(&doubt);
                }
                Ok(decoded.text)
            }
        }
    }

    /// Adds a doubt that does not stop a comparison.
    pub(crate) fn warn(&mut self, doubt: &str) {
        self.warnings.push(format!("{}: {doubt}", self.name));
    }

    pub(super) fn into_warnings(self) -> Vec<String> {
        self.warnings
    }
}
