//! Negations put in, taken out or turned round.
//!
//! Negations are counted, not compared: `never` for `not … at any time` changes nothing, nor does a double one (`not
//! uncommon`, `shall not refuse`). One that came or went counts where what it negates is in both texts; one that came
//! along with a clause of its own negates nothing that was there.

use super::change::{Change, NOTHING, Quote};
use super::pair::{Pair, Side};
use super::{SignalClass, Texts};
use crate::lexicon::{Class, Found, Gap, Words};
use crate::model::{Definition, SignalKind};

pub(super) const CHANGED: SignalKind = SignalKind::new(&Definition {
    name: "negation-changed",
    mirrored: "negation-changed",
    meaning: "A negation was put in, taken out or turned round.",
});

/// The class of these signals.
pub(super) const CLASS: SignalClass =
    SignalClass { name: "polarity", kinds: &[CHANGED], needs_lexicon: true, in_headings: false, after: &[], find };

/// How many words behind a negation may hold what makes it a double one.
const REACH: usize = 4;
/// How many words behind it an `unless` may do the same.
const FAR: usize = 12;
/// How far before a list its negation may stand.
const REPEAT: usize = 20;
/// A run of new words from which on a negation in it may have come with its own clause.
const CLAUSE: usize = 5;
/// Letters that two forms of one word share at least.
const STEM: usize = 5;

/// Appends what it finds.
fn find<'a>(texts: &Texts<'a>, found: &mut Vec<Change<'a>>) {
    let pair = &texts.pair;
    let (mut old, mut new) = (negations(&pair.old), negations(&pair.new));
    if let Some((a, b)) = turned_round(pair) {
        // `not possible` and `impossible` are one; `lawful` and `unlawful` are not.
        if (old.len() + new.len()) % 2 == 0 {
            found.push(Change::new(CHANGED, a, b));
        }
        return;
    }
    if old.len() == new.len() {
        return;
    }
    // `You must not: copy it` and `You must not copy it` are one.
    let introduced = |side: &Side<'_>| match (side.lead_in, pair.lexicon) {
        (Some(text), Some(lexicon)) => {
            let words = Words::new(text);
            lexicon.find(&words).iter().filter(|cue| cue.class == Class::Negation).count()
        }
        _ => 0,
    };
    if old.len() + introduced(&pair.old) == new.len() + introduced(&pair.new) {
        return;
    }
    // What stands in both texts in the same place is no change; of the rest, one stands for another.
    old.retain(|&(at, _)| pair.old.changed(at..at + 1));
    new.retain(|&(at, _)| pair.new.changed(at..at + 1));
    let (more, side, other, grew) = match old.len() > new.len() {
        true => (&old[new.len()..], &pair.old, &pair.new, false),
        false => (&new[old.len()..], &pair.new, &pair.old, true),
    };
    // A word with a negative sense on the other side does what the negation does.
    let excused = inward(other);
    // An `unless` that came or went with its clause is reported as a condition.
    let count = |side: &Side<'_>| side.cues_of(|class| class == Class::Condition).count();
    let other_conditions = count(&pair.old) != count(&pair.new);
    let conditional = |&&(at, _): &&(usize, usize)| {
        other_conditions && side.cues_of(|class| class == Class::Unless).any(|cue| cue.start == at)
    };
    for &(at, end) in more.iter().skip(excused).filter(|negation| !conditional(negation)) {
        if side.answered(at) && !repeats(side, other, at) && !came_with_its_clause(side, other, at, end) {
            let cue = side.quote(at..end);
            let counterpart = counterpart(side, other, at);
            let (a, b) = if grew { (counterpart, cue) } else { (cue, counterpart) };
            found.push(Change::new(CHANGED, a, b));
            return;
        }
    }
}

/// The negations of a text that another negation does not take back, as ranges of words.
fn negations(side: &Side<'_>) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut skip = 0;
    let cues: Vec<_> =
        side.cues_of(|class| matches!(class, Class::Negation | Class::Unless | Class::InwardNegation)).collect();
    for cue in &cues {
        if cue.start < skip || cue.class != Class::Negation {
            continue;
        }
        // `No 883/2004`
        let numbered = side.words.lower(cue.end).starts_with(|c: char| c.is_ascii_digit());
        if numbered && cue.end == cue.start + 1 && side.words.lower(cue.start).len() <= 2 {
            continue;
        }
        let clause_end = clause_end(side, cue.end);
        let doubled = cues.iter().find(|other| {
            other.start >= cue.end
                && other.start < (cue.end + REACH).min(clause_end)
                && matches!(other.class, Class::InwardNegation)
                // What stands in both texts takes nothing back that came new.
                && side.changed(other.start..other.end) == side.changed(cue.start..cue.end)
        });
        let unless = cues.iter().find(|other| takes_back(side, cue, other));
        match doubled.or(unless) {
            Some(other) => skip = other.end,
            None => out.push((cue.start, cue.end)),
        }
    }
    // `unless` that no negation took back negates as well.
    for cue in cues.iter().filter(|cue| cue.class == Class::Unless) {
        let taken = cues.iter().any(|other| other.class == Class::Negation && takes_back(side, other, cue));
        if !taken {
            out.push((cue.start, cue.end));
        }
    }
    out.sort_unstable();
    out
}

