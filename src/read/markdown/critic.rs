//! CriticMarkup: what an editor deletes (`{--…--}`), inserts (`{++…++}`), replaces (`{~~old~>new~~}`), marks (`{==…==}`)
//! and remarks on (`{>>…<<}`), in the notation of the CriticMarkup toolkit.
//!
//! Marks are paired over the whole text, across lines and blocks; a mark without its counterpart is text. The parser of
//! Markdown must not read the marks itself (`{~~` is no strikethrough, `# Title {--old--}` has no attributes), so it is
//! given a text of the same length in which other characters stand for them.

use std::ops::Range;

use memchr::memchr3_iter;

/// The length of every mark but [`SEPARATOR`].
const MARK: usize = 3;
/// Between the old and the new text of a replacement.
const SEPARATOR: &[u8] = b"~>";
/// Stand for a mark and a separator before the parser of Markdown: punctuation of the same length that means nothing.
const MASK: &str = "\u{2E31}";
const SEPARATOR_MASK: &str = "\u{55E}";

/// The marks of a text, paired.
#[derive(Debug, Default)]
pub(super) struct Critic {
    /// What is no text, ascending and without overlap.
    pub(super) taken: Vec<Taken>,
    /// The text that is deleted or replaced; the inner ones of several within one another may come first.
    pub(super) struck: Vec<Range<usize>>,
}

/// Something in the source that is no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Taken {
    pub(super) range: Range<usize>,
    pub(super) what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A mark.
    Mark,
    /// A mark between an old and a new text, whose words must not run together.
    Separator,
    /// A comment with its marks.
    Comment,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Deletion,
    Insertion,
    Replacement,
    Highlight,
    Comment,
}

impl Sort {
    /// All sorts with the signs behind the opening and before the closing brace.
    const SIGNS: [(Self, &'static [u8], &'static [u8]); 5] = [
        (Self::Deletion, b"--", b"--"),
        (Self::Insertion, b"++", b"++"),
        (Self::Replacement, b"~~", b"~~"),
        (Self::Highlight, b"==", b"=="),
        (Self::Comment, b">>", b"<<"),
    ];

    fn opened_by(signs: &[u8]) -> Option<Self> {
        Self::SIGNS.iter().find(|(_, open, _)| *open == signs).map(|(sort, ..)| *sort)
    }

    fn closed_by(signs: &[u8]) -> Option<Self> {
        Self::SIGNS.iter().find(|(.., close)| *close == signs).map(|(sort, ..)| *sort)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Open(Sort),
    Close(Sort),
    Separator,
}

/// A mark whose counterpart is still to come.
struct Opened {
    sort: Sort,
    at: usize,
    separator: Option<usize>,
}

/// True if a text may have such marks: a quick look.
pub(super) fn is_likely(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'{', bytes)
        .any(|at| bytes.get(at + 1..at + MARK).is_some_and(|s| Sort::opened_by(s).is_some()))
}

/// Pairs the marks of `text` from `from` on, but for those in the `opaque` ranges (code, tags), which ascend.
pub(super) fn read(text: &str, from: usize, opaque: &[Range<usize>]) -> Critic {
    let tokens = tokens(text.as_bytes(), from, opaque);
    let mut ends = (0..tokens.len()).filter(|&k| tokens[k].1 == Token::Close(Sort::Comment)).peekable();
    let mut critic = Critic::default();
    let mut stack: Vec<Opened> = Vec::new();
    let mut open = [0_usize; Sort::SIGNS.len()];
    let mut next = 0;
    while let Some(&(at, token)) = tokens.get(next) {
        next += 1;
        match token {
            Token::Open(Sort::Comment) => {
                // What stands in a comment is no mark.
                while ends.next_if(|&end| end < next).is_some() {}
                if let Some(&end) = ends.peek() {
                    critic.taken.push(Taken { range: at..tokens[end].0 + MARK, what: What::Comment });
                    next = end + 1;
                }
            }
            Token::Open(sort) => {
                open[sort as usize] += 1;
                stack.push(Opened { sort, at, separator: None });
            }
            Token::Separator => {
                if let Some(opened) = stack.last_mut().filter(|opened| opened.sort == Sort::Replacement) {
                    opened.separator.get_or_insert(at);
                }
            }
            // What was opened since and not closed is text.
            Token::Close(sort) => {
                while open[sort as usize] > 0
                    && let Some(opened) = stack.pop()
                {
                    open[opened.sort as usize] -= 1;
                    if opened.sort == sort {
                        critic.pair(text.as_bytes(), &opened, at);
                        break;
                    }
                }
            }
        }
    }
    critic.taken.sort_unstable_by_key(|taken| taken.range.start);
    critic
}

impl Critic {
    /// Takes note of a pair of marks, the second of which stands at `close`.
    fn pair(&mut self, text: &[u8], opened: &Opened, close: usize) {
        let Opened { sort, at, separator } = *opened;
        let (mut before, mut after) = (What::Mark, What::Mark);
        match (sort, separator) {
            // `{~~struck~~}` is no replacement, but struck text in braces.
            (Sort::Replacement, None) => return,
            (Sort::Replacement, Some(separator)) => {
                let end = separator + SEPARATOR.len();
                self.taken.push(Taken { range: separator..end, what: What::Separator });
                self.struck.push(at + MARK..end);
            }
            (Sort::Deletion, _) => {
                // A deletion and an insertion side by side are a replacement.
                let mut struck = at + MARK..close;
                if text[..at].ends_with(b"++}") {
                    (before, struck.start) = (What::Separator, at);
                }
                if text[close + MARK..].starts_with(b"{++") {
                    (after, struck.end) = (What::Separator, close + MARK);
                }
                self.struck.push(struck);
            }
            _ => {}
        }
        self.taken.push(Taken { range: at..at + MARK, what: before });
        self.taken.push(Taken { range: close..close + MARK, what: after });
    }

