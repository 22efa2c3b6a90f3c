//! Compare two versions of a policy: what was added, dropped or reworded, theme by theme.
//!
//! The unit of comparison is the statement: one sentence, or one list item. A comparison links the statements of the
//! old version with those of the new one, so that every statement of both stands in exactly one entry, and says of
//! every entry what happened: unchanged, reworded, split, merged, added or dropped, and whether it moved.
//!
//! The library never prints, and never reads the environment, the clock or the network. The same input gives the same
//! report.
//!
//! # The pipeline
//!
//! ```text
//!  file, standard input, git
//!      │  read::load, read::document, read::parse
//!      ▼
//!  Document            blocks: headings, paragraphs, list items, cells …
//!      │  normalizer::normalise
//!      ▼
//!  Version             statements with their sections, labels and ids; read::version makes one of bytes at once
//!      │  theme, align, differ
//!      ▼
//!  Report              themes, entries, counts
//!      │  render::terminal, render::json
//!      ▼
//!  text for people, JSON for programs
//! ```
//!
//! [`compare::compare`] does everything between a [`Document`](model::Document) and a [`Report`](report::Report).
//!
//! # Words
//!
//! | word | meaning |
//! | --- | --- |
//! | version | one of the two documents compared: old, new |
//! | block | a heading, paragraph, list item, table cell, quotation or footnote, as a reader finds it |
//! | statement | the unit of comparison: one sentence, or one list item without a sentence end |
//! | section | the headings over a statement, without their numbers |
//! | label | the enumerator before a heading or an item (`2.3`, `(a)`, `Article 5`): kept, never compared |
//! | theme | an entry of the taxonomy; without a taxonomy, a section |
//! | alignment | the links between the statements of both versions |
//! | entry | one link, or one statement without a counterpart |
//! | kind | of an entry: what happened to its statements |
//! | significance | of a rewording: editorial or substantive |
//! | moved | the entry left the reading order that the rest keeps; it stands beside the kind |
//! | report | the whole result of one comparison, which every output format renders |
//!
//! # Example
//!
//! Two versions in Markdown, compared, walked through, and rendered for a terminal and as JSON:
//!
//! ```
//! use redraft::compare::{Options, compare};
//! use redraft::read::{self, Format};
//! use redraft::render::{Output, View, json, terminal};
//! use redraft::report::{Insight, Kind, Op};
//!
//! let old = "# Ports\n\nThe agency shall inspect every port once a year.\n\nFees are set by the council.\n";
//! let new = "# Ports\n\nThe agency should inspect every port once a year.\n\nPilots train together in spring.\n";
//! let old = read::parse("old.md", Format::MARKDOWN, old.into())?;
//! let new = read::parse("new.md", Format::MARKDOWN, new.into())?;
//! let report = compare(old, new, &Options::default())?;
//!
//! // The entries stand in the order of the new version, dropped statements where they stood.
//! for entry in report.entries.iter().filter(|entry| entry.is_change()) {
//!     let old: Vec<&str> = report.old_statements(entry).map(|statement| statement.text.as_str()).collect();
//!     let new: Vec<&str> = report.new_statements(entry).map(|statement| statement.text.as_str()).collect();
//!     match entry.kind {
//!         Kind::Reworded => {
//!             let deleted = entry.words.iter().find(|run| run.op == Op::Delete).map(|run| run.text.trim());
//!             let inserted = entry.words.iter().find(|run| run.op == Op::Insert).map(|run| run.text.trim());
//!             assert_eq!((deleted, inserted), (Some("shall"), Some("should")));
//!         }
//!         Kind::Dropped => assert_eq!(old, ["Fees are set by the council."]),
//!         Kind::Added => assert_eq!(new, ["Pilots train together in spring."]),
//!         kind => unreachable!("{}", kind.name()),
//!     }
//! }
//!
//! // What follows from the report is found once, whatever formats ask for it.
//! let insight = Insight::of(&report);
//! let mut page = Vec::new();
//! terminal::FORMAT.render(&Output::One(&insight), &View::default(), &mut page)?;
//! assert!(String::from_utf8(page)?.contains("The agency [-shall-] {+should+} inspect every port once a year."));
//!
//! let mut document = Vec::new();
//! json::FORMAT.render(&Output::One(&insight), &View::default(), &mut document)?;
//! assert!(String::from_utf8(document)?.starts_with("{\"schema\":\"redraft.report/1\""));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! With a [`Taxonomy`](theme::Taxonomy), the entries are sorted into its themes:
//!
//! ```
//! use redraft::compare::{Options, compare};
//! use redraft::read::{self, Format};
//! use redraft::theme::Taxonomy;
//!
//! let themes = "themes:\n  - id: safety\n    label: Safety\n    keywords: [inspect*, rescue]\n";
//! let options = Options { taxonomy: Some(Taxonomy::parse("themes.yaml", themes)?), ..Options::default() };
//! let old = read::parse("old.md", Format::MARKDOWN, "Every port is inspected.\n".into())?;
//! let new = read::parse("new.md", Format::MARKDOWN, "Every port is inspected in May.\n".into())?;
//! let report = compare(old, new, &options)?;
//! assert_eq!(report.themes[report.entries[0].theme].label, "Safety");
//! # Ok::<(), redraft::Error>(())
//! ```
//!
//! # Modules
//!
//! The stages `align`, `differ`, `grammar` and `language` are for the benches and tests of this crate, and no promise.
//!
//! A module may use those below it in this table, never one above.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`compare`] | the pipeline; the only place that puts the stages together |
//! | [`check`] | what a check found, and one file per format that carries it on |
//! | [`claims`] | what a brief says about a change, checked against the report |
//! | [`config`] | `redraft.yaml`: which drafts are guarded, against what, by which rules |
//! | [`rules`] | rules that hold whatever a snapshot says, and waivers |
//! | [`snapshot`] | the accepted findings of a comparison, and what differs from them |
//! | [`render`] | from a report to bytes: one folder per format |
//! | [`report`] | the report as data, and what follows from it |
//! | [`overrides`] | what the user decided: links and themes that are obeyed |
//! | [`differ`] | from links to entries: kinds, moves, word runs, significance |
//! | [`align`] | which statements of the old version answer which of the new one, edited or replaced |
//! | [`grammar`] | who is to do what, how firmly, under which conditions: the parts of a statement |
//! | [`lexicon`] | the words that carry force, hedges, negation: one YAML file per language |
//! | [`theme`] | the taxonomy, and the themes of a statement with their evidence |
//! | [`read`] | a table with one reader per input format, and the one way from bytes to a version |
//! | [`normalizer`] | text clean-up, labels, sentences, ids: from blocks to statements |
//! | [`language`] | one folder per language with all that is known of it; the words of a text |
//! | [`error`], [`model`] | the error type; plain data, which imports nothing of ours |

#[doc(hidden)]
pub mod align;
pub mod check;
pub mod claims;
pub mod compare;
pub mod config;
#[doc(hidden)]
pub mod differ;
pub mod error;
#[doc(hidden)]
pub mod grammar;
#[doc(hidden)]
pub mod language;
pub mod lexicon;
pub mod model;
mod near;
pub mod normalizer;
pub mod overrides;
pub mod read;
pub mod render;
pub mod report;
pub mod rules;
mod shape;
pub mod snapshot;
pub mod theme;
mod values;
mod yaml;

pub use error::{Error, ErrorKind, Result};

/// The examples of the documentation, which have to run like any other.
#[cfg(doctest)]
mod documentation {
    #[doc = include_str!("../README.md")]
    mod readme {}
    #[doc = include_str!("../docs/src/library.md")]
    mod library {}
}
