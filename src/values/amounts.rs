//! Money, percentages, periods, intervals, and figures that are none of them.

use super::cursor::{Cursor, is_hyphen};
use super::numbers::{self, Read};
use super::value::{Base, Number, Value, What};
use super::vocabulary::Role;

/// Reads what begins at a word; gives the word after it.
pub(super) fn read(cursor: &Cursor<'_>, at: usize, out: &mut Vec<Value>) -> Option<usize> {
    let mut push = |what, from: usize, next: usize, weak| {
        let mut span = cursor.span(from, next);
        widen(cursor.text, &mut span);
        let number = |at: usize| {
            cursor.starts_with_digit(at)
                || cursor.role(at, |role| matches!(role, Role::Number(_)).then_some(())).is_some()
        };
        let numbered = (from..next).any(number);
        out.push(Value { what, span, words: from..next, weak, numbered });
        next
    };
    if let Some((what, next, weak)) = interval(cursor, at) {
        return Some(push(what, at, next, weak));
    }
    if let Some((code, after)) = cursor.role(at, |role| match role {
        Role::Currency(code) => Some(*code),
        _ => None,
    }) && cursor.spaced(after)
        && cursor.starts_with_digit(after)
    {
        let read = doubled(cursor, numbers::read(cursor, after)?);
        let (number, next) = scaled(cursor, &read);
        return Some(push(What::Amount(code, number), at, next, false));
    }
    let weak_number = |role: &Role| match role {
        Role::WeakNumber(n) => Some(*n),
        _ => None,
    };
    if let Some((n, next)) = cursor.role(at, weak_number) {
        return Some(push(What::Figure(Number::whole(n)), at, next, true));
    }
    let unit = |role: &Role| match role {
        Role::Unit(n, base) => Some((*n, *base)),
        _ => None,
    };
    if let Some(next) = cursor.is(at, Role::One)
        && let Some(((n, base), next)) = cursor.spaced(next).then(|| cursor.role(next, unit)).flatten()
    {
        return Some(push(What::Period(Number::whole(n), base), at, next, true));
    }
    if let Some((_, next)) = cursor.role(at, |role| (*role == Role::Half).then_some(())) {
        let half = What::Percent(Number(50 * Number::ONE));
        return Some(push(half, at, next, true));
    }
    let read = doubled(cursor, numbers::read(cursor, at)?);
    let (what, next) = quantity(cursor, at, &read)?;
    let weak = read.weak && (next == read.next || !matches!(what, What::Period(..) | What::Amount(..)));
    Some(push(what, at, next, weak))
}

/// Takes the signs right before and behind a value into its span.
fn widen(text: &str, span: &mut std::ops::Range<usize>) {
    let behind = &text[span.end..];
    let sign = behind.trim_start();
    if let Some(first) = sign.chars().next().filter(|&c| c == '%' || c == '‰' || currency_sign(c).is_some()) {
        span.end += behind.len() - sign.len() + first.len_utf8();
    }
    let before = text[..span.start].trim_end();
    if let Some(last) = before.chars().next_back().filter(|&c| currency_sign(c).is_some()) {
        span.start = before.len() - last.len_utf8();
        let letters =
            text[..span.start].len() - text[..span.start].trim_end_matches(|c: char| c.is_ascii_uppercase()).len();
        if (1..=3).contains(&letters) {
            span.start -= letters;
        }
    }
}

fn currency_sign(c: char) -> Option<&'static str> {
    Some(match c {
        '€' => "EUR",
        '$' => "USD",
        '£' => "GBP",
        '¥' => "JPY",
        '₹' => "INR",
        '₽' => "RUB",
        '₸' => "KZT",
        _ => return None,
    })
}

/// `ten (10)`: the number once more in the other notation.
fn doubled(cursor: &Cursor<'_>, read: Read) -> Read {
    if cursor.gap(read.next).trim() != "(" {
        return read;
    }
    match numbers::read(cursor, read.next) {
        Some(again) if again.number == read.number && cursor.gap(again.next).starts_with(')') => {
            Read { next: again.next, ..read }
        }
        _ => read,
    }
}

