//! What Markdown looks like, for texts whose name says nothing.

use crate::read::bytes::head;

/// True if the text uses signs that mean something in Markdown and nothing in prose.
pub(super) fn is_like(bytes: &[u8]) -> bool {
    let head = &*head(bytes);
    // A form feed is a page break of a paged medium, which no one writes in Markdown.
    if head.contains('\x0c') {
        return false;
    }
    let mut items = 0;
    let mut above = "";
    for (number, line) in head.lines().enumerate() {
        let text = line.trim_end();
        let trimmed = text.trim_start();
        if (number == 0 && (text == "---" || text == "+++"))
            || is_atx_heading(text)
            || is_setext_heading(above, text)
            || trimmed.starts_with("```")
            || (trimmed.starts_with("[^") && trimmed.contains("]: "))
            || (trimmed.starts_with('|') && trimmed.ends_with('|') && trimmed.contains("---"))
            || trimmed.contains("](http")
            || trimmed.contains("](#")
            || trimmed.contains("](/")
            || has_strong(trimmed)
        {
            return true;
        }
        if trimmed.starts_with("- ") || trimmed.starts_with("* ") || trimmed.starts_with("+ ") {
            items += 1;
            if items == 2 {
                return true;
            }
        }
        above = text;
    }
    false
}

fn is_atx_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
}

fn is_setext_heading(above: &str, line: &str) -> bool {
    line.len() >= 3
        && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-'))
        && above.starts_with(char::is_alphanumeric)
}

fn has_strong(line: &str) -> bool {
    line.split_once("**")
        .and_then(|(_, rest)| rest.split_once("**"))
        .is_some_and(|(inner, _)| !inner.is_empty() && inner.trim() == inner)
}
