//! The taxonomy file as it is written, with the place of every value. [`super::taxonomy`] judges it.

use crate::yaml::Spanned;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use std::fmt;

/// A string where it stands; none where the file has `~` or nothing.
pub(super) type Text = Spanned<Option<String>>;

/// The fields of the file as a whole.
pub(super) const TAXONOMY_FIELDS: [&str; 9] =
    ["id", "title", "description", "version", "source", "licence", "acknowledgement", "synonyms", "themes"];
/// The fields of a theme.
pub(super) const THEME_FIELDS: [&str; 7] = ["id", "label", "description", "keywords", "hints", "not", "children"];

/// The file.
#[derive(Default)]
pub(super) struct RawTaxonomy {
    pub id: Option<String>,
    pub title: Option<String>,
    pub description: Option<String>,
    pub version: Option<String>,
    pub source: Option<String>,
    pub licence: Option<String>,
    pub acknowledgement: Option<String>,
    pub synonyms: Vec<Spanned<String>>,
    pub themes: Vec<Spanned<RawTheme>>,
    pub unknown: Vec<Spanned<String>>,
}

/// An entry of `themes` or `children`.
#[derive(Default)]
pub(super) struct RawTheme {
    pub id: Option<Text>,
    pub label: Option<Text>,
    pub description: Option<String>,
    pub keywords: Vec<Text>,
    pub hints: Vec<Text>,
    pub not: Vec<Text>,
    pub children: Vec<Spanned<RawTheme>>,
    pub unknown: Vec<Spanned<String>>,
}

// Written out, because a derived implementation reports an unknown field without the name that was meant.
impl<'de> Deserialize<'de> for RawTaxonomy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = RawTaxonomy;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a taxonomy: a mapping with `title` and `themes`")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawTaxonomy, A::Error> {
                let mut raw = RawTaxonomy::default();
                while let Some(key) = map.next_key::<Spanned<String>>()? {
                    match key.value.as_str() {
                        "id" => raw.id = map.next_value()?,
                        "title" => raw.title = map.next_value()?,
                        "description" => raw.description = map.next_value()?,
                        "version" => raw.version = map.next_value()?,
                        "source" => raw.source = map.next_value()?,
                        "licence" => raw.licence = map.next_value()?,
                        "acknowledgement" => raw.acknowledgement = map.next_value()?,
                        "synonyms" => raw.synonyms = map.next_value::<Option<_>>()?.unwrap_or_default(),
                        "themes" => raw.themes = map.next_value::<Option<_>>()?.unwrap_or_default(),
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                            raw.unknown.push(key);
                        }
                    }
                }
                Ok(raw)
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

impl<'de> Deserialize<'de> for RawTheme {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = RawTheme;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a theme: a mapping with `id`, `label` and `keywords`")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawTheme, A::Error> {
                let mut raw = RawTheme::default();
                while let Some(key) = map.next_key::<Spanned<String>>()? {
                    match key.value.as_str() {
                        "id" => raw.id = Some(map.next_value()?),
                        "label" => raw.label = Some(map.next_value()?),
                        "description" => raw.description = map.next_value()?,
                        "keywords" => raw.keywords = map.next_value::<Option<_>>()?.unwrap_or_default(),
                        "hints" => raw.hints = map.next_value::<Option<_>>()?.unwrap_or_default(),
                        "not" => raw.not = map.next_value::<Option<_>>()?.unwrap_or_default(),
                        "children" => raw.children = map.next_value::<Option<_>>()?.unwrap_or_default(),
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                            raw.unknown.push(key);
                        }
                    }
                }
                Ok(raw)
            }
        }
        deserializer.deserialize_map(Fields)
    }
}
