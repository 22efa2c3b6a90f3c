//! Numbered clauses on lines of one paragraph: `1.1 …`, `1.2 …` or `(a) …`, `(b) …` without blank lines between.
//!
//! A number at the head of a line may be a matter of wrapping (`as set out in section⏎1.2 of the plan`). So a line
//! begins a clause only where it carries a series on: the label before it in the same block, of the same style, has the
//! number before. A series begins at the head of the block, or below a line that ends with a colon.

use std::ops::Range;

use crate::model::BlockKind;
use crate::shape::parts::ends_in_part;
use crate::shape::{self, Enumerator};

/// How many labelled lines ahead the second member of a series is looked for.
const AHEAD: usize = 40;

/// How many series stand within one another; it bounds the work.
const DEEPEST: usize = 16;

/// A clause within a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    /// Its bytes, from its label on, without the line break at its end.
    pub(crate) range: Range<usize>,
    /// It is a member of a list that the clause or paragraph above introduces, and how deep that list is nested.
    pub(crate) depth: Option<u8>,
}

impl Clause {
    /// What it is, cut from a block of kind `whole`.
    pub(crate) fn kind(&self, whole: &BlockKind) -> BlockKind {
        match (self.depth, whole) {
            (None, whole) => whole.clone(),
            (Some(depth), BlockKind::Item { depth: outer }) => {
                BlockKind::Item { depth: outer.saturating_add(depth).saturating_add(1) }
            }
            (Some(_), BlockKind::Quotation) => BlockKind::Quotation,
            (Some(depth), _) => BlockKind::Item { depth },
        }
    }
}

/// A label that begins a line.
struct Labelled<'a> {
    at: usize,
    /// The figures before the last level: `2.` in `2.3`.
    prefix: &'a str,
    /// The whole label without point and brackets.
    body: &'a str,
    /// Style and value; two where a letter may be a Roman figure.
    readings: [Option<((char, char), u32)>; 2],
    /// The line before it may run on into it.
    runs_on: bool,
    /// The line before it ends with a colon.
    introduced: bool,
}

/// Cuts a text before the lines that begin a clause; nothing if no line does.
pub(crate) fn clauses(text: &str) -> Vec<Clause> {
    // A single line, as most paragraphs are, has no second member of a series.
    if memchr::memchr(b'\n', text.as_bytes()).is_none() {
        return Vec::new();
    }
    let lines = labelled_lines(text);
    if lines.len() < 2 && lines.first().is_none_or(|line| line.at > 0) {
        return Vec::new();
    }
    let mut cuts: Vec<(usize, Option<u8>)> = vec![(0, None)];
    // The series that are open, outermost first, with their last label; how many of them are lists.
    let mut open: Vec<(&Labelled<'_>, bool)> = Vec::new();
    for (k, line) in lines.iter().enumerate() {
        if line.at == 0 {
            open.push((line, false));
            continue;
        }
        if line.runs_on {
            continue;
        }
        if let Some(series) = open.iter().rposition(|(last, _)| last.leads_to(line)) {
            open.truncate(series + 1);
            open[series].0 = line;
        } else if open.len() == DEEPEST {
            continue;
        } else if open.last().is_some_and(|(last, _)| last.holds(line)) {
            open.push((line, false));
        } else if line.introduced && lines[k + 1..].iter().take(AHEAD).any(|next| line.begins() && line.leads_to(next))
        {
            open.push((line, true));
        } else {
            continue;
        }
        let lists = open.iter().filter(|(_, list)| *list).count();
        cuts.push((line.at, lists.checked_sub(1).map(|depth| depth.min(200) as u8)));
    }
    if cuts.len() == 1 {
        return Vec::new();
    }
    let ends: Vec<usize> = cuts.iter().skip(1).map(|(at, _)| at - 1).chain([text.len()]).collect();
    cuts.into_iter().zip(ends).map(|((start, depth), end)| Clause { range: start..end, depth }).collect()
}

fn labelled_lines(text: &str) -> Vec<Labelled<'_>> {
    let mut found = Vec::new();
    let mut before = "";
    let mut at = 0;
    for line in text.split('\n') {
        let body = line.trim_start();
        let begins = body.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '(');
        if begins && let Some(label) = shape::enumerator(body) {
            found.push(Labelled::new(at, before, &label, &body[label.text..]));
        }
        before = line.trim_end();
        at += line.len() + 1;
    }
    found
}

