//! The pipeline: the only place that composes the stages.

use crate::align::{Alignment, Guide, ThemeProfile, align_with, profiles};
use crate::differ::{self, Context};
use crate::error::Result;
use crate::language::{stop_words, tag};
use crate::lexicon::Lexicon;
use crate::model::{Document, Mode, Version};
use crate::normalizer;
use crate::overrides::{Overrides, Resolved};
use crate::report::rows::ThemeRows;
use crate::report::{DecisionReport, Report, TaxonomyNote, Warning, tally};
use crate::theme::{self, Synonyms, Taxonomy};
use std::sync::Arc;

/// What the user can set for a comparison. More may come: write `..Options::default()` for the rest.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The themes to sort statements into. Without a taxonomy the sections of the documents are the themes.
    pub taxonomy: Option<Taxonomy>,
    /// Lexicons of the user's own, which stand in for the built-in ones of their languages.
    pub lexicons: Vec<Lexicon>,
    /// How the texts are cleaned and cut.
    pub normalizer: normalizer::Options,
    /// What the user decided about links and themes: obeyed whatever the comparison would have found.
    pub overrides: Option<Overrides>,
    /// Whether the new version was made from the old one or replaces it; none finds it out.
    pub mode: Option<Mode>,
    /// Names that count as one, beside those of the taxonomy.
    pub synonyms: Synonyms,
}

/// Bytes of the shorter document from which on a second thread costs less than it saves.
const WORTH_A_THREAD: usize = 1 << 20;

/// Compares two documents and says what was added, dropped or reworded.
///
/// # Errors
/// If a document has no statement, a statement file names a theme that the taxonomy does not have, or an override names
/// what does not exist or contradicts another.
///
/// # Examples
/// ```
/// use redraft::{compare::{Options, compare}, read::{self, Format}, report::Kind};
///
/// let old = read::parse("old.md", Format::MARKDOWN, "# Policy\n\nMembers shall report by 1 May.\n".into())?;
/// let new = read::parse("new.md", Format::MARKDOWN, "# Policy\n\nMembers should report by 1 May.\n".into())?;
/// let report = compare(old, new, &Options::default())?;
///
/// let change = report.entries.iter().find(|entry| entry.is_change()).expect("one word changed");
/// assert_eq!(change.kind, Kind::Reworded);
/// assert_eq!(report.new.statements[change.new[0]].text, "Members should report by 1 May.");
/// # Ok::<(), redraft::Error>(())
/// ```
pub fn compare(old: Document, new: Document, options: &Options) -> Result<Report> {
    let normalise = |document| normalizer::normalise(document, &options.normalizer);
    let (old, new) = if old.source.len().min(new.source.len()) < WORTH_A_THREAD {
        (normalise(old), normalise(new))
    } else {
        // Neither waits for the other, and each result is the same wherever it is made.
        std::thread::scope(|scope| {
            let old = scope.spawn(|| normalise(old));
            let new = normalise(new);
            (old.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), new)
        })
    };
    compare_versions(old?, new?, options)
}

/// Compares two documents that are cut into statements already. The report shares the versions, so that many can be
/// compared with each other without being read or cut again.
///
/// # Errors
/// If a statement names a theme that the taxonomy does not have, or an override names what does not exist or
/// contradicts another.
pub fn compare_versions(
    old: impl Into<Arc<Version>>,
    new: impl Into<Arc<Version>>,
    options: &Options,
) -> Result<Report> {
    compare_shared(old.into(), new.into(), options)
}

