//! Plain text, as people type it and as it comes out of a PDF or a web page.

mod clauses;
mod lines;
mod numbering;
mod paged;

use super::{Reader, Sniff, Source, cut_out, series};
use crate::error::Result;
use crate::model::{Block, BlockKind, Document, OffsetMap, Place};
use crate::shape::{self, is_page_count, parts};
use clauses::Clauses;
use lines::Line;
use numbering::Numbering;

pub(super) const READER: Reader = Reader {
    name: "text",
    extensions: &["txt", "text"],
    for_policies: true,
    // Whatever looks like nothing else is text.
    sniff: Sniff::Likeness(|_| true),
    read: read_source,
};

fn read_source(source: &mut Source) -> Result<Document> {
    let text = source.text()?;
    Ok(read(source.name(), text))
}

/// Reads plain text into blocks: headings, paragraphs, list items. Never fails: every text is a text.
pub fn read(path: &str, text: String) -> Document {
    let lines = lines::split(&text);
    let paged = paged::looks_paged(&text, &lines);
    let width = lines::width(&lines);
    let pages = memchr::memchr(0xC, text.as_bytes()).is_some();
    let mut layout = Layout {
        lines: &lines,
        width,
        pages,
        blocks: Vec::new(),
        list: Vec::new(),
        numbering: Numbering::default(),
        clauses: Clauses::default(),
    };
    let mut at = 0;
    while at < lines.len() {
        if lines[at].text.is_empty() {
            at += 1;
            continue;
        }
        let end = chunk_end(&lines, at);
        at = layout.chunk(at, end);
    }
    let blocks = layout.blocks;
    Document { path: path.to_string(), paged, blocks, source: text, ..Document::default() }
}

/// The end of the run of lines that begins at `start`: at a blank line or a page break.
fn chunk_end(lines: &[Line<'_>], start: usize) -> usize {
    let page = lines[start].page;
    let more = lines[start..].iter().take_while(|line| !line.text.is_empty() && line.page == page).count();
    start + more
}

struct Layout<'a> {
    lines: &'a [Line<'a>],
    /// The usual length of a full line, if the text is wrapped.
    width: Option<usize>,
    pages: bool,
    blocks: Vec<Block>,
    /// The open list levels: how far their signs and their texts are indented.
    list: Vec<(usize, usize)>,
    numbering: Numbering,
    clauses: Clauses<'a>,
}

impl<'a> Layout<'a> {
    /// Reads the lines from `start` to `end`, between which no line is blank; returns where to go on.
    fn chunk(&mut self, start: usize, end: usize) -> usize {
        let mut at = start;
        // The first line of the block being gathered, with its kind and marker.
        let mut open: Option<(usize, BlockKind, String, usize)> = None;
        if let Some(&(_, indent)) = self.list.last()
            && self.lines[start].indent >= indent
            && indent >= 2
            && self.item_head(start, start, end, true).is_none()
        {
            let depth = self.list.len() - 1;
            open = Some((start, item(depth), String::new(), 0));
            at += 1;
        }
        while at < end {
            let line = &self.lines[at];
            let in_list = matches!(open, Some((_, BlockKind::Item { .. }, ..)));
            let next_clause = self.clauses.see(line.text, (at > start).then(|| self.lines[at - 1].text));
            if let Some((level, until)) = self.heading(at, start, end, open.is_some()) {
                self.close(open.take(), at);
                self.list.clear();
                let level = self.level(at, until, level);
                self.push(BlockKind::Heading { level }, "", at, until, 0);
                at = until.max(at + 1);
                // An underline or rule goes with its heading.
                while at < end && shape::underline(self.lines[at].text).is_some() {
                    at += 1;
                }
                if at >= end {
                    return at;
                }
                continue;
            }
            if shape::is_rule(line.text) {
                self.close(open.take(), at);
            } else if let Some((marker, skip)) = self.item_head(at, start, end, in_list || open.is_none()) {
                self.close(open.take(), at);
                let depth = self.depth(line.indent, line.indent + line.text[..skip].chars().count());
                open = Some((at, item(depth), marker, skip));
            } else if open.is_none() || in_list && next_clause {
                self.close(open.take(), at);
                self.list.clear();
                open = Some((at, BlockKind::Paragraph, String::new(), 0));
            }
            at += 1;
        }
        self.close(open, end);
        at
    }

