//! `redraft git-diff`: what git runs in place of its own comparison (`GIT_EXTERNAL_DIFF`, `diff.NAME.command`), and
//! `redraft git-difftool`, its like for `git difftool`.
//!
//! Anything but success would end the whole `git log`, so whatever is wrong is printed in place of the report, above a plain
//! comparison of lines.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use redraft::Error;
use redraft::compare::compare_versions;
use redraft::render::Output;
use redraft::report::{Insights, PolicyReport, Reports};

use super::plain;
use crate::cli::args::{Arguments, ColorChoice, Command, DiffArguments};
use crate::cli::call;
use crate::cli::compared::folders;
use crate::cli::compared::job::Job;
use crate::cli::content;
use crate::cli::output::Destination;

/// Compares the two files that git names.
pub fn run(words: &[OsString]) -> anyhow::Result<ExitCode> {
    match Call::find(words) {
        Some(call) => call.show(),
        // With one word, git tells of a file in conflict: there are no two versions to compare.
        None => match words.last() {
            Some(path) => {
                say(&format!("{}: in conflict; resolve it first, then compare again", path.to_string_lossy()))
            }
            None => Err(Error::new("git runs this command, with the files to compare")
                .help("`redraft git-install` sets it up; or once: `GIT_EXTERNAL_DIFF='redraft git-diff' git diff`")
                .into()),
        },
    }
}

/// Compares the two files that `git difftool` names: LOCAL REMOTE MERGED.
pub fn run_difftool(words: &[OsString]) -> anyhow::Result<ExitCode> {
    let [options @ .., old_file, new_file, path] = words else {
        return Err(Error::new("git difftool runs this command, with LOCAL, REMOTE and MERGED")
            .help("`redraft git-install` sets it up, for `git difftool -t redraft`")
            .into());
    };
    if [old_file, new_file].iter().all(|file| Path::new(file).is_dir()) {
        // `git difftool --dir-diff` makes a folder of each side, and runs once.
        let words = ["redraft", "diff"].into_iter().map(OsString::from).chain(options.iter().cloned());
        let words = words.chain(["--".into(), old_file.clone(), new_file.clone()]);
        return match Arguments::try_parse_from(words).map(|arguments| arguments.command) {
            Ok(Command::Diff(diff)) => {
                let [old, new] = [old_file, new_file].map(|folder| folder.to_string_lossy());
                folders::run([&old, &new], &diff)
            }
            Ok(_) => Ok(ExitCode::SUCCESS),
            Err(error) => Err(error.into()),
        };
    }
    Call { options, path, new_path: None, old_file, new_file, modes: None }.show()
}

fn say(line: &str) -> anyhow::Result<ExitCode> {
    Destination::Stdout.write(|out| writeln!(out, "{line}"))?;
    Ok(ExitCode::SUCCESS)
}

/// The words that git adds to the command: `path old-file old-id old-mode new-file new-id new-mode`, and for a renamed
/// file its new path and what git says of it.
#[derive(Debug, PartialEq, Eq)]
struct Call<'a> {
    /// What stands before them: options of `diff`.
    options: &'a [OsString],
    path: &'a OsStr,
    new_path: Option<&'a OsStr>,
    old_file: &'a OsStr,
    new_file: &'a OsStr,
    modes: Option<[&'a OsStr; 2]>,
}

const LINK: &str = "120000";
const SUBMODULE: &str = "160000";

impl<'a> Call<'a> {
    fn find(words: &'a [OsString]) -> Option<Self> {
        let is_mode = |word: &OsString| {
            word == "." || (word.len() == 6 && word.as_encoded_bytes().iter().all(u8::is_ascii_digit))
        };
        // An option may stand before a call of seven words, but never two: a call of nine is looked for first.
        [9, 7].into_iter().find_map(|length| {
            let (options, call) = words.split_at(words.len().checked_sub(length)?);
            (is_mode(&call[3]) && is_mode(&call[6])).then(|| Self {
                options,
                path: &call[0],
                new_path: call.get(7).map(OsString::as_os_str),
                old_file: &call[1],
                new_file: &call[4],
                modes: Some([&call[3], &call[6]]),
            })
        })
    }

    fn show(&self) -> anyhow::Result<ExitCode> {
        let diff = self.diff_arguments();
        let text = match &diff {
            Ok(diff) => self.report(diff),
            Err(message) => Err(Error::new(message.as_str())),
        };
        let text = text.unwrap_or_else(|error| {
            let colored = diff.as_ref().is_ok_and(|diff| diff.written.look.color == ColorChoice::Always);
            self.plain(&error, colored)
        });
        Destination::Stdout.write(|out| out.write_all(&text))?;
        Ok(ExitCode::SUCCESS)
    }

    /// The options that stand in git's settings, understood as those of `diff`.
    fn diff_arguments(&self) -> Result<DiffArguments, String> {
        let words = ["redraft", "diff"].into_iter().map(OsString::from);
        let words = words.chain(self.options.iter().cloned()).chain(["--".into(), "old".into(), "new".into()]);
        match Arguments::try_parse_from(words).map(|arguments| arguments.command) {
            Ok(Command::Diff(mut diff)) => {
                diff.written.look.color = color(diff.written.look.color);
                diff.written.output.output = None;
                Ok(diff)
            }
            Ok(_) => Err("these are not options of a comparison".to_owned()),
            Err(error) => {
                let said = error.to_string();
                Err(said.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned())
            }
        }
    }

