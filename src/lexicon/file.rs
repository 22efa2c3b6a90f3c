//! The lexicon file as it is written, with the place of every cue. [`super`] judges it.

use std::collections::BTreeMap;

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
    pub negation: Vec<Cue>,
    pub scope: ScopeCues,
    pub conditions: Vec<Cue>,
    /// Groups of near-synonyms; each sense is a list of its cues.
    pub terms: Vec<Vec<Vec<Cue>>>,
    /// Numbers written as words, by their value.
    pub numbers: BTreeMap<u64, Vec<Cue>>,
    /// The months in order, each with its names.
    pub months: Vec<Vec<Cue>>,
    /// Currencies by their ISO 4217 code, with signs and names.
    pub currencies: BTreeMap<String, Vec<Cue>>,
    /// Words of time by the unit: day, week, month, quarter, year.
    pub periods: BTreeMap<String, Vec<Cue>>,
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
    pub selected: Vec<Cue>,
    pub only: Vec<Cue>,
    pub including: Vec<Cue>,
    pub at_least: Vec<Cue>,
    pub up_to: Vec<Cue>,
}
