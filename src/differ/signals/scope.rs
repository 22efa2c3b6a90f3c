//! For how many cases a statement holds: its quantifiers and bounds, and the items of its lists.

use std::ops::Range;

use super::change::{Change, NOTHING, Quote};
use super::pair::{Pair, Side};
use super::{SignalClass, Texts, polarity};
use crate::lexicon::{Class, Found, Gap, Scope, starting_at};
use crate::model::{Definition, SignalKind};

const WIDENED: SignalKind = SignalKind::new(&Definition {
    name: "scope-widened",
    mirrored: "scope-narrowed",
    meaning: "It holds for more cases (`some` → `all`).",
});
const NARROWED: SignalKind = SignalKind::new(&Definition {
    name: "scope-narrowed",
    mirrored: "scope-widened",
    meaning: "It holds for fewer cases (`all` → `some`).",
});

/// The class of these signals.
pub(super) const CLASS: SignalClass = SignalClass {
    name: "scope",
    kinds: &[WIDENED, NARROWED],
    needs_lexicon: true,
    in_headings: false,
    after: &["polarity"],
    find,
};

/// The words of an item of a list, beyond which a new run is a clause of its own …
const ITEM: usize = 6;
/// … and those of several items.
const ITEMS: usize = 14;

/// Appends what it finds.
fn find<'a>(texts: &Texts<'a>, found: &mut Vec<Change<'a>>) {
    let pair = &texts.pair;
    let before = found.len();
    quantifiers(pair, found);
    // `only with` for `without` is reported as a negation.
    if !found.iter().any(|change| change.kind == polarity::CHANGED) {
        bounds(pair, found);
    }
    if found.len() == before {
        narrowed_noun(pair, found);
    }
    if found.len() == before {
        items(pair, found);
    }
}

fn push<'a>(found: &mut Vec<Change<'a>>, widened: bool, old: Quote<'a>, new: Quote<'a>) {
    let kind = if widened { WIDENED } else { NARROWED };
    Change::new(kind, old, new).push_once(found);
}

fn scope(found: &Found) -> Option<Scope> {
    match found.class {
        Class::Scope(scope) => Some(scope),
        _ => None,
    }
}

/// How much of a whole a quantifier takes.
fn share(scope: Scope) -> Option<u8> {
    Some(match scope {
        Scope::All => 4,
        Scope::Most => 3,
        Scope::Some | Scope::Several => 2,
        Scope::Selected => 1,
        _ => return None,
    })
}

/// `all` that became `some`, or a word like `interested` put before a noun or taken from it.
fn quantifiers<'a>(pair: &Pair<'a>, found: &mut Vec<Change<'a>>) {
    let changed = |side: &Side<'_>| -> Vec<Found> {
        let quantifier = |class| matches!(class, Class::Scope(scope) if share(scope).is_some());
        side.cues_of(quantifier).filter(|cue| side.changed(cue.start..cue.end) && !idle(side, cue)).copied().collect()
    };
    let (mut old, mut new) = (changed(&pair.old), changed(&pair.new));
    cancel(&mut old, &mut new, |a, b| scope(a) == scope(b));
    for a in std::mem::take(&mut old) {
        let run = pair.old.run(a.start);
        let place = pair.new.run_between(&pair.old, &run);
        let other = new.iter().position(|b| place.contains(&b.start) || same_noun(pair, &a, b));
        match other.map(|at| new.remove(at)) {
            Some(b) => {
                let (before, after) = (scope(&a).and_then(share), scope(&b).and_then(share));
                if before != after {
                    push(found, before < after, pair.old.cue(&a), pair.new.cue(&b));
                }
            }
            None => old.push(a),
        }
    }
    // Alone, `all` and `several` say no more than the bare plural.
    let bare =
        |side: &Side<'_>, cue: &Found| !matches!(scope(cue), Some(Scope::All | Scope::Several)) && short(side, cue);
    for a in old.iter().filter(|cue| bare(&pair.old, cue)) {
        push(found, true, pair.old.cue(a), NOTHING);
    }
    for b in new.iter().filter(|cue| bare(&pair.new, cue)) {
        push(found, false, NOTHING, pair.new.cue(b));
    }
}

