//! Gives every statement its themes, each with the words that speak for it.
//!
//! A keyword is worth the more, the more specific it is: a phrase more than a word, a keyword of one theme more than
//! one of several, a rare one more than one that half of the document has. The statement's own words count most, the
//! sentence that introduces its list less, the nearest heading less again; outer headings and the neighbours in the
//! same paragraph only tip the scales between themes that have better evidence. What is an example or a means counts
//! less than what the statement is about. A statement without any such evidence between two neighbours of one theme is
//! taken to be of that theme; otherwise it has none.
//!
//! Where the evidence is thin, or speaks for two themes nearly alike, the main theme is marked as doubtful.

use super::evidence::{Doubt, Evidence, Hit, Source};
use super::judge::Judge;
use super::matcher::{Matcher, Scanner};
use super::taxonomy::Taxonomy;
use super::worth;
use crate::error::{Error, Result};
use crate::model::{Role, Statement, Version};
use rustc_hash::FxHashMap;
use std::slice;
use std::sync::Arc;

/// The themes of all statements of a version.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Assignments {
    hits: Vec<Vec<Hit>>,
    doubts: Vec<Option<Doubt>>,
}

impl Assignments {
    /// The themes of a statement, best first; empty if it has none.
    pub fn of(&self, statement: usize) -> &[Hit] {
        self.hits.get(statement).map_or(&[], Vec::as_slice)
    }

    /// The main theme of a statement.
    pub fn main(&self, statement: usize) -> Option<usize> {
        self.of(statement).first().map(|hit| hit.theme)
    }

    /// Why the main theme of a statement is not sure; none if it is, or if it has no theme.
    pub fn doubt(&self, statement: usize) -> Option<Doubt> {
        self.doubts.get(statement).copied().flatten()
    }

    /// How many statements there are.
    pub fn len(&self) -> usize {
        self.hits.len()
    }

    /// True if there is no statement.
    pub fn is_empty(&self) -> bool {
        self.hits.is_empty()
    }
}

/// Assigns themes to the statements of a version, headings included.
///
/// # Errors
/// If a statement gives a theme that the taxonomy does not have.
pub fn assign(version: &Version, taxonomy: &Taxonomy) -> Result<Assignments> {
    assign_decided(version, taxonomy, &[])
}

/// As [`assign`], with the themes that the user decided on for single statements, each by its position. They stand in
/// for what the statements themselves give, and the version stays as it is.
///
/// # Errors
/// If a statement gives a theme that the taxonomy does not have, or one is decided on.
pub fn assign_decided(version: &Version, taxonomy: &Taxonomy, decided: &[(usize, String)]) -> Result<Assignments> {
    let matcher = Matcher::new(taxonomy, version.language.as_deref());
    let mut scanner = Scanner::new(&matcher);
    let mut judge = Judge::new(version, taxonomy, &matcher, &mut scanner);
    let mut hits = Vec::with_capacity(version.statements.len());
    let mut doubts = Vec::with_capacity(version.statements.len());
    for k in 0..version.statements.len() {
        let (own, doubt) = judge.hits(k, &mut scanner);
        hits.push(own);
        doubts.push(doubt);
    }
    ask_neighbours(version, &mut hits, &mut doubts);
    // Last, so that what the user decides of one statement changes no other.
    let decided: FxHashMap<usize, &String> = decided.iter().map(|(k, theme)| (*k, theme)).collect();
    for (k, statement) in version.statements.iter().enumerate() {
        let themes = decided.get(&k).map_or(&statement.themes[..], |theme| slice::from_ref(*theme));
        if !themes.is_empty() {
            hits[k] = given(version, statement, themes, taxonomy)?;
            doubts[k] = None;
        }
    }
    Ok(Assignments { hits, doubts })
}

/// What says nothing of itself between two statements of one theme, in the same section, belongs to them.
fn ask_neighbours(version: &Version, hits: &mut [Vec<Hit>], doubts: &mut [Option<Doubt>]) {
    let speaks = |hits: &[Vec<Hit>], k: usize| hits[k].first().filter(|hit| !hit.is_weak()).map(|hit| hit.theme);
    for k in 1..hits.len().saturating_sub(1) {
        let [before, own, after] = [k - 1, k, k + 1].map(|k| &version.statements[k]);
        let one_section = before.section == own.section && own.section == after.section;
        if !hits[k].is_empty() || !own.counts() || !one_section || before.role == Role::Heading {
            continue;
        }
        let (Some(theme), Some(other)) = (speaks(hits, k - 1), speaks(hits, k + 1)) else { continue };
        if theme == other {
            let words = hits[k - 1][0].evidence.first().map(|evidence| Arc::clone(&evidence.words));
            let evidence = words.into_iter().map(|words| Evidence { words, source: Source::Neighbours }).collect();
            hits[k].push(Hit { theme, score: worth::BETWEEN, evidence });
            doubts[k] = Some(Doubt::Neighbours);
        }
    }
}

fn given(version: &Version, statement: &Statement, themes: &[String], taxonomy: &Taxonomy) -> Result<Vec<Hit>> {
    let mut hits: Vec<Hit> = Vec::with_capacity(themes.len());
    for id in themes {
        let theme = taxonomy.find(id).map_err(|error| {
            let error = Error::new(format!("statement `{}`: {error}", statement.id)).in_file(version.path.as_str());
            match statement.origin.line() {
                Some(line) => error.at(line as usize, None),
                None => error,
            }
        })?;
        if hits.iter().all(|hit| hit.theme != theme) {
            let evidence = vec![Evidence { words: id.as_str().into(), source: Source::Given }];
            hits.push(Hit { theme, score: 1.0, evidence });
        }
    }
    Ok(hits)
}

#[cfg(test)]
#[path = "assign_tests.rs"]
mod tests;
