//! The arguments as typed.

mod git;
mod guard;

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use redraft::normalizer::Struck;
use redraft::read::Format;
use redraft::render;
use redraft::report::{KindFilter, Mode, SignalKind, Sort, signal_kinds};

pub use self::git::{GitCallArguments, GitInstallArguments};
pub use self::guard::{CheckArguments, CheckFormat, CheckOutput, DecideArguments, InitArguments, ReviewArguments};

/// Compare two versions of a policy: what was added, dropped or reworded, theme by theme.
#[derive(Debug, Parser)]
#[command(
    name = "redraft",
    version,
    max_term_width = 100,
    after_help = "\
Exit codes: 0 done, 1 something changed (`diff --exit-code`, `check`) or a claim is not supported,
2 it could not run.
`redraft COMMAND --help` shows examples."
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Diff(DiffArguments),
    Statements(StatementsArguments),
    Themes(ThemesArguments),
    Claims(ClaimsArguments),
    GitInstall(GitInstallArguments),
    /// Compare the two files that git names (`GIT_EXTERNAL_DIFF`, `diff.NAME.command`)
    #[command(hide = true)]
    GitDiff(GitCallArguments),
    /// Compare the two files that `git difftool` names: LOCAL REMOTE MERGED
    #[command(hide = true)]
    GitDifftool(GitCallArguments),
    /// Print the statements of a file, or the file itself where that cannot be done (`diff.NAME.textconv`)
    #[command(hide = true)]
    GitTextconv(GitCallArguments),
    Init(InitArguments),
    Check(CheckArguments),
    Review(ReviewArguments),
    /// Accept the pending findings that the options pick, or all
    Accept(DecideArguments),
    /// Reject the pending findings that the options pick, or all: the draft has to be corrected
    Reject(DecideArguments),
    Completions(CompletionsArguments),
    Man(ManArguments),
}

/// Print the completions for a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  redraft completions bash > ~/.local/share/bash-completion/completions/redraft
  redraft completions zsh > ~/.zfunc/_redraft
  redraft completions fish > ~/.config/fish/completions/redraft.fish")]
pub struct CompletionsArguments {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// Print the manual page
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  redraft man | man -l -
  redraft man --output-dir ~/.local/share/man/man1   # then `man redraft-check`")]
pub struct ManArguments {
    /// Write the pages of all commands to this folder: redraft.1, redraft-diff.1, …
    #[arg(long, value_name = "DIR")]
    pub output_dir: Option<PathBuf>,
}

/// Compare two versions of a policy
#[derive(Debug, Args)]
#[command(override_usage = "\
redraft diff [OPTIONS] OLD NEW
       redraft diff [OPTIONS] --git REV [REV] [--] [PATH]...")]
#[command(after_help = "\
Signs:
  + added    - dropped    ~ reworded    < split (1:n)    > merged (n:1)    = unchanged    ^ moved
  [-deleted words-]  {+inserted words+}  // where one statement ends and the next begins

Examples:
  redraft diff 2007.md 2019.md --themes themes.yaml
  redraft diff 2007.md 2019.md --themes eu-external-action --summary
  redraft diff 2007.md 2019.md --only substantive --sort significance
  redraft diff 2007.md 2019.md --signal force-weakened,amount-changed
  redraft diff draft.md draft-2.md --only dropped,moved --side-by-side
  redraft diff main:policy.md policy.md --exit-code
  redraft diff --git main                        # every policy that differs from that on main
  redraft diff --git v1..v2 docs --summary       # between two revisions, in one folder
  redraft diff 2007.md 2019.md --write-overrides decisions.yaml   # correct it by hand, then
  redraft diff 2007.md 2019.md --review --write-overrides decisions.yaml
  redraft diff 2007.md 2019.md --overrides decisions.yaml
  redraft diff old.yaml new.yaml -o report.json")]
pub struct DiffArguments {
    /// The version compared from and the version compared to: a file, `-` for standard input, or `REV:PATH` from git;
    /// or two folders; with `--git`, revisions and paths
    #[arg(value_names = ["OLD", "NEW"], num_args = 1.., required_unless_present_any = ["after", "git"])]
    pub words: Vec<String>,
    /// What stands after `--`.
    #[arg(last = true, hide = true)]
    pub after: Vec<String>,
    /// Compare all policies that changed since the revision REV, or between two (`A B`, `A..B`, `A...B`); only those
    /// below PATH, if given
    #[arg(long)]
    pub git: bool,
    /// With `--git`: compare with what is staged for the next commit, not with the working tree
    #[arg(long, requires = "git")]
    pub staged: bool,
    #[command(flatten)]
    pub compared: ComparedArguments,

