//! Who is to act: the grammatical subject, or the agent of a passive.

use super::change::Change;
use super::pair::{Side, is_form};
use super::{SignalClass, Texts};
use crate::grammar::{Actor, actor};
use crate::lexicon::{Class, Lexicon, starting_at};
use crate::model::{Definition, SignalKind};

const CHANGED: SignalKind = SignalKind::new(&Definition {
    name: "actor-changed",
    mirrored: "actor-changed",
    meaning: "Somebody else is to act.",
});

/// The class of these signals.
pub(super) const CLASS: SignalClass =
    SignalClass { name: "actor", kinds: &[CHANGED], needs_lexicon: true, in_headings: false, after: &[], find };

/// Appends what it finds: somebody else is to act. Where one side does not name the actor, or only by a pronoun,
/// nothing can be said; nor where a subject is a thing.
fn find<'a>(texts: &Texts<'a>, found: &mut Vec<Change<'a>>) {
    let pair = &texts.pair;
    let Some(lexicon) = pair.lexicon else { return };
    let of = |side: &Side<'_>| actor(&side.words, &side.cues, &side.groups, lexicon).filter(|actor| !actor.pronoun);
    let (Some(old), Some(new)) = (of(&pair.old), of(&pair.new)) else { return };
    let ((old_names, old_sure), (new_names, new_sure)) = (names(&pair.old, &old), names(&pair.new, &new));
    if old_names.is_empty() || new_names.is_empty() || !(old_sure || new_sure) {
        return;
    }
    let alone =
        |names: &[Name], others: &[Name]| names.iter().any(|name| !others.iter().any(|other| name.is(other, lexicon)));
    if alone(&old_names, &new_names) || alone(&new_names, &old_names) {
        found.push(Change::new(CHANGED, pair.old.quote(old.words), pair.new.quote(new.words)));
    }
}

/// One of several who act together, by the stems of its words.
#[derive(Debug, Default)]
struct Name {
    words: Vec<String>,
    stems: Vec<String>,
    initials: String,
}

impl Name {
    /// Whether two names can mean one and the same: they share a word or have names for one thing (`Turkish`, `Turkey`),
    /// or one is the initials of the other.
    fn is(&self, other: &Self, lexicon: &Lexicon) -> bool {
        let initials = |a: &Self, b: &Self| a.stems.len() == 1 && b.stems.len() > 1 && a.stems[0] == b.initials;
        let alike = |a: &String| other.stems.iter().any(|b| a == b || is_form(a, b));
        let same = |a: &String| other.words.iter().any(|b| lexicon.same_name(a, b));
        self.stems.iter().any(alike) || self.words.iter().any(same) || initials(self, other) || initials(other, self)
    }
}

/// The names in an actor, cut at `and`, and whether all of them surely act; none if any of them is a thing.
fn names(side: &Side<'_>, actor: &Actor) -> (Vec<Name>, bool) {
    let mut names = vec![Name::default()];
    let mut acts = vec![false];
    // A single word in capitals at the head of a sentence is a country (`Japan`) or a thing (`Training`).
    let lone = actor.words.len() == 1 && actor.words.start == 0;
    for k in actor.words.clone() {
        let here = starting_at(&side.cues, k);
        let is = |wanted: Class| here.iter().any(|cue| cue.class == wanted);
        if is(Class::Coordinator) {
            names.push(Name::default());
            acts.push(false);
            continue;
        }
        if is(Class::Determiner) || is(Class::Preposition) {
            continue;
        }
        let lower = side.words.lower(k);
        let word = side.words.words[k];
        if let (Some(name), Some(act)) = (names.last_mut(), acts.last_mut()) {
            name.words.push(lower.to_owned());
            name.stems.push(stem(lower));
            name.initials.extend(lower.chars().next());
            *act |= here.iter().any(|cue| cue.class == Class::Actor) || (word.capital && k > 0);
        }
    }
    let whole = names.iter().all(|name| !name.stems.is_empty()) && acts.iter().all(|&act| act);
    if whole || lone { (names, whole) } else { (Vec::new(), false) }
}

/// A word without the commonest endings of number and case.
fn stem(word: &str) -> String {
    let singular = word.strip_suffix('s').unwrap_or(word);
    if singular.ends_with("ee") {
        return singular.to_owned();
    }
    let endings = ["ies", "es", "s", "en", "e", "n", "y", "x"];
    let ending = endings.iter().find(|ending| word.len() > ending.len() + 2 && word.ends_with(**ending));
    word[..word.len() - ending.map_or(0, |ending| ending.len())].to_owned()
}
