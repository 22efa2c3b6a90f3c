//! One entry: its sign, its text, what it signals, and where it stands.

use std::borrow::Cow;
use std::io;

use super::page::{Glyphs, Page};
use super::style::Mark;
use super::wrap::Piece;
use crate::model::{Statement, Version};
use crate::report::words::{Part, combined, is_confetti};
use crate::report::{Entry, Kind, Op, Report, Signal, Weight};

/// How far the text of an entry is indented.
pub(super) const INDENT: usize = 5;

/// The sign of a kind.
pub(super) fn sign(kind: Kind) -> &'static str {
    match kind {
        Kind::Unchanged => "=",
        Kind::Reworded => "~",
        Kind::Split => "<",
        Kind::Merged => ">",
        Kind::Added => "+",
        Kind::Dropped => "-",
    }
}

/// The signs of an entry, two columns wide: its kind, and whether it moved.
pub(super) fn signs(entry: &Entry) -> [Piece<'static>; 2] {
    match (entry.kind, entry.moved) {
        (Kind::Unchanged, true) => [(Mark::MovedSign, "^".into()), (Mark::Plain, " ".into())],
        (kind, true) => [(Mark::Sign(kind), sign(kind).into()), (Mark::MovedSign, "^".into())],
        (kind, false) => [(Mark::Sign(kind), sign(kind).into()), (Mark::Plain, " ".into())],
    }
}

/// Writes an entry with old and new text in one.
pub(super) fn write<W: io::Write>(page: &mut Page<'_, W>, report: &Report, entry: &Entry) -> io::Result<()> {
    let [kind, moved] = signs(entry);
    let lead = [(Mark::Plain, Cow::Borrowed("  ")), kind, moved, (Mark::Plain, " ".into())];
    let place = place(report, entry, &page.glyphs);
    if is_pair(entry) && is_confetti(&entry.words) {
        let old = [lead.as_slice(), &[(Mark::Sign(Kind::Dropped), "- ".into())]].concat();
        let new = [(Mark::Plain, " ".repeat(INDENT).into()), (Mark::Sign(Kind::Added), "+ ".into())];
        page.paragraph(&old, &whole(Mark::Dropped, report.old_statements(entry)))?;
        page.paragraph(&new, &whole(Mark::Added, report.new_statements(entry)))?;
    } else {
        let mut text = text(report, entry);
        // Without a heading to name, the line number needs no line of its own.
        let alone = entry.signals.is_empty() && !place.contains(page.glyphs.section);
        if alone && !place.is_empty() {
            let place = format!("{}{}", page.glyphs.dot, place.replace(' ', "\u{a0}"));
            text.push((Mark::Dim, place.into()));
            return page.paragraph(&lead, &text);
        }
        page.paragraph(&lead, &text)?;
    }
    write_signals(page, entry, INDENT)?;
    if !place.is_empty() {
        page.note(INDENT, Mark::Dim, &place)?;
    }
    Ok(())
}

/// Writes several entries that moved together, for which `first` and `last` stand.
pub(super) fn write_run<W: io::Write>(
    page: &mut Page<'_, W>,
    report: &Report,
    first: &Entry,
    last: &Entry,
    length: usize,
) -> io::Result<()> {
    let [kind, moved] = signs(first);
    let lead = [(Mark::Plain, Cow::Borrowed("  ")), kind, moved, (Mark::Plain, " ".into())];
    page.paragraph(&lead, &text(report, first))?;
    let more = format!("{} and {} more that moved with it, all unchanged", page.glyphs.ellipsis, length - 1);
    page.note(INDENT, Mark::Plain, &more)?;
    let mut place = move_of(report, first, &page.glyphs);
    for (side, version, from, to) in [
        ("old", &report.old, first.old.first(), last.old.last()),
        ("new", &report.new, first.new.first(), last.new.last()),
    ] {
        if let (Some(&from), Some(&to)) = (from, to) {
            let (from, to) = (spot(&version.statements[from]), spot(&version.statements[to]));
            place.push_str(&format!("{}{side}:{from}{}{to}", page.glyphs.dot, page.glyphs.range));
        }
    }
    page.note(INDENT, Mark::Dim, &place)
}

/// True if the entry has texts on both sides that differ.
pub(super) fn is_pair(entry: &Entry) -> bool {
    matches!(entry.kind, Kind::Reworded | Kind::Split | Kind::Merged)
}

fn text<'a>(report: &'a Report, entry: &'a Entry) -> Vec<Piece<'a>> {
    match entry.kind {
        Kind::Added => whole(Mark::Added, report.new_statements(entry)),
        Kind::Dropped => whole(Mark::Dropped, report.old_statements(entry)),
        Kind::Unchanged => whole(Mark::Plain, report.new_statements(entry)),
        Kind::Reworded | Kind::Split | Kind::Merged => marked(&combined(report, entry)),
    }
}

