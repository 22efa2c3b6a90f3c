//! The file as it is written, with the place of every name.

use serde::Deserialize;

use super::{Decision, Named};
use crate::error::{Error, Result};
use crate::model::OverrideKind;
use crate::yaml::{Spanned, at};

type Text = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFile {
    /// Nothing where all decisions of a proposed file are still commented out.
    overrides: Option<Vec<Spanned<RawDecision>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDecision {
    same: Option<Pair>,
    #[serde(rename = "not-same")]
    not_same: Option<Pair>,
    split: Option<Split>,
    merged: Option<Merged>,
    dropped: Option<Text>,
    added: Option<Text>,
    theme: Option<Theme>,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    old: Text,
    new: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Split {
    old: Text,
    new: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Merged {
    old: Vec<Text>,
    new: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Theme {
    old: Option<Text>,
    new: Option<Text>,
    is: Text,
}

impl RawFile {
    pub fn decisions(self) -> Result<Vec<Decision>> {
        self.overrides.unwrap_or_default().into_iter().map(RawDecision::judge).collect()
    }
}

impl RawDecision {
    fn judge(raw: Spanned<Self>) -> Result<Decision> {
        let line = raw.referenced.line() as usize;
        let fault = |problem: &str, help: &str| at(Error::new(problem).help(help), &raw);
        let one = |text: &Text| vec![Named::from(text)];
        let many = |texts: &[Text]| texts.iter().map(Named::from).collect::<Vec<_>>();
        let mut said: Vec<(OverrideKind, Vec<Named>, Vec<Named>)> = Vec::new();
        let Self { same, not_same, split, merged, dropped, added, theme, note } = &raw.value;
        if let Some(pair) = same {
            said.push((OverrideKind::Same, one(&pair.old), one(&pair.new)));
        }
        if let Some(pair) = not_same {
            said.push((OverrideKind::NotSame, one(&pair.old), one(&pair.new)));
        }
        if let Some(split) = split {
            said.push((OverrideKind::Split, one(&split.old), many(&split.new)));
        }
        if let Some(merged) = merged {
            said.push((OverrideKind::Merged, many(&merged.old), one(&merged.new)));
        }
        if let Some(dropped) = dropped {
            said.push((OverrideKind::Dropped, one(dropped), Vec::new()));
        }
        if let Some(added) = added {
            said.push((OverrideKind::Added, Vec::new(), one(added)));
        }
        if let Some(theme) = theme {
            let side = |text: &Option<Text>| text.iter().map(Named::from).collect::<Vec<_>>();
            said.push((OverrideKind::Theme, side(&theme.old), side(&theme.new)));
        }
        let (kind, old, new) = match said.len() {
            1 => said.remove(0),
            0 => {
                let kinds = OverrideKind::NAMES.map(|(_, name)| name).join(", ");
                return Err(fault("this decision has no content", &format!("write one of {kinds}")));
            }
            _ => {
                let problem = format!("one decision has both `{}` and `{}`", said[0].0.name(), said[1].0.name());
                return Err(fault(&problem, "write the second as a separate decision, beginning with `- `"));
            }
        };
        match kind {
            OverrideKind::Split if new.len() < 2 => {
                return Err(fault("a split has two or more new statements", "name them, or write `same` for one"));
            }
            OverrideKind::Merged if old.len() < 2 => {
                return Err(fault("a merge has two or more old statements", "name them, or write `same` for one"));
            }
            OverrideKind::Theme if old.len() + new.len() != 1 => {
                return Err(fault("a theme is decided for one statement", "name it as `old` or as `new`"));
            }
            _ => {}
        }
        if let Some(empty) = old.iter().chain(&new).find(|named| named.name.is_empty()) {
            return Err(empty.at(Error::new("the name is empty").help("write an id or the beginning of a text")));
        }
        let theme = theme.as_ref().map(|theme| Named::from(&theme.is));
        let note = note.as_deref().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(Decision { kind, old, new, theme, note, line })
    }
}
