//! How far a commitment binds.

use super::change::{Change, Quote};
use super::pair::{Pair, Side, is_form};
use super::{SignalClass, Texts};
use crate::grammar::{Group, groups, is_present, main_group};
use crate::lexicon::{Class, Words};
use crate::model::{Definition, Force, SignalKind, Within};

pub(crate) const STRENGTHENED: SignalKind = SignalKind::new(&Definition {
    name: "force-strengthened",
    mirrored: "force-weakened",
    meaning: "The commitment binds more (`should` → `shall`).",
});
pub(crate) const WEAKENED: SignalKind = SignalKind::new(&Definition {
    name: "force-weakened",
    mirrored: "force-strengthened",
    meaning: "The commitment binds less (`shall` → `should`).",
});

/// The class of these signals.
pub(super) const CLASS: SignalClass = SignalClass {
    name: "force",
    kinds: &[STRENGTHENED, WEAKENED],
    needs_lexicon: true,
    in_headings: false,
    after: &[],
    find,
};

/// A level that is known to lie between two: a bare present can mean several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    least: Force,
    most: Force,
}

impl Span {
    fn of(level: Force) -> Self {
        Self { least: level, most: level }
    }
}

/// Appends what it finds. Verb groups that answer each other are compared, in whatever clause they stand; a level in
/// other words (`must`, `is required to`) is the same level.
fn find<'a>(texts: &Texts<'a>, found: &mut Vec<Change<'a>>) {
    let pair = &texts.pair;
    let (old, new) = (&pair.old, &pair.new);
    let mut free_old: Vec<&Group> = old.groups.iter().collect();
    let mut free_new: Vec<&Group> = new.groups.iter().collect();
    let mut matched: Vec<(&Group, &Group)> = Vec::new();
    for answers in [same_cue, same_verb, same_place] {
        free_old.retain(|group| {
            let Some(at) = free_new.iter().position(|other| answers(old, group, new, other)) else { return true };
            matched.push((group, free_new.remove(at)));
            false
        });
    }
    // What is left answers nothing near; the main clauses still answer each other.
    if let (Some(group), Some(other)) = (main_group(&old.groups), main_group(&new.groups))
        && group.main
        && other.main
        && let Some(i) = free_old.iter().position(|free| *free == group)
        && let Some(j) = free_new.iter().position(|free| *free == other)
    {
        matched.push((free_old.remove(i), free_new.remove(j)));
    }
    matched.sort_by_key(|(group, _)| group.cue.start);
    let mut changes = Vec::new();
    for (group, other) in matched {
        // What is or becomes so is no commitment that could weaken, unless the same thing may or will be so.
        let commits = group.fact == other.fact || same_verb(old, group, new, other);
        if group.negated == other.negated && commits && !turned(old, group, new, other) {
            compare(Span::of(group.level), shown(old, group), Span::of(other.level), shown(new, other), &mut changes);
        }
    }
    introduced(pair, &free_old, &free_new, &mut changes);
    for group in free_old {
        if let Some((span, cue)) = bare(pair, old, group, new) {
            compare(Span::of(group.level), shown(old, group), span, cue, &mut changes);
        }
    }
    for group in free_new {
        if let Some((span, cue)) = bare(pair, new, group, old) {
            compare(span, cue, Span::of(group.level), shown(new, group), &mut changes);
        }
    }
    changes.into_iter().for_each(|change| change.push_once(found));
}

/// The cue of a verb group, to the last word that sets its level.
fn shown<'a>(side: &Side<'a>, group: &Group) -> Quote<'a> {
    side.quote(group.cue.start..group.until)
}

/// The modal of an item may stand in the sentence that introduces its list (`The EU will: support reforms`): then that
/// answers the main verb group of the other text.
fn introduced<'a>(pair: &Pair<'a>, free_old: &[&Group], free_new: &[&Group], changes: &mut Vec<Change<'a>>) {
    let Some(lexicon) = pair.lexicon else { return };
    let of_lead_in = |side: &Side<'a>| {
        let text = side.lead_in.filter(|_| !side.groups.iter().any(|group| group.main))?;
        let words = Words::new(text);
        let groups = groups(&words, &lexicon.find(&words), lexicon);
        let group = main_group(&groups).filter(|group| group.main && !group.negated)?;
        let (text, start) = words.slice_at(group.cue.start..group.until);
        Some((Span::of(group.level), Quote { text, start, within: Within::LeadIn }))
    };
    let main =
        |free: &[&Group]| free.iter().find(|group| group.main && !group.fact && !group.negated).copied().cloned();
    match (main(free_old), main(free_new)) {
        (Some(group), None) => {
            if let Some((span, cue)) = of_lead_in(&pair.new) {
                compare(Span::of(group.level), shown(&pair.old, &group), span, cue, changes);
            }
        }
        (None, Some(group)) => {
            if let Some((span, cue)) = of_lead_in(&pair.old) {
                compare(span, cue, Span::of(group.level), shown(&pair.new, &group), changes);
            }
        }
        _ => {}
    }
}

