//! What statements are about: the themes of the user's taxonomy or, without one, the general subjects that the caller
//! hands in, which tell trade from schooling in any text of public policy.

use super::tuning;
use crate::align::{Guide, ThemeProfile};
use crate::model::Version;

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
    /// By the themes, where there are any; subjects are asked for in texts of a size to be compared pair by pair.
    pub fn read(versions: [&Version; 2], guide: &Guide<'a>) -> Self {
        let pairs = versions[0].statements.len().saturating_mul(versions[1].statements.len());
        let profiles = match (guide.themes, guide.subjects) {
            (Some(themes), _) => Profiles::Themes(themes),
            (None, Some(subjects)) if pairs <= tuning::DENSE => Profiles::Subjects(subjects(versions)),
            (None, _) => Profiles::Subjects(Vec::new()),
        };
        Self { by_user: guide.themes.is_some(), profiles }
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
    use crate::align::profiles;
    use crate::model::Statement;

    fn version(texts: &[&str]) -> Version {
        let statements = texts.iter().map(|text| Statement { text: (*text).to_owned(), ..Statement::default() });
        Version { language: Some("en".into()), statements: statements.collect(), ..Version::default() }
    }

    fn general(old: &Version, new: &Version) -> About<'static> {
        let subjects = |versions: [&Version; 2]| {
            crate::theme::subjects(versions).iter().map(|assigned| assigned.each_ref().map(profiles)).collect()
        };
        About::read([old, new], &Guide { subjects: Some(subjects), ..Guide::default() })
    }

    #[test]
    fn subjects_tell_schools_from_roads_without_a_taxonomy() {
        let old = version(&["Pupils shall learn a second language at school.", "Oh well."]);
        let new = version(&["Teachers are trained at the university.", "Roads and railways are repaired."]);
        let about = general(&old, &new);
        assert!(!about.by_user);
        assert!(about.agreement(0, 0) > 0.6 && about.agreement(0, 1) < 0.2);
        assert_eq!(about.agreement(1, 0), tuning::SUBJECTS_UNKNOWN);
    }

    #[test]
    fn a_language_without_keywords_has_no_subjects() {
        let german = Version { language: Some("de".into()), ..version(&["Die Schule beginnt."]) };
        assert_eq!(general(&german, &german).agreement(0, 0), tuning::SUBJECTS_UNKNOWN);
    }
}
