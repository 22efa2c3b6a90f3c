//! `redraft diff OLD NEW`

use std::path::Path;
use std::process::ExitCode;

use redraft::Error;
use redraft::compare::{Options, compare_versions};
use redraft::overrides::write_proposals;
use redraft::report::terminal::{self, Sort, Style, View};
use redraft::report::{Report, ThemeRow, json};
use redraft::theme::Taxonomy;

use super::args::{ComparedArguments, DiffArguments, ReportFormat};
use super::output::Destination;
use super::{CHANGED, color, folders, git, input};

/// Compares two documents, two folders, or with `--git` all policies that changed, and writes the report.
pub fn run(arguments: &DiffArguments) -> anyhow::Result<ExitCode> {
    if arguments.git {
        return git::run(arguments);
    }
    let [old, new] = two(arguments)?;
    if [old, new].iter().all(|name| Path::new(name).is_dir()) {
        return folders::run([old, new], arguments);
    }
    let job = Job::new(arguments, &[old, new])?;
    if let Some(file) = &arguments.write_overrides {
        refuse_existing(file)?;
    }
    let [before, after] = input::two_versions([old, new], &arguments.compared.input)?;
    let report = compare_versions(before, after, &job.options)?;
    super::warn(&report.warnings);
    if let Some(file) = &arguments.write_overrides {
        Destination::File(file.clone())
            .write(|mut out| write_proposals(&report, &command(arguments, [old, new], file), &mut out))?;
        return Ok(ExitCode::SUCCESS);
    }

    match arguments.format {
        ReportFormat::Json => job.destination.write(|mut out| json::write(&report, &mut out))?,
        ReportFormat::Terminal => {
            let view = job.view(&report)?;
            job.destination.write(|mut out| terminal::render(&report, &view, &job.style(), &mut out))?;
        }
    }
    let changed = arguments.exit_code && report.has_changes();
    // The process ends now, and its memory with it: to give back several hundred thousand small texts one by one would
    // take a twentieth of the whole time.
    std::mem::forget(report);
    Ok(if changed { ExitCode::from(CHANGED) } else { ExitCode::SUCCESS })
}

/// The names of the two versions.
fn two(arguments: &DiffArguments) -> Result<[&str; 2], Error> {
    let names: Vec<&str> = arguments.words.iter().chain(&arguments.after).map(String::as_str).collect();
    match names[..] {
        [old, new] => Ok([old, new]),
        [only] => Err(Error::new(format!("two versions are compared, and only `{only}` is named"))
            .mend("name OLD and NEW, or with `--git` the revision to compare with: `redraft diff --git main`")),
        _ => Err(Error::new(format!("two versions are compared, and {} are named", names.len()))
            .mend("`redraft diff --git REV PATH...` compares several policies with those of a revision")),
    }
}

/// How to compare and how to show it, as the arguments say: for one pair of documents or for many.
pub struct Job<'a> {
    arguments: &'a DiffArguments,
    pub options: Options,
    pub destination: Destination,
}

impl<'a> Job<'a> {
    /// Holds the arguments against each other, and reads the files that they name beside these documents.
    pub fn new(arguments: &'a DiffArguments, documents: &[&str]) -> anyhow::Result<Self> {
        if arguments.format == ReportFormat::Json {
            refuse_view(arguments)?;
        }
        let destination = Destination::new(arguments.output.output.as_deref());
        let compared = &arguments.compared;
        let names: Vec<&str> = documents.iter().copied().chain(compared.names()).collect();
        destination.keep_apart(&names)?;
        input::standard_input_once(names)?;
        let options = input::options(compared)?;
        if let Some(taxonomy) = &options.taxonomy {
            // Known before the work begins.
            arguments.theme.iter().filter(|id| *id != NO_THEME).try_for_each(|id| taxonomy.find(id).map(drop))?;
        }
        Ok(Self { arguments, options, destination })
    }

    /// What of a report to show.
    ///
    /// # Errors
    /// If there is no theme of a name that was asked for.
    pub fn view(&self, report: &Report) -> Result<View, Error> {
        let theme = self.rows(&[report])?.and_then(|mut rows| rows.pop());
        Ok(View { theme, ..self.view_of_all() })
    }

