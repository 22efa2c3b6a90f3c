//! The words that values are made of, from `values.txt` of each language.

use std::sync::OnceLock;

use super::phrases::Phrases;
use super::value::{Base, Part, RefKind};
use crate::language::{Language, PerLanguage, lines};

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
    static READ: PerLanguage<Vocabulary> = PerLanguage::new();
    static OTHER: OnceLock<Vocabulary> = OnceLock::new();
    let known = language.and_then(Language::of).and_then(|language| Some((language, language.values?)));
    known
        .and_then(|(language, data)| READ.get(language, || Vocabulary::read(data)))
        .unwrap_or_else(|| OTHER.get_or_init(Vocabulary::default))
}

/// Codes that every language uses.
const CODES: [&str; 24] = [
    "EUR", "USD", "GBP", "CHF", "JPY", "CNY", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN", "KZT", "UZS",
    "KGS", "TJS", "TMT", "RUB", "TRY", "CAD", "AUD", "INR",
];

impl Default for Vocabulary {
    fn default() -> Self {
        let mut roles = Phrases::default();
        for code in CODES {
            roles.add(code, Role::Currency(code));
        }
        Self { roles, binding: Phrases::default(), duty: Phrases::default(), comma_groups: true }
    }
}

impl Vocabulary {
    /// Reads a data file. A line that says nothing known is left out; a test holds the files to the rules.
    fn read(data: &'static str) -> Self {
        let mut vocabulary = Self { comma_groups: false, ..Self::default() };
        for line in lines(data) {
            vocabulary.add(line);
        }
        vocabulary
    }

    /// Takes a line in: what its words do, a colon, and the words; whether it says anything known.
    fn add(&mut self, line: &'static str) -> bool {
        let (head, words) = line.split_once(':').unwrap_or((line, ""));
        let words = words.split(',').map(str::trim).filter(|word| !word.is_empty());
        match head {
            "commas group digits" => self.comma_groups = true,
            "deadline before" => words.for_each(|word| self.binding.add(word, Binding::Before)),
            "deadline before, with a duty" => words.for_each(|word| self.binding.add(word, Binding::BeforeIfDuty)),
            "deadline after" => words.for_each(|word| self.binding.add(word, Binding::After)),
            "duty" => words.for_each(|word| self.duty.add(word, ())),
            _ => match (head.strip_prefix("numbers from ").and_then(|first| first.parse().ok()), role(head)) {
                (Some(first), _) => (first..).zip(words).for_each(|(n, word)| self.roles.add(word, Role::Number(n))),
                (None, Some(role)) => words.for_each(|word| self.roles.add(word, role)),
                (None, None) => return false,
            },
        }
        true
    }
}

/// The role that the head of a line names, with what counts it: `month 3`, `unit 12 months`.
fn role(head: &'static str) -> Option<Role> {
    let (weak, head) = head.strip_prefix("weak ").map_or((false, head), |head| (true, head));
    let (name, value) = head.split_once(' ').unwrap_or((head, ""));
    let number = || value.parse::<u64>().ok();
    let small = || value.parse::<u8>().ok();
    let length = || {
        let (count, base) = value.split_once(' ')?;
        let base = match base {
            "hours" => Base::Hours,
            "months" => Base::Months,
            "working-days" => Base::WorkingDays,
            _ => return None,
        };
        Some((count.parse().ok()?, base))
    };
    Some(match (name, weak) {
        ("number", false) => Role::Number(number()?),
        ("number", true) => Role::WeakNumber(number()?),
        ("interval", false) => length().map(|(count, base)| Role::Interval(count, base))?,
        ("interval", true) => length().map(|(count, base)| Role::WeakInterval(count, base))?,
        (_, true) => return None,
        ("hundred", _) => Role::Hundred,
        ("scale", _) => Role::Scale(number()?),
        ("and", _) => Role::And,
        ("month", _) => Role::Month(small()?),
        ("weekday", _) => Role::Weekday(small()?),
        ("currency", _) => Role::Currency(value),
        ("cent", _) => Role::Cent(value),
        ("unit", _) => length().map(|(count, base)| Role::Unit(count, base))?,
        ("percent", _) => Role::Percent,
        ("points", _) => Role::Points,
        ("reference", _) => Role::Reference(reference(value)?),
        ("ordinal", _) => Role::Ordinal(number()?),
        ("fraction", _) => Role::Fraction(number()?),
        ("half", _) => Role::Half,
        ("every", _) => Role::Every,
        ("times", _) => Role::Times(number()?),
        ("times-word", _) => Role::TimesWord,
        ("per", _) => Role::Per,
        ("decade", _) => Role::Decade(value.parse().ok()?),
        ("one", _) => Role::One,
        ("part", _) => Role::Part(part(value)?),
        ("of", _) => Role::Of,
        ("no", _) => Role::No,
        _ => return None,
    })
}

fn reference(name: &str) -> Option<RefKind> {
    Some(match name {
        "article" => RefKind::Article,
        "section" => RefKind::Section,
        "chapter" => RefKind::Chapter,
        "annex" => RefKind::Annex,
        "paragraph" => RefKind::Paragraph,
        "act" => RefKind::Act,
        _ => return None,
    })
}

/// `start`, `middle`, `end`, or a fraction: `2/4` is the second quarter.
fn part(name: &str) -> Option<Part> {
    Some(match name {
        "start" => Part::Start,
        "middle" => Part::Middle,
        "end" => Part::End,
        fraction => {
            let (which, of) = fraction.split_once('/')?;
            Part::Fraction(of.parse().ok()?, which.parse().ok()?)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    #[test]
    fn every_line_of_every_data_file_is_known() {
        for language in LANGUAGES {
            for line in language.values.into_iter().flat_map(lines) {
                assert!(Vocabulary::default().add(line), "{language:?}: {line}");
            }
        }
    }
}
