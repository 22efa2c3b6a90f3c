//! The general subjects of texts of public policy, by two built-in taxonomies, which tell trade from schooling without a
//! taxonomy of the user's own.

use super::assign::{Assignments, assign};
use super::built_in::BuiltIn;
use crate::error::Result;
use crate::language::tag;
use crate::model::Version;

/// The taxonomies whose themes are the general subjects.
const GENERAL: [&str; 2] = ["cofog", "sdg"];
/// The language of their keywords.
const LANGUAGE: &str = "en";

/// The general subjects of the statements of two versions, by taxonomy; none of a text in another language than that of
/// the keywords.
pub(crate) fn subjects(versions: [&Version; 2]) -> Vec<[Assignments; 2]> {
    let readable = |version: &Version| version.language.as_deref().is_some_and(|code| tag::language(code) == LANGUAGE);
    if !versions.into_iter().all(readable) {
        return Vec::new();
    }
    // A statement file may name themes of the user's own, which these taxonomies do not have.
    let versions = versions.map(|version| {
        let mut version = version.clone();
        version.statements.iter_mut().for_each(|statement| statement.themes.clear());
        version
    });
    // No error is possible: a test holds the built-in taxonomies sound.
    GENERAL.iter().filter_map(|name| in_one(&versions, name).ok()).collect()
}

fn in_one([old, new]: &[Version; 2], name: &str) -> Result<[Assignments; 2]> {
    let taxonomy = BuiltIn::find(name)?.taxonomy()?;
    Ok([assign(old, &taxonomy)?, assign(new, &taxonomy)?])
}
