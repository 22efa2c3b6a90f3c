//! One entry: its sign, its text, what it signals, and where it stands.

use std::borrow::Cow;
use std::io;

use super::decisions;
use super::place::Places;
use super::sheet::{Glyphs, Sheet};
use super::style::Mark;
use super::wrap::{Piece, cut, width, wrap};
use crate::model::{Indices, Role, Statement};
use crate::report::reasons::Reasons;
use crate::report::words::{Part, combined, count_words, is_pair, reads_whole, spaced};
use crate::report::{Entry, Kind, Mode, Op, Report, count};

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

/// The signs of an entry, two columns wide: its kind, and whether it moved, if moves are worth naming.
pub(super) fn signs(entry: &Entry, names_moves: bool) -> [Piece<'static>; 2] {
    match (entry.kind, entry.moved) {
        (Kind::Unchanged, true) => [(Mark::MovedSign, "^".into()), (Mark::Plain, " ".into())],
        (kind, true) if names_moves => [(Mark::Sign(kind), sign(kind).into()), (Mark::MovedSign, "^".into())],
        (kind, _) => [(Mark::Sign(kind), sign(kind).into()), (Mark::Plain, " ".into())],
    }
}

fn lead(entry: &Entry, names_moves: bool) -> [Piece<'static>; 4] {
    let [kind, moved] = signs(entry, names_moves);
    [(Mark::Plain, "  ".into()), kind, moved, (Mark::Plain, " ".into())]
}

/// Writes an entry with old and new text in one.
pub(super) fn write<W: io::Write>(
    page: &mut Sheet<'_, W>,
    report: &Report,
    places: &mut Places<'_>,
    entry: &Entry,
) -> io::Result<()> {
    let lead = lead(entry, places.names_moves());
    let place = places.of(entry);
    if is_pair(entry) && reads_whole(entry) && report.moved_under(entry).is_none() {
        let old = [lead.as_slice(), &[(Mark::Sign(Kind::Dropped), "- ".into())]].concat();
        let new = [(Mark::Plain, " ".repeat(INDENT).into()), (Mark::Sign(Kind::Added), "+ ".into())];
        page.paragraph(&old, &whole(Mark::Dropped, report.old_statements(entry), &page.glyphs))?;
        page.paragraph(&new, &whole(Mark::Added, report.new_statements(entry), &page.glyphs))?;
    } else {
        let text = text(report, entry, &page.glyphs);
        let alone = entry.governs.is_empty() && report.moved_under(entry).is_none();
        if entry.signals.is_empty() && alone && places.is_brief() {
            return with_place(page, &lead, text, &place);
        }
        page.paragraph(&lead, &text)?;
    }
    write_signals(page, entry, INDENT)?;
    write_governors(page, report, entry)?;
    if !place.is_empty() {
        page.note(INDENT, Mark::Dim, &place)?;
    }
    Ok(())
}

/// Writes a changed heading on one line: there is seldom more to say of it.
pub(super) fn write_heading<W: io::Write>(
    page: &mut Sheet<'_, W>,
    report: &Report,
    places: &mut Places<'_>,
    entry: &Entry,
) -> io::Result<()> {
    let lead = lead(entry, places.names_moves());
    let place = places.of_heading(entry);
    let text = if is_pair(entry) && reads_whole(entry) {
        let join = |statements: &mut dyn Iterator<Item = &Statement>| {
            statements.map(|statement| statement.text.as_str()).collect::<Vec<_>>().join(" // ")
        };
        let old = format!("[-{}-]", join(&mut report.old_statements(entry)));
        let new = format!("{{+{}+}}", join(&mut report.new_statements(entry)));
        vec![(Mark::Deleted, old.into()), (Mark::Plain, " ".into()), (Mark::Inserted, new.into())]
    } else {
        text(report, entry, &page.glyphs)
    };
    with_place(page, &lead, text, &place)?;
    write_signals(page, entry, INDENT)?;
    write_governors(page, report, entry)
}

