//! What keeps bytes from being a document, whatever their format: a merge in conflict, a pointer in place of the
//! document, or nothing at all.

use memchr::memmem;

use super::bytes::line_of;
use crate::error::{Error, ErrorKind, Result};

/// How the file begins that Git LFS keeps in place of one that was not fetched.
const POINTER: &[u8] = b"version https://git-lfs.github.com/spec/";

/// Refuses what cannot be a document.
///
/// # Errors
/// Of kind `Empty`, `LfsPointer` or `Conflict`, the last with its line.
pub(super) fn refuse(bytes: &[u8]) -> Result<()> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(empty(bytes.is_empty()));
    }
    if bytes.starts_with(POINTER) {
        return Err(Error::new("it is a Git LFS pointer, not the document")
            .of_kind(ErrorKind::LfsPointer)
            .help("fetch it first: `git lfs pull`"));
    }
    match conflict(bytes) {
        Some(at) => Err(Error::new("it contains conflict markers")
            .of_kind(ErrorKind::Conflict)
            .at(line_of(bytes, at), None)
            .help("resolve it first")),
        None => Ok(()),
    }
}

/// The error for a document with nothing in it; `wholly` without a single byte.
pub(super) fn empty(wholly: bool) -> Error {
    Error::new(if wholly { "it is empty" } else { "it has no text" })
        .of_kind(ErrorKind::Empty)
        .help("name a document that contains text")
}

/// Where the first mark stands of those that git sets around what it could not merge.
fn conflict(bytes: &[u8]) -> Option<usize> {
    let begins_line = |at: usize| at == 0 || matches!(bytes[at - 1], b'\n' | b'\r');
    let first = memmem::find_iter(bytes, b"<<<<<<< ").find(|&at| begins_line(at))?;
    let (mut open, mut parted) = (first, false);
    let mut at = first;
    for line in bytes[first..].split_inclusive(|&byte| byte == b'\n') {
        if line.starts_with(b"<<<<<<< ") && !parted {
            open = at;
        } else if line.trim_ascii_end() == b"=======" {
            parted = true;
        } else if parted && line.starts_with(b">>>>>>> ") {
            return Some(open);
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_of_a_merge_are_known_in_their_order() {
        let line = |text: &str| refuse(text.as_bytes()).err().and_then(|error| error.line());
        assert_eq!(line("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n"), Some(2));
        assert_eq!(line("<<<<<<< HEAD\r\nb\r\n||||||| base\r\n=======\r\nc\r\n>>>>>>> other\r\n"), Some(1));
        assert_eq!(line("<<<<<<< quoted\n\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other"), Some(3));
        for text in [
            "Heading\n=======\n\n>>>>>>> quoted\n",
            "<<<<<<< HEAD\n",
            "Git writes <<<<<<< HEAD\n=======\n>>>>>>> other\n",
            "<<<<<<< quoted\n\nHeading\n===========\n\n>>>>>>> quoted\n",
        ] {
            assert!(refuse(text.as_bytes()).is_ok(), "{text}");
        }
    }

    #[test]
    fn every_hindrance_has_its_kind() {
        let kind = |bytes: &[u8]| refuse(bytes).map_err(|error| error.kind());
        assert_eq!(kind(b""), Err(ErrorKind::Empty));
        assert_eq!(kind(b" \r\n\t"), Err(ErrorKind::Empty));
        assert_eq!(kind(b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n"), Err(ErrorKind::LfsPointer));
        assert_eq!(kind(b"<<<<<<< a\n=======\n>>>>>>> b\n"), Err(ErrorKind::Conflict));
        assert_eq!(kind(b"Ports are inspected.\n"), Ok(()));
    }

    #[test]
    fn many_marks_take_linear_time() {
        assert!(refuse("<<<<<<< a\n".repeat(200_000).as_bytes()).is_ok());
    }
}