    fn close(&mut self, open: Option<(usize, BlockKind, String, usize)>, end: usize) {
        if let Some((start, kind, marker, skip)) = open {
            self.push(kind, &marker, start, end, skip);
        }
    }

    /// The level of a heading by its number, where it has one, in place of the `level` its looks give it.
    fn level(&mut self, at: usize, until: usize, level: u8) -> u8 {
        let text = self.lines[at].text;
        let underlined = self.lines.get(until).is_some_and(|next| shape::underline(next.text).is_some());
        let by_number = self.numbering.level(text).filter(|_| !underlined);
        if by_number.is_none() && (level == shape::CAPITALS_LEVEL || parts::begins_with_head(text)) {
            self.numbering.head(level);
        }
        by_number.unwrap_or(level)
    }

    /// Makes a block of the lines from `start` to `end` without the first `skip` bytes, or one for each clause of them.
    fn push(&mut self, kind: BlockKind, marker: &str, start: usize, end: usize, skip: usize) {
        let mut text = String::new();
        let mut map = OffsetMap::default();
        for (k, line) in self.lines[start..end].iter().enumerate().filter(|(_, line)| !line.text.is_empty()) {
            if k > 0 {
                text.push('\n');
            }
            let skip = if k == 0 { skip } else { 0 };
            map.push(text.len(), line.start + skip);
            text.push_str(&line.text[skip..]);
        }
        let place = if self.pages { Place::page_number(self.lines[start].page) } else { Place::Unknown };
        let marker = marker.to_string();
        let clauses = match kind {
            BlockKind::Paragraph | BlockKind::Item { .. } => series::clauses(&text),
            _ => Vec::new(),
        };
        if clauses.is_empty() {
            self.blocks.push(Block { kind, text, marker, map, place, struck: Vec::new() });
            return;
        }
        let mut marker = Some(marker);
        self.blocks.extend(clauses.into_iter().map(|clause| Block {
            text: text[clause.range.clone()].trim_end().to_string(),
            marker: marker.take().unwrap_or_default(),
            map: cut_out(&map, clause.range.clone()),
            kind: clause.kind(&kind),
            place: place.clone(),
            struck: Vec::new(),
        }));
    }

    /// The level of the heading that begins at a line, and where it ends.
    fn heading(&self, at: usize, start: usize, end: usize, open: bool) -> Option<(u8, usize)> {
        let line = &self.lines[at];
        let text = line.text;
        let previous = (at > start).then(|| self.lines[at - 1].text);
        let boundary = !open || previous.is_none_or(|text| shape::ends_sentence(text) || shape::is_rule(text));
        if !boundary || text.len() > 400 {
            return None;
        }
        if let Some(level) = self.lines.get(at + 1).and_then(|next| shape::underline(next.text)) {
            let alone = at + 1 < end && !shape::is_rule(text) && shape::bullet(text).is_none();
            if alone && self.lines[at + 1].text.len() * 2 >= text.chars().count() {
                return Some((level, at + 1));
            }
        }
        if let Some(found) = self.part_heading(at, end) {
            return Some(found);
        }
        if shape::is_capitals(text) && shape::bullet(text).is_none() {
            // A title in capitals may run over two lines; a whole paragraph in capitals is none.
            let more = self.lines[at..end].iter().take(4).take_while(|line| shape::is_capitals(line.text)).count();
            if more <= 3 && self.leads_somewhere(at + more) {
                let level = shape::enumerator(text).map_or(shape::CAPITALS_LEVEL, |found| found.levels as u8);
                return Some((level, at + more));
            }
        }
        if let Some(found) = shape::enumerator(text) {
            return self.numbered_heading(at, end, &found);
        }
        if at == start && end == start + 1 && shape::is_title(text) && shape::bullet(text).is_none() {
            return self.lone_title(at).map(|level| (level, at + 1));
        }
        None
    }

