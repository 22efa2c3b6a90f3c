//! What a user should know before trusting a result.

use std::fmt;

use super::{Entry, ThemeRow};
use crate::language::recognition;
use crate::language::tag;
use crate::lexicon::Lexicon;
use crate::model::{Role, Version};
use crate::theme::Taxonomy;

/// A doubt about a whole comparison. Its text is that of [`Display`](fmt::Display).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// The versions are in different languages, which share names and figures at most: everything counts as dropped
    /// and added.
    LanguagesDiffer {
        /// The path of the old version.
        old: String,
        /// The code of its language.
        old_language: String,
        /// The path of the new version.
        new: String,
        /// The code of its language.
        new_language: String,
    },
    /// Statement files name themes, but only a taxonomy says what they are called and in what order they stand.
    ThemesIgnored {
        /// The paths of the files.
        paths: Vec<String>,
    },
    /// No keyword of the taxonomy occurs in either text.
    TaxonomyUnmatched {
        /// The name of the taxonomy, as the user typed it.
        taxonomy: String,
    },
    /// A lexicon of the user's own is for another language than the texts.
    LexiconIgnored {
        /// The code of its language.
        language: String,
    },
    /// There is no lexicon for the language of the texts, so that only values and names tell of a change of meaning.
    LexiconMissing {
        /// The code of the language.
        language: String,
    },
    /// The language of the texts was not recognised, so that there is no lexicon either.
    LanguageUnknown {
        /// The path of the new version.
        path: String,
    },
    /// A decision about a theme has no effect without a taxonomy.
    DecisionIgnored {
        /// The file of decisions.
        file: String,
        /// The line on which the decision begins.
        line: usize,
    },
    /// A decision names a text that is gone.
    DecisionStale(StaleDecision),
    /// Hardly a statement of the old version has a counterpart: the new one may be an error page, or another document.
    HardlyKept {
        /// The path of the new version.
        path: String,
        /// How many statements of the old version have a counterpart.
        kept: usize,
        /// How many there are.
        of: usize,
    },
}

/// A decision that names a text that is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StaleDecision {
    /// The file of decisions.
    pub file: String,
    /// The line on which the decision begins.
    pub line: usize,
    /// The name of the statement, as the file has it.
    pub name: String,
    /// The id and the text of the statement nearest to it.
    pub nearest: Option<(String, String)>,
}

impl StaleDecision {
    pub(crate) fn new(file: &str, line: usize, name: &str, nearest: Option<(String, String)>) -> Self {
        Self { file: file.to_owned(), line, name: name.to_owned(), nearest }
    }
}

