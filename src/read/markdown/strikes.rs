//! Where a text is struck out: by tildes, by CriticMarkup, and by the HTML elements for it.
//!
//! All is known by its place in the source, so that a strike may hold a word, a whole table, or the end of one paragraph
//! and the beginning of the next. Marks are paired before anything else is read: none can run on where its counterpart
//! is missing.

use std::ops::Range;

use memchr::memchr;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::critic::{self, Taken};
use super::skip::{HIDDEN, Skip};
use crate::model::OffsetMap;
use crate::model::ranges::{derived, merged, overlaps};

/// The HTML elements whose text is struck out.
const ELEMENTS: [&str; 3] = ["del", "s", "strike"];

/// The strikes of a source text. All ranges ascend and do not overlap.
#[derive(Debug, Default)]
pub(super) struct Strikes {
    /// By CriticMarkup and HTML.
    marked: Vec<Range<usize>>,
    /// By tildes.
    tildes: Vec<Range<usize>>,
    /// What is no text: the marks and comments of CriticMarkup.
    taken: Vec<Taken>,
}

impl Strikes {
    /// Adds what tildes strike. Calls ascend; one may lie within the last.
    pub(super) fn push(&mut self, range: Range<usize>) {
        match self.tildes.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => self.tildes.push(range),
        }
    }

    /// The first thing in `range` of the source that is no text.
    pub(super) fn taken(&self, range: Range<usize>) -> Option<&Taken> {
        let next = self.taken.partition_point(|taken| taken.range.end <= range.start);
        self.taken.get(next).filter(|taken| taken.range.start < range.end)
    }

    /// The bytes of a text that are struck, given where it stands in the source.
    pub(super) fn within(&self, text: &str, origin: &OffsetMap) -> Vec<Range<usize>> {
        if self.marked.is_empty() && self.tildes.is_empty() || text.is_empty() {
            return Vec::new();
        }
        let is_struck = |part: &Range<usize>| overlaps(&self.marked, part) || overlaps(&self.tildes, part);
        let whole = origin.source_span(0..text.len());
        if !is_struck(&(whole.start..whole.end)) {
            return Vec::new();
        }
        derived(text, origin, |at| is_struck(&(at..at + 1)))
    }
}

/// Looks for the marks of CriticMarkup and HTML from `from` on, if there may be any; with CriticMarkup, also gives the
/// text that the parser is to read in place of `text`.
pub(super) fn find(text: &str, from: usize, options: Options) -> (Strikes, Option<String>) {
    let critic = critic::is_likely(&text[from..]);
    if !critic && !has_element(&text[from..]) {
        return (Strikes::default(), None);
    }
    let mut tags = Tags::default();
    let mut block = from..text.len();
    for (event, range) in Parser::new_ext(&text[from..], options).into_offset_iter() {
        let range = range.start + from..range.end + from;
        match event {
            Event::Start(Tag::CodeBlock(_)) | Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                tags.opaque.push(range);
            }
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::Item
                | Tag::TableCell
                | Tag::HtmlBlock
                | Tag::DefinitionListTitle
                | Tag::DefinitionListDefinition,
            ) => block = range,
            Event::End(TagEnd::HtmlBlock) => tags.skip = None,
            Event::Html(_) | Event::InlineHtml(_) => tags.read(&text[range.clone()], range.start, block.end),
            _ => {}
        }
    }
    let (mut marked, opaque) = tags.finish();
    if !critic {
        return (Strikes { marked: merged(marked), ..Strikes::default() }, None);
    }
    let found = critic::read(text, from, &opaque);
    let masked = (!found.taken.is_empty()).then(|| found.masked(text));
    marked.extend(found.struck);
    (Strikes { marked: merged(marked), taken: found.taken, ..Strikes::default() }, masked)
}

/// True if the text may have one of the elements.
fn has_element(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'<', bytes).any(|at| element(&text[at + 1..]).is_some())
}

/// The element that a tag begins, whose `<` or `</` stands before the text.
fn element(text: &str) -> Option<usize> {
    let length = text.bytes().take_while(u8::is_ascii_alphanumeric).take(8).count();
    ELEMENTS.iter().position(|name| name.eq_ignore_ascii_case(&text[..length]))
}

