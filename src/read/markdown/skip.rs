//! Parts of HTML that are no prose, and where they end.

use memchr::memchr;

/// Elements whose content is no prose.
pub(super) const HIDDEN: [&str; 6] = ["script", "style", "template", "noscript", "iframe", "svg"];

/// What is being left out, and what ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Skip {
    /// A comment.
    Comment,
    /// A tag that goes on in the next line.
    Tag,
    /// The content of an element that is not prose.
    Element(&'static str),
}

impl Skip {
    /// The length of what is left of a skipped piece, if it ends in `html`.
    pub(super) fn end(self, html: &str) -> Option<usize> {
        match self {
            Skip::Comment => memchr::memmem::find(html.as_bytes(), b"-->").map(|at| at + 3),
            Skip::Tag => memchr(b'>', html.as_bytes()).map(|at| at + 1),
            Skip::Element(name) => {
                let mut from = 0;
                while let Some(at) = memchr::memmem::find(&html.as_bytes()[from..], b"</") {
                    let start = from + at + 2;
                    let found = html.as_bytes().get(start..start + name.len());
                    if found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
                        return Some(memchr(b'>', &html.as_bytes()[start..]).map_or(html.len(), |end| start + end + 1));
                    }
                    from = start;
                }
                None
            }
        }
    }
}
