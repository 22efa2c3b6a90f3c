//! Headings and list items that are typed as plain paragraphs, as converters of web pages and Word files leave them.

use crate::shape;

/// Words that a title does not begin with but a sentence does, in the languages that policies come in most.
const SENTENCE_OPENERS: [&str; 24] = [
    "we", "you", "they", "it", "he", "she", "this", "these", "that", "those", "there", "if", "when", "nous", "vous",
    "ils", "il", "elle", "wir", "sie", "es", "dies", "usted", "noi",
];

/// Finite verbs that turn a short phrase into a sentence.
const FINITE_VERBS: [&str; 41] = [
    "is", "are", "was", "were", "be", "has", "have", "had", "do", "does", "did", "will", "would", "shall", "should",
    "may", "might", "must", "can", "could", "applies", "apply", "est", "sont", "doit", "doivent", "peut", "peuvent",
    "sera", "seront", "ist", "sind", "wird", "werden", "kann", "muss", "darf", "es", "son", "debe", "puede",
];

/// The levels of pseudo-headings, which follow the last true heading.
#[derive(Default)]
pub(super) struct Levels {
    /// The level of the last true heading, and how many parts its number has.
    last: u8,
    parts: u8,
}

impl Levels {
    /// Notes a true heading.
    pub(super) fn heading(&mut self, level: u8, text: &str) {
        self.last = level;
        self.parts = number(text).map_or(0, |(parts, _)| parts);
    }

    /// The level of a pseudo-heading here: one below the last true heading, numbered ones by their number.
    pub(super) fn pseudo(&self, text: &str) -> u8 {
        let parts = number(text).map_or(0, |(parts, _)| parts);
        let below = match parts {
            0 => self.last.saturating_add(1),
            _ => self.last.saturating_sub(self.parts).saturating_add(parts),
        };
        below.max(1)
    }
}

/// How many parts the number at the head of a text has (`3.2.` has two), and where the text after it begins.
pub(super) fn number(text: &str) -> Option<(u8, usize)> {
    let bytes = text.as_bytes();
    let (mut at, mut parts) = (0, 0u8);
    loop {
        let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        match digits {
            1..=3 => parts = parts.saturating_add(1),
            0 if parts > 0 => break,
            _ => return None,
        }
        at += digits;
        if !matches!(bytes.get(at), Some(b'.' | b')')) {
            break;
        }
        at += 1;
        if bytes[at - 1] == b')' {
            break;
        }
    }
    let rest = &text[at..];
    let after = rest.trim_start();
    (after.len() < rest.len()).then_some((parts, text.len() - after.len()))
}

/// True if there is nothing in the text that could be read.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|letter| {
        letter.is_whitespace() || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    })
}

/// True if a line all in bold reads like a heading.
pub(super) fn is_heading(line: &str) -> bool {
    let line = line.trim();
    // A bound on the work too: no heading is that long.
    if line.len() > 240 || !line.contains(char::is_alphanumeric) {
        return false;
    }
    let words = line.split_whitespace().count();
    match line.chars().next_back() {
        Some('.') => words <= 3 || words <= 8 && number(line).is_some(),
        Some(';' | ',') => false,
        Some(':') => words <= 8,
        _ => words <= 18,
    }
}

/// True for the words of a link that leads back to the top of the page.
pub(super) fn is_jump(text: &str) -> bool {
    #[rustfmt::skip]
    const JUMPS: [&str; 14] = [
        "top", "back to top", "return to top", "to top", "back", "up", "^", "↑", "haut", "haut de page",
        "retour en haut", "nach oben", "arriba", "torna su",
    ];
    JUMPS.contains(&text.trim().trim_matches(['(', ')', '[', ']']).to_lowercase().as_str())
}

/// Where a heading with a number of several parts ends that runs into the paragraph it opens
/// (`3.2. Payment methods. You can pay ...`).
pub(super) fn run_in_heading(text: &str, bold_head: Option<usize>) -> Option<usize> {
    let (_, start) = number(text).filter(|&(parts, _)| parts > 1)?;
    let bold = bold_head.filter(|&end| end > start && end < text.len());
    let end = match bold {
        Some(end) => end,
        None => title_end(text, start)?,
    };
    let (title, rest) = (text[start..end].trim(), text[end..].trim_start());
    let words = || title.split_whitespace().map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    let first = words().next()?;
    let title_like = words().count() <= 6
        && first.starts_with(char::is_uppercase)
        && !title.contains(',')
        && !is_sentence_like(title)
        // `Art.` and `No.` are abbreviations, not titles.
        && (title.len() > 5 || title.ends_with(':') || bold.is_some());
    let goes_on = rest.starts_with(|letter: char| letter.is_uppercase() || !letter.is_alphabetic());
    (title_like && !rest.is_empty() && (goes_on || title.ends_with(':'))).then_some(end)
}