    /// The text for the parser of Markdown: of the same length, and without the marks.
    pub(super) fn masked(&self, text: &str) -> String {
        let mut masked = String::with_capacity(text.len());
        for Taken { range, what } in &self.taken {
            masked.push_str(&text[masked.len()..range.start]);
            let first = range.start == 0 || text[..range.start].ends_with('\n');
            match (what, range.len()) {
                (What::Comment, length) => {
                    masked.push_str(MASK);
                    masked.extend(std::iter::repeat_n('x', length.saturating_sub(2 * MARK)));
                    masked.push_str(MASK);
                }
                (_, MARK) if first && begins_block(&text[range.end..]) => masked.push_str("   "),
                (_, MARK) => masked.push_str(MASK),
                _ => masked.push_str(SEPARATOR_MASK),
            }
        }
        masked.push_str(&text[masked.len()..]);
        masked
    }
}

/// True for what is a heading, a list item, a quotation or a row of a table at the head of a line.
fn begins_block(text: &str) -> bool {
    let sign = text.trim_start_matches('#');
    match text.as_bytes() {
        [b'#', ..] => sign.starts_with(' '),
        [b'-' | b'*' | b'+', b' ', ..] | [b'>' | b'|', ..] => true,
        _ => {
            let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
            rest.len() < text.len() && (rest.starts_with(". ") || rest.starts_with(") "))
        }
    }
}

/// The marks in order, none of which overlaps another.
fn tokens(bytes: &[u8], from: usize, opaque: &[Range<usize>]) -> Vec<(usize, Token)> {
    let mut tokens = Vec::new();
    let mut free = from;
    let mut opaque = opaque.iter().peekable();
    for at in memchr3_iter(b'{', b'}', b'~', &bytes[from..]).map(|at| from + at) {
        let found = match bytes[at] {
            b'{' => {
                let sort = bytes.get(at + 1..at + MARK).and_then(Sort::opened_by);
                sort.filter(|_| !is_escaped(bytes, at)).map(|sort| (at, MARK, Token::Open(sort)))
            }
            b'}' => {
                let start = at.saturating_sub(MARK - 1);
                Sort::closed_by(&bytes[start..at]).map(|sort| (start, MARK, Token::Close(sort)))
            }
            _ => bytes[at..].starts_with(SEPARATOR).then_some((at, SEPARATOR.len(), Token::Separator)),
        };
        let Some((start, length, token)) = found.filter(|(start, ..)| *start >= free) else { continue };
        while opaque.next_if(|range| range.end <= start).is_some() {}
        if opaque.peek().is_none_or(|range| start + length <= range.start) {
            free = start + length;
            tokens.push((start, token));
        }
    }
    tokens
}

/// True if an odd number of backslashes stands before the byte.
fn is_escaped(bytes: &[u8], at: usize) -> bool {
    bytes[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with what is struck in `[]`, without what is no text.
    fn shown(text: &str) -> String {
        let critic = read(text, 0, &[]);
        let mut out = String::new();
        let mut at = 0;
        let is_struck = |at: usize| critic.struck.iter().any(|range| range.contains(&at));
        let put = |out: &mut String, range: Range<usize>| {
            for (k, letter) in text[range.clone()].char_indices() {
                let struck = is_struck(range.start + k);
                out.push_str(if struck { "[" } else { "" });
                out.push(letter);
                out.push_str(if struck { "]" } else { "" });
            }
        };
        for taken in &critic.taken {
            put(&mut out, at..taken.range.start);
            at = taken.range.end;
        }
        put(&mut out, at..text.len());
        out.replace("][", "")
    }

    #[test]
    fn marks_go_and_what_is_deleted_is_struck() {
        for (text, wanted) in [
            ("It {--never--} {++always++} rains.", "It [never] always rains."),
            ("It {~~never~>always~~} rains.", "It [never]always rains."),
            ("It {==always==}{>>really?<<} rains.", "It always rains."),
            ("{--a {==b==} c--} d", "[a b c] d"),
            ("{++a {--b--} c++} d", "a [b] c d"),
            ("{--a\n\nb--}", "[a\n\nb]"),
            ("{----}{--}{++}", "{--}{++}"),
            ("{>>a {--b<<} c--}", " c--}"),
            ("{--a-----}", "[a---]"),
        ] {
            assert_eq!(shown(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_mark_without_its_counterpart_is_text() {
        for text in [
            "It {--never rains.",
            "It never--} rains.",
            "It {>>never rains.",
            "It \\{--never--} rains.",
            "{++a--}",
            "{~~struck~~}",
            "a ~> b",
            "{ --a-- }",
        ] {
            assert_eq!(shown(text), text, "{text}");
        }
        assert_eq!(shown("{--a {++b--} c++}"), "[a {++b] c++}");
        assert_eq!(shown("{--a {--b--}"), "{--a [b]");
    }

    #[test]
    fn the_masked_text_has_the_same_length() {
        for text in
            ["# A {--b--}", "{--# A--}", "{--- a--}", "{~~é~>ü~~}", "{>>ß\n\nß<<} `", "x", "{++1. a++}", "{++| a |++}"]
        {
            let critic = read(text, 0, &[]);
            let masked = critic.masked(text);
            assert_eq!(masked.len(), text.len(), "{masked}");
            assert!(critic.taken.iter().all(|taken| masked.get(taken.range.clone()).is_some()), "{masked}");
        }
        assert_eq!(read("{--# A--}", 0, &[]).masked("{--# A--}"), format!("   # A{MASK}"));
    }
}