impl<'a> Labelled<'a> {
    fn new(at: usize, before: &str, label: &Enumerator<'a>, text: &str) -> Self {
        let body = label.marker.trim_matches(['(', ')', '.']);
        let letter = match body.as_bytes() {
            [letter @ b'a'..=b'z'] => Some((('a', label.style.1), u32::from(letter - b'a') + 1)),
            [letter @ b'A'..=b'Z'] => Some((('A', label.style.1), u32::from(letter - b'A') + 1)),
            _ => None,
        };
        let first = (label.style, label.value);
        // `1.2 million people` at the head of a wrapped line.
        let figure =
            label.levels > 1 && text.starts_with(char::is_lowercase) && !before.ends_with(['.', ';', ':', ')']);
        Self {
            at,
            prefix: &body[..body.rfind('.').map_or(0, |point| point + 1)],
            body,
            readings: [Some(first), letter.filter(|letter| *letter != first)],
            runs_on: figure || before.ends_with([',', '-']) || shape::ends_open(before) || ends_in_part(before),
            introduced: before.ends_with(':'),
        }
    }

    fn leads_to(&self, next: &Self) -> bool {
        let readings = || self.readings.iter().flatten();
        self.prefix == next.prefix
            && next
                .readings
                .iter()
                .flatten()
                .any(|&(style, value)| readings().any(|&(own, last)| own == style && last + 1 == value))
    }

    /// `2.3.1` stands under `2.3`.
    fn holds(&self, next: &Self) -> bool {
        next.begins() && next.prefix.strip_suffix('.') == Some(self.body)
    }

    fn begins(&self) -> bool {
        self.readings.iter().flatten().any(|&(_, value)| value == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let shown = |clause: Clause| {
            let depth = clause.depth.map_or(String::new(), |depth| format!("{depth}> "));
            format!("{depth}{}", text[clause.range].replace('\n', "|"))
        };
        clauses(text).into_iter().map(shown).collect()
    }

    #[test]
    fn a_line_that_carries_a_series_on_begins_a_clause() {
        for (text, wanted) in [
            ("2.1 Bins are free.\n2.2 Bags are not.", &["2.1 Bins are free.", "2.2 Bags are not."][..]),
            (
                "2.1 Bins stand at the kerb as in Annex C.\n2.2 Bags\nare sold.\n2.3 Glass goes back.",
                &["2.1 Bins stand at the kerb as in Annex C.", "2.2 Bags|are sold.", "2.3 Glass goes back."],
            ),
            ("(a) bins;\n(b) bags;\n(c) glass.", &["(a) bins;", "(b) bags;", "(c) glass."]),
            ("1. Bins.\n2. Bags.", &["1. Bins.", "2. Bags."]),
            ("(h) bins\n(i) bags\n(j) glass", &["(h) bins", "(i) bags", "(j) glass"]),
            ("(i) bins\n(ii) bags", &["(i) bins", "(ii) bags"]),
            (
                "2.1 Bins.\n2.1.1 Small bins.\n2.1.2 Large bins.\n2.2 Bags.",
                &["2.1 Bins.", "2.1.1 Small bins.", "2.1.2 Large bins.", "2.2 Bags."],
            ),
            ("The town sells:\n(a) bins;\n(b) bags.", &["The town sells:", "0> (a) bins;", "0> (b) bags."]),
            (
                "2.1 The town sells:\n(a) bins;\n(b) bags.\n2.2 It buys glass.",
                &["2.1 The town sells:", "0> (a) bins;", "0> (b) bags.", "2.2 It buys glass."],
            ),
            ("4.Bins are free.\n5.Bags are not.", &["4.Bins are free.", "5.Bags are not."]),
        ] {
            assert_eq!(cut(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn a_number_that_only_wraps_begins_none() {
        for text in [
            "Bins are sold as set out in section\n1.2 It is a long one.",
            "1.1 Bins are sold as set out in section\n1.2 It is a long one.",
            "1.1 Bins are sold under\n1.2 It is a long one.",
            "1.1 Bins cost more.\n1.3 of them are old.",
            "1.1 Bins cost more.\n2.2 of them are old.",
            "1. Bins cost more than\n2. bags.",
            "Bins cost:\n(a) word alone.",
            "(a) bins\n2. bags",
            "Bins.\n1. Bags.",
            "1.1 Bins",
            "Bins\nand bags",
            "",
            "\n\n",
        ] {
            assert_eq!(cut(text), [""; 0], "{text:?}");
        }
    }

    #[test]
    fn many_lines_take_linear_time() {
        for text in ["1. a\n", "a:\n(a) b\n", "(a) b\n(b) c\n", "1.1.1.1 a\n"] {
            let _ = clauses(&text.repeat(100_000));
        }
        let steps: String = (1..20_000).map(|k| format!("{}1 a:\n", "1.".repeat(k % 40))).collect();
        let _ = clauses(&steps);
    }
}
