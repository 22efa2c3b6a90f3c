//! Calls of git, and what to say of a revision that it does not know: mostly it was not fetched, and one command fetches
//! it.

use std::process::{Command, Stdio};

use crate::error::Error;

/// Whether git does what is asked of it, without a word.
pub(super) fn git_succeeds(arguments: &[&str]) -> bool {
    git(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// A call of git that reads nothing from its standard input.
pub(super) fn git(arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.args(arguments).stdin(Stdio::null());
    command
}

/// The error for a revision that git does not know here, with the command that fetches it, if one can.
///
/// A clone made for CI mostly holds a single commit of a single branch: the command then fetches one commit of the branch
/// or tag that was named. Nothing is fetched, and the network is not asked.
pub fn unknown_revision(rev: &str) -> Error {
    let error = Error::new(format!("git does not know the revision `{rev}`"));
    let clone =
        Clone { remotes: lines(&["remote"]), is_shallow: lines(&["rev-parse", "--is-shallow-repository"]) == ["true"] };
    let base = rev.split(['~', '^']).next().unwrap_or(rev);
    if base != rev && clone.is_shallow && git_succeeds(&["cat-file", "-e", &format!("{base}^{{commit}}")]) {
        return error.help("this clone has only a part of the history: `git fetch --unshallow` fetches the rest");
    }
    match clone.fetch(base) {
        Some(command) => error.help(format!("if it was not fetched yet, `{command}` fetches it")),
        None => error.help("`git log --oneline` and `git branch --all` list the known ones"),
    }
}

/// What is known of the clone without asking the network.
struct Clone {
    remotes: Vec<String>,
    is_shallow: bool,
}

impl Clone {
    /// The command that fetches a branch, a tag or a commit by its whole name.
    fn fetch(&self, name: &str) -> Option<String> {
        // It is to be copied into a shell.
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '/' | '-');
        if name.is_empty() || name.starts_with('-') || !name.chars().all(is_plain) || name == "HEAD" {
            return None;
        }
        let depth = if self.is_shallow { " --depth=1" } else { "" };
        let tracked = self.remotes.iter().find_map(|remote| Some((remote, name.strip_prefix(&format!("{remote}/"))?)));
        if let Some((remote, branch)) = tracked {
            return Some(format!("git fetch{depth} {remote} +refs/heads/{branch}:refs/remotes/{remote}/{branch}"));
        }
        let remote = self.remotes.iter().find(|remote| *remote == "origin").or_else(|| self.remotes.first())?;
        let is_hash = name.len() >= 7 && name.chars().all(|c| c.is_ascii_hexdigit());
        Some(match name.strip_prefix('v').unwrap_or(name).starts_with(|c: char| c.is_ascii_digit()) {
            // Only a whole hash can be asked for.
            _ if is_hash && name.len() < 40 => return self.is_shallow.then(|| "git fetch --unshallow".to_owned()),
            _ if is_hash => format!("git fetch{depth} {remote} {name}"),
            true => format!("git fetch{depth} {remote} tag {name}"),
            false => format!("git fetch{depth} {remote} +refs/heads/{name}:refs/heads/{name}"),
        })
    }
}

fn lines(arguments: &[&str]) -> Vec<String> {
    let output = git(arguments).output().map(|output| output.stdout).unwrap_or_default();
    String::from_utf8_lossy(&output).lines().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_fetched_as_what_it_looks_like() {
        let whole = "0123456789abcdef0123456789abcdef01234567";
        let shallow = Clone { remotes: vec!["fork".into(), "origin".into()], is_shallow: true };
        for (name, command) in [
            ("origin/main", Some("git fetch --depth=1 origin +refs/heads/main:refs/remotes/origin/main")),
            ("fork/a/b", Some("git fetch --depth=1 fork +refs/heads/a/b:refs/remotes/fork/a/b")),
            ("main", Some("git fetch --depth=1 origin +refs/heads/main:refs/heads/main")),
            ("v1.2", Some("git fetch --depth=1 origin tag v1.2")),
            ("2024-05", Some("git fetch --depth=1 origin tag 2024-05")),
            (whole, Some("git fetch --depth=1 origin 0123456789abcdef0123456789abcdef01234567")),
            ("0123456", Some("git fetch --unshallow")),
            ("$(reboot)", None),
            ("-x", None),
        ] {
            assert_eq!(shallow.fetch(name).as_deref(), command, "{name}");
        }
        let whole_clone = Clone { remotes: vec!["origin".into()], is_shallow: false };
        let command = "git fetch origin +refs/heads/main:refs/remotes/origin/main";
        assert_eq!(whole_clone.fetch("origin/main").as_deref(), Some(command));
        assert_eq!(Clone { remotes: Vec::new(), is_shallow: false }.fetch("main"), None);
    }
}