/// Whether both stand before the same noun.
fn same_noun(pair: &Pair<'_>, a: &Found, b: &Found) -> bool {
    let word = pair.old.words.lower(a.end);
    word.len() > 3 && word == pair.new.words.lower(b.end)
}

/// Whether a cue came or went with hardly more than itself: in a longer run it belongs to what is new there.
fn short(side: &Side<'_>, cue: &Found) -> bool {
    side.run(cue.start).len() <= cue.end - cue.start + 2
}

/// Takes out what both have.
fn cancel(old: &mut Vec<Found>, new: &mut Vec<Found>, same: impl Fn(&Found, &Found) -> bool) {
    old.retain(|a| match new.iter().position(|b| same(a, b)) {
        Some(at) => {
            new.remove(at);
            false
        }
        None => true,
    });
}

/// `only`, `except`, `up to`, `at least`, `including`: whether they bound the statement or open it up.
fn bounds<'a>(pair: &Pair<'a>, found: &mut Vec<Change<'a>>) {
    // A bound, whether it widens, and what says the same in other words.
    let bounds: [(Scope, bool, &[Scope]); 5] = [
        (Scope::Only, false, &[Scope::Only, Scope::UpTo]),
        (Scope::Except, false, &[Scope::Except]),
        (Scope::UpTo, false, &[Scope::UpTo, Scope::Only]),
        (Scope::AtLeast, true, &[Scope::AtLeast]),
        (Scope::Including, true, &[Scope::Including, Scope::Examples]),
    ];
    for (bound, widens, same) in bounds {
        let all = |side: &Side<'_>| -> Vec<Found> {
            side.cues_of(|class| matches!(class, Class::Scope(scope) if same.contains(&scope)))
                .filter(|cue| !idle(side, cue))
                .copied()
                .collect()
        };
        let (old, new) = (all(&pair.old), all(&pair.new));
        if old.len() == new.len() {
            continue;
        }
        let fresh = |side: &Side<'_>, cues: &[Found]| -> Option<Found> {
            cues.iter().find(|cue| scope(cue) == Some(bound) && side.changed(cue.start..cue.end)).copied()
        };
        if new.len() > old.len() {
            if let Some(cue) = fresh(&pair.new, &new).filter(|cue| bound_counts(&pair.new, &pair.old, cue)) {
                push(found, widens, NOTHING, tail(&pair.new, &cue));
            }
        } else if let Some(cue) = fresh(&pair.old, &old).filter(|cue| bound_counts(&pair.old, &pair.new, cue)) {
            push(found, !widens, tail(&pair.old, &cue), NOTHING);
        }
    }
}

/// Whether a bound is part of what is none: `not only`, `not later than`, or of a condition (`only if`).
fn idle(side: &Side<'_>, cue: &Found) -> bool {
    side.cues.iter().any(|other| {
        matches!(
            other.class,
            Class::IdleNegation | Class::Condition | Class::Hedge | Class::LoweringHedge | Class::Force(_)
        ) && other.start < cue.end
            && cue.start < other.end
    })
}

/// A bound counts where it bounds what both texts have: in a run that is longer it came with a clause of its own,
/// unless that is what it sets apart (`except`, `including`).
fn bound_counts(side: &Side<'_>, other: &Side<'_>, cue: &Found) -> bool {
    let run = side.run(cue.start);
    let replaced = other.run_between(side, &run);
    // `including because` tells why.
    let reason = starting_at(&side.cues, cue.end)
        .iter()
        .any(|cue| matches!(cue.class, Class::Opener | Class::Condition | Class::Pronoun));
    if !side.answered(cue.start) || reason {
        return false;
    }
    match scope(cue) {
        Some(Scope::Except | Scope::Including) => cue.start == run.start && replaced.len() <= 1,
        // Behind words that came with it, `only` bounds these.
        Some(Scope::Only) => {
            run.len() <= cue.end - cue.start + 2 || (cue.start == run.start && replaced.len() <= 2 && run.len() <= ITEM)
        }
        _ => run.len() <= cue.end - cue.start + 2 || (replaced.len() <= 2 && run.len() <= ITEM),
    }
}

