//! How to compare and how to show it, as the arguments mean it: nothing that comes later looks at an argument again.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use redraft::Error;
use redraft::compare::Options;
use redraft::render::{Canvas, Choice, Entries, FORMATS, Format, Output, Page, View};
use redraft::report::{Filter, KindFilter, Report, SignalKind, Sort};

use crate::cli::args::{ClaimsArguments, ComparedArguments, DiffArguments, InputArguments, WrittenArguments};
use crate::cli::output::Destination;
use crate::cli::{CHANGED, color, input, terminal};

/// What `--theme` calls the statements without a theme.
pub const NO_THEME: &str = "none";

/// A comparison, of one pair of documents or of many.
pub struct Job {
    /// How to compare.
    pub options: Options,
    /// How the documents are read.
    pub input: InputArguments,
    /// What to write.
    pub format: &'static Format,
    /// Where to.
    pub destination: Destination,
    /// Say by the exit code whether something changed.
    exit_code: bool,
    page: Page,
    canvas: Canvas,
    kinds: Vec<KindFilter>,
    signals: Vec<SignalKind>,
    /// As the user names them: what there is of them is known only when a report is there.
    themes: Vec<String>,
}

impl Job {
    /// That of `redraft diff`. Holds the arguments against each other, and reads the files that they name beside these
    /// documents.
    pub fn of_diff(arguments: &DiffArguments, documents: &[&str]) -> anyhow::Result<Self> {
        let asked = [
            (!arguments.only.is_empty(), Choice::Kinds),
            (!arguments.signal.is_empty(), Choice::Signals),
            (!arguments.theme.is_empty(), Choice::Themes),
            (arguments.sort != Sort::Text, Choice::Sort),
            (arguments.summary, Choice::Summary),
            (arguments.side_by_side, Choice::Columns),
            (arguments.why, Choice::Why),
            (arguments.review, Choice::Review),
            (arguments.all, Choice::Unchanged),
        ];
        let mut job = Self::new(&arguments.compared, &arguments.written, &asked, documents)?;
        if let Some(taxonomy) = &job.options.taxonomy {
            // Known before the work begins.
            arguments.theme.iter().filter(|id| *id != NO_THEME).try_for_each(|id| taxonomy.find(id).map(drop))?;
        }
        job.exit_code = arguments.exit_code;
        job.kinds.clone_from(&arguments.only);
        job.signals.clone_from(&arguments.signal);
        job.themes.clone_from(&arguments.theme);
        job.page = match (arguments.summary, arguments.review) {
            (true, _) => Page::Summary,
            (_, true) => Page::Review { all: arguments.all },
            _ => Page::Entries(Entries {
                sort: arguments.sort,
                columns: arguments.side_by_side,
                why: arguments.why,
                unchanged: arguments.all,
            }),
        };
        if arguments.side_by_side {
            job.canvas.width = terminal::width(arguments.written.look.width, &job.destination, 2);
        }
        Ok(job)
    }

    /// That of `redraft claims`.
    pub fn of_claims(arguments: &ClaimsArguments) -> anyhow::Result<Self> {
        let names = [&arguments.claims, &arguments.old, &arguments.new].map(String::as_str);
        Self::new(&arguments.compared, &arguments.written, &[], &names)
    }

    fn new(
        compared: &ComparedArguments,
        written: &WrittenArguments,
        asked: &[(bool, Choice)],
        documents: &[&str],
    ) -> anyhow::Result<Self> {
        let WrittenArguments { format, output, look } = written;
        let destination = Destination::new(output.output.as_deref());
        let names: Vec<&str> = documents.iter().copied().chain(compared.names()).collect();
        destination.refuse_overwriting_inputs(&names)?;
        let format = format_of(*format, &destination)?;
        let asked = asked.iter().copied().chain([(look.width.is_some(), Choice::Width)]);
        refuse_choices(format, asked.filter(|(asked, _)| *asked).map(|(_, choice)| choice))?;
        input::standard_input_once(names)?;
        Ok(Self {
            options: input::options(compared)?,
            input: compared.input.clone(),
            format,
            exit_code: false,
            page: Page::default(),
            canvas: Canvas::new(
                terminal::width(look.width, &destination, 1),
                terminal::takes_unicode(&destination),
                color::is_wanted(look.color, &destination),
            ),
            destination,
            kinds: Vec::new(),
            signals: Vec::new(),
            themes: Vec::new(),
        })
    }

    /// What to show of these reports.
    ///
    /// # Errors
    /// If the themes are the sections, and no report has one of a name that was asked for.
    pub fn view(&self, reports: &[&Report]) -> Result<View, Error> {
        Ok(self.view_of(self.ids(reports)?))
    }

    /// What to show of any report, if these are the themes asked for.
    pub fn view_of(&self, themes: Option<BTreeSet<String>>) -> View {
        View::of(self.page.clone(), Filter::new(self.kinds.clone(), self.signals.clone(), themes), self.canvas)
    }

