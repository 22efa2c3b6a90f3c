//! The arguments of the commands that guard drafts: `init`, `check`, `review`, `accept` and `reject`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;
use redraft::check::Format;
use redraft::rules::Date;

use super::{LookArguments, OutputArguments, one_of};

/// Write a commented redraft.yaml for the policies found here
///
/// Several policies of one folder are named by a wildcard, so that a new one beside them is guarded, too. In a git
/// repository, the files with pending findings (`*.snap.new`) are added to .gitignore. Submodules are skipped.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  redraft init
  redraft init docs/remote-work.md docs/travel.md
  redraft init --baseline origin/release --workflow")]
pub struct InitArguments {
    /// Compare with the drafts of this revision; by default, the main branch or the last commit
    #[arg(long, value_name = "REV")]
    pub baseline: Option<String>,
    /// Write the workflow for GitHub as well; with a redraft.yaml that exists, the workflow alone
    #[arg(long)]
    pub workflow: bool,
    /// Policies to guard; by default, the Markdown files that look like policies
    #[arg(value_name = "FILE")]
    pub files: Vec<String>,
}

/// Compare the guarded drafts with what was accepted, and apply the rules
#[derive(Debug, Args)]
#[command(after_help = "\
Exit codes: 0 as accepted, 1 findings are pending or a rule is broken, 2 it could not run.

What is pending is written beside the snapshot (NAME.snap.new), for `redraft review`, `accept` and `reject`.

On GitHub (GITHUB_ACTIONS is set) changed lines are annotated, and the job gets a summary.

Examples:
  redraft check
  redraft check remote-work --today 2027-01-31
  redraft check --format json -o findings.json
  redraft check --report junit=junit.xml --report sarif=redraft.sarif --report markdown=comment.md")]
pub struct CheckArguments {
    /// Comparisons of redraft.yaml; without a name, all
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// The date on which waivers are judged; by default, today (UTC)
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub today: Option<Date>,
    /// What to write
    #[arg(long, value_name = "FORMAT", default_value = "terminal", value_parser = one_of(&CheckFormat::NAMES), help_heading = "Output")]
    pub format: CheckFormat,
    #[command(flatten)]
    pub output: OutputArguments,
    /// Write this format to this file as well. May be repeated
    #[arg(long, value_name = "FORMAT=FILE", value_parser = check_output, help_heading = "Output")]
    pub report: Vec<CheckOutput>,
    /// Leave out annotations and job summary when GitHub runs it
    #[arg(long, help_heading = "Output")]
    pub no_github: bool,
    #[command(flatten)]
    pub look: LookArguments,
}

/// Decide on the pending findings one by one
#[derive(Debug, Args)]
pub struct ReviewArguments {
    /// Comparisons of redraft.yaml; without a name, all
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    #[command(flatten)]
    pub look: LookArguments,
}

/// Which pending findings to decide on.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  redraft accept                              # all that the last `redraft check` showed
  redraft accept remote-work --kind added
  redraft reject --theme rights --signal force-weakened
  redraft accept --finding kq0v3s9k2dqa1")]
pub struct DecideArguments {
    /// Comparisons of redraft.yaml; without a name, all
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// Only findings of these kinds, separated by commas
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = PossibleValuesParser::new(FINDING_KINDS))]
    pub kind: Vec<String>,
    /// Only under this theme and those under it, by the ids of the taxonomy; `none` is what has no theme. May be repeated
    #[arg(long, value_name = "ID")]
    pub theme: Vec<String>,
    /// Only with this signal. May be repeated
    #[arg(long, value_name = "SIGNAL")]
    pub signal: Vec<String>,
    /// Only the finding with this hash. May be repeated
    #[arg(long, value_name = "HASH")]
    pub finding: Vec<String>,
    #[command(flatten)]
    pub look: LookArguments,
}

const FINDING_KINDS: [&str; 6] = ["added", "dropped", "reworded", "split", "merged", "moved"];

/// What `check` can write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckFormat {
    /// Text for people.
    Terminal,
    /// What programs and code hosts read.
    Other(Format),
}

impl CheckFormat {
    /// All formats with their names.
    const NAMES: [(Self, &'static str); 7] = [
        (Self::Terminal, "terminal"),
        (Self::Other(Format::Json), "json"),
        (Self::Other(Format::Junit), "junit"),
        (Self::Other(Format::Sarif), "sarif"),
        (Self::Other(Format::Github), "github"),
        (Self::Other(Format::Gitlab), "gitlab"),
        (Self::Other(Format::Markdown), "markdown"),
    ];
}

/// One more output of `check`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckOutput {
    pub format: CheckFormat,
    pub file: PathBuf,
}

fn check_output(text: &str) -> Result<CheckOutput, String> {
    let names = || CheckFormat::NAMES.map(|(_, name)| name).join(", ");
    match text.split_once('=') {
        Some((_, "" | "-")) | None => Err("write a format and a file, as in `sarif=redraft.sarif`".to_owned()),
        Some((name, file)) => match CheckFormat::NAMES.iter().find(|(_, known)| *known == name) {
            Some((format, _)) => Ok(CheckOutput { format: *format, file: file.into() }),
            None => Err(format!("unknown format `{name}`; the formats are {}", names())),
        },
    }
}

fn date(text: &str) -> Result<Date, String> {
    text.parse()
}
