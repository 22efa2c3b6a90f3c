//! Verb groups: a cue of force with its negation and the verb it goes with.

use std::ops::Range;

use super::clause::{Opening, opening};
use super::marks::Cues;
use super::present::is_present;
use crate::language::grammar::{Grammar, VerbPlace, clause_end};
use crate::lexicon::{Class, Found, Gap, Lexicon, Words, starting_at};
use crate::model::Force;

/// A longer text is no sentence, and has no main clause.
pub(crate) const LONGEST: usize = 1000;
/// How many words a bracket between commas may have inside a verb group.
const BRACKET: usize = 16;

/// A verb group that carries force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    /// The words of the cue.
    pub cue: Range<usize>,
    /// One past the last word that sets its level: a weak verb may do so behind the cue (`shall use efforts to`).
    pub until: usize,
    /// The main verb, if one was found.
    pub verb: Option<usize>,
    /// The level, with weak verbs and negation counted.
    pub level: Force,
    /// Whether what it says is denied.
    pub negated: bool,
    /// Whether the verb is passive.
    pub passive: bool,
    /// Whether the verb says what is or becomes so: then nobody is committed.
    pub fact: bool,
    /// Whether it stands in a main clause.
    pub main: bool,
    /// Whether it stands in a condition (`where the data must be kept`): then it says nothing about the statement.
    pub condition: bool,
}

impl Group {
    /// From the cue to the verb.
    pub fn range(&self) -> Range<usize> {
        self.cue.start..self.verb.map_or(0, |verb| verb + 1).max(self.cue.end)
    }
}

/// The verb groups of a text in order. What only supposes something (`should the need arise`) is none.
pub(crate) fn groups(words: &Words<'_>, cues: &[Found], lexicon: &Lexicon) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    if words.len() > LONGEST {
        return groups;
    }
    let grammar = lexicon.grammar();
    let formed = forced_by_form(words, cues, grammar);
    let mut found: Vec<Found> = cues.iter().filter(|found| found.class.force().is_some()).copied().collect();
    if !formed.is_empty() {
        found.extend(formed);
        found.sort_by_key(|found| found.start);
    }
    for found in found {
        let Some(level) = found.class.force() else { continue };
        // `will be required to`, `s'efforcera de`: the first cue of a group sets its level.
        if groups.last().is_some_and(|last| found.start < last.range().end) {
            continue;
        }
        let cue = found.start..found.end;
        let other = grammar.is_no_modal(words, &cue)
            || grammar.may_be_noun(words.lower(found.start)) && !is_verb_here(words, cues, &found, lexicon);
        let opens = opening(words, cues, found.start);
        let condition = matches!(opens, Opening::Condition(_));
        let hypothetical = match opens {
            Opening::Condition(at) => grammar.supposes(words.lower(found.start), words.lower(at)),
            _ => false,
        };
        if other || hypothetical || grammar.is_inverted(words, &Cues(cues), &cue) {
            continue;
        }
        // `Records that a supervisor may inspect shall be kept`: the relative clause has its verb already.
        let coordinated =
            found.start > 0 && starting_at(cues, found.start - 1).iter().any(|cue| cue.class == Class::Coordinator);
        let closed = match opens {
            Opening::Subordinate(at) => !coordinated && groups.last().is_some_and(|last| last.cue.start > at),
            _ => false,
        };
        let main = opens.is_main() || closed;
        groups.push(Group { condition, ..group(words, cues, lexicon, &found, level, main) });
    }
    groups
}

/// The verbs that carry force by their form, as cues; those inside a cue of force are counted in it.
fn forced_by_form(words: &Words<'_>, cues: &[Found], grammar: &dyn Grammar) -> Vec<Found> {
    let known = |k: usize| cues.iter().any(|cue| cue.class.force().is_some() && (cue.start..cue.end).contains(&k));
    let forced = (0..words.len()).filter_map(|k| Some((k, grammar.force_of_form(words, &Cues(cues), k)?)));
    forced
        .filter(|&(k, _)| !known(k))
        .map(|(k, force)| Found { class: Class::Force(force), start: k, end: k + 1 })
        .collect()
}

