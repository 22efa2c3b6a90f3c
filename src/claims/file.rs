//! The claims file as it is written.

use serde::Deserialize;

use super::place::{Phrase, Place};
use super::{Claim, Claims, Finding, Named, Side};
use crate::error::{Error, Result};
use crate::yaml::{Spanned, at};

type Text = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFile {
    title: Option<String>,
    claims: Option<Vec<Spanned<RawClaim>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClaim {
    claim: Text,
    #[serde(rename = "where")]
    place: Spanned<RawPlace>,
    expect: Spanned<Finding>,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPlace {
    #[serde(default)]
    ids: Vec<Text>,
    theme: Option<Text>,
    #[serde(default)]
    words: Vec<Text>,
    section: Option<Text>,
    side: Option<Spanned<Side>>,
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl RawFile {
    pub fn claims(self, path: &str) -> Result<Claims> {
        let raw = self.claims.unwrap_or_default();
        if raw.is_empty() {
            let help = "list at least one under `claims:`, with `claim`, `where` and `expect`";
            return Err(Error::new("the file has no claims").help(help));
        }
        let claims = raw.iter().map(RawClaim::judge).collect::<Result<_>>()?;
        Ok(Claims { path: path.to_owned(), title: self.title.as_deref().map(one_line), claims })
    }
}

impl RawClaim {
    fn judge(raw: &Spanned<Self>) -> Result<Claim> {
        let Self { claim, place, expect, note } = &raw.value;
        let text = one_line(&claim.value);
        if text.is_empty() {
            return Err(at(Error::new("the claim is empty"), claim).help("give the sentence of the brief"));
        }
        let RawPlace { ids, theme, words, section, side } = &place.value;
        if ids.is_empty() && theme.is_none() && words.is_empty() && section.is_none() {
            let help = "give at least one of ids, theme, words, section";
            return Err(at(Error::new("this claim does not say where to look"), place).help(help));
        }
        if let Some(empty) = ids.iter().chain(theme).chain(section).find(|text| text.value.trim().is_empty()) {
            return Err(at(Error::new("this is empty"), empty).help("write what to look for, or remove the field"));
        }
        let words = words
            .iter()
            .map(|text| {
                Phrase::new(&text.value).ok_or_else(|| {
                    let problem = format!("`{}` is not a word to look for", text.value.trim());
                    at(Error::new(problem), text)
                        .help("write words, with `*` at the end at most, as in `migration polic*`")
                })
            })
            .collect::<Result<_>>()?;
        if let Some(side) = side {
            contradiction(expect.value, side.value).map_or(Ok(()), |help| {
                let problem =
                    format!("`{}` and `side: {}` contradict each other", expect.value.name(), side.value.name());
                Err(at(Error::new(problem), side).help(help))
            })?;
        }
        Ok(Claim {
            text,
            expect: expect.value,
            line: raw.referenced.line() as usize,
            note: one_line(note.as_deref().unwrap_or_default()),
            place: Place {
                ids: ids.iter().map(Named::from).collect(),
                theme: theme.as_ref().map(Named::from),
                words,
                section: section.as_ref().map(Named::from),
                side: side.as_ref().map(|side| side.value),
            },
        })
    }
}

/// Why a finding cannot be looked for in one version only, if it cannot.
fn contradiction(expect: Finding, side: Side) -> Option<&'static str> {
    match (expect, side) {
        (Finding::Added, Side::Old) => Some("what is added stands in the new version: remove `side`"),
        (Finding::Dropped, Side::New) => Some("what is dropped stands in the old version: remove `side`"),
        (Finding::ShareGrew | Finding::ShareFell, Side::Old | Side::New) => {
            Some("a share is compared between both versions: remove `side`")
        }
        _ => None,
    }
}
