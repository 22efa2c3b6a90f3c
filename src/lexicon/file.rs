//! The lexicon file as it is written, with the place of every cue. [`super`] judges it.

use serde::Deserialize;

use crate::yaml::Spanned;

/// A cue where it stands; none where the file has `~` or nothing.
pub(super) type Cue = Spanned<Option<String>>;

/// The file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    pub language: Option<String>,
    pub force: ForceCues,
    pub verbs: Verbs,
    pub intensity: IntensityCues,
    pub hedges: Hedges,
    pub grammar: GrammarWords,
    pub negation: NegationCues,
    pub scope: ScopeCues,
    pub conditions: ConditionCues,
    /// Groups of near-synonyms; each sense is a list of its cues.
    pub terms: Vec<Vec<Vec<Cue>>>,
    pub names: Names,
}

/// What to know of names.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Names {
    /// Words that often have a capital and name nothing by themselves (`Article`).
    pub plain: Vec<Cue>,
    /// Nouns whose name goes on behind a preposition (`Convention against Corruption`).
    pub heads: Vec<Cue>,
    /// Rows of names for one thing.
    pub same: Vec<Vec<Cue>>,
}

/// Negations.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NegationCues {
    /// They negate what follows (`not`).
    pub words: Vec<Cue>,
    /// They negate a condition (`unless`).
    pub unless: Vec<Cue>,
    /// Words with a negative sense of their own (`refuse`): behind a negation they take it back, and they may stand for
    /// one.
    pub inward: Vec<Cue>,
    /// They hold a negation and negate nothing (`not only`).
    pub idle: Vec<Cue>,
    /// Syllables that turn a word into its opposite (`un`).
    pub prefixes: Vec<Cue>,
    /// Rows of two lists that say the opposite of each other (`include`, `exclude`).
    pub opposites: Vec<Vec<Vec<Cue>>>,
}

/// What makes a statement hang on something.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ConditionCues {
    /// They open a condition (`if`).
    pub cues: Vec<Cue>,
    /// They may stand for one (`upon`).
    pub soft: Vec<Cue>,
    /// Verbs that open one at the head of a clause (`should the need arise`).
    pub inverted: Vec<Cue>,
    /// They look like one and are none (`even if`).
    pub idle: Vec<Cue>,
}

/// Cues of force by level.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ForceCues {
    pub binding: Vec<Cue>,
    pub firm: Vec<Cue>,
    pub expected: Vec<Cue>,
    pub offered: Vec<Cue>,
    pub permissive: Vec<Cue>,
    pub none: Vec<Cue>,
}

/// Main verbs that say how far a modal goes.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Verbs {
    /// They lower the force of `will` and `should` by one level: what is then done is not the thing itself.
    pub weak: Vec<Cue>,
    /// They only say that one tries, and lower every level by one.
    pub trying: Vec<Cue>,
    /// They keep it, even where a weak one is near.
    pub strong: Vec<Cue>,
    /// They say what is or becomes so, not what somebody does.
    pub state: Vec<Cue>,
    /// They say what a thing brings about and, with somebody as their subject, what is done (`bring`, `apply`).
    pub effects: Vec<Cue>,
    /// Further verbs, so that a main verb without a modal is known.
    pub other: Vec<Cue>,
}

/// Verbs of intensity.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct IntensityCues {
    pub launch: Vec<Cue>,
    pub step_up: Vec<Cue>,
    #[serde(rename = "continue")]
    pub keep_on: Vec<Cue>,
    pub limit: Vec<Cue>,
}

/// Hedges and qualifiers.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Hedges {
    /// They leave it to somebody whether or how far to act, and lower the force by one level.
    pub lowering: Vec<Cue>,
    /// They only qualify.
    pub qualifying: Vec<Cue>,
}

/// Words by which the clauses of a sentence are told apart.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct GrammarWords {
    /// They open a subordinate clause (`that`, `because`).
    pub openers: Vec<Cue>,
    /// They open a relative clause (`which`).
    pub relatives: Vec<Cue>,
    /// Pronouns that can be a subject.
    pub pronouns: Vec<Cue>,
    /// They open a new main clause (`and`, `but`).
    pub coordinators: Vec<Cue>,
    /// Adverbs that may stand inside a verb group.
    pub adverbs: Vec<Cue>,
    /// They may stand before a noun.
    pub determiners: Vec<Cue>,
    /// They may stand before a noun group and make it no subject (`of`, `in`).
    pub prepositions: Vec<Cue>,
    /// They name who acts in a passive (`by`).
    pub agents: Vec<Cue>,
    /// Names of bodies and persons that act (`the Commission`).
    pub actors: Vec<Cue>,
}

/// Markers of scope.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ScopeCues {
    pub all: Vec<Cue>,
    pub most: Vec<Cue>,
    pub some: Vec<Cue>,
    /// More than one (`several`): less than all, and no narrower than none of these words.
    pub several: Vec<Cue>,
    pub selected: Vec<Cue>,
    pub only: Vec<Cue>,
    pub including: Vec<Cue>,
    pub examples: Vec<Cue>,
    pub at_least: Vec<Cue>,
    pub up_to: Vec<Cue>,
    pub except: Vec<Cue>,
}
