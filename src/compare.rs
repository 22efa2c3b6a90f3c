//! The pipeline: the only place that composes the stages.

use crate::align::{Alignment, Guide, align_with, profiles};
use crate::differ::{self, Context};
use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::model::{Document, Indices, Mode, Version};
use crate::normalizer::{self, language};
use crate::overrides::{Overrides, Resolved};
use crate::report::{DecisionCounts, Report, TaxonomyNote, ThemeRow, tally};
use crate::tag;
use crate::theme::{self, Assignments, Doubt, Synonyms, Taxonomy};

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

/// Compares two documents that are cut into statements already.
///
/// # Errors
/// If a statement names a theme that the taxonomy does not have, or an override names what does not exist or
/// contradicts another.
pub fn compare_versions(mut old: Version, mut new: Version, options: &Options) -> Result<Report> {
    let mut warnings: Vec<String> = languages_differ(&old, &new).into_iter().collect();
    let one_language = warnings.is_empty();
    let resolved = match &options.overrides {
        Some(overrides) => overrides.resolve(&old, &new, options.taxonomy.as_ref())?,
        None => Resolved::default(),
    };
    warnings.extend_from_slice(&resolved.warnings);
    for (version, themes) in [&mut old, &mut new].into_iter().zip(&resolved.themes) {
        themes.iter().for_each(|(k, theme)| version.statements[*k].themes = vec![theme.clone()]);
    }
    let assigned = match &options.taxonomy {
        Some(taxonomy) => Some((taxonomy, [theme::assign(&old, taxonomy)?, theme::assign(&new, taxonomy)?])),
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
        synonyms: Some(&synonyms),
        decisions: Some(&resolved.decisions),
    };
    let alignment = align_with(&old, &new, guide);
    let links = pairs(&alignment);
    let sections = theme::pair_sections(&old, &new, &links);
    let mut themes = match assigned {
        Some((taxonomy, assignments)) => by_taxonomy(taxonomy, assignments, &mut warnings),
        None => {
            warnings.extend(themes_unheard(&old, &new));
            by_section(&old, &new, &sections)
        }
    };
    let lexicon = lexicon(&old, &new, options);
    warnings.extend(lexicon_unheard(lexicon, options));
    // Where the languages differ a warning said so.
    if lexicon.is_none() && one_language && alignment.links.iter().any(|link| link.parts.is_some()) {
        warnings.extend(no_lexicon(&old, &new));
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
        survives: alignment.survives,
        synonyms,
        warnings,
        taxonomy: options.taxonomy.as_ref().map(|taxonomy| TaxonomyNote {
            name: taxonomy.path.clone(),
            title: taxonomy.title.clone(),
            acknowledgement: taxonomy.acknowledgement.clone(),
        }),
        sections_as_themes: options.taxonomy.is_none(),
        decisions: DecisionCounts { obeyed: resolved.obeyed(), stale: resolved.stale },
    })
}

/// Texts in different languages share names and figures at most: everything would count as dropped and added.
fn languages_differ(old: &Version, new: &Version) -> Option<String> {
    let primary = |version: &Version| version.language.as_deref().map(tag::language).filter(|tag| !tag.is_empty());
    let (from, to) = (primary(old)?, primary(new)?);
    (from != to).then(|| {
        format!(
            "{} is in {} and {} in {}: statements in different languages do not match; if a language was recognised \
             wrongly, give it with `--lang`",
            old.path,
            language::name(&from),
            new.path,
            language::name(&to),
        )
    })
}

/// Statement files may give themes, but only a taxonomy tells what they are called and in what order they stand.
fn themes_unheard(old: &Version, new: &Version) -> Option<String> {
    let gives = |version: &&Version| version.statements.iter().any(|statement| !statement.themes.is_empty());
    let paths: Vec<&str> = [old, new].into_iter().filter(gives).map(|version| version.path.as_str()).collect();
    let verb = if paths.len() == 1 { "names" } else { "name" };
    (!paths.is_empty()).then(|| {
        format!(
            "{} {verb} themes, which count for nothing without a taxonomy: the sections are the themes; name the \
             taxonomy with `--themes`",
            paths.join(" and "),
        )
    })
}

/// The lexicon of the language of both versions, if they have one language. A text too short for its language to be
/// recognised goes by its function words.
fn lexicon<'a>(old: &Version, new: &Version, options: &'a Options) -> Option<&'a Lexicon> {
    let primary = |version: &Version| version.language.as_deref().map(tag::language);
    let language = match (primary(old), primary(new)) {
        (Some(old), Some(new)) if old != new => return None,
        (None, None) => theme::language_by_function_words([old, new], &Lexicon::LANGUAGES)?.into(),
        (old, new) => new.or(old)?,
    };
    options.lexicons.iter().find(|lexicon| lexicon.language() == language).or_else(|| Lexicon::for_language(&language))
}

