//! What a cue stands for.

use super::file::{Cue, File};
use crate::error::Result;
use crate::model::Force;

/// A cue found in a text: words `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    /// What it stands for.
    pub class: Class,
    /// Its first word.
    pub start: usize,
    /// One past its last word.
    pub end: usize,
}

/// The cues that begin with word `at`, of a list in order of beginning.
pub(crate) fn starting_at(cues: &[Found], at: usize) -> &[Found] {
    let from = cues.partition_point(|found| found.start < at);
    let count = cues[from..].iter().take_while(|found| found.start == at).count();
    &cues[from..from + count]
}

/// How much a verb does: the axis beside force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Intensity {
    /// `reduce`, `phase out`.
    Limit,
    /// `continue`, `maintain`.
    Continue,
    /// `strengthen`, `increase`.
    StepUp,
    /// `launch`, `create`.
    Launch,
}

/// A marker of scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Scope {
    /// `interested`, `eligible`.
    Selected,
    /// `some`, `certain`.
    Some,
    /// `several`: less than all, but no less than a bare plural.
    Several,
    /// `most`.
    Most,
    /// `all`, `each`, `any`.
    All,
    /// `only`.
    Only,
    /// `including`.
    Including,
    /// `such as`, `for example`: they show and set no bound.
    Examples,
    /// `at least`.
    AtLeast,
    /// `up to`.
    UpTo,
    /// `except`.
    Except,
}

/// What a cue stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Class {
    /// It sets the level of force.
    Force(Force),
    /// A main verb that lowers the force of `will` and `should` by one level.
    WeakVerb,
    /// A main verb that only says that one tries; it lowers every level by one.
    TryVerb,
    /// A main verb that keeps it.
    StrongVerb,
    /// A verb that says what is, not what somebody does.
    StateVerb,
    /// A verb that says what a thing brings about and what somebody does (`bring`, `apply`).
    EffectVerb,
    /// Another main verb.
    Verb,
    /// A verb of intensity.
    Intensity(Intensity),
    /// A hedge that leaves it to somebody whether to act.
    LoweringHedge,
    /// Another qualifier.
    Hedge,
    /// A negation.
    Negation,
    /// It negates a condition (`unless`).
    Unless,
    /// A word with a negative sense of its own (`refuse`).
    InwardNegation,
    /// It holds a negation and negates nothing (`not only`).
    IdleNegation,
    /// It says the opposite of the other side of its row (`include`, `exclude`).
    Opposite {
        /// The row.
        row: u16,
        /// Whether it is on the second side.
        second: bool,
    },
    /// A marker of scope.
    Scope(Scope),
    /// It opens a condition.
    Condition,
    /// It may stand for a condition (`upon`).
    SoftCondition,
    /// It opens a condition at the head of a clause (`should the need arise`).
    InvertedCondition,
    /// It looks like a condition and is none (`even if`).
    IdleCondition,
    /// A term of a group of near-synonyms.
    Term {
        /// The group.
        group: u16,
        /// The sense within the group.
        sense: u16,
    },
    /// It opens a subordinate clause.
    Opener,
    /// It opens a relative clause.
    Relative,
    /// A pronoun that can be a subject.
    Pronoun,
    /// It may open a further main clause.
    Coordinator,
    /// An adverb that may stand inside a verb group.
    Adverb,
    /// A determiner.
    Determiner,
    /// A preposition.
    Preposition,
    /// It names who acts in a passive.
    Agent,
    /// A body or person that acts.
    Actor,
}

/// The section of the file a class belongs to: within one, a cue has one class only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Section {
    Force,
    Verbs,
    Intensity,
    Hedges,
    Negation,
    /// Each row of opposites is a section of its own.
    Opposites(u16),
    Scope,
    Conditions,
    /// Each group of near-synonyms is a section of its own.
    Terms(u16),
    /// Each list of `grammar` is a section of its own.
    Grammar(u8),
}

impl Class {
    /// The level, if it is one of force.
    pub(crate) fn force(self) -> Option<Force> {
        match self {
            Self::Force(force) => Some(force),
            _ => None,
        }
    }

    /// The section of the file.
    pub fn section(self) -> Section {
        match self {
            Self::Force(_) => Section::Force,
            Self::WeakVerb | Self::TryVerb | Self::StrongVerb | Self::StateVerb | Self::EffectVerb | Self::Verb => {
                Section::Verbs
            }
            Self::Intensity(_) => Section::Intensity,
            Self::LoweringHedge | Self::Hedge => Section::Hedges,
            Self::Negation | Self::Unless | Self::InwardNegation | Self::IdleNegation => Section::Negation,
            Self::Opposite { row, .. } => Section::Opposites(row),
            Self::Scope(_) => Section::Scope,
            Self::Condition | Self::SoftCondition | Self::InvertedCondition | Self::IdleCondition => {
                Section::Conditions
            }
            Self::Term { group, .. } => Section::Terms(group),
            Self::Opener => Section::Grammar(0),
            Self::Relative => Section::Grammar(1),
            Self::Pronoun => Section::Grammar(2),
            Self::Coordinator => Section::Grammar(3),
            Self::Adverb => Section::Grammar(4),
            Self::Determiner => Section::Grammar(5),
            Self::Preposition => Section::Grammar(6),
            Self::Agent => Section::Grammar(7),
            Self::Actor => Section::Grammar(8),
        }
    }

    /// Whether adverbs may stand between its words.
    pub fn is_force(self) -> bool {
        matches!(self, Self::Force(_))
    }

    /// Whether its cues are verbs, of which other forms are made.
    pub fn is_verb(self) -> bool {
        matches!(self.section(), Section::Verbs | Section::Intensity)
    }

