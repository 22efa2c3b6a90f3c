//! HTML inside Markdown: tags are taken off, their text stays.

use std::borrow::Cow;

use memchr::{memchr, memchr3};
use pulldown_cmark::{Event, Parser};

use super::builder::Builder;
use super::skip::{HIDDEN, Skip};

const BLOCKS: [&str; 39] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

const INLINE: [&str; 62] = [
    "a", "abbr", "acronym", "area", "audio", "b", "base", "bdi", "bdo", "big", "br", "button", "canvas", "cite",
    "code", "col", "colgroup", "data", "datalist", "del", "dfn", "em", "embed", "font", "head", "i", "img", "input",
    "ins", "kbd", "label", "link", "map", "mark", "meta", "meter", "object", "optgroup", "option", "output", "param",
    "picture", "progress", "q", "s", "samp", "select", "small", "source", "span", "strike", "strong", "sub", "sup",
    "textarea", "time", "tt", "u", "var", "video", "wbr", "title",
];

impl Builder<'_> {
    /// Adds the text of a piece of HTML that stands at `at` of the source. In a piece of a block of HTML, block
    /// elements part blocks; in the midst of a paragraph they only part lines.
    pub(super) fn html(&mut self, html: &str, at: usize, block: bool) {
        let bytes = html.as_bytes();
        let mut from = 0;
        while from < bytes.len() {
            if let Some(skip) = self.skip {
                match skip.end(&html[from..]) {
                    Some(length) => from += length,
                    None => return,
                }
                self.skip = None;
                continue;
            }
            let next = memchr3(b'<', b'&', b'\n', &bytes[from..]).map_or(bytes.len(), |length| from + length);
            self.text(html[from..next].trim_end_matches('\r'), at + from);
            from = next;
            match bytes.get(from) {
                Some(b'\n') => {
                    self.line_break(at + from, false);
                    from += 1;
                }
                Some(b'&') => from += self.entity(&html[from..], at + from),
                Some(_) => from += self.tag(&html[from..], at + from, block),
                None => {}
            }
        }
    }

    /// Adds the character of the entity at the head of `html`; gives its length.
    fn entity(&mut self, html: &str, at: usize) -> usize {
        let end = memchr(b';', &html.as_bytes()[..html.len().min(40)]);
        let Some(length) = end.map(|end| end + 1) else {
            self.text("&", at);
            return 1;
        };
        self.text(&decode(&html[..length]), at);
        length
    }

    /// Acts on the tag at the head of `html`; gives its length.
    fn tag(&mut self, html: &str, at: usize, block: bool) -> usize {
        if html.starts_with("<!--") {
            self.skip = Some(Skip::Comment);
            return 4;
        }
        let closing = html.as_bytes().get(1) == Some(&b'/');
        let after = if closing { &html[2..] } else { &html[1..] };
        let name_length = after.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if !after.starts_with(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '!' | '?')) {
            self.text("<", at);
            return 1;
        }
        let name = after[..name_length.min(12)].to_ascii_lowercase();
        let Some(length) = memchr(b'>', html.as_bytes()).map(|end| end + 1) else {
            self.skip = Some(Skip::Tag);
            return html.len();
        };
        if !closing && is_blank_to_fill(&name, &html[..length]) {
            self.text(&html[..length], at);
        } else if let Some(&hidden) = HIDDEN.iter().find(|hidden| **hidden == name) {
            if !closing && !html[..length].ends_with("/>") {
                self.skip = Some(Skip::Element(hidden));
            }
        } else if name == "br" {
            self.line_break(at, true);
        } else if matches!(name.as_str(), "b" | "strong") {
            self.strong(!closing);
        } else if let Some(level) = heading_level(&name) {
            match (block, closing) {
                (true, false) => self.open_heading(level),
                (true, true) => self.close(),
                (false, _) => self.line_break(at, true),
            }
        } else if BLOCKS.contains(&name.as_str()) {
            match (block, closing, name.as_str()) {
                (true, false, "li") => self.open_bullet(),
                (true, ..) => self.close(),
                (false, ..) => self.line_break(at, true),
            }
        }
        length
    }
}

/// True for `<Data Protection Officer>`, which looks like a tag and is a blank for the reader to fill in.
fn is_blank_to_fill(name: &str, tag: &str) -> bool {
    if tag.contains(['=', '!', '?']) {
        return false;
    }
    let several_words = tag.trim_end_matches(['/', '>']).contains(char::is_whitespace);
    let known = BLOCKS.contains(&name) || INLINE.contains(&name) || heading_level(name).is_some();
    match several_words {
        true => !matches!(name, "input" | "option" | "video" | "audio" | "details" | "script" | "ol" | "dialog" | "br"),
        false => !known && !HIDDEN.contains(&name) && !tag.contains('-'),
    }
}

fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

/// Decodes one entity; what is none stays as it is. The Markdown parser knows all of them, so no table is kept here.
fn decode(entity: &str) -> Cow<'_, str> {
    match entity {
        "&amp;" => "&".into(),
        "&nbsp;" => "\u{a0}".into(),
        "&lt;" => "<".into(),
        "&gt;" => ">".into(),
        _ => Parser::new(entity)
            .find_map(|event| match event {
                Event::Text(text) => Some(text.into_string().into()),
                _ => None,
            })
            .unwrap_or(entity.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities() {
        let table = [("&eacute;", "é"), ("&#8217;", "’"), ("&#x2014;", "—"), ("&amp;", "&"), ("&quot;", "\"")];
        for (entity, wanted) in table {
            assert_eq!(decode(entity), wanted);
        }
    }
}
