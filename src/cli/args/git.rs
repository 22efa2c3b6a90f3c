//! The arguments of the commands that git is told of, and of the one that tells it.

use std::ffi::OsString;

use clap::Args;

/// Let git show policies statement by statement
#[derive(Debug, Args)]
#[command(after_help = "\
Afterwards `git diff`, `git log -p --ext-diff`, `git show --ext-diff` and `git difftool -t redraft` show what the
policies say differently. Without `--ext-diff`, `git log -p` and `git show` compare line by line as usual, but one
statement a line.

For one call only, without any settings:
  GIT_EXTERNAL_DIFF='redraft git-diff' git diff

Examples:
  redraft git-install                                # print the settings, change nothing
  redraft git-install --write                        # for this repository, and all its Markdown
  redraft git-install --write 'docs/**/*.md' --themes privacy
  redraft git-install --write --global '*.policy.md' # for all your repositories
  redraft git-install --uninstall")]
pub struct GitInstallArguments {
    /// Which files hold policies, as .gitattributes names them
    #[arg(value_name = "PATTERN", default_values = ["*.md", "*.markdown"])]
    pub patterns: Vec<String>,
    /// Write the settings to the configuration of this repository, and the patterns to its .gitattributes
    #[arg(long)]
    pub write: bool,
    /// Remove the settings and all patterns
    #[arg(long, conflicts_with_all = ["write", "themes", "patterns"])]
    pub uninstall: bool,
    /// For all your repositories
    #[arg(long)]
    pub global: bool,
    /// Sort statements into the themes of this taxonomy: a built-in one, or a file, named from the top of the repository
    #[arg(long, value_name = "TAXONOMY")]
    pub themes: Option<String>,
}

/// What git adds to the command that it was told of, after options of `diff` that stand there.
#[derive(Debug, Args)]
#[command(disable_help_flag = true)]
pub struct GitCallArguments {
    /// Options of `diff`, then the words of git.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "WORD")]
    pub words: Vec<OsString>,
}