    /// What to show of any report, whatever themes are asked for.
    pub fn view_of_all(&self) -> View {
        let columns = if self.arguments.side_by_side { 2 } else { 1 };
        View {
            only: self.arguments.only.clone(),
            signals: self.arguments.signal.clone(),
            sort: self.arguments.sort,
            theme: None,
            side_by_side: self.arguments.side_by_side,
            why: self.arguments.why,
            review: self.arguments.review,
            summary_only: self.arguments.summary,
            width: super::terminal::width(self.arguments.look.width, &self.destination, columns),
            all: self.arguments.all,
            brief: false,
            unicode: super::terminal::takes_unicode(&self.destination),
        }
    }

    /// The rows of each report that belong to themes asked for, or to themes under them; none if none are asked for. A
    /// theme that the taxonomy knows but no statement has gives no row.
    ///
    /// # Errors
    /// If the themes are the sections, and no report has one of that name.
    pub fn rows(&self, reports: &[&Report]) -> Result<Option<Vec<Vec<usize>>>, Error> {
        let ids = &self.arguments.theme;
        if ids.is_empty() {
            return Ok(None);
        }
        let taxonomy = self.options.taxonomy.as_ref();
        let mut all = vec![Vec::new(); reports.len()];
        for id in ids {
            let mut found = false;
            for (rows, report) in all.iter_mut().zip(reports) {
                let before = rows.len();
                rows.extend((0..report.themes.len()).filter(|&k| is_asked_for(&report.themes[k], id, taxonomy)));
                found |= rows.len() > before;
            }
            if !found && taxonomy.is_none() {
                return Err(no_such_section(id, reports));
            }
        }
        Ok(Some(all))
    }

    pub fn style(&self) -> Style {
        color::style(self.arguments.look.color, &self.destination)
    }
}

/// The decisions in a file are somebody's work: it is never written over.
fn refuse_existing(file: &Path) -> Result<(), Error> {
    if file.symlink_metadata().is_ok() {
        return Err(Error::new("the file is there already, and may hold decisions")
            .in_file(file.to_string_lossy())
            .mend("name a new file, and take over what you need from it"));
    }
    Ok(())
}

/// The command that compares again with the decisions.
fn command(arguments: &DiffArguments, [old, new]: [&str; 2], file: &Path) -> String {
    let ComparedArguments { themes, synonyms, mode, .. } = &arguments.compared;
    let themes = themes.iter().map(|themes| format!(" --themes {themes}")).collect::<String>();
    let synonyms = synonyms.iter().map(|file| format!(" --synonyms {file}")).collect::<String>();
    let mode = mode.map(|mode| format!(" --mode {}", mode.name())).unwrap_or_default();
    format!("redraft diff {old} {new}{themes}{synonyms}{mode} --overrides {}", file.display())
}

/// What `--theme` calls the statements without a theme.
pub const NO_THEME: &str = "none";

/// JSON always holds the whole comparison: asking for a part of it would go unheard.
fn refuse_view(arguments: &DiffArguments) -> Result<(), Error> {
    let asked = [
        (!arguments.only.is_empty(), "--only"),
        (!arguments.signal.is_empty(), "--signal"),
        (!arguments.theme.is_empty(), "--theme"),
        (arguments.sort != Sort::Text, "--sort"),
        (arguments.summary, "--summary"),
        (arguments.side_by_side, "--side-by-side"),
        (arguments.why, "--why"),
        (arguments.review, "--review"),
        (arguments.all, "--all"),
        (arguments.look.width.is_some(), "--width"),
    ];
    match asked.iter().find(|(asked, _)| *asked) {
        Some((_, option)) => Err(Error::new(format!("`{option}` has no meaning with `--format json`"))
            .mend("leave it out: JSON always holds the whole comparison")),
        None => Ok(()),
    }
}

fn is_asked_for(row: &ThemeRow, id: &str, taxonomy: Option<&Taxonomy>) -> bool {
    if id == NO_THEME { row.id.is_empty() } else { row.is_within(id, taxonomy) }
}

fn no_such_section(id: &str, reports: &[&Report]) -> Error {
    let mut known: Vec<&str> = Vec::new();
    for row in reports.iter().flat_map(|report| &report.themes) {
        if !row.id.is_empty() && !known.contains(&row.id.as_str()) {
            known.push(&row.id);
        }
    }
    let error = Error::new(format!("no section of these documents is called `{id}`"));
    match known.as_slice() {
        [] => error.mend("name a file of themes with `--themes`"),
        [only] => error.mend(format!("the only one is `{only}`")),
        known if known.len() > 12 => error.mend(format!("one of {}, … is expected", known[..12].join(", "))),
        known => error.mend(format!("one of {} is expected", known.join(", "))),
    }
}
