//! The arguments of the commands that guard drafts: `init`, `check`, `review`, `accept` and `reject`.

use clap::Args;
use clap::builder::PossibleValuesParser;
use redraft::rules::Date;

use super::LookArguments;

/// Write a commented redraft.yaml for the policies found here
#[derive(Debug, Args)]
pub struct InitArguments {
    /// Compare with the drafts of this revision; without it, the main branch or the last commit
    #[arg(long, value_name = "REV")]
    pub baseline: Option<String>,
    /// Policies to guard; without them, the Markdown files that look like some
    #[arg(value_name = "FILE")]
    pub files: Vec<String>,
}

/// Hold every draft of redraft.yaml against what was accepted, and against the rules
#[derive(Debug, Args)]
#[command(after_help = "\
Exit codes: 0 as accepted, 1 findings are pending or a rule is broken, 2 it could not run.

What is pending is written beside the snapshot (NAME.snap.new), for `redraft review`, `accept` and `reject`.

Examples:
  redraft check
  redraft check remote-work --today 2027-01-31")]
pub struct CheckArguments {
    /// Comparisons of redraft.yaml; without a name, all
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// The day that waivers are held against; without it, that of the system (UTC)
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub today: Option<Date>,
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
    /// Only under this theme and those under it; `none` is what has no theme. May be repeated
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

fn date(text: &str) -> Result<Date, String> {
    text.parse()
}
