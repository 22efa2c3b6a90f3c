//! Simple stand-ins for stages that are not built yet, with their names and shapes: a paragraph is a statement, and
//! only equal ones are linked. To be replaced by `redraft::{compare, normalizer, read, theme}`.

#![allow(missing_docs, clippy::unnecessary_wraps)]

use redraft::model::{Document, Role, Section, Statement, Version};
use redraft::{Error, Result, normalizer};

pub fn normalise(document: Document, _: &normalizer::Options) -> Result<Version> {
    let mut version = Version { path: document.path, ..Version::default() };
    for (k, line) in document.source.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let heading = line.strip_prefix("# ");
        if let Some(title) = heading {
            version.sections.push(Section { title: title.into(), ..Section::default() });
        }
        version.statements.push(Statement {
            id: format!("s{k}"),
            text: heading.unwrap_or(line).into(),
            role: if heading.is_some() { Role::Heading } else { Role::Sentence },
            section: if heading.is_some() { None } else { version.sections.len().checked_sub(1) },
            line: k + 1,
            ..Statement::default()
        });
    }
    if version.statements.is_empty() {
        return Err(Error::new("there is no statement in it").in_file(version.path).mend("check the file"));
    }
    Ok(version)
}

pub mod read {
    use super::{Document, Error, Result};
    use redraft::read::Format;

    pub struct Input(String);

    pub struct Loaded {
        pub document: Document,
        pub warnings: Vec<String>,
    }

    impl Input {
        pub fn parse(argument: &str) -> Result<Self> {
            Ok(Self(argument.into()))
        }
    }

    pub fn load(input: &Input, _: Option<Format>) -> Result<Loaded> {
        let text =
            if input.0 == "-" { std::io::read_to_string(std::io::stdin()) } else { std::fs::read_to_string(&input.0) };
        let source = text.map_err(|error| Error::new(error.to_string()).in_file(&input.0).mend("check the name"))?;
        Ok(Loaded { document: Document { path: input.0.clone(), source, ..Document::default() }, warnings: vec![] })
    }
}

pub mod theme {
    use super::{Error, Result, Role, Version};
    use std::sync::Arc;

    #[derive(Clone)]
    pub struct Taxonomy {
        pub path: String,
        pub themes: Vec<Theme>,
    }

    #[derive(Clone)]
    pub struct Theme {
        pub id: String,
        pub label: String,
    }

    impl Taxonomy {
        pub fn parse(path: &str, text: &str) -> Result<Self> {
            let ids = text.lines().filter_map(|line| line.trim().strip_prefix("- id: "));
            let themes = ids.map(|id| Theme { id: id.into(), label: id.into() }).collect();
            Ok(Self { path: path.into(), themes })
        }

        pub fn find(&self, id: &str) -> Result<usize> {
            let found = self.themes.iter().position(|theme| theme.id == id);
            found.ok_or_else(|| Error::new(format!("the taxonomy {} has no theme `{id}`", self.path)))
        }

        pub fn is_within(&self, theme: usize, ancestor: usize) -> bool {
            theme == ancestor
        }
    }

    #[derive(Default)]
    pub struct Coverage {
        pub statements: usize,
        pub with_theme: usize,
        pub weak: usize,
        pub common_words: Vec<(String, usize)>,
    }

    impl Coverage {
        pub fn of(version: &Version, _: &Taxonomy, assignments: &Assignments) -> Self {
            let own = (0..version.statements.len()).filter(|&k| version.statements[k].role != Role::Heading);
            let with_theme = own.clone().filter(|&k| !assignments.of(k).is_empty()).count();
            Self { statements: own.count(), with_theme, ..Self::default() }
        }
    }

    pub struct Assignments(Vec<Vec<Hit>>);

    pub struct Hit {
        pub theme: usize,
        pub evidence: Vec<Evidence>,
    }

    pub struct Evidence {
        pub words: Arc<str>,
        pub source: Source,
    }

