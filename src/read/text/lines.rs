//! A text as lines with their indentation and page.

/// One line without the white space around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// Where `text` begins in the source.
    pub(super) start: usize,
    /// The line without the white space around it; empty for a blank line.
    pub(super) text: &'a str,
    /// The columns before it; a tab leads to the next multiple of four.
    pub(super) indent: usize,
    /// The page from 1, counted by form feeds.
    pub(super) page: u32,
}

/// Splits a text at `\n`, `\r\n` and lone `\r`.
pub(super) fn split(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(text.len() / 60);
    let mut page = 1;
    let mut from = 0;
    for at in memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).chain([text.len()]) {
        if text.as_bytes().get(at..at + 2) == Some(b"\r\n") {
            continue;
        }
        let whole = &text[from..at];
        let body = whole.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{FEFF}');
        let margin = &whole[..whole.len() - body.len()];
        page += margin.bytes().filter(|byte| *byte == 0xC).count() as u32;
        let indent = margin.chars().fold(0, |columns, space| match space {
            '\t' => (columns / 4 + 1) * 4,
            '\u{C}' | '\u{FEFF}' => 0,
            _ => columns + 1,
        });
        let trimmed = body.trim_end();
        lines.push(Line { start: from + margin.len(), text: trimmed, indent, page });
        // A page break at the end of a line counts for what follows.
        page += body[trimmed.len()..].bytes().filter(|byte| *byte == 0xC).count() as u32;
        from = at + 1;
    }
    lines
}

/// The usual length in bytes of a line that another one follows; `None` if the text is not wrapped.
pub(super) fn width(lines: &[Line<'_>]) -> Option<usize> {
    let mut counts = [0_usize; 256];
    for pair in lines.windows(2).filter(|pair| !pair[0].text.is_empty() && !pair[1].text.is_empty()) {
        counts[pair[0].text.len().min(255)] += 1;
    }
    let total: usize = counts.iter().sum();
    let mut seen = 0;
    let median = counts.iter().position(|count| {
        seen += count;
        seen * 2 > total
    });
    median.filter(|median| total > 4 && (50..255).contains(median))
}
