//! What was found, as the formats tell it.

use std::collections::{HashMap, HashSet};
use std::path::{Component, Path};

use redraft::check::{Broken, CheckReport, Checked, CheckedFinding, Status, Unmet};
use redraft::config::NAME;
use redraft::read::Input;
use redraft::rules::{Subject, Waiver};
use redraft::snapshot::Pending;

use super::{Guard, Outcome};

impl Guard {
    /// Gathers what was found; `stale` are the waivers that nothing needs.
    pub fn report(&self, outcomes: &[Outcome], stale: &[&Waiver]) -> CheckReport {
        let place = Place::of(&self.root);
        let mut report = CheckReport::default();
        report.config = place.file(NAME);
        report.comparisons = outcomes.iter().map(|outcome| self.checked(outcome, &place)).collect();
        report.stale = stale.iter().map(|waiver| (*waiver).clone()).collect();
        report
    }

    fn checked(&self, outcome: &Outcome, place: &Place) -> Checked {
        let mut checked = Checked::default();
        let (baseline, revision) = place.document(&outcome.comparison.baseline);
        checked.name.clone_from(&outcome.comparison.name);
        checked.baseline.clone_from(&outcome.comparison.baseline);
        checked.draft.clone_from(&outcome.comparison.draft);
        checked.baseline_file = baseline;
        checked.baseline_revision = revision;
        checked.draft_file = place.document(&outcome.comparison.draft).0;
        checked.snapshot_file = place.file(&self.store.snapshot_file(&outcome.comparison.name).to_string_lossy());
        checked.missing = outcome.missing;
        checked.themes.clone_from(&outcome.themes);
        checked.obsolete = outcome.standing.obsolete.len();
        checked.findings = self.findings(outcome);
        checked.unmet = self.unmet(outcome);
        checked
    }

    fn findings(&self, outcome: &Outcome) -> Vec<CheckedFinding> {
        let asked: HashSet<&str> = outcome.asked.iter().map(|found| found.finding.id.as_str()).collect();
        let pending: HashMap<&str, &Pending> = outcome
            .standing
            .pending
            .iter()
            .filter_map(|pending| Some((pending.current()?.finding.id.as_str(), pending)))
            .collect();
        let of_now = outcome.changes.iter().map(|located| {
            let id = located.finding.id.as_str();
            let accepted = pending.get(id).and_then(|pending| pending.accepted());
            let status = match pending.get(id) {
                Some(_) if accepted.is_some() => Status::Updated,
                Some(_) => Status::New,
                None if asked.contains(id) => Status::Unchanged,
                None => Status::NotReviewed,
            };
            CheckedFinding::new(located.clone(), status, accepted.cloned())
        });
        let mut findings: Vec<CheckedFinding> = of_now.collect();
        for breach in &outcome.judgement.breaches {
            let Some(item) = breach.finding.and_then(|k| findings.get_mut(k)) else { continue };
            let expired = breach.expired.map(|w| self.config.waivers[w].clone());
            item.broken.push(Broken::new(&*self.config.rules[breach.rule].name, breach.level, expired));
        }
        for waived in &outcome.judgement.waived {
            let Some(item) = findings.get_mut(waived.finding) else { continue };
            let (rule, waiver) = (&self.config.rules[waived.rule], &self.config.waivers[waived.waiver]);
            item.waived.push(Broken::new(&*rule.name, rule.level, Some(waiver.clone())));
        }
        let gone = outcome.standing.pending.iter().filter(|pending| pending.current().is_none());
        findings.extend(gone.map(|pending| CheckedFinding::new(pending.located(), Status::Absent, None)));
        findings
    }

    fn unmet(&self, outcome: &Outcome) -> Vec<Unmet> {
        let unmet = outcome.judgement.breaches.iter().filter_map(|breach| {
            let rule = &self.config.rules[breach.rule];
            let is_theme = matches!(rule.subject, Subject::Themes(_));
            Some(Unmet::new(&*rule.name, breach.level, is_theme, breach.unmet.as_deref()?))
        });
        unmet.collect()
    }
}

/// A file of the working directory, as code hosts name it: from the top of the repository.
pub fn from_top(name: &str) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    Place::of(&here).document(name).0
}

/// Where `redraft.yaml` lies in its repository: code hosts name files from the top of it.
struct Place {
    top: String,
    /// From the top to the folder of `redraft.yaml`, with its slash.
    prefix: String,
}

impl Place {
    fn of(root: &Path) -> Self {
        let top = root.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(root);
        let below = root.strip_prefix(top).unwrap_or(Path::new(""));
        Self { top: slashes(top), prefix: format!("{}/", slashes(below)) }
    }

    /// A file that is named from the folder of `redraft.yaml`.
    fn file(&self, name: &str) -> String {
        let path = Path::new(name);
        if path.is_absolute() {
            let whole = slashes(path);
            return whole.strip_prefix(&format!("{}/", self.top)).map_or(whole.clone(), str::to_owned);
        }
        clean(&format!("{}{name}", self.prefix))
    }

    /// The file of a document, and the revision that it is read at.
    fn document(&self, name: &str) -> (String, Option<String>) {
        match Input::parse(name) {
            Ok(Input::Git { rev, path }) => {
                let file = match path.starts_with("./") || path.starts_with("../") {
                    true => self.file(&path),
                    false => clean(&path),
                };
                (file, Some(rev))
            }
            Ok(Input::File(path)) => (self.file(&path), None),
            _ => (String::new(), None),
        }
    }
}

/// With slashes, on every system.
fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Without `.` and `..`.
fn clean(path: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for part in Path::new(path).components() {
        match part {
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            Component::ParentDir if parts.last().is_some_and(|last| last != "..") => drop(parts.pop()),
            Component::ParentDir => parts.push("..".to_owned()),
            _ => {}
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_from_the_top() {
        let place = Place { top: "/repo".to_owned(), prefix: "policies/".to_owned() };
        for (name, expected) in [
            ("docs/a.md", "policies/docs/a.md"),
            ("./docs/a.md", "policies/docs/a.md"),
            ("../a.md", "a.md"),
            ("../../a.md", "../a.md"),
            ("/repo/b/a.md", "b/a.md"),
            ("/elsewhere/a.md", "/elsewhere/a.md"),
        ] {
            assert_eq!(place.file(name), expected);
        }
        let main = Some("main".to_owned());
        assert_eq!(place.document("main:docs/a.md"), ("docs/a.md".to_owned(), main.clone()));
        assert_eq!(place.document("main:./docs/a.md"), ("policies/docs/a.md".to_owned(), main));
        let top = Place { top: "/repo".to_owned(), prefix: "/".to_owned() };
        assert_eq!(top.file("docs/a.md"), "docs/a.md");
    }
}
