//! The parts of a statement, as the Institutional Grammar names them: attributes (the actor), deontic (the force), aim
//! (the verb), object and conditions.

use super::clause::Opening;
use super::group::{Group, LONGEST};
use super::{actor, clause, groups, main_group};
use crate::language::grammar::VerbPlace;
use crate::lexicon::{Class, Found, Gap, Lexicon, Words, starting_at};
use crate::model::{Force, Role, Statement};

/// How many words an object or a condition may have before it is cut.
const PART: usize = 40;

/// What a statement says: who is bound, how far, to do what, under which conditions. What cannot be determined is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Grammar {
    /// Who acts: the subject, or the agent of a passive.
    pub actor: Option<String>,
    /// How far it binds; a hedge that leaves room lowers it by one level.
    pub force: Force,
    /// The verb group, with its modal and negation.
    pub verb: Option<String>,
    /// What the verb acts on; in a passive its subject.
    pub object: Option<String>,
    /// The clauses it hangs on.
    pub conditions: Vec<String>,
    /// Its qualifiers.
    pub hedges: Vec<String>,
}

/// Takes a statement apart. A list item is read with the sentence that introduces its list, which may carry the modal.
pub fn grammar(statement: &Statement, lexicon: &Lexicon) -> Grammar {
    match statement.role {
        Role::Heading | Role::LeadIn => Grammar::default(),
        _ => read(statement, lexicon, |reading| reading.grammar(lexicon)),
    }
}

/// How far a statement binds; none of what counts as none.
pub(crate) fn force(statement: &Statement, lexicon: &Lexicon) -> Option<Force> {
    statement.counts().then(|| read(statement, lexicon, |reading| reading.force()))
}

/// What `part` takes from a statement, read with the introduction of its list where it has no main clause with a verb
/// group of its own. A text that is too long to be a sentence says nothing.
fn read<T: Default>(statement: &Statement, lexicon: &Lexicon, part: impl Fn(&Reading<'_>) -> T) -> T {
    let Some(alone) = Reading::new(&statement.text, lexicon) else { return T::default() };
    match statement.governors.lead_in() {
        Some(lead_in) if statement.role == Role::Item && !alone.has_main_clause() => {
            let text = format!("{} {}", lead_in.trim_end().trim_end_matches([':', '：']), statement.text);
            Reading::new(&text, lexicon).map_or_else(T::default, |reading| part(&reading))
        }
        _ => part(&alone),
    }
}

/// How far a text binds, by its cues and verb groups.
pub(crate) fn force_of(cues: &[Found], groups: &[Group]) -> Force {
    let lowered = || cues.iter().any(|cue| cue.class == Class::LoweringHedge);
    match main_group(groups) {
        Some(group) if group.fact => Force::None,
        Some(group) if lowered() => group.level.lowered(),
        Some(group) => group.level,
        None => Force::None,
    }
}

/// A text with its cues and verb groups.
struct Reading<'a> {
    words: Words<'a>,
    cues: Vec<Found>,
    groups: Vec<Group>,
}

impl<'a> Reading<'a> {
    /// None of a text that is too long.
    fn new(text: &'a str, lexicon: &Lexicon) -> Option<Self> {
        let words = Words::new(text);
        if words.len() > LONGEST {
            return None;
        }
        let cues = lexicon.find(&words);
        let groups = groups(&words, &cues, lexicon);
        Some(Self { words, cues, groups })
    }

    fn has_main_clause(&self) -> bool {
        main_group(&self.groups).is_some_and(|group| group.main)
    }

    fn force(&self) -> Force {
        force_of(&self.cues, &self.groups)
    }

    fn grammar(&self, lexicon: &Lexicon) -> Grammar {
        let Self { words, cues, groups } = self;
        let group = main_group(groups);
        let owned = |range| Some(words.slice(range)).filter(|slice| !slice.is_empty()).map(str::to_owned);
        let hedges = cues.iter().filter(|cue| matches!(cue.class, Class::LoweringHedge | Class::Hedge));
        Grammar {
            actor: actor(words, cues, groups, lexicon).and_then(|actor| owned(actor.words)),
            force: self.force(),
            verb: group.and_then(|group| owned(verb(words, group))),
            object: group.and_then(|group| object(words, cues, group, lexicon)).and_then(owned),
            conditions: conditions(words, cues).into_iter().filter_map(owned).collect(),
            hedges: hedges.map(|cue| words.slice(cue.start..cue.end).to_owned()).collect(),
        }
    }
}

/// From the cue to the verb, or the cue alone where the verb is far away or unknown.
fn verb(words: &Words<'_>, group: &Group) -> std::ops::Range<usize> {
    let range = group.range();
    let whole = range.len() <= 8 && range.clone().skip(1).all(|k| words.words[k].gap == Gap::Joint);
    if whole { range } else { group.cue.clone() }
}

