//! Enumerators at the head of a block (`2.3`, `(a)`, `Article 5`): shown with a statement, never compared as text.

use crate::shape::parts::{self, figures, glued, is_roman, letter_at};

/// Where a text stands, which decides how much it takes to see an enumerator in its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// A heading.
    Heading,
    /// A list item.
    Item,
    /// Running text: only what cannot be the beginning of a sentence.
    Paragraph,
}

/// Splits the enumerator off the head of a text: the label without its separator, and where the rest begins.
pub(crate) fn split(text: &str, place: Place) -> Option<(&str, usize)> {
    let start = text.len() - text.trim_start().len();
    let body = &text[start..];
    let (label, rest) = bracketed(body, place)
        .or_else(|| paragraph_sign(body))
        .or_else(|| named(body, place))
        .or_else(|| numbered(body, place))
        .or_else(|| lettered(body, place))
        .or_else(|| control(body, place))?;
    Some((&body[..label], start + rest))
}

/// `(a)`, `(12)`, `(iv)`, and `a)`, `12)`.
fn bracketed(body: &str, place: Place) -> Option<(usize, usize)> {
    let open = usize::from(body.starts_with('('));
    let inside = enumerator(&body[open..])?;
    let label = open + inside + 1;
    if !body[open + inside..].starts_with(')') {
        return None;
    }
    // `(2007) was`: a year in brackets is no enumerator.
    if open == 1 && inside > 3 && body[1..].starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let rest = gap(body, label)?;
    (place != Place::Paragraph || rest > label || label == body.len()).then_some((label, rest))
}

/// `§ 3`, `§ 3a`, `§§ 4`.
fn paragraph_sign(body: &str) -> Option<(usize, usize)> {
    let sign = body.len() - body.trim_start_matches('§').len();
    if sign == 0 {
        return None;
    }
    let number = sign + (body[sign..].len() - body[sign..].trim_start().len());
    let digits = body[number..].bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return None;
    }
    let mut label = number + digits;
    if body[label..].starts_with(|suffix: char| suffix.is_ascii_lowercase()) && !letter_at(body, label + 1) {
        label += 1;
    }
    if let Some(paragraph) = body[label..].strip_prefix(" Abs. ") {
        label += " Abs. ".len() + paragraph.bytes().take_while(u8::is_ascii_digit).count();
    }
    Some((label, separator(body, label).unwrap_or_else(|| gap(body, label).unwrap_or(label))))
}

/// `Article 5`, `CHAPTER II — `, `Annex`, `Article premier`.
fn named(body: &str, place: Place) -> Option<(usize, usize)> {
    let mut label = parts::head(body)?;
    // `Article 5(2)(a)`
    while body[label..].starts_with('(') {
        let Some(inside) = enumerator(&body[label + 1..]) else { break };
        if !body[label + 1 + inside..].starts_with(')') {
            break;
        }
        label += inside + 2;
    }
    if label == body.len() {
        return (place != Place::Paragraph).then_some((label, label));
    }
    if let Some(rest) = separator(body, label) {
        return Some((label, rest));
    }
    // `Article 5 Scope` in a heading; `Article 5 shall apply` is running text.
    let rest = gap(body, label).filter(|&rest| rest > label)?;
    let title = body[rest..].chars().next().is_some_and(|first| !first.is_lowercase());
    let fits = if place == Place::Heading { title } else { parts::begins_sentence(&body[rest..]) };
    fits.then_some((label, rest))
}

/// `1.`, `2.3`, `2.3.`, and a bare number before the title of a heading. A space may be forgotten after the last
/// point: `3.Scope`.
fn numbered(body: &str, place: Place) -> Option<(usize, usize)> {
    let label = figures(body);
    if label == 0 || letter_at(body, label) {
        return None;
    }
    let number = &body[..label];
    let levels = number.split('.').count();
    if number.split('.').any(|level| level.len() > 3) {
        return None;
    }
    let point = body[label..].starts_with(['.', ':']) || (place == Place::Heading && body[label..].starts_with('|'));
    let dot = label + usize::from(point);
    if dot == body.len() {
        return (place != Place::Paragraph && (point || levels > 1)).then_some((label, dot));
    }
    let rest = if glued(body, dot) { dot } else { gap(body, dot).filter(|&rest| rest > dot)? };
    let first = body[rest..].chars().next()?;
    let short = place == Place::Heading && number.len() <= 2;
    let fits = match place {
        _ if levels > 1 => place != Place::Paragraph || first.is_uppercase() || point,
        Place::Heading => {
            point || (short && !first.is_ascii_digit() && (first.is_alphabetic() || "–—-|“\"".contains(first)))
        }
        Place::Item => point,
        Place::Paragraph => point && number.len() <= 3 && body.as_bytes()[label] == b'.',
    };
    // `10. März` is a date, `5. Fassung` may be anything: an ordinal is recognised by what follows.
    let date = point && levels == 1 && begins_with_month(&body[rest..]);
    if !fits || date {
        return None;
    }
    let rest = if levels > 1 || place == Place::Heading { separator(body, dot).unwrap_or(rest) } else { rest };
    Some((label, rest))
}

