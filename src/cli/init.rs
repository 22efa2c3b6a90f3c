//! `redraft init [FILE…]`

mod around;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use redraft::Error;
use redraft::config::{Config, NAME};
use redraft::read::is_policy_name;

use super::args::InitArguments;
use super::call::git_line;
use super::files::walk;
use super::guard::show;
use super::output::Destination;

/// More policies than this in one folder are named by a wildcard, whatever lies beside them.
const MANY: usize = 8;
/// Files that stand in most repositories and hold no policy.
const NO_POLICY: [&str; 18] = [
    "readme",
    "changelog",
    "contributing",
    "code_of_conduct",
    "security",
    "license",
    "licence",
    "authors",
    "maintainers",
    "support",
    "pull_request_template",
    "copying",
    "notice",
    "requirements",
    "constraints",
    "robots",
    "humans",
    "cmakelists",
];

/// Looks at what is there and writes `redraft.yaml`, the line of `.gitignore` and the workflow.
pub fn run(arguments: &InitArguments) -> anyhow::Result<ExitCode> {
    if Path::new(NAME).exists() {
        if arguments.workflow {
            let root = around::root();
            around::write_workflow(&root)?;
            let wrote = format!("Wrote {}: commit it.", around::WORKFLOW);
            Destination::Stdout.write(|out| writeln!(out, "{wrote}"))?;
            return Ok(ExitCode::SUCCESS);
        }
        return Err(Error::new("it already exists, and is never overwritten")
            .in_file(NAME)
            .help("edit it, or move it away first")
            .into());
    }
    if let Some(missing) = arguments.files.iter().find(|file| !Path::new(file).is_file()) {
        return Err(Error::new("there is no such file").in_file(missing).help("name the policies to guard").into());
    }
    if let Some(rev) = arguments.baseline.as_deref().filter(|rev| !is_known(rev)) {
        return Err(redraft::read::unknown_revision(rev).into());
    }
    let rev = match &arguments.baseline {
        Some(rev) => Some(rev.clone()),
        None => baseline(),
    };
    let root = around::root();
    if arguments.workflow {
        around::may_write_workflow(&root)?;
    }
    let policies = match arguments.files.is_empty() {
        true => found(),
        false => Policies { names: arguments.files.clone(), groups: Vec::new() },
    };
    let prefix = git(&["rev-parse", "--show-prefix"]).unwrap_or_default();
    let text = template(rev.as_deref(), &prefix, &policies);
    Config::parse(NAME, &text)?;
    around::create(Path::new(NAME), &text)?;
    let ignores = rev.is_some() && around::ignore_pending(&root)?;
    if arguments.workflow {
        around::write_workflow(&root)?;
    }
    Destination::Stdout.write(|out| {
        match (&rev, policies.names.len()) {
            (_, 0) => writeln!(out, "Wrote {NAME} with an example: no policy was found, so name yours in it.")?,
            (None, _) => {
                writeln!(out, "Wrote {NAME}. This is not a git repository with a commit: name a baseline in it.")?
            }
            (Some(rev), n) => {
                writeln!(out, "Wrote {NAME}: {} against {rev}.", show::count(n, "policy", "policies"))?;
                if rev == "HEAD" {
                    writeln!(
                        out,
                        "HEAD is the last commit: what is committed is no longer a change, so this guards no pull \
                         request.\nName the branch to be guarded in it, or begin with `redraft init --baseline BRANCH`."
                    )?;
                }
            }
        }
        if ignores {
            writeln!(out, "Added {} to .gitignore: what is pending is not committed.", around::PENDING)?;
        }
        if arguments.workflow {
            writeln!(out, "Wrote {}.", around::WORKFLOW)?;
        }
        write!(out, "\nNext:\n  redraft check     what differs from the baseline\n")?;
        writeln!(out, "  redraft accept    accept it as it stands")?;
        if !arguments.workflow && around::is_on_github(&root) {
            writeln!(out, "  redraft init --workflow    check every pull request on GitHub")?;
        }
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}

fn git(arguments: &[&str]) -> Option<String> {
    git_line(arguments).ok()
}

/// What the drafts of a pull request are measured against: the main branch of the remote, or of here, or the last
/// commit.
fn baseline() -> Option<String> {
    git(&["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?;
    let remote = git(&["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"]);
    if let Some(remote) = remote.filter(|remote| is_known(remote)) {
        return Some(remote);
    }
    if let Some(remote) = ["origin/main", "origin/master"].into_iter().find(|rev| is_known(rev)) {
        return Some(remote.to_owned());
    }
    Some(["main", "master"].into_iter().find(|rev| is_known(rev)).unwrap_or("HEAD").to_owned())
}

fn is_known(rev: &str) -> bool {
    git(&["rev-parse", "--verify", "--quiet", &format!("{rev}^{{commit}}")]).is_some()
}

/// The policies to guard.
#[derive(Default)]
struct Policies {
    names: Vec<String>,
    /// The folders, with the ending, of which a wildcard takes these policies and nothing else.
    groups: Vec<(String, String)>,
}

/// The files that look like policies.
fn found() -> Policies {
    let mut files = Vec::new();
    walk("", 0, &mut files);
    files.sort_unstable();
    let mut names: Vec<String> = files.iter().filter(|file| is_policy(file)).cloned().collect();
    // Where there is a folder for documents, the policies lie there or are called so.
    let likely = |file: &String| {
        let lower = file.to_lowercase();
        ["docs/", "doc/", "policies/", "policy"].iter().any(|part| lower.contains(part))
    };
    if names.iter().any(likely) {
        names.retain(likely);
    }
    let groups = groups(&names, &files);
    Policies { names, groups }
}

fn is_policy(file: &str) -> bool {
    let path = Path::new(file);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase().replace('-', "_");
    let in_tests = file.split('/').any(|part| matches!(part, "tests" | "test" | "fixtures" | "vendor" | "snapshots"));
    is_policy_name(file) && !NO_POLICY.contains(&stem.as_str()) && !in_tests
}

/// Where several policies lie together, a wildcard guards the next one as well. Beside files that are none it would take
/// those in, so that few policies are named one by one there.
fn groups(policies: &[String], files: &[String]) -> Vec<(String, String)> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    policies.iter().for_each(|path| *counts.entry(group(path)).or_default() += 1);
    let several = counts.into_iter().filter(|&(own, count)| {
        let all = files.iter().filter(|path| group(path) == own).count();
        count > 1 && (count == all || count > MANY)
    });
    several.map(|((folder, ending), _)| (folder.to_owned(), ending.to_owned())).collect()
}

fn template(rev: Option<&str>, prefix: &str, policies: &Policies) -> String {
    let mut text = format!(
        "\
# What redraft guards: https://github.com/redraft-project/redraft
# `redraft check` fails when a draft says something else than its baseline and nobody has accepted it.
# yaml-language-server: $schema=https://raw.githubusercontent.com/redraft-project/redraft/main/src/config/redraft.schema.json

# A baseline is a file or REV:PATH (as `git show` takes it). {}
# Wildcards stand for several files: `docs/*.md`, `docs/**/*.md`.
comparisons:
",
        match rev {
            Some("HEAD") => "HEAD is the last commit: what is not committed yet is the draft.",
            _ => "In CI, fetch the revision first.",
        }
    );
    let rev_of = |path: &str| match rev {
        Some(rev) => format!("{rev}:{prefix}{path}"),
        None => format!("accepted/{path}"),
    };
    let mut put = |name: &str, path: &str| {
        text.push_str(&format!(
            "  - name: {}\n    baseline: {}\n    draft: {}\n",
            quoted(name),
            quoted(&rev_of(path)),
            quoted(path)
        ));
    };
    let Policies { names, groups } = policies;
    if names.is_empty() {
        put("policy", "docs/policy.md");
    }
    for (folder, ending) in groups {
        let twins = groups.iter().filter(|(other, _)| other == folder).count();
        let name = if folder.is_empty() { "top".to_owned() } else { clean_name(folder).replace('/', "-") };
        let name = if twins > 1 { format!("{name}-{ending}") } else { name };
        let path = if folder.is_empty() { format!("*.{ending}") } else { format!("{folder}/*.{ending}") };
        put(&name, &path);
    }
    let grouped = |path: &str| groups.iter().any(|(folder, ending)| group(path) == (folder, ending));
    let stem = |path: &str| Path::new(path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    for path in names.iter().filter(|path| !grouped(path)) {
        let twins = names.iter().filter(|other| stem(other).eq_ignore_ascii_case(&stem(path))).count();
        let name = if twins > 1 { path.trim_start_matches("./").to_owned() } else { stem(path) };
        put(&clean_name(&name), path);
    }
    text.push_str(REST);
    text
}

/// What one wildcard stands for: the folder of a file and its ending.
fn group(path: &str) -> (&str, &str) {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    (folder, name.rsplit_once('.').map_or("", |(_, ending)| ending))
}

const REST: &str = r#"
# A taxonomy sorts statements into themes; without one, the sections are the themes.
# themes: themes.yaml

# Names that count as one, in a file with a list: `synonyms: [PCA > EPCA]`.
# synonyms: names.yaml

# The language of the documents; without it, it is recognised.
# language: en

# Case, punctuation, spelling and places ask nobody, unless they are named here.
# include: [editorial, moved]

# Where the accepted findings lie. Commit this folder.
snapshots: snapshots

# Rules hold whatever was accepted: `deny` fails, `warn` is pointed out, `allow` takes what it matches out of the rules
# below it. Conditions: kind, theme, signal, significance, section, pattern (a regular expression; side: old or new).
# rules:
#   - deny: nothing about rights is dropped
#     kind: dropped
#     section: rights
#   - warn: amounts are for the treasurer
#     signal: amount-changed
#   - deny: agreed language stays
#     require_phrases: [without undue delay]
#   - deny: every required theme is still covered
#     require_themes: [safety]

# A waiver lets a finding break a rule until a day.
# waivers:
#   - finding: hash-that-check-shows
#     reason: decided by the board
#     by: A. Name
#     expires: 2027-01-31
"#;

/// As a scalar of YAML: plain where that is safe.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | ':');
    let risky = |text: &str| text.ends_with(':') || text.starts_with(['-', '.', ':']) || text.parse::<f64>().is_ok();
    let word = matches!(text, "true" | "false" | "null" | "yes" | "no");
    if !text.is_empty() && text.chars().all(plain) && !risky(text) && !word {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "''"))
}

/// A name that a comparison may have.
fn clean_name(name: &str) -> String {
    let sound = |c: char| if matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') { '-' } else { c };
    name.chars().map(sound).collect::<String>().trim().to_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_wildcard_takes_in_nothing_that_is_no_policy() {
        let files = ["docs/a.md", "docs/b.md", "docs/README.md", "law/a.md", "law/b.md", "law/c.txt"].map(String::from);
        let policies: Vec<String> = files.iter().filter(|file| is_policy(file)).cloned().collect();
        assert_eq!(groups(&policies, &files), [("law".to_owned(), "md".to_owned())]);
    }

    #[test]
    fn what_is_written_can_be_read() {
        let many: Vec<String> = (0..20).map(|k| format!("docs/p{k}.md")).collect();
        let mixed: Vec<String> = many.iter().cloned().chain(["docs/old.txt".into(), "terms.txt".into()]).collect();
        let odd = ["a b.md", "it's.md", "docs/x.md", "old/x.md", "true.md", "1.md"].map(String::from);
        let all = |names: &[String]| Policies { names: names.to_vec(), groups: groups(names, names) };
        for (rev, policies, count) in [
            (Some("main"), Policies { names: odd.to_vec(), groups: Vec::new() }, 6),
            (Some("main"), all(&odd), 3),
            (None, Policies::default(), 1),
            (Some("HEAD"), all(&many), 1),
            (Some("HEAD"), all(&mixed), 3),
            (Some("origin/main"), all(&odd[..1]), 1),
        ] {
            let config = Config::parse(NAME, &template(rev, "", &policies)).unwrap();
            assert_eq!(config.comparisons.len(), count);
        }
        let commented: String = REST
            .lines()
            .map(|line| {
                line.strip_prefix("# ")
                    .filter(|line| line.starts_with("  ") || line.starts_with("rules:") || line.starts_with("waivers:"))
                    .unwrap_or_default()
            })
            .map(|line| format!("{line}\n"))
            .collect();
        let whole = format!("comparisons: [{{name: a, baseline: b, draft: c}}]\n{commented}");
        let config = Config::parse(NAME, &whole).unwrap();
        assert_eq!((config.rules.len(), config.waivers.len()), (4, 1), "{whole}");
    }
}
