//! Weighs the evidence for the themes of one statement.

use super::evidence::{Doubt, Evidence, Hit, Source};
use super::matcher::{Found, Matcher, Scanner};
use super::taxonomy::Taxonomy;
use super::worth::{self, Finds, weigh};
use crate::language::asides::{self, Asides};
use crate::model::{Statement, Version};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// Headings further out say nothing about a statement.
const HEADING_LEVELS: usize = 4;
/// Further evidence for the same theme counts but is not listed.
const EVIDENCE_LISTED: usize = 8;

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
    /// What full keywords of the statement itself are worth, aside from asides.
    own: f32,
    seen: Vec<(u32, Source)>,
    evidence: Vec<(f32, Evidence)>,
}

/// The lead-in scanned last: the items of a list share it.
#[derive(Default)]
struct LeadIn {
    text: String,
    found: Vec<Found>,
}

pub(super) struct Judge<'a> {
    version: &'a Version,
    taxonomy: &'a Taxonomy,
    matcher: &'a Matcher,
    weights: Vec<f32>,
    own: Finds,
    headings: Finds,
    titled: bool,
    asides: Asides,
    lead_in: LeadIn,
    tallies: Vec<Tally>,
    /// The tally of each theme.
    slots: Vec<u32>,
    /// The words of evidence so far: the same few come again and again.
    words: FxHashSet<Arc<str>>,
}

impl<'a> Judge<'a> {
    /// Looks for the keywords in the statements and headings of a version.
    pub fn new(version: &'a Version, taxonomy: &'a Taxonomy, matcher: &'a Matcher, scanner: &mut Scanner<'_>) -> Self {
        let own = Finds::of(version.statements.iter().map(|s| s.text.as_str()), scanner);
        let headings = Finds::of(version.sections.iter().map(|section| section.title.as_str()), scanner);
        let weights = weigh(version, matcher, &own);
        Self {
            version,
            taxonomy,
            matcher,
            weights,
            own,
            headings,
            titled: has_title_section(version),
            asides: Asides::of(version.language.as_deref()),
            lead_in: LeadIn::default(),
            tallies: Vec::new(),
            slots: vec![u32::MAX; taxonomy.themes.len()],
            words: FxHashSet::default(),
        }
    }

    /// The themes of a statement, best first, and why the first is not sure.
    pub fn hits(&mut self, k: usize, scanner: &mut Scanner<'_>) -> (Vec<Hit>, Option<Doubt>) {
        let version = self.version;
        let statement = &version.statements[k];
        let own = self.own.get(k);
        let contested = own.first().is_some_and(|first| own.iter().any(|found| found.theme != first.theme));
        let asides = if contested { self.asides.find(&statement.text) } else { Vec::new() };
        for at in self.own.range(k) {
            let found = self.own.found[at];
            let late = 1.0 - (1.0 - worth::LATE) * (found.start as f32 / statement.text.len().max(1) as f32);
            let share = asides::share(&asides, found.start as usize);
            let weight = self.worth(found) * late * share;
            self.count(found, &statement.text, weight, Source::Statement, true);
            if !found.hint && !found.part && share == 1.0 {
                let slot = self.slots[found.theme as usize] as usize;
                self.tallies[slot].own += weight;
            }
        }
        if let Some(lead_in) = statement.governors.introduction() {
            if self.lead_in.text != *lead_in {
                self.lead_in.text.clear();
                self.lead_in.text.push_str(&lead_in);
                self.lead_in.found.clear();
                scanner.scan(&lead_in, &mut self.lead_in.found);
            }
            for at in 0..self.lead_in.found.len() {
                let found = self.lead_in.found[at];
                let weight = self.worth(found) * worth::LEAD_IN;
                self.count(found, &lead_in, weight, Source::LeadIn, true);
            }
        }
        self.count_headings(statement);
        self.count_neighbours(k);
        self.conclude()
    }