    /// The ids of the themes asked for and of those under them, as far as these reports have them; none if none are
    /// asked for. A theme that the taxonomy knows but no statement has gives none.
    fn ids(&self, reports: &[&Report]) -> Result<Option<BTreeSet<String>>, Error> {
        if self.themes.is_empty() || reports.is_empty() {
            return Ok(None);
        }
        let taxonomy = self.options.taxonomy.as_ref();
        let rows = || reports.iter().flat_map(|report| &report.themes);
        let mut ids = BTreeSet::new();
        for asked in &self.themes {
            let found = rows().filter(|row| match asked.as_str() {
                NO_THEME => row.id.is_empty(),
                asked => row.is_within(asked, taxonomy),
            });
            let found: BTreeSet<String> = found.map(|row| row.id.clone()).collect();
            if found.is_empty() && taxonomy.is_none() {
                return Err(no_such_section(asked, reports));
            }
            ids.extend(found);
        }
        Ok(Some(ids))
    }

    /// Writes the result.
    pub fn write(&self, output: &Output<'_>, view: &View) -> anyhow::Result<()> {
        self.destination.write(|out| self.format.render(output, view, out))
    }

    /// What to end with: if that is asked for, the code says whether something changed.
    pub fn exit(&self, changed: bool) -> ExitCode {
        if self.exit_code && changed { ExitCode::from(CHANGED) } else { ExitCode::SUCCESS }
    }
}

/// The format that was asked for, or else that of the file. What is no file has no ending that could say something.
fn format_of(asked: Option<&'static Format>, destination: &Destination) -> Result<&'static Format, Error> {
    let default = FORMATS[0];
    let (None, Destination::File(file)) = (asked, destination) else { return Ok(asked.unwrap_or(default)) };
    if file.extension().is_none() || is_device(file) {
        return Ok(default);
    }
    Format::of_file(file).ok_or_else(|| {
        let ending = file.extension().unwrap_or_default().to_string_lossy();
        let endings = FORMATS.iter().map(|format| {
            let endings: Vec<String> = format.endings.iter().map(|ending| format!("`.{ending}`")).collect();
            format!("{} ({})", endings.join(" or "), format.name)
        });
        let endings: Vec<String> = endings.collect();
        Error::new(format!("no format has the ending `.{ending}`"))
            .in_file(file.to_string_lossy())
            .help(format!("end the name in {}, or name the format with `--format`", endings.join(", ")))
    })
}

fn is_device(file: &Path) -> bool {
    std::fs::metadata(file).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

/// A choice that the format does not honour would be ignored in silence.
fn refuse_choices(format: &Format, mut asked: impl Iterator<Item = Choice>) -> Result<(), Error> {
    match asked.find(|choice| !format.honours(*choice)) {
        Some(choice) => Err(Error::new(format!("`--{choice}` cannot be used with `--format {}`", format.name))
            .help(format!("leave it out: {}", format.scope))),
        None => Ok(()),
    }
}

fn no_such_section(id: &str, reports: &[&Report]) -> Error {
    let mut known: Vec<&str> = Vec::new();
    for row in reports.iter().flat_map(|report| &report.themes) {
        if !row.id.is_empty() && !known.contains(&row.id.as_str()) {
            known.push(&row.id);
        }
    }
    let error = Error::new(format!("no section of these documents is named `{id}`"));
    match known.as_slice() {
        [] => error.help("name a file of themes with `--themes`"),
        [only] => error.help(format!("the only one is `{only}`")),
        known if known.len() > 12 => error.help(format!("one of {}, … is expected", known[..12].join(", "))),
        known => error.help(format!("one of {} is expected", known.join(", "))),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_picks_the_format_unless_one_is_asked_for() {
        let of = |asked: Option<&str>, file: &str| {
            let asked = asked.map(|name| Format::named(name).unwrap());
            format_of(asked, &Destination::File(file.into())).map(|format| format.name)
        };
        for (asked, file, expected) in [
            (None, "report.txt", "terminal"),
            (None, "report.log", "terminal"),
            (None, "report.JSON", "json"),
            (None, "2019.old/report", "terminal"),
            (Some("json"), "report", "json"),
            (Some("json"), "report.txt", "json"),
            (Some("terminal"), "report.html", "terminal"),
        ] {
            assert_eq!(of(asked, file).unwrap(), expected, "{file}");
        }
        let error = of(None, "out/report.html").unwrap_err().to_string();
        assert_eq!(
            error,
            "out/report.html: no format has the ending `.html`\n  help: end the name in `.txt` or `.log` (terminal), \
             `.json` (json), or name the format with `--format`"
        );
        assert_eq!(format_of(None, &Destination::Stdout).unwrap().name, "terminal");
    }

    #[test]
    fn what_a_format_does_not_honour_is_refused() {
        let json = Format::named("json").unwrap();
        let error = refuse_choices(json, [Choice::Sort, Choice::Width].into_iter()).unwrap_err().to_string();
        assert!(error.starts_with("`--sort` cannot be used with `--format json`"), "{error}");
        assert!(refuse_choices(Format::named("terminal").unwrap(), Choice::ALL.iter().copied()).is_ok());
    }
}