fn with_place<W: io::Write>(
    page: &mut Sheet<'_, W>,
    lead: &[Piece<'_>],
    mut text: Vec<Piece<'_>>,
    place: &str,
) -> io::Result<()> {
    let tail = format!("{}{place}", page.glyphs.dot);
    let room = page.width.saturating_sub(INDENT);
    let fits = wrap(&text, room).last().is_some_and(|line| line.width + width(&tail) <= room);
    if place.is_empty() || !fits {
        page.paragraph(lead, &text)?;
        return if place.is_empty() { Ok(()) } else { page.note(INDENT, Mark::Dim, place) };
    }
    text.push((Mark::Dim, tail.into()));
    page.paragraph(lead, &text)
}

/// Writes several entries that moved together, for which `first` and `last` stand.
pub(super) fn write_run<W: io::Write>(
    page: &mut Sheet<'_, W>,
    report: &Report,
    places: &mut Places<'_>,
    (first, last): (&Entry, &Entry),
    length: usize,
) -> io::Result<()> {
    page.paragraph(&lead(first, true), &text(report, first, &page.glyphs))?;
    let more = format!("{} and {} more that moved with it, all unchanged", page.glyphs.ellipsis, length - 1);
    page.note(INDENT, Mark::Plain, &more)?;
    page.note(INDENT, Mark::Dim, &places.of_run(first, last))
}

fn text<'a>(report: &'a Report, entry: &'a Entry, glyphs: &Glyphs) -> Vec<Piece<'a>> {
    match entry.kind {
        Kind::Added => whole(Mark::Added, report.new_statements(entry), glyphs),
        Kind::Dropped => whole(Mark::Dropped, report.old_statements(entry), glyphs),
        Kind::Unchanged => whole(Mark::Plain, report.new_statements(entry), glyphs),
        Kind::Reworded | Kind::Split | Kind::Merged => {
            let mut pieces: Vec<_> = match report.moved_under(entry) {
                Some(_) => Vec::new(),
                None => context(report.new_statements(entry).next(), glyphs).into_iter().collect(),
            };
            pieces.extend(marked(&combined(report, entry)));
            pieces
        }
    }
}

/// Whole statements in one mark, with a joint between them.
pub(super) fn whole<'a>(
    mark: Mark,
    statements: impl Iterator<Item = &'a Statement>,
    glyphs: &Glyphs,
) -> Vec<Piece<'a>> {
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    for statement in statements {
        if pieces.is_empty() {
            pieces.extend(context(Some(statement), glyphs));
        } else {
            pieces.push((Mark::Signal, " // ".into()));
        }
        pieces.push((mark, statement.text.as_str().into()));
    }
    pieces
}

/// A list item of fewer words says little without the sentence that introduces the list.
const FEW_WORDS: usize = 4;
/// The columns of an introduction before the text.
const CONTEXT: usize = 60;

/// What a statement cannot be understood without: the row and column of a table cell (`Class B · Fee: `), and the
/// introduction of a list for an item of a few words.
pub(super) fn context<'a>(statement: Option<&'a Statement>, glyphs: &Glyphs) -> Option<Piece<'a>> {
    let statement = statement?;
    let lead_in = statement.governors.introduction()?;
    let lead_in = lead_in.trim_end().trim_end_matches([':', '：']);
    let needed = match statement.role {
        Role::Cell => true,
        Role::Item => count_words(&statement.text) < FEW_WORDS,
        _ => false,
    };
    let text = || format!("{}: ", cut(lead_in, CONTEXT, glyphs.ellipsis));
    (needed && !lead_in.is_empty()).then(|| (Mark::Dim, text().into()))
}

/// Word runs with their marks, as `git diff --word-diff` and `wdiff` write them: `[-deleted-]`, `{+inserted+}`.
/// The brackets stay in colour too, for a colour alone is lost on some readers.
pub(super) fn marked<'a>(parts: &[Part<'a>]) -> Vec<Piece<'a>> {
    let piece = |part: Part<'a>| match part {
        Part::Joint => (Mark::Signal, " // ".into()),
        Part::Words(Op::Equal, text) => (Mark::Plain, text.into()),
        Part::Words(Op::Delete, text) => (Mark::Deleted, format!("[-{text}-]").into()),
        Part::Words(Op::Insert, text) => (Mark::Inserted, format!("{{+{text}+}}").into()),
    };
    spaced(parts).into_iter().map(piece).collect()
}

/// How many statements an entry governs, or what it moved under.
pub(super) fn write_governors<W: io::Write>(page: &mut Sheet<'_, W>, report: &Report, entry: &Entry) -> io::Result<()> {
    if !entry.governs.is_empty() {
        let items = count(entry.governs.len(), "statement", "statements");
        page.note(INDENT, Mark::Plain, &format!("governs {items}"))?;
    }
    let Some(governors) = report.moved_under(entry) else { return Ok(()) };
    let Glyphs { open_quote, close_quote, .. } = page.glyphs;
    let quoted = |text: &str| format!("{open_quote}{text}{close_quote}");
    let text = match governors {
        [Some(old), Some(new)] => format!("from {} to {}", quoted(old), quoted(new)),
        [Some(old), None] => format!("no longer under {}", quoted(old)),
        [None, Some(new)] => format!("now under {}", quoted(new)),
        [None, None] => return Ok(()),
    };
    page.note(INDENT, Mark::Plain, &text)
}

