//! The levels of numbered headings in plain text, which shows no other sign of them.

use crate::shape::{self, parts};

/// The series of numbers that the headings so far have opened.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The level of the title, chapter or other heading without a number that numbered ones stand under.
    under: u8,
    /// The open series, outermost first.
    open: Vec<Series>,
}

#[derive(Debug, Clone, Copy)]
struct Series {
    number: Number,
    level: u8,
    /// A heading without a number came after it: only the next number still belongs to it.
    left: bool,
}

/// The number of a heading.
#[derive(Debug, Clone, Copy)]
struct Number {
    /// The kind of figures: `1`, `I`, `A`, `a`, `i`, or `§`.
    sort: char,
    /// How many levels it has: `2.3` has two.
    parts: usize,
    /// The last of them.
    value: u32,
}

impl Numbering {
    /// Takes note of a heading without a number under which the next ones stand: a title, a chapter, an article.
    pub(super) fn head(&mut self, level: u8) {
        self.under = level;
        self.open.iter_mut().for_each(|series| series.left = true);
    }

    /// The level of a heading that begins with a number; `None` if it has none. Levels count from the title or chapter
    /// above, so that a numbered first heading is the first of its series and no title.
    pub(super) fn level(&mut self, text: &str) -> Option<u8> {
        let mut number = Number::of(text)?;
        let letters = |series: &Series| series.number.sort == 'A' && series.number.value + 1 == letter_value(text);
        if number.sort == 'I' && self.open.last().is_some_and(letters) {
            // `H.`, `I.`: no Roman one.
            number = Number { sort: 'A', value: letter_value(text), ..number };
        }
        let same = |series: &Series| series.number.sort == number.sort && series.number.parts == number.parts;
        let known = self.open.iter().position(same);
        let level = match known.map(|at| (at, self.open[at])) {
            Some((at, series)) if !series.left || series.number.value + 1 == number.value => {
                self.open.truncate(at);
                series.level
            }
            _ => {
                self.open.truncate(known.unwrap_or(self.open.len()));
                self.new_level(number)
            }
        };
        self.open.push(Series { number, level, left: false });
        Some(level)
    }

    /// The level of a series that begins: below the one it is a part of, or below the title.
    fn new_level(&self, number: Number) -> u8 {
        let parts = u8::try_from(number.parts).unwrap_or(6);
        let holder = self.open.last().filter(|last| !last.left && number.value == 1);
        match holder.map(|last| (last.number, last.level)) {
            Some((last, level)) if number.parts > 1 && last.parts < number.parts && last.sort == number.sort => {
                level.saturating_add(parts - u8::try_from(last.parts).unwrap_or(parts).min(parts))
            }
            Some((last, level)) if number.parts == 1 && last.sort != number.sort => level.saturating_add(1),
            _ => self.under.saturating_add(parts),
        }
    }
}

impl Number {
    fn of(text: &str) -> Option<Self> {
        if let Some(found) = shape::enumerator(text) {
            return Some(Self { sort: found.style.0, parts: found.levels, value: found.value });
        }
        let (sort, body) = match text.strip_prefix('§') {
            Some(rest) => ('§', rest.trim_start()),
            None => ('1', text),
        };
        let length = parts::figures(body);
        let figures = &body[..length];
        let short = length > 0 && figures.split('.').all(|part| part.len() <= if sort == '§' { 4 } else { 2 });
        let after = body[length..].trim_start();
        let titled = after.len() < body.len() - length && after.starts_with(char::is_alphabetic);
        let last = figures.rsplit('.').next().and_then(|part| part.parse().ok())?;
        (short && titled).then_some(Self { sort, parts: figures.split('.').count(), value: last })
    }
}

/// `A` is 1.
fn letter_value(text: &str) -> u32 {
    text.bytes().next().filter(u8::is_ascii_uppercase).map_or(0, |letter| u32::from(letter - b'A') + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A heading with `#` in front has no number, but this level.
    fn levels(headings: &[&str]) -> Vec<u8> {
        let mut numbering = Numbering::default();
        let mut level = |heading: &&str| match heading.strip_prefix('#') {
            Some(level) => {
                let level = level.parse().unwrap_or(1);
                numbering.head(level);
                level
            }
            None => numbering.level(heading).unwrap_or(0),
        };
        headings.iter().map(&mut level).collect()
    }

    #[test]
    fn levels_follow_the_numbers() {
        for (headings, wanted) in [
            (&["1 Aim", "2 Means", "3 Funding"][..], &[1, 1, 1][..]),
            (&["#1", "1 Aim", "1.1 Near", "1.1.1 Nearest", "1.2 Far", "2 Means"], &[1, 2, 3, 4, 3, 2]),
            (&["1. Aim", "1.1. Near", "2. Means"], &[1, 2, 1]),
            (&["1.1 Near", "1.2 Far"], &[2, 2]),
            (&["I. Aim", "1. Near", "2. Far", "II. Means", "1. Tax"], &[1, 2, 2, 1, 2]),
            (&["G. One", "H. Two", "I. Three", "J. Four"], &[1, 1, 1, 1]),
            (&["#2", "1. Aim", "#2", "1. Means"], &[2, 3, 2, 3]),
            (&["1. Aim", "2. Means", "#1", "3. Funding"], &[1, 1, 1, 1]),
            (&["1. Aim", "2. Means", "#1", "1. List"], &[1, 1, 1, 2]),
            (&["§ 1 Zweck", "§ 2 Mittel"], &[1, 1]),
            (&["2019 Review", "12 000 trees", "Aim", "§"], &[0, 0, 0, 0]),
        ] {
            assert_eq!(levels(headings), wanted, "{headings:?}");
        }
    }
}
