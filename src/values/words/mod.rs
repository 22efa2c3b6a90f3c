//! The words that values are made of, one table per language.

mod de;
mod en;
mod fr;

use std::sync::OnceLock;

use super::phrases::Phrases;
use super::value::{Base, Part, RefKind};

/// What a word does in a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Role {
    /// A number below a hundred.
    Number(u64),
    Hundred,
    /// Thousand and more.
    Scale(u64),
    /// The `and` inside a number.
    And,
    Month(u8),
    Currency(&'static str),
    /// A length of time: so many of a base.
    Unit(u64, Base),
    Percent,
    Points,
    Reference(RefKind),
    Ordinal(u64),
    /// `third`, `Drittel`: so many parts.
    Fraction(u64),
    /// `half`: a fraction by itself.
    Half,
    /// `annually`: once in so many of a base.
    Interval(u64, Base),
    /// `annual`: the same as a mere adjective.
    WeakInterval(u64, Base),
    /// `every`, `each`.
    Every,
    /// `once`, `twice`.
    Times(u64),
    /// `times` after a number.
    TimesWord,
    /// `a` in `twice a year`.
    Per,
    Weekday(u8),
    /// A hundredth of a currency.
    Cent(&'static str),
    /// `nineties`.
    Decade(u16),
    /// `a` before a length of time.
    One,
    /// `both`: a number that is mostly no figure.
    WeakNumber(u64),
    /// `end of`.
    Part(Part),
    /// `of` inside a date or a reference.
    Of,
    /// `No` before a number.
    No,
}

/// The words of a language, as written in its table.
pub(super) struct Table {
    pub numbers: &'static [(&'static str, u64)],
    pub scales: &'static [(&'static str, u64)],
    pub months: [&'static str; 12],
    pub currencies: &'static [(&'static str, &'static str)],
    pub references: &'static [(RefKind, &'static str)],
    pub ordinals: &'static [(&'static str, u64)],
    pub weekdays: [&'static str; 7],
    /// All else.
    pub others: &'static [(Role, &'static str)],
    /// Words before a date or a period that make it bind, separated by commas.
    pub binding_before: &'static str,
    /// Those that bind only where something is to be done (`before`, `after`).
    pub binding_duty: &'static str,
    /// Words that say that something is to be done.
    pub duty: &'static str,
    /// The same after it.
    pub binding_after: &'static str,
    /// Whether a comma groups digits and a full stop begins the decimals.
    pub comma_groups: bool,
}

/// Whether a binding word stands before or after what it binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Binding {
    Before,
    /// Before it, where something is to be done.
    BeforeIfDuty,
    After,
}

/// The words of a language, ready to be looked up.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    pub(super) roles: Phrases<Role>,
    /// Words that make a date or a period a deadline.
    pub(crate) binding: Phrases<Binding>,
    /// Words that say that something is to be done.
    pub(crate) duty: Phrases<()>,
    pub(super) comma_groups: bool,
}

/// The vocabulary of a language; texts in others are read with digits, signs and the codes every language shares.
pub(crate) fn vocabulary(language: Option<&str>) -> &'static Vocabulary {
    static EN: OnceLock<Vocabulary> = OnceLock::new();
    static FR: OnceLock<Vocabulary> = OnceLock::new();
    static DE: OnceLock<Vocabulary> = OnceLock::new();
    static OTHER: OnceLock<Vocabulary> = OnceLock::new();
    match language.and_then(|tag| tag.get(..2)).unwrap_or_default() {
        "en" => EN.get_or_init(|| build(Some(&en::TABLE))),
        "fr" => FR.get_or_init(|| build(Some(&fr::TABLE))),
        "de" => DE.get_or_init(|| {
            let mut vocabulary = build(Some(&de::TABLE));
            de::compounds(|word, n| vocabulary.roles.add(word, Role::Number(n)));
            vocabulary
        }),
        _ => OTHER.get_or_init(|| build(None)),
    }
}

/// Codes that every language uses.
const CODES: [&str; 24] = [
    "EUR", "USD", "GBP", "CHF", "JPY", "CNY", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN", "KZT", "UZS",
    "KGS", "TJS", "TMT", "RUB", "TRY", "CAD", "AUD", "INR",
];

fn build(table: Option<&Table>) -> Vocabulary {
    let mut roles = Phrases::default();
    for code in CODES {
        roles.add(code, Role::Currency(code));
    }
    let (mut binding, mut duty) = (Phrases::default(), Phrases::default());
    if let Some(table) = table {
        for &(word, n) in table.numbers {
            roles.add(word, Role::Number(n));
        }
        for &(words, n) in table.scales {
            list(words).for_each(|word| roles.add(word, if n == 100 { Role::Hundred } else { Role::Scale(n) }));
        }
        for (words, month) in table.months.iter().zip(1..) {
            list(words).for_each(|word| roles.add(word, Role::Month(month)));
        }
        for (words, day) in table.weekdays.iter().zip(1..) {
            list(words).for_each(|word| roles.add(word, Role::Weekday(day)));
        }
        for &(words, code) in table.currencies {
            list(words).for_each(|word| roles.add(word, Role::Currency(code)));
        }
        for &(kind, words) in table.references {
            list(words).for_each(|word| roles.add(word, Role::Reference(kind)));
        }
        for &(words, n) in table.ordinals {
            list(words).for_each(|word| roles.add(word, Role::Ordinal(n)));
        }
        for &(role, words) in table.others {
            list(words).for_each(|word| roles.add(word, role));
        }
        list(table.binding_before).for_each(|words| binding.add(words, Binding::Before));
        list(table.binding_duty).for_each(|words| binding.add(words, Binding::BeforeIfDuty));
        list(table.duty).for_each(|words| duty.add(words, ()));
        list(table.binding_after).for_each(|words| binding.add(words, Binding::After));
    }
    Vocabulary { roles, binding, duty, comma_groups: table.is_none_or(|table| table.comma_groups) }
}

fn list(words: &str) -> impl Iterator<Item = &str> {
    words.split(',').map(str::trim)
}
