//! How much is to be done.

use super::change::{Change, Quote};
use super::pair::Side;
use super::{SignalClass, Texts};
use crate::lexicon::{Class, Found, Intensity};
use crate::model::{Definition, SignalKind};

pub(crate) const RAISED: SignalKind = SignalKind::new(&Definition {
    name: "intensity-raised",
    mirrored: "intensity-lowered",
    meaning: "More is to be done (`continue` → `step up`).",
});
pub(crate) const LOWERED: SignalKind = SignalKind::new(&Definition {
    name: "intensity-lowered",
    mirrored: "intensity-raised",
    meaning: "Less is to be done (`step up` → `continue`).",
});

/// The class of these signals.
pub(super) const CLASS: SignalClass = SignalClass {
    name: "intensity",
    kinds: &[RAISED, LOWERED],
    needs_lexicon: true,
    in_headings: false,
    after: &[],
    find,
};

/// Appends what it finds: a verb of intensity that gave way to one of another level. Against a verb without a level only
/// `limit` stands out, where both have one object (`develop links`, `limit links`): much of what people do is said by
/// verbs that mean as much as `strengthen`.
fn find<'a>(texts: &Texts<'a>, found: &mut Vec<Change<'a>>) {
    let pair = &texts.pair;
    let changed = |side: &Side<'_>| {
        let mut list: Vec<(Intensity, Found)> = Vec::new();
        for cue in &side.cues {
            if let Class::Intensity(level) = cue.class
                && is_verb(side, cue)
            {
                list.push((level, *cue));
            }
        }
        list
    };
    let (mut old, mut new) = (changed(&pair.old), changed(&pair.new));
    // What stands in both texts is no change, wherever it stands.
    old.retain(|(level, cue)| {
        let same = |(other, twin): &(Intensity, Found)| {
            other == level && (pair.old.twin[cue.start] == Some(twin.start as u32))
        };
        match new.iter().position(same).or_else(|| new.iter().position(|(other, _)| other == level)) {
            Some(at) => {
                new.remove(at);
                false
            }
            None => true,
        }
    });
    if old.is_empty() != new.is_empty() {
        if let Some((_, cue)) = old.iter().find(|(level, _)| *level == Intensity::Limit)
            && let Some(other) = instead(&pair.old, cue, &pair.new)
        {
            found.push(Change::new(RAISED, pair.old.cue(cue), other));
        }
        if let Some((_, cue)) = new.iter().find(|(level, _)| *level == Intensity::Limit)
            && let Some(other) = instead(&pair.new, cue, &pair.old)
        {
            found.push(Change::new(LOWERED, other, pair.new.cue(cue)));
        }
    }
    for ((from, cue), (to, other)) in old.iter().zip(&new) {
        let kind = if to > from { RAISED } else { LOWERED };
        found.push(Change::new(kind, pair.old.cue(cue), pair.new.cue(other)));
    }
}

/// The verb of a group in the other text that stands in the place of a cue, before the same object.
fn instead<'a>(side: &Side<'_>, cue: &Found, other: &Side<'a>) -> Option<Quote<'a>> {
    let run = side.run(cue.start);
    let place = other.run_between(side, &run);
    let alone = run.start == cue.start && run.end == cue.end && place.len() == 1;
    let verb = other.groups.iter().any(|group| group.verb == Some(place.start));
    (alone && verb && side.changed(cue.start..cue.end)).then(|| other.quote(place))
}

/// Whether a cue is a verb here: after a modal, at the head of a clause, or opposite a changed verb group.
fn is_verb(side: &Side<'_>, cue: &Found) -> bool {
    let verb_of_group = side.groups.iter().any(|group| group.verb == Some(cue.start));
    verb_of_group || cue.start == 0
}
