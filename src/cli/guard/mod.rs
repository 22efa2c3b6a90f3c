//! What `check`, `accept`, `reject` and `review` share: the comparisons of `redraft.yaml`, made and held against their
//! snapshots and rules.

pub mod decide;
mod expand;
pub mod idle;
mod report;
pub mod show;
pub mod store;

pub use report::from_top;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use redraft::check::Missing;
use redraft::compare::{Options, compare_versions};
use redraft::config::{Comparison, Config, NAME};
use redraft::lexicon::Lexicon;
use redraft::model::Version;
use redraft::overrides::Overrides;
use redraft::read::{self, Input, ReadOptions, read_many};
use redraft::report::Report;
use redraft::rules::{Breach, Date, Draft, Judgement, judge};
use redraft::snapshot::{Baseline, FORMAT, Located, Snapshot, Standing, findings};
use redraft::theme::{Synonyms, Taxonomy};
use redraft::{Error, ErrorKind};

use self::expand::expand;
use self::store::Store;
use super::input;

/// The configuration and the comparisons that were asked for.
pub struct Guard {
    pub config: Config,
    pub store: Store,
    /// Wildcards resolved, narrowed to the names asked for.
    pub comparisons: Vec<Comparison>,
    /// Every comparison of the file is there.
    pub is_whole: bool,
    /// Where the user is; the working directory is that of `redraft.yaml`.
    here: PathBuf,
    root: PathBuf,
    taxonomies: HashMap<String, Taxonomy>,
    overrides: HashMap<String, Overrides>,
    lexicons: HashMap<String, Lexicon>,
    synonyms: HashMap<String, Synonyms>,
}

/// One comparison, held against its snapshot and the rules.
pub struct Outcome {
    pub comparison: Comparison,
    /// Every change.
    pub changes: Vec<Located>,
    /// Those that a person is asked about.
    pub asked: Vec<Located>,
    pub standing: Standing,
    pub judgement: Judgement,
    /// What the baseline says.
    pub baseline: Baseline,
    /// One of the two is not there.
    pub missing: Option<Missing>,
    pub warnings: Vec<String>,
    /// The ids and labels of its themes.
    pub themes: Vec<(String, String)>,
    /// The headings of both texts; none where they were not compared, being the same.
    pub headings: Option<Vec<String>>,
    /// The texts of both, for showing the lines around a finding.
    pub texts: [Vec<u8>; 2],
}

impl Guard {
    /// Finds and reads `redraft.yaml`, and goes to its folder: the names in it count from there.
    pub fn load(names: &[String]) -> anyhow::Result<Self> {
        let here = std::env::current_dir().map_err(|error| {
            Error::new("the working directory no longer exists").help("change to another directory").caused_by(error)
        })?;
        let Some(file) = Config::find(&here) else {
            return Err(Error::new(format!("there is no {NAME} here or in a folder above"))
                .help("`redraft init` writes one")
                .into());
        };
        let root = file.parent().map_or_else(|| PathBuf::from("."), PathBuf::from);
        std::env::set_current_dir(&root).map_err(|error| {
            Error::new("the folder cannot be opened").in_file(root.to_string_lossy()).caused_by(error)
        })?;
        let text = read::load_text(&Input::File(NAME.to_owned()))?;
        let config = Config::parse(NAME, &text)?;
        let taxonomies = load_each(&config, |comparison| comparison.themes.as_deref(), input::taxonomy)?;
        check_themes(&config, &taxonomies)?;
        let overrides = load_each(&config, |comparison| comparison.overrides.as_deref(), input::overrides)?;
        let lexicons = load_each(&config, |comparison| comparison.lexicon.as_deref(), input::lexicon)?;
        let synonyms = load_each(&config, |comparison| comparison.synonyms.as_deref(), input::synonyms)?;
        let (comparisons, is_whole) = expand(&config, names)?;
        let store = Store::new(&config.snapshots);
        Ok(Self { config, store, comparisons, is_whole, here, root, taxonomies, overrides, lexicons, synonyms })
    }

    /// A file that the user named, from where the work is done.
    pub fn as_named(&self, file: &Path) -> PathBuf {
        if self.here == self.root { file.to_owned() } else { self.here.join(file) }
    }

    /// True if one theme is the other, or a part of it.
    pub fn is_within(&self, comparison: &Comparison, own: &str, asked: &str) -> bool {
        match self.taxonomy(comparison) {
            Some(taxonomy) => taxonomy.is_within_id(own, asked),
            None => own == asked || own.strip_prefix(asked).is_some_and(|rest| rest.starts_with('.')),
        }
    }

    /// The taxonomy of a comparison.
    pub fn taxonomy(&self, comparison: &Comparison) -> Option<&Taxonomy> {
        comparison.themes.as_ref().and_then(|name| self.taxonomies.get(name))
    }

    /// Makes every comparison that was asked for.
    pub fn run(&self, today: Date) -> anyhow::Result<Vec<Outcome>> {
        self.run_some(&self.comparisons, today)
    }