/// Whether a word that is a noun as well (`demand`, `offers`) has a subject of its own, or shares that of a verb before it.
fn is_verb_here(words: &Words<'_>, cues: &[Found], found: &Found, lexicon: &Lexicon) -> bool {
    let joined =
        found.start > 0 && starting_at(cues, found.start - 1).iter().any(|cue| cue.class == Class::Coordinator);
    let third = words.lower(found.start).ends_with('s');
    // An item may begin with its verb: `work to connect …`.
    let opens = found.start == 0 && found.end > 1;
    joined && third || opens || is_present(words, cues, found.start, false, lexicon)
}

/// The group that says how far a statement binds: the first of a main clause, or of any clause if that has none.
pub(crate) fn main_group(groups: &[Group]) -> Option<&Group> {
    groups.iter().find(|group| group.main).or_else(|| groups.iter().find(|group| !group.condition))
}

/// The verb of a group, and what stands before it.
#[derive(Debug, Default)]
struct Verb {
    at: Option<usize>,
    negated: bool,
    passive: bool,
}

fn group(words: &Words<'_>, cues: &[Found], lexicon: &Lexicon, found: &Found, level: Force, main: bool) -> Group {
    let is_negation = |k: usize| starting_at(cues, k).iter().any(|cue| cue.class == Class::Negation);
    let inside = (found.start..found.end).any(is_negation);
    let grammar = lexicon.grammar();
    let cue = found.start..found.end;
    let first = words.lower(found.start);
    let verb = if grammar.verb_place() == VerbPlace::EndOfClause {
        verb_at_end(words, cues, grammar, found)
    } else if cue.len() == 1 && grammar.is_finite_form(first) {
        Verb {
            at: Some(found.start),
            negated: grammar.denies_before(words, &cue),
            passive: grammar.is_passive(first, words.lower(found.end)),
        }
    } else if grammar.cue_holds_verb() && ends_with_verb(cues, found) {
        Verb { at: Some(found.end - 1), ..Verb::default() }
    } else {
        verb_after(words, cues, lexicon, found)
    };
    let of_verb = |wanted: Class| verb.at.is_some_and(|k| starting_at(cues, k).iter().any(|cue| cue.class == wanted));
    // A rule binds whatever its verb says (`must be clean`): only `will` and `may` tell of what is or becomes so.
    let tells = found.end - found.start <= 2 && matches!(level, Force::Firm | Force::Permissive);
    let effect = of_verb(Class::EffectVerb) && !acts(words, cues, grammar, found.start);
    let fact = tells && !verb.passive && (of_verb(Class::StateVerb) || effect);
    // A verb inside the cue is counted in its level.
    let apart = verb.at.is_none_or(|at| at >= found.end);
    let lowers = apart && of_verb(Class::TryVerb)
        || apart && of_verb(Class::WeakVerb) && matches!(level, Force::Firm | Force::Expected);
    let weak = |cue: &&Found| matches!(cue.class, Class::TryVerb | Class::WeakVerb);
    let until = match verb.at.filter(|_| lowers) {
        Some(at) => starting_at(cues, at).iter().find(weak).map_or(found.end, |cue| cue.end.max(found.end)),
        None => found.end,
    };
    let mut level = if lowers { level.lowered() } else { level };
    let negated = if inside && found.end - found.start > 1 {
        // `need not` releases, `is not permitted to` forbids: the level of the cue tells which. `is advised not to`
        // denies what follows.
        level == Force::Binding || is_negation(found.end.saturating_sub(2))
    } else {
        inside || verb.negated
    };
    if negated && grammar.denial_releases(first) {
        return Group {
            cue,
            until,
            verb: verb.at,
            level: Force::Permissive,
            negated: false,
            passive: verb.passive,
            fact,
            main,
            condition: false,
        };
    }
    if negated && level == Force::Permissive && !fact {
        // What nobody may do is forbidden.
        level = Force::Binding;
    }
    Group { cue, until, verb: verb.at, level, negated, passive: verb.passive, fact, main, condition: false }
}

/// How many words before a verb group may name who acts.
const SUBJECT: usize = 10;