/// The number times the scale behind it: `750 million`, `750m`.
fn scaled(cursor: &Cursor<'_>, read: &Read) -> (Number, usize) {
    let suffix = match read.suffix(cursor) {
        "m" | "M" | "mn" | "Mn" | "mio" | "Mio" => 1_000_000,
        "bn" | "Bn" | "B" | "Mrd" | "Md" => 1_000_000_000,
        "k" | "K" => 1_000,
        "tn" => 1_000_000_000_000,
        _ => 1,
    };
    let mut number = read.number.times(suffix).unwrap_or(read.number);
    let mut next = read.next;
    if suffix == 1 {
        let scale = |role: &Role| match role {
            Role::Scale(n) => Some(*n),
            _ => None,
        };
        if let Some((scale, after)) = cursor.spaced(next).then(|| cursor.role(next, scale)).flatten() {
            number = number.times(scale).unwrap_or(number);
            next = after;
        } else if cursor.spaced(next) && matches!(cursor.word(next), "m" | "bn" | "mn") && money_near(cursor, read) {
            number = number.times(if cursor.word(next) == "bn" { 1_000_000_000 } else { 1_000_000 }).unwrap_or(number);
            next += 1;
        }
    }
    (number, next)
}

fn money_near(cursor: &Cursor<'_>, read: &Read) -> bool {
    cursor.gap(read.next.saturating_sub(1)).chars().any(|c| currency_sign(c).is_some())
}

fn quantity(cursor: &Cursor<'_>, at: usize, read: &Read) -> Option<(What, usize)> {
    let (number, next) = scaled(cursor, read);
    if let Some(money) = money(cursor, at, number, next) {
        return Some(money);
    }
    let (number, next) = match read.suffix(cursor) {
        "" => (number, next),
        "st" | "nd" | "rd" | "th" | "er" | "e" | "ème" | "re" => {
            return Some((What::Ordinal(read.number.as_whole()?), read.next));
        }
        suffix if let Some((factor, base)) = unit_of_measure(suffix) => {
            return Some((What::Measure(Number(read.number.0.checked_mul(factor)? / 1_000_000), base), read.next));
        }
        // `750m` without a currency is a length, `G7` no number at all.
        _ => return named(cursor, at, read).is_none().then_some((What::Figure(read.number), read.next)),
    };
    let behind = cursor.gap(next).trim_start();
    if behind.starts_with('%') {
        return Some((What::Percent(number), next));
    }
    if let Some(found) = fraction_in_digits(cursor, at, next) {
        return Some(found);
    }
    if let Some((factor, base)) = measure(cursor, next, read) {
        return Some((What::Measure(Number(number.0.checked_mul(factor)? / 1_000_000), base), next + 1));
    }
    if cursor.joined(next) {
        let role = |role: &Role| match role {
            Role::Percent | Role::Points | Role::Unit(..) => Some(*role),
            Role::Fraction(_) if !read.digits => Some(*role),
            _ => None,
        };
        match cursor.role(next, role) {
            Some((Role::Percent, after)) => return Some((What::Percent(number), after)),
            Some((Role::Points, after)) => return Some((What::Points(number), after)),
            Some((Role::Unit(n, base), after)) => return Some((What::Period(number.times(n)?, base), after)),
            Some((Role::Fraction(parts), after)) => {
                let hundred = number.times(100)?.0;
                return Some((What::Percent(Number(hundred / i128::from(parts))), after));
            }
            _ => {}
        }
    }
    if named(cursor, at, read).is_some() || part_of_code(cursor, at, next) || enumerates(cursor, at, read) {
        return None;
    }
    // `two-factor`: part of a word.
    let compound = !read.digits && cursor.gap(next) == "-" && next < cursor.words.len();
    if compound {
        return None;
    }
    Some((What::Figure(number), next))
}