    /// Write proposals for such decisions to this new file, most doubtful first, in place of the report
    #[arg(long, value_name = "FILE", conflicts_with_all = ["git", "only", "signal", "sort", "theme", "summary", "side_by_side", "why", "all", "format", "output", "exit_code"])]
    pub write_overrides: Option<PathBuf>,

    /// Show only entries of these kinds, separated by commas
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = one_of(&KindFilter::NAMES), help_heading = "What to show")]
    pub only: Vec<KindFilter>,
    /// Show only entries with a signal of these kinds, separated by commas
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = signal_kind(), help_heading = "What to show")]
    pub signal: Vec<SignalKind>,
    /// Show only this theme and those under it; `none` is what has no theme. May be repeated
    #[arg(long, value_name = "ID", help_heading = "What to show")]
    pub theme: Vec<String>,
    /// The order of themes and entries: that of the text, or what matters most first
    #[arg(long, value_name = "ORDER", value_parser = one_of(&Sort::NAMES), default_value = "text", hide_default_value = true, help_heading = "What to show")]
    pub sort: Sort,
    /// Show one row per theme (counts, shares of statements, shift), and the words most unusual in either text
    #[arg(long, conflicts_with_all = ["only", "signal", "sort", "side_by_side", "why", "all"], help_heading = "What to show")]
    pub summary: bool,
    /// Show old and new text in two columns
    #[arg(long, help_heading = "What to show")]
    pub side_by_side: bool,
    /// Show how each link between the versions was found
    #[arg(long, help_heading = "What to show")]
    pub why: bool,
    /// Show what may be wrong, the most doubtful first, each with its reasons and the alternatives
    #[arg(long, conflicts_with_all = ["only", "signal", "theme", "sort", "summary", "side_by_side", "why"], help_heading = "What to show")]
    pub review: bool,
    /// Show unchanged statements too; with `--review`, what is hardly doubtful too
    #[arg(long, help_heading = "What to show")]
    pub all: bool,

    #[command(flatten)]
    pub written: WrittenArguments,
    /// Exit with 1 if something changed
    #[arg(long, help_heading = "Output")]
    pub exit_code: bool,
}

/// Show which statements were read from a document, as a statement file that `diff` reads
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  redraft statements policy.md
  redraft statements policy.md -o policy.yaml   # correct it by hand, then compare it
  pdftotext -layout policy.pdf - | redraft statements - --input-format text")]
pub struct StatementsArguments {
    /// A file, `-` for standard input, or `REV:PATH` from git
    pub document: String,
    /// Show for every statement who is to do what, how firmly, under which conditions
    #[arg(long)]
    pub grammar: bool,
    #[command(flatten)]
    pub input: InputArguments,
    /// What to write
    #[arg(long, value_enum, default_value_t, help_heading = "Output")]
    pub format: StatementFormat,
    #[command(flatten)]
    pub output: OutputArguments,
}

/// Show how statements fall into themes, and why; what has no theme
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  redraft themes 2007.md 2019.md --themes themes.yaml
  redraft themes draft.md --themes privacy --doubtful         # what to check by hand
  redraft themes --list                                       # the built-in taxonomies
  redraft themes --show privacy > privacy.yaml                # to edit one, and use it by its file name
  redraft themes draft.md --themes themes.yaml --theme none   # what has no theme")]
