//! References to provisions: `Article 5(2)`, `§ 7`, `Annex II`, `Directive 2009/28/EC`.

use super::cursor::Cursor;
use super::value::{RefKind, Value, What};
use super::vocabulary::Role;

/// Reads the references that begin at a word, `Articles 5 and 6` as two; gives the word after them.
pub(super) fn read(cursor: &Cursor<'_>, at: usize, out: &mut Vec<Value>) -> Option<usize> {
    if let Some((path, next)) = act_number(cursor, at) {
        out.push(reference(cursor, at, next, RefKind::Act, path));
        return Some(next);
    }
    let (kind, mut next) = if cursor.gap(at).trim_end().ends_with('§') {
        (RefKind::Section, at)
    } else {
        cursor.role(at, |role| match role {
            Role::Reference(kind) => Some(*kind),
            _ => None,
        })?
    };
    if kind == RefKind::Act {
        return act(cursor, at, next, out);
    }
    let mut from = at;
    let mut any = false;
    // `7 to 9` is 7, 8 and 9.
    let (mut last, mut through) = (None::<u32>, false);
    loop {
        // The full stop of `Art. 5` is no end.
        if next > from && !matches!(cursor.gap(next).trim(), "" | "." | "(" | "§" | ". (" | ".(") && !any {
            break;
        }
        let Some((path, after)) = path(cursor, next, any) else { break };
        if through && let (Some(first), Ok(last)) = (last, path.parse::<u32>()) {
            let between = first + 1..last.min(first.saturating_add(30));
            out.extend(between.map(|n| reference(cursor, from, after, kind, n.to_string())));
        }
        last = path.parse::<u32>().ok();
        out.push(reference(cursor, from, after, kind, path));
        any = true;
        next = after;
        // `5, 6 and 7`, `5 to 7`
        let and = cursor.role(next, |role| (*role == Role::And).then_some(())).map(|(_, after)| after);
        let joined = matches!(cursor.word(next), "to" | "or" | "à" | "bis" | "ou" | "oder" | "u");
        through = matches!(cursor.word(next), "to" | "à" | "bis") || matches!(cursor.gap(next).trim(), "–" | "-");
        let further = match cursor.gap(next).trim() {
            "," | "–" | "-" => next,
            "" | "and" if and.is_some() => next + 1,
            "" if joined => next + 1,
            _ => break,
        };
        // A further number is a plain one: `Article 5, 30 days` and `Article 5 and 2 others` go no further.
        if !plainly_numbered(cursor, further, several(cursor, at)) {
            break;
        }
        from = further;
        next = further;
    }
    any.then_some(next)
}

fn reference(cursor: &Cursor<'_>, from: usize, next: usize, kind: RefKind, path: String) -> Value {
    let mut span = cursor.span(from, next);
    if cursor.text[span.end..].starts_with(')') && cursor.text[span.clone()].contains('(') {
        span.end += 1;
    }
    if let Some(start) = cursor.text[..span.start].trim_end().strip_suffix('§') {
        span.start = start.len();
    }
    Value { what: What::Reference(kind, path), span, words: from..next, weak: false, numbered: true }
}

/// Whether the noun announces more than one number.
fn several(cursor: &Cursor<'_>, at: usize) -> bool {
    cursor.word(at).ends_with('s')
        || cursor.gap(at).trim_end().ends_with("§§")
        || matches!(cursor.word(at), "Artikel" | "Artikeln" | "Absätze" | "Anhänge")
}

/// A digit with nothing behind it that counts.
fn plainly_numbered(cursor: &Cursor<'_>, at: usize, several: bool) -> bool {
    let counted = |role: &Role| {
        matches!(role, Role::Unit(..) | Role::Percent | Role::Currency(_) | Role::Scale(_) | Role::Month(_))
            .then_some(())
    };
    let spaced_word = cursor.spaced(at + 1) && cursor.word(at + 1).starts_with(char::is_lowercase);
    let joins = matches!(
        cursor.word(at + 1),
        "and" | "to" | "of" | "or" | "et" | "à" | "de" | "du" | "ou" | "und" | "bis" | "des" | "der" | "shall" | "oder"
    );
    cursor.starts_with_digit(at)
        && cursor.word(at).len() <= 3
        && cursor.role(at + 1, counted).is_none()
        && (several || !spaced_word || joins)
}

/// The numbers and letters of a provision: `5(2)(a)`, `2.3`, `II`, `5a`, `A`.
fn path(cursor: &Cursor<'_>, at: usize, further: bool) -> Option<(String, usize)> {
    let word = cursor.word(at);
    let bracketed = cursor.gap(at).ends_with('(');
    let numbered = cursor.starts_with_digit(at);
    let short = word.chars().count() <= 2;
    let roman = roman(word);
    let letter = short && word.chars().all(|c| c.is_ascii_alphabetic());
    let begins = numbered
        || (!further && roman.is_some())
        || (letter && bracketed)
        || (!further && word.len() == 1 && word.chars().all(|c| c.is_ascii_uppercase()) && word != "I" && word != "A")
        || (!further && word == "A" && !cursor.word(at + 1).starts_with(char::is_lowercase));
    if !begins {
        return None;
    }
    let mut path = match roman {
        Some(n) if !numbered && !bracketed => n.to_string(),
        _ => word.to_lowercase(),
    };
    while path.ends_with('.') {
        path.pop();
    }
    let mut next = at + 1;
    // `(2)`, `(a)`
    while next < cursor.words.len() {
        let gap = cursor.gap(next);
        let opens = gap.ends_with('(') && gap.chars().all(|c| matches!(c, '(' | ')' | ' '));
        let part = cursor.word(next);
        if !opens || part.chars().count() > 4 || !cursor.gap(next + 1).starts_with(')') {
            break;
        }
        path.push('.');
        path.push_str(&part.to_lowercase());
        next += 1;
    }
    Some((path, next))
}

