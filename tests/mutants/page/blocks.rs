//! From lines to blocks.

use std::sync::LazyLock;

use regex::Regex;

use super::{Block, Item, Kind, Row, Span, Table};

static MARKER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^( *)([-*+]|([0-9]{1,9})[.)])( +)").unwrap());
static HEADING: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*(?:#+[ \t]*)?$").unwrap());
static FOOTNOTE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\[\^([^\]]+)\]: *").unwrap());
static DEFINITION: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^ {0,3}\[[^\]^][^\]]*\]:").unwrap());
static RULE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^ {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$").unwrap());
static TABLE_RULE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[ |]*:?-+:? *(?:\| *:?-+:? *)*\|? *$").unwrap());
static TASK: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\[([ xX])\] +").unwrap());

struct Reader<'a> {
    source: &'a str,
    lines: Vec<Span>,
    blocks: Vec<Block>,
    /// The items that are open, outermost first.
    open: Vec<usize>,
    /// The block that the next line may go on with.
    running: Option<usize>,
    lists: usize,
    at: usize,
}

pub fn blocks(source: &str) -> Vec<Block> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        lines.push(start..start + line.len());
        start += line.len();
    }
    let mut reader = Reader { source, lines, blocks: Vec::new(), open: Vec::new(), running: None, lists: 0, at: 0 };
    reader.front();
    while reader.at < reader.lines.len() {
        reader.line();
    }
    reader.blocks
}

