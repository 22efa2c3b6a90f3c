//! Days, months and years.

use super::amounts::is_year;
use super::cursor::{Cursor, is_hyphen};
use super::value::{Date, Part, Value, What};
use super::vocabulary::Role;

/// Reads the date that begins at a word; gives the word after it.
pub(super) fn read(cursor: &Cursor<'_>, at: usize, out: &mut Vec<Value>) -> Option<usize> {
    if let Some((day, next)) = cursor.role(at, |role| match role {
        Role::Weekday(day) => Some(*day),
        _ => None,
    }) {
        out.push(Value {
            what: What::Weekday(day),
            span: cursor.span(at, next),
            words: at..next,
            weak: true,
            numbered: false,
        });
        return Some(next);
    }
    let (part, from) = match part(cursor, at) {
        Some((part, next)) => (Some(part), next),
        None => (None, at),
    };
    let (date, next) = date(cursor, from)?;
    let date = Date { part: part.or(date.part), ..date };
    out.push(Value {
        what: What::Date(date),
        span: cursor.span(at, next),
        words: at..next,
        weak: false,
        numbered: true,
    });
    Some(next)
}

/// `the end of`, `mid-`, before a year or a month.
fn part(cursor: &Cursor<'_>, at: usize) -> Option<(Part, usize)> {
    cursor.roles().all(cursor.words, at).find_map(|(length, role)| {
        let next = at + length;
        match role {
            Role::Part(part) if cursor.joined(next) && date(cursor, next).is_some() => Some((*part, next)),
            _ => None,
        }
    })
}

fn month(cursor: &Cursor<'_>, at: usize) -> Option<(u8, usize)> {
    cursor.role(at, |role| match role {
        Role::Month(month) => Some(*month),
        _ => None,
    })
}

/// A day of the month: `1`, `1st`, `1er`; a full stop behind it is no end of a sentence here.
fn day(cursor: &Cursor<'_>, at: usize) -> Option<(u8, usize)> {
    let word = cursor.word(at);
    let digits = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let known = matches!(&word[digits..], "" | "st" | "nd" | "rd" | "th" | "er" | "re");
    let day = word[..digits].parse::<u8>().ok().filter(|day| (1..=31).contains(day))?;
    (known && digits <= 2).then_some((day, at + 1))
}

/// The year at a word; `gap` says what may stand before it.
fn year(cursor: &Cursor<'_>, at: usize) -> Option<(u16, usize)> {
    if !matches!(cursor.gap(at).trim(), "" | "," | ".") {
        return None;
    }
    is_year(cursor.word(at)).map(|year| (year, at + 1))
}

fn date(cursor: &Cursor<'_>, at: usize) -> Option<(Date, usize)> {
    decade(cursor, at).or_else(|| day_or_year(cursor, at))
}

/// `the 1990s`, `the nineties`.
fn decade(cursor: &Cursor<'_>, at: usize) -> Option<(Date, usize)> {
    let in_digits = cursor.word(at).strip_suffix('s').and_then(is_year);
    let year = in_digits.or_else(|| {
        let decade = |role: &Role| match role {
            Role::Decade(year) => Some(*year),
            _ => None,
        };
        cursor.role(at, decade).map(|(year, _)| year)
    })?;
    Some((Date { year: Some(year), part: Some(Part::Decade), ..Date::default() }, at + 1))
}

fn day_or_year(cursor: &Cursor<'_>, at: usize) -> Option<(Date, usize)> {
    numeric(cursor, at).or_else(|| written(cursor, at)).or_else(|| bare_year(cursor, at))
}

/// `1 January 2024`, `January 1, 2024`, `January 2024`, `1 January`.
fn written(cursor: &Cursor<'_>, at: usize) -> Option<(Date, usize)> {
    if let Some((day, next)) = day(cursor, at) {
        let next = match cursor.role(next, |role| (*role == Role::Of).then_some(())) {
            Some((_, after)) => after,
            None => next,
        };
        let near = matches!(cursor.gap(next).trim(), "" | ".");
        let (month, next) = month(cursor, next).filter(|_| near)?;
        let date = Date { month: Some(month), day: Some(day), ..Date::default() };
        let next = skip_of(cursor, next);
        return Some(match year(cursor, next) {
            Some((year, after)) => (Date { year: Some(year), ..date }, after),
            None => (date, next),
        });
    }
    let (found, next) = month(cursor, at)?;
    // `may`, `march`: a month has a capital where the language gives it one.
    let capital = cursor.word(at).starts_with(char::is_uppercase) || !cursor.vocabulary.comma_groups;
    let date = Date { month: Some(found), ..Date::default() };
    let followed = skip_of(cursor, next);
    if let Some((year, after)) = year(cursor, followed) {
        return Some((Date { year: Some(year), ..date }, after));
    }
    if capital
        && cursor.vocabulary.comma_groups
        && let Some((day, after)) = day(cursor, next).filter(|_| cursor.spaced(next))
    {
        let date = Date { day: Some(day), ..date };
        return Some(match year(cursor, after) {
            Some((year, after)) => (Date { year: Some(year), ..date }, after),
            None => (date, after),
        });
    }
    let settled = capital && !cursor.opens(at) && cursor.word(at).chars().count() > 3;
    settled.then_some((date, next))
}