/// The number of a Roman numeral in capitals.
fn roman(word: &str) -> Option<u32> {
    if word.is_empty() || word.len() > 6 {
        return None;
    }
    let mut values = Vec::with_capacity(word.len());
    for c in word.chars() {
        values.push(match c {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            _ => return None,
        });
    }
    let mut total = 0i32;
    for (k, &value) in values.iter().enumerate() {
        total += if values.get(k + 1).is_some_and(|&after| after > value) { -value } else { value };
    }
    u32::try_from(total).ok()
}

/// `Directive 2009/28/EC`, `Regulation (EU) No 2016/679`, `Law 2020-105`.
fn act(cursor: &Cursor<'_>, at: usize, mut next: usize, out: &mut Vec<Value>) -> Option<usize> {
    // `(EU)`, `No`
    if cursor.gap(next).trim() == "(" && cursor.word(next).len() <= 8 && !cursor.starts_with_digit(next) {
        next += 1;
        while cursor.gap(next).trim() == "," && cursor.word(next).len() <= 8 && !cursor.starts_with_digit(next) {
            next += 1;
        }
    }
    if cursor.is(next, Role::No).is_some() {
        next += 1;
    }
    let plain = cursor.starts_with_digit(next) && cursor.word(next).len() >= 3 && plain_end(cursor, next);
    let (path, after) =
        act_number(cursor, next).or_else(|| plain.then(|| (cursor.word(next).to_owned(), next + 1))).or_else(|| {
            let (first, second) = (cursor.word(next), cursor.word(next + 1));
            let pair =
                cursor.starts_with_digit(next) && cursor.starts_with_digit(next + 1) && cursor.gap(next + 1) == "-";
            pair.then(|| (format!("{first}/{second}"), next + 2))
        })?;
    out.push(reference(cursor, at, after, RefKind::Act, path));
    Some(after)
}

/// Whether the number goes no further and counts nothing.
fn plain_end(cursor: &Cursor<'_>, at: usize) -> bool {
    let goes_on = matches!(cursor.gap(at + 1), "-" | "/") && cursor.starts_with_digit(at + 1);
    let counted = |role: &Role| matches!(role, Role::Unit(..) | Role::Percent | Role::Currency(_)).then_some(());
    !goes_on && cursor.role(at + 1, counted).is_none() && cursor.word(at).bytes().all(|b| b.is_ascii_digit())
}

/// `2009/28/EC`, `2016/679`.
fn act_number(cursor: &Cursor<'_>, at: usize) -> Option<(String, usize)> {
    if !cursor.starts_with_digit(at) || !cursor.starts_with_digit(at + 1) || cursor.gap(at + 1) != "/" {
        return None;
    }
    let (first, second) = (cursor.word(at), cursor.word(at + 1));
    let suffix = cursor.word(at + 2);
    let ends = cursor.gap(at + 2) == "/";
    let institution =
        ends && matches!(suffix, "EC" | "EU" | "EEC" | "CE" | "UE" | "CEE" | "EG" | "EWG" | "JHA" | "CFSP" | "Euratom");
    let year = |word: &str| super::amounts::is_year(word).is_some();
    let plain = (year(first) && second.len() != 2) || (year(second) && !ends);
    if !institution && (!plain || ends) {
        return None;
    }
    // The year first, whichever way round it was written.
    let (a, b) = if year(second) && !year(first) { (second, first) } else { (first, second) };
    Some((format!("{a}/{b}"), at + 2 + usize::from(institution)))
}

/// `paragraph 2 of Article 5` and `Article 5, paragraph 2` as `Article 5(2)`.
pub(super) fn join(cursor: &Cursor<'_>, values: &mut Vec<Value>) {
    let mut k = 0;
    while k + 1 < values.len() {
        let joined = {
            let (a, b) = (&values[k], &values[k + 1]);
            match (&a.what, &b.what) {
                (What::Reference(x, inner), What::Reference(y, outer))
                    if *x == RefKind::Paragraph
                        && matches!(y, RefKind::Article | RefKind::Section | RefKind::Annex) =>
                {
                    let between = cursor.text.get(a.span.end..b.span.start).unwrap_or_default();
                    matches!(between.trim(), "of" | "de" | "des" | "of the" | "in" | "de l'" | "de l’" | "von")
                        .then(|| (*y, format!("{outer}.{inner}")))
                }
                (What::Reference(x, outer), What::Reference(y, inner))
                    if matches!(x, RefKind::Article | RefKind::Section | RefKind::Paragraph | RefKind::Annex)
                        && *y == RefKind::Paragraph
                        && a.words.end == b.words.start =>
                {
                    let between = cursor.text.get(a.span.end..b.span.start).unwrap_or_default();
                    matches!(between.trim(), "" | ",").then(|| (*x, format!("{outer}.{inner}")))
                }
                _ => None,
            }
        };
        match joined {
            Some((kind, path)) => {
                let next = values.remove(k + 1);
                let value = &mut values[k];
                value.what = What::Reference(kind, path);
                value.span.end = next.span.end;
                value.words.end = next.words.end;
            }
            None => k += 1,
        }
    }
}
