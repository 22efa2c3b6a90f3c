//! How much is to be done.

use super::pair::{Pair, Side, signal};
use crate::lexicon::{Class, Found, Intensity};
use crate::model::{Signal, SignalKind};

/// Appends what it finds: a verb of intensity that gave way to one of another level. A verb without a level says no
/// less and no more than `continue`, so that only `step up` and `limit` stand out against it.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Signal>) {
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
    for ((from, cue), (to, other)) in old.iter().zip(&new) {
        let kind = if to > from { SignalKind::IntensityRaised } else { SignalKind::IntensityLowered };
        found.push(signal(kind, pair.old.cue(cue), pair.new.cue(other)));
    }
}

/// Whether a cue is a verb here: after a modal, at the head of a clause, or opposite a changed verb group.
fn is_verb(side: &Side<'_>, cue: &Found) -> bool {
    let verb_of_group = side.groups.iter().any(|group| group.verb == Some(cue.start));
    verb_of_group || cue.start == 0
}
