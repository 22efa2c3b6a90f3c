//! A small model of a Markdown page for the maker of mutants: blocks with their places in the source.
//!
//! It is written for the test and shares nothing with the reader of the program, so that a fault of one is not
//! repeated by the other. What it does not know (quotations, code, HTML) it leaves alone.

mod blocks;
mod sentences;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::words::Words;

/// A part of the source, in bytes.
pub type Span = Range<usize>;

/// A page, cut into blocks.
pub struct Page {
    pub source: String,
    pub blocks: Vec<Block>,
    pub words: Option<&'static Words>,
    /// Code, addresses, tags, marks of footnotes and text that is not in force: nothing is edited there.
    masked: Vec<Span>,
}

#[derive(Debug)]
pub struct Block {
    pub kind: Kind,
    /// Its lines, with the last line break.
    pub lines: Span,
    /// What it says, without its marker.
    pub text: Span,
    /// The item that it belongs to.
    pub inside: Option<usize>,
}

#[derive(Debug)]
pub enum Kind {
    Front,
    Heading { level: usize, underlined: bool },
    Paragraph,
    Item(Item),
    Table(Table),
    Footnote { label: String },
    Comment,
    Definition,
    Other,
}

#[derive(Debug)]
pub struct Item {
    pub marker: Span,
    pub indent: usize,
    /// Where its text begins in the line.
    pub content: usize,
    pub ordered: bool,
    /// The sign in the box of a task.
    pub task: Option<Span>,
    /// Which list of the page it belongs to.
    pub list: usize,
}

#[derive(Debug)]
pub struct Table {
    pub head: Row,
    pub rule: Span,
    pub rows: Vec<Row>,
}

#[derive(Debug)]
pub struct Row {
    pub lines: Span,
    /// The cells without the spaces around them.
    pub cells: Vec<Span>,
}

/// The items of a list and what leads into it.
pub struct List {
    pub items: Vec<usize>,
    pub lead_in: Option<LeadIn>,
}

/// The sentence before a list, or the item over it, where it ends with a colon.
#[derive(Clone)]
pub struct LeadIn {
    pub block: usize,
    pub span: Span,
}

