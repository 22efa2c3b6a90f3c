//! `redraft themes DOC...`

use std::process::ExitCode;

use redraft::Error;
use redraft::model::Version;
use redraft::render::terminal::{ThemeGroup, ThemeListing, ThemedStatement, render_taxonomies, render_themes};
use redraft::theme::{Assignments, BUILT_IN, BuiltIn, Coverage, Source, Taxonomy, assign};

use super::args::ThemesArguments;
use super::compared::job::NO_THEME;
use super::output::Destination;
use super::{color, input};

/// Writes for each document how its statements fall into themes.
pub fn run(arguments: &ThemesArguments) -> anyhow::Result<ExitCode> {
    let Some(themes) = arguments.themes.as_deref() else { return built_in(arguments) };
    let names: Vec<&str> = arguments.documents.iter().map(String::as_str).collect();
    let destination = Destination::new(arguments.output.output.as_deref());
    let inputs: Vec<&str> = names.iter().copied().chain([themes]).collect();
    destination.refuse_overwriting_inputs(&inputs)?;
    input::standard_input_once(inputs)?;
    let taxonomy = input::taxonomy(themes)?;
    let shown = Shown::new(arguments, &taxonomy)?;
    let mut versions = Vec::new();
    for name in names {
        let version = input::version(name, &arguments.input)?;
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

/// Lists the built-in taxonomies, or prints one.
fn built_in(arguments: &ThemesArguments) -> anyhow::Result<ExitCode> {
    let destination = Destination::new(arguments.output.output.as_deref());
    if let Some(name) = &arguments.show {
        let built_in = BuiltIn::find(name)?;
        destination.write(|out| out.write_all(built_in.yaml.as_bytes()))?;
    } else {
        let taxonomies = BUILT_IN.into_iter().map(BuiltIn::taxonomy).collect::<Result<Vec<_>, _>>()?;
        let width = super::terminal::width(arguments.look.width, &destination, 1);
        let unicode = super::terminal::takes_unicode(&destination);
        let style = color::style(arguments.look.color, &destination);
        destination.write(|mut out| render_taxonomies(&taxonomies, width, unicode, &style, &mut out))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What `--theme` and `--doubtful` ask for.
struct Shown {
    /// None for all themes.
    themes: Option<Vec<usize>>,
    none: bool,
    doubtful: bool,
}

impl Shown {
    fn new(arguments: &ThemesArguments, taxonomy: &Taxonomy) -> Result<Self, Error> {
        let (ids, doubtful) = (&arguments.theme, arguments.doubtful);
        if ids.is_empty() {
            return Ok(Self { themes: None, none: true, doubtful });
        }
        let none = ids.iter().any(|id| id == NO_THEME);
        let themes = ids.iter().filter(|id| *id != NO_THEME).map(|id| taxonomy.find(id)).collect::<Result<_, _>>()?;
        Ok(Self { themes: Some(themes), none, doubtful })
    }

    fn theme(&self, theme: usize, taxonomy: &Taxonomy) -> bool {
        self.themes.as_ref().is_none_or(|themes| themes.iter().any(|&asked| taxonomy.is_within(theme, asked)))
    }

    fn without_theme(&self) -> bool {
        self.none && !self.doubtful
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
    for (k, _) in version.statements.iter().enumerate().filter(|(_, statement)| statement.counts()) {
        if shown.doubtful && assignments.doubt(k).is_none() {
            continue;
        }
        let Some((main, further)) = assignments.of(k).split_first() else {
            without.statements.push(ThemedStatement { statement: k, evidence: vec![], further: vec![], doubt: None });
            continue;
        };
        let evidence = main.evidence.iter().map(|evidence| {
            let place = if evidence.source == Source::Statement { "" } else { evidence.source.name() };
            (&*evidence.words, place)
        });
        groups[main.theme].statements.push(ThemedStatement {
            statement: k,
            evidence: evidence.collect(),
            doubt: assignments.doubt(k),
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
        doubtful: coverage.doubtful,
        words_without_theme: if shown.without_theme() { coverage.common_words } else { Vec::new() },
    }
}
