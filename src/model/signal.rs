//! Changes of meaning inside an entry, and the force of a statement.

use std::fmt;

/// What a change of meaning is about. The set is closed: each has its own rule, and a report names all of them alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SignalKind {
    /// The commitment binds more (`should` → `shall`).
    ForceStrengthened,
    /// The commitment binds less (`shall` → `should`).
    ForceWeakened,
    /// More is to be done (`continue` → `step up`).
    IntensityRaised,
    /// Less is to be done (`step up` → `continue`).
    IntensityLowered,
    /// A qualifier was put in (`where appropriate`).
    HedgeAdded,
    /// A qualifier was taken out.
    HedgeRemoved,
    /// Another number, share or measure.
    FigureChanged,
    /// Another sum of money.
    AmountChanged,
    /// Another date or span of years.
    DateChanged,
    /// Another deadline, period or interval.
    DeadlineChanged,
    /// Another act, article or section is referred to.
    ReferenceChanged,
    /// A negation was put in, taken out or turned round.
    NegationChanged,
    /// It holds for more cases (`some` → `all`).
    ScopeWidened,
    /// It holds for fewer cases (`all` → `some`).
    ScopeNarrowed,
    /// It now hangs on a condition.
    ConditionAdded,
    /// It no longer hangs on a condition.
    ConditionRemoved,
    /// Somebody else is to act.
    ActorChanged,
    /// A name, acronym or programme appeared or disappeared.
    NameChanged,
    /// A term gave way to a near-synonym with another meaning (`illegal` → `irregular migration`).
    TermChanged,
}

impl SignalKind {
    /// All kinds with the names used on the command line and in reports.
    pub const NAMES: [(Self, &'static str); 19] = [
        (Self::ForceStrengthened, "force-strengthened"),
        (Self::ForceWeakened, "force-weakened"),
        (Self::IntensityRaised, "intensity-raised"),
        (Self::IntensityLowered, "intensity-lowered"),
        (Self::HedgeAdded, "hedge-added"),
        (Self::HedgeRemoved, "hedge-removed"),
        (Self::FigureChanged, "figure-changed"),
        (Self::AmountChanged, "amount-changed"),
        (Self::DateChanged, "date-changed"),
        (Self::DeadlineChanged, "deadline-changed"),
        (Self::ReferenceChanged, "reference-changed"),
        (Self::NegationChanged, "negation-changed"),
        (Self::ScopeWidened, "scope-widened"),
        (Self::ScopeNarrowed, "scope-narrowed"),
        (Self::ConditionAdded, "condition-added"),
        (Self::ConditionRemoved, "condition-removed"),
        (Self::ActorChanged, "actor-changed"),
        (Self::NameChanged, "name-changed"),
        (Self::TermChanged, "term-changed"),
    ];

    /// The name used on the command line and in reports.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }

    /// What the same change is called when the versions change places.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::ForceStrengthened => Self::ForceWeakened,
            Self::ForceWeakened => Self::ForceStrengthened,
            Self::IntensityRaised => Self::IntensityLowered,
            Self::IntensityLowered => Self::IntensityRaised,
            Self::HedgeAdded => Self::HedgeRemoved,
            Self::HedgeRemoved => Self::HedgeAdded,
            Self::ScopeWidened => Self::ScopeNarrowed,
            Self::ScopeNarrowed => Self::ScopeWidened,
            Self::ConditionAdded => Self::ConditionRemoved,
            Self::ConditionRemoved => Self::ConditionAdded,
            same => same,
        }
    }
}

impl fmt::Display for SignalKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A change of meaning inside an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// What changed.
    pub kind: SignalKind,
    /// The words it was read from in the old text; empty where they are in the new text alone.
    pub old: String,
    /// The words it was read from in the new text; empty where they are in the old text alone.
    pub new: String,
}

/// How far a statement binds: the six levels, the weakest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Force {
    /// A description: it commits nobody.
    #[default]
    None,
    /// Somebody may or can.
    Permissive,
    /// Somebody is ready to, invites, or will consider.
    Offered,
    /// Somebody should, intends to or aims to.
    Expected,
    /// Somebody will, or is committed to.
    Firm,
    /// Somebody shall, must, or may not.
    Binding,
}

impl Force {
    /// All levels with the names used in lexicons and reports, the weakest first.
    pub const NAMES: [(Self, &'static str); 6] = [
        (Self::None, "none"),
        (Self::Permissive, "permissive"),
        (Self::Offered, "offered"),
        (Self::Expected, "expected"),
        (Self::Firm, "firm"),
        (Self::Binding, "binding"),
    ];

    /// The name used in lexicons and reports.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }

    /// One level less, but never less than permissive unless it was none already.
    #[must_use]
    pub fn lowered(self) -> Self {
        match self {
            Self::Binding => Self::Firm,
            Self::Firm => Self::Expected,
            Self::Expected => Self::Offered,
            Self::Offered | Self::Permissive => Self::Permissive,
            Self::None => Self::None,
        }
    }
}

impl fmt::Display for Force {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_order_and_mirror_twice_is_the_same() {
        for (k, (kind, name)) in SignalKind::NAMES.into_iter().enumerate() {
            assert_eq!((kind as usize, kind.name()), (k, name));
            assert_eq!(kind.mirrored().mirrored(), kind);
        }
        for (k, (force, name)) in Force::NAMES.into_iter().enumerate() {
            assert_eq!((force as usize, force.name()), (k, name));
        }
    }
}