    /// Makes these comparisons, several at a time.
    pub fn run_some(&self, comparisons: &[Comparison], today: Date) -> anyhow::Result<Vec<Outcome>> {
        let mut inputs = Vec::with_capacity(comparisons.len() * 2);
        for comparison in comparisons {
            inputs.push(Input::parse(&comparison.baseline)?);
            inputs.push(Input::parse(&comparison.draft)?);
        }
        let mut work = Vec::with_capacity(comparisons.len());
        let mut read = read_many(&inputs).into_iter();
        for (comparison, pair) in comparisons.iter().zip(inputs.chunks(2)) {
            let (Some(old), Some(new)) = (read.next(), read.next()) else { break };
            let snapshot = self.store.accepted(&comparison.name)?;
            let texts = present(comparison, pair, [old?, new?], snapshot.is_some())?;
            work.push((comparison, texts, snapshot.unwrap_or_default()));
        }
        let threads = std::thread::available_parallelism().map_or(1, |count| count.get().min(8));
        let share = work.len().div_ceil(threads).max(1);
        let mut shares = Vec::new();
        while !work.is_empty() {
            let rest = work.split_off(share.min(work.len()));
            shares.push(std::mem::replace(&mut work, rest));
        }
        let made = std::thread::scope(|scope| {
            let made = |share: Vec<_>| {
                share
                    .into_iter()
                    .map(|(c, texts, snapshot)| self.outcome(c, texts, snapshot, today))
                    .collect::<Vec<_>>()
            };
            let handles: Vec<_> = shares.into_iter().map(|share| scope.spawn(move || made(share))).collect();
            let join = |handle: std::thread::ScopedJoinHandle<'_, Vec<_>>| {
                handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            };
            handles.into_iter().flat_map(join).collect::<Vec<_>>()
        });
        made.into_iter().collect()
    }

    fn outcome(
        &self,
        comparison: &Comparison,
        texts: [Option<Vec<u8>>; 2],
        snapshot: Snapshot,
        today: Date,
    ) -> anyhow::Result<Outcome> {
        let of_draft = self.config.rules.iter().any(|rule| rule.is_of_draft() && rule.holds_for(&comparison.name));
        if let Some(draft) = &texts[1] {
            refuse_conflict(&comparison.draft, draft)?;
        }
        let same = texts[0] == texts[1] && snapshot.findings.is_empty() && !of_draft;
        let mut warnings = Vec::new();
        if snapshot.outdated {
            warnings.push(format!(
                "{} does not say yet under what, and where, its findings were accepted: `redraft accept` rewrites it as \
                 {FORMAT}; then read what `git diff` shows of it, and commit it",
                self.store.snapshot_file(&comparison.name).display()
            ));
        }
        // The same bytes have the same statements: nothing to compare, unless somebody asks what the draft holds.
        let report = if same { None } else { Some(self.compare(comparison, &texts, &mut warnings)?) };
        let missing = match (&texts, &report) {
            ([None, _], _) => Some(Missing::Baseline),
            ([_, None], _) => Some(Missing::Draft),
            (_, Some(report)) if report.new.statements.is_empty() => Some(Missing::Emptied),
            _ => None,
        };
        let changes = report.as_ref().map(findings).unwrap_or_default();
        let include = comparison.include;
        let asked: Vec<Located> = changes.iter().filter(|found| include.takes(&found.finding)).cloned().collect();
        let baseline = report.as_ref().map(|report| Baseline::of(&report.old)).unwrap_or_default();
        let mut standing = Standing::of(&snapshot, &asked, &baseline);
        if let Some(report) = &report {
            standing.place_absent(&report.new);
        }
        let within = |own: &str, asked: &str| self.is_within(comparison, own, asked);
        let themes = report.as_ref().map(themes_of_draft).unwrap_or_default();
        let draft = Draft {
            comparison: &comparison.name,
            changes: &changes,
            version: report.as_ref().map(|report| &*report.new),
            themes: &themes,
            within: &within,
        };
        let judgement = judge(&self.config.rules, &self.config.waivers, today, &draft);
        let texts = texts.map(Option::unwrap_or_default);
        let comparison = comparison.clone();
        let headings = report.as_ref().map(|report| {
            let sections = report.old.sections.iter().chain(&report.new.sections);
            sections.map(|section| section.title.clone()).collect()
        });
        let rows = report.map(|report| report.themes).unwrap_or_default();
        let themes = rows.into_iter().map(|row| (row.id, row.label)).collect();
        Ok(Outcome {
            comparison,
            changes,
            asked,
            standing,
            judgement,
            baseline,
            missing,
            warnings,
            themes,
            headings,
            texts,
        })
    }

    fn compare(
        &self,
        comparison: &Comparison,
        texts: &[Option<Vec<u8>>; 2],
        warnings: &mut Vec<String>,
    ) -> anyhow::Result<Report> {
        let mut reading = ReadOptions::default();
        reading.normalizer.struck = comparison.struck;
        reading.normalizer.language.clone_from(&comparison.language);
        let mut version = |name: &str, bytes: &Option<Vec<u8>>| -> anyhow::Result<Version> {
            let Some(bytes) = bytes else { return Ok(Version { path: name.to_owned(), ..Version::default() }) };
            match read::version(name, bytes.clone(), &reading) {
                Ok(read) => {
                    warnings.extend(read.warnings);
                    Ok(read.version)
                }
                // Among several, one that was emptied is a finding, and the others are checked all the same.
                Err(error) if self.comparisons.len() > 1 && name == comparison.draft && has_no_text(&error) => {
                    Ok(Version { path: name.to_owned(), ..Version::default() })
                }
                Err(error) => Err(error.into()),
            }
        };
        let old = version(&comparison.baseline, &texts[0])?;
        let new = version(&comparison.draft, &texts[1])?;
        let taxonomy = self.taxonomy(comparison).cloned();
        // Decisions on statements that are not there would be in error.
        let overrides = comparison.overrides.as_ref().filter(|_| texts.iter().all(Option::is_some));
        let overrides = overrides.and_then(|name| self.overrides.get(name)).cloned();
        let lexicons = comparison.lexicon.iter().filter_map(|name| self.lexicons.get(name)).cloned().collect();
        let synonyms = comparison.synonyms.as_ref().and_then(|name| self.synonyms.get(name)).cloned();
        let synonyms = synonyms.unwrap_or_default();
        let normalizer = reading.normalizer;
        let options = Options { taxonomy, normalizer, overrides, lexicons, synonyms, ..Options::default() };
        let report = compare_versions(old, new, &options)?;
        warnings.extend(report.warnings.iter().map(ToString::to_string));
        Ok(report)
    }
}

