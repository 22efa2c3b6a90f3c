//! `redraft themes DOC...`

use std::collections::HashMap;
use std::process::ExitCode;

use redraft::Error;
use redraft::model::{Role, Version};
use redraft::report::terminal::{ThemeGroup, ThemeListing, ThemedStatement, render_themes};

use super::args::ThemesArguments;
use super::diff::NO_THEME;
use super::output::Destination;
use super::stand_in::normalise;
use super::stand_in::theme::{Assignments, Source, Taxonomy, assign};
use super::{color, input};

/// How many words of what has no theme are worth showing.
const WORDS_SHOWN: usize = 24;

/// Writes for each document how its statements fall into themes.
pub fn run(arguments: &ThemesArguments) -> anyhow::Result<ExitCode> {
    let names: Vec<&str> = arguments.documents.iter().map(String::as_str).collect();
    let destination = Destination::new(arguments.output.output.as_deref());
    destination.keep_apart(&names)?;
    let taxonomy = input::taxonomy(&arguments.themes)?;
    let shown = Shown::new(&arguments.theme, &taxonomy)?;
    let normalizer = input::normalizer_options(&arguments.input);
    let mut versions = Vec::new();
    for document in input::read_all(&names, &arguments.input)? {
        let version = normalise(document, &normalizer)?;
        let assignments = assign(&version, &taxonomy)?;
        versions.push((version, assignments));
    }

    let width = super::terminal::width(arguments.look.width, &destination, 1);
    let unicode = super::terminal::takes_unicode(&destination);
    let style = color::style(arguments.look.color, &destination);
    destination.write(|mut out| {
        for (k, (version, assignments)) in versions.iter().enumerate() {
            if k > 0 {
                out.write_all(b"\n\n")?;
            }
            render_themes(&listing(version, assignments, &taxonomy, &shown), width, unicode, &style, &mut out)?;
        }
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The themes that `--theme` asks for.
enum Shown {
    All,
    Some { themes: Vec<usize>, none: bool },
}

impl Shown {
    fn new(ids: &[String], taxonomy: &Taxonomy) -> Result<Self, Error> {
        if ids.is_empty() {
            return Ok(Self::All);
        }
        let none = ids.iter().any(|id| id == NO_THEME);
        let themes = ids.iter().filter(|id| *id != NO_THEME).map(|id| taxonomy.find(id)).collect::<Result<_, _>>()?;
        Ok(Self::Some { themes, none })
    }

    fn theme(&self, theme: usize, taxonomy: &Taxonomy) -> bool {
        match self {
            Self::All => true,
            Self::Some { themes, .. } => themes.iter().any(|&asked| taxonomy.is_within(theme, asked)),
        }
    }

    fn without_theme(&self) -> bool {
        matches!(self, Self::All | Self::Some { none: true, .. })
    }
}

fn listing<'a>(
    version: &'a Version,
    assignments: &'a Assignments,
    taxonomy: &'a Taxonomy,
    shown: &Shown,
) -> ThemeListing<'a> {
    let mut groups: Vec<_> = taxonomy
        .themes
        .iter()
        .map(|theme| ThemeGroup { id: &theme.id, label: &theme.label, statements: vec![] })
        .collect();
    let mut without = ThemeGroup { id: "", label: "", statements: Vec::new() };
    let (mut themed, mut all) = (0, 0);
    for (k, _) in version.statements.iter().enumerate().filter(|(_, statement)| statement.role != Role::Heading) {
        all += 1;
        let Some((main, further)) = assignments.of(k).split_first() else {
            without.statements.push(ThemedStatement { statement: k, evidence: vec![], further: vec![] });
            continue;
        };
        themed += 1;
        let evidence = main.evidence.iter().map(|evidence| {
            let place = if evidence.source == Source::Statement { "" } else { evidence.source.name() };
            (&*evidence.words, place)
        });
        groups[main.theme].statements.push(ThemedStatement {
            statement: k,
            evidence: evidence.collect(),
            further: further.iter().map(|hit| taxonomy.themes[hit.theme].id.as_str()).collect(),
        });
    }
    let words_without_theme = if shown.without_theme() { common_words(version, &without, all) } else { Vec::new() };
    let mut kept: Vec<_> =
        groups.into_iter().enumerate().filter(|(k, _)| shown.theme(*k, taxonomy)).map(|(_, group)| group).collect();
    kept.extend(shown.without_theme().then_some(without));
    ThemeListing { version, groups: kept, coverage: (themed, all), words_without_theme }
}

/// Words that stand in several statements without a theme, and clearly more often there than elsewhere: that leaves
/// out the little words of any language without a list of them.
fn common_words(version: &Version, without: &ThemeGroup<'_>, all: usize) -> Vec<(String, usize)> {
    let mut counts: HashMap<String, (usize, usize)> = HashMap::new();
    let mut next = without.statements.iter().map(|themed| themed.statement).peekable();
    for (k, statement) in version.statements.iter().enumerate() {
        if statement.role == Role::Heading {
            continue;
        }
        let themeless = next.next_if_eq(&k).is_some();
        let mut words: Vec<String> = statement
            .text
            .split(|c: char| !c.is_alphanumeric() && c != '-')
            .filter(|word| word.chars().count() > 3 && word.starts_with(char::is_alphabetic))
            .map(str::to_lowercase)
            .collect();
        words.sort_unstable();
        words.dedup();
        for word in words {
            let count = counts.entry(word).or_default();
            if themeless { count.0 += 1 } else { count.1 += 1 }
        }
    }
    let (here, elsewhere) = (without.statements.len(), all - without.statements.len());
    let mut common: Vec<_> = (counts.into_iter())
        // Its share of the statements here is more than one and a half times its share elsewhere.
        .filter(|(_, (inside, outside))| *inside > 1 && 2 * inside * elsewhere > 3 * outside * here)
        .map(|(word, (inside, _))| (word, inside))
        .collect();
    common.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    common.truncate(WORDS_SHOWN);
    common
}
