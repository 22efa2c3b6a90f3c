//! One entry in two columns: old on the left, new on the right.

use std::io;

use super::entry::{INDENT, context, marked, signs, whole, write_governors, write_signals};
use super::place::Places;
use super::sheet::{Glyphs, Sheet};
use super::style::Mark;
use super::wrap::{Line, Piece, wrap};
use crate::report::words::{is_pair, new_side, old_side, reads_whole};
use crate::report::{Entry, Kind, Report};

/// The rule between the columns, with its spaces.
const RULE: usize = 3;

/// Writes an entry side by side, with its place under each side.
pub(super) fn write<W: io::Write>(
    page: &mut Sheet<'_, W>,
    report: &Report,
    places: &mut Places<'_>,
    entry: &Entry,
) -> io::Result<()> {
    let room = page.width.saturating_sub(INDENT + RULE);
    let (left_room, right_room) = (room / 2, room - room / 2);
    let (old, new) = texts(report, entry, &page.glyphs);
    let (old_place, new_place) = places.in_columns(entry);
    let left = side(&old, &old_place, left_room);
    let right = side(&new, &new_place, right_room);

    let empty = Line::default();
    for k in 0..left.len().max(right.len()) {
        if k == 0 {
            page.spaces(2)?;
            for (mark, sign) in signs(entry, places.names_moves()) {
                page.put(mark, &sign)?;
            }
            page.spaces(1)?;
        } else {
            page.spaces(INDENT)?;
        }
        let line = left.get(k).unwrap_or(&empty);
        page.line(line)?;
        page.spaces(left_room.saturating_sub(line.width))?;
        let rule = format!(" {}", page.glyphs.column);
        page.put(Mark::Dim, &rule)?;
        if let Some(line) = right.get(k).filter(|line| line.width > 0) {
            page.spaces(1)?;
            page.line(line)?;
        }
        page.newline()?;
    }
    write_signals(page, entry, INDENT)?;
    write_governors(page, report, entry)
}

fn texts<'a>(report: &'a Report, entry: &'a Entry, glyphs: &Glyphs) -> (Vec<Piece<'a>>, Vec<Piece<'a>>) {
    let (old, new) = match entry.kind {
        Kind::Unchanged => (Mark::Plain, Mark::Plain),
        _ => (Mark::Dropped, Mark::Added),
    };
    if is_pair(entry) && !reads_whole(entry) {
        let side = |statement, parts: Vec<Piece<'a>>| context(statement, glyphs).into_iter().chain(parts).collect();
        (
            side(report.old_statements(entry).next(), marked(&old_side(report, entry))),
            side(report.new_statements(entry).next(), marked(&new_side(report, entry))),
        )
    } else {
        (whole(old, report.old_statements(entry), glyphs), whole(new, report.new_statements(entry), glyphs))
    }
}

fn side(text: &[Piece<'_>], place: &str, room: usize) -> Vec<Line> {
    if text.is_empty() {
        return Vec::new();
    }
    let mut lines = wrap(text, room);
    if !place.is_empty() {
        lines.extend(wrap(&[(Mark::Dim, place.into())], room));
    }
    lines
}
