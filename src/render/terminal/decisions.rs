//! What the user decided, under the entries that rest on it.

use std::borrow::Cow;
use std::io;

use super::sheet::Sheet;
use super::style::Mark;
use crate::report::{Entry, Override, OverrideKind};

/// One line per decision: `as you decided (same): why`.
pub(super) fn write<W: io::Write>(page: &mut Sheet<'_, W>, entry: &Entry, indent: usize) -> io::Result<()> {
    for decision in &entry.overrides {
        let lead = [(Mark::Plain, Cow::Owned(" ".repeat(indent)))];
        let said = said(entry, decision);
        let text = if decision.note.is_empty() {
            format!("as you decided: {said}")
        } else {
            format!("as you decided ({said}): {}", decision.note)
        };
        page.paragraph(&lead, &[(Mark::Caution, text.into())])?;
    }
    Ok(())
}

fn said(entry: &Entry, decision: &Override) -> String {
    let name = decision.kind.name();
    match decision.kind {
        // Under the old statement the new one is named, and the other way round.
        OverrideKind::NotSame if entry.old.is_empty() => format!("{name} as {}", decision.old.join(", ")),
        OverrideKind::NotSame => format!("{name} as {}", decision.new.join(", ")),
        OverrideKind::Theme => format!("{name} {}", decision.theme.as_deref().unwrap_or_default()),
        _ => name.to_owned(),
    }
}

/// Whether the link of the entry is the user's, so that no score speaks for it.
pub(super) fn links(entry: &Entry) -> bool {
    let links = [OverrideKind::Same, OverrideKind::Split, OverrideKind::Merged];
    entry.score_parts.is_none() && entry.overrides.iter().any(|decision| links.contains(&decision.kind))
}