static MASKED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?s)`[^`\n]*`|\]\([^)\n]*\)|\]\[[^\]\n]*\]|\[\^[^\]\n]+\]|<!--.*?-->|<(?:del|s|strike)>.*?</(?:del|s|strike)>|<[^<>\n]+>|https?://\S+|~~[^~]+~~|\{--.*?--\}|\{>>.*?<<\}|\\[A-Za-z]+|&\w+;|\{\{.*?\}\}|\{%.*?%\}",
    )
    .unwrap()
});

impl Page {
    pub fn read(source: &str) -> Self {
        let blocks = blocks::blocks(source);
        let masked = MASKED.find_iter(source).map(|found| found.range()).collect();
        let words = Words::of(source, &blocks);
        Self { source: source.to_owned(), blocks, words, masked }
    }

    pub fn text(&self, span: &Span) -> &str {
        &self.source[span.clone()]
    }

    /// The words of a span in one line and in lower case.
    pub fn folded(&self, span: &Span) -> String {
        fold(self.text(span))
    }

    pub fn is_free(&self, span: &Span) -> bool {
        self.masked.iter().all(|mask| mask.end <= span.start || span.end <= mask.start)
    }

    /// Says something in at least so many words that are in force.
    pub fn says(&self, span: &Span, words: usize) -> bool {
        let masks = self.masked.iter().filter(|mask| mask.start < span.end && span.start < mask.end);
        let mut text = self.text(span).to_owned();
        for mask in masks {
            let hidden = &self.source[mask.start.max(span.start)..mask.end.min(span.end)];
            // An address is no word, but a link has some before it.
            text = text.replace(hidden, " ");
        }
        text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() >= words
    }

    /// Where these words stand in a span, whole and free to be edited, also across the ends of lines.
    pub fn find(&self, span: &Span, words: &str) -> Vec<Span> {
        let text = self.text(span);
        let is_end = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && !"'’/-_".contains(c));
        let mut found = Vec::new();
        let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
        for (start, _) in text.match_indices(first) {
            let mut end = start + first.len();
            let is_whole = rest.split(' ').filter(|word| !word.is_empty()).all(|word| {
                let gap = text[end..].len() - text[end..].trim_start().len();
                end += gap;
                let fits = gap > 0 && text[end..].starts_with(word);
                end += if fits { word.len() } else { 0 };
                fits
            });
            let place = span.start + start..span.start + end;
            let is_apart = is_end(text[..start].chars().next_back()) && is_end(text[end..].chars().next());
            if is_whole && is_apart && self.is_free(&place) {
                found.push(place);
            }
        }
        found
    }

    pub fn line_of(&self, at: usize) -> usize {
        self.source[..at].matches('\n').count() + 1
    }

    pub fn of_kind(&self, wanted: impl Fn(&Kind) -> bool) -> impl Iterator<Item = usize> {
        (0..self.blocks.len()).filter(move |&k| wanted(&self.blocks[k].kind))
    }

    pub fn headings(&self) -> impl Iterator<Item = usize> {
        self.of_kind(|kind| matches!(kind, Kind::Heading { .. }))
    }

    pub fn tables(&self) -> impl Iterator<Item = (usize, &Table)> {
        self.blocks.iter().enumerate().filter_map(|(k, block)| match &block.kind {
            Kind::Table(table) => Some((k, table)),
            _ => None,
        })
    }

    pub fn item(&self, block: usize) -> Option<&Item> {
        match &self.blocks[block].kind {
            Kind::Item(item) => Some(item),
            _ => None,
        }
    }

    pub fn level(&self, block: usize) -> Option<usize> {
        match self.blocks[block].kind {
            Kind::Heading { level, .. } => Some(level),
            _ => None,
        }
    }

    /// Blocks of running text: paragraphs, items and footnotes.
    pub fn prose(&self) -> impl Iterator<Item = usize> {
        self.of_kind(|kind| matches!(kind, Kind::Paragraph | Kind::Item(_) | Kind::Footnote { .. }))
    }

    /// Paragraphs that stand on their own: in no list, over no list and over no table.
    pub fn plain_paragraphs(&self) -> impl Iterator<Item = usize> {
        self.of_kind(|kind| matches!(kind, Kind::Paragraph)).filter(|&k| {
            let next = self.blocks.get(k + 1).map(|block| &block.kind);
            self.blocks[k].inside.is_none()
                && !matches!(next, Some(Kind::Item(_) | Kind::Table(_) | Kind::Other))
                && self.text(&self.blocks[k].text).ends_with(['.', ']', '~'])
        })
    }

    /// The lists with what leads into them, in the order of the page.
    pub fn lists(&self) -> Vec<List> {
        let mut lists: Vec<List> = Vec::new();
        let mut ids: Vec<usize> = Vec::new();
        for k in 0..self.blocks.len() {
            let Some(item) = self.item(k) else { continue };
            match ids.iter().position(|&id| id == item.list) {
                Some(at) => lists[at].items.push(k),
                None => {
                    ids.push(item.list);
                    lists.push(List { items: vec![k], lead_in: self.lead_in(k) });
                }
            }
        }
        lists
    }

    fn lead_in(&self, first: usize) -> Option<LeadIn> {
        let before = first.checked_sub(1)?;
        let block = &self.blocks[before];
        let leads = match block.kind {
            Kind::Paragraph => block.inside == self.blocks[first].inside,
            Kind::Item(_) => self.blocks[first].inside == Some(before),
            _ => false,
        };
        let span = self.sentences(before).pop()?;
        let is_plain = self.is_free(&span);
        (leads && is_plain && self.text(&span).ends_with(':')).then_some(LeadIn { block: before, span })
    }

    /// What an item says, in one line.
    pub fn folded_lines(&self, block: usize) -> String {
        self.text(&self.blocks[block].text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Everything of an item: its lines and those of what lies in it.
    pub fn whole(&self, item: usize) -> Span {
        let own = &self.blocks[item].lines;
        let end = (item + 1..self.blocks.len())
            .take_while(|&k| self.is_within(k, item))
            .last()
            .map_or(own.end, |k| self.blocks[k].lines.end);
        own.start..end
    }

    fn is_within(&self, block: usize, item: usize) -> bool {
        std::iter::successors(self.blocks[block].inside, |&k| self.blocks[k].inside).any(|k| k == item)
    }

    /// The headings over a block, outermost first; over a heading those above it.
    pub fn section(&self, block: usize) -> Vec<usize> {
        let mut path: Vec<usize> = Vec::new();
        for k in self.headings().take_while(|&k| k < block) {
            path.retain(|&over| self.level(over) < self.level(k));
            path.push(k);
        }
        if let Some(level) = self.level(block) {
            path.retain(|&over| self.level(over) < Some(level));
        }
        path
    }

    /// The text of a heading without its number.
    pub fn title(&self, heading: usize) -> Span {
        static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^(?:(?:Article|Artikel|Section|Abschnitt|Chapitre|§) ?)?[0-9]+[a-z]?(?:\.[0-9]+)*[.):]?\s+")
                .unwrap()
        });
        let text = self.blocks[heading].text.clone();
        let skip = NUMBER.find(self.text(&text)).map_or(0, |found| found.end());
        text.start + skip..text.end
    }

    /// What a heading does to the statements under it, if anything.
    pub fn governs(&self, heading: usize) -> Option<&'static str> {
        let title = self.folded(&self.title(heading));
        // The title of the whole document is no heading over a part of it.
        let is_title = self.headings().next() == Some(heading)
            && self.headings().filter(|&k| self.level(k) == self.level(heading)).count() == 1;
        if is_title { None } else { self.words?.governs(&title) }
    }

    /// The governing headings and the lead-ins over a place.
    pub fn governors_at(&self, at: usize) -> (Vec<usize>, Vec<String>) {
        let Some(block) = (0..self.blocks.len()).rev().find(|&k| self.blocks[k].lines.start <= at) else {
            return (Vec::new(), Vec::new());
        };
        let headings = self.section(block).into_iter().filter(|&heading| self.governs(heading).is_some()).collect();
        let over: Vec<usize> = std::iter::successors(Some(block), |&k| self.blocks[k].inside).collect();
        let lists = self.lists().into_iter().filter(|list| list.items.iter().any(|item| over.contains(item)));
        let lead_ins = lists.filter_map(|list| Some(self.folded(&list.lead_in?.span))).collect();
        (headings, lead_ins)
    }

    /// What the governing headings over a block say together.
    pub fn governor(&self, block: usize) -> Vec<&'static str> {
        self.section(block).into_iter().filter_map(|heading| self.governs(heading)).collect()
    }
}

/// The words of a text in one line and in lower case.
pub fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
