//! Numbers in digits and in words.

use super::cursor::Cursor;
use super::value::Number;
use super::vocabulary::Role;

/// A number and what its notation tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Read {
    pub number: Number,
    /// The word after it.
    pub next: usize,
    /// Written in digits.
    pub digits: bool,
    /// The letters that stand right behind the digits: a byte range of the text.
    pub suffix: (usize, usize),
    /// A lone `one`.
    pub weak: bool,
}

impl Read {
    /// The letters that stand right behind the digits.
    pub fn suffix<'a>(&self, cursor: &Cursor<'a>) -> &'a str {
        cursor.text.get(self.suffix.0..self.suffix.1).unwrap_or_default()
    }
}

/// Reads the number that begins at a word, in digits or in words.
pub(super) fn read(cursor: &Cursor<'_>, at: usize) -> Option<Read> {
    if cursor.starts_with_digit(at) { in_digits(cursor, at) } else { in_words(cursor, at) }
}

/// The value of digits with their marks; the letters behind them are left over.
fn in_digits(cursor: &Cursor<'_>, at: usize) -> Option<Read> {
    let word = cursor.word(at);
    let length = word.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(word.len());
    let digits = word[..length].trim_end_matches(['.', ',']);
    let start = cursor.words[at].start as usize;
    let suffix = (start + digits.len(), start + word.len());
    let mut next = at + 1;
    // `1 000 000`, `1'000'000`
    let mut whole = String::new();
    if length == word.len() && digits.len() <= 3 && !digits.contains(['.', ',']) {
        while groups(cursor, next) {
            let group = cursor.word(next);
            if whole.is_empty() {
                whole.push_str(digits);
            }
            // The last group may carry the decimals.
            whole.push_str(group);
            next += 1;
            if group.len() > 3 {
                break;
            }
        }
    }
    let number = if whole.is_empty() {
        decimal(digits, cursor.vocabulary.comma_groups)?
    } else {
        // Groups are set apart by spaces: a mark left over begins the decimals.
        decimal(&whole.replace(',', "."), true)?
    };
    Some(Read { number, next, digits: true, suffix, weak: false })
}

/// Whether the word is a further group of three digits.
fn groups(cursor: &Cursor<'_>, at: usize) -> bool {
    let word = cursor.word(at).as_bytes();
    let apart = matches!(cursor.gap(at), " " | "\u{a0}" | "\u{202f}" | "\u{2009}" | "'" | "’");
    apart
        && word.len() >= 3
        && word[..3].iter().all(u8::is_ascii_digit)
        && word.get(3).is_none_or(|mark| matches!(mark, b'.' | b','))
        && word.iter().skip(4).all(u8::is_ascii_digit)
}

/// Digits with marks as a number. A mark that stands more than once groups; of two marks the last begins the
/// decimals; one mark before three digits means what it means in the language, any other begins the decimals.
fn decimal(digits: &str, comma_groups: bool) -> Option<Number> {
    let marks: Vec<(usize, char)> = digits.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    let threes = |mark: char| digits.split(mark).skip(1).all(|group| group.len() == 3);
    let point = match marks.as_slice() {
        [] => None,
        [(at, mark)] => {
            let three = digits.len() - at == 4 && *at <= 3 && !digits.starts_with('0');
            let groups = three && (*mark == ',') == comma_groups;
            (!groups).then_some(*at)
        }
        [.., (at, last)] => {
            let repeats = marks.iter().filter(|(_, mark)| mark == last).count() > 1;
            match repeats {
                // `1.2.3` is no number.
                true if !threes(*last) => return None,
                true => None,
                false => Some(*at),
            }
        }
    };
    let (whole, rest) = match point {
        Some(at) => (&digits[..at], &digits[at + 1..]),
        None => (digits, ""),
    };
    let mut value: i128 = 0;
    for digit in whole.bytes().filter(u8::is_ascii_digit) {
        value = value.checked_mul(10)?.checked_add(i128::from(digit - b'0'))?;
        if value > 1_000_000_000_000_000_000 {
            return None;
        }
    }
    let mut places = Number::ONE;
    value *= places;
    for digit in rest.bytes().take(6) {
        places /= 10;
        value += places * i128::from(digit - b'0');
    }
    Some(Number(value))
}

/// A number in words: `forty-five`, `one hundred and fifty`, `quatre-vingt-dix`, `fünfundvierzig`.
fn in_words(cursor: &Cursor<'_>, at: usize) -> Option<Read> {
    let mut next = at;
    // What scales closed, and what is being added up.
    let (mut total, mut current): (u64, u64) = (0, 0);
    let mut last = 0;
    let mut any = false;
    loop {
        let mut here = next;
        if any {
            if !cursor.joined(here) {
                break;
            }
            if let Some(after) = cursor.is(here, Role::And)
                && (last == 100 || last >= 1000 || cursor.vocabulary.comma_groups || current >= 20)
                && cursor.joined(after)
            {
                here = after;
            }
        }
        let skipped = here > next;
        let Some((step, after)) = cursor.role(here, |role| match role {
            Role::Number(n) => Some((*n, false)),
            Role::Hundred => Some((100, true)),
            Role::Scale(n) => Some((*n, true)),
            _ => None,
        }) else {
            break;
        };
        match step {
            // Digits do not run on: `five six` are two numbers, `and` joins behind a hundred or a ten alone.
            (n, false) => {
                let room = if !any || last >= 100 {
                    u64::MAX
                } else if last == 60 || last == 80 {
                    20
                } else if (20..=90).contains(&last) {
                    10
                } else {
                    0
                };
                let and_fits = !skipped || last >= 100 || (!cursor.vocabulary.comma_groups && n <= 11);
                if n >= room || !and_fits {
                    break;
                }
                current += n;
                last = n;
            }
            (100, true) => {
                if skipped || (any && (last >= 100 || last == 0)) {
                    break;
                }
                current = current.max(1) * 100;
                last = 100;
            }
            (scale, true) => {
                // A scale by itself (`millions of people`) is no figure.
                if !any && scale > 1000 || skipped {
                    break;
                }
                total = total.checked_add(current.max(1).checked_mul(scale)?)?;
                current = 0;
                last = scale;
            }
        }
        any = true;
        next = after;
    }
    if !any {
        return None;
    }
    let value = total + current;
    // `hundreds of`: a lone `hundred` counts as a word only with a number before it.
    let weak = value == 1;
    Some(Read { number: Number::whole(value), next, digits: false, suffix: (0, 0), weak })
}