/// Whether somebody acts in the clause before a verb group, by name or by a personal pronoun.
fn acts(words: &Words<'_>, cues: &[Found], grammar: &dyn Grammar, verb: usize) -> bool {
    let mut k = verb;
    while k > 0 && words.words[k].gap == Gap::Joint && verb - k < SUBJECT {
        k -= 1;
        let actor = starting_at(cues, k).iter().any(|cue| cue.class == Class::Actor);
        if actor || grammar.is_personal(words.lower(k)) {
            return true;
        }
        if starting_at(cues, k)
            .iter()
            .any(|cue| matches!(cue.class, Class::Opener | Class::Relative | Class::Preposition))
        {
            return false;
        }
    }
    false
}

/// Whether a cue brings its verb along (`will explore`, `supports`); that of a modal phrase (`is required to`) follows.
fn ends_with_verb(cues: &[Found], found: &Found) -> bool {
    starting_at(cues, found.end - 1).iter().any(|cue| cue.class.is_verb() && cue.end == found.end)
        && !starting_at(cues, found.end - 1).iter().any(|cue| matches!(cue.class, Class::StateVerb | Class::EffectVerb))
}

/// The verb behind its modal, after adverbs, negations and brackets.
fn verb_after(words: &Words<'_>, cues: &[Found], lexicon: &Lexicon, found: &Found) -> Verb {
    let grammar = lexicon.grammar();
    let mut verb = Verb { negated: grammar.denies_before(words, &(found.start..found.end)), ..Verb::default() };
    let mut k = found.end;
    if words.words.get(k).is_some_and(|word| word.gap == Gap::Comma) {
        // A bracket between commas: `will, where appropriate, support`.
        let close = (k + 1..words.len().min(k + BRACKET)).find(|&l| words.words[l].gap != Gap::Joint);
        k = close.filter(|&l| words.words[l].gap == Gap::Comma).unwrap_or(k);
    }
    let mut to_be = None;
    while let Some(word) = words.words.get(k) {
        if word.gap == Gap::Stop {
            break;
        }
        let lower = words.lower(k);
        let here = starting_at(cues, k);
        let hedge = here.iter().find(|cue| matches!(cue.class, Class::LoweringHedge | Class::Hedge));
        if here.iter().any(|cue| cue.class == Class::Negation) {
            verb.negated = true;
        } else if grammar.completes_negation(lower) {
        } else if let Some(hedge) = hedge {
            k = hedge.end;
            continue;
        } else if grammar.makes_perfect(lower) && is_perfect(words, lexicon, k + 1) {
        } else if to_be.is_none() && grammar.is_infinitive_of_be(lower) {
            to_be = Some(k);
        } else if !(lexicon.is_adverb(lower) || grammar.is_particle(lower)) {
            verb.passive = to_be.is_some() && grammar.is_participle(lower);
            verb.at = if verb.passive { Some(k) } else { to_be.or(Some(k)) };
            return verb;
        }
        k += 1;
    }
    verb.at = to_be;
    verb
}

/// Whether `have` before this word only makes a perfect: `may have been purchased`.
fn is_perfect(words: &Words<'_>, lexicon: &Lexicon, from: usize) -> bool {
    let next = (from..words.len().min(from + 3)).find(|&k| !lexicon.is_adverb(words.lower(k)));
    next.is_some_and(|k| lexicon.grammar().is_participle(words.lower(k)))
}

/// The verb at the end of its clause; the negation stands anywhere before it.
fn verb_at_end(words: &Words<'_>, cues: &[Found], grammar: &dyn Grammar, found: &Found) -> Verb {
    let end = clause_end(words, found.end);
    let negated = (found.start..end).any(|k| starting_at(cues, k).iter().any(|cue| cue.class == Class::Negation));
    let last = end.checked_sub(1).filter(|&last| last >= found.end);
    let passive = last.is_some_and(|last| grammar.ends_passive(words.lower(last)));
    let at = if passive { last.map(|last| last - 1).filter(|&verb| verb >= found.end) } else { last };
    Verb { at, negated, passive: passive && at.is_some() }
}