    /// `Article 5`, `Chapter II — Aims`, with the title on the next line or in the next paragraph.
    fn part_heading(&self, at: usize, end: usize) -> Option<(u8, usize)> {
        let text = self.lines[at].text;
        let alone = parts::is_head(text);
        let titled = || shape::is_title(text) && parts::begins_with_head(text);
        if !alone && !titled() {
            return None;
        }
        let level = part_level(text);
        if !alone {
            let long = self
                .lines
                .get(at + 1)
                .is_none_or(|next| next.text.chars().next().is_none_or(|first| !first.is_lowercase()));
            return (long && self.leads_somewhere(at + 1)).then_some((level, at + 1));
        }
        let is_name = |k: usize| {
            self.lines.get(k).is_some_and(|line| {
                shape::is_title(line.text)
                    && shape::enumerator(line.text).is_none()
                    && !parts::begins_with_head(line.text)
                    && shape::bullet(line.text).is_none()
            })
        };
        if at + 1 < end {
            // The title stands below: it is short beside the text, or it stands alone.
            let next_is_short = at + 2 >= end
                || self.lines[at + 2].text.len() > self.lines[at + 1].text.len()
                || shape::enumerator(self.lines[at + 2].text).is_some();
            return Some((level, if is_name(at + 1) && next_is_short { at + 2 } else { at + 1 }));
        }
        let next = self.after_blank(at + 1)?;
        let lone = is_name(next)
            && chunk_end(self.lines, next) == next + 1
            && self.leads_somewhere(next + 1)
            && !shape::is_capitals(self.lines[next].text);
        Some((level, if lone { next + 1 } else { at + 1 }))
    }

    /// `3.2 Payment methods`: short, a title, and no member of a list.
    fn numbered_heading(&self, at: usize, end: usize, found: &shape::Enumerator<'_>) -> Option<(u8, usize)> {
        let text = &self.lines[at].text[found.text..];
        let series = matches!(found.style, ('1' | 'I' | 'A', '.'));
        if !series || !shape::is_title(text) || self.is_full(at) {
            return None;
        }
        let below = if at + 1 < end {
            let next = self.lines[at + 1].text;
            // Text right below a title is longer than the title, and begins anew.
            let anew = next.chars().next().is_some_and(|first| !first.is_lowercase());
            let longer =
                next.chars().count() > 50 && self.lines[at].text.chars().count() * 4 < next.chars().count() * 3;
            if !(anew && longer) {
                return None;
            }
            at + 1
        } else {
            self.after_blank(at + 1)?
        };
        if shape::enumerator(self.lines[below].text).is_some_and(|next| found.leads_to(&next)) {
            return None;
        }
        // The last member of a list has its predecessor right above.
        let above = self.lines[..at].iter().rev().take(3).find(|line| !line.text.is_empty());
        if above.and_then(|line| shape::enumerator(line.text)).is_some_and(|above| above.leads_to(found)) {
            return None;
        }
        Some((found.levels.min(6) as u8, at + 1))
    }

    /// The level of a title that stands alone between blank lines, if text follows it.
    fn lone_title(&self, at: usize) -> Option<u8> {
        // A row of names is a list up to its end.
        let names = self.blocks.iter().rev().take(2).filter(|last| {
            last.kind == BlockKind::Paragraph && !last.text.contains('\n') && shape::is_title(&last.text)
        });
        let in_row = names.count() == 2;
        if in_row {
            return None;
        }
        let mut next = self.after_blank(at + 1).filter(|_| !self.is_full(at))?;
        // A page number between says nothing of what follows.
        if self.lines[next].text.bytes().all(|byte| byte.is_ascii_digit()) || is_page_count(self.lines[next].text) {
            next = self.after_blank(next + 1)?;
        }
        for _ in 0..3 {
            let text = self.lines[next].text;
            // `a) …`, `o …` below a title are its list, other small letters the rest of its sentence.
            let listed = shape::enumerator(text).is_some() || shape::bullet(text).is_some();
            if !listed && text.chars().next().is_some_and(char::is_lowercase) {
                return None;
            }
            let end = chunk_end(self.lines, next);
            let lone = end == next + 1 && shape::is_title(text) && shape::bullet(text).is_none();
            if !lone {
                let first = self.blocks.is_empty();
                return Some(if first { shape::CAPITALS_LEVEL } else { shape::TITLE_LEVEL });
            }
            next = self.after_blank(end)?;
        }
        None
    }