/// Whole statements in one mark, with a joint between them.
pub(super) fn whole<'a>(mark: Mark, statements: impl Iterator<Item = &'a Statement>) -> Vec<Piece<'a>> {
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    for statement in statements {
        if !pieces.is_empty() {
            pieces.push((Mark::Signal, " // ".into()));
        }
        pieces.push((mark, statement.text.as_str().into()));
    }
    pieces
}

/// Word runs with their marks, as `git diff --word-diff` and `wdiff` write them: `[-deleted-]`, `{+inserted+}`.
/// The brackets stay in colour too, for a colour alone is lost on some readers.
pub(super) fn marked<'a>(parts: &[Part<'a>]) -> Vec<Piece<'a>> {
    let mut pieces: Vec<Piece<'a>> = Vec::with_capacity(parts.len());
    let mut spaced = true;
    for part in parts {
        let (mark, open, close, text) = match *part {
            Part::Joint => {
                pieces.push((Mark::Signal, " // ".into()));
                spaced = true;
                continue;
            }
            Part::Words(Op::Equal, text) => {
                spaced = text.ends_with(char::is_whitespace);
                pieces.push((Mark::Plain, text.into()));
                continue;
            }
            Part::Words(Op::Delete, text) => (Mark::Deleted, "[-", "-]", text),
            Part::Words(Op::Insert, text) => (Mark::Inserted, "{+", "+}", text),
        };
        // Spaces at the edges stay outside of the brackets.
        let core = text.trim();
        let starts_spaced = text.starts_with(char::is_whitespace);
        let follows_mark = matches!(pieces.last(), Some((Mark::Deleted | Mark::Inserted, _)));
        if starts_spaced || (follows_mark && !spaced) {
            pieces.push((Mark::Plain, " ".into()));
        }
        if !core.is_empty() {
            pieces.push((mark, format!("{open}{core}{close}").into()));
        }
        spaced = text.ends_with(char::is_whitespace);
        if spaced {
            pieces.push((Mark::Plain, " ".into()));
        }
    }
    pieces
}

/// One line per change of meaning.
pub(super) fn write_signals<W: io::Write>(page: &mut Page<'_, W>, entry: &Entry, indent: usize) -> io::Result<()> {
    for Signal { kind, old, new } in &entry.signals {
        let words = match (old.as_str(), new.as_str()) {
            ("", "") => String::new(),
            ("", words) | (words, "") => format!(": {words}"),
            (old, new) => format!(": {old} {} {new}", page.glyphs.arrow),
        };
        let lead = [(Mark::Plain, Cow::Owned(" ".repeat(indent)))];
        page.paragraph(&lead, &[(Mark::Signal, Cow::Borrowed(*kind)), (Mark::Plain, words.into())])?;
    }
    Ok(())
}

/// Says how the link was found, or what came nearest where there is none.
pub(super) fn write_why<W: io::Write>(page: &mut Page<'_, W>, report: &Report, entry: &Entry) -> io::Result<()> {
    let mut parts = Vec::new();
    match (entry.score, entry.why) {
        (Some(score), Some(why)) => parts.push(format!(
            "score {score:.2}: words {:.2}, rare words {:.2}, letters {:.2}, theme {:.2}, place {:.2}",
            why.words, why.rare_words, why.letters, why.theme, why.place
        )),
        (Some(score), None) => parts.push(format!("score {score:.2}: the same words")),
        (None, _) => parts.push("no counterpart in this text".into()),
    }
    // What an added statement was compared with stands in the old version, everything else in the new one.
    let other = if entry.kind == Kind::Added { &report.old } else { &report.new };
    if let Some((statement, score)) = entry.runner_up.and_then(|(k, score)| Some((other.statements.get(k)?, score))) {
        let name = if entry.score.is_some() { "runner-up" } else { "nearest" };
        let start: String = statement.text.chars().take(48).collect();
        let cut = if start.len() < statement.text.len() { page.glyphs.ellipsis } else { "" };
        let Glyphs { open_quote, close_quote, .. } = page.glyphs;
        parts.push(format!("{name} {} ({score:.2}) {open_quote}{}{cut}{close_quote}", statement.id, start.trim_end()));
    }
    let lead = [(Mark::Dim, Cow::Owned(format!("{:INDENT$}why: ", "")))];
    page.paragraph(&lead, &[(Mark::Dim, parts.join("; ").into())])
}

