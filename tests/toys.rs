//! A reader, a format, a signal and a language are added by one folder (or file), its `mod` line and one line of a table.
//! Patches that do just that are applied to a copy of the sources, which is then built and run.
//!
//! It builds the program once more, so it is run by `.ci/run` and not by a plain `cargo test`.

#![allow(clippy::unwrap_used)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use common::folder::Folder;

/// The patches, each with the folder that it adds and the file with the table.
const TOYS: [(&str, &str, &str); 4] = [
    ("reader", "src/read/toy/", "src/read/mod.rs"),
    ("format", "src/render/toy/", "src/render/mod.rs"),
    ("signal", "src/differ/signals/toy.rs", "src/differ/signals/mod.rs"),
    ("language", "src/language/xx/", "src/language/mod.rs"),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn patch(name: &str) -> PathBuf {
    root().join(format!("tests/toys/{name}.patch"))
}

#[test]
fn each_touches_its_own_folder_and_a_table() {
    for (name, folder, table) in TOYS {
        let text = fs::read_to_string(patch(name)).unwrap();
        let mut added = Vec::new();
        let mut file = "";
        for line in text.lines() {
            if let Some(path) = line.strip_prefix("+++ b/") {
                file = path;
                assert!(file.starts_with(folder) || file == table, "{name} touches {file}");
            } else if file == table && !line.starts_with("---") {
                assert!(!line.starts_with('-'), "{name} takes a line out of {table}");
                added.extend(line.strip_prefix('+'));
            }
        }
        let (modules, rows): (Vec<&str>, Vec<&str>) = added.iter().partition(|line| line.contains("mod "));
        assert_eq!((modules.len(), rows.len()), (1, 1), "{name}: {added:?}");
    }
}

/// A program that the toys are built into.
struct Program(PathBuf);

impl Program {
    fn build() -> Self {
        let copy = tempfile::tempdir().unwrap();
        for folder in ["src", "tests", "benches"] {
            copy_folder(&root().join(folder), &copy.path().join(folder));
        }
        for file in ["Cargo.toml", "Cargo.lock"] {
            fs::copy(root().join(file), copy.path().join(file)).unwrap();
        }
        for (name, ..) in TOYS {
            let mut apply = Command::new("git");
            // A folder above may be a repository, whose own files the patch is not about.
            apply.current_dir(copy.path()).env("GIT_CEILING_DIRECTORIES", copy.path().parent().unwrap());
            succeed(apply.args(["apply", "--whitespace=nowarn"]).arg(patch(name)));
        }
        // Kept, so that the dependencies are built once.
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("toys");
        let mut build = Command::new(env!("CARGO"));
        build.current_dir(copy.path()).env("CARGO_TARGET_DIR", &target);
        succeed(build.args(["build", "--quiet", "--locked"]));
        Self(target.join("debug/redraft"))
    }

    fn run(&self, folder: &Folder, line: &str) -> Output {
        let mut shell = Command::new("bash");
        shell.current_dir(folder.root()).env("NO_COLOR", "1").env("REDRAFT", &self.0);
        shell.args(["-c", &line.replace("redraft ", "\"$REDRAFT\" ")]).output().unwrap()
    }

    fn prints(&self, folder: &Folder, line: &str, wanted: &str) {
        let Output { status, stdout, stderr } = self.run(folder, line);
        let said = String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr);
        assert!(status.code().is_some_and(|code| code < 2) && said.contains(wanted), "{line}: no {wanted} in\n{said}");
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &to.join(entry.file_name()));
        } else {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

fn succeed(command: &mut Command) {
    let Output { status, stderr, .. } = command.output().unwrap();
    assert!(status.success(), "{command:?}\n{}", String::from_utf8_lossy(&stderr));
}

#[test]
#[ignore = "it builds the program once more: `.ci/run` runs it"]
fn they_are_applied_built_and_reached_everywhere() {
    let program = Program::build();
    let folder = Folder::new();
    let (old, new) = ("TOY\nThe agency shall inspect every port.\n", "TOY\nThe agency should inspect every port.\n");
    for (name, text) in [("a.toy", old), ("b.toy", new), ("old/p.toy", old), ("new/p.toy", new)] {
        fs::create_dir_all(folder.path(name).parent().unwrap()).unwrap();
        folder.put(name, text);
    }
    let changed = "force-weakened: shall → should";
    // The reader: by ending, by content, in folders, in git, and by `init`.
    program.prints(&folder, "redraft diff a.toy b.toy", changed);
    program.prints(&folder, "redraft diff - b.toy < a.toy", changed);
    program.prints(&folder, "redraft diff old new", changed);
    program.prints(&folder, "redraft statements a.toy --input-format toy", "text: The agency shall");
    let git = "git -c init.defaultBranch=main init -q repo && cd repo && git config user.email a@example.org && \
               git config user.name A && cp ../a.toy p.toy && git add . && git commit -qm One && ";
    let check = "redraft init && git add . && git commit -qm Two && cp ../b.toy p.toy && redraft check; redraft diff --git HEAD";
    program.prints(&folder, &format!("{git}{check}"), "p.toy");
    program.prints(&folder, "cd repo && redraft check", changed);
    program.prints(&folder, "cd repo && redraft diff --git HEAD", changed);
    // The format: by name and by ending, for one comparison, several, and claims.
    program.prints(&folder, "redraft diff a.toy b.toy --format toy", "toy 1");
    program.prints(&folder, "redraft diff a.toy b.toy -o out.toy && cat out.toy", "toy 1");
    program.prints(&folder, "redraft diff old new --format toy", "toys 1");
    program.prints(&folder, "cd repo && redraft diff --git HEAD --format toy", "toys 1");
    folder.put(
        "claims.yaml",
        "claims:\n  - claim: Ports are inspected.\n    where: {words: [inspect]}\n    expect: reworded\n",
    );
    program.prints(&folder, "redraft claims claims.yaml a.toy b.toy --format toy", "toy claims 1");
    program.prints(&folder, "redraft diff --help", "How many entries changed");
    // The signal: found, and asked for.
    folder.put("old.md", "Every child may bring a thing to the ferry.\n");
    folder.put("new.md", "Every child may bring a toy to the ferry.\n");
    program.prints(&folder, "redraft diff old.md new.md --signal toy-changed", "toy-changed: + toy");
    // The language: its cues and its abbreviations.
    folder.put("old.md", "Bena toy. Vela mussa kora dura.\n");
    folder.put("new.md", "Bena toy. Vela solla kora dura.\n");
    program.prints(&folder, "redraft diff old.md new.md --lang xx", "force-weakened: mussa → solla");
    program.prints(&folder, "redraft statements old.md --lang xx", "text: Bena toy. Vela");
}