impl Warning {
    /// The name used in reports, which stays when the text changes.
    pub fn name(&self) -> &'static str {
        match self {
            Self::LanguagesDiffer { .. } => "languages-differ",
            Self::ThemesIgnored { .. } => "themes-ignored",
            Self::TaxonomyUnmatched { .. } => "taxonomy-unmatched",
            Self::LexiconIgnored { .. } => "lexicon-ignored",
            Self::LexiconMissing { .. } => "lexicon-missing",
            Self::LanguageUnknown { .. } => "language-unknown",
            Self::DecisionIgnored { .. } => "decision-ignored",
            Self::DecisionStale(_) => "decision-stale",
            Self::HardlyKept { .. } => "hardly-kept",
        }
    }

    /// Two versions in different languages.
    pub(crate) fn of_languages(old: &Version, new: &Version) -> Option<Self> {
        let primary = |version: &Version| version.language.as_deref().map(tag::language).filter(|tag| !tag.is_empty());
        let (from, to) = (primary(old)?, primary(new)?);
        (from != to).then(|| Self::LanguagesDiffer {
            old: old.path.clone(),
            old_language: from.to_string(),
            new: new.path.clone(),
            new_language: to.to_string(),
        })
    }

    /// Themes in statement files that are compared without a taxonomy.
    pub(crate) fn of_themes(old: &Version, new: &Version) -> Option<Self> {
        let gives = |version: &&Version| version.statements.iter().any(|statement| !statement.themes.is_empty());
        let paths: Vec<String> = [old, new].into_iter().filter(gives).map(|version| version.path.clone()).collect();
        (!paths.is_empty()).then_some(Self::ThemesIgnored { paths })
    }

    /// A taxonomy of which no theme occurs: the only row is that of what has none.
    pub(crate) fn of_taxonomy(taxonomy: &Taxonomy, rows: &[ThemeRow]) -> Option<Self> {
        rows.iter().all(|row| row.id.is_empty()).then(|| Self::TaxonomyUnmatched { taxonomy: taxonomy.path.clone() })
    }

    /// A lexicon of the user's own that is not the one used.
    pub(crate) fn of_lexicons(used: Option<&Lexicon>, own: &[Lexicon]) -> Option<Self> {
        let ignored = own.iter().all(|own| used.is_none_or(|used| used.language() != own.language()));
        let own = own.first().filter(|_| ignored)?;
        Some(Self::LexiconIgnored { language: own.language().to_owned() })
    }

    /// A new version that keeps less than a twentieth of the statements. One that has none at all was emptied or deleted,
    /// which is said elsewhere, and a few statements can all be replaced.
    pub(crate) fn of_kept(old: &Version, new: &Version, entries: &[Entry]) -> Option<Self> {
        const ENOUGH: usize = 20;
        const KEPT: usize = 20;
        let is_counted = |k: &&usize| old.statements[**k].role != Role::Heading;
        let of = old.statements.iter().filter(|statement| statement.role != Role::Heading).count();
        let linked = entries.iter().filter(|entry| !entry.new.is_empty());
        let kept = linked.map(|entry| entry.old.iter().filter(is_counted).count()).sum::<usize>();
        (of >= ENOUGH && kept * KEPT < of && !new.statements.is_empty()).then(|| Self::HardlyKept {
            path: new.path.clone(),
            kept,
            of,
        })
    }

    /// Texts without a lexicon: a reader must not take silence for no change of meaning.
    pub(crate) fn of_no_lexicon(old: &Version, new: &Version) -> Self {
        match new.language.as_deref().or(old.language.as_deref()) {
            None => Self::LanguageUnknown { path: new.path.clone() },
            Some(code) => Self::LexiconMissing { language: code.to_owned() },
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LanguagesDiffer { old, old_language, new, new_language } => write!(
                f,
                "{old} is in {} and {new} in {}: statements in different languages do not match; if a language was \
                 recognised wrongly, give it with `--lang`",
                recognition::name(old_language),
                recognition::name(new_language),
            ),
            Self::ThemesIgnored { paths } => {
                let verb = if paths.len() == 1 { "names" } else { "name" };
                write!(
                    f,
                    "{} {verb} themes, which are ignored without a taxonomy: the sections are the themes; name \
                     the taxonomy with `--themes`",
                    paths.join(" and "),
                )
            }
            Self::TaxonomyUnmatched { taxonomy } => write!(
                f,
                "{taxonomy}: no keyword of the taxonomy occurs in either text, so nothing has a theme; \
                 its keywords must be in the language of the texts; `redraft themes DOC --themes {taxonomy} --theme \
                 none` shows the commonest words of a text, and `redraft themes --list` the built-in taxonomies",
            ),
            Self::LexiconIgnored { language } => write!(
                f,
                "the lexicon for {} is ignored: the texts are in another language, or theirs was not \
                 recognised; give it with `--lang`",
                recognition::name(language),
            ),
            Self::LexiconMissing { language } => write!(
                f,
                "there is no lexicon for {}: of changes of meaning only those of figures, dates, references and names \
                 are reported",
                recognition::name(language),
            ),
            Self::LanguageUnknown { path } => write!(
                f,
                "the language of {path} was not recognised: of changes of meaning only those of figures, dates, \
                 references and names are reported; give the language with `--lang`",
            ),
            Self::DecisionIgnored { file, line } => {
                write!(f, "{file}:{line}: a theme has no effect without a taxonomy: name one with `--themes`")
            }
            Self::DecisionStale(decision) => decision.fmt(f),
            Self::HardlyKept { path, kept: 0, of } => {
                write!(f, "{path} keeps none of {of} statements: is it the document that was meant?")
            }
            Self::HardlyKept { path, kept, of } => {
                write!(f, "{path} keeps only {kept} of {of} statements: is it the document that was meant?")
            }
        }
    }
}

impl fmt::Display for StaleDecision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, name, nearest } = self;
        write!(f, "{file}:{line}: this decision is stale, because `{name}` is gone; ")?;
        match nearest {
            Some((id, text)) => write!(f, "the nearest is {id} “{}”", beginning(text)),
            None => f.write_str("nothing is similar to it"),
        }
    }
}

/// The first words of a text.
fn beginning(text: &str) -> String {
    const SHOWN: usize = 60;
    let start: String = text.chars().take(SHOWN).collect();
    if start.len() < text.len() { format!("{}…", start.trim_end()) } else { start }
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
        let warning = |old, new| Warning::of_languages(&version("a.md", old), &version("b.md", new));
        assert_eq!(warning(Some("en"), Some("en-GB")), None);
        assert_eq!(warning(None, Some("en")), None);
        let warning = warning(Some("fr"), Some("xx"));
        assert_eq!(warning.as_ref().map(Warning::name), Some("languages-differ"));
        let text = warning.map(|warning| warning.to_string()).unwrap_or_default();
        assert!(text.starts_with("a.md is in French (fr) and b.md in the language `xx`:"), "{text}");
    }

    #[test]
    fn a_stale_decision_names_what_is_nearest() {
        let text = "Every ferry that sails in the harbour by night carries two lamps and a bell.".to_owned();
        let stale = StaleDecision::new("decisions.yaml", 3, "a1", Some(("b2".into(), text)));
        let told = Warning::DecisionStale(stale).to_string();
        assert_eq!(
            told,
            "decisions.yaml:3: this decision is stale, because `a1` is gone; the nearest is b2 “Every ferry that sails in \
             the harbour by night carries two l…”"
        );
        assert!(StaleDecision::new("d", 1, "a", None).to_string().ends_with("nothing is similar to it"));
    }
}