impl Outcome {
    /// Where the draft lies, if it is a file.
    pub fn draft(&self) -> &str {
        &self.comparison.draft
    }

    /// What the snapshot says was compared.
    pub fn description(&self) -> String {
        format!("{} → {}", self.comparison.baseline, self.comparison.draft)
    }

    /// The broken rules that a finding breaks.
    pub fn breaches_of(&self, id: &str) -> impl Iterator<Item = &Breach> {
        self.judgement
            .breaches
            .iter()
            .filter(move |breach| breach.finding.is_some_and(|k| self.changes[k].finding.id == id))
    }
}

/// Whether a document was read and has nothing to be compared.
fn has_no_text(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Empty | ErrorKind::NoStatement)
}

/// Loads what the comparisons name, each file once.
fn load_each<T>(
    config: &Config,
    named: impl Fn(&Comparison) -> Option<&str>,
    load: impl Fn(&str) -> anyhow::Result<T>,
) -> anyhow::Result<HashMap<String, T>> {
    let mut loaded = HashMap::new();
    for name in config.comparisons.iter().filter_map(named) {
        if !loaded.contains_key(name) {
            loaded.insert(name.to_owned(), load(name)?);
        }
    }
    Ok(loaded)
}

/// A document that is not there is a finding of its own where it can have been added or deleted; elsewhere the name is
/// mistaken.
fn present(
    comparison: &Comparison,
    inputs: &[Input],
    texts: [Option<Vec<u8>>; 2],
    has_snapshot: bool,
) -> anyhow::Result<[Option<Vec<u8>>; 2]> {
    let in_git = |input: &Input| matches!(input, Input::Git { path, .. } if path.trim_start_matches("./") == comparison.draft.trim_start_matches("./"));
    let missing = match (&texts[0], &texts[1]) {
        (None, None) => Some(1),
        (Some(_), None) if !in_git(&inputs[0]) && !has_snapshot => Some(1),
        (None, Some(_)) if !in_git(&inputs[0]) => Some(0),
        _ => None,
    };
    match missing.map(|k| inputs[k].read()) {
        Some(Err(error)) => Err(error.into()),
        _ => Ok(texts),
    }
}

/// Nobody can accept a draft that a merge left in conflict, be it as it is in the baseline.
fn refuse_conflict(name: &str, draft: &[u8]) -> Result<(), Error> {
    match read::inspect(name, draft) {
        Err(error) if error.kind() == ErrorKind::Conflict => Err(error),
        _ => Ok(()),
    }
}

/// Themes that rules name are known before the work begins.
fn check_themes(config: &Config, taxonomies: &HashMap<String, Taxonomy>) -> anyhow::Result<()> {
    for rule in &config.rules {
        for comparison in config.comparisons.iter().filter(|comparison| rule.holds_for(&comparison.name)) {
            let Some(taxonomy) = comparison.themes.as_ref().and_then(|name| taxonomies.get(name)) else { continue };
            for theme in rule.themes() {
                taxonomy.find(theme).map_err(|error| error.in_file(format!("{NAME}, rule `{}`", rule.name)))?;
            }
        }
    }
    Ok(())
}

fn themes_of_draft(report: &Report) -> Vec<String> {
    let mut has = vec![false; report.themes.len()];
    for (statement, rows) in report.new.statements.iter().zip(&report.new_themes) {
        if statement.counts() {
            rows.iter().for_each(|&row| has[row] = true);
        }
    }
    let named = report.themes.iter().zip(has).filter(|(row, has)| *has && !row.id.is_empty());
    named.map(|(row, _)| row.id.clone()).collect()
}