fn compare_shared(old: Arc<Version>, new: Arc<Version>, options: &Options) -> Result<Report> {
    let mut warnings: Vec<Warning> = Warning::of_languages(&old, &new).into_iter().collect();
    let one_language = warnings.is_empty();
    let resolved = match &options.overrides {
        Some(overrides) => overrides.resolve(&old, &new, options.taxonomy.as_ref())?,
        None => Resolved::default(),
    };
    warnings.extend_from_slice(&resolved.warnings);
    let assigned = match &options.taxonomy {
        Some(taxonomy) => {
            let [old_decided, new_decided] = &resolved.themes;
            let old = theme::assign_decided(&old, taxonomy, old_decided)?;
            Some((taxonomy, [old, theme::assign_decided(&new, taxonomy, new_decided)?]))
        }
        None => None,
    };
    let synonyms = match &options.taxonomy {
        Some(taxonomy) => taxonomy.synonyms.clone().and(&options.synonyms),
        None => options.synonyms.clone(),
    };
    let profiles = assigned.as_ref().map(|(_, assignments)| assignments.each_ref().map(profiles));
    let guide = Guide {
        mode: options.mode,
        themes: profiles.as_ref().map(|[old, new]| [&old[..], &new[..]]),
        subjects: Some(general_subjects),
        synonyms: Some(&synonyms),
        decisions: Some(&resolved.decisions),
    };
    let alignment = align_with(&old, &new, guide);
    let links = pairs(&alignment);
    let sections = theme::pair_sections(&old, &new, &links);
    let mut themes = match assigned {
        Some((taxonomy, assignments)) => {
            let themes = ThemeRows::by_taxonomy(taxonomy, assignments);
            warnings.extend(Warning::of_taxonomy(taxonomy, &themes.rows));
            themes
        }
        None => {
            warnings.extend(Warning::of_themes(&old, &new));
            ThemeRows::by_section(&old, &new, &sections)
        }
    };
    let lexicon = lexicon(&old, &new, options);
    warnings.extend(Warning::of_lexicons(lexicon, &options.lexicons));
    // Where the languages differ a warning said so.
    if lexicon.is_none() && one_language && alignment.links.iter().any(|link| link.parts.is_some()) {
        warnings.push(Warning::of_no_lexicon(&old, &new));
    }
    let no_theme = themes.rows.len() - 1;
    let context = Context {
        old_themes: &themes.old,
        new_themes: &themes.new,
        no_theme,
        counterpart: &sections.counterpart,
        lexicon,
        synonyms: Some(&synonyms),
    };
    let mut entries = differ::entries(&old, &new, &alignment, context);
    // Statements in two languages have nothing in common whatever they say.
    warnings.extend(Warning::of_kept(&old, &new, &entries).filter(|_| one_language));
    resolved.mark(&mut entries);
    tally::count_themes(&mut themes.rows, &entries, (&old, &themes.old), (&new, &themes.new));
    Ok(Report {
        summary: tally::summary(&entries),
        themes: themes.rows,
        old_themes: themes.old,
        new_themes: themes.new,
        old_doubts: themes.old_doubts,
        new_doubts: themes.new_doubts,
        old,
        new,
        entries,
        mode: alignment.mode,
        retained: alignment.retained,
        synonyms,
        warnings,
        taxonomy: options.taxonomy.as_ref().map(|taxonomy| TaxonomyNote {
            name: taxonomy.path.clone(),
            title: taxonomy.title.clone(),
            acknowledgement: taxonomy.acknowledgement.clone(),
        }),
        sections_as_themes: options.taxonomy.is_none(),
        decisions: DecisionReport { obeyed: resolved.obeyed(), stale: resolved.stale },
    })
}

/// The lexicon of the language of both versions, if they have one language. A text too short for its language to be
/// recognised goes by its function words.
fn lexicon<'a>(old: &Version, new: &Version, options: &'a Options) -> Option<&'a Lexicon> {
    let primary = |version: &Version| version.language.as_deref().map(tag::language);
    let language = match (primary(old), primary(new)) {
        (Some(old), Some(new)) if old != new => return None,
        (None, None) => stop_words::language_by_function_words([old, new], Lexicon::languages())?.into(),
        (old, new) => new.or(old)?,
    };
    options.lexicons.iter().find(|lexicon| lexicon.language() == language).or_else(|| Lexicon::for_language(&language))
}

/// What statements are about where no taxonomy says it.
fn general_subjects(versions: [&Version; 2]) -> Vec<[Vec<ThemeProfile>; 2]> {
    theme::subjects(versions).iter().map(|assigned| assigned.each_ref().map(profiles)).collect()
}

fn pairs(alignment: &Alignment) -> Vec<(usize, usize)> {
    let mut pairs = Vec::with_capacity(alignment.links.len() + alignment.links.len() / 8);
    for link in &alignment.links {
        for &i in &link.old {
            pairs.extend(link.new.iter().map(|&j| (i, j)));
        }
    }
    pairs
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::read::{self, Format};

    const THEMES: &str =
        "themes:\n  - {id: ports, label: Ports, keywords: [port*]}\n  - {id: money, label: Money, keywords: [fee*]}\n";

    fn version(text: &str) -> Arc<Version> {
        let document = read::parse("policy.md", Format::MARKDOWN, text.into()).unwrap();
        normalizer::normalise(document, &normalizer::Options::default()).unwrap().into()
    }

    #[test]
    fn three_versions_are_compared_pairwise_without_a_copy() {
        let versions = ["shall", "should", "may"].map(|force| version(&format!("The port {force} charge a fee.\n")));
        for (k, old) in versions.iter().enumerate() {
            for new in &versions[k + 1..] {
                let report = compare_versions(Arc::clone(old), Arc::clone(new), &Options::default()).unwrap();
                assert!(Arc::ptr_eq(&report.old, old) && Arc::ptr_eq(&report.new, new));
                assert!(report.has_changes());
            }
        }
        assert!(versions.iter().all(|version| Arc::strong_count(version) == 1));
    }

    #[test]
    fn a_decision_on_a_theme_leaves_the_version_as_it_is() {
        let (old, new) = (version("The port is open.\n"), version("The port is shut.\n"));
        let id = &old.statements[0].id;
        let decisions = format!("overrides:\n  - theme: {{old: \"{id}\", is: money}}\n");
        let options = Options {
            taxonomy: Some(Taxonomy::parse("themes.yaml", THEMES).unwrap()),
            overrides: Some(Overrides::parse("decisions.yaml", &decisions).unwrap()),
            ..Options::default()
        };
        let report = compare_versions(Arc::clone(&old), Arc::clone(&new), &options).unwrap();
        assert_eq!(report.themes[report.old_themes[0][0]].id, "money");
        assert!(Arc::ptr_eq(&report.old, &old) && old.statements[0].themes.is_empty());
    }
}