    fn report(&self, diff: &DiffArguments) -> Result<Vec<u8>, Error> {
        let mode = |k: usize| self.modes.map(|modes| modes[k]).unwrap_or_default();
        let other = [(LINK, "a symbolic link"), (SUBMODULE, "a submodule")];
        if let Some((_, name)) = other.iter().find(|(known, _)| mode(0) == *known || mode(1) == *known) {
            return Err(Error::new(format!("it is {name}")));
        }
        let job = Job::of_diff(diff, &[]).map_err(own_error)?;
        let [old_name, new_name] = self.names();
        let mut warnings = Vec::new();
        let mut version = |file: &OsStr, prefix: &str, name: &str| {
            let bytes = if is_nothing(file) { None } else { Some(content::read(Path::new(file))?) };
            content::version(&format!("{prefix}{name}"), bytes, &job.input, &mut warnings)
        };
        let old = version(self.old_file, "a/", &old_name)?;
        let new = version(self.new_file, "b/", &new_name)?;
        let report = compare_versions(old, new, &job.options)?;
        crate::cli::warn(&warnings);
        crate::cli::warn(&report.warnings);

        let there = |file: &OsStr, name: &String| (!is_nothing(file)).then(|| name.clone());
        let mut policy = PolicyReport::new(there(self.old_file, &old_name), there(self.new_file, &new_name), report);
        policy.modes = self
            .modes
            .filter(|[old, new]| old != new && *old != "." && *new != ".")
            .map(|modes| modes.map(|mode| mode.to_string_lossy().into_owned()));
        // A theme that is no section of this policy may be one of the next.
        let mut view = job.view(&[&policy.report]).unwrap_or_else(|_| job.view_of(Some(BTreeSet::new())));
        view.canvas.brief = true;
        let mut reports = Reports::between("a", "b");
        reports.policies.push(policy);
        let mut text = Vec::new();
        // Writing to memory does not fail.
        let _ = job.format.render(&Output::Several(&Insights::of(&reports)), &view, &mut text);
        Ok(text)
    }

    /// What to call the versions: the files that git names have passing names.
    fn names(&self) -> [String; 2] {
        [self.path, self.new_path.unwrap_or(self.path)].map(|path| path.to_string_lossy().into_owned())
    }

    /// Why there is no report, and what git itself would have shown.
    fn plain(&self, error: &Error, colored: bool) -> Vec<u8> {
        let [old_name, new_name] = self.names();
        let read = |file: &OsStr| if is_nothing(file) { Ok(Vec::new()) } else { std::fs::read(file) };
        let mut text = format!("## {new_name}\nredraft cannot compare it: {}\n", error.problem());
        match (read(self.old_file), read(self.new_file)) {
            (Ok(old), Ok(new)) => {
                let name = |file, prefix: &str, name: &str| match is_nothing(file) {
                    true => "/dev/null".to_owned(),
                    false => format!("{prefix}{name}"),
                };
                let names = [name(self.old_file, "a/", &old_name), name(self.new_file, "b/", &new_name)];
                text.push_str(&plain::unified(&names, [&old, &new], colored));
            }
            _ => text.push_str("its files cannot be read\n"),
        }
        text.push('\n');
        text.into_bytes()
    }
}

/// Problems with what the options name are reported with their file.
fn own_error(error: anyhow::Error) -> Error {
    match error.downcast::<Error>() {
        Ok(error) => match error.file() {
            Some(file) => Error::new(format!("{file}: {}", error.problem())),
            None => error,
        },
        Err(error) => Error::new(error.to_string()),
    }
}

fn is_nothing(file: &OsStr) -> bool {
    file == "/dev/null" || file.eq_ignore_ascii_case("nul")
}

/// Git pipes what a program writes to a pager when its own output goes to a terminal. It knows that, and what the user
/// set for it.
fn color(choice: ColorChoice) -> ColorChoice {
    use std::io::IsTerminal;
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if choice != ColorChoice::Auto || refused {
        return choice;
    }
    let is_terminal = std::io::stdout().is_terminal();
    let is_paged = std::env::var("GIT_PAGER_IN_USE").is_ok_and(|value| matches!(value.as_str(), "true" | "1"));
    if !is_terminal && !is_paged {
        return choice;
    }
    match call::git_line(&["config", "--get-colorbool", "color.diff", if is_terminal { "true" } else { "false" }]) {
        Ok(answer) if answer == "true" => ColorChoice::Always,
        Ok(_) => ColorChoice::Never,
        Err(_) => choice,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn the_words_of_git_are_told_from_options() {
        let call = words("--themes t.yaml p.md /tmp/x_p.md abc 100644 p.md 000 100644");
        let call = Call::find(&call).map(|call| (call.options.len(), call.names(), call.new_file.to_owned()));
        assert_eq!(call, Some((2, ["p.md".into(), "p.md".into()], "p.md".into())));

        let added = words("p.md /dev/null . . p.md 000 100644");
        assert!(Call::find(&added).is_some_and(|call| is_nothing(call.old_file) && call.options.is_empty()));

        let renamed = words("p.md /tmp/p.md abc 100644 q.md 000 100644 q.md similarity");
        assert_eq!(Call::find(&renamed).map(|call| call.names()), Some(["p.md".into(), "q.md".into()]));

        let dashed = words("--summary -p.md /tmp/p.md abc 100644 -p.md 000 100644");
        assert_eq!(Call::find(&dashed).map(|call| (call.options.len(), call.path)), Some((1, OsStr::new("-p.md"))));

        assert_eq!(Call::find(&words("p.md")), None, "a file in conflict");
    }
}
