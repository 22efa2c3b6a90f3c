//! Gives every statement its themes, each with the words that speak for it.
//!
//! A keyword is worth the more, the more specific it is: a phrase more than a word, a keyword of one theme more than
//! one of several, a rare one more than one that half of the document has. The statement's own words count most, the
//! sentence that introduces its list less, the nearest heading less again; outer headings and the neighbours in the
//! same paragraph only tip the scales between themes that have better evidence. A statement without any such evidence
//! has no theme.

use super::matcher::{Found, Matcher, Scanner};
use super::taxonomy::Taxonomy;
use super::worth::{self, Finds, weigh};
use crate::error::{Error, Result};
use crate::model::{Statement, Version};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// Headings further out say nothing about a statement.
const HEADING_LEVELS: usize = 4;
/// Further evidence for the same theme counts but is not listed.
const EVIDENCE_LISTED: usize = 8;

/// The themes of all statements of a version.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Assignments {
    hits: Vec<Vec<Hit>>,
}

/// A theme of a statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// An index into [`Taxonomy::themes`].
    pub theme: usize,
    /// Sum of what the evidence is worth; about 1 for one good word. Comparable between statements of one version.
    pub score: f32,
    /// What speaks for it, best first.
    pub evidence: Vec<Evidence>,
}

/// Words that speak for a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// As written in the document.
    pub words: Arc<str>,
    /// Where they stand.
    pub source: Source,
}

/// Where evidence stands, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Source {
    /// The statement file says so.
    Given,
    /// In the statement.
    Statement,
    /// In the sentence that introduces its list.
    LeadIn,
    /// In a heading over it.
    Heading,
}

impl Source {
    /// The name to show.
    pub fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Statement => "statement",
            Self::LeadIn => "lead-in",
            Self::Heading => "heading",
        }
    }
}

impl Hit {
    /// True if only headings speak for it.
    pub fn is_weak(&self) -> bool {
        self.evidence.iter().all(|evidence| evidence.source == Source::Heading)
    }
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
    let matcher = Matcher::new(taxonomy, version.language.as_deref());
    let mut scanner = Scanner::new(&matcher);
    let own = Finds::of(
        version.statements.iter().map(|s| if s.themes.is_empty() { s.text.as_str() } else { "" }),
        &mut scanner,
    );
    let headings = Finds::of(version.sections.iter().map(|section| section.title.as_str()), &mut scanner);
    let weights = weigh(version, &matcher, &own);
    let mut judge = Judge {
        version,
        taxonomy,
        matcher: &matcher,
        weights,
        own,
        headings,
        titled: has_title_section(version),
        lead_in: LeadIn::default(),
        tallies: Vec::new(),
        slots: vec![u32::MAX; taxonomy.themes.len()],
        words: FxHashSet::default(),
    };
    let mut hits = Vec::with_capacity(version.statements.len());
    for (k, statement) in version.statements.iter().enumerate() {
        hits.push(if statement.themes.is_empty() {
            judge.hits(k, &mut scanner)
        } else {
            given(version, statement, taxonomy)?
        });
    }
    Ok(Assignments { hits })
}

fn given(version: &Version, statement: &Statement, taxonomy: &Taxonomy) -> Result<Vec<Hit>> {
    let mut hits: Vec<Hit> = Vec::with_capacity(statement.themes.len());
    for id in &statement.themes {
        let theme = taxonomy.find(id).map_err(|error| {
            let error = Error::new(format!("statement `{}`: {error}", statement.id)).in_file(version.path.as_str());
            if statement.line > 0 { error.at(statement.line, None) } else { error }
        })?;
        if hits.iter().all(|hit| hit.theme != theme) {
            let evidence = vec![Evidence { words: id.as_str().into(), source: Source::Given }];
            hits.push(Hit { theme, score: 1.0, evidence });
        }
    }
    Ok(hits)
}

/// True if all sections stand under the first: a title, which says nothing about the statements directly under it.
fn has_title_section(version: &Version) -> bool {
    version.sections.len() > 1 && version.sections.iter().skip(1).all(|section| section.parent.is_some())
}

/// The evidence for one theme of the statement at hand.
#[derive(Default)]
struct Tally {
    theme: usize,
    score: f32,
    /// Place of the first own word; later than any if there is none.
    first: u32,
    phrase: bool,
    accepted: bool,
    seen: Vec<(u32, Source)>,
    evidence: Vec<(f32, Evidence)>,
}

/// The lead-in scanned last: the items of a list share it.
#[derive(Default)]
struct LeadIn {
    text: Option<Arc<str>>,
    found: Vec<Found>,
}

struct Judge<'a> {
    version: &'a Version,
    taxonomy: &'a Taxonomy,
    matcher: &'a Matcher,
    weights: Vec<f32>,
    own: Finds,
    headings: Finds,
    titled: bool,
    lead_in: LeadIn,
    tallies: Vec<Tally>,
    /// The tally of each theme.
    slots: Vec<u32>,
    /// The words of evidence so far: the same few come again and again.
    words: FxHashSet<Arc<str>>,
}