impl Reader<'_> {
    fn get(&self, line: usize) -> &str {
        self.lines.get(line).map_or("", |span| self.source[span.clone()].trim_end())
    }

    fn push(&mut self, kind: Kind, lines: Span, text: Span) {
        let inside = self.open.last().copied();
        self.blocks.push(Block { kind, lines, text, inside });
    }

    /// A block that reaches from this line to the first one that ends it, which is part of it.
    fn until(&mut self, kind: Kind, ends: impl Fn(&str) -> bool) {
        let first = self.lines[self.at].clone();
        let mut last = self.at;
        while last + 1 < self.lines.len() && !ends(self.get(last)) {
            last += 1;
        }
        let lines = first.start..self.lines[last].end;
        self.push(kind, lines.clone(), lines);
        self.at = last + 1;
        self.running = None;
    }

    fn front(&mut self) {
        if self.get(0) == "---" && (1..self.lines.len()).any(|k| self.get(k) == "---") {
            let end = (1..self.lines.len()).find(|&k| self.get(k) == "---").unwrap_or_default();
            let lines = 0..self.lines[end].end;
            self.push(Kind::Front, lines.clone(), lines);
            self.at = end + 1;
        }
    }

    fn line(&mut self) {
        let span = self.lines[self.at].clone();
        let line = self.get(self.at).to_owned();
        let trimmed = line.trim_start();
        let indent = line.len() - trimmed.len();
        if trimmed.is_empty() {
            self.running = None;
            self.at += 1;
            return;
        }
        if self.running.is_none() || MARKER.is_match(&line) {
            self.leave(indent);
        }
        let base = self.open.last().map_or(0, |&k| self.content(k));
        if trimmed.starts_with("```") || trimmed.starts_with("~~~") && !trimmed[3..].contains("~~") {
            let fence = trimmed[..3].to_owned();
            let first = self.at;
            self.at += 1;
            if self.at < self.lines.len() {
                self.until(Kind::Other, |line| line.trim_start().starts_with(&fence));
                let start = self.lines[first].start;
                if let Some(block) = self.blocks.last_mut() {
                    block.lines.start = start;
                }
            }
        } else if trimmed.starts_with("<!--") && self.running.is_none() {
            self.until(Kind::Comment, |line| line.contains("-->"));
        } else if trimmed.starts_with('>') || self.starts_html(trimmed) {
            self.until_blank(Kind::Other);
        } else if let Some(found) = HEADING.captures(&line).filter(|_| self.open.is_empty()) {
            let (level, text) = (found[1].len(), found.get(2).map(|m| m.range()).unwrap_or_default());
            self.push(Kind::Heading { level, underlined: false }, span.clone(), shifted(text, span.start));
            self.one();
        } else if self.is_underline(&line) {
            let level = if trimmed.starts_with('=') { 1 } else { 2 };
            if let Some(block) = self.blocks.last_mut() {
                block.kind = Kind::Heading { level, underlined: true };
                block.lines.end = span.end;
            }
            self.one();
        } else if RULE.is_match(&line) {
            self.push(Kind::Other, span.clone(), span);
            self.one();
        } else if let Some(found) = MARKER.captures(&line).filter(|_| self.may_start(&line, indent)) {
            let (marker, number, end) = (found.get(2), found.get(3).is_some(), found.get(0));
            let marker = marker.map(|m| m.range()).unwrap_or_default();
            self.start_item(shifted(marker, span.start), indent, number, end.map_or(0, |m| m.end()));
        } else if let Some(found) = FOOTNOTE.captures(&line) {
            let start = span.start + found[0].len();
            self.start(Kind::Footnote { label: found[1].to_owned() }, start);
        } else if self.running.is_some() {
            self.go_on(span.end);
        } else if indent >= base + 4 {
            self.push(Kind::Other, span.clone(), span);
            self.one();
        } else if line.contains('|')
            && self.get(self.at + 1).contains(['|', '-'])
            && TABLE_RULE.is_match(self.get(self.at + 1))
        {
            self.table();
        } else if DEFINITION.is_match(&line) {
            self.push(Kind::Definition, span.clone(), span);
            self.one();
        } else {
            self.start(Kind::Paragraph, span.start + indent);
        }
    }

    fn one(&mut self) {
        self.running = None;
        self.at += 1;
    }

    fn until_blank(&mut self, kind: Kind) {
        let ends: Vec<usize> = (self.at..self.lines.len()).filter(|&k| self.get(k + 1).is_empty()).collect();
        let last = ends.first().copied().unwrap_or(self.lines.len() - 1);
        let lines = self.lines[self.at].start..self.lines[last].end;
        self.push(kind, lines.clone(), lines);
        self.at = last + 1;
        self.running = None;
    }

    fn content(&self, item: usize) -> usize {
        match &self.blocks[item].kind {
            Kind::Item(item) => item.content,
            _ => 0,
        }
    }

    /// Leaves the items that a line with this indent is no longer part of.
    fn leave(&mut self, indent: usize) {
        while let Some(&last) = self.open.last() {
            if indent >= self.content(last) {
                break;
            }
            self.open.pop();
        }
    }

    fn is_underline(&self, line: &str) -> bool {
        let is_one = |sign| !line.is_empty() && line.chars().all(|c| c == sign);
        let Some(running) = self.running else { return false };
        self.open.is_empty()
            && matches!(self.blocks[running].kind, Kind::Paragraph)
            && (is_one('=') || line.len() > 1 && is_one('-'))
    }

    fn starts_html(&self, line: &str) -> bool {
        line.starts_with('<') && !line.starts_with("<http") && self.running.is_none()
    }

    fn may_start(&self, line: &str, indent: usize) -> bool {
        // A paragraph is interrupted by a list only if that starts with a bullet or with 1.
        let interrupts = self.running.is_none()
            || self.running.is_some_and(|k| matches!(self.blocks[k].kind, Kind::Item(_)))
            || line.trim_start().starts_with(['-', '*', '+'])
            || line.trim_start().starts_with("1.");
        let base = self.open.last().map_or(0, |&k| self.content(k));
        interrupts && indent < base + 4
    }

    fn start(&mut self, kind: Kind, text: usize) {
        let lines = self.lines[self.at].clone();
        let end = lines.start + self.get(self.at).len();
        self.push(kind, lines, text..end);
        self.running = Some(self.blocks.len() - 1);
        self.at += 1;
    }

    fn go_on(&mut self, end: usize) {
        let text = self.lines[self.at].start + self.get(self.at).len();
        if let Some(block) = self.running.and_then(|k| self.blocks.get_mut(k)) {
            block.lines.end = end;
            block.text.end = text;
        }
        self.at += 1;
    }

    fn start_item(&mut self, marker: Span, indent: usize, ordered: bool, content: usize) {
        let parent = self.open.last().copied();
        let sibling = self
            .blocks
            .iter()
            .rev()
            .take_while(|block| !matches!(block.kind, Kind::Heading { .. }))
            .find(|block| block.inside == parent);
        let kind = self.source[marker.clone()].chars().last();
        let list = match sibling.map(|block| &block.kind) {
            Some(Kind::Item(item)) if self.source[item.marker.clone()].chars().last() == kind => item.list,
            _ => {
                self.lists += 1;
                self.lists
            }
        };
        let start = self.lines[self.at].start;
        let rest = &self.source[start + content.min(self.get(self.at).len())..start + self.get(self.at).len()];
        let task = TASK.captures(rest).map(|found| (found.get(1).map(|m| m.range()), found[0].len()));
        let text = start + content + task.as_ref().map_or(0, |(_, length)| *length);
        let task = task.and_then(|(range, _)| range).map(|range| shifted(range, start + content));
        self.start(Kind::Item(Item { marker, indent, content, ordered, task, list }), text);
        self.open.push(self.blocks.len() - 1);
    }

    fn table(&mut self) {
        let row = |reader: &Self, at: usize| {
            let lines = reader.lines[at].clone();
            Row { cells: cells(reader.get(at), lines.start), lines }
        };
        let head = row(self, self.at);
        let rule = self.lines[self.at + 1].clone();
        let mut rows = Vec::new();
        let mut at = self.at + 2;
        while self.get(at).contains('|') {
            rows.push(row(self, at));
            at += 1;
        }
        let lines = head.lines.start..rows.last().map_or(rule.end, |row: &Row| row.lines.end);
        self.push(Kind::Table(Table { head, rule, rows }), lines.clone(), lines);
        self.at = at;
        self.running = None;
    }
}

fn shifted(range: Span, by: usize) -> Span {
    range.start + by..range.end + by
}

fn cells(line: &str, start: usize) -> Vec<Span> {
    let mut bars: Vec<usize> =
        line.match_indices('|').map(|(at, _)| at).filter(|&at| !line[..at].ends_with('\\')).collect();
    let first = line.len() - line.trim_start().len();
    let mut from = if line.trim_start().starts_with('|') { bars.remove(0) + 1 } else { first };
    if !line.ends_with('|') {
        bars.push(line.len());
    }
    let mut cells = Vec::new();
    for to in bars {
        let cell = &line[from..to];
        let left = cell.len() - cell.trim_start().len();
        let text = cell.trim();
        let at = start + from + if text.is_empty() { cell.len().min(1) } else { left };
        cells.push(at..at + text.len());
        from = to + 1;
    }
    cells
}