/// `2/3`
fn fraction_in_digits(cursor: &Cursor<'_>, at: usize, next: usize) -> Option<(What, usize)> {
    let parts = cursor.word(next).parse::<i128>().ok().filter(|parts| (2..=12).contains(parts))?;
    let of = cursor.word(at).parse::<i128>().ok().filter(|of| (1..parts).contains(of))?;
    let alone = cursor.gap(next) == "/" && cursor.gap(next + 1) != "/" && cursor.gap(at) != "/";
    alone.then_some((What::Percent(Number(of * 100 * Number::ONE / parts)), next + 1))
}

/// The unit behind a number in digits.
fn measure(cursor: &Cursor<'_>, at: usize, read: &Read) -> Option<(i128, &'static str)> {
    if !read.digits || at != read.next || !matches!(cursor.gap(at), " " | "\u{a0}" | "\u{202f}" | " °" | "°" | "-") {
        return None;
    }
    unit_of_measure(cursor.word(at))
}

/// What a unit is in the base unit of its kind, in millionths.
fn unit_of_measure(unit: &str) -> Option<(i128, &'static str)> {
    const ONE: i128 = 1_000_000;
    Some(match unit {
        "µg" | "μg" => (1, "g"),
        "mg" => (1_000, "g"),
        "g" | "grams" | "gram" => (ONE, "g"),
        "kg" | "kilograms" | "kilogram" | "kilogrammes" | "kilos" | "Kilogramm" => (1_000 * ONE, "g"),
        "t" | "tonnes" | "tonne" | "Tonnen" | "Tonne" => (1_000_000 * ONE, "g"),
        "mm" => (1_000, "m"),
        "cm" => (10_000, "m"),
        "m" | "metres" | "metre" | "meters" | "meter" | "mètres" | "mètre" | "Meter" | "Metern" => (ONE, "m"),
        "km" | "kilometres" | "kilometers" | "kilometre" | "kilomètres" | "Kilometer" | "Kilometern" => {
            (1_000 * ONE, "m")
        }
        "miles" | "mile" => (1_609_344_000, "m"),
        "ml" => (1_000, "l"),
        "l" | "litres" | "liters" | "litre" | "Liter" => (ONE, "l"),
        "ha" | "hectares" | "hectare" | "Hektar" => (ONE, "ha"),
        "kW" => (1_000 * ONE, "W"),
        "MW" => (1_000_000 * ONE, "W"),
        "GW" => (1_000_000_000 * ONE, "W"),
        "kWh" => (1_000 * ONE, "Wh"),
        "MWh" => (1_000_000 * ONE, "Wh"),
        "GWh" => (1_000_000_000 * ONE, "Wh"),
        "TWh" => (1_000_000_000_000 * ONE, "Wh"),
        "C" => (ONE, "°C"),
        "F" => (ONE, "°F"),
        _ => return None,
    })
}

/// The amount, if a currency stands on either side.
fn money(cursor: &Cursor<'_>, at: usize, number: Number, next: usize) -> Option<(What, usize)> {
    let before = cursor.gap(at).trim_end();
    let sign = before.chars().next_back().and_then(currency_sign);
    if let Some(code) = sign {
        return Some((What::Amount(code, number), next));
    }
    if let Some(code) = cursor.gap(next).trim_start().chars().next().and_then(currency_sign) {
        return Some((What::Amount(code, number), next));
    }
    if !cursor.spaced(next) {
        return None;
    }
    let ((code, parts), after) = cursor.role(next, |role| match role {
        Role::Currency(code) => Some((*code, 1)),
        Role::Cent(code) => Some((*code, 100)),
        _ => None,
    })?;
    Some((What::Amount(code, Number(number.0 / parts)), after))
}