fn compare<'a>(old: Span, old_cue: Quote<'a>, new: Span, new_cue: Quote<'a>, changes: &mut Vec<Change<'a>>) {
    if new.least > old.most {
        changes.push(Change::new(STRENGTHENED, old_cue, new_cue));
    } else if new.most < old.least {
        changes.push(Change::new(WEAKENED, old_cue, new_cue));
    }
}

/// Whether one permits and the other forbids (`are free to`, `are forbidden to`): that is reported as a negation.
fn turned(old: &Side<'_>, group: &Group, new: &Side<'_>, other: &Group) -> bool {
    let side_of = |side: &Side<'_>, group: &Group| {
        side.cues.iter().find_map(|cue| match cue.class {
            Class::Opposite { row, second } if group.cue.contains(&cue.start) => Some((row, second)),
            _ => None,
        })
    };
    match (side_of(old, group), side_of(new, other)) {
        (Some((row, second)), Some((other_row, other))) => row == other_row && second != other,
        _ => false,
    }
}

/// The same cue in the same place.
fn same_cue(old: &Side<'_>, group: &Group, _: &Side<'_>, other: &Group) -> bool {
    group.cue.clone().any(|k| old.twin[k].is_some_and(|twin| other.cue.contains(&(twin as usize))))
}

/// The same verb, in the same place or anywhere.
fn same_verb(old: &Side<'_>, group: &Group, new: &Side<'_>, other: &Group) -> bool {
    match (group.verb, other.verb) {
        (Some(verb), Some(second)) => {
            old.twin[verb] == Some(second as u32) || is_form(old.words.lower(verb), new.words.lower(second))
        }
        _ => false,
    }
}

/// How many changed words around a verb group still leave it in its place, in a main clause …
const RUN: usize = 16;
/// … and in any other.
const SHORT_RUN: usize = 6;

/// Between the same unchanged words.
fn same_place(old: &Side<'_>, group: &Group, new: &Side<'_>, other: &Group) -> bool {
    if group.main != other.main || group.condition != other.condition {
        return false;
    }
    let most = if group.main { RUN } else { SHORT_RUN };
    if old.run(group.cue.start).len().max(new.run(other.cue.start).len()) > most {
        return false;
    }
    let before = |side: &Side<'_>, k: usize| side.twin[..k].iter().rposition(Option::is_some);
    let after = |side: &Side<'_>, k: usize| side.twin[k..].iter().position(Option::is_some).map(|at| at + k);
    let left = match (before(old, group.cue.start), before(new, other.cue.start)) {
        (Some(k), Some(l)) => old.twin[k] == Some(l as u32),
        (None, None) => true,
        _ => false,
    };
    let right = match (after(old, group.cue.end), after(new, other.cue.end)) {
        (Some(k), Some(l)) => old.twin[k] == Some(l as u32),
        (None, None) => true,
        _ => false,
    };
    left && right
}

/// What stands opposite a group that has no counterpart: its verb without any modal. In French and German law the
/// present binds; in English it says as little as that somebody does so.
fn bare<'t>(pair: &Pair<'_>, side: &Side<'_>, group: &Group, other: &Side<'t>) -> Option<(Span, Quote<'t>)> {
    let verb = group.verb.filter(|_| !group.fact && !group.negated && group.level > Force::None)?;
    let lexicon = pair.lexicon?;
    let lower = side.words.lower(verb);
    let taken = |k: usize| other.groups.iter().any(|group| group.cue.contains(&k) || group.verb == Some(k));
    let k = match side.twin[verb].map(|twin| twin as usize) {
        Some(twin) => twin,
        None => {
            let form = |k: usize| match lexicon.language() {
                "de" => is_form(&plain_vowels(lower), &plain_vowels(other.words.lower(k))),
                _ => is_form(lower, other.words.lower(k)),
            };
            (0..other.words.len()).find(|&k| other.twin[k].is_none() && form(k))?
        }
    };
    if taken(k) || !is_present(&other.words, &other.cues, k, group.passive, lexicon) {
        return None;
    }
    let english = lexicon.language() == "en";
    // `the manner in which you seek relief` commits nobody.
    if english && !group.main {
        return None;
    }
    let least = if english { Force::Offered } else { Force::Firm };
    Some((Span { least, most: Force::Binding }, other.quote(k..k + 1)))
}

/// A German verb with the vowel of its stem as the infinitive has it (`übergibt`, `übergeben`; `trägt`, `tragen`).
fn plain_vowels(verb: &str) -> String {
    verb.replace("ie", "e")
        .chars()
        .map(|c| match c {
            'ä' => 'a',
            'ö' => 'o',
            'ü' => 'u',
            'i' => 'e',
            c => c,
        })
        .collect()
}