/// Where an entry stands: sections, enumerators and lines.
fn place(report: &Report, entry: &Entry, glyphs: &Glyphs) -> String {
    let mut parts = Vec::new();
    if entry.moved {
        parts.push(move_of(report, entry, glyphs));
    } else {
        let (old, new) = (section(&report.old, &entry.old, glyphs), section(&report.new, &entry.new, glyphs));
        let (old_labels, new_labels) = (labels(&report.old, &entry.old), labels(&report.new, &entry.new));
        parts.push(if entry.section_changed {
            format!("{old}{old_labels} {} {new}{new_labels}", glyphs.arrow)
        } else if entry.new.is_empty() {
            old + &old_labels
        } else if entry.renumbered && old_labels != new_labels {
            let none = |labels: String| if labels.is_empty() { " unnumbered".into() } else { labels };
            format!("{new}{} {}{}", none(old_labels), glyphs.arrow, none(new_labels))
        } else {
            new + &new_labels
        });
    }
    if entry.weight == Some(Weight::Editorial) {
        parts.push("editorial".into());
    }
    let sides = [("old", &report.old, &entry.old), ("new", &report.new, &entry.new)];
    let spots: Vec<_> = (sides.into_iter().filter(|(_, _, statements)| !statements.is_empty()))
        .map(|(side, version, statements)| format!("{side}:{}", spots(version, statements)))
        .collect();
    parts.push(spots.join(" "));
    parts.retain(|part| !part.trim().is_empty());
    parts.join(glyphs.dot).trim_start_matches([',', ' ']).to_owned()
}

/// The place of each side by itself, for two columns.
pub(super) fn places(report: &Report, entry: &Entry, glyphs: &Glyphs) -> (String, String) {
    let side = |name: &str, version: &Version, statements: &[usize]| {
        if statements.is_empty() {
            return String::new();
        }
        let place = section(version, statements, glyphs) + &labels(version, statements);
        let editorial = if name == "new" && entry.weight == Some(Weight::Editorial) { "editorial" } else { "" };
        let parts = [place.trim().to_owned(), editorial.into(), format!("{name}:{}", spots(version, statements))];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(glyphs.dot)
    };
    (side("old", &report.old, &entry.old), side("new", &report.new, &entry.new))
}

/// The place of one statement by itself.
pub(super) fn place_of(version: &Version, statement: usize, glyphs: &Glyphs) -> String {
    let place = section(version, &[statement], glyphs) + &labels(version, &[statement]);
    let spot = match version.statements[statement].line {
        0 => spots(version, &[statement]),
        _ => format!("line {}", spots(version, &[statement])),
    };
    let parts = [place.trim_start_matches([',', ' ']).to_owned(), spot];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(glyphs.dot)
}

/// `moved from § Borders to § Migration`.
fn move_of(report: &Report, entry: &Entry, glyphs: &Glyphs) -> String {
    let (old, new) = (section(&report.old, &entry.old, glyphs), section(&report.new, &entry.new, glyphs));
    let named = |section: &str| if section.is_empty() { "before the first heading".into() } else { section.to_owned() };
    match (old == new, new.is_empty()) {
        (true, true) => "moved".into(),
        (true, false) => format!("moved within {new}"),
        (false, _) => format!("moved from {} to {}", named(&old), named(&new)),
    }
}

/// The sections of statements, each named once.
fn section(version: &Version, statements: &[usize], glyphs: &Glyphs) -> String {
    let mut names: Vec<String> = Vec::new();
    for k in statements.iter().filter_map(|&k| version.statements[k].section) {
        let section = &version.sections[k];
        let name = match (section.label.as_str(), section.title.as_str()) {
            ("", title) => format!("{}{title}", glyphs.section),
            (label, "") => format!("{}{label}", glyphs.section),
            (label, title) => format!("{}{label} {title}", glyphs.section),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// The enumerators of statements, to follow the name of a section.
fn labels(version: &Version, statements: &[usize]) -> String {
    let labels: Vec<_> =
        statements.iter().map(|&k| version.statements[k].label.as_str()).filter(|l| !l.is_empty()).collect();
    match labels.first() {
        None => String::new(),
        Some(first) if first.starts_with('(') => format!(" {}", labels.join(", ")),
        Some(_) => format!(", {}", labels.join(", ")),
    }
}

fn spots(version: &Version, statements: &[usize]) -> String {
    let spots: Vec<_> = statements.iter().map(|&k| spot(&version.statements[k])).collect();
    spots.join(",")
}

/// The line of a statement, with its page if there are pages; its id where no line is known.
fn spot(statement: &Statement) -> String {
    match (statement.line, statement.page) {
        (0, _) => statement.id.clone(),
        (line, None) => line.to_string(),
        (line, Some(page)) => format!("{line} (p. {page})"),
    }
}
