//! Where the result goes: standard output, or a file that is written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use redraft::Error;

/// Where the result goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    Stdout,
    File(PathBuf),
}

impl Destination {
    /// The file if one is named.
    pub fn new(file: Option<&Path>) -> Self {
        file.map_or(Self::Stdout, |file| Self::File(file.into()))
    }

    /// Refuses a file that is one of the inputs: the report would take the place of the document.
    pub fn refuse_overwriting_inputs(&self, inputs: &[&str]) -> anyhow::Result<()> {
        let Self::File(file) = self else { return Ok(()) };
        let Ok(file) = file.canonicalize() else { return Ok(()) };
        for input in inputs {
            if Path::new(input).canonicalize().is_ok_and(|input| input == file && input.is_file()) {
                let error = Error::new("the output would overwrite an input").in_file(*input);
                return Err(error.help("name another file after `-o`").into());
            }
        }
        Ok(())
    }

    /// Writes the result. A reader that stopped reading, as `head` does, is no error.
    pub fn write(&self, render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
        match self {
            Self::Stdout => {
                let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
                match render(&mut out).and_then(|()| out.flush()) {
                    Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
                    Err(error) => Err(unwritable("standard output", error).into()),
                    Ok(()) => Ok(()),
                }
            }
            Self::File(file) => {
                write_file(file, render).map_err(|error| unwritable(&file.to_string_lossy(), error).into())
            }
        }
    }
}

fn unwritable(name: &str, error: io::Error) -> Error {
    let (problem, help) = match error.kind() {
        ErrorKind::NotFound => {
            ("there is no such directory".into(), "make the directory first, or name a file elsewhere")
        }
        ErrorKind::IsADirectory => ("it is a directory".into(), "name a file in it"),
        ErrorKind::PermissionDenied => ("permission denied".into(), "name a file where you have permission to write"),
        _ => (error.to_string(), "free some space, or name a file elsewhere"),
    };
    Error::new(format!("cannot write: {problem}")).in_file(name).help(help).caused_by(error)
}

fn write_file(file: &Path, render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let found = fs::metadata(file).ok();
    if found.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(ErrorKind::IsADirectory.into());
    }
    // A device or a named pipe cannot be replaced, only written to.
    if found.as_ref().is_some_and(|found| !found.is_file()) {
        return write_through(OpenOptions::new().write(true).open(file)?, render).map(drop);
    }
    // A link stays a link: what it points to is replaced.
    let target = if found.is_some() { file.canonicalize()? } else { file.to_owned() };
    let Some(name) = target.file_name() else { return Err(ErrorKind::IsADirectory.into()) };
    let mut beside = std::ffi::OsString::from(".");
    beside.push(name);
    beside.push(format!(".{}.tmp", std::process::id()));
    let beside = target.with_file_name(beside);

    let result = OpenOptions::new().write(true).create_new(true).open(&beside).and_then(|out| {
        write_through(out, render)?;
        if let Some(found) = &found {
            fs::set_permissions(&beside, found.permissions())?;
        }
        fs::rename(&beside, &target)
    });
    if result.is_err() {
        let _ = fs::remove_file(&beside);
    }
    result
}

fn write_through(file: File, render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, file);
    render(&mut out)?;
    out.flush()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_file_is_replaced_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("report.json");
        let destination = Destination::new(Some(&file));
        destination.write(|out| out.write_all(b"first")).unwrap();
        let failure = destination.write(|out| {
            out.write_all(b"half")?;
            Err(io::Error::other("no more"))
        });
        assert!(failure.unwrap_err().to_string().contains("report.json: cannot write: no more"));
        assert_eq!(fs::read_to_string(&file).unwrap(), "first");
        assert_eq!(names(folder.path()), ["report.json"], "nothing is left behind");
    }

    #[test]
    fn what_cannot_be_written_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let cases =
            [(folder.path().to_owned(), "it is a directory"), (folder.path().join("no/such"), "no such directory")];
        for (file, expected) in cases {
            let error = Destination::File(file).write(|_| Ok(())).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_and_its_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, "old").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&real, &link).unwrap();
        Destination::File(link.clone()).write(|out| out.write_all(b"new")).unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), "new");
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
        Destination::File("/dev/null".into()).write(|out| out.write_all(b"gone")).unwrap();
    }

    #[test]
    fn an_input_is_no_output() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("policy.md");
        fs::write(&file, "text").unwrap();
        let destination = Destination::File(file.clone());
        assert!(destination.refuse_overwriting_inputs(&["-", "main:policy.md"]).is_ok());
        assert!(destination.refuse_overwriting_inputs(&["-", file.to_str().unwrap()]).is_err());
    }
}