/// True if a phrase begins as sentences do, or has a finite verb.
pub(super) fn is_sentence_like(phrase: &str) -> bool {
    let mut words = phrase.split_whitespace().map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    let is_one = |list: &[&str], word: &str| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    words.clone().next().is_some_and(|first| is_one(&SENTENCE_OPENERS, first))
        || words.any(|word| is_one(&FINITE_VERBS, word))
}

/// The end of the first phrase after `start` that a full stop or colon closes, if it comes soon.
fn title_end(text: &str, start: usize) -> Option<usize> {
    let window = &text[start..text.floor_char_boundary(start + 100)];
    let close = window.find(['.', ':', ';', '!', '?', '\n'])?;
    let after = window[close + 1..].chars().next()?;
    (matches!(window.as_bytes()[close], b'.' | b':') && after.is_whitespace()).then_some(start + close + 1)
}

/// The length of a bullet character and the space around it at the head of a text, and whether it is a dash. A sign that
/// answers something (`✓`, `☐`) makes an item as well, and stays in its text.
pub(super) fn bullet(text: &str) -> Option<(usize, bool)> {
    let trimmed = text.trim_start();
    let first = trimmed.chars().next().filter(|letter| !letter.is_ascii() || *letter == '-')?;
    let dash = matches!(first, '-' | '–' | '—' | '−' | '‐');
    let sign = matches!(first, '•' | '●' | '◦' | '▪' | '·' | '○' | '■' | '□' | '‣' | '➢' | '►' | '▸' | '⁃');
    let rest = &trimmed[first.len_utf8()..];
    let after = rest.trim_start();
    if shape::is_answer(first) && after.len() < rest.len() {
        return Some((text.len() - trimmed.len(), false));
    }
    ((dash || sign) && after.len() < rest.len()).then_some((text.len() - after.len(), dash))
}

/// The stop after a bold title may stand outside of the bold.
pub(super) fn is_end_mark(text: &str) -> bool {
    matches!(text.trim(), "." | ":")
}

/// The marker of the ordered item at `at`, as typed.
pub(super) fn marker_at(source: &str, at: usize) -> String {
    let rest = source[at..].trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    match rest.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => rest[..=digits].to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        let table = [
            ("3.2. Payment", Some((2, 5))),
            ("3.2 Payment", Some((2, 4))),
            ("1) Aims", Some((1, 3))),
            ("12 Aims", Some((1, 3))),
            ("1.2.3.4 Aims", Some((4, 8))),
            ("2007 was", None),
            ("3.2", None),
            ("1A. What", None),
            ("Aims", None),
        ];
        for (text, wanted) in table {
            assert_eq!(number(text), wanted, "{text}");
        }
    }

    #[test]
    fn run_in_headings() {
        let table = [
            ("3.2. Payment methods. You can pay by card.", Some(21)),
            ("3.2 Payment methods: cards and cash.", Some(20)),
            ("3.2. You may cancel. We send a note.", None),
            ("3.2. Payment is due. We send a note.", None),
            ("3.2. Payments, fees. We send a note.", None),
            ("3. Payment methods. You can pay.", None),
            ("3.2. Payment methods.", None),
            ("3.2. Art. 5 covers it.", None),
            ("3.2. payment methods. You can pay.", None),
            ("3.2. The quick and very long title goes on here. You can pay.", None),
        ];
        for (text, wanted) in table {
            assert_eq!(run_in_heading(text, None), wanted, "{text}");
        }
        assert_eq!(run_in_heading("3.2 Payment methods You can pay.", Some(19)), Some(19));
    }

    #[test]
    fn bold_lines() {
        for line in ["Data retention", "1. Scope and terms.", "Who are we?", "What we collect:", "ARTICLE 1 - SCOPE"] {
            assert!(is_heading(line), "{line}");
        }
        for line in ["We never sell data.", "one;", "two,", "***", "", "Nothing in here gives you any right at all to:"]
        {
            assert!(!is_heading(line), "{line}");
        }
    }

    #[test]
    fn bullets() {
        assert_eq!(bullet("• one"), Some((4, false)));
        assert_eq!(bullet("\u{a0}–  one"), Some((7, true)));
        assert_eq!(bullet("- one"), Some((2, true)));
        for text in ["•one", "-one", "one", "", "•"] {
            assert_eq!(bullet(text), None, "{text}");
        }
    }
}
