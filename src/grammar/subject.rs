//! Who acts: the grammatical subject, or in a passive the one named by its agent (`by the Council`).

use std::ops::Range;

use super::clause::{Opening, opening};
use super::group::{Group, main_group};
use crate::language::grammar::{VerbPlace, any_says, clause_end};
use crate::lexicon::{Class, Found, Gap, Lexicon, Words, starting_at};

/// How many words a subject may have.
const LONGEST: usize = 24;

/// Who acts in a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Actor {
    /// The words of the noun group, without a leading determiner.
    pub words: Range<usize>,
    /// Whether it is a pronoun: then who is meant stands elsewhere.
    pub pronoun: bool,
}

/// Who acts in the main clause of a statement; none where it cannot be determined, or where nobody is named.
pub(crate) fn actor(words: &Words<'_>, cues: &[Found], groups: &[Group], lexicon: &Lexicon) -> Option<Actor> {
    let group = main_group(groups).filter(|group| group.main);
    let verb = match group {
        Some(group) => group.cue.start,
        None => finite_verb(words, cues, lexicon)?,
    };
    let verb_last = lexicon.grammar().verb_place() == VerbPlace::EndOfClause;
    let after = match group.and_then(|group| group.verb) {
        Some(verb) => verb,
        // The participle ends the clause, and who acts stands before it.
        None if verb_last => clause_end(words, verb).saturating_sub(1),
        None => verb,
    };
    let passive = group.map_or_else(|| is_passive(words, cues, verb, lexicon), |group| group.passive);
    if passive {
        return agent(words, cues, after, lexicon);
    }
    let subject = if verb_last { either_side(words, cues, verb) } else { before(words, cues, verb) }?;
    noun_group(words, cues, subject)
}

/// The noun group before the verb: from the beginning of the clause, without a bracket between commas.
fn before(words: &Words<'_>, cues: &[Found], verb: usize) -> Option<Range<usize>> {
    let mut end = verb;
    if words.words.get(verb)?.gap == Gap::Comma {
        // `The Commission, together with the Member States, will`: the bracket is skipped.
        let bracket = (0..verb).rev().take(LONGEST).find(|&k| words.words[k].gap != Gap::Joint)?;
        if words.words[bracket].gap == Gap::Comma && bracket > 0 {
            end = bracket;
        }
    }
    let last = end.checked_sub(1)?;
    let start = match opening(words, cues, last) {
        Opening::Main(start) => start,
        _ => return None,
    };
    (start < end && end - start <= LONGEST).then_some(start..end)
}

/// Where the verb ends the clause, the subject stands before the modal or after it.
fn either_side(words: &Words<'_>, cues: &[Found], verb: usize) -> Option<Range<usize>> {
    let front =
        before(words, cues, verb).filter(|range| !is_preposition(cues, range.start) && !is_adverbial(words, range));
    front.or_else(|| {
        let from = verb + 1;
        let end =
            (from..words.len().min(from + 6)).find(|&k| words.words[k].gap != Gap::Joint || is_preposition(cues, k));
        let end = end.unwrap_or(words.len().min(from + 6));
        (from < end).then_some(from..end)
    })
}

fn is_adverbial(words: &Words<'_>, range: &Range<usize>) -> bool {
    range.len() == 1 && !words.words[range.start].capital
}

fn is_preposition(cues: &[Found], k: usize) -> bool {
    starting_at(cues, k).iter().any(|cue| cue.class == Class::Preposition)
}

fn is(cues: &[Found], k: usize, wanted: Class) -> bool {
    starting_at(cues, k).iter().any(|cue| cue.class == wanted)
}

/// Takes off what stands before the noun group: adverbs, a prepositional phrase, the determiner.
fn noun_group(words: &Words<'_>, cues: &[Found], range: Range<usize>) -> Option<Actor> {
    let mut start = without_heading(words, cues, &range);
    while start < range.end && is_preposition(cues, start) {
        // `In such cases the mayor`: the phrase ends where the next noun group begins.
        start = (start + 2..range.end)
            .find(|&k| is(cues, k, Class::Determiner) && !is_preposition(cues, k - 1) || is(cues, k, Class::Pronoun))?;
    }
    while start < range.end && (is(cues, start, Class::Determiner) || is(cues, start, Class::Coordinator)) {
        if range.end - start == 1 && is(cues, start, Class::Pronoun) {
            break;
        }
        start += 1;
    }
    let pronoun = range.end.checked_sub(start)? == 1 && is(cues, start, Class::Pronoun);
    let dummy = range.end - start == 1 && any_says(|grammar| grammar.is_dummy_subject(words.lower(start)));
    (start < range.end && !dummy).then_some(Actor { words: start..range.end, pronoun })
}

