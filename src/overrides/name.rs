//! Statements by name: an id, or the beginning of a text.

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Named;
use crate::error::{Error, Result};
use crate::language::script::is_unspaced;
use crate::model::Version;
use crate::near::did_you_mean;
use crate::normalizer::is_content_id;

/// The statements of a version by their names.
pub(crate) struct Names<'a> {
    version: &'a Version,
    /// `old` or `new`.
    side: &'static str,
    ids: FxHashMap<&'a str, usize>,
    /// The folded texts, ascending: made when the first name is no id.
    texts: OnceCell<Vec<(String, usize)>>,
}

/// What a name led to.
pub(crate) enum Finding {
    /// This statement.
    Found(usize),
    /// None any more; the nearest one, if any is near.
    Gone(Option<usize>),
    /// None, and there never was: an id that a document would have to give.
    Unknown,
}

/// A gone text is likely the statement that shares this much of its words.
const NEAREST: f32 = 0.4;

impl<'a> Names<'a> {
    /// `side` is what to call the version: `old` or `new`.
    pub fn new(version: &'a Version, side: &'static str) -> Self {
        let ids = version.statements.iter().enumerate().map(|(k, statement)| (statement.id.as_str(), k)).collect();
        Self { version, side, ids, texts: OnceCell::new() }
    }

    /// The statement of this id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    /// Finds a statement.
    ///
    /// # Errors
    /// If the name is the beginning of several texts.
    pub fn find(&self, named: &Named) -> Result<Finding> {
        let name = named.name.as_str();
        if let Some(&k) = self.ids.get(name) {
            return Ok(Finding::Found(k));
        }
        let wanted = fold(name);
        if let Some(k) = self.beginning(named, &wanted)? {
            return Ok(Finding::Found(k));
        }
        if name.contains(char::is_whitespace) || name.chars().any(is_unspaced) {
            return Ok(Finding::Gone(self.nearest(&wanted)));
        }
        // An id made from a text goes with the text; any other was never there.
        if is_content_id(name) {
            return Ok(Finding::Gone(None));
        }
        Ok(Finding::Unknown)
    }

    /// The error for an id that no statement of the version has.
    pub fn unknown(&self, named: &Named, other: &Self) -> Error {
        let name = named.name.as_str();
        let error = Error::new(format!("no statement of the {} version has the id `{name}`", self.side));
        let help = if other.position(name).is_some() {
            format!("the {} version has it; are the two versions swapped?", other.side)
        } else {
            did_you_mean(name, self.all_ids())
                .unwrap_or_else(|| format!("`redraft statements {}` lists the ids", self.version.path))
        };
        named.at(error.help(help))
    }

    /// The ids of all statements.
    pub fn all_ids(&self) -> impl Iterator<Item = &'a str> {
        self.version.statements.iter().map(|statement| statement.id.as_str())
    }

    fn texts(&self) -> &[(String, usize)] {
        self.texts.get_or_init(|| {
            let statements = self.version.statements.iter().enumerate();
            let mut texts: Vec<_> = statements.map(|(k, statement)| (fold(&statement.text), k)).collect();
            texts.sort_unstable();
            texts
        })
    }

    /// The only statement that begins so; one with no more than these words comes before longer ones.
    fn beginning(&self, named: &Named, wanted: &str) -> Result<Option<usize>> {
        if wanted.is_empty() {
            return Ok(None);
        }
        let texts = self.texts();
        let from = texts.partition_point(|(text, _)| text.as_str() < wanted);
        let fits: Vec<_> = texts[from..].iter().take_while(|(text, _)| text.starts_with(wanted)).take(5).collect();
        let whole: Vec<_> = fits.iter().filter(|(text, _)| text == wanted).collect();
        match (fits.as_slice(), whole.as_slice()) {
            ([], _) => Ok(None),
            ([(_, k)], _) | (_, [(_, k)]) => Ok(Some(*k)),
            (fits, _) => {
                let ids: Vec<_> =
                    fits.iter().take(4).map(|(_, k)| format!("`{}`", self.version.statements[*k].id)).collect();
                let more = if fits.len() > ids.len() { ", …" } else { "" };
                let problem = format!(
                    "several statements of the {} version begin like this: {}{more}",
                    self.side,
                    ids.join(", ")
                );
                Err(named.at(Error::new(problem).help("give more of the text, or the id")))
            }
        }
    }

    /// The statement that shares most words with a text that is gone: of its beginning, if only that was given.
    fn nearest(&self, wanted: &str) -> Option<usize> {
        let words: FxHashSet<&str> = wanted.split(' ').collect();
        let mut best: Option<(f32, usize)> = None;
        for (text, k) in self.texts() {
            let own: FxHashSet<&str> = text.split(' ').take(words.len() + words.len() / 2 + 2).collect();
            let shared = words.iter().filter(|word| own.contains(*word)).count();
            let score = 2.0 * shared as f32 / (words.len() + own.len().min(words.len())) as f32;
            if score >= NEAREST && best.is_none_or(|(top, at)| score > top || (score == top && *k < at)) {
                best = Some((score, *k));
            }
        }
        best.map(|(_, k)| k)
    }
}

/// Letters and digits in lower case, everything else a space; no two spaces in a row.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            folded.extend(c.to_lowercase());
        } else if !folded.ends_with(' ') && !folded.is_empty() {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}
