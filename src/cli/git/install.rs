//! `redraft git-install`: the settings that make git show policies statement by statement.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use redraft::Error;

use super::attributes::{self, DRIVER, Edit};
use crate::cli::args::GitInstallArguments;
use crate::cli::call::{git, git_line};
use crate::cli::output::Destination;

/// The sections of git's configuration that are ours.
const SECTIONS: [&str; 2] = ["diff.redraft", "difftool.redraft"];

/// The settings that git is given, section by section.
///
/// `command` serves `git diff`, and `git log -p` and `git show` with `--ext-diff`; `textconv` serves these without it,
/// and `xfuncname` lets them name the section of a change.
fn settings(themes: Option<&str>) -> [(&'static str, &'static str, String); 4] {
    let options = themes.map(|themes| format!(" --themes {}", quoted(themes))).unwrap_or_default();
    let [diff, tool] = SECTIONS;
    [
        (diff, "command", format!("redraft git-diff{options}")),
        (diff, "textconv", "redraft git-textconv".to_owned()),
        (diff, "xfuncname", "^#+ .*$".to_owned()),
        (tool, "cmd", format!("redraft git-difftool{options} \"$LOCAL\" \"$REMOTE\" \"$MERGED\"")),
    ]
}

/// Prints the settings, writes them, or takes them out.
pub fn run(arguments: &GitInstallArguments) -> anyhow::Result<ExitCode> {
    let patterns: Vec<&str> = arguments.patterns.iter().map(String::as_str).collect();
    patterns.iter().try_for_each(|pattern| attributes::check(pattern))?;
    if arguments.uninstall {
        uninstall(arguments.global)
    } else if arguments.write {
        write(arguments, &patterns)
    } else {
        print(arguments, &patterns)
    }
}

fn print(arguments: &GitInstallArguments, patterns: &[&str]) -> anyhow::Result<ExitCode> {
    let settings = settings(arguments.themes.as_deref());
    let (config, file) = match arguments.global {
        true => ("~/.gitconfig", "~/.config/git/attributes"),
        false => (".git/config", ".gitattributes"),
    };
    let global = if arguments.global { " --global" } else { "" };
    Destination::Stdout.write(|out| {
        writeln!(out, "# Nothing is written yet: `redraft git-install --write{global}` writes this into {config}")?;
        let mut above = "";
        for (section, name, value) in &settings {
            if *section != above {
                writeln!(out, "[{} \"{DRIVER}\"]", section.trim_end_matches(".redraft"))?;
                above = section;
            }
            writeln!(out, "\t{name} = {}", config_value(value))?;
        }
        writeln!(out, "\n# and this into {file}:")?;
        patterns.iter().try_for_each(|pattern| writeln!(out, "{}", attributes::line(pattern)))
    })?;
    Ok(ExitCode::SUCCESS)
}

fn write(arguments: &GitInstallArguments, patterns: &[&str]) -> anyhow::Result<ExitCode> {
    let scope = scope(arguments.global)?;
    let file = attributes_file(arguments.global)?;
    // First what may fail for reasons of the file.
    let added = attributes::edit(&file, Edit::Add(patterns))?;
    for (section, name, value) in &settings(arguments.themes.as_deref()) {
        git(&["config", scope, "--replace-all", &format!("{section}.{name}"), value])?;
    }
    if !is_on_path() {
        crate::cli::warn(["git will not find `redraft`: put it into a folder of your PATH, as `cargo install` does"]);
    }
    let of = if arguments.global { "your repositories" } else { "this repository" };
    Destination::Stdout.write(|out| {
        writeln!(out, "git is set up for {of}: {} in {}", plural(patterns.len(), "pattern"), file.display())?;
        if added > 0 && !arguments.global {
            writeln!(out, "Commit .gitattributes for everybody; each person runs `redraft git-install --write` once.")?;
        }
        writeln!(out, "\nTry:")?;
        writeln!(out, "  git diff                       git diff --no-ext-diff for the lines, or for a patch")?;
        writeln!(out, "  git log -p --ext-diff          without --ext-diff: line by line, one statement a line")?;
        writeln!(out, "  git show --ext-diff")?;
        writeln!(out, "  git difftool -y -t redraft")
    })?;
    Ok(ExitCode::SUCCESS)
}

fn uninstall(global: bool) -> anyhow::Result<ExitCode> {
    let scope = scope(global)?;
    let file = attributes_file(global)?;
    let taken = attributes::edit(&file, Edit::Remove)?;
    let mut sections = 0;
    for section in SECTIONS {
        sections += usize::from(git(&["config", scope, "--remove-section", section]).is_ok());
    }
    Destination::Stdout.write(|out| match (sections, taken) {
        (0, 0) => writeln!(out, "There was nothing to remove."),
        _ => writeln!(
            out,
            "Removed: {} from git's configuration, {} from {}",
            plural(sections, "section"),
            plural(taken, "pattern"),
            file.display()
        ),
    })?;
    Ok(ExitCode::SUCCESS)
}

fn plural(count: usize, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}

/// Where git keeps the settings; outside of a repository there is no place but the global one.
fn scope(global: bool) -> Result<&'static str, Error> {
    if global {
        return Ok("--global");
    }
    git(&["rev-parse", "--git-dir"]).map_err(|_| {
        Error::new("this is not a git repository")
            .help("run it inside a repository, or with `--global` for all of yours")
    })?;
    Ok("--local")
}

/// For a shell, to which git hands its commands on every system.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:@".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

/// As git writes a value.
fn config_value(value: &str) -> String {
    let escaped = value.replace('\\', "\\\\").replace('"', "\\\"");
    if value.contains(['#', ';']) { format!("\"{escaped}\"") } else { escaped }
}

fn attributes_file(global: bool) -> Result<PathBuf, Error> {
    if !global {
        if let Ok(top) = git_line(&["rev-parse", "--show-toplevel"]) {
            return Ok(Path::new(&top).join(".gitattributes"));
        }
        // A bare repository has no files, but attributes of its own.
        return Ok(PathBuf::from(git_line(&["rev-parse", "--git-path", "info/attributes"])?));
    }
    if let Ok(file) = git_line(&["config", "--global", "--type=path", "core.attributesFile"]) {
        return Ok(file.into());
    }
    // Where git looks by itself.
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = variable("XDG_CONFIG_HOME")
        .or_else(|| Some(variable("HOME").or_else(|| variable("USERPROFILE"))?.join(".config")));
    folder.map(|folder| folder.join("git").join("attributes")).ok_or_else(|| {
        Error::new("there is no home directory to write to")
            .help("name a file: `git config --global core.attributesFile FILE`")
    })
}

/// Whether git's shell will find the program.
fn is_on_path() -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join("redraft").is_file() || folder.join("redraft.exe").is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_spaces_is_quoted() {
        assert_eq!(quoted("themes/eu.yaml"), "themes/eu.yaml");
        assert_eq!(quoted("our themes.yaml"), "'our themes.yaml'");
        assert_eq!(quoted("bob's.yaml"), "'bob'\\''s.yaml'");
        let [command, .., tool] = settings(Some("our themes.yaml"));
        assert_eq!(command.2, "redraft git-diff --themes 'our themes.yaml'");
        assert_eq!(
            config_value(&tool.2),
            "redraft git-difftool --themes 'our themes.yaml' \\\"$LOCAL\\\" \\\"$REMOTE\\\" \\\"$MERGED\\\""
        );
        assert_eq!(config_value("^#+ .*$"), "\"^#+ .*$\"");
    }
}
