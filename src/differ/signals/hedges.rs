//! Qualifiers put in or taken out.

use super::Pair;
use super::pair::signal;
use crate::grammar::LONGEST;
use crate::lexicon::{Class, Found};
use crate::model::{Signal, SignalKind};

/// Appends what it finds. A qualifier that gave way to another of the same kind (`where possible` → `as far as
/// possible`) is no change, nor is one that stands in another place.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Signal>) {
    // A longer text is no sentence, and comparing all its qualifiers with one another would cost their square.
    if pair.old.words.len().max(pair.new.words.len()) > LONGEST {
        return;
    }
    for class in [Class::LoweringHedge, Class::Hedge] {
        let mut old: Vec<&Found> = pair.old.cues_of(|of| of == class).collect();
        let mut new: Vec<&Found> = pair.new.cues_of(|of| of == class).collect();
        if old.len() == new.len() {
            continue;
        }
        old.retain(|hedge| {
            let same = |other: &&Found| pair.new.cue(other).eq_ignore_ascii_case(pair.old.cue(hedge));
            match new.iter().position(same) {
                Some(at) => {
                    new.remove(at);
                    false
                }
                None => true,
            }
        });
        let fewer = old.len().min(new.len());
        for hedge in &old[fewer..] {
            found.push(signal(SignalKind::HedgeRemoved, pair.old.cue(hedge), ""));
        }
        for hedge in &new[fewer..] {
            found.push(signal(SignalKind::HedgeAdded, "", pair.new.cue(hedge)));
        }
    }
}
