//! From the text of a scalar back to its bytes in the file, through quotes, escapes and folding.

use crate::model::OffsetMap;

/// Maps a text back to the scalar that begins at `start`. Exact word by word for all but escaped words, which map
/// to where they begin.
pub(super) fn map(source: &str, start: usize, text: &str) -> OffsetMap {
    let bytes = source.as_bytes();
    let mut at = content_start(bytes, start);
    if bytes.get(at..).is_some_and(|rest| rest.starts_with(text.as_bytes())) {
        return OffsetMap::starting_at(at);
    }
    let mut map = OffsetMap::default();
    let mut derived = 0;
    for word in text.split_inclusive([' ', '\n']) {
        at = skip_space(bytes, at);
        map.push(derived, at.min(source.len()));
        derived += word.len();
        let word = word.trim_end_matches([' ', '\n']);
        at += match bytes.get(at..) {
            Some(rest) if rest.starts_with(word.as_bytes()) => word.len(),
            Some(rest) => escaped_word(rest),
            None => 0,
        };
    }
    map
}

/// The first byte of the content: behind the opening quote, or on the line below a block indicator.
fn content_start(bytes: &[u8], start: usize) -> usize {
    match bytes.get(start) {
        Some(b'\'' | b'"') => start + 1,
        Some(b'|' | b'>') => match memchr::memchr(b'\n', &bytes[start..]) {
            Some(end) => skip_space(bytes, start + end),
            None => start,
        },
        _ => start,
    }
}

/// Skips spaces and line breaks, written plainly or as an escape.
fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    loop {
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(byte), _) if byte.is_ascii_whitespace() => at += 1,
            (Some(b'\\'), Some(b'n' | b'r' | b't' | b'\n')) => at += 2,
            _ => return at,
        }
    }
}

/// The length of a word that is written with escapes.
fn escaped_word(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match (byte, bytes.get(at + 1)) {
            (b'\\', Some(b'n' | b'r' | b't' | b'\n')) => break,
            (b'\\', Some(_)) => at += 2,
            _ if byte.is_ascii_whitespace() => break,
            _ => at += 1,
        }
    }
    at.min(bytes.len())
}
