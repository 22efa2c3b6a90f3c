//! The pages of the documentation: their blocks of code, links and anchors.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::root;

/// The documents at the top level that are pages like those of the book.
const TOP: [&str; 4] = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];

pub struct Page {
    /// From the root, with `/`.
    pub path: String,
    pub blocks: Vec<Block>,
    /// Targets, with the lines that they stand in.
    pub links: Vec<(String, usize)>,
    pub anchors: HashSet<String>,
}

/// A block of code.
pub struct Block {
    /// What stands behind the opening fence.
    pub info: String,
    pub text: String,
    pub line: usize,
}

impl Block {
    pub fn language(&self) -> &str {
        self.info.split_whitespace().next().unwrap_or_default()
    }

    /// The words behind the language.
    pub fn what(&self) -> &str {
        self.info.trim_start().strip_prefix(self.language()).unwrap_or_default().trim()
    }
}

impl Page {
    fn read(path: &str) -> Self {
        let text = fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        let line = |offset: usize| text[..offset].matches('\n').count() + 1;
        let mut page = Self { path: path.to_owned(), blocks: Vec::new(), links: Vec::new(), anchors: HashSet::new() };
        let mut heading: Option<String> = None;
        let mut in_block = false;
        let mut seen: HashMap<String, usize> = HashMap::new();
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
        for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let info = if let CodeBlockKind::Fenced(info) = kind { info.to_string() } else { String::new() };
                    page.blocks.push(Block { info, text: String::new(), line: line(range.start) });
                    in_block = true;
                }
                Event::End(TagEnd::CodeBlock) => in_block = false,
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    page.links.push((dest_url.to_string(), line(range.start)));
                }
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => {
                    let anchor = anchor(&heading.take().unwrap_or_default());
                    let count = seen.entry(anchor.clone()).or_default();
                    page.anchors.insert(if *count == 0 { anchor } else { format!("{anchor}-{count}") });
                    *count += 1;
                }
                Event::Text(words) if in_block => page.blocks.last_mut().unwrap().text.push_str(&words),
                Event::Text(words) | Event::Code(words) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&words);
                    }
                }
                _ => {}
            }
        }
        page
    }

    /// What is wrong at a line of it.
    pub fn at(&self, line: usize, problem: &str) -> String {
        format!("{}:{line}: {problem}", self.path)
    }
}

/// What GitHub and mdBook both make of a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|c| c.is_alphanumeric() || c.is_whitespace() || "-_".contains(*c));
    kept.flat_map(char::to_lowercase).map(|c| if c.is_whitespace() { '-' } else { c }).collect()
}

/// All pages, those of the book in the order of their names.
pub fn all() -> Vec<Page> {
    let mut book = Vec::new();
    walk(&root().join("docs/src"), "docs/src", &mut book);
    book.sort();
    TOP.into_iter().map(Page::read).chain(book.iter().map(|path| Page::read(path))).collect()
}

fn walk(folder: &Path, name: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            walk(&entry.path(), &name, found);
        } else if name.ends_with(".md") {
            found.push(name);
        }
    }
}
