//! What a value is, and when two are the same.

use std::ops::Range;

/// A number in millionths: exact for every figure a policy gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Number(pub i128);

impl Number {
    /// A million millionths.
    pub const ONE: i128 = 1_000_000;

    /// A whole number.
    pub fn whole(n: u64) -> Self {
        Self(i128::from(n) * Self::ONE)
    }

    /// The number if it is whole and not negative.
    pub fn as_whole(self) -> Option<u64> {
        (self.0 % Self::ONE == 0).then(|| u64::try_from(self.0 / Self::ONE).ok()).flatten()
    }

    /// The number times a whole factor; none where it would leave every bound.
    pub fn times(self, factor: u64) -> Option<Self> {
        self.0.checked_mul(i128::from(factor)).map(Self)
    }
}

/// What lengths of time are counted in. A month is no number of days, and a working day is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Base {
    Months,
    Hours,
    WorkingDays,
}

/// The part of a year or a month that a date names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    Start,
    Middle,
    End,
    /// A half or a quarter by its number: `(2, 1)` is the first half.
    Fraction(u8, u8),
    Decade,
}

/// A day, a month, or a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) struct Date {
    pub year: Option<u16>,
    pub month: Option<u8>,
    pub day: Option<u8>,
    pub part: Option<Part>,
    /// `02/03/2024`: day and month may be the other way round.
    pub ambiguous: bool,
}

impl Date {
    fn same(self, other: Self) -> bool {
        if self.year != other.year {
            return false;
        }
        let (a, b) = (self.settled(), other.settled());
        let days = (a.month, a.day) == (b.month, b.day)
            || ((self.ambiguous || other.ambiguous) && (a.month, a.day) == (b.day, b.month));
        // `by 2025` is by the end of it.
        let part = |date: Self| date.part.filter(|&part| part != Part::End);
        days && part(a) == part(b)
    }

    /// The last day of a year as its end.
    fn settled(self) -> Self {
        match (self.month, self.day) {
            (Some(12), Some(31)) => Self { month: None, day: None, part: Some(Part::End), ..self },
            _ => self,
        }
    }
}

/// What a reference points at. Names for the same rank are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum RefKind {
    Article,
    /// Section, clause, §.
    Section,
    /// Chapter, title, part.
    Chapter,
    /// Annex, appendix, schedule.
    Annex,
    /// Paragraph, point, letter: within one of the others.
    Paragraph,
    /// Directive, regulation, decision, law.
    Act,
}

/// What a value says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum What {
    Figure(Number),
    Ordinal(u64),
    /// Per cent, and fractions as such.
    Percent(Number),
    Points(Number),
    /// In the base unit of its kind: grams, metres.
    Measure(Number, &'static str),
    Amount(&'static str, Number),
    Period(Number, Base),
    /// Every so often.
    Interval(Number, Base),
    Date(Date),
    /// A day of the week, Monday the first.
    Weekday(u8),
    /// A rank and the numbers and letters after it.
    Reference(RefKind, String),
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Value {
    pub what: What,
    /// The bytes of the text it was read from.
    pub span: Range<usize>,
    /// The same as words.
    pub words: Range<usize>,
    /// Read from a word that is often no figure (`one`, `first`, `annual`): it counts against another value alone.
    pub weak: bool,
    /// It shows a number, in digits or in words: `every two years`, not `annually`.
    pub numbered: bool,
}

impl What {
    /// Whether both say the same.
    pub fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Date(a), Self::Date(b)) => a.same(*b),
            (Self::Reference(a, p), Self::Reference(b, q)) => p == q && (a == b || alike(*a, *b)),
            (a, b) => a == b,
        }
    }

    /// Whether one may have become the other: a figure another figure, a date another date.
    pub fn comparable(&self, other: &Self) -> bool {
        self.family() == other.family()
    }

    fn family(&self) -> u8 {
        match self {
            Self::Figure(_) | Self::Ordinal(_) | Self::Percent(_) | Self::Points(_) | Self::Measure(..) => 0,
            Self::Period(..) | Self::Interval(..) => 1,
            Self::Amount(..) => 2,
            Self::Date(_) | Self::Weekday(_) => 3,
            Self::Reference(..) => 4,
        }
    }
}

fn alike(a: RefKind, b: RefKind) -> bool {
    let division = |kind| matches!(kind, RefKind::Article | RefKind::Section | RefKind::Chapter);
    division(a) && division(b)
}