/// A bound with a few of the words it bounds.
fn tail<'a>(side: &Side<'a>, cue: &Found) -> Quote<'a> {
    let end = (cue.end..side.words.len()).find(|&k| side.words.words[k].gap != Gap::Joint);
    side.quote(cue.start..end.unwrap_or(side.words.len()).min(cue.end + 3))
}

/// `any member` that became `any founding member`: a word put between a quantifier and its noun.
fn narrowed_noun<'a>(pair: &Pair<'a>, found: &mut Vec<Change<'a>>) {
    let mut look = |side: &Side<'a>, other: &Side<'a>, added: bool| {
        let all: Vec<Found> = side.cues_of(|class| class == Class::Scope(Scope::All)).copied().collect();
        for cue in all {
            if side.changed(cue.start..cue.end) || !side.changed(cue.end..cue.end + 1) {
                continue;
            }
            let run = side.run(cue.end);
            let joint =
                (run.start..=run.end).all(|k| side.words.words.get(k).is_some_and(|word| word.gap == Gap::Joint));
            if run.len() == 1 && joint && other.run_between(side, &run).is_empty() && is_content(side, run.start, pair)
            {
                let words = side.quote(cue.start..run.end);
                let (a, b) = if added { (NOTHING, words) } else { (words, NOTHING) };
                push(found, !added, a, b);
            }
        }
    };
    look(&pair.new, &pair.old, true);
    look(&pair.old, &pair.new, false);
}

/// Whether the word is more than a function word.
fn is_content(side: &Side<'_>, at: usize, pair: &Pair<'_>) -> bool {
    let word = side.words.lower(at);
    let adverb = || pair.lexicon.is_some_and(|lexicon| lexicon.is_adverb(word));
    word.chars().count() > 2 && !is_function(side, at) && !adverb()
}

/// Whether a word only holds the sentence together, or bounds or qualifies what others say.
fn is_function(side: &Side<'_>, at: usize) -> bool {
    side.cues.iter().any(|cue| {
        (cue.start..cue.end).contains(&at)
            && matches!(
                cue.class,
                Class::Determiner
                    | Class::Preposition
                    | Class::Coordinator
                    | Class::Pronoun
                    | Class::Relative
                    | Class::Opener
                    | Class::Agent
                    | Class::Scope(_)
                    | Class::Hedge
                    | Class::LoweringHedge
            )
    })
}

/// An item that a list gained or lost: a short run of words beside a conjunction or a comma, where the other text has
/// nothing else instead.
fn items<'a>(pair: &Pair<'a>, found: &mut Vec<Change<'a>>) {
    let fresh = |side: &Side<'_>, other: &Side<'_>| -> Vec<usize> {
        (0..side.words.len())
            .filter(|&k| side.changed(k..k + 1) && is_content(side, k, pair))
            .filter(|&k| (0..other.words.len()).all(|l| !akin(side.words.lower(k), other.words.lower(l))))
            .collect()
    };
    let (gone, came) = (fresh(&pair.old, &pair.new), fresh(&pair.new, &pair.old));
    let (side, other, words, added) = match (gone.is_empty(), came.is_empty()) {
        (true, false) => (&pair.new, &pair.old, came, true),
        (false, true) => (&pair.old, &pair.new, gone, false),
        _ => return,
    };
    let mut told = 0;
    for &word in &words {
        if word < told {
            continue;
        }
        let run = side.run(word);
        told = run.end;
        let content = words.iter().filter(|word| run.contains(word)).count();
        let replaced = other.run_between(side, &run);
        let several = run.len() > ITEM || content > 4;
        let moved = |k: usize| (0..side.words.len()).any(|own| akin(side.words.lower(own), other.words.lower(k)));
        let instead = replaced.clone().any(|k| other.changed(k..k + 1) && !is_function(other, k) && !moved(k));
        let fits = !instead && run.len() <= ITEMS && (!several || lists(side, &run) && side.answered(word));
        if fits && replaced.len() <= 2 && is_item(side, &run) {
            let shown = side.quote(run);
            let (a, b) = if added { (NOTHING, shown) } else { (shown, NOTHING) };
            push(found, added, a, b);
        }
    }
}

