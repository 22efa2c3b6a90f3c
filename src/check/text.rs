//! Sentences that several formats share.

use super::{Broken, Checked, CheckedFinding, Missing, Status, Unmet};
use crate::model::{Kind, Lines};
use crate::rules::Level;
use crate::snapshot::Finding;

/// `1 finding`, `2 findings`.
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// No more than so many characters of a text.
pub(super) fn short(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        None => text.to_owned(),
        Some(_) => {
            let end = text.char_indices().nth(limit.saturating_sub(1)).map_or(0, |(at, _)| at);
            format!("{}…", text[..end].trim_end())
        }
    }
}

/// What a person has to know of its standing; nothing where it stands as accepted.
pub(super) fn standing(finding: &CheckedFinding) -> Option<String> {
    match (finding.status, &finding.accepted) {
        (Status::New, _) => Some("Nobody has accepted this change.".to_owned()),
        (Status::Updated, Some(before)) => {
            let accepted = before.in_place_of(finding.finding());
            Some(format!("It changed since it was accepted. {}", capital(&accepted)))
        }
        (Status::Updated, None) => Some("It changed since it was accepted.".to_owned()),
        (Status::Absent, _) => Some("It was accepted, and is gone from the draft.".to_owned()),
        (Status::Unchanged | Status::NotReviewed, _) => None,
    }
}

/// The text of a finding: in one line with the marks of deleted and inserted words, or each side in a line of its own.
pub(super) fn sides(finding: &Finding) -> Vec<String> {
    match (&finding.words, finding.old.as_str(), finding.new.as_str()) {
        (None, old, new) if !old.is_empty() && !new.is_empty() && old != new => {
            vec![format!("- {old}"), format!("+ {new}")]
        }
        _ => vec![finding.in_one_line()],
    }
}

/// With a capital letter.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// What it governs, and what it stands under, each in a line.
pub(super) fn governors(finding: &Finding) -> impl Iterator<Item = String> {
    finding.governed().into_iter().chain(finding.under())
}

/// Where a dropped statement stood, for it stands there no more.
pub(super) fn dropped(finding: &CheckedFinding) -> Option<&'static str> {
    let is_dropped = finding.finding().kind == Kind::Dropped && finding.status != Status::Absent;
    (is_dropped && !finding.finding().struck && finding.place().is_some()).then_some("It stood behind this line.")
}

/// Where the text of a dropped or added statement stands struck out.
pub(super) fn struck(finding: &CheckedFinding) -> Option<String> {
    if !finding.finding().struck || finding.status == Status::Absent {
        return None;
    }
    let line = |lines: Option<Lines>| lines.map_or(String::new(), |lines| format!(" in line {}", lines.first));
    Some(match finding.finding().kind {
        Kind::Added => format!("It stood{} of the baseline, struck out.", line(finding.located.old_lines)),
        _ => format!("It stands{} of the draft, struck out.", line(finding.located.new_lines)),
    })
}

/// A broken rule in one line.
pub(super) fn broken(broken: &Broken) -> String {
    let level = if broken.level == Level::Deny { "denied" } else { "warning" };
    let expired =
        broken.waiver.as_ref().map(|waiver| format!(" (the waiver by {} expired on {})", waiver.by, waiver.expires));
    format!("{level}: {}{}", broken.rule, expired.unwrap_or_default())
}

/// What the draft lacks, in one line.
pub(super) fn unmet(unmet: &Unmet) -> String {
    let level = if unmet.level == Level::Deny { "denied" } else { "warning" };
    format!("{level}: {}: {}", unmet.rule, missing_from_draft(unmet))
}

/// What the draft lacks.
pub(super) fn missing_from_draft(unmet: &Unmet) -> String {
    let what = if unmet.is_theme { "no statement under" } else { "the draft does not say" };
    format!("{what} `{}`", unmet.what)
}

/// What happened to a document that is not there on one side.
pub(super) fn missing(checked: &Checked) -> Option<String> {
    match checked.missing? {
        Missing::Draft => {
            Some(format!("{} is deleted: every statement of the baseline counts as dropped.", checked.draft))
        }
        Missing::Emptied => {
            Some(format!("{} is empty: every statement of the baseline counts as dropped.", checked.draft))
        }
        Missing::Baseline => Some(format!("{} is not there yet: every statement counts as added.", checked.baseline)),
    }
}

/// What to run next.
pub(super) fn accept(checked: &Checked, finding: &CheckedFinding) -> String {
    format!("redraft accept {} --finding {}", shell(&checked.name), finding.finding().id)
}

/// A word for the shell.
pub(super) fn shell(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-');
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// What happened and how it stands, in a few words: `reworded, not accepted`.
pub(super) fn title(finding: &CheckedFinding) -> String {
    let kind = finding.finding().kind_name();
    match finding.status {
        Status::New => format!("{kind}, not accepted"),
        Status::Updated => format!("{kind}, changed since it was accepted"),
        Status::Absent => format!("accepted as {kind}, gone from the draft"),
        Status::Unchanged | Status::NotReviewed => kind.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_between_characters() {
        for (text, limit, expected) in
            [("", 3, ""), ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("añ€d", 3, "añ…"), ("a bcd", 3, "a…"), ("ab", 0, "…")]
        {
            assert_eq!(short(text, limit), expected, "{text}");
        }
    }

    #[test]
    fn words_are_safe_for_a_shell() {
        for (word, expected) in
            [("all/ports-2", "all/ports-2"), ("a b", "'a b'"), ("it's", r"'it'\''s'"), ("$(x)", "'$(x)'")]
        {
            assert_eq!(shell(word), expected);
        }
    }
}