    /// What a keyword is worth before its place is looked at.
    fn worth(&self, found: Found) -> f32 {
        let part = if found.part { worth::PART } else { 1.0 };
        let hint = if found.hint { worth::HINT } else { 1.0 };
        self.weights[found.pattern as usize] * part * hint
    }

    fn count_headings(&mut self, statement: &Statement) {
        let version = self.version;
        let mut section = statement.section;
        for level in 0..HEADING_LEVELS {
            let Some(k) = section else { break };
            // The title of the document is an outer heading, even where it is the nearest.
            let nearest = level == 0 && !(self.titled && k == 0);
            let range = self.headings.range(k);
            // A heading of several themes does not tell which of them a statement is about.
            let themes = self.headings.get(k).iter().enumerate();
            let themes =
                themes.filter(|(at, f)| self.headings.get(k)[..*at].iter().all(|g| g.theme != f.theme)).count();
            let share = if nearest { worth::HEADING } else { worth::OUTER_HEADING } / (themes.max(1) as f32).sqrt();
            for at in range.clone() {
                let found = self.headings.found[at];
                // A long heading says no more than a short one: only its best word for a theme counts.
                let rivals = &self.headings.found[range.clone()];
                let best = rivals.iter().filter(|f| f.theme == found.theme).map(|&f| self.worth(f)).fold(0.0, f32::max);
                let named = rivals[..at - range.start].iter().any(|f| f.theme == found.theme);
                let weight = if named { 0.0 } else { best * share };
                // A hint in a heading tips the scales and no more.
                self.count(found, &version.sections[k].title, weight, Source::Heading, nearest && !found.hint);
            }
            section = version.sections[k].parent;
        }
    }

    /// Neighbours in the same paragraph add to what the statement has, but give it nothing of their own.
    fn count_neighbours(&mut self, k: usize) {
        if self.tallies.is_empty() {
            return;
        }
        let Some(block) = self.version.statements[k].origin.block else { return };
        for other in [k.checked_sub(1), k.checked_add(1)].into_iter().flatten() {
            if self.version.statements.get(other).is_none_or(|statement| statement.origin.block != Some(block)) {
                continue;
            }
            for at in self.own.range(other) {
                let found = self.own.found[at];
                let worth = self.worth(found);
                let slot = self.slots[found.theme as usize] as usize;
                if let Some(tally) = self.tallies.get_mut(slot) {
                    tally.score += worth * worth::NEIGHBOUR;
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
        let tally = &mut self.tallies[self.slots[theme] as usize];
        let repeated = tally.seen.contains(&(found.pattern, source));
        let weight = weight * general * if repeated { worth::REPEATED } else { 1.0 };
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

    fn conclude(&mut self) -> (Vec<Hit>, Option<Doubt>) {
        for tally in &self.tallies {
            self.slots[tally.theme] = u32::MAX;
        }
        let mut tallies = std::mem::take(&mut self.tallies);
        tallies.retain(|tally| tally.accepted);
        tallies.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| (a.first, a.theme).cmp(&(b.first, b.theme))));
        let best = tallies.first().map_or(0.0, |tally| tally.score);
        let doubt = tallies.split_first().and_then(|(main, others)| self.doubt(main, others));
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
        (hits, doubt)
    }

    fn doubt(&self, main: &Tally, others: &[Tally]) -> Option<Doubt> {
        let parent = |theme: usize| self.taxonomy.themes[theme].parent;
        // A theme and what it is a part of are no rivals.
        let mut rivals = others
            .iter()
            .filter(|other| parent(other.theme) != Some(main.theme) && parent(main.theme) != Some(other.theme))
            .map(|rival| rival.score / main.score.max(f32::MIN_POSITIVE));
        // A statement that lists themes is of none of them above all.
        let (first, second) = (rivals.next().unwrap_or(0.0), rivals.next().unwrap_or(0.0));
        let contested = first > 1.0 - worth::CLEAR || second > worth::KEPT;
        if main.first == u32::MAX {
            Some(Doubt::Heading)
        } else if main.own < worth::SURE {
            Some(Doubt::Hint)
        } else {
            contested.then_some(Doubt::Rival)
        }
    }
}