/// Whether a longer run is a row of nouns: nothing in it is a verb that could make it a clause.
fn lists(side: &Side<'_>, run: &Range<usize>) -> bool {
    let opens = matches!(side.words.lower(run.start), "and" | "or" | "et" | "ou" | "und" | "oder" | "sowie");
    let comma = side.words.words.get(run.start).is_some_and(|word| word.gap == Gap::Comma);
    let verb = |k: usize| {
        let word = side.words.lower(k);
        let noun = starting_at(&side.cues, k.saturating_sub(1))
            .iter()
            .any(|cue| matches!(cue.class, Class::Determiner | Class::Preposition) && cue.end == k);
        !noun && (matches!(word, "is" | "are" | "to") || k + 1 < run.end && is_verb_form(side, k))
    };
    (opens || comma) && !run.clone().any(verb)
}

/// Whether a word is a known verb in a form that no noun has.
fn is_verb_form(side: &Side<'_>, k: usize) -> bool {
    let word = side.words.lower(k);
    starting_at(&side.cues, k).iter().any(|cue| cue.class.is_verb()) && word.ends_with("ing")
}

/// Whether a run stands in a list: set apart by a comma on one side and by a comma or a conjunction on the other, or
/// beginning or ending with a conjunction.
fn is_item(side: &Side<'_>, run: &Range<usize>) -> bool {
    let conjunction = |k: usize| matches!(side.words.lower(k), "and" | "or" | "et" | "ou" | "und" | "oder" | "sowie");
    // The `as` of `such as` opens no clause.
    let in_bound = |cue: &Found| {
        side.cues_of(|class| matches!(class, Class::Scope(_)))
            .any(|scope| scope.start < cue.start && cue.end <= scope.end)
    };
    let forbidden = side.cues.iter().any(|cue| {
        run.contains(&cue.start)
            && !in_bound(cue)
            && matches!(
                cue.class,
                Class::Negation
                    | Class::Unless
                    | Class::Condition
                    | Class::Force(_)
                    | Class::Opener
                    | Class::Relative
                    | Class::StateVerb
                    | Class::EffectVerb
                    | Class::Hedge
                    | Class::LoweringHedge
                    | Class::Intensity(_)
                    | Class::Pronoun
            )
    });
    if forbidden {
        return false;
    }
    let comma = |k: usize| side.words.words.get(k).is_some_and(|word| word.gap == Gap::Comma);
    let opens = conjunction(run.start) || (run.start > 0 && conjunction(run.start - 1));
    let closes = conjunction(run.end) || (run.end > 0 && conjunction(run.end - 1) && run.len() > 1);
    let ends = run.end >= side.words.len() || side.words.words[run.end].gap != Gap::Joint;
    let preposition = side.cues.iter().any(|cue| cue.class == Class::Preposition && cue.start == run.start);
    // Between two commas stands an item or a mere aside: a conjunction further on tells that it is a list.
    let listed = (run.end..side.words.len().min(run.end + 10)).any(conjunction);
    let row = comma(run.start) && ends && run.clone().skip(1).any(conjunction);
    (row && !preposition)
        || (conjunction(run.start) && run.len() > 1)
        || (closes && run.start > 0 && !preposition)
        || (opens && ends && !preposition)
        || (comma(run.start) && comma(run.end) && listed && !preposition)
}

/// Whether two words are forms of one.
fn akin(a: &str, b: &str) -> bool {
    let shared = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    a == b || (shared >= 4 && shared + 4 >= a.len().max(b.len()))
}