/// A lexicon of the user's own for another language counts for nothing.
fn lexicon_unheard(found: Option<&Lexicon>, options: &Options) -> Option<String> {
    let unheard = options.lexicons.iter().all(|own| found.is_none_or(|found| found.language() != own.language()));
    let own = options.lexicons.first().filter(|_| unheard)?;
    Some(format!(
        "the lexicon for {} counts for nothing: the texts are in another language, or theirs was not recognised; give \
         it with `--lang`",
        language::name(own.language()),
    ))
}

/// Without a lexicon only values and names tell of a change of meaning: a reader must not take silence for none.
fn no_lexicon(old: &Version, new: &Version) -> Option<String> {
    let Some(code) = new.language.as_deref().or(old.language.as_deref()) else {
        return Some(format!(
            "the language of {} was not recognised: of changes of meaning only those of figures, dates, references and \
             names are reported; give the language with `--lang`",
            new.path,
        ));
    };
    Some(format!(
        "there is no lexicon for {}: of changes of meaning only those of figures, dates, references and names are reported",
        language::name(code),
    ))
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

/// The rows of the report, the last for what has no theme, and the rows of each statement.
struct Themes {
    rows: Vec<ThemeRow>,
    old: Vec<Indices>,
    new: Vec<Indices>,
    old_doubts: Vec<Option<Doubt>>,
    new_doubts: Vec<Option<Doubt>>,
}

fn row(id: &str, label: &str) -> ThemeRow {
    ThemeRow { id: id.to_owned(), label: label.to_owned(), ..ThemeRow::default() }
}

fn by_taxonomy(taxonomy: &Taxonomy, assignments: [Assignments; 2], warnings: &mut Vec<String>) -> Themes {
    let mut occurs = vec![false; taxonomy.themes.len()];
    for assignment in &assignments {
        (0..assignment.len()).flat_map(|k| assignment.of(k)).for_each(|hit| occurs[hit.theme] = true);
    }
    if !occurs.contains(&true) {
        warnings.push(format!(
            "{}: no keyword of the taxonomy occurs in either text, so everything stands without a theme; its keywords \
             have to be in the language of the texts; `redraft themes DOC --themes {0} --theme none` shows the commonest \
             words of a text, and `redraft themes --list` the built-in taxonomies",
            taxonomy.path
        ));
    }
    let mut rows = Vec::new();
    let mut row_of = vec![0; taxonomy.themes.len()];
    for (k, theme) in taxonomy.themes.iter().enumerate().filter(|(k, _)| occurs[*k]) {
        row_of[k] = rows.len();
        rows.push(row(&theme.id, &theme.label));
    }
    rows.push(row("", "No theme"));
    let [old_doubts, new_doubts] =
        [0, 1].map(|k: usize| (0..assignments[k].len()).map(|s| assignments[k].doubt(s)).collect());
    let [old, new] = assignments.map(|assignment| {
        (0..assignment.len()).map(|k| assignment.of(k).iter().map(|hit| row_of[hit.theme]).collect()).collect()
    });
    Themes { rows, old, new, old_doubts, new_doubts }
}

fn by_section(old: &Version, new: &Version, sections: &theme::SectionThemes) -> Themes {
    let mut rows: Vec<ThemeRow> = sections.themes.iter().map(|theme| row(&theme.id, &theme.label)).collect();
    rows.push(row("", "No section"));
    let rows_of = |version: &Version, theme: &dyn Fn(Option<usize>) -> Option<usize>| {
        version.statements.iter().map(|statement| theme(statement.section).into_iter().collect()).collect()
    };
    Themes {
        rows,
        old: rows_of(old, &|section| sections.of_old(section)),
        new: rows_of(new, &|section| sections.of_new(section)),
        old_doubts: Vec::new(),
        new_doubts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_languages_are_pointed_out() {
        let version = |path: &str, language: Option<&str>| Version {
            path: path.into(),
            language: language.map(Into::into),
            ..Version::default()
        };
        let warning = |old, new| languages_differ(&version("a.md", old), &version("b.md", new));
        assert_eq!(warning(Some("en"), Some("en-GB")), None);
        assert_eq!(warning(None, Some("en")), None);
        let text = warning(Some("fr"), Some("xx")).unwrap_or_default();
        assert!(text.starts_with("a.md is in French (fr) and b.md in the language `xx`:"), "{text}");
    }
}