/// Past an `of` or `de` before a year.
fn skip_of(cursor: &Cursor<'_>, at: usize) -> usize {
    match cursor.role(at, |role| (*role == Role::Of).then_some(())) {
        Some((_, after)) if is_year(cursor.word(after)).is_some() => after,
        _ => at,
    }
}

/// `2024-01-31`, `31/01/2024`, `31.1.2024`.
fn numeric(cursor: &Cursor<'_>, at: usize) -> Option<(Date, usize)> {
    let word = cursor.word(at);
    if !cursor.starts_with_digit(at) {
        return None;
    }
    let dotted: Vec<&str> = word.split('.').collect();
    if let [day, month, year] = dotted.as_slice() {
        return Some((calendar(year, month, day, false)?, at + 1));
    }
    let (second, third) = (cursor.word(at + 1), cursor.word(at + 2));
    let mark = cursor.gap(at + 1);
    if mark.is_empty() || mark != cursor.gap(at + 2) {
        return None;
    }
    if mark.chars().all(is_hyphen) && word.len() == 4 {
        return Some((calendar(word, second, third, false)?, at + 3));
    }
    (mark == "/" || mark == "-").then(|| calendar(third, second, word, true)).flatten().map(|date| (date, at + 3))
}

fn calendar(year: &str, month: &str, day: &str, any_order: bool) -> Option<Date> {
    let year = is_year(year)?;
    let small = |digits: &str| {
        (digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse::<u8>().ok()).flatten()
    };
    let (mut month, mut day) = (small(month)?, small(day)?);
    if any_order && month > 12 && day <= 12 {
        std::mem::swap(&mut month, &mut day);
    }
    let valid = (1..=12).contains(&month) && (1..=31).contains(&day);
    let ambiguous = any_order && day <= 12 && day != month;
    valid.then_some(Date { year: Some(year), month: Some(month), day: Some(day), part: None, ambiguous })
}

/// A year by itself; `2013` and `13` in `2007-13` are years too.
fn bare_year(cursor: &Cursor<'_>, at: usize) -> Option<(Date, usize)> {
    let year = match is_year(cursor.word(at)) {
        Some(year) => year,
        None => short_year(cursor, at)?,
    };
    if belongs_elsewhere(cursor, at) {
        return None;
    }
    Some((Date { year: Some(year), ..Date::default() }, at + 1))
}

/// `13` in `2007-13`.
fn short_year(cursor: &Cursor<'_>, at: usize) -> Option<u16> {
    let gap = cursor.gap(at);
    let before = at.checked_sub(1).and_then(|before| is_year(cursor.word(before)))?;
    let joins = !gap.is_empty() && (gap == "/" || gap.chars().all(is_hyphen));
    let word = cursor.word(at);
    let short = word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit());
    let year = before / 100 * 100 + word.parse::<u16>().ok()?;
    (joins && short && year > before && !matches!(cursor.gap(at + 1), "/" | "-")).then_some(year)
}

/// Whether four digits are no year: a sum, a number of things with a unit, part of a name or a code.
fn belongs_elsewhere(cursor: &Cursor<'_>, at: usize) -> bool {
    let before = cursor.gap(at).trim_end();
    let behind = cursor.gap(at + 1);
    let sign = |c: char| matches!(c, '€' | '$' | '£' | '¥' | '%');
    if before.ends_with(sign) || behind.trim_start().starts_with(sign) {
        return true;
    }
    if (behind == "/" && cursor.word(at + 1).len() != 2)
        || (cursor.gap(at) == "/" && at > 0 && cursor.word(at).len() == 4)
    {
        return true;
    }
    let unit =
        |role: &Role| matches!(role, Role::Unit(..) | Role::Currency(_) | Role::Percent | Role::Scale(_)).then_some(());
    if cursor.joined(at + 1) && cursor.role(at + 1, unit).is_some() {
        return true;
    }
    let Some(previous) = at.checked_sub(1) else { return false };
    let word = cursor.word(previous);
    if !word.starts_with(char::is_uppercase) || !matches!(cursor.gap(at), " " | "-") {
        return false;
    }
    // `Horizon 2020` is a name, `In 2020` is not, nor `Vision. 2020`; `EUR 2020` is a sum.
    if cursor.role(previous, |role| matches!(role, Role::Currency(_)).then_some(())).is_some() {
        return true;
    }
    let known = cursor.roles().at(cursor.words, previous).is_some();
    !known && !cursor.opens(previous)
}
