//! The versions of a file among several, wherever their bytes come from: what is not there, or has nothing in it, has no
//! statements.

use std::path::Path;

use redraft::model::Version;
use redraft::read::{self, Input};
use redraft::{Error, ErrorKind};

use crate::cli::args::InputArguments;
use crate::cli::input;

/// Reads a file whose name may be no UTF-8.
pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    match path.to_str() {
        Some(name) => Input::File(name.to_owned()).read(),
        None => std::fs::read(path).map_err(|error| {
            Error::new(format!("it cannot be read: {}", error.kind())).in_file(path.to_string_lossy())
        }),
    }
}

/// Makes a version of the bytes of a file, if there is one.
pub fn version(
    name: &str,
    bytes: Option<Vec<u8>>,
    arguments: &InputArguments,
    warnings: &mut Vec<String>,
) -> Result<Version, Error> {
    let Some(bytes) = bytes else { return Ok(Version::default()) };
    match read::version(name, bytes, &input::read_options(arguments)) {
        Ok(read) => {
            warnings.extend(read.warnings);
            Ok(read.version)
        }
        Err(error) if error.kind() == ErrorKind::Empty => Ok(Version { path: name.to_owned(), ..Version::default() }),
        Err(error) => Err(error),
    }
}
