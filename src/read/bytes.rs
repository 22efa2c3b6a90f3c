//! What readers ask of bytes: how a document begins, and on which line something stands.

use std::borrow::Cow;

/// The beginning of a text, as far as its format is looked for.
pub(super) fn head(bytes: &[u8]) -> Cow<'_, str> {
    const HEAD: usize = 64 * 1024;
    String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)])
}

/// The line, from 1, on which the byte at `offset` stands.
pub(super) fn line_of(bytes: &[u8], offset: usize) -> usize {
    let before = &bytes[..offset.min(bytes.len())];
    let lone = |at: usize| bytes.get(at + 1) != Some(&b'\n');
    1 + memchr::memchr_iter(b'\n', before).count() + memchr::memchr_iter(b'\r', before).filter(|&at| lone(at)).count()
}
