//! Word runs as the output formats need them: by side, and with the joints of split and merged statements.

use super::{Entry, Kind, Op, Report, WordRun};

/// A piece of a word-marked text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    /// Words that stand in both texts or in one.
    Words(Op, &'a str),
    /// Where one statement ends and the next begins, on the side that has several.
    Joint,
}

/// The runs of both sides in one text. A split entry has joints where its new statements meet, a merged one where
/// its old statements met.
pub(crate) fn combined<'a>(report: &'a Report, entry: &'a Entry) -> Vec<Part<'a>> {
    if entry.new.len() > 1 {
        cut(entry.words.iter(), Op::Delete, &lengths(report.new_statements(entry).map(|s| s.text.as_str())))
    } else {
        cut(entry.words.iter(), Op::Insert, &lengths(report.old_statements(entry).map(|s| s.text.as_str())))
    }
}

/// The runs of the old side, with joints between its statements.
pub(crate) fn old_side<'a>(report: &'a Report, entry: &'a Entry) -> Vec<Part<'a>> {
    let joints = lengths(report.old_statements(entry).map(|s| s.text.as_str()));
    cut(entry.words.iter().filter(|run| run.op != Op::Insert), Op::Insert, &joints)
}

/// The runs of the new side, with joints between its statements.
pub(crate) fn new_side<'a>(report: &'a Report, entry: &'a Entry) -> Vec<Part<'a>> {
    let joints = lengths(report.new_statements(entry).map(|s| s.text.as_str()));
    cut(entry.words.iter().filter(|run| run.op != Op::Delete), Op::Delete, &joints)
}

/// The parts with the spaces at the edges of deleted and inserted words set outside of them, so that a mark holds words
/// only: what stays is equal, and a lone space between two marks too.
pub(crate) fn spaced<'a>(parts: &[Part<'a>]) -> Vec<Part<'a>> {
    let space = Part::Words(Op::Equal, " ");
    let mut out: Vec<Part<'a>> = Vec::with_capacity(parts.len());
    let mut spaced = true;
    for part in parts {
        let (op, text) = match *part {
            Part::Joint => {
                out.push(Part::Joint);
                spaced = true;
                continue;
            }
            Part::Words(Op::Equal, text) => {
                spaced = text.ends_with(char::is_whitespace);
                out.push(Part::Words(Op::Equal, text));
                continue;
            }
            Part::Words(op, text) => (op, text),
        };
        let core = text.trim();
        let follows_mark = matches!(out.last(), Some(Part::Words(Op::Delete | Op::Insert, _)));
        if text.starts_with(char::is_whitespace) || (follows_mark && !spaced) {
            out.push(space);
        }
        if !core.is_empty() {
            out.push(Part::Words(op, core));
        }
        spaced = text.ends_with(char::is_whitespace);
        if spaced {
            out.push(space);
        }
    }
    out
}

/// True if the entry has texts on both sides that differ.
pub(crate) fn is_pair(entry: &Entry) -> bool {
    matches!(entry.kind, Kind::Reworded | Kind::Split | Kind::Merged)
}

/// Both texts of an entry in one, with the marks of `git diff --word-diff` and `wdiff`: `[-deleted-]` and
/// `{+inserted+}`. None if each text is better read whole.
pub(crate) fn marked_words(report: &Report, entry: &Entry) -> Option<String> {
    if let Some([old, new]) = report.moved_under(entry) {
        let marked = [old.map(|text| format!("[-{text}-] ")), new.map(|text| format!("{{+{text}+}} "))];
        let texts = report.new_statements(entry).map(|statement| statement.text.as_str());
        return Some(marked.into_iter().flatten().chain(texts.map(str::to_owned)).collect());
    }

    (is_pair(entry) && !reads_whole(entry)).then(|| {
        let part = |part: Part<'_>| match part {
            Part::Joint => " // ".to_owned(),
            Part::Words(Op::Equal, text) => text.to_owned(),
            Part::Words(Op::Delete, text) => format!("[-{text}-]"),
            Part::Words(Op::Insert, text) => format!("{{+{text}+}}"),
        };
        spaced(&combined(report, entry)).into_iter().map(part).collect()
    })
}