    /// What to call it in an error.
    pub fn name(self) -> String {
        match self {
            Self::Force(force) => format!("`force: {force}`"),
            Self::WeakVerb => "`verbs: weak`".into(),
            Self::TryVerb => "`verbs: trying`".into(),
            Self::StrongVerb => "`verbs: strong`".into(),
            Self::StateVerb => "`verbs: state`".into(),
            Self::EffectVerb => "`verbs: effects`".into(),
            Self::Verb => "`verbs: other`".into(),
            Self::Intensity(Intensity::Launch) => "`intensity: launch`".into(),
            Self::Intensity(Intensity::StepUp) => "`intensity: step_up`".into(),
            Self::Intensity(Intensity::Continue) => "`intensity: continue`".into(),
            Self::Intensity(Intensity::Limit) => "`intensity: limit`".into(),
            Self::LoweringHedge => "`hedges: lowering`".into(),
            Self::Hedge => "`hedges: qualifying`".into(),
            Self::Scope(scope) => format!("`scope: {}`", SCOPES[scope as usize]),
            Self::Negation => "`negation: words`".into(),
            Self::Unless => "`negation: unless`".into(),
            Self::InwardNegation => "`negation: inward`".into(),
            Self::IdleNegation => "`negation: idle`".into(),
            Self::Condition => "`conditions: cues`".into(),
            Self::SoftCondition => "`conditions: soft`".into(),
            Self::InvertedCondition => "`conditions: inverted`".into(),
            Self::IdleCondition => "`conditions: idle`".into(),
            Self::Opposite { row, second } => format!("side {} of opposites {}", u8::from(second) + 1, row + 1),
            Self::Term { group, sense } => format!("sense {} of term {}", sense + 1, group + 1),
            other => format!("{other:?}").to_lowercase(),
        }
    }
}

const SCOPES: [&str; 11] =
    ["selected", "some", "several", "most", "all", "only", "including", "examples", "at_least", "up_to", "except"];

/// Hands every cue of a file to `add`, with what it stands for. Its groups of terms and its rows of opposites are
/// numbered from `first_group` on.
pub(super) fn each_cue(file: &File, first_group: u16, add: &mut dyn FnMut(Class, &Cue) -> Result<()>) -> Result<()> {
    let File { force, verbs, intensity, hedges, scope, grammar, .. } = file;
    let lists = [
        (Class::Force(Force::Binding), &force.binding),
        (Class::Force(Force::Firm), &force.firm),
        (Class::Force(Force::Expected), &force.expected),
        (Class::Force(Force::Offered), &force.offered),
        (Class::Force(Force::Permissive), &force.permissive),
        (Class::Force(Force::None), &force.none),
        (Class::WeakVerb, &verbs.weak),
        (Class::TryVerb, &verbs.trying),
        (Class::StrongVerb, &verbs.strong),
        (Class::StateVerb, &verbs.state),
        (Class::EffectVerb, &verbs.effects),
        (Class::Verb, &verbs.other),
        (Class::Intensity(Intensity::Launch), &intensity.launch),
        (Class::Intensity(Intensity::StepUp), &intensity.step_up),
        (Class::Intensity(Intensity::Continue), &intensity.keep_on),
        (Class::Intensity(Intensity::Limit), &intensity.limit),
        (Class::LoweringHedge, &hedges.lowering),
        (Class::Hedge, &hedges.qualifying),
        (Class::Negation, &file.negation.words),
        (Class::Unless, &file.negation.unless),
        (Class::InwardNegation, &file.negation.inward),
        (Class::IdleNegation, &file.negation.idle),
        (Class::Scope(Scope::All), &scope.all),
        (Class::Scope(Scope::Most), &scope.most),
        (Class::Scope(Scope::Some), &scope.some),
        (Class::Scope(Scope::Several), &scope.several),
        (Class::Scope(Scope::Selected), &scope.selected),
        (Class::Scope(Scope::Only), &scope.only),
        (Class::Scope(Scope::Including), &scope.including),
        (Class::Scope(Scope::Examples), &scope.examples),
        (Class::Scope(Scope::AtLeast), &scope.at_least),
        (Class::Scope(Scope::UpTo), &scope.up_to),
        (Class::Scope(Scope::Except), &scope.except),
        (Class::Condition, &file.conditions.cues),
        (Class::SoftCondition, &file.conditions.soft),
        (Class::InvertedCondition, &file.conditions.inverted),
        (Class::IdleCondition, &file.conditions.idle),
        (Class::Opener, &grammar.openers),
        (Class::Relative, &grammar.relatives),
        (Class::Pronoun, &grammar.pronouns),
        (Class::Coordinator, &grammar.coordinators),
        (Class::Adverb, &grammar.adverbs),
        (Class::Determiner, &grammar.determiners),
        (Class::Preposition, &grammar.prepositions),
        (Class::Agent, &grammar.agents),
        (Class::Actor, &grammar.actors),
    ];
    for (class, cues) in lists {
        cues.iter().try_for_each(|cue| add(class, cue))?;
    }
    for (row, sides) in (first_group..).zip(&file.negation.opposites) {
        for (side, cues) in sides.iter().enumerate() {
            cues.iter().try_for_each(|cue| add(Class::Opposite { row, second: side > 0 }, cue))?;
        }
    }
    for (group, senses) in (first_group..).zip(&file.terms) {
        for (sense, cues) in (0..).zip(senses) {
            cues.iter().try_for_each(|cue| add(Class::Term { group, sense }, cue))?;
        }
    }
    Ok(())
}
