//! Whether two texts have the same words.

/// Whether two texts differ in nothing but quotes, dashes, spaces and the notation of an ellipsis.
pub(crate) fn is_same(a: &str, b: &str) -> bool {
    a == b || canonical(a) == canonical(b)
}

/// The text without quotes; any run of dashes is one hyphen, and a space stands only between two words. Every other
/// sign stays: `≥ 18` is not `≤ 18`, and `5'` is not `5"`.
pub(crate) fn canonical(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut units = units(text).peekable();
    let mut chars = text.char_indices().map(|(at, c)| (at, half_width(c))).peekable();
    let mut last = ' ';
    let mut gap = false;
    while let Some((at, c)) = chars.next() {
        if let Some((_, unit)) = units.next_if(|&(place, _)| place == at) {
            out.push(unit);
            (last, gap) = (unit, false);
            continue;
        }
        let apostrophe = is_apostrophe(c) && !gap && last.is_alphanumeric();
        if apostrophe && chars.peek().is_some_and(|(_, c)| c.is_alphanumeric()) {
            out.push('\'');
            last = '\'';
            continue;
        }
        if c.is_whitespace() || is_quote(c) {
            gap = true;
            continue;
        }
        let dash = is_dash(c);
        if dash {
            while chars.next_if(|&(_, c)| is_dash(c)).is_some() {}
        }
        if gap && c.is_alphanumeric() && last.is_alphanumeric() {
            out.push(' ');
        }
        match c {
            _ if dash => out.push('-'),
            '…' => out.push_str("..."),
            c => out.push(c),
        }
        gap = false;
        last = c;
    }
    out
}

/// A letter, figure or sign of the full width of Chinese print as the plain one.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// The marks behind figures that are no quotes but units (`5'`, `5″`), each with its byte and in its plain form: a quote
/// that closes one before it is none.
pub(crate) fn units(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut open = 0_usize;
    let mut last = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let before = std::mem::replace(&mut last, c);
        if !is_quote(c) {
            return None;
        }
        let unit = match c {
            '\'' | '’' | '′' | '´' => '\'',
            '"' | '”' | '″' => '"',
            _ => ' ',
        };
        if before.is_ascii_digit() && open == 0 && unit != ' ' {
            return Some((at, unit));
        }
        if before.is_whitespace() || matches!(before, '(' | '[' | '-' | '–' | '—' | '/' | ':') || is_quote(before) {
            open += 1;
        } else if !before.is_alphanumeric() || !text[at + c.len_utf8()..].starts_with(char::is_alphanumeric) {
            open = open.saturating_sub(1);
        }
        None
    })
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

pub(crate) fn is_quote(c: char) -> bool {
    is_apostrophe(c)
        || matches!(
            c,
            '"' | '“'
                | '”'
                | '„'
                | '‟'
                | '«'
                | '»'
                | '‹'
                | '›'
                | '‚'
                | '‛'
                | '`'
                | '´'
                | '′'
                | '″'
                | '＂'
                | '「'
                | '」'
                | '『'
                | '』'
        )
}

pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹘' | '－')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formatting_is_the_same_and_words_are_not() {
        for (a, b, same) in [
            ("the “Agency” shall", "the \"Agency\" shall", true),
            ("the Agency's staff", "the Agency’s staff", true),
            ("its staff", "it's staff", false),
            ("2007–2013", "2007-2013", true),
            ("aims — all of them — stay", "aims -- all of them -- stay", true),
            ("long-term", "long term", false),
            ("data base", "database", false),
            ("and so on…", "and so on...", true),
            ("« mot »", "“mot”", true),
            ("shall", "Shall", false),
            ("one, two", "one two", false),
            ("10 %", "10%", true),
            ("users' data", "users data", true),
            ("aged ≥ 18", "aged ≤ 18", false),
            ("at -4 °C", "at 4 °C", false),
            ("at −4 °C", "at -4 °C", true),
            ("± 5 cm", "+ 5 cm", false),
            ("base × days", "base ÷ days", false),
            ("(a + b) x c", "a + (b x c)", false),
            ("☒ The owner pays.", "☐ The owner pays.", false),
            ("re-sign", "resign", false),
            ("a board of 5'", "a board of 5\"", false),
            ("a board of 5″", "a board of 5\"", true),
            ("rule '5' holds", "rule \"5\" holds", true),
            ("“Version 5” holds", "Version 5 holds", true),
            ("费用，每年（个人）", "费用,每年(个人)", true),
        ] {
            assert_eq!(is_same(a, b), same, "{a} / {b}");
            assert_eq!(is_same(b, a), same, "{b} / {a}");
        }
    }
}
