//! The house as it is drawn in ARCHITECTURE.md: imports point down the list of rooms, formats do not know one another,
//! and no two files of a room import each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of `src/`, from the top down. A room may import those below it, never one above.
const ROOMS: &[&str] = &[
    "main",
    "lib",
    "cli",
    "compare",
    "check",
    "config",
    "rules",
    "snapshot",
    "claims",
    "overrides",
    "render",
    "report",
    "differ",
    "align",
    "theme",
    "grammar",
    "values",
    "lexicon",
    "read",
    "normalizer",
    "shape",
    "language",
    "yaml",
    "near",
    "error",
    "model",
];

/// A source file with what it imports of this crate, as paths from `src/` (`["theme", "judge"]`).
struct File {
    path: PathBuf,
    module: Vec<String>,
    imports: Vec<Vec<String>>,
}

fn files() -> Vec<File> {
    let mut paths = Vec::new();
    collect(Path::new("src"), &mut paths);
    paths.sort();
    assert!(paths.len() > 100, "the sources were found");
    paths.into_iter().map(|path| File::read(&path)).collect()
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of src").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_test = name.ends_with("tests.rs") || name == "tests" || name == "sample.rs";
        if path.is_dir() && !is_test {
            collect(&path, into);
        } else if name.ends_with(".rs") && !is_test {
            into.push(path);
        }
    }
}

impl File {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("a source file");
        let mut module: Vec<String> =
            path.with_extension("").iter().skip(1).map(|part| part.to_string_lossy().into_owned()).collect();
        if module.last().is_some_and(|last| last == "mod") {
            module.pop();
        }
        let imports = imports(&code(&text), &module);
        Self { path: path.to_owned(), module, imports }
    }

    fn room(&self) -> &str {
        self.module.first().map_or("lib", String::as_str)
    }
}

/// The code without comments and without the tests at its end, which may look at anything.
fn code(text: &str) -> String {
    let end =
        text.find("#[cfg(test)]\nmod tests {").or_else(|| text.find("#[cfg(test)]\n#[allow")).unwrap_or(text.len());
    text[..end].lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Every path of this crate that the code names, from `src/` on: `crate::a::b`, `super::b`, `self::b`, with the branches of
/// a group (`crate::{a::b, c}`) each for itself.
fn imports(code: &str, module: &[String]) -> Vec<Vec<String>> {
    let mut found = BTreeSet::new();
    for word in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(word) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            // `super` is the folder of a file, and what holds the folder of a `mod.rs`, which is named after it.
            let mut base: Vec<String> = if word == "crate::" { Vec::new() } else { module.to_vec() };
            let mut rest = &code[at + word.len()..];
            if word == "super::" {
                base.pop();
                while let Some(further) = rest.strip_prefix("super::") {
                    base.pop();
                    rest = further;
                }
            }
            branches(rest, &base, &mut found);
        }
    }
    found.into_iter().collect()
}

fn branches(rest: &str, base: &[String], found: &mut BTreeSet<Vec<String>>) {
    if let Some(group) = rest.strip_prefix('{') {
        let (mut depth, mut start) = (0, 0);
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => {
                    branches(group[start..at].trim(), base, found);
                    break;
                }
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    branches(group[start..at].trim(), base, found);
                    start = at + 1;
                }
                _ => {}
            }
        }
        return;
    }
    let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
    let name = &rest[..end];
    let mut path = base.to_vec();
    if name.is_empty() {
        return;
    }
    path.push(name.to_owned());
    match rest[end..].strip_prefix("::") {
        Some(further) => branches(further, &path, found),
        None => drop(found.insert(path)),
    }
}

#[test]
fn imports_point_down_the_list_of_rooms() {
    let floor: BTreeMap<&str, usize> = ROOMS.iter().enumerate().map(|(k, room)| (*room, k)).collect();
    let mut upward = Vec::new();
    for file in files() {
        let from =
            *floor.get(file.room()).unwrap_or_else(|| panic!("{} is in no room of the list", file.path.display()));
        for import in &file.imports {
            let Some(&to) = import.first().and_then(|room| floor.get(room.as_str())) else { continue };
            if to < from {
                upward.push(format!("{} imports crate::{}", file.path.display(), import.join("::")));
            }
        }
    }
    assert!(upward.is_empty(), "imports that point up:\n{}", upward.join("\n"));
}

#[test]
fn no_format_imports_another() {
    for folder in ["render", "read", "check"] {
        let formats: BTreeSet<String> = files()
            .iter()
            .filter(|file| file.room() == folder && file.module.len() > 1)
            .filter(|file| Path::new("src").join(folder).join(&file.module[1]).is_dir())
            .map(|file| file.module[1].clone())
            .collect();
        for file in files().iter().filter(|file| file.room() == folder && file.module.len() > 1) {
            let own = &file.module[1];
            for import in file.imports.iter().filter(|import| import.len() > 1 && import[0] == folder) {
                let other = &import[1];
                let both = formats.contains(own) && formats.contains(other);
                assert!(!both || own == other, "{} imports {}", file.path.display(), import.join("::"));
            }
        }
    }
}

#[test]
fn no_two_parts_of_a_room_import_each_other() {
    let files = files();
    let mut rooms: BTreeMap<Vec<String>, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for file in &files {
        for depth in 1..file.module.len() {
            let (room, part) = (&file.module[..depth], &file.module[depth]);
            let beside =
                |import: &&Vec<String>| import.len() > depth && import[..depth] == *room && import[depth] != *part;
            let is_part = |name: &str| {
                let at = room.iter().fold(PathBuf::from("src"), |path, name| path.join(name));
                at.join(name).is_dir() || at.join(format!("{name}.rs")).is_file()
            };
            let others = file.imports.iter().filter(beside).map(|import| import[depth].clone());
            let others: BTreeSet<String> = others.filter(|name| is_part(name)).collect();
            rooms.entry(room.to_vec()).or_default().entry(part.clone()).or_default().extend(others);
        }
    }
    let mut circles = Vec::new();
    for (room, parts) in &rooms {
        for (part, others) in parts {
            for other in others.iter().filter(|other| reaches(parts, other, part)) {
                circles.push(format!("{}: {part} → {other} → … → {part}", room.join("/")));
            }
        }
    }
    assert!(circles.is_empty(), "circles of imports:\n{}", circles.join("\n"));
}

fn reaches(parts: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from.to_owned()];
    while let Some(part) = open.pop() {
        if part == to {
            return true;
        }
        if seen.insert(part.clone()) {
            open.extend(parts.get(&part).into_iter().flatten().cloned());
        }
    }
    false
}
