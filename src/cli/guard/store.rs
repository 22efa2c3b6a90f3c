//! The folder of snapshots: what was accepted (`NAME.snap`) and what is pending (`NAME.snap.new`).

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use redraft::Error;
use redraft::config::NAME;
use redraft::snapshot::Snapshot;

use crate::cli::output::Destination;

/// Where snapshots lie.
#[derive(Debug, Clone)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    pub fn new(folder: &str) -> Self {
        Self { folder: folder.into() }
    }

    /// The file with the accepted findings.
    pub fn snapshot_file(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.snap"))
    }

    /// The file with what would be accepted.
    pub fn pending_file(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.snap.new"))
    }

    /// What was accepted; none if nothing ever was.
    pub fn accepted(&self, name: &str) -> anyhow::Result<Option<Snapshot>> {
        read(&self.snapshot_file(name))
    }

    /// What would be accepted; none if nothing is pending.
    pub fn pending(&self, name: &str) -> anyhow::Result<Option<Snapshot>> {
        read(&self.pending_file(name))
    }

    /// Writes what was accepted. Nothing accepted leaves no file.
    pub fn put_accepted(&self, name: &str, snapshot: &Snapshot) -> anyhow::Result<()> {
        let snapshot = (!snapshot.findings.is_empty()).then_some(snapshot);
        put(&self.snapshot_file(name), snapshot)
    }

    /// Writes what is pending; none takes the file away.
    pub fn put_pending(&self, name: &str, snapshot: Option<&Snapshot>) -> anyhow::Result<()> {
        put(&self.pending_file(name), snapshot)
    }

    /// Waits until no other run of redraft writes here, and keeps others waiting until the answer is dropped. The lock
    /// is on `redraft.yaml`, so that no file is left behind. Where a system has no locks, each file is still whole.
    pub fn lock(&self) -> Option<File> {
        let file = File::open(NAME).ok()?;
        file.lock().ok()?;
        Some(file)
    }
}

fn read(file: &Path) -> anyhow::Result<Option<Snapshot>> {
    let name = file.to_string_lossy();
    match fs::read(file) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(Snapshot::parse(&name, &text)?)),
            Err(error) => Err(Error::new("it is not text in UTF-8")
                .in_file(name)
                .help("restore the file from git (`git checkout -- FILE`)")
                .caused_by(error)
                .into()),
        },
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(failed("cannot read", &name, error).into()),
    }
}

/// Writes the whole file or leaves it as it is; a file that has this content already is not touched.
fn put(file: &Path, snapshot: Option<&Snapshot>) -> anyhow::Result<()> {
    let name = file.to_string_lossy();
    let Some(snapshot) = snapshot else {
        return match fs::remove_file(file) {
            Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                Err(failed("cannot delete", &name, error).into())
            }
            _ => Ok(()),
        };
    };
    let text = snapshot.write();
    if fs::read(file).is_ok_and(|known| known == text.as_bytes()) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)
            .map_err(|error| failed("cannot make the folder", &folder.to_string_lossy(), error))?;
    }
    Destination::File(file.to_owned()).write(|out| out.write_all(text.as_bytes()))
}

fn failed(what: &str, name: &str, error: io::Error) -> Error {
    let reason = match error.kind() {
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "it is on a read-only disk".to_owned(),
        _ => error.to_string().split(" (os error").next().unwrap_or_default().to_lowercase(),
    };
    Error::new(format!("{what}: {reason}"))
        .in_file(name)
        .help(format!(
            "make it writable (`ls -ld` shows its owner), or name another folder under `snapshots:` in {NAME}"
        ))
        .caused_by(error)
}