/// True if both texts are better read whole, one below the other: because no word is marked, or because so little is
/// kept that marked words would read as confetti. That is less than 30 % of all words in equal runs worth reading; a
/// lone equal word between two changes is no help to a reader and does not count. A short text whose head or tail is
/// kept stays on one line: `Last updated: [-May 2025-] {+June 2026+}`.
pub(crate) fn reads_whole(entry: &Entry) -> bool {
    if entry.words.iter().all(|run| run.op == Op::Equal) {
        // A split or merge that kept every word is recognised by where the statements meet.
        return entry.words.is_empty() || entry.kind == Kind::Reworded;
    }
    is_confetti(&entry.words)
}

/// True if so little stayed that marks would be scraps.
fn is_confetti(words: &[WordRun]) -> bool {
    let (mut equal, mut all) = (0, 0);
    let mut sides = [0, 0];
    for (k, run) in words.iter().enumerate() {
        let count = count_words(&run.text);
        all += count;
        sides[0] += if run.op == Op::Insert { 0 } else { count };
        sides[1] += if run.op == Op::Delete { 0 } else { count };
        let at_edge = k == 0 || k + 1 == words.len();
        if run.op == Op::Equal && (count > 1 || at_edge) {
            equal += count;
        }
    }
    let short = sides[0].max(sides[1]) < SHORT;
    // In between, a single run on each side: several of them are confetti in a short text too.
    let edge = |run: Option<&WordRun>| run.is_some_and(|run| run.op == Op::Equal && has_content(&run.text));
    let few_runs = words.iter().filter(|run| run.op != Op::Equal).count() <= 2;
    if short && few_runs && (edge(words.first()) || edge(words.last())) {
        return false;
    }
    equal * 10 < all * 3
}

/// From this number of words on a text is no longer taken in at a glance.
const SHORT: usize = 12;
/// Words of fewer letters are mostly function words, in every language the tool knows.
const CONTENT: usize = 4;

/// True if a run has a word that says something by itself.
fn has_content(text: &str) -> bool {
    text.chars().any(is_wide)
        || text.split(|c: char| !c.is_alphanumeric()).any(|word| word.chars().nth(CONTENT - 1).is_some())
}

/// Words as a reader counts them; each character of a script without spaces counts as one.
pub(crate) fn count_words(text: &str) -> usize {
    if text.is_ascii() {
        return text.split_ascii_whitespace().count();
    }
    text.split_whitespace().map(|word| word.chars().filter(|&c| is_wide(c)).count().max(1)).sum()
}

/// True for ideographs, kana, hangul and full-width forms.
pub(crate) fn is_wide(c: char) -> bool {
    c >= '\u{1100}' && unicode_width::UnicodeWidthChar::width(c) == Some(2)
}

/// Running totals of letters (everything but white space) at which all statements but the last end.
fn lengths<'a>(texts: impl ExactSizeIterator<Item = &'a str>) -> Vec<usize> {
    let inner = texts.len().saturating_sub(1);
    let mut total = 0;
    texts
        .take(inner)
        .map(|text| {
            total += text.chars().filter(|c| !c.is_whitespace()).count();
            total
        })
        .collect()
}

/// Sets a joint wherever the letters outside `ignored` runs have reached one of the totals: at the next white space,
/// or at once in scripts without spaces.
fn cut<'a>(runs: impl Iterator<Item = &'a WordRun>, ignored: Op, joints: &[usize]) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let mut joints = joints.iter().copied().peekable();
    let mut letters = 0;
    for run in runs {
        let mut from = 0;
        if run.op != ignored && joints.peek().is_some() {
            for (at, c) in run.text.char_indices() {
                let ends_here = c.is_whitespace() || is_wide(c);
                if ends_here && joints.next_if(|&joint| letters >= joint).is_some() {
                    push(&mut parts, run.op, &run.text[from..at]);
                    parts.push(Part::Joint);
                    from = at;
                }
                letters += usize::from(!c.is_whitespace());
            }
        }
        push(&mut parts, run.op, &run.text[from..]);
        // The white space may be the head of the next run.
        if run.op != ignored && joints.next_if(|&joint| letters >= joint).is_some() {
            parts.push(Part::Joint);
        }
    }
    if parts.last() == Some(&Part::Joint) {
        parts.pop();
    }
    parts
}