/// What follows the verb up to the end of the clause; in a passive what stands before its verb group.
fn object(words: &Words<'_>, cues: &[Found], group: &Group, lexicon: &Lexicon) -> Option<std::ops::Range<usize>> {
    let ends = |k: usize| {
        words.words[k].gap == Gap::Stop
            || starting_at(cues, k).iter().any(|cue| matches!(cue.class, Class::Condition | Class::LoweringHedge))
    };
    if group.passive || lexicon.grammar().verb_place() == VerbPlace::EndOfClause {
        if group.passive
            && let Opening::Main(start) = clause::opening(words, cues, group.cue.start.checked_sub(1)?)
        {
            return (start < group.cue.start).then_some(start..group.cue.start);
        }
        let end = group.verb.unwrap_or(group.cue.end);
        return (group.cue.end < end).then_some(group.cue.end..end);
    }
    let start = group.range().end;
    let most = words.len().min(start + PART);
    let mut end = (start..most).find(|&k| ends(k)).unwrap_or(most);
    while end > start && starting_at(cues, end - 1).iter().any(|cue| cue.class == Class::Coordinator) {
        end -= 1;
    }
    (start < end).then_some(start..end)
}

/// From every opener of a condition to the next mark; hedges that look like conditions (`if possible`) are none.
fn conditions(words: &Words<'_>, cues: &[Found]) -> Vec<std::ops::Range<usize>> {
    let mut conditions: Vec<std::ops::Range<usize>> = Vec::new();
    for cue in cues.iter().filter(|cue| cue.class == Class::Condition) {
        let hedge = cues
            .iter()
            .any(|hedge| hedge.class == Class::LoweringHedge && hedge.start <= cue.start && cue.start < hedge.end);
        if hedge || conditions.last().is_some_and(|last| cue.start < last.end) {
            continue;
        }
        let most = words.len().min(cue.start + PART);
        let end = (cue.end..most).find(|&k| words.words[k].gap != Gap::Joint).unwrap_or(most);
        conditions.push(cue.start..end);
    }
    conditions
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::model::{Governor, GovernorKind};

    fn of(text: &str, lead_in: Option<&str>) -> Grammar {
        let role = if lead_in.is_some() { Role::Item } else { Role::Sentence };
        let governors = lead_in.map(|text| Governor::known_by(GovernorKind::LeadIn, text)).into_iter().collect();
        let statement = Statement { text: text.into(), governors, role, ..Statement::default() };
        grammar(&statement, Lexicon::for_language("en").unwrap())
    }

    #[test]
    fn the_force_is_that_of_the_main_clause() {
        for (text, force) in [
            ("Member States shall report every year.", Force::Binding),
            ("The EU will support reforms.", Force::Firm),
            ("The EU will, where appropriate, support reforms.", Force::Expected),
            ("The EU should aim to open a delegation.", Force::Offered),
            ("The EU is ready to help.", Force::Offered),
            ("You may copy the text.", Force::Permissive),
            ("You may not copy the text.", Force::Binding),
            ("Heavy rain may affect the harvest.", Force::None),
            ("The link will bring the regions closer.", Force::None),
            ("Should the need arise, the board will meet.", Force::Firm),
            ("If the pump should fail, the operator must stop it.", Force::Binding),
            ("Records that a supervisor may inspect shall be kept.", Force::Binding),
            ("The Council notes that prices should fall.", Force::None),
            ("The harbour lies in the north.", Force::None),
            ("The objective is to double trade.", Force::Expected),
            ("Members need not attend.", Force::Permissive),
        ] {
            assert_eq!(of(text, None).force, force, "{text}");
        }
    }

    #[test]
    fn the_parts_are_found() {
        let found = of("Where a beach is closed, the mayor may, if necessary, order the removal of boats.", None);
        assert_eq!(found.actor.as_deref(), Some("mayor"));
        assert_eq!(found.hedges, ["if necessary"]);
        let found = of("The budget shall be approved by the assembly.", None);
        assert_eq!(found.actor.as_deref(), Some("assembly"));
        assert_eq!(found.object.as_deref(), Some("The budget"));
        assert_eq!(found.verb.as_deref(), Some("shall be approved"));
        let found = of("support civil society;", Some("The EU will:"));
        assert_eq!(found.actor.as_deref(), Some("EU"));
        assert_eq!((found.force, found.verb.as_deref()), (Force::Firm, Some("will support")));
        assert_eq!(found.object.as_deref(), Some("civil society"));
        let found = of("The fund will pay, provided that the accounts are audited.", None);
        assert_eq!(found.conditions, ["provided that the accounts are audited"]);
    }
}