pub struct ThemesArguments {
    /// Files, `-` for standard input, or `REV:PATH` from git
    #[arg(required_unless_present_any = ["list", "show"], value_name = "DOC")]
    pub documents: Vec<String>,
    /// The taxonomy: named as a document is, or the name of a built-in one
    #[arg(long, value_name = "TAXONOMY", required_unless_present_any = ["list", "show"])]
    pub themes: Option<String>,
    /// List the built-in taxonomies: what each is for, its size, source and licence
    #[arg(long, conflicts_with_all = ["documents", "themes", "theme", "doubtful", "show"])]
    pub list: bool,
    /// Print a built-in taxonomy as the file it is
    #[arg(long, value_name = "NAME", conflicts_with_all = ["documents", "themes", "theme", "doubtful"])]
    pub show: Option<String>,
    /// Show only this theme and those under it; `none` is what has no theme. May be repeated
    #[arg(long, value_name = "ID")]
    pub theme: Vec<String>,
    /// Show only statements whose main theme is not certain
    #[arg(long)]
    pub doubtful: bool,
    #[command(flatten)]
    pub input: InputArguments,
    #[command(flatten)]
    pub output: OutputArguments,
    #[command(flatten)]
    pub look: LookArguments,
}

/// Check the claims of a brief against both texts
#[derive(Debug, Args)]
#[command(after_help = "\
A claims file:
  claims:
    - claim: National migration policies are new.
      where: {words: [national migration polic*]}
      expect: added

Look by `ids`, `theme`, `words`, `section`, and `side: old|new|both`; all conditions that are given must hold.
Expect added, dropped, reworded, unchanged, continues, moved, strengthened, weakened, share-grew,
share-fell, present or absent.

Exit codes: 0 all claims are supported, 1 some are not, 2 it could not run.

Examples:
  redraft claims brief.yaml 2007.md 2019.md --themes themes.yaml
  redraft claims brief.yaml 2007.md 2019.md -o answers.json")]
pub struct ClaimsArguments {
    /// The claims: a YAML file, `-` for standard input, or `REV:PATH` from git
    pub claims: String,
    /// The version compared from: a file, `-` for standard input, or `REV:PATH` from git
    pub old: String,
    /// The version compared to
    pub new: String,
    #[command(flatten)]
    pub compared: ComparedArguments,
    #[command(flatten)]
    pub written: WrittenArguments,
}

/// What is known beforehand of what is compared.
#[derive(Debug, Args)]
pub struct ComparedArguments {
    /// Sort statements into the themes of this taxonomy: a file, or the name of a built-in one (see `themes --list`);
    /// without it the sections are the themes
    #[arg(long, value_name = "TAXONOMY")]
    pub themes: Option<String>,
    /// Obey the decisions in this file: which statements are the same, which are not, and their themes
    #[arg(long, value_name = "FILE")]
    pub overrides: Option<String>,
    /// Treat the names in each line of this file as one: `PCA > EPCA`, `illegal migration = irregular migration`
    #[arg(long, value_name = "FILE")]
    pub synonyms: Option<String>,
    /// Your own words for force, hedges, scope and the like, on top of the built-in lexicon of their language
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<String>,
    /// Whether the new version was edited from the old one or replaces it; `auto` decides by how much of the wording is retained
    #[arg(long, value_name = "MODE", default_value = "auto", value_parser = mode())]
    pub mode: ModeChoice,
    #[command(flatten)]
    pub input: InputArguments,
}

impl ComparedArguments {
    /// The files that are read beside the documents, by the names as typed.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [&self.themes, &self.overrides, &self.synonyms, &self.lexicon].into_iter().flatten().map(String::as_str)
    }
}