    #[derive(PartialEq)]
    pub enum Source {
        Statement,
    }

    impl Source {
        pub fn name(&self) -> &'static str {
            "statement"
        }
    }

    impl Assignments {
        pub fn of(&self, statement: usize) -> &[Hit] {
            &self.0[statement]
        }
    }

    pub fn assign(version: &Version, taxonomy: &Taxonomy) -> Result<Assignments> {
        let hits = |text: &str| {
            let found = taxonomy.themes.iter().enumerate().filter(|(_, theme)| text.contains(&theme.label));
            found
                .map(|(theme, t)| Hit {
                    theme,
                    evidence: vec![Evidence { words: t.label.as_str().into(), source: Source::Statement }],
                })
                .collect()
        };
        Ok(Assignments(version.statements.iter().map(|statement| hits(&statement.text)).collect()))
    }
}

pub mod compare {
    use super::theme::{Taxonomy, assign};
    use super::{Document, Result, Role, normalise, normalizer};
    use redraft::report::{Entry, Kind, Report, Summary, ThemeRow};

    pub struct Options {
        pub taxonomy: Option<Taxonomy>,
        pub normalizer: normalizer::Options,
    }

    pub fn compare(old: Document, new: Document, options: &Options) -> Result<Report> {
        let (old, new) = (normalise(old, &options.normalizer)?, normalise(new, &options.normalizer)?);
        let taxonomy = options.taxonomy.clone().unwrap_or(Taxonomy { path: String::new(), themes: vec![] });
        let none = taxonomy.themes.len();
        let themes = |version: &_| -> Result<Vec<Vec<usize>>> {
            let hits = assign(version, &taxonomy)?;
            Ok((0..version.statements.len()).map(|k| hits.of(k).iter().map(|hit| hit.theme).collect()).collect())
        };
        let (old_themes, new_themes) = (themes(&old)?, themes(&new)?);
        let mut rows: Vec<_> = taxonomy
            .themes
            .iter()
            .map(|t| ThemeRow { id: t.id.clone(), label: t.label.clone(), ..ThemeRow::default() })
            .collect();
        rows.push(ThemeRow::default());
        let mut links: Vec<(Kind, Vec<usize>, Vec<usize>)> = Vec::new();
        let mut gone = 0;
        for (k, statement) in new.statements.iter().enumerate() {
            let found = (gone..old.statements.len()).find(|&j| old.statements[j].text == statement.text);
            if let Some(found) = found {
                links.extend((gone..found).map(|j| (Kind::Dropped, vec![j], vec![])));
                gone = found + 1;
            }
            links.push((found.map_or(Kind::Added, |_| Kind::Unchanged), found.into_iter().collect(), vec![k]));
        }
        links.extend((gone..old.statements.len()).map(|j| (Kind::Dropped, vec![j], vec![])));
        let mut summary = Summary::default();
        let entries = links.into_iter().map(|(kind, o, n)| {
            let own = n.first().map(|&k| &new_themes[k]).or(o.first().map(|&k| &old_themes[k]));
            let theme = own.and_then(|themes| themes.first().copied()).unwrap_or(none);
            summary.kinds[kind as usize] += 1;
            let role = n.first().map(|&k| new.statements[k].role).or(o.first().map(|&k| old.statements[k].role));
            if role != Some(Role::Heading) {
                rows[theme].kinds[kind as usize] += 1;
                rows[theme].old += o.len();
                rows[theme].new += n.len();
            }
            Entry {
                kind,
                moved: false,
                section_changed: false,
                renumbered: false,
                weight: None,
                theme,
                old: o,
                new: n,
                words: vec![],
                signals: vec![],
                score: None,
                why: None,
                runner_up: None,
            }
        });
        let entries = entries.collect();
        Ok(Report { old, new, themes: rows, entries, summary, old_themes, new_themes, warnings: vec![] })
    }
}