/// The tags met so far.
#[derive(Default)]
struct Tags {
    skip: Option<Skip>,
    /// Of each element, where those begin that are not closed yet, and where their block ends.
    open: [Vec<(usize, usize)>; ELEMENTS.len()],
    struck: Vec<Range<usize>>,
    /// Where no mark of CriticMarkup is read: code, tags, comments, what is no prose.
    opaque: Vec<Range<usize>>,
}

impl Tags {
    /// Reads the tags of a piece of HTML that stands at `at`, in a block that ends at `end`.
    fn read(&mut self, html: &str, at: usize, end: usize) {
        let mut from = 0;
        while from < html.len() {
            if let Some(skip) = self.skip {
                let length = skip.end(&html[from..]);
                self.opaque.push(at + from..at + length.map_or(html.len(), |length| from + length));
                let Some(length) = length else { return };
                from += length;
                self.skip = None;
                continue;
            }
            let Some(next) = memchr(b'<', &html.as_bytes()[from..]) else { return };
            from += next;
            if html[from..].starts_with("<!--") {
                self.skip = Some(Skip::Comment);
                self.opaque.push(at + from..at + from + 4);
                from += 4;
                continue;
            }
            let Some(length) = memchr(b'>', &html.as_bytes()[from..]).map(|length| length + 1) else {
                self.skip = Some(Skip::Tag);
                self.opaque.push(at + from..at + html.len());
                return;
            };
            self.tag(&html[from..from + length], at + from, end);
            from += length;
        }
    }

    fn tag(&mut self, tag: &str, at: usize, end: usize) {
        let range = at..at + tag.len();
        let closing = tag[1..].starts_with('/');
        let name = &tag[1 + usize::from(closing)..];
        if let Some(k) = element(name) {
            match self.open[k].pop() {
                Some((start, _)) if closing => self.struck.push(start..range.start),
                Some(other) => self.open[k].extend([other, (range.end, end)]),
                None if closing => {}
                None => self.open[k].push((range.end, end)),
            }
        }
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let hidden = HIDDEN.iter().find(|hidden| hidden.eq_ignore_ascii_case(&name[..length]));
        if let Some(&hidden) = hidden.filter(|_| !closing && !tag.ends_with("/>")) {
            self.skip = Some(Skip::Element(hidden));
        }
        self.opaque.push(range);
    }

    /// What is struck, and what is opaque. An element that nothing closes ends with its block, as in a browser.
    fn finish(mut self) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
        let open = self.open.iter().flatten().filter(|(start, end)| start < end);
        self.struck.extend(open.map(|&(start, end)| start..end));
        (self.struck, merged(self.opaque))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::read::{Format, parse};

    /// The blocks of a text, with what is struck in `⟦⟧`.
    fn shown(text: &str) -> Vec<String> {
        let document = parse("plan.md", Format::MARKDOWN, text.into()).unwrap();
        let show = |block: &crate::model::Block| {
            let mut shown = block.text.replace('\n', " ");
            for range in block.struck.iter().rev() {
                shown.insert(range.end, '⟧');
                shown.insert(range.start, '⟦');
            }
            shown
        };
        document.blocks.iter().map(show).collect()
    }

