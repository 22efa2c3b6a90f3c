//! Hard line breaks: the author's own line ends, as in addresses, signatures, verses, and titles above their text.

use std::ops::Range;

use super::pseudo::{bullet, is_sentence_like, number};
use crate::shape::{self, parts};

/// A line of an address or a signature is hardly longer; a longer one may have been broken for want of room.
const SHORT: usize = 48;

/// A piece of a block between two hard breaks, or several whose sentence runs over them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    /// It is the title of what follows.
    pub(super) heading: bool,
    /// A piece above it ends with a colon.
    pub(super) introduced: bool,
}

/// Cuts a text at those of its hard breaks at which something new begins. `starts` are the bytes after the breaks;
/// a text with a `bullet` begins with a list item.
pub(super) fn pieces(text: &str, starts: &[usize], headings: bool, bullet: bool) -> Vec<Piece> {
    let ends = starts.iter().copied().chain([text.len()]);
    let begins = [0].into_iter().chain(starts.iter().copied());
    let lines: Vec<Range<usize>> =
        begins.zip(ends).map(|(from, to)| from..to).filter(|range| !text[range.clone()].trim().is_empty()).collect();
    let line = |k: usize| lines.get(k).map_or("", |range| text[range.clone()].trim());
    let longest = (0..lines.len()).map(|k| line(k).len()).max().unwrap_or(0);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut fresh = true;
    let mut introduced = false;
    // The line is one of a list item.
    let mut item = false;
    for (k, range) in lines.iter().enumerate() {
        let before = k.checked_sub(1).map_or("", line);
        let named = pieces.last().is_some_and(|last| last.heading) && is_name_of_part(before, line(k), line(k + 1));
        if named && let Some(last) = pieces.last_mut() {
            last.range.end = range.end;
            continue;
        }
        let heading = headings && fresh && is_title_above(before, line(k), line(k + 1));
        if fresh {
            // `2.3` is a clause, `(a)` an item.
            let listed = || shape::enumerator(line(k)).is_some_and(|found| found.levels == 1);
            item = !heading && (k == 0 && bullet || listed());
        }
        match pieces.last_mut().filter(|_| !fresh) {
            Some(last) => last.range.end = range.end,
            None => {
                // A sentence that introduces the next list is no member of the one before.
                let anew = line(k).ends_with(':') && line(k).starts_with(char::is_uppercase);
                introduced &= !heading && !anew;
                pieces.push(Piece { range: range.clone(), heading, introduced });
            }
        }
        fresh = heading || ends_line(line(k), line(k + 1), longest, item);
        introduced |= fresh && line(k).ends_with(':');
    }
    pieces
}

/// True if what follows the hard break after `line` is something new, and no sentence runs over it.
fn ends_line(line: &str, next: &str, longest: usize, item: bool) -> bool {
    let word = next.split_whitespace().next().unwrap_or_default();
    let address = word.contains('@') || word.contains("://") || word.starts_with("www.");
    let labelled = address || shape::enumerator(next).is_some() || number(next).is_some() || bullet(next).is_some();
    if line.ends_with([',', '-', '–']) || shape::ends_open(line) || parts::ends_in_part(line) {
        return false;
    }
    if line.ends_with([':', ';']) {
        return true;
    }
    let first = next.trim_start_matches(['"', '“', '„', '«', '\'', '‘', '¿', '¡']).chars().next();
    if !labelled && first.is_none_or(|first| first.is_lowercase() || !first.is_alphanumeric()) {
        return false;
    }
    // A wrapped line has no room for the next word; an address has.
    let room = line.len() + 1 + word.len() < longest * 4 / 5;
    // After an item a line with a capital is hardly the rest of its sentence.
    let after_item = item && first.is_some_and(char::is_uppercase);
    labelled || after_item || shape::ends_sentence(line) || line.chars().count() <= SHORT || room
}

/// True for the name of a part that stands below its number: `Article 5`, `Scope`.
fn is_name_of_part(before: &str, line: &str, next: &str) -> bool {
    parts::is_head(before)
        && shape::is_title(line)
        && !is_sentence_like(line)
        && shape::enumerator(line).is_none()
        && !parts::begins_with_head(line)
        && begins_text(next)
        && next.len() > line.len()
}

