//! Texts of a policy inside Markdown: whatever they hold, they stay text.

/// The text, with every sign of Markdown and HTML taken literally. Nobody is mentioned and nothing is linked by it.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '!' | '$' | '^' => {
                out.push('\\');
                out.push(c);
            }
            // At the beginning these would make a list or a heading; elsewhere the sign does no harm.
            '#' | '+' | '-' | '=' if out.is_empty() => {
                out.push('\\');
                out.push(c);
            }
            '.' | ')' if !out.is_empty() && out.bytes().all(|byte| byte.is_ascii_digit()) => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
        if calls(c, &out, chars.peek().copied()) {
            out.push(APART);
        }
    }
    out
}

/// A space that nobody sees.
const APART: char = '\u{200b}';

/// True where a sign before this character would call somebody (`@name`), link another page (`#12`) or a site.
fn calls(sign: char, so_far: &str, next: Option<char>) -> bool {
    match sign {
        '@' | '#' => next.is_some_and(char::is_alphanumeric),
        ':' => next == Some('/'),
        '.' => {
            next.is_some_and(char::is_alphanumeric) && ["www.", "Www.", "WWW."].iter().any(|www| so_far.ends_with(www))
        }
        _ => false,
    }
}

/// The text inside of a tag that stands on a line of its own, where Markdown's own signs mean nothing.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
        if calls(c, &out, chars.peek().copied()) {
            out.push(APART);
        }
    }
    out
}

/// A text with `[-deleted-]` and `{+inserted+}` words, as tags.
pub(super) fn marked(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    loop {
        let next = [("[-", "-]", "del"), ("{+", "+}", "ins")]
            .into_iter()
            .filter_map(|(open, close, tag)| {
                let start = rest.find(open)?;
                let end = start + open.len() + rest[start + open.len()..].find(close)?;
                Some((start, start + open.len(), end, end + close.len(), tag))
            })
            .min_by_key(|(start, ..)| *start);
        let Some((start, from, to, end, tag)) = next else { break };
        out.push_str(&plain(&rest[..start]));
        out.push_str(&format!("<{tag}>{}</{tag}>", plain(&rest[from..to])));
        rest = &rest[end..];
    }
    out.push_str(&plain(rest));
    out
}

/// Code, in as many backticks as it takes.
pub(super) fn code(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // In a table a stroke would end the cell, even in code.
    let text = text.replace('|', "\u{2502}");
    if longest > 0 || text.is_empty() { format!("{fence} {text} {fence}") } else { format!("{fence}{text}{fence}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_taken_literally() {
        for (text, expected) in [
            ("plain", "plain"),
            ("a*b_c `d`", "a\\*b\\_c \\`d\\`"),
            ("<b>&amp;", "\\<b\\>\\&amp;"),
            ("- a - b", "\\- a - b"),
            ("@team and #12", "@\u{200b}team and #\u{200b}12"),
            ("a@b.org", "a@\u{200b}b.org"),
            ("see www.x.org", "see www.\u{200b}x.org"),
            ("https://x.org", "https:\u{200b}//x.org"),
            ("one\ntwo", "one two"),
            ("12. May", "12\\. May"),
            ("In 12. May", "In 12. May"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
        assert_eq!(html("<b> & *c* @d\n"), "&lt;b&gt; &amp; *c* @\u{200b}d ");
    }

    #[test]
    fn marks_become_tags_that_balance() {
        for (text, expected) in [
            ("It [-shall-] {+should+} go.", "It <del>shall</del> <ins>should</ins> go."),
            ("[-a {+b-] c+}", "<del>a \\{+b</del> c+\\}"),
            ("[- open", "\\[- open"),
            ("{+<b>+}", "<ins>\\<b\\></ins>"),
        ] {
            assert_eq!(marked(text), expected, "{text}");
        }
    }

    #[test]
    fn code_ends_where_it_should() {
        for (text, expected) in [("a", "`a`"), ("a`b", "`` a`b ``"), ("", "`  `"), ("a|b", "`a│b`")] {
            assert_eq!(code(text), expected);
        }
    }
}
