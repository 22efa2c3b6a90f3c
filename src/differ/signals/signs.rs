//! Signs beside a figure: `-4` is not `4`, and `≥ 18` is not `≤ 18`.

use super::change::{Change, Quote};
use super::pair::Side;
use super::{SignalClass, Texts, values};
use crate::differ::wording::is_dash;
use crate::model::Within;

/// The class of these signals.
pub(super) const CLASS: SignalClass = SignalClass {
    name: "signs",
    kinds: &[],
    needs_lexicon: false,
    in_headings: true,
    after: &[values::CLASS.name],
    find,
};

/// Words before a figure that say on which side of it lies what is meant.
const OVER: [&str; 9] =
    ["above", "over", "exceeding", "more than", "au-dessus de", "plus de", "über", "oberhalb von", "mehr als"];
/// Their opposites.
const UNDER: [&str; 8] =
    ["below", "under", "less than", "au-dessous de", "moins de", "unter", "unterhalb von", "weniger als"];

/// Appends the figures that both texts have in the same place, with other signs.
fn find<'a>(texts: &Texts<'a>, found: &mut Vec<Change<'a>>) {
    let pair = &texts.pair;
    for (k, twin) in pair.old.twin.iter().enumerate() {
        let Some(l) = twin.map(|twin| twin as usize) else { continue };
        if !is_figure(&pair.old, k) {
            continue;
        }
        let (old, new) = (signed(&pair.old, k), signed(&pair.new, l));
        let turned = old.side.zip(new.side).is_some_and(|(old, new)| old != new);
        let changed = turned || (&old.before, old.behind) != (&new.before, new.behind);
        let known = |change: &Change<'a>| change.kind == values::FIGURE_CHANGED && change.old_text() == old.cue.text;
        if changed && !found.iter().any(known) {
            found.push(Change::new(values::FIGURE_CHANGED, old.cue, new.cue));
        }
    }
}

fn is_figure(side: &Side<'_>, k: usize) -> bool {
    side.slice(k..k + 1).starts_with(|c: char| c.is_ascii_digit())
}

/// A figure with the signs around it.
struct Signed<'a> {
    before: String,
    behind: bool,
    /// Whether words put what is meant over the figure, or under it.
    side: Option<bool>,
    cue: Quote<'a>,
}

fn signed<'a>(side: &Side<'a>, k: usize) -> Signed<'a> {
    let (text, word) = (side.words.text, &side.words.words[k]);
    let head = &text[..word.start];
    let bare = head.trim_end();
    let start = bare.trim_end_matches(|c: char| is_sign(c) || c == ' ').len();
    let signs: String = bare[start..].chars().filter(|c| !c.is_whitespace()).collect();
    let before = match signs.as_str() {
        ">=" => "≥".to_owned(),
        "<=" => "≤".to_owned(),
        "+/-" => "±".to_owned(),
        "" | "/" => minus(head).to_owned(),
        signs => signs.to_owned(),
    };
    let behind = text[word.end..].starts_with('+');
    let from = match (before.as_str(), signs.is_empty()) {
        ("", _) => word.start,
        (_, true) => bare.char_indices().next_back().map_or(word.start, |(at, _)| at),
        _ => start + (bare.len() - start - bare[start..].trim_start().len()),
    };
    let words = side_of(head);
    let from = words.map_or(from, |(_, at)| at.min(from));
    let side = words.map(|(over, _)| over);
    let cue = Quote { text: &text[from..word.end + usize::from(behind)], start: from, within: Within::Text };
    Signed { before, behind, side, cue }
}

/// The dash that stands right before a figure, and behind nothing that it could join the figure to.
fn minus(head: &str) -> &'static str {
    let Some(dash) = head.chars().next_back().filter(|&c| is_dash(c)) else { return "" };
    let rest = &head[..head.len() - dash.len_utf8()];
    let joins =
        rest.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '%' | ')' | '°' | '€' | '$'));
    if joins { "" } else { "-" }
}

/// Whether the words before a figure put what is meant over it, and where they begin.
fn side_of(head: &str) -> Option<(bool, usize)> {
    let trimmed = head.trim_end();
    let ends = |words: &&&str| {
        let at = trimmed.len().checked_sub(words.len())?;
        let own = trimmed.get(at..)?.to_lowercase() == ***words && !trimmed[..at].ends_with(char::is_alphanumeric);
        own.then_some(at)
    };
    let over = OVER.iter().find_map(|words| Some((true, ends(&words)?)));
    over.or_else(|| UNDER.iter().find_map(|words| Some((false, ends(&words)?))))
}

fn is_sign(c: char) -> bool {
    matches!(c, '<' | '>' | '=' | '≥' | '≤' | '≠' | '±' | '+' | '×' | '÷' | '/' | '~' | '≈' | '^' | '√' | '≯' | '≮')
}