/// How documents are read.
#[derive(Debug, Clone, Args)]
pub struct InputArguments {
    /// The format of the documents, where neither name nor content tells it
    #[arg(long, value_name = "FORMAT", value_parser = input_format(), help_heading = "Input")]
    pub input_format: Option<Format>,
    /// The language of the documents as a two-letter code; without it, it is recognised
    #[arg(long, value_name = "CODE", value_parser = language, help_heading = "Input")]
    pub lang: Option<String>,
    /// What to do with text that is struck out (`~~…~~`, `<del>`, `{--…--}`): it is not in force and dropped, or kept as
    /// any other text
    #[arg(long, value_name = "WHAT", value_parser = one_of(&Struck::NAMES), default_value = "drop", hide_default_value = true, help_heading = "Input")]
    pub struck: Struck,
}

/// How a report is written.
#[derive(Debug, Args)]
pub struct WrittenArguments {
    /// What to write; without it, what the ending of the file after `-o` stands for, or else text for people
    #[arg(long, value_name = "FORMAT", value_parser = report_format(), help_heading = "Output")]
    pub format: Option<&'static render::Format>,
    #[command(flatten)]
    pub output: OutputArguments,
    #[command(flatten)]
    pub look: LookArguments,
}

/// Where the result goes.
#[derive(Debug, Args)]
pub struct OutputArguments {
    /// Write to this file, all at once, instead of to standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
}

/// How text for people looks.
#[derive(Debug, Args)]
pub struct LookArguments {
    /// When to use colour; `auto` depends on NO_COLOR, CLICOLOR_FORCE and the terminal; a file never gets any
    #[arg(long, value_enum, value_name = "WHEN", default_value_t, help_heading = "Output")]
    pub color: ColorChoice,
    /// How many columns to fill, 40 or more; by default, those of the terminal
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..=1000), help_heading = "Output")]
    pub width: Option<u16>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum StatementFormat {
    #[default]
    Yaml,
    Json,
    /// One statement a line, under the heading of its section: for line-based tools
    Lines,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    #[default]
    Auto,
    Always,
    Never,
}

/// How to align two versions; none finds it out.
pub type ModeChoice = Option<Mode>;

fn mode() -> impl TypedValueParser<Value = ModeChoice> {
    let names = ["auto"].into_iter().chain(Mode::NAMES.map(|(_, name)| name));
    PossibleValuesParser::new(names.collect::<Vec<_>>()).map(|name| find(&Mode::NAMES, &name).ok())
}

/// One of the formats of reports, with what each is.
fn report_format() -> impl TypedValueParser<Value = &'static render::Format> {
    let values = render::FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.about));
    PossibleValuesParser::new(values.collect::<Vec<_>>())
        .try_map(|name| render::Format::named(&name).ok_or_else(|| format!("unknown: {name}")))
}

fn input_format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::all().map(Format::name)).try_map(|name| Format::named(&name))
}

/// One of the values that have names.
fn one_of<T: Copy + Send + Sync>(names: &'static [(T, &'static str)]) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(names.iter().map(|(_, name)| *name)).try_map(|name| find(names, &name))
}

/// Takes the name of a kind of signal.
fn signal_kind() -> impl TypedValueParser<Value = SignalKind> {
    let parser = PossibleValuesParser::new(signal_kinds().map(SignalKind::name));
    parser.try_map(|name| signal_kinds().find(|kind| kind.name() == name).ok_or_else(|| format!("unknown: {name}")))
}

fn find<T: Copy>(names: &[(T, &str)], name: &str) -> Result<T, String> {
    names.iter().find(|(_, known)| *known == name).map(|(value, _)| *value).ok_or_else(|| format!("unknown: {name}"))
}

fn language(code: &str) -> Result<String, String> {
    let lower = code.to_ascii_lowercase();
    match redraft::language::is_code(&lower) {
        true => Ok(lower),
        false => Err("a language is named by its two letters in ISO 639-1, such as `en` or `fr`".into()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        super::Arguments::command().debug_assert();
    }
}
