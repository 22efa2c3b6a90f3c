//! Many inputs at once: one git process serves all revisions.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Stdio};

use super::Input;
use super::git::{git, git_succeeds};
use crate::error::Result;

/// Reads every input to its end; none for a file that is not there, be it on disk or at its revision.
///
/// # Errors
/// For each input apart: if it cannot be read, or its revision is not known.
pub fn read_many(inputs: &[Input]) -> Vec<Result<Option<Vec<u8>>>> {
    let objects: Vec<String> =
        inputs.iter().filter(|input| matches!(input, Input::Git { .. })).map(Input::to_string).collect();
    let mut blobs = read_blobs(&objects).unwrap_or_default();
    let mut known_revs: HashMap<&str, bool> = HashMap::new();
    let mut all = Vec::with_capacity(inputs.len());
    for input in inputs {
        all.push(match input {
            Input::Git { rev, .. } => match blobs.remove(&input.to_string()) {
                Some(bytes) => Ok(Some(bytes)),
                // The slow way explains what is wrong. Only where the revision is sound, the file is missing.
                None => match input.read() {
                    Ok(bytes) => Ok(Some(bytes)),
                    Err(_) if *known_revs.entry(rev).or_insert_with(|| is_revision(rev)) && !exists(input) => Ok(None),
                    Err(error) => Err(error),
                },
            },
            Input::File(path) if !std::path::Path::new(path).exists() => Ok(None),
            _ => input.read().map(Some),
        });
    }
    all
}

/// Reads the contents that git keeps under these ids, with one call of git; what it does not have is left out.
pub fn read_objects(ids: &[String]) -> HashMap<String, Vec<u8>> {
    read_blobs(ids).unwrap_or_default()
}

fn is_revision(rev: &str) -> bool {
    rev.is_empty() || git_succeeds(&["cat-file", "-e", &format!("{rev}^{{tree}}")])
}

fn exists(input: &Input) -> bool {
    git_succeeds(&["cat-file", "-e", &input.to_string()])
}

/// The blobs among the objects; none if git gives no sensible answer.
fn read_blobs(objects: &[String]) -> Option<HashMap<String, Vec<u8>>> {
    if objects.is_empty() {
        return None;
    }
    let mut call = git(&["cat-file", "--batch"]);
    let mut child = call.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let blobs = converse(&mut child, objects);
    if blobs.is_none() {
        let _ = child.kill();
    }
    child.wait().ok()?;
    blobs
}

/// Asks for all objects in a thread of its own, so that neither side waits for the other with a full pipe.
fn converse(child: &mut Child, objects: &[String]) -> Option<HashMap<String, Vec<u8>>> {
    let mut questions = child.stdin.take()?;
    let mut answers = BufReader::with_capacity(1 << 16, child.stdout.take()?);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let text = objects.iter().map(|object| format!("{object}\n")).collect::<String>();
            // If git has gone, its answers end, and that is noticed there.
            let _ = questions.write_all(text.as_bytes());
        });
        let mut blobs = HashMap::new();
        for object in objects {
            let mut head = String::new();
            answers.read_line(&mut head).ok()?;
            let mut facts = head.trim_end().rsplit(' ');
            let (Some(Ok(size)), kind) = (facts.next().map(str::parse::<u64>), facts.next()) else {
                if head.is_empty() {
                    return None;
                }
                continue;
            };
            let mut bytes = Vec::new();
            answers.by_ref().take(size).read_to_end(&mut bytes).ok()?;
            answers.read_line(&mut String::new()).ok()?;
            if kind == Some("blob") && bytes.len() as u64 == size {
                blobs.insert(object.clone(), bytes);
            }
        }
        Some(blobs)
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_none_and_what_is_wrong_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        std::fs::write(&file, "We plan.\n").unwrap();
        let inputs = [
            Input::File(file.to_str().unwrap().into()),
            Input::File(folder.path().join("b.md").to_str().unwrap().into()),
            Input::File(folder.path().to_str().unwrap().into()),
            Input::Git { rev: "no-such-revision-at-all".into(), path: "a.md".into() },
        ];
        let read = read_many(&inputs);
        assert_eq!(read[0].as_ref().unwrap().as_deref(), Some(&b"We plan.\n"[..]));
        assert_eq!(read[1].as_ref().unwrap(), &None);
        assert!(read[2].is_err() && read[3].is_err());
        assert!(read_many(&[]).is_empty());
    }
}
