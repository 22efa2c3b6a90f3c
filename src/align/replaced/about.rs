//! What statements are about: the themes of the user's taxonomy or, without one, the general subjects of two built-in
//! taxonomies, which tell trade from schooling in any text of public policy.

use super::tuning;
use crate::align::{ThemeProfile, profiles};
use crate::language::tag;
use crate::model::Version;
use crate::theme::{BuiltIn, assign};

/// The taxonomies whose themes are the general subjects.
const GENERAL: [&str; 2] = ["cofog", "sdg"];
/// The language of their keywords.
const LANGUAGE: &str = "en";

/// What the statements of two versions are about.
pub(super) struct About<'a> {
    /// Whether the user's taxonomy says it.
    pub by_user: bool,
    profiles: Profiles<'a>,
}

enum Profiles<'a> {
    Themes([&'a [ThemeProfile]; 2]),
    /// Per taxonomy and version.
    Subjects(Vec<[Vec<ThemeProfile>; 2]>),
}

impl<'a> About<'a> {
    /// By the themes, where there are any; subjects are looked for in texts of a size to be compared pair by pair.
    pub fn read(versions: [&Version; 2], themes: Option<[&'a [ThemeProfile]; 2]>) -> Self {
        let profiles = match themes {
            Some(themes) => Profiles::Themes(themes),
            None => Profiles::Subjects(subjects(versions)),
        };
        Self { by_user: themes.is_some(), profiles }
    }

    /// How far two statements agree in what they are about, 0 to 1.
    pub fn agreement(&self, old: usize, new: usize) -> f32 {
        match &self.profiles {
            Profiles::Themes([olds, news]) => cosine(&olds[old], &news[new]).unwrap_or(0.0),
            Profiles::Subjects(subjects) => {
                let known = subjects.iter().filter_map(|[olds, news]| cosine(&olds[old], &news[new]));
                let (sum, count) = known.fold((0.0, 0_u8), |(sum, count), one| (sum + one, count + 1));
                if count == 0 { tuning::SUBJECTS_UNKNOWN } else { sum / f32::from(count) }
            }
        }
    }

    /// What full agreement adds to the likeness of two statements.
    pub fn weight(&self) -> f32 {
        if self.by_user { tuning::THEMES } else { tuning::SUBJECTS }
    }
}

fn subjects(versions: [&Version; 2]) -> Vec<[Vec<ThemeProfile>; 2]> {
    let readable = |version: &Version| version.language.as_deref().is_some_and(|code| tag::language(code) == LANGUAGE);
    let pairs = versions[0].statements.len().saturating_mul(versions[1].statements.len());
    if pairs > tuning::DENSE || !versions.into_iter().all(readable) {
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

fn in_one([old, new]: &[Version; 2], name: &str) -> crate::Result<[Vec<ThemeProfile>; 2]> {
    let taxonomy = BuiltIn::find(name)?.taxonomy()?;
    Ok([profiles(&assign(old, &taxonomy)?), profiles(&assign(new, &taxonomy)?)])
}

/// The cosine of two profiles; none if one of them is empty.
fn cosine(one: &ThemeProfile, other: &ThemeProfile) -> Option<f32> {
    if one.is_empty() || other.is_empty() {
        return None;
    }
    let weight = |theme: usize| other.iter().find(|own| own.0 == theme).map_or(0.0, |own| own.1);
    let dot: f32 = one.iter().map(|&(theme, own)| own * weight(theme)).sum();
    let norm = |profile: &ThemeProfile| profile.iter().map(|own| own.1 * own.1).sum::<f32>().sqrt();
    Some((dot / (norm(one) * norm(other)).max(f32::MIN_POSITIVE)).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Statement;

    fn version(texts: &[&str]) -> Version {
        let statements = texts.iter().map(|text| Statement { text: (*text).to_owned(), ..Statement::default() });
        Version { language: Some("en".into()), statements: statements.collect(), ..Version::default() }
    }

    #[test]
    fn subjects_tell_schools_from_roads_without_a_taxonomy() {
        let old = version(&["Pupils shall learn a second language at school.", "Oh well."]);
        let new = version(&["Teachers are trained at the university.", "Roads and railways are repaired."]);
        let about = About::read([&old, &new], None);
        assert!(!about.by_user);
        assert!(about.agreement(0, 0) > 0.6 && about.agreement(0, 1) < 0.2);
        assert_eq!(about.agreement(1, 0), tuning::SUBJECTS_UNKNOWN);
    }

    #[test]
    fn a_language_without_keywords_has_no_subjects() {
        let german = Version { language: Some("de".into()), ..version(&["Die Schule beginnt."]) };
        assert_eq!(About::read([&german, &german], None).agreement(0, 0), tuning::SUBJECTS_UNKNOWN);
    }
}
