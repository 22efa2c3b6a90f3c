//! The taxonomies that come with the tool, by name.

use super::taxonomy::Taxonomy;
use crate::error::{Error, Result};
use crate::near::{did_you_mean, expected};

/// A taxonomy that comes with the tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct BuiltIn {
    /// What to write in the place of a file name.
    pub name: &'static str,
    /// Its file: what to start a taxonomy of one's own from.
    pub yaml: &'static str,
}

/// The taxonomies that come with the tool, in alphabetical order.
pub const BUILT_IN: [BuiltIn; 5] = [
    BuiltIn { name: "cofog", yaml: include_str!("taxonomies/cofog.yaml") },
    BuiltIn { name: "eu-external-action", yaml: include_str!("taxonomies/eu-external-action.yaml") },
    BuiltIn { name: "eurovoc", yaml: include_str!("taxonomies/eurovoc.yaml") },
    BuiltIn { name: "privacy", yaml: include_str!("taxonomies/privacy.yaml") },
    BuiltIn { name: "sdg", yaml: include_str!("taxonomies/sdg.yaml") },
];

impl BuiltIn {
    /// The names of all of them.
    pub fn names() -> [&'static str; BUILT_IN.len()] {
        BUILT_IN.map(|built_in| built_in.name)
    }

    /// True for what can only be the name of a built-in taxonomy: without a path separator, an extension, or the colon
    /// of `REV:PATH`. A file of such a name is reached as `./NAME`.
    pub fn is_name(text: &str) -> bool {
        !text.is_empty() && text != "-" && !text.contains(['/', '\\', '.', ':'])
    }

    /// The built-in taxonomy of this name.
    ///
    /// # Errors
    /// If there is none: the error names the nearest one.
    pub fn find(name: &str) -> Result<Self> {
        BUILT_IN.into_iter().find(|built_in| built_in.name == name).ok_or_else(|| {
            let names = Self::names();
            let help = did_you_mean(name, names).unwrap_or_else(|| expected(&names));
            Error::new(format!("there is no built-in taxonomy named `{name}`"))
                .help(format!("{help}; a file of that name is `./{name}`"))
        })
    }

    /// The taxonomy itself.
    ///
    /// # Errors
    /// None: a test holds every file sound.
    pub fn taxonomy(self) -> Result<Taxonomy> {
        Taxonomy::parse(self.name, self.yaml)
    }
}

#[cfg(test)]
#[path = "built_in_tests.rs"]
mod tests;
