//! Whether two texts have the same words.

/// Whether two texts differ in nothing but quotes, dashes, spaces and the notation of an ellipsis.
pub(crate) fn is_same(a: &str, b: &str) -> bool {
    a == b || canonical(a) == canonical(b)
}

/// The text without quotes; any run of dashes is one hyphen, and a space stands only between two words.
pub(crate) fn canonical(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut last = ' ';
    let mut gap = false;
    while let Some(c) = chars.next() {
        let apostrophe = is_apostrophe(c) && !gap && last.is_alphanumeric();
        if apostrophe && chars.peek().is_some_and(|c| c.is_alphanumeric()) {
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
            while chars.next_if(|&c| is_dash(c)).is_some() {}
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
        ] {
            assert_eq!(is_same(a, b), same, "{a} / {b}");
            assert_eq!(is_same(b, a), same, "{b} / {a}");
        }
    }
}
