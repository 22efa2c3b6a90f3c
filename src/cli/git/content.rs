//! From the bytes of a file to a version, wherever they come from.

use std::path::Path;

use redraft::Error;
use redraft::model::Version;
use redraft::normalizer::normalise;
use redraft::read::{Input, load_bytes};

use crate::cli::args::InputArguments;
use crate::cli::input;

/// How a file of Git LFS begins that was not fetched.
const POINTER: &[u8] = b"version https://git-lfs.github.com/spec/";

/// Reads a file that may be empty, and whose name may be no UTF-8.
pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let is_empty = std::fs::metadata(path).is_ok_and(|facts| facts.is_file() && facts.len() == 0);
    match path.to_str() {
        _ if is_empty => Ok(Vec::new()),
        Some(name) => Input::File(name.to_owned()).read(),
        None => std::fs::read(path).map_err(|error| {
            Error::new(format!("it cannot be read: {}", error.kind())).in_file(path.to_string_lossy())
        }),
    }
}

/// Cuts a text into statements. One that is not there, or has nothing in it, has none.
pub fn version(
    name: &str,
    bytes: Option<Vec<u8>>,
    arguments: &InputArguments,
    warnings: &mut Vec<String>,
) -> Result<Version, Error> {
    let Some(bytes) = bytes else { return Ok(Version::default()) };
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Ok(Version { path: name.to_owned(), ..Version::default() });
    }
    if bytes.starts_with(POINTER) {
        return Err(Error::new("it is a pointer of Git LFS, not the text")
            .in_file(name)
            .mend("`git lfs pull` fetches it"));
    }
    if is_in_conflict(&bytes) {
        return Err(Error::new("it holds the marks of a merge that is in conflict")
            .in_file(name)
            .mend("resolve it first"));
    }
    let loaded = load_bytes(name, bytes, arguments.input_format)?;
    warnings.extend(loaded.warnings);
    normalise(loaded.document, &input::normalizer_options(arguments))
}

/// True for the marks that git sets around what it could not merge.
fn is_in_conflict(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 3] = [b"<<<<<<< ", b"=======", b">>>>>>> "];
    let mut next = 0;
    for line in bytes.split(|&byte| byte == b'\n') {
        if line.starts_with(marks[next]) {
            next += 1;
            if next == marks.len() {
                return true;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_of_a_merge_are_known_in_their_order() {
        assert!(is_in_conflict(b"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n"));
        assert!(!is_in_conflict(b"Heading\n=======\n\n>>>>>>> quoted\n"));
        assert!(!is_in_conflict(b"<<<<<<< HEAD\n"));
    }
}
