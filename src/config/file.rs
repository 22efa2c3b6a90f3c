//! The file as it is written.

use serde::Deserialize;

use crate::error::Result;
use crate::normalizer::Struck;
use crate::rules::{Names, RawRule, RawWaiver};
use crate::snapshot::Include;
use crate::yaml::{self, Spanned};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawConfig {
    #[serde(default)]
    pub comparisons: Vec<Spanned<RawComparison>>,
    pub themes: Option<String>,
    pub language: Option<String>,
    pub struck: Option<String>,
    pub overrides: Option<String>,
    pub lexicon: Option<String>,
    pub synonyms: Option<String>,
    pub include: Option<Names>,
    pub snapshots: Option<String>,
    #[serde(default)]
    pub rules: Vec<Spanned<RawRule>>,
    #[serde(default)]
    pub waivers: Vec<Spanned<RawWaiver>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawComparison {
    pub name: String,
    pub baseline: String,
    pub draft: String,
    pub themes: Option<String>,
    pub language: Option<String>,
    pub struck: Option<String>,
    pub overrides: Option<String>,
    pub lexicon: Option<String>,
    pub synonyms: Option<String>,
    pub include: Option<Names>,
}

/// What `include` asks for.
pub(super) fn include(Names(names): &Names) -> Result<Include> {
    let mut include = Include::default();
    for name in names {
        match name.as_str() {
            "editorial" => include.editorial = true,
            "moved" => include.moved = true,
            name => return Err(yaml::unknown_name("value", name, &["editorial", "moved"])),
        }
    }
    Ok(include)
}

/// What `struck` says.
pub(super) fn struck(name: &str) -> Result<Struck> {
    let known = Struck::NAMES.iter().find(|(_, known)| *known == name).map(|(struck, _)| *struck);
    known.ok_or_else(|| yaml::unknown_name("value", name, &Struck::NAMES.map(|(_, name)| name)))
}