    #[test]
    fn every_notation_strikes() {
        for (text, wanted) in [
            ("We ~~never~~ rest.", "We ⟦never⟧ rest."),
            ("We ~never~ rest.", "We ⟦never⟧ rest."),
            ("We <del>never</del> rest.", "We ⟦never⟧ rest."),
            ("We <s>never</s> <strike>ever</strike> rest.", "We ⟦never⟧ ⟦ever⟧ rest."),
            ("We <DEL class=\"x\">never</DEL> rest.", "We ⟦never⟧ rest."),
            ("We {--never--} rest.", "We ⟦never⟧ rest."),
            ("We {~~never~>always~~} rest.", "We ⟦never ⟧always rest."),
            ("We {--never--}{++always++} rest.", "We ⟦never ⟧always rest."),
            ("We {++always++}{--never--} rest.", "We always⟦ never⟧ rest."),
            ("We <ins>always</ins> {++ever++} {==rest==}.", "We always ever rest."),
            ("We rest{>>when?<<}, {>>why?<<} so.", "We rest, so."),
            ("We rest {>>when?<<}.", "We rest."),
            ("We <!-- never --> rest.", "We  rest."),
            ("**We ~~*never*~~** rest.", "We ⟦never⟧ rest."),
            ("~~We **never** rest. Nor do you.~~", "⟦We never rest. Nor do you.⟧"),
            ("We ~~never\never~~ rest.", "We ⟦never ever⟧ rest."),
            ("We {--never\never--} rest.", "We ⟦never ever⟧ rest."),
            ("# Aims {--and ends--}", "Aims ⟦and ends⟧"),
            ("## ~~Aims~~", "⟦Aims⟧"),
            ("{--## Aims--}", "⟦Aims⟧"),
            ("{--- We rest.--}", "⟦We rest.⟧"),
            ("- ~~We rest.~~", "⟦We rest.⟧"),
            ("1. <del>We rest.</del>", "⟦We rest.⟧"),
            ("We {--_never_--} rest.", "We ⟦never⟧ rest."),
            ("We ~~see [a link](http://x.org)~~ rest.", "We ⟦see a link⟧ rest."),
            ("We {--caf&eacute;--} rest.", "We ⟦café⟧ rest."),
        ] {
            assert_eq!(shown(text), [wanted], "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_strike_is_text() {
        for (text, wanted) in [
            ("We `~~never~~` rest.", "We ~~never~~ rest."),
            ("We `{--never--}` rest.", "We {--never--} rest."),
            ("We {--never rest.", "We {--never rest."),
            ("We never--} rest.", "We never--} rest."),
            ("We {>>never rest.", "We {>>never rest."),
            ("We {--never `--}` rest.", "We {--never --} rest."),
            ("We \\~~never~~ rest.", "We ~~never~~ rest."),
            ("```\n{--never--} ~~ever~~\n```", "{--never--} ~~ever~~"),
            ("The CO~2~ tax.", "The CO~2~ tax."),
            ("We <span>never</span> <small>rest</small>.", "We never rest."),
            ("We rest</del>.", "We rest."),
            ("<style>a {--b: c}</style> We --} rest.", "We --} rest."),
        ] {
            assert_eq!(shown(text), [wanted], "{text}");
        }
    }

    #[test]
    fn a_strike_may_cross_blocks() {
        for (text, wanted) in [
            ("{--One.\n\nTwo.--} Three.", &["⟦One.⟧", "⟦Two.⟧ Three."][..]),
            ("<del>One.\n\nTwo.</del> Three.", &["⟦One.⟧", "⟦Two.⟧ Three."]),
            ("<del>\n\n- One.\n- Two.\n\n</del>\n\nThree.", &["⟦One.⟧", "⟦Two.⟧", "Three."]),
            ("{--\n- One.\n- Two.\n--}\n\nThree.", &["⟦One.⟧", "⟦Two.⟧", "Three."]),
            ("| a | ~~b~~ |\n|---|---|\n| {--c | d--} |", &["a", "⟦b⟧", "⟦c⟧", "⟦d⟧"]),
            ("| a | b |\n|---|---|\n{--| c | d |--}", &["a", "b", "⟦c⟧", "⟦d⟧"]),
            ("<p>One <s>two</s>.</p>\n<p>{--Three--} four.</p>", &["One ⟦two⟧.", "⟦Three⟧ four."]),
            ("One <del>two.\n\nThree.", &["One ⟦two.⟧", "Three."]),
            ("One <del>two.\n\nThree <del>four</del>.", &["One ⟦two.⟧", "Three ⟦four⟧."]),
            ("One.{>>a\n\nb<<}\n\nTwo.", &["One.", "Two."]),
            ("---\ntitle: \"{--\"\n---\n\nOne.--}\n\nTwo.", &["One.--}", "Two."]),
        ] {
            assert_eq!(shown(text), wanted, "{text}");
        }
    }

    #[test]
    fn many_marks_take_no_longer_than_their_number() {
        for piece in ["{--", "--}", "{++ --}", "{>>", "`{>>` <<}", "<del>", "</s>", "<del></s>", "{~~~>", "\\{--"] {
            shown(&format!("a{}", format!("{piece} ").repeat(20_000)));
        }
    }
}
