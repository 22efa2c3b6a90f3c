//! Plain text to blocks.

use crate::model::{Block, BlockKind, Document, OffsetMap};

/// Reads plain text.
pub fn read(text: String, path: &str) -> Document {
    let mut blocks = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive("\n\n") {
        if !part.trim().is_empty() {
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                text: part.to_owned(),
                marker: String::new(),
                origin: OffsetMap::starting_at(start),
                page: None,
            });
        }
        start += part.len();
    }
    Document { path: path.to_owned(), source: text, blocks, ..Document::default() }
}