/// One line per change of meaning.
pub(super) fn write_signals<W: io::Write>(page: &mut Sheet<'_, W>, entry: &Entry, indent: usize) -> io::Result<()> {
    for signal in &entry.signals {
        let kind = signal.kind;
        let words = match (signal.old_text(), signal.new_text()) {
            ("", "") => String::new(),
            // Its name says which side it is on.
            ("", words) | (words, "") if !kind.name().ends_with("-changed") => format!(": {words}"),
            ("", words) => format!(": + {words}"),
            (words, "") => format!(": - {words}"),
            (old, new) => format!(": {old} {} {new}", page.glyphs.arrow),
        };
        let lead = [(Mark::Plain, Cow::Owned(" ".repeat(indent)))];
        page.paragraph(&lead, &[(Mark::Signal, Cow::Borrowed(kind.name())), (Mark::Plain, words.into())])?;
    }
    Ok(())
}

/// Says what a link rests on and how sure it is, or what may be related where there is none.
pub(super) fn write_why<W: io::Write>(
    page: &mut Sheet<'_, W>,
    report: &Report,
    entry: &Entry,
    reasons: Option<&Reasons>,
) -> io::Result<()> {
    let mut parts = Vec::new();
    match (entry.score, &entry.score_parts) {
        (Some(score), Some(shares)) => {
            parts.push(format!("score {score:.2}"));
            parts.extend(in_words(report, entry, reasons, &page.glyphs));
            // A replaced document is aligned by what the words above say; the letters would only add noise.
            if report.mode == Mode::Edited {
                let shares = shares.iter().map(|(name, share)| format!("{} {share:.2}", name.replace('_', " ")));
                parts.push(shares.collect::<Vec<_>>().join(", "));
            }
        }
        (Some(_), None) if decisions::links(entry) => parts.push("linked by your decision".into()),
        (Some(score), None) => parts.push(format!("score {score:.2}: the same words")),
        (None, _) => parts.push("no counterpart in this text".into()),
    }
    // What an added statement was compared with stands in the old version, everything else in the new one.
    let other = if entry.kind == Kind::Added { &report.old } else { &report.new };
    let named = |(k, score): (usize, f32)| {
        let statement = other.statements.get(k)?;
        let start: String = statement.text.chars().take(48).collect();
        let cut = if start.len() < statement.text.len() { page.glyphs.ellipsis } else { "" };
        let Glyphs { open_quote, close_quote, .. } = page.glyphs;
        Some(format!("{} ({score:.2}) {open_quote}{}{cut}{close_quote}", statement.id, start.trim_end()))
    };
    if entry.score.is_some() {
        parts.extend(entry.runner_up.and_then(named).map(|text| format!("runner-up {text}")));
    } else if entry.related.is_empty() {
        parts.extend(entry.runner_up.and_then(named).map(|text| format!("nearest {text}")));
    } else {
        let related: Vec<_> = entry.related.iter().copied().filter_map(named).collect();
        parts.push(format!("perhaps related: {}", related.join(", ")));
    }
    let lead = [(Mark::Dim, Cow::Owned(format!("{:INDENT$}why: ", "")))];
    page.paragraph(&lead, &[(Mark::Dim, parts.join("; ").into())])
}

/// What a link rests on: rare words in common, names that count as one, the themes, the place.
fn in_words(report: &Report, entry: &Entry, reasons: Option<&Reasons>, glyphs: &Glyphs) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(reason) = reasons.map(|reasons| reasons.of_entry(report, entry)) {
        let quoted = |text: &String| format!("{}{text}{}", glyphs.open_quote, glyphs.close_quote);
        let shared: Vec<String> = reason.shared.iter().map(quoted).collect();
        if !shared.is_empty() {
            parts.push(format!("shares {}", shared.join(", ")));
        } else if reason.synonyms.is_empty() {
            parts.push("shares no rare word".to_owned());
        }
        parts.extend(reason.synonyms.iter().map(|used| format!("{} counts as {}", used.old, used.new)));
    }
    if !report.sections_as_themes {
        let main = |themes: &[Indices], statements: &[usize]| {
            statements.first().and_then(|&k| themes.get(k)?.first().copied())
        };
        let (old, new) = (main(&report.old_themes, &entry.old), main(&report.new_themes, &entry.new));
        parts.push(if old.is_some() && old == new { "same theme" } else { "other theme" }.to_owned());
    }
    if entry.section_changed {
        parts.push("section changed".to_owned());
    }
    parts
}
