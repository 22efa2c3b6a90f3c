//! `redraft diff OLD NEW`

use std::path::Path;
use std::process::ExitCode;

use redraft::Error;
use redraft::compare::{Options, compare};
use redraft::overrides::write_proposals;
use redraft::report::terminal::{self, Sort};
use redraft::report::{Report, json};
use redraft::theme::Taxonomy;

use super::args::{ComparedArguments, DiffArguments, ReportFormat};
use super::output::Destination;
use super::{CHANGED, color, input};

/// Compares two documents and writes the report.
pub fn run(arguments: &DiffArguments) -> anyhow::Result<ExitCode> {
    if arguments.format == ReportFormat::Json {
        refuse_view(arguments)?;
    }
    let destination = Destination::new(arguments.output.output.as_deref());
    let compared = &arguments.compared;
    let names: Vec<&str> = compared.names().chain(arguments.synonyms.as_deref()).collect();
    destination.keep_apart(&names)?;
    input::standard_input_once(names)?;
    let synonyms = arguments.synonyms.as_deref().map(input::synonyms).transpose()?.unwrap_or_default();
    let options = Options { mode: arguments.mode, synonyms, ..input::options(compared)? };
    if let Some(taxonomy) = &options.taxonomy {
        // Known before the work begins.
        arguments.theme.iter().filter(|id| *id != NO_THEME).try_for_each(|id| taxonomy.find(id).map(drop))?;
    }
    if let Some(file) = &arguments.write_overrides {
        refuse_existing(file)?;
    }
    let [old, new] = input::documents([&compared.old, &compared.new], &compared.input)?;
    let report = compare(old, new, &options)?;
    super::warn(&report.warnings);
    if let Some(file) = &arguments.write_overrides {
        Destination::File(file.clone())
            .write(|mut out| write_proposals(&report, &command(arguments, file), &mut out))?;
        return Ok(ExitCode::SUCCESS);
    }

    match arguments.format {
        ReportFormat::Json => destination.write(|mut out| json::write(&report, &mut out))?,
        ReportFormat::Terminal => {
            let view = view(arguments, &destination, &report, options.taxonomy.as_ref())?;
            let style = color::style(arguments.look.color, &destination);
            destination.write(|mut out| terminal::render(&report, &view, &style, &mut out))?;
        }
    }
    let changed = arguments.exit_code && report.has_changes();
    // The process ends now, and its memory with it: to give back several hundred thousand small texts one by one would
    // take a twentieth of the whole time.
    std::mem::forget(report);
    Ok(if changed { ExitCode::from(CHANGED) } else { ExitCode::SUCCESS })
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
fn command(arguments: &DiffArguments, file: &Path) -> String {
    let ComparedArguments { old, new, themes, .. } = &arguments.compared;
    let themes = themes.iter().map(|themes| format!(" --themes {themes}")).collect::<String>();
    let synonyms = arguments.synonyms.iter().map(|file| format!(" --synonyms {file}")).collect::<String>();
    let mode = arguments.mode.map(|mode| format!(" --mode {}", mode.name())).unwrap_or_default();
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

fn view(
    arguments: &DiffArguments,
    destination: &Destination,
    report: &Report,
    taxonomy: Option<&Taxonomy>,
) -> anyhow::Result<terminal::View> {
    let theme = if arguments.theme.is_empty() { None } else { Some(rows(&arguments.theme, report, taxonomy)?) };
    let columns = if arguments.side_by_side { 2 } else { 1 };
    Ok(terminal::View {
        only: arguments.only.clone(),
        signals: arguments.signal.clone(),
        sort: arguments.sort,
        theme,
        side_by_side: arguments.side_by_side,
        why: arguments.why,
        review: arguments.review,
        summary_only: arguments.summary,
        width: super::terminal::width(arguments.look.width, destination, columns),
        all: arguments.all,
        unicode: super::terminal::takes_unicode(destination),
    })
}

/// The rows of the report that belong to themes asked for, or to themes under them. A theme that the taxonomy knows
/// but no statement has gives no row.
fn rows(ids: &[String], report: &Report, taxonomy: Option<&Taxonomy>) -> Result<Vec<usize>, Error> {
    let mut rows = Vec::new();
    for id in ids {
        let before = rows.len();
        for (k, row) in report.themes.iter().enumerate() {
            let wanted = if id == NO_THEME { row.id.is_empty() } else { row.is_within(id, taxonomy) };
            if wanted {
                rows.push(k);
            }
        }
        if rows.len() == before && taxonomy.is_none() {
            let known: Vec<_> = report.themes.iter().map(|row| row.id.as_str()).filter(|id| !id.is_empty()).collect();
            let error = Error::new(format!("no section of these documents is called `{id}`"));
            return Err(match known.as_slice() {
                [] => error.mend("name a file of themes with `--themes`"),
                [only] => error.mend(format!("the only one is `{only}`")),
                known if known.len() > 12 => error.mend(format!("one of {}, … is expected", known[..12].join(", "))),
                known => error.mend(format!("one of {} is expected", known.join(", "))),
            });
        }
    }
    Ok(rows)
}
