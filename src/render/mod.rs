//! From what was found to bytes: one folder per format, none of which knows another.
//!
//! To add a format, write its folder with a [`Format`] in it, and name it below.

pub mod json;
pub mod terminal;

/// The formats of reports, a line each, the default first.
#[rustfmt::skip]
pub const FORMATS: &[&Format] = &[
    &terminal::FORMAT,
    &json::FORMAT,
];

mod format;
mod place;
pub mod statements;
mod view;

pub use format::{Choice, Format, Output};
pub use view::{Canvas, Entries, Page, View};

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    #[test]
    fn names_and_endings_stand_for_one_format() {
        let mut seen = std::collections::BTreeSet::new();
        for format in FORMATS {
            assert_eq!(Format::named(format.name), Some(*format));
            assert!(!format.endings.is_empty() && !format.about.is_empty());
            assert!(format.honours.len() == Choice::ALL.len() || !format.scope.is_empty(), "{}", format.name);
            for ending in format.endings {
                assert!(seen.insert(ending), ".{ending} stands for two formats");
                assert_eq!(Format::of_file(Path::new(&format!("a.b.{}", ending.to_uppercase()))), Some(*format));
            }
        }
        for file in ["report", "report.html", ".json", "json", "."] {
            assert_eq!(Format::of_file(Path::new(file)), None, "{file}");
        }
        for (k, choice) in Choice::ALL.iter().enumerate() {
            assert_eq!(Choice::NAMES[k].0, *choice);
        }
    }

    /// The Rust files below a folder.
    fn files(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
    }

    #[test]
    fn no_format_knows_another() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render");
        let folders: Vec<String> = fs::read_dir(&root)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_dir())
            .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
            .collect();
        assert!(folders.len() >= FORMATS.len());
        for folder in &folders {
            for file in files(&root.join(folder)) {
                let text = fs::read_to_string(&file).unwrap();
                for other in folders.iter().filter(|other| *other != folder) {
                    // From a file of the folder, and from one that lies a level deeper.
                    for path in [format!("render::{other}"), format!("super::super::{other}")] {
                        assert!(!text.contains(&path), "{} imports {path}", file.display());
                    }
                }
            }
        }
    }

    /// What is computed once for all formats is not looked for by one of them again.
    #[test]
    fn no_format_analyses_a_report_by_itself() {
        for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render")) {
            let text = fs::read_to_string(&file).unwrap();
            for call in ["Keyness::of(", "Reasons::of(", "Order::of(", "Flows::of(", "doubt::order("] {
                let own = file.ends_with("src/render/mod.rs");
                assert!(own || !text.contains(call), "{} calls {call}", file.display());
            }
        }
    }
}