fn push<'a>(parts: &mut Vec<Part<'a>>, op: Op, text: &'a str) {
    if !text.is_empty() {
        parts.push(Part::Words(op, text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(op: Op, text: &str) -> WordRun {
        WordRun { op, text: text.into() }
    }

    #[test]
    fn joints_fall_between_statements() {
        let runs =
            [run(Op::Equal, "One two. "), run(Op::Delete, "And "), run(Op::Insert, "Three "), run(Op::Equal, "four.")];
        let parts = cut(runs.iter(), Op::Delete, &lengths(["One two.", "Three four."].into_iter()));
        assert_eq!(
            parts,
            [
                Part::Words(Op::Equal, "One two."),
                Part::Joint,
                Part::Words(Op::Equal, " "),
                Part::Words(Op::Delete, "And "),
                Part::Words(Op::Insert, "Three "),
                Part::Words(Op::Equal, "four."),
            ]
        );
    }

    #[test]
    fn joints_do_without_spaces_and_lose_no_text() {
        let runs = [run(Op::Equal, "移民政策。"), run(Op::Insert, "每年审查。"), run(Op::Equal, "完。")];
        let joints = lengths(["移民政策。每年", "审查。", "完。"].into_iter());
        let parts = cut(runs.iter(), Op::Delete, &joints);
        let text: String = parts.iter().map(|part| if let Part::Words(_, text) = part { text } else { "" }).collect();
        assert_eq!(text, "移民政策。每年审查。完。");
        assert_eq!(parts.iter().filter(|part| **part == Part::Joint).count(), 2);
        assert_eq!(parts[1], Part::Words(Op::Insert, "每年"));
        assert_eq!(parts[2], Part::Joint);
    }

    #[test]
    fn a_rewritten_sentence_is_confetti_and_an_edited_one_is_not() {
        let edited = [
            run(Op::Equal, "The plan "),
            run(Op::Delete, "shall "),
            run(Op::Insert, "should "),
            run(Op::Equal, "cover ports."),
        ];
        let rewritten = [
            run(Op::Delete, "Member states agreed on "),
            run(Op::Equal, "the "),
            run(Op::Delete, "reform of ports and "),
            run(Op::Insert, "new rules for "),
            run(Op::Equal, "coastal "),
            run(Op::Insert, "shipping lanes."),
            run(Op::Delete, "waters."),
        ];
        assert!(!is_confetti(&edited));
        assert!(is_confetti(&rewritten));
    }

    #[test]
    fn a_short_text_keeps_its_marks_if_its_head_or_tail_stays() {
        let pair = |head: &str, old: &str, new: &str, tail: &str| {
            let runs = [run(Op::Equal, head), run(Op::Delete, old), run(Op::Insert, new), run(Op::Equal, tail)];
            runs.into_iter().filter(|run| !run.text.is_empty()).collect::<Vec<_>>()
        };
        let cases = [
            (pair("Last changed: ", "May 19, 2025", "January 20, 2026", ""), false),
            (pair("", "Every registered member ", "All people and firms that joined ", "vote."), false),
            (pair("On ", "the third of May it opens.", "Monday nobody may swim.", ""), true),
            (pair("Fees ", &"rise by one per cent a year ".repeat(3), "fall", ""), true),
            (pair("第三", "年一月二日起施行", "年六月八日起废止", ""), false),
        ];
        for (runs, expected) in cases {
            assert_eq!(is_confetti(&runs), expected, "{runs:?}");
        }
    }

    #[test]
    fn wide_characters_count_as_words() {
        assert_eq!(count_words("two words"), 2);
        assert_eq!(count_words("移民 政策"), 4);
    }
}
