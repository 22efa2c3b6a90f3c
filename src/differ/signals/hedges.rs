//! Qualifiers put in or taken out.

use super::change::{Change, NOTHING};
use super::pair::Side;
use super::{SignalClass, Texts};
use crate::grammar::LONGEST;
use crate::lexicon::{Class, Found};
use crate::model::{Definition, SignalKind};

pub(crate) const ADDED: SignalKind = SignalKind::new(&Definition {
    name: "hedge-added",
    mirrored: "hedge-removed",
    meaning: "A qualifier was put in (`where appropriate`).",
});
pub(crate) const REMOVED: SignalKind = SignalKind::new(&Definition {
    name: "hedge-removed",
    mirrored: "hedge-added",
    meaning: "A qualifier was taken out.",
});

/// The class of these signals.
pub(super) const CLASS: SignalClass =
    SignalClass { name: "hedges", kinds: &[ADDED, REMOVED], needs_lexicon: true, in_headings: false, after: &[], find };

/// Appends what it finds. A qualifier that gave way to another of the same kind (`where possible` → `as far as
/// possible`) is no change, nor is one that stands in another place.
fn find<'a>(texts: &Texts<'a>, found: &mut Vec<Change<'a>>) {
    let pair = &texts.pair;
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
            let same = |other: &&Found| pair.new.cue(other).text.eq_ignore_ascii_case(pair.old.cue(hedge).text);
            match new.iter().position(same) {
                Some(at) => {
                    new.remove(at);
                    false
                }
                None => true,
            }
        });
        let fewer = old.len().min(new.len());
        for hedge in old[fewer..].iter().filter(|hedge| qualifies(&pair.old, hedge)) {
            found.push(Change::new(REMOVED, pair.old.cue(hedge), NOTHING));
        }
        for hedge in new[fewer..].iter().filter(|hedge| qualifies(&pair.new, hedge)) {
            found.push(Change::new(ADDED, NOTHING, pair.new.cue(hedge)));
        }
    }
}

/// How many new words beside a qualifier (`in particular Uzbekistan`) may be what it qualifies.
const OWN: usize = 8;

/// Whether a qualifier says something of what both texts have: it did not come or go with what it qualifies.
fn qualifies(side: &Side<'_>, hedge: &Found) -> bool {
    let own = side.run(hedge.start).len() - (hedge.end - hedge.start).min(side.run(hedge.start).len());
    side.answered(hedge.start) && own <= OWN && !gives_examples(side, hedge)
}

/// `in particular` with what it introduces: that is a matter of scope.
fn gives_examples(side: &Side<'_>, hedge: &Found) -> bool {
    let introduces = side.cues_of(|class| matches!(class, Class::Scope(_))).any(|cue| cue.start == hedge.start);
    introduces && side.changed(hedge.end..hedge.end + 1)
}
