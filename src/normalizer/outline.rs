//! The headings of a document as a tree that grows while its blocks are read.

use rustc_hash::FxHashMap;

use super::label::{self, Place};
use crate::model::Section;

/// The sections found so far.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    sections: Vec<Section>,
    /// The open sections with their levels, outermost first.
    open: Vec<(u8, usize)>,
    /// Sections by parent and heading, for statement files that name them by path.
    by_name: FxHashMap<(Option<usize>, String), usize>,
}

impl Outline {
    /// Opens a section at a level and returns the one it stands in.
    pub fn open(&mut self, level: u8, title: &str, label: &str, heading: Option<usize>) -> Option<usize> {
        while self.open.last().is_some_and(|&(other, _)| other >= level) {
            self.open.pop();
        }
        let parent = self.current();
        self.open.push((level, self.sections.len()));
        self.sections.push(Section { title: title.to_owned(), label: label.to_owned(), parent, heading });
        parent
    }

    /// The section that running text stands in.
    pub fn current(&self) -> Option<usize> {
        self.open.last().map(|&(_, section)| section)
    }

    /// Opens a section under `parent` by the heading statement of a statement file.
    pub fn open_under(&mut self, parent: Option<usize>, title: &str, label: &str, heading: Option<usize>) {
        self.by_name.insert((parent, title.to_owned()), self.sections.len());
        self.sections.push(Section { title: title.to_owned(), label: label.to_owned(), parent, heading });
    }

    /// The section that a path of headings leads to; what is missing on the way is made.
    pub fn enter(&mut self, path: &[String]) -> Option<usize> {
        let mut at = None;
        for name in path.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
            // A heading that stands in the file as a statement has lost its number already.
            let key = (at, name.to_owned());
            at = Some(match self.by_name.get(&key) {
                Some(&known) => known,
                None => {
                    let (label, rest) = label::split(name, Place::Heading).unwrap_or(("", 0));
                    let section = Section {
                        title: name[rest..].trim().to_owned(),
                        label: label.to_owned(),
                        parent: at,
                        heading: None,
                    };
                    self.by_name.insert(key, self.sections.len());
                    self.sections.push(section);
                    self.sections.len() - 1
                }
            });
        }
        at
    }

    /// The finished tree.
    pub fn into_sections(self) -> Vec<Section> {
        self.sections
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::model::Version;
    use crate::normalizer::{Options, normalise};
    use crate::read::{Format, parse};
    use crate::render::statements::file as statement_file;

    fn version(format: Format, text: &str) -> Version {
        normalise(parse("plan", format, text.into()).unwrap(), &Options::default()).unwrap()
    }

    /// Each statement with the labels and names of the sections it stands in.
    fn places(version: &Version) -> Vec<String> {
        let place = |section: Option<usize>| {
            let mut path = Vec::new();
            let mut at = section;
            while let Some(section) = at.map(|at| &version.sections[at]) {
                path.insert(0, format!("{} {}", section.label, section.title));
                at = section.parent;
            }
            path.join(" > ")
        };
        let line = |statement: &crate::model::Statement| {
            format!("{}: {} {}", place(statement.section), statement.label, statement.text)
        };
        version.statements.iter().map(line).collect()
    }

    #[test]
    fn the_numbers_of_sections_survive_a_statement_file() {
        let text = "# Wells\n\n## 1. Digging\n\n### Article 4\n\nWe dig.\n\n### Article 5\n\nWe rest.\n\n## 2. Costs\n\n\
            ### General\n\nThey rise.\n\n### 2.1 General\n\nThey fall.\n\n## 3. Empty\n\n## General\n\nAll is well.\n";
        let document = version(Format::MARKDOWN, text);
        let mut yaml = Vec::new();
        statement_file::write_yaml(&document, None, &mut yaml).unwrap();
        let read_back = version(Format::YAML, &String::from_utf8(yaml).unwrap());
        assert_eq!(places(&document), places(&read_back));
        assert!(places(&document).contains(&" Wells > 1 Digging > Article 5 :  We rest.".to_owned()));
    }
}