    /// True for a line as long as those that were broken for want of room: the first half of a sentence, no title.
    fn is_full(&self, at: usize) -> bool {
        self.width.is_some_and(|width| self.lines[at].text.len() * 10 >= width * 9)
    }

    /// True if text follows: a heading with nothing under it is a line like any other.
    fn leads_somewhere(&self, at: usize) -> bool {
        self.after_blank(at).is_some()
    }

    fn after_blank(&self, at: usize) -> Option<usize> {
        (at..self.lines.len()).find(|&k| !self.lines[k].text.is_empty())
    }

    /// The marker of the item that begins at a line (empty for bullets), and how many bytes it takes.
    fn item_head(&self, at: usize, start: usize, end: usize, fresh: bool) -> Option<(String, usize)> {
        let line = &self.lines[at];
        let first = line.text.chars().next()?;
        let previous = (at > start).then(|| self.lines[at - 1].text);
        // In running text a dash or a number at the head of a line may be a matter of wrapping.
        let free = fresh || previous.is_none_or(|text| text.ends_with(['.', ':', ';', '!', '?', ',']));
        if is_page_count(line.text) {
            return None;
        }
        if let Some(skip) = shape::bullet(line.text) {
            let letter = first == 'o';
            let near = start.max(at.saturating_sub(20))..end.min(at + 20);
            let several = || self.lines[near].iter().filter(|line| line.text.starts_with("o ")).count() > 1;
            if shape::is_round_bullet(first)
                || (free && (!letter || !self.list.is_empty() && line.indent > 0 || several()))
            {
                return Some((String::new(), skip));
            }
            return None;
        }
        let found = shape::enumerator(line.text)?;
        if !free || found.levels > 1 {
            return None;
        }
        let single_letter = matches!(found.style, ('A' | 'I', '.'));
        if single_letter && found.marker.len() == 2 && !self.in_series(at, &found) {
            return None;
        }
        Some((found.marker.to_string(), found.text))
    }

    /// True if a neighbour carries the series on, or this is its beginning: `A. Smith` alone is no item.
    fn in_series(&self, at: usize, found: &shape::Enumerator<'_>) -> bool {
        let after = self.lines[at + 1..].iter().take(12).filter_map(|line| shape::enumerator(line.text));
        let before = self.lines[at.saturating_sub(12)..at].iter().filter_map(|line| shape::enumerator(line.text));
        after.into_iter().any(|next| found.leads_to(&next)) || before.into_iter().any(|last| last.leads_to(found))
    }

    /// The depth of an item by its indentation.
    fn depth(&mut self, indent: usize, text: usize) -> usize {
        // A column more is no level.
        while self.list.last().is_some_and(|&(open, _)| open + 2 > indent) {
            self.list.pop();
        }
        self.list.push((indent, text));
        self.list.len() - 1
    }
}

fn item(depth: usize) -> BlockKind {
    BlockKind::Item { depth: depth.min(200) as u8 }
}

/// Titles hold chapters, chapters hold sections, sections hold articles.
fn part_level(text: &str) -> u8 {
    let word = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let begins = |heads: &[&str]| heads.iter().any(|head| word.starts_with(head));
    match () {
        () if begins(&[
            "part", "teil", "title", "titre", "título", "titolo", "titel", "annex", "anhang", "dział", "część",
        ]) =>
        {
            1
        }
        () if begins(&["chap", "kapitel", "cap", "rozdział", "hoofdstuk"]) => 2,
        () if begins(&["sec", "abschnitt", "sez", "afdeling"]) => 3,
        () => 4,
    }
}

#[cfg(test)]
#[path = "text/tests.rs"]
mod tests;
