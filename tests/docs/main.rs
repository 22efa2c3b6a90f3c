//! The documentation says what is true: its console examples, its files and its links.
//!
//! A block of code is checked by the words behind its opening fence:
//!
//! | fence | what is checked |
//! | --- | --- |
//! | `console` | run in the root of the repository: the program prints this |
//! | `console harbour`, `console guarded` | run in a repository made for it, the same for all blocks of a page |
//! | `yaml WHAT`, `json WHAT` | the program accepts the file: see `files.rs` |
//! | `rust` | compiled and run by `cargo test --doc` |
//!
//! In a `console` block, the lines of a command have to be the whole output of it, except where a line `…` stands for
//! what is left out.

#![allow(clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;

mod console;
mod files;
mod links;
mod pages;

use std::collections::HashMap;
use std::path::Path;

use pages::Page;

/// The root of the repository, or of the package.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Fails with all that is wrong, not with the first alone.
fn none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n\n"));
}

#[test]
fn console_examples_show_what_is_printed() {
    let pages = pages::all();
    let mut count = 0;
    let mut problems = Vec::new();
    for page in &pages {
        let mut places = HashMap::new();
        for block in page.blocks.iter().filter(|block| block.language() == "console") {
            let place = places.entry(block.what().to_owned()).or_insert_with(|| console::Place::named(block.what()));
            for example in console::examples(&block.text) {
                count += 1;
                problems.extend(place.check(&example).err().map(|problem| page.at(block.line, &problem)));
            }
        }
    }
    none(&problems);
    assert!(count > 20, "{count} examples");
}

#[test]
fn files_that_are_shown_are_accepted() {
    let mut count = 0;
    let mut problems = Vec::new();
    for page in &pages::all() {
        for block in page.blocks.iter().filter(|block| ["yaml", "json"].contains(&block.language())) {
            count += 1;
            problems.extend(files::check(block).err().map(|problem| page.at(block.line, &problem)));
        }
    }
    none(&problems);
    assert!(count > 5, "{count} files");
}

#[test]
fn links_lead_somewhere() {
    let pages = pages::all();
    let problems: Vec<String> = pages
        .iter()
        .flat_map(|page| {
            let wrong = |(link, line): &(String, usize)| {
                links::check(page, link, &pages).err().map(|problem| page.at(*line, &problem))
            };
            page.links.iter().filter_map(wrong).collect::<Vec<_>>()
        })
        .collect();
    none(&problems);
}

#[test]
fn every_page_of_the_book_is_in_its_contents() {
    let pages = pages::all();
    let summary = pages.iter().find(|page| page.path == "docs/src/SUMMARY.md").unwrap();
    let listed = |page: &&Page| {
        let name = page.path.strip_prefix("docs/src/");
        name.is_none_or(|name| name == "SUMMARY.md" || summary.links.iter().any(|(link, _)| link == name))
    };
    let missing: Vec<&str> = pages.iter().filter(|page| !listed(page)).map(|page| page.path.as_str()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn rust_examples_are_compiled() {
    let library = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    for page in pages::all() {
        let has_rust = page.blocks.iter().any(|block| block.language().starts_with("rust"));
        let included = library.contains(&format!("include_str!(\"../{}\")", page.path));
        assert!(included || !has_rust, "src/lib.rs does not include {}", page.path);
    }
}
