//! Changes that were accepted, and what a draft may and may not become afterwards.

use super::form::{OUTLASTED, OUTLASTED_BY, renamed};
use super::maker::{Edit, Mutant, applied, made_by};
use super::meaning;
use super::page::Page;

/// A draft whose changes were accepted, and the draft after it.
pub struct Case {
    pub name: String,
    pub accepted: String,
    pub later: String,
    /// The old version afterwards, where it is another one.
    pub baseline: Option<String>,
    pub passes: bool,
}

/// How many places of one edit are tried, and how many pairs of them.
const PLACES: usize = 6;
const PAIRS: usize = 2;
/// Changes of many kinds that have to outlast changes of form: how their families begin.
const LASTING: [&str; 12] = [
    "force: ",
    "negation: ",
    "scope: ",
    "value: an amount",
    "cell: a figure",
    "cell: emptied",
    "item added",
    "item dropped",
    "item moved",
    "sentence added that binds",
    "sentence struck",
    "row added",
];
/// Changes of what governs.
const GOVERNING: [&str; 7] = [
    "lead-in changed for one that prohibits",
    "lead-ins of two lists swapped",
    "lead-in dropped",
    "heads of two rows swapped",
    "heads of two columns swapped",
    "governing heading made plain",
    "two governing headings swapped",
];
/// Changes of what is governed.
const GOVERNED: [&str; 6] = [
    "cell: a figure",
    "cell: a share",
    "value: a measure in an item",
    "value: a time in an item",
    "item added",
    "sentence added that binds",
];

pub fn cases(page: &Page) -> Vec<Case> {
    let made: Vec<Mutant> = made_by(meaning::OPERATORS, page, PLACES);
    let mut cases = elsewhere(page, &made);
    cases.extend(outlasting(page, &made));
    cases.extend(governed(page, &made));
    cases
}

/// The same edit in another place, instead of the accepted one and beside it.
fn elsewhere(page: &Page, made: &[Mutant]) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut families: Vec<&str> = made.iter().map(|mutant| mutant.family.as_str()).collect();
    families.dedup();
    for family in families {
        let own: Vec<(&Mutant, Content<'_>)> = made
            .iter()
            .filter(|mutant| mutant.family == family)
            .map(|mutant| (mutant, Content::of(page, mutant)))
            .collect();
        let mut pairs = Vec::new();
        for (k, one) in own.iter().enumerate() {
            pairs.extend(own[k + 1..].iter().flat_map(|other| [(one, other), (other, one)]));
        }
        // First where the same is done to the same words: there the places are all of the difference.
        pairs.sort_by_key(|((_, one), (_, other))| (one != other, one.words != other.words));
        // Of the others one is enough.
        let same = pairs.iter().filter(|((_, one), (_, other))| one.words == other.words).count();
        let chosen = pairs.into_iter().take(PAIRS.min(same.max(1)));
        for ((one, of_one), (other, of_other)) in chosen {
            let accepted = one.text.clone();
            let then = |how: &str| format!("accepted: {}; then {how}: {}", one.name, other.name);
            if of_one != of_other || of_one.has_place || of_one.governors != of_other.governors {
                let (name, later) = (then("instead"), other.text.clone());
                cases.push(Case { name, accepted: accepted.clone(), later, baseline: None, passes: false });
            }
            let both: Vec<_> = one.edits.iter().chain(&other.edits).cloned().collect();
            if let Some(later) =
                applied(&page.source, &both).filter(|later| later.len() != accepted.len() || *later != accepted)
            {
                cases.push(Case { name: then("as well"), accepted, later, baseline: None, passes: false });
            }
        }
    }
    cases
}

/// What an edit is done to.
struct Content<'a> {
    /// What is replaced, and by what.
    words: Vec<(&'a str, &'a str)>,
    /// The sentence that is edited.
    sentence: String,
    /// Its section is a part of what it is known by, as for all that stands more than once. A sentence that is new and
    /// the only one of its kind is known by its text and by what governs it.
    has_place: bool,
    governors: (Vec<usize>, Vec<String>),
}

impl PartialEq for Content<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words && (self.has_place, &self.sentence) == (other.has_place, &other.sentence)
    }
}

impl<'a> Content<'a> {
    fn of(page: &'a Page, mutant: &'a Mutant) -> Self {
        let words: Vec<_> = mutant.edits.iter().map(|edit| (page.text(&edit.span), edit.with.as_str())).collect();
        let at = mutant.edits.first().map_or(0, |edit| edit.span.start);
        // What is added to govern is in its place by what it governs.
        let governs = mutant.family.starts_with("governing heading") || mutant.family.starts_with("lead-in");
        let has_place = governs || words.iter().any(|(old, new)| !old.is_empty() || page.source.contains(new.trim()));
        let mut sentences = page.prose().flat_map(|k| page.sentences(k));
        let sentence = sentences.find(|sentence| sentence.start <= at && at <= sentence.end).filter(|_| has_place);
        let sentence = sentence.map_or_else(String::new, |sentence| page.folded(&sentence));
        Self { words, sentence, has_place, governors: page.governors_at(at) }
    }
}

/// The accepted change, in a document of another form.
fn outlasting(page: &Page, made: &[Mutant]) -> Vec<Case> {
    let mut cases = Vec::new();
    // All of them at once, so that the one over the accepted change is among them.
    let names: Vec<Edit> = renamed(page).concat();
    for start in LASTING {
        let Some(one) = made.iter().find(|mutant| mutant.family.starts_with(start)) else { continue };
        let renamed = one.edits.iter().chain(&names).cloned().collect::<Vec<_>>();
        if let Some(later) = applied(&page.source, &renamed) {
            let name = format!("accepted: {}; then plain headings renamed in both versions", one.name);
            let baseline = applied(&page.source, &names);
            cases.push(Case { name, accepted: one.text.clone(), later, baseline, passes: true });
        }
        let forms = made_by(OUTLASTED_BY, &Page::read(&one.text), 1);
        for other in forms.iter().filter(|other| OUTLASTED.contains(&other.family.as_str())) {
            let name = format!("accepted: {}; then in another form: {}", one.name, other.name);
            cases.push(Case {
                name,
                accepted: one.text.clone(),
                later: other.text.clone(),
                baseline: None,
                passes: true,
            });
        }
    }
    cases
}

/// The accepted change, under something else than when it was accepted.
fn governed(page: &Page, made: &[Mutant]) -> Vec<Case> {
    let mut cases = Vec::new();
    for start in GOVERNED {
        let Some(one) = made.iter().find(|mutant| mutant.family.starts_with(start)) else { continue };
        for over in GOVERNING {
            let Some(other) = made.iter().find(|mutant| mutant.family == over) else { continue };
            let both: Vec<_> = one.edits.iter().chain(&other.edits).cloned().collect();
            if let Some(later) = applied(&page.source, &both) {
                let name = format!("accepted: {}; then changed over it: {}", one.name, other.name);
                cases.push(Case { name, accepted: one.text.clone(), later, baseline: None, passes: false });
            }
        }
    }
    cases
}