/// Whether an `unless` makes a condition of the negation before it: `not … unless` is `only if`.
fn takes_back(side: &Side<'_>, negation: &Found, unless: &Found) -> bool {
    unless.class == Class::Unless
        && negation.end <= unless.start
        && unless.start < negation.end + FAR
        && side.changed(unless.start..unless.end) == side.changed(negation.start..negation.end)
}

fn clause_end(side: &Side<'_>, from: usize) -> usize {
    (from..side.words.len()).find(|&k| side.words.words[k].gap == Gap::Stop).unwrap_or(side.words.len())
}

/// How many words with a negative sense a text has that the other one has not in the same place.
fn inward(side: &Side<'_>) -> usize {
    side.cues_of(|class| class == Class::InwardNegation).filter(|cue| side.changed(cue.start..cue.end)).count()
}

/// Whether the negation only repeats, in a list, one that stands before it (`no pets, no smoking`), and the other text
/// has such a one before the list as well.
fn repeats(side: &Side<'_>, other: &Side<'_>, at: usize) -> bool {
    let determiner =
        matches!(side.words.lower(at), "no" | "nor" | "neither" | "kein" | "keine" | "ni" | "aucun" | "aucune");
    let earlier = |side: &Side<'_>, before: usize| {
        side.cues_of(|class| class == Class::Negation).any(|cue| cue.start < before && before - cue.start < REPEAT)
    };
    let host = (at + 1..side.words.len().min(at + 4)).find(|&k| side.words.lower(k).len() > 3);
    let elsewhere =
        host.and_then(|host| (0..other.words.len()).find(|&k| akin(side.words.lower(host), other.words.lower(k))));
    determiner && earlier(other, elsewhere.unwrap_or(other.words.len()))
}

/// Whether the negation stands in a long run of new words, and what it negates is nowhere in the other text.
fn came_with_its_clause(side: &Side<'_>, other: &Side<'_>, at: usize, end: usize) -> bool {
    let run = side.run(at);
    if run.len() < CLAUSE {
        return false;
    }
    let host = (end..run.end.min(end + 4)).find(|&k| side.words.lower(k).len() > 3);
    let Some(host) = host else { return run.end > end };
    let word = side.words.lower(host);
    !(0..other.words.len()).any(|k| akin(word, other.words.lower(k)))
}

/// The words of the other text in the place of a negation: those that stand there instead, or the word beside it.
fn counterpart<'a>(side: &Side<'_>, other: &Side<'a>, at: usize) -> Quote<'a> {
    let run = side.run(at);
    let between = other.run_between(side, &run);
    if between.len() <= 3 { other.quote(between) } else { NOTHING }
}

/// Whether two words are forms of one.
fn akin(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let shared = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    shared >= STEM && shared + 4 >= a.len().max(b.len())
}

/// A changed word whose opposite by a prefix stands in its place in the other text.
fn turned_round<'a>(pair: &Pair<'a>) -> Option<(Quote<'a>, Quote<'a>)> {
    let lexicon = pair.lexicon?;
    let changed = |side: &Side<'_>| -> Vec<usize> {
        (0..side.words.len()).filter(|&k| side.changed(k..k + 1) && side.words.lower(k).len() > 3).collect()
    };
    let (old, new) = (changed(&pair.old), changed(&pair.new));
    if old.len() * new.len() > 2_500 {
        return None;
    }
    if let Some(found) = opposed(pair) {
        return Some(found);
    }
    for &k in &old {
        for &l in &new {
            let (a, b) = (pair.old.words.lower(k), pair.new.words.lower(l));
            if lexicon.is_opposite(a, b) || lexicon.is_opposite(b, a) {
                return Some((pair.old.quote(k..k + 1), pair.new.quote(l..l + 1)));
            }
        }
    }
    None
}

/// Two cues of one row of opposites (`include`, `exclude`), one in the place of the other.
fn opposed<'a>(pair: &Pair<'a>) -> Option<(Quote<'a>, Quote<'a>)> {
    let changed = |side: &Side<'_>| -> Vec<(Found, u16, bool)> {
        side.cues
            .iter()
            .filter_map(|cue| match cue.class {
                Class::Opposite { row, second } if side.changed(cue.start..cue.end) => Some((*cue, row, second)),
                _ => None,
            })
            .collect()
    };
    let (old, new) = (changed(&pair.old), changed(&pair.new));
    old.iter().find_map(|(a, row, second)| {
        let place = pair.new.run_between(&pair.old, &pair.old.run(a.start));
        let other = new.iter().find(|(b, other_row, other)| {
            row == other_row && second != other && (place.contains(&b.start) || place.contains(&(b.end - 1)))
        });
        other.map(|(b, ..)| (pair.old.cue(a), pair.new.cue(b)))
    })
}