/// Past a heading or a noun that ran into the sentence: `Contact details The Company shall`, `Your rights You may`.
fn without_heading(words: &Words<'_>, cues: &[Found], range: &Range<usize>) -> usize {
    let Some(last) = range.end.checked_sub(1) else { return range.start };
    let coordinated = |k: usize| k > 0 && is(cues, k - 1, Class::Coordinator);
    if last > range.start && is(cues, last, Class::Pronoun) && !is(cues, last, Class::Determiner) && !coordinated(last)
    {
        return last;
    }
    (range.start + 1..range.end)
        .rev()
        .find(|&k| words.words[k].capital && is(cues, k, Class::Determiner) && !is_preposition(cues, k - 1))
        .unwrap_or(range.start)
}

/// The one who acts in a passive, from the agent after the verb, or before it where the verb ends the clause.
fn agent(words: &Words<'_>, cues: &[Found], verb: usize, lexicon: &Lexicon) -> Option<Actor> {
    let grammar = lexicon.grammar();
    let verb_last = grammar.verb_place() == VerbPlace::EndOfClause;
    let mut places: Box<dyn Iterator<Item = usize>> = if verb_last {
        Box::new((0..verb).rev().take(LONGEST))
    } else {
        Box::new((verb + 1..words.len()).take(LONGEST))
    };
    let by = places.find(|&k| is(cues, k, Class::Agent))?;
    let end = (by + 1..words.len().min(by + 10))
        .find(|&k| {
            words.words[k].gap != Gap::Joint
                || (verb_last && k >= verb)
                || (k > by + 1 && is_preposition(cues, k) && !grammar.joins_nouns(words.lower(k)))
                || starting_at(cues, k).iter().any(|cue| matches!(cue.class, Class::Opener | Class::Relative))
        })
        .unwrap_or(words.len().min(by + 10));
    // Only a body or a person acts: `by 2027`, `by letter` name nobody.
    let range = by + 1..end;
    let acts = range.clone().any(|k| is(cues, k, Class::Actor) || words.words[k].capital);
    acts.then(|| noun_group(words, cues, range)).flatten()
}

/// The finite verb of a main clause without a modal: the first known verb that follows a noun group.
fn finite_verb(words: &Words<'_>, cues: &[Found], lexicon: &Lexicon) -> Option<usize> {
    (1..words.len().min(LONGEST)).find(|&k| {
        let known = starting_at(cues, k).iter().any(|cue| cue.class.is_verb());
        let noun = || {
            is(cues, k - 1, Class::Determiner) && !is(cues, k - 1, Class::Pronoun)
                || is_preposition(cues, k - 1)
                || any_says(|grammar| grammar.is_infinitive_marker(words.lower(k - 1)))
        };
        lexicon.grammar().is_finite(words, k, known) && !noun() && opening(words, cues, k).is_main()
    })
}

/// Whether the finite verb is a form of `be` with a participle.
fn is_passive(words: &Words<'_>, cues: &[Found], verb: usize, lexicon: &Lexicon) -> bool {
    let mut next = verb + 1;
    while let Some(word) = words.words.get(next) {
        let hedge = starting_at(cues, next).iter().find(|cue| matches!(cue.class, Class::Hedge | Class::LoweringHedge));
        let negation = is(cues, next, Class::Negation);
        match hedge {
            Some(hedge) => next = hedge.end,
            None if negation || lexicon.is_adverb(words.lower(next)) => next += 1,
            None => break,
        }
        // `is, where possible, inspected`: a bracket between commas may stand there.
        if word.gap == Gap::Stop || next > verb + 12 {
            return false;
        }
    }
    lexicon.grammar().is_passive(words.lower(verb), words.lower(next))
}