/// `IV.`, `A.`, `a.`: letters and Roman figures with a point, outside of running text.
fn lettered(body: &str, place: Place) -> Option<(usize, usize)> {
    let label = body.bytes().take_while(u8::is_ascii_alphabetic).count();
    let roman = is_roman(&body[..label]);
    if label == 0 || (label > 1 && !roman) {
        return None;
    }
    let point = body[label..].starts_with('.');
    let dot = label + usize::from(point);
    if dot == body.len() {
        return (point && place != Place::Paragraph).then_some((label, dot));
    }
    let rest = gap(body, dot).filter(|&rest| rest > dot)?;
    // `I. Kant`, `J. Smith` in running text are initials; `A company` and `I agree` are sentences.
    let fits = match place {
        Place::Paragraph => point && roman && label > 1,
        Place::Item => point,
        Place::Heading => point || separator(body, label).is_some_and(|_| !body[label..].starts_with('-')),
    };
    fits.then(|| (label, if point { rest } else { separator(body, label).unwrap_or(rest) }))
}

/// `AC-2`, `AC-2(1)`: identifiers of control catalogues before a title.
fn control(body: &str, place: Place) -> Option<(usize, usize)> {
    let letters = body.bytes().take_while(u8::is_ascii_uppercase).count();
    if place == Place::Paragraph || !(2..=3).contains(&letters) || !body[letters..].starts_with('-') {
        return None;
    }
    let digits = body[letters + 1..].bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&digits) {
        return None;
    }
    let mut label = letters + 1 + digits;
    if body[label..].starts_with('(') {
        let inside = enumerator(&body[label + 1..])?;
        label += if body[label + 1 + inside..].starts_with(')') { inside + 2 } else { return None };
    }
    if label == body.len() {
        return Some((label, label));
    }
    let rest = separator(body, label).or_else(|| gap(body, label).filter(|&rest| rest > label))?;
    let title = body[rest..].chars().next().is_some_and(char::is_uppercase);
    title.then_some((label, rest))
}

/// The length of a number, a letter or a Roman figure at the head, as they stand in brackets.
fn enumerator(body: &str) -> Option<usize> {
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let suffix = usize::from(body[digits..].starts_with(|suffix: char| suffix.is_ascii_lowercase()));
        return (digits <= 3 || suffix == 0).then_some(digits + suffix);
    }
    let letters = body.bytes().take_while(u8::is_ascii_alphabetic).count();
    let same = body[..letters].bytes().all(|byte| byte == body.as_bytes()[0]);
    (letters == 1 || (letters == 2 && same) || is_roman(&body[..letters])).then_some(letters)
}

/// Past spaces and one separator (`—`, `–`, `-`, `:`, `.`, `|`), if there is one.
fn separator(body: &str, from: usize) -> Option<usize> {
    let rest = body[from..].trim_start();
    let after = rest.strip_prefix(['—', '–', '-', ':', '.', '|'])?;
    // `AC-2-b`, `5.3`: no separator but part of the word.
    let spaced = after.is_empty() || after.starts_with(char::is_whitespace) || rest.starts_with(['—', '|']);
    spaced.then(|| body.len() - after.trim_start().trim_start_matches(['—', '–', '|']).trim_start().len())
}

/// Past the spaces; `None` if a letter or figure follows directly.
fn gap(body: &str, from: usize) -> Option<usize> {
    let rest = body[from..].trim_start();
    let at = body.len() - rest.len();
    (at > from || !rest.starts_with(|next: char| next.is_alphanumeric())).then_some(at)
}

/// Month names and the words for centuries and times that follow an ordinal, by their beginnings.
fn begins_with_month(rest: &str) -> bool {
    const MONTHS: &[&str] = &[
        "januar",
        "jänner",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
        "jahrhundert",
        "marts",
        "maj",
        "lipca",
        "stycznia",
        "lutego",
        "marca",
        "kwietnia",
        "czerwca",
        "sierpnia",
        "września",
        "października",
        "listopada",
        "grudnia",
        "ledna",
        "února",
        "března",
        "dubna",
    ];
    let word = rest.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    // Longer words are no months, and lowering them would cost.
    word.len() < 24 && MONTHS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
#[path = "label_tests.rs"]
mod tests;