impl Judge<'_> {
    fn hits(&mut self, k: usize, scanner: &mut Scanner<'_>) -> Vec<Hit> {
        let version = self.version;
        let statement = &version.statements[k];
        for at in self.own.range(k) {
            let found = self.own.found[at];
            let late = 1.0 - (1.0 - worth::LATE) * (found.start as f32 / statement.text.len().max(1) as f32);
            let weight = self.weights[found.pattern as usize] * late;
            self.count(found, &statement.text, weight, Source::Statement, true);
        }
        if let Some(lead_in) = &statement.lead_in {
            if !self.lead_in.text.as_ref().is_some_and(|last| Arc::ptr_eq(last, lead_in)) {
                self.lead_in.text = Some(Arc::clone(lead_in));
                self.lead_in.found.clear();
                scanner.scan(lead_in, &mut self.lead_in.found);
            }
            for at in 0..self.lead_in.found.len() {
                let found = self.lead_in.found[at];
                let weight = self.weights[found.pattern as usize] * worth::LEAD_IN;
                self.count(found, lead_in, weight, Source::LeadIn, true);
            }
        }
        self.count_headings(statement);
        self.count_neighbours(k);
        self.conclude()
    }

    fn count_headings(&mut self, statement: &Statement) {
        let version = self.version;
        let mut section = statement.section;
        for level in 0..HEADING_LEVELS {
            let Some(k) = section else { break };
            // The title of the document is an outer heading, even where it is the nearest.
            let nearest = level == 0 && !(self.titled && k == 0);
            let share = if nearest { worth::HEADING } else { worth::OUTER_HEADING };
            let range = self.headings.range(k);
            for at in range.clone() {
                let found = self.headings.found[at];
                // A long heading says no more than a short one: only its best word for a theme counts.
                let rivals = &self.headings.found[range.clone()];
                let weights = &self.weights;
                let worth = |f: &Found| weights[f.pattern as usize];
                let best = rivals.iter().filter(|f| f.theme == found.theme).map(worth).fold(0.0, f32::max);
                let named = rivals[..at - range.start].iter().any(|f| f.theme == found.theme);
                let weight = if named { 0.0 } else { best * share };
                self.count(found, &version.sections[k].title, weight, Source::Heading, nearest);
            }
            section = version.sections[k].parent;
        }
    }

    /// Neighbours in the same paragraph add to what the statement has, but give it nothing of their own.
    fn count_neighbours(&mut self, k: usize) {
        if self.tallies.is_empty() {
            return;
        }
        let block = self.version.statements[k].block;
        for other in [k.checked_sub(1), k.checked_add(1)].into_iter().flatten() {
            if self.version.statements.get(other).is_none_or(|statement| statement.block != block) {
                continue;
            }
            for found in self.own.get(other) {
                let slot = self.slots[found.theme as usize] as usize;
                if let Some(tally) = self.tallies.get_mut(slot) {
                    tally.score += self.weights[found.pattern as usize] * worth::NEIGHBOUR;
                }
            }
        }
    }

    fn count(&mut self, found: Found, text: &str, weight: f32, source: Source, accepted: bool) {
        let theme = found.theme as usize;
        if self.slots[theme] == u32::MAX {
            self.slots[theme] = self.tallies.len() as u32;
            self.tallies.push(Tally { theme, first: u32::MAX, ..Tally::default() });
        }
        let general = if self.taxonomy.has_children(theme) { worth::GENERAL } else { 1.0 };
        let part = if found.part { worth::PART } else { 1.0 };
        let tally = &mut self.tallies[self.slots[theme] as usize];
        let repeated = tally.seen.contains(&(found.pattern, source));
        let weight = weight * general * part * if repeated { worth::REPEATED } else { 1.0 };
        tally.score += weight;
        tally.accepted |= accepted;
        if source == Source::Statement {
            tally.first = tally.first.min(found.first);
            tally.phrase |= self.matcher.pattern(found.pattern).words > 1;
        }
        if !repeated {
            tally.seen.push((found.pattern, source));
            if tally.evidence.len() < EVIDENCE_LISTED {
                let words = text.get(found.start as usize..found.end as usize).unwrap_or_default();
                let words = match self.words.get(words) {
                    Some(words) => Arc::clone(words),
                    None => {
                        let words: Arc<str> = words.into();
                        self.words.insert(Arc::clone(&words));
                        words
                    }
                };
                tally.evidence.push((weight, Evidence { words, source }));
            }
        }
    }

    fn conclude(&mut self) -> Vec<Hit> {
        for tally in &self.tallies {
            self.slots[tally.theme] = u32::MAX;
        }
        let mut tallies = std::mem::take(&mut self.tallies);
        tallies.retain(|tally| tally.accepted);
        tallies.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| (a.first, a.theme).cmp(&(b.first, b.theme))));
        let best = tallies.first().map_or(0.0, |tally| tally.score);
        let hits = tallies
            .drain(..)
            .filter(|tally| tally.phrase || tally.score >= worth::KEPT * best)
            .map(|mut tally| {
                tally.evidence.sort_by(|a, b| a.1.source.cmp(&b.1.source).then_with(|| b.0.total_cmp(&a.0)));
                let evidence = tally.evidence.into_iter().map(|(_, evidence)| evidence).collect();
                Hit { theme: tally.theme, score: tally.score, evidence }
            })
            .collect();
        self.tallies = tallies;
        hits
    }
}

#[cfg(test)]
#[path = "assign_tests.rs"]
mod tests;
