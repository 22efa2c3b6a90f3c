//! The attribute `diff`, by which .gitattributes say how a file is compared.

use std::collections::HashMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use redraft::Error;

use crate::cli::call::git_with;
use crate::cli::output::Destination;

/// The name of the driver.
pub const DRIVER: &str = "redraft";

/// What .gitattributes say of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is compared with redraft.
    Policy,
    /// It is not compared as text (`-diff`, `binary`).
    Binary,
}

/// Asks git about these paths, which count from the top of the repository. Where git gives no answer, there is no
/// verdict.
pub fn verdicts(top: &Path, paths: &[&str]) -> HashMap<String, Verdict> {
    if paths.is_empty() {
        return HashMap::new();
    }
    let asked = paths.iter().flat_map(|path| [path, "\0"]).collect::<String>();
    let answer = git_with(top, &["check-attr", "-z", "--stdin", "diff"], asked.into_bytes()).unwrap_or_default();
    let answer = String::from_utf8_lossy(&answer);
    let mut fields = answer.split('\0');
    let mut verdicts = HashMap::new();
    while let (Some(path), Some(_), Some(value)) = (fields.next(), fields.next(), fields.next()) {
        let verdict = match value {
            DRIVER => Verdict::Policy,
            "unset" => Verdict::Binary,
            _ => continue,
        };
        verdicts.insert(path.to_owned(), verdict);
    }
    verdicts
}

/// What to do with a file of attributes.
#[derive(Debug, Clone, Copy)]
pub enum Edit<'a> {
    /// Let files of these patterns be compared with redraft.
    Add(&'a [&'a str]),
    /// Take out whatever does so.
    Remove,
}

/// The line that lets files of a pattern be compared with redraft.
pub fn line(pattern: &str) -> String {
    if pattern.contains(char::is_whitespace) || pattern.starts_with('"') {
        let escaped = pattern.replace('\\', "\\\\").replace('"', "\\\"");
        return format!("\"{escaped}\" diff={DRIVER}");
    }
    format!("{pattern} diff={DRIVER}")
}

/// Refuses what would be no pattern in such a file.
pub fn check(pattern: &str) -> Result<(), Error> {
    let problem = if pattern.trim().is_empty() {
        "a pattern is empty"
    } else if pattern.starts_with('#') || pattern.contains('\n') {
        "this is not a pattern for files"
    } else if pattern.starts_with('!') {
        "a pattern of .gitattributes cannot begin with `!`"
    } else if pattern.ends_with('/') {
        "a folder alone matches no file there"
    } else {
        return Ok(());
    };
    Err(Error::new(format!("{problem}: `{pattern}`"))
        .help("write patterns such as `*.md` or `docs/**/*.md`, in quotes"))
}

/// Edits a file of attributes, which may not be there yet, and gives the number of lines that changed. All other lines
/// stay as they are.
pub fn edit(file: &Path, edit: Edit<'_>) -> anyhow::Result<usize> {
    let old = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => {
            let error = Error::new(format!("it cannot be read: {}", error.kind())).in_file(file.to_string_lossy());
            return Err(error.help("make sure that it is a text file that you can read").into());
        }
    };
    let (new, count) = match edit {
        Edit::Add(patterns) => added(&old, patterns),
        Edit::Remove => removed(&old),
    };
    if count == 0 {
        return Ok(0);
    }
    if new.is_empty() {
        let place = file.to_string_lossy().into_owned();
        fs::remove_file(file).map_err(|error| Error::new(format!("cannot be removed: {error}")).in_file(place))?;
        return Ok(count);
    }
    if let Some(folder) = file.parent() {
        // If it cannot be made, writing says so.
        let _ = fs::create_dir_all(folder);
    }
    Destination::File(file.to_owned()).write(|out| out.write_all(new.as_bytes()))?;
    Ok(count)
}

/// The lines that are not there yet come last, where they win over what stands above.
fn added(text: &str, patterns: &[&str]) -> (String, usize) {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut new = text.to_owned();
    let mut count = 0;
    for line in patterns.iter().map(|pattern| line(pattern)) {
        if new.lines().any(|known| known.trim() == line) {
            continue;
        }
        if !new.is_empty() && !new.ends_with('\n') {
            new.push_str(end);
        }
        new.push_str(&line);
        new.push_str(end);
        count += 1;
    }
    (new, count)
}

fn removed(text: &str) -> (String, usize) {
    let ours = format!("diff={DRIVER}");
    let mut new = String::with_capacity(text.len());
    let mut count = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        let words: Vec<&str> = content.split_ascii_whitespace().collect();
        if content.trim_start().starts_with('#') || !words.contains(&ours.as_str()) {
            new.push_str(line);
            continue;
        }
        count += 1;
        // Other attributes of the pattern stay. A quoted pattern may hold spaces, so it is cut off from the end.
        let rest: Vec<&str> = words.iter().copied().filter(|word| *word != ours).collect();
        let pattern_alone = rest.len() == 1
            || (content.trim_start().starts_with('"')
                && content.trim_end().ends_with(&ours)
                && content.trim_end().trim_end_matches(&ours).trim_end().ends_with('"'));
        if !pattern_alone {
            new.push_str(&rest.join(" "));
            new.push_str(&line[content.len()..]);
        }
    }
    (new, count)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_added_once_and_taken_out_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(".gitattributes");
        fs::write(&file, "*.png binary").unwrap();
        let patterns = ["*.md", "our policies/*.txt"];
        assert_eq!(edit(&file, Edit::Add(&patterns)).unwrap(), 2);
        assert_eq!(edit(&file, Edit::Add(&patterns)).unwrap(), 0);
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(text, "*.png binary\n*.md diff=redraft\n\"our policies/*.txt\" diff=redraft\n");
        assert_eq!(edit(&file, Edit::Remove).unwrap(), 2);
        assert_eq!(edit(&file, Edit::Remove).unwrap(), 0);
        assert_eq!(fs::read_to_string(&file).unwrap(), "*.png binary\n");
    }

    #[test]
    fn a_file_that_was_ours_alone_goes() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("git/attributes");
        assert_eq!(edit(&file, Edit::Add(&["*.md"])).unwrap(), 1);
        assert_eq!(edit(&file, Edit::Remove).unwrap(), 1);
        assert!(!file.exists());
    }

    #[test]
    fn other_attributes_and_line_ends_stay() {
        let text = "# *.md diff=redraft\r\n*.md text diff=redraft eol=lf\r\n*.txt diff=redraft\r\n";
        assert_eq!(removed(text), ("# *.md diff=redraft\r\n*.md text eol=lf\r\n".to_owned(), 2));
        assert_eq!(added("a text\r\n", &["*.md"]).0, "a text\r\n*.md diff=redraft\r\n");
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        for pattern in ["", " ", "#x", "!*.md", "docs/", "a\nb"] {
            assert!(check(pattern).is_err(), "{pattern}");
        }
        assert!(check("docs/**/*.md").is_ok());
    }
}