/// True for a short numbered line without an end mark that is no member of a list.
fn is_title_above(before: &str, line: &str, next: &str) -> bool {
    let Some(label) = shape::enumerator(line) else {
        let part = parts::is_head(line) || parts::begins_with_head(line);
        return part && shape::is_title(line) && begins_text(next) && !parts::begins_with_head(next);
    };
    // `J. Smith` is a signature.
    let initial = matches!(label.style, ('A' | 'I' | 'a' | 'i', _)) && label.marker.len() == 2;
    let title = &line[label.text..];
    let in_list = shape::enumerator(next).is_some_and(|next| label.leads_to(&next))
        || shape::enumerator(before).is_some_and(|before| before.leads_to(&label));
    label.style.1 == '.'
        && !initial
        && !in_list
        && shape::is_title(title)
        && !is_sentence_like(title)
        && begins_text(next)
}

fn begins_text(next: &str) -> bool {
    next.chars().next().is_some_and(|first| !first.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cuts at every `/`: `#` stands before a heading, `>` before what a colon introduces.
    fn cut(text: &str) -> Vec<String> {
        let starts: Vec<usize> = text.match_indices('/').map(|(at, _)| at + 1).collect();
        let lines = text.replace('/', "\n");
        let shown = |piece: Piece| {
            let sign = if piece.heading { "#" } else { "" };
            let sign = if piece.introduced { ">" } else { sign };
            format!("{sign}{}", lines[piece.range].trim().replace('\n', "|"))
        };
        pieces(&lines, &starts, true, false).into_iter().map(shown).collect()
    }

    #[test]
    fn something_new_begins_at_a_hard_break() {
        for (text, wanted) in [
            ("1. Purpose/This policy guards the well.", &["#1. Purpose", "This policy guards the well."][..]),
            (
                "2.1 The well/It is old./2.2 The pump/It is new.",
                &["#2.1 The well", "It is old.", "#2.2 The pump", "It is new."],
            ),
            ("Article 4/Wells/The well is old.", &["#Article 4|Wells", "The well is old."]),
            ("Article 4/Ashford Council/Mill Lane", &["#Article 4", "Ashford Council", "Mill Lane"]),
            ("Article 4/We dig wells/The well is old.", &["#Article 4", "We dig wells", "The well is old."]),
            (
                "(a) wells that were dug in the “old town”/The Water Office looks after them.",
                &["(a) wells that were dug in the “old town”", "The Water Office looks after them."],
            ),
            (
                "2.1 The wells that were dug so many years ago near the old town are looked after by Water Office/Ashford 12, which is open every day of the week and on some of the nights as well as on Sundays.",
                &[
                    "2.1 The wells that were dug so many years ago near the old town are looked after by Water Office|Ashford 12, which is open every day of the week and on some of the nights as well as on Sundays.",
                ],
            ),
            ("(a) wells that were dug for the/Water Office.", &["(a) wells that were dug for the|Water Office."]),
            ("Article 4/The well is old.", &["#Article 4", "The well is old."]),
            ("1. Dig wells/2. Build pumps/3. Lay pipes", &["1. Dig wells", "2. Build pumps", "3. Lay pipes"]),
            ("Water Office/12 Mill Lane/Ashford", &["Water Office", "12 Mill Lane", "Ashford"]),
            ("Water Office,/12 Mill Lane,/Ashford", &["Water Office,|12 Mill Lane,|Ashford"]),
            ("Signed/J. Marsh/Head of the Water Office", &["Signed", "J. Marsh", "Head of the Water Office"]),
            ("Write to:/Water Office/Ashford", &["Write to:", ">Water Office", ">Ashford"]),
            ("The office:/digs wells;/lays pipes.", &["The office:", ">digs wells;", ">lays pipes."]),
            (
                "It sells:/pumps;/pipes./It may also:/lend pumps.",
                &["It sells:", ">pumps;", ">pipes.", "It may also:", ">lend pumps."],
            ),
            ("Ashford/wells@example.org/www.example.org", &["Ashford", "wells@example.org", "www.example.org"]),
            ("The well is old./It is deep.", &["The well is old.", "It is deep."]),
        ] {
            assert_eq!(cut(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_sentence_runs_over_a_hard_break() {
        for text in [
            "The well is/old and deep.",
            "The well was dug by the/Water Office.",
            "The well that was dug so many years ago was found by/Ashford.",
            "The wells that were dug so many years ago near the old town of/Ashford are old and hard to find for everyone.",
            "as set out in section/2.1 Wells",
            "Well/(the old one)",
            "1. you must pay/at the end of the month.",
        ] {
            assert_eq!(cut(text).len(), 1, "{text}");
        }
        assert_eq!(cut("1. You must pay/The office counts."), ["1. You must pay", "The office counts."]);
    }
}
