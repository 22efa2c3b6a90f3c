//! The heads of the parts of a document: `Article 5`, `CHAPTER II`, `Anhang A`.

use crate::language::words::lists::List;

/// Words that name a part of a document and are followed by its number, in lower case.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "article", "articles", "art.", "art", "section", "sec.", "chapter", "title", "part", "annex", "recital",
    "appendix", "clause", "paragraph", "schedule", "step", "goal", "objective", "principle", "priority", "action",
    "measure", "recommendation", "pillar", "artikel", "kapitel", "abschnitt", "teil", "anhang", "anlage", "ziffer",
    "schritt", "ziel", "maßnahme", "titre", "chapitre", "partie", "annexe", "considérant", "étape", "objectif",
    "mesure", "artículo", "capítulo", "título", "sección", "anexo", "considerando", "medida", "objetivo",
    "articolo", "capo", "capitolo", "titolo", "sezione", "allegato", "parte", "obiettivo", "misura", "artykuł",
    "rozdział", "dział", "część", "załącznik", "cel", "działanie", "hoofdstuk", "afdeling", "deel", "bijlage",
    "titel", "stap", "artigo", "secção", "seção", "článek", "článok", "kapitola", "člen", "članak", "poglavje",
];

/// The length of a part's name with its number at the head of a text.
pub(crate) fn head(text: &str) -> Option<usize> {
    let space = text.bytes().take(25).position(|byte| byte == b' ')?;
    let word = &text[..space];
    // What can begin a number is looked at first: it spares most sentences the look through the list.
    let number = text[space..].trim_start().bytes().next()?;
    if !(number.is_ascii_digit() || number.is_ascii_uppercase() || matches!(number, b'p' | b'u' | 0xC3)) {
        return None;
    }
    if !word.chars().next()?.is_uppercase() || !PARTS.contains(&word.to_lowercase().as_str()) {
        return None;
    }
    let number = space + (text[space..].len() - text[space..].trim_start().len());
    Some(number + part_number(&text[number..])?)
}

/// True for a line that is nothing but the head of a part (`Article 5`, `CHAPTER II`).
pub(crate) fn is_head(line: &str) -> bool {
    head(line).is_some_and(|length| line[length..].trim_matches(['.', ':', ' ']).is_empty())
}

/// True for a line that begins with the head of a part and goes on as a title does.
pub(crate) fn begins_with_head(line: &str) -> bool {
    head(line).is_some_and(|length| {
        let rest = line[length..].trim_start();
        let title = rest.trim_start_matches(['—', '–', '-', ':', '.', '|']).trim_start();
        rest.len() != title.len() || title.chars().next().is_none_or(|first| !first.is_lowercase() && first != '(')
    })
}

/// True if a sentence begins with its first word and no name does: in `Art. 2 La commune paie` the number is a label, in
/// `Article 5 Regulation 3 applies` and `Artikel 5 Absatz 2 gilt` it is a part of the sentence.
pub(crate) fn begins_sentence(text: &str) -> bool {
    let end = text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let apart = rest.starts_with(char::is_whitespace) || matches!(word, "L") && rest.starts_with(['\'', '’']);
    word.starts_with(char::is_uppercase)
        && apart
        && word.len() < 12
        && List::Openers.has(&word.to_lowercase())
        && rest.split_whitespace().count() > 1
}

/// The number of a part: figures, Roman figures, one capital, or the word for "first".
fn part_number(body: &str) -> Option<usize> {
    for first in ["premier", "première", "Premier", "PREMIER", "primero", "unico", "único"] {
        if body.starts_with(first) && !letter_at(body, first.len()) {
            return Some(first.len());
        }
    }
    let digits = figures(body);
    if let Some(first) = ["1er", "1re", "1ère", "1ᵉʳ"].iter().find(|first| body.starts_with(**first)) {
        return (!letter_at(body, first.len())).then_some(first.len());
    }
    if digits > 0 {
        let suffix = usize::from(body[digits..].starts_with(|s: char| s.is_ascii_alphabetic()));
        return (!letter_at(body, digits + suffix)).then_some(digits + suffix);
    }
    let letters = body.bytes().take_while(u8::is_ascii_uppercase).count();
    let fits = letters == 1 || is_roman(&body[..letters]);
    (letters > 0 && fits && !letter_at(body, letters)).then_some(letters)
}

/// The length of `2.3.1` at the head.
pub(crate) fn figures(body: &str) -> usize {
    let bytes = body.as_bytes();
    let mut at = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    while at > 0 && bytes.get(at) == Some(&b'.') {
        let more = bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if more == 0 {
            break;
        }
        at += 1 + more;
    }
    at
}

/// True for a Roman figure below four hundred in one case, as lists and chapters use them. Only for one that is written
/// as it should be: `mix`, `cil` and `vv` are words.
pub(crate) fn is_roman(word: &str) -> bool {
    const TENS: [&str; 10] = ["xc", "xl", "lxxx", "lxx", "lx", "l", "xxx", "xx", "x", ""];
    const ONES: [&str; 10] = ["ix", "iv", "viii", "vii", "vi", "v", "iii", "ii", "i", ""];
    // Nearly every word that is asked about has another letter: nothing is lowered for it.
    if !word.bytes().all(|byte| matches!(byte | 0x20, b'i' | b'v' | b'x' | b'l' | b'c')) {
        return false;
    }
    let lower = word.to_ascii_lowercase();
    let one_case = word == lower || word.bytes().all(|byte| byte.is_ascii_uppercase());
    let hundreds = lower.bytes().take_while(|byte| *byte == b'c').count();
    let below = &lower[hundreds..];
    let rest = TENS.iter().find_map(|tens| below.strip_prefix(tens)).unwrap_or(below);
    !word.is_empty() && one_case && hundreds <= 3 && ONES.contains(&rest)
}

/// True if a letter or figure stands at `at`.
pub(crate) fn letter_at(body: &str, at: usize) -> bool {
    body.get(at..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

/// True if a capitalised word follows a point without a space: `3.Scope`, `2.A plan`, but not `3.5`, `2.D3`, `1.FC-2`.
pub(crate) fn glued(body: &str, after_point: usize) -> bool {
    let word = body[after_point..].split(char::is_whitespace).next().unwrap_or_default();
    let plain = word.trim_end_matches([',', ';', ':', '.', '!', '?', ')']);
    body[..after_point].ends_with('.')
        && plain.starts_with(char::is_uppercase)
        && plain.len() < 64
        && plain.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’' | '/'))
}

/// True if a text ends with the name of a part, so that its number is to come: `as set out in section`.
pub(crate) fn ends_in_part(text: &str) -> bool {
    let word = text.rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches('(');
    word.ends_with('§') || (word.len() < 25 && PARTS.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::is_roman;

    #[test]
    fn roman_figures_are_written_as_they_should_be() {
        for figure in ["i", "IV", "ix", "XIV", "xxxviii", "XLIX", "LXXXVIII", "xc", "CCCXCIX"] {
            assert!(is_roman(figure), "{figure}");
        }
        for word in ["", "mix", "cil", "vv", "iiii", "ixi", "viv", "Iv", "lc", "cccc", "d", "xé"] {
            assert!(!is_roman(word), "{word}");
        }
    }
}
