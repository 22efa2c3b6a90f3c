//! Conditions that a statement came to hang on, or no longer hangs on.
//!
//! One condition stands for another, however it is put (`if`, `provided that`, `in the event of`): they are counted.

use super::change::{Change, NOTHING, Quote};
use super::pair::Side;
use super::{SignalClass, Texts};
use crate::lexicon::{Class, Found, Gap};
use crate::model::{Definition, SignalKind};

pub(crate) const ADDED: SignalKind = SignalKind::new(&Definition {
    name: "condition-added",
    mirrored: "condition-removed",
    meaning: "It now hangs on a condition.",
});
pub(crate) const REMOVED: SignalKind = SignalKind::new(&Definition {
    name: "condition-removed",
    mirrored: "condition-added",
    meaning: "It no longer hangs on a condition.",
});

/// The class of these signals.
pub(super) const CLASS: SignalClass = SignalClass {
    name: "conditions",
    kinds: &[ADDED, REMOVED],
    needs_lexicon: true,
    in_headings: false,
    after: &[],
    find,
};

/// How many words of a condition are shown.
const SHOWN: usize = 6;

/// Appends what it finds.
fn find<'a>(texts: &Texts<'a>, found: &mut Vec<Change<'a>>) {
    let pair = &texts.pair;
    let (old, new) = (conditions(&pair.old), conditions(&pair.new));
    if old.len() == new.len() {
        return;
    }
    let grew = new.len() > old.len();
    let (side, other, more, fewer) =
        if grew { (&pair.new, &pair.old, &new, &old) } else { (&pair.old, &pair.new, &old, &new) };
    // Of those that have no like in the other text, as many as there are more.
    let changed = |side: &Side<'_>, cue: &Found| side.changed(cue.start..cue.end);
    let gone = fewer.iter().filter(|cue| changed(other, cue)).count();
    let soft = other.cues_of(|class| class == Class::SoftCondition).filter(|cue| changed(other, cue)).count();
    let kind = if grew { ADDED } else { REMOVED };
    let fresh = more.iter().filter(|cue| changed(side, cue) && side.answered(cue.start));
    for cue in fresh.skip(gone + soft).take(more.len() - fewer.len()) {
        let shown = shown(side, cue);
        let (a, b) = if grew { (NOTHING, shown) } else { (shown, NOTHING) };
        found.push(Change::new(kind, a, b));
    }
}

/// The conditions of a text; what a hedge says (`where appropriate`) is none.
fn conditions(side: &Side<'_>) -> Vec<Found> {
    let hedged = |cue: &Found| {
        side.cues_of(|class| matches!(class, Class::LoweringHedge | Class::Hedge))
            .any(|hedge| hedge.start <= cue.start && cue.end <= hedge.end)
    };
    let heads_clause = |cue: &Found| side.words.words.get(cue.start).is_some_and(|word| word.gap == Gap::Stop);
    side.cues_of(|class| matches!(class, Class::Condition | Class::InvertedCondition))
        .filter(|cue| cue.class != Class::InvertedCondition || heads_clause(cue))
        .filter(|cue| !hedged(cue) && !is_manner(side, cue))
        .copied()
        .collect()
}

/// `when exchanging data`: how something is done, not whether.
fn is_manner(side: &Side<'_>, cue: &Found) -> bool {
    matches!(side.words.lower(cue.end - 1), "when" | "where" | "once") && side.words.lower(cue.end).ends_with("ing")
}

/// The cue with the words behind it, to the end of the clause.
fn shown<'a>(side: &Side<'a>, cue: &Found) -> Quote<'a> {
    let end = (cue.end..side.words.len()).find(|&k| side.words.words[k].gap != Gap::Joint);
    side.quote(cue.start..end.unwrap_or(side.words.len()).min(cue.end + SHOWN))
}