/// Whether the number belongs to a name: `COVID-19`, `Horizon 2020`, `ISO 27001`.
fn named(cursor: &Cursor<'_>, at: usize, read: &Read) -> Option<()> {
    if !read.digits || at == 0 || read.number.as_whole().is_none() {
        return None;
    }
    let before = cursor.word(at - 1);
    let gap = cursor.gap(at);
    let hyphen = gap.chars().all(is_hyphen) && !gap.is_empty();
    if !(hyphen || gap == " ") {
        return None;
    }
    let acronym = before.chars().count() > 1 && before.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    let capital = before.starts_with(char::is_uppercase);
    let known = cursor.roles().at(cursor.words, at - 1).is_some();
    let year = is_year(cursor.word(at)).is_some();
    let named = (acronym && !known && before.chars().any(char::is_alphabetic))
        || (capital && (hyphen || year) && !known && !cursor.opens(at - 1));
    named.then_some(())
}

/// Whether the number counts what follows it (`; 8. the parties`): it stands before a full stop where a clause begins.
fn enumerates(cursor: &Cursor<'_>, at: usize, read: &Read) -> bool {
    let joins = |k: usize| {
        cursor.is(k, Role::And).is_some() || matches!(cursor.word(k), "or" | "ou" | "oder" | "und" | "et" | "and")
    };
    let begins = cursor.opens(at) || (joins(at - 1) && cursor.opens(at - 1));
    read.digits
        && read.next == at + 1
        && cursor.word(at).len() <= 2
        && begins
        && cursor.gap(at + 1).starts_with(['.', ')'])
}

/// Whether the digits are one part of a code: `2020-105`, `14/2008`, `10.3.1`.
fn part_of_code(cursor: &Cursor<'_>, at: usize, next: usize) -> bool {
    let slash = |at: usize| cursor.starts_with_digit(at) && cursor.gap(at) == "/";
    slash(next) || (at > 0 && cursor.gap(at) == "/" && cursor.starts_with_digit(at - 1))
}

/// A year by itself, in four digits.
pub(super) fn is_year(word: &str) -> Option<u16> {
    if word.len() != 4 || !word.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    word.parse().ok().filter(|year| (1800..2200).contains(year))
}

/// `every two years`, `twice a year`, `annually`.
fn interval(cursor: &Cursor<'_>, at: usize) -> Option<(What, usize, bool)> {
    let pick = |role: &Role| match role {
        Role::Interval(..) | Role::WeakInterval(..) | Role::Every | Role::Times(_) => Some(*role),
        _ => None,
    };
    let unit = |at: usize| {
        cursor.role(at, |role| match role {
            Role::Unit(n, base) => Some((*n, *base)),
            _ => None,
        })
    };
    let (found, after) = match cursor.role(at, pick) {
        Some(found) => found,
        // `three times a year`
        None => {
            let read = numbers::read(cursor, at)?;
            let times = read.number.as_whole()?;
            let (_, after) = cursor
                .spaced(read.next)
                .then(|| cursor.role(read.next, |role| (*role == Role::TimesWord).then_some(())))
                .flatten()?;
            (Role::Times(times), after)
        }
    };
    match found {
        Role::Interval(n, base) => Some((What::Interval(Number::whole(n), base), after, false)),
        Role::WeakInterval(n, base) => Some((What::Interval(Number::whole(n), base), after, true)),
        Role::Every => {
            let (number, next) = match numbers::read(cursor, after).filter(|_| cursor.spaced(after)) {
                Some(read) => {
                    let read = doubled(cursor, read);
                    (read.number, read.next)
                }
                None => (Number::whole(1), after),
            };
            let ((n, base), next) = cursor.joined(next).then(|| unit(next)).flatten()?;
            Some((What::Interval(number.times(n)?, base), next, false))
        }
        Role::Times(times) if times > 0 => {
            let (_, per) = cursor.role(after, |role| (*role == Role::Per).then_some(()))?;
            let ((n, base), next) = match unit(per) {
                Some(found) => found,
                None if cursor.word(after).starts_with("jährlich") => ((12, Base::Months), per),
                None => return None,
            };
            Some((What::Interval(Number(Number::whole(n).0 / i128::from(times)), base), next, false))
        }
        _ => None,
    }
}
