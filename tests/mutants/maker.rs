//! Makes mutants of a Markdown page: edits that change what it says, and edits that change nothing but its form.

use std::collections::{BTreeMap, BTreeSet};

use super::page::{Page, Span, fold};
use super::{form, meaning};

/// What an edit does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// It changes what the page says: the check has to fail.
    Meaning,
    /// It does not: the check has to pass.
    Form,
}

/// Something else in the place of a part of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub span: Span,
    pub with: String,
}

#[derive(Debug, Clone)]
pub struct Mutant {
    /// What was done, and in which line.
    pub name: String,
    /// What was done: the same wherever it was done.
    pub family: String,
    pub text: String,
    pub edits: Vec<Edit>,
    pub expect: Expect,
}

/// Makes the mutants of one kind.
pub type Operator = fn(&mut Maker<'_>);

/// Every mutant of a page, with at most so many of each family.
pub fn mutants(page: &Page, limit: usize) -> Vec<Mutant> {
    made_by(&[meaning::OPERATORS, form::OPERATORS].concat(), page, limit)
}

/// Those that some of the operators make.
pub fn made_by(operators: &[Operator], page: &Page, limit: usize) -> Vec<Mutant> {
    let mut maker = Maker { page, limit, made: Vec::new() };
    for make in operators {
        make(&mut maker);
    }
    maker.finish()
}

pub struct Maker<'a> {
    pub page: &'a Page,
    limit: usize,
    made: Vec<Mutant>,
}

impl Maker<'_> {
    /// The places of one edit that changes the meaning.
    pub fn meaning(&mut self, family: &str, sites: impl IntoIterator<Item = Vec<Edit>>) {
        self.family(family, Expect::Meaning, sites);
    }

    /// The places of one edit that changes the form.
    pub fn form(&mut self, family: &str, sites: impl IntoIterator<Item = Vec<Edit>>) {
        self.family(family, Expect::Form, sites);
    }

    /// An edit all over the page that changes its form; none if there is nothing to edit.
    pub fn form_of_all(&mut self, family: &str, edits: Vec<Edit>) {
        self.form(family, (!edits.is_empty()).then_some(edits));
    }

    /// A page written anew.
    pub fn form_of_page(&mut self, family: &str, text: String) {
        self.form(family, [vec![Edit { span: 0..self.page.source.len(), with: text }]]);
    }

    fn family(&mut self, family: &str, expect: Expect, sites: impl IntoIterator<Item = Vec<Edit>>) {
        let source = &self.page.source;
        let mut mutants: Vec<Mutant> = Vec::new();
        for edits in sites {
            let Some(text) = applied(source, &edits) else { continue };
            let changes = match expect {
                Expect::Meaning => fold_case(&text) != fold_case(source),
                Expect::Form => text != *source,
            };
            if changes && mutants.iter().all(|mutant| mutant.text != text) {
                let at = edits.iter().map(|edit| edit.span.start).min().unwrap_or_default();
                let name = format!("{family}, line {}", self.page.line_of(at));
                mutants.push(Mutant { name, family: family.to_owned(), text, edits, expect });
            }
        }
        // Spread over the page, with the first and the last place.
        let (count, limit) = (mutants.len(), self.limit.min(mutants.len()));
        let chosen: Vec<usize> =
            (0..limit).map(|k| if limit == 1 { 0 } else { k * (count - 1) / (limit - 1) }).collect();
        self.made.extend(chosen.into_iter().map(|k| mutants[k].clone()));
    }

    fn finish(mut self) -> Vec<Mutant> {
        // Two families may come to the same.
        let mut seen: BTreeSet<String> = BTreeSet::new();
        self.made.retain(|mutant| seen.insert(mutant.text.clone()));
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        for mutant in &mut self.made {
            let count = times.entry(mutant.name.clone()).or_default();
            *count += 1;
            if *count > 1 {
                mutant.name.push_str(&format!(" ({count})"));
            }
        }
        self.made
    }
}

/// The words with their case and without the spaces: what has to differ for the meaning to differ.
fn fold_case(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The source with these edits; none if they get in each other's way.
pub fn applied(source: &str, edits: &[Edit]) -> Option<String> {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut text = String::with_capacity(source.len() + 64);
    let mut at = 0;
    for edit in edits {
        text.push_str(source.get(at..edit.span.start)?);
        text.push_str(&edit.with);
        at = edit.span.end;
    }
    text.push_str(source.get(at..)?);
    Some(text)
}

pub fn put(span: &Span, with: impl Into<String>) -> Edit {
    Edit { span: span.clone(), with: with.into() }
}

pub fn insert(at: usize, with: impl Into<String>) -> Edit {
    Edit { span: at..at, with: with.into() }
}

pub fn drop(span: &Span) -> Edit {
    put(span, "")
}

/// Each in the place of the other.
pub fn swap(page: &Page, one: &Span, other: &Span) -> Vec<Edit> {
    let same = fold(page.text(one)) == fold(page.text(other));
    let apart = one.end <= other.start || other.end <= one.start;
    if same || !apart { Vec::new() } else { vec![put(one, page.text(other)), put(other, page.text(one))] }
}

/// Every second of two neighbours, and those further apart: pairs to try.
pub fn pairs<T: Clone>(all: &[T]) -> Vec<(T, T)> {
    let mut pairs = Vec::new();
    for distance in 1..all.len() {
        for k in 0..all.len() - distance {
            pairs.push((all[k].clone(), all[k + distance].clone()));
        }
    }
    pairs
}
