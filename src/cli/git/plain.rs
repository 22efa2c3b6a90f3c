//! A comparison line by line, for what cannot be compared statement by statement.

use colored::Colorize;
use similar::TextDiff;

/// Larger files are named and not compared.
const LIMIT: usize = 4 << 20;

/// Writes both as git would.
pub fn unified(names: &[String; 2], [old, new]: [&[u8]; 2], colored: bool) -> String {
    if old == new {
        return String::new();
    }
    let is_binary = |bytes: &[u8]| bytes.contains(&0);
    let [old_name, new_name] = names;
    if is_binary(old) || is_binary(new) {
        return format!("Binary files {old_name} and {new_name} differ\n");
    }
    if old.len().max(new.len()) > LIMIT {
        return format!("Files {old_name} and {new_name} differ, and are too large to show\n");
    }
    let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
    let diff = TextDiff::from_lines(old.as_ref(), new.as_ref());
    let text = diff.unified_diff().context_radius(3).header(old_name, new_name).to_string();
    colored::control::set_override(colored);
    if colored { text.split_inclusive('\n').map(in_colour).collect() } else { text }
}

fn in_colour(line: &str) -> String {
    let (text, end) = line.strip_suffix('\n').map_or((line, ""), |text| (text, "\n"));
    let text = match text.as_bytes().first() {
        _ if text.starts_with("+++ ") || text.starts_with("--- ") => text.bold(),
        Some(b'+') => text.green(),
        Some(b'-') => text.red(),
        Some(b'@') => text.cyan(),
        _ => return line.to_owned(),
    };
    format!("{text}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_compared_and_bytes_are_not() {
        let names = ["a/p.md".to_owned(), "b/p.md".to_owned()];
        let of = |old: &[u8], new: &[u8]| unified(&names, [old, new], false);
        assert_eq!(of(b"one\ntwo\n", b"one\n2\n"), "--- a/p.md\n+++ b/p.md\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n");
        assert_eq!(of(b"\0", b"x"), "Binary files a/p.md and b/p.md differ\n");
        assert!(of(b"\xff\n", b"x\n").contains("+x\n"));
        assert_eq!(of(b"x", b"x"), "");
    }
}
