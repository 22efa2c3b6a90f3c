//! `redraft themes DOC...`

use std::process::ExitCode;

use redraft::Error;
use redraft::model::{Role, Version};
use redraft::normalizer::normalise;
use redraft::report::terminal::{ThemeGroup, ThemeListing, ThemedStatement, render_themes};
use redraft::theme::{Assignments, Coverage, Source, Taxonomy, assign};

use super::args::ThemesArguments;
use super::diff::NO_THEME;
use super::output::Destination;
use super::{color, input};

/// Writes for each document how its statements fall into themes.
pub fn run(arguments: &ThemesArguments) -> anyhow::Result<ExitCode> {
    let names: Vec<&str> = arguments.documents.iter().map(String::as_str).collect();
    let destination = Destination::new(arguments.output.output.as_deref());
    let inputs: Vec<&str> = names.iter().copied().chain([arguments.themes.as_str()]).collect();
    destination.keep_apart(&inputs)?;
    input::standard_input_once(inputs)?;
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
    for (k, _) in version.statements.iter().enumerate().filter(|(_, statement)| statement.role != Role::Heading) {
        let Some((main, further)) = assignments.of(k).split_first() else {
            without.statements.push(ThemedStatement { statement: k, evidence: vec![], further: vec![] });
            continue;
        };
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
    let mut kept: Vec<_> =
        groups.into_iter().enumerate().filter(|(k, _)| shown.theme(*k, taxonomy)).map(|(_, group)| group).collect();
    kept.extend(shown.without_theme().then_some(without));
    let coverage = Coverage::of(version, taxonomy, assignments);
    ThemeListing {
        version,
        groups: kept,
        statements: coverage.statements,
        with_theme: coverage.with_theme,
        by_heading_only: coverage.weak,
        words_without_theme: if shown.without_theme() { coverage.common_words } else { Vec::new() },
    }
}
