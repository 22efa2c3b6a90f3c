//! HTML and XML by their first tag.

use memchr::memmem;

/// Elements of HTML that Markdown documents begin with, besides those that no law is written in.
#[rustfmt::skip]
const HTML: &[&str] = &[
    "a", "abbr", "article", "aside", "b", "blockquote", "br", "center", "code", "dd", "details", "div", "dl", "dt",
    "em", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "iframe", "img", "kbd",
    "li", "main", "math", "nav", "ol", "p", "picture", "pre", "section", "small", "span", "strong", "style", "sub",
    "sup", "svg", "table", "u", "ul", "video",
];

/// True for a page, with or without the head of an XML document before it.
pub(super) fn is_html(bytes: &[u8]) -> bool {
    let mut rest = behind_comments(bytes);
    if rest.starts_with(b"<?xml") {
        let end = memmem::find(rest, b"?>").map_or(rest.len(), |end| end + 2);
        rest = behind_comments(&rest[end..]);
    }
    let begins = |head: &[u8]| rest.get(..head.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(head));
    begins(b"<!doctype html") || begins(b"<html>") || begins(b"<html ") || begins(b"<html\n")
}

/// True for a document of XML: it says so, or one element that is none of HTML's encloses it or declares a namespace.
pub(super) fn is_xml(bytes: &[u8]) -> bool {
    let rest = behind_comments(bytes);
    if rest.starts_with(b"<?xml") || rest.starts_with(b"<!DOCTYPE ") {
        return true;
    }
    let Some(tag) = rest.strip_prefix(b"<").filter(|tag| tag.first().is_some_and(u8::is_ascii_alphabetic)) else {
        return false;
    };
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b':');
    let name = &tag[..tag.iter().take_while(|byte| is_of_name(byte)).count()];
    let lower = name.to_ascii_lowercase();
    if HTML.iter().any(|known| known.as_bytes() == lower) {
        return false;
    }
    let opening = &tag[..memchr::memchr(b'>', tag).unwrap_or(0)];
    let closing = [b"</", name, b">"].concat();
    memmem::find(opening, b" xmlns").is_some() || rest.trim_ascii_end().ends_with(&closing)
}

/// The bytes behind white space and comments.
fn behind_comments(bytes: &[u8]) -> &[u8] {
    let mut rest = bytes.trim_ascii_start();
    while rest.starts_with(b"<!--") {
        let Some(end) = memmem::find(rest, b"-->") else { return rest };
        rest = rest[end + 3..].trim_ascii_start();
    }
    rest
}
