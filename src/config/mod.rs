//! `redraft.yaml`: which drafts are guarded, against what, and by which rules.

mod file;
mod glob;

use std::path::{Path, PathBuf};

use self::file::{RawComparison, RawConfig};
use crate::error::{Error, Result};
use crate::normalizer::Struck;
use crate::rules::{Rule, Waiver};
use crate::snapshot::Include;
use crate::yaml::{self, at};

pub use self::glob::Glob;

/// The name of the file.
pub const NAME: &str = "redraft.yaml";
/// The folder for snapshots, unless the file names another.
pub const SNAPSHOTS: &str = "snapshots";
/// The JSON Schema (draft 2020-12) of the file, for editors.
pub const SCHEMA: &str = include_str!("redraft.schema.json");

/// The content of `redraft.yaml`. Names of files are as the file has them: they count from its folder.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Config {
    /// What to compare with what.
    pub comparisons: Vec<Comparison>,
    /// The folder for snapshots.
    pub snapshots: String,
    /// What applies to every comparison or to some, in order.
    pub rules: Vec<Rule>,
    /// Findings that a rule lets pass for a while.
    pub waivers: Vec<Waiver>,
}

/// A draft and what it is compared with.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Comparison {
    /// The name, also of its snapshot.
    pub name: String,
    /// A file or `REV:PATH`; with wildcards where the draft has them.
    pub baseline: String,
    /// A file, mostly; with wildcards, as many as match.
    pub draft: String,
    /// The taxonomy.
    pub themes: Option<String>,
    /// The language of both.
    pub language: Option<String>,
    /// Whether struck text is read in both.
    pub struck: Struck,
    /// The file of decisions on single links.
    pub overrides: Option<String>,
    /// Further words for the lexicon.
    pub lexicon: Option<String>,
    /// Names that count as one.
    pub synonyms: Option<String>,
    /// What to ask about beside changes of substance.
    pub include: Include,
}

impl Comparison {
    /// The same for one pair of documents that its wildcards stand for.
    #[must_use]
    pub fn of(&self, name: String, baseline: String, draft: String) -> Self {
        Self { name, baseline, draft, ..self.clone() }
    }
}

impl Config {
    /// Reads the text of the file; `path` is for the errors.
    ///
    /// # Errors
    /// If it does not fit: with the line and, for a name that is not known, the nearest one.
    pub fn parse(path: &str, text: &str) -> Result<Self> {
        let raw: RawConfig = yaml::from_str(path, text)?;
        Self::from_raw(raw).map_err(|error| error.in_file(path))
    }

    /// The file that holds for `folder`: in it, or in the nearest folder above.
    pub fn find(folder: &Path) -> Option<PathBuf> {
        folder.ancestors().map(|folder| folder.join(NAME)).find(|file| file.is_file())
    }

    fn from_raw(raw: RawConfig) -> Result<Self> {
        let mut comparisons: Vec<Comparison> = Vec::new();
        for spanned in &raw.comparisons {
            let comparison = comparison(&raw, &spanned.value).map_err(|error| at(error, spanned))?;
            if let Some(k) = comparisons.iter().position(|known| known.name == comparison.name) {
                let line = raw.comparisons[k].referenced.line();
                let problem =
                    format!("the name `{}` is already used by the comparison on line {line}", comparison.name);
                return Err(at(Error::new(problem).help("give each a name of its own"), spanned));
            }
            comparisons.push(comparison);
        }
        if comparisons.is_empty() {
            return Err(Error::new("it has no comparisons")
                .help("list at least one under `comparisons:`, with `name`, `baseline` and `draft`"));
        }
        let names: Vec<&str> = comparisons.iter().map(|comparison| comparison.name.as_str()).collect();
        let rules = raw.rules.iter().map(|rule| rule.value.build(&names).map_err(|error| at(error, rule)));
        let rules = rules.collect::<Result<Vec<_>>>()?;
        let rule_names: Vec<&str> = rules.iter().map(|rule| rule.name.as_str()).collect();
        let waivers = raw.waivers.iter().map(|w| w.value.build(&rule_names).map_err(|error| at(error, w)));
        let waivers = waivers.collect::<Result<Vec<_>>>()?;
        let snapshots = raw.snapshots.unwrap_or_else(|| SNAPSHOTS.to_owned());
        let snapshots = snapshots.trim_end_matches('/').to_owned();
        Ok(Self { comparisons, snapshots, rules, waivers })
    }
}

fn comparison(raw: &RawConfig, own: &RawComparison) -> Result<Comparison> {
    let sound = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.ends_with(' ');
    if !own.name.split('/').all(sound) || own.name.contains(['\\', ':', '*', '?', '"', '<', '>', '|']) {
        return Err(Error::new(format!("`{}` is not a name for a comparison", own.name))
            .help("use letters, digits, `-`, `_` and `/`: the snapshot is a file of that name"));
    }
    for (field, name) in [("baseline", &own.baseline), ("draft", &own.draft)] {
        if name.trim().is_empty() || name == "-" {
            return Err(Error::new(format!("`{field}` of `{}` does not name a document", own.name))
                .help("name a file or `REV:PATH`"));
        }
    }
    let (baseline, draft) = (Glob::new(&own.baseline), Glob::new(&own.draft));
    if baseline.is_plain() != draft.is_plain() {
        return Err(Error::new(format!("only one side of `{}` has wildcards", own.name))
            .help("write the same wildcards in both, as in `main:docs/*.md` and `docs/*.md`"));
    }
    let either = |own: &Option<String>, all: &Option<String>| own.as_ref().or(all.as_ref()).cloned();
    let include = own.include.as_ref().or(raw.include.as_ref());
    Ok(Comparison {
        name: own.name.clone(),
        baseline: own.baseline.clone(),
        draft: own.draft.clone(),
        themes: either(&own.themes, &raw.themes),
        language: either(&own.language, &raw.language),
        struck: own.struck.as_deref().or(raw.struck.as_deref()).map_or(Ok(Struck::default()), file::struck)?,
        overrides: either(&own.overrides, &raw.overrides),
        lexicon: either(&own.lexicon, &raw.lexicon),
        synonyms: either(&own.synonyms, &raw.synonyms),
        include: include.map_or(Ok(Include::default()), file::include)?,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const SMALL: &str = "comparisons:\n  - name: ports\n    baseline: main:ports.md\n    draft: ports.md\n";

    fn fault(text: &str) -> String {
        Config::parse("redraft.yaml", text).unwrap_err().to_string()
    }

    #[test]
    fn reads() {
        let text = format!(
            "themes: themes.yaml\ninclude: moved\n{SMALL}  - {{name: a/b, baseline: x.md, draft: y.md, themes: own.yaml, \
             include: [editorial]}}\nrules:\n  - deny: nothing is dropped\n    kind: dropped\n    in: ports\nwaivers:\n  - \
             {{finding: abc, reason: agreed, by: A. Name, expires: 2027-01-31}}\n"
        );
        let config = Config::parse("redraft.yaml", &text).unwrap();
        assert_eq!(config.snapshots, "snapshots");
        assert_eq!(config.comparisons[0].themes.as_deref(), Some("themes.yaml"));
        assert_eq!(config.comparisons[1].themes.as_deref(), Some("own.yaml"));
        assert!(config.comparisons[0].include.moved && !config.comparisons[1].include.moved);
        assert_eq!(
            config.comparisons.iter().map(|comparison| comparison.struck).collect::<Vec<_>>(),
            [Struck::Drop; 2]
        );
        let text = text.replace("themes: own.yaml", "struck: drop");
        let kept = Config::parse("redraft.yaml", &format!("struck: keep\n{text}")).unwrap().comparisons;
        assert_eq!((kept[0].struck, kept[1].struck), (Struck::Keep, Struck::Drop));
        assert_eq!((config.rules.len(), config.waivers.len()), (1, 1));
    }

    #[test]
    fn faults_name_place_and_mend() {
        let table = [
            ("", "redraft.yaml: "),
            ("comparisons: []\n", "redraft.yaml: it has no comparisons"),
            (&format!("{SMALL}theme: a\n"), "redraft.yaml:5:1: unknown field `theme`\n  help: did you mean `themes`?"),
            (
                &SMALL.replace("draft:", "drfat:"),
                "redraft.yaml:4:5: unknown field `drfat`\n  help: did you mean `draft`?",
            ),
            (&SMALL.replace("    draft: ports.md\n", ""), "the field `draft` is missing"),
            (&SMALL.replace("name: ports", "name: ../up"), "redraft.yaml:2:5: `../up` is not a name"),
            (&SMALL.replace("draft: ports", "draft: '*'"), "did not"),
            (
                &SMALL.replace("draft: ports.md", "draft: p*.md"),
                "redraft.yaml:2:5: only one side of `ports` has wildcards",
            ),
            (
                &format!("{SMALL}  - {{name: ports, baseline: a, draft: b}}\n"),
                "5:5: the name `ports` is already used by the comparison on line 2",
            ),
            (&format!("{SMALL}include: edits\n"), "unknown value `edits`"),
            (&format!("{SMALL}struck: kept\n"), "unknown value `kept`"),
            (&format!("{SMALL}rules:\n  - deny: x\n    knd: added\n"), "redraft.yaml:7:5: unknown field `knd`"),
            (&format!("{SMALL}rules:\n  - kind: added\n"), "redraft.yaml:6:5: "),
        ];
        for (text, wanted) in table.iter().filter(|(_, wanted)| *wanted != "did not") {
            let found = fault(text);
            assert!(found.contains(wanted), "{text}\n{found}");
        }
    }

    #[test]
    fn the_schema_names_every_signal() {
        let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
        let names: Vec<&str> = crate::report::signal_kinds().map(|kind| kind.name()).collect();
        assert_eq!(schema["$defs"]["signal"]["enum"], serde_json::json!(names), "the list in redraft.schema.json");
    }

    #[test]
    fn the_schema_takes_what_the_reader_takes() {
        let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
        jsonschema::meta::validate(&schema).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let table = [
            (SMALL.to_owned(), true),
            (format!("{SMALL}theme: a\n"), false),
            (format!("{SMALL}    theme: a\n"), false),
            (
                format!(
                    "{SMALL}include: [moved, editorial]\nlanguage: en\nsnapshots: s\noverrides: o\nlexicon: l\nsynonyms: s\n"
                ),
                true,
            ),
            (format!("{SMALL}include: edits\n"), false),
            (format!("{SMALL}    struck: keep\nstruck: drop\n"), true),
            (format!("{SMALL}struck: kept\n"), false),
            (
                format!(
                    "{SMALL}rules:\n  - warn: x\n    kind: [added, moved]\n    theme: a\n    signal: hedge-added\n"
                ),
                true,
            ),
            (
                format!(
                    "{SMALL}rules:\n  - deny: x\n    significance: substantive\n    section: a\n    pattern: b\n    side: new\n"
                ),
                true,
            ),
            (format!("{SMALL}rules:\n  - deny: x\n    require_themes: [a]\n    in: [ports]\n"), true),
            (format!("{SMALL}rules:\n  - deny: x\n    require_phrases: a\n"), true),
            (format!("{SMALL}rules:\n  - deny: x\n    warn: y\n    kind: added\n"), false),
            (format!("{SMALL}rules:\n  - kind: added\n"), false),
            (format!("{SMALL}rules:\n  - deny: x\n    kind: renumbered\n"), false),
            (format!("{SMALL}rules:\n  - deny: x\n    signal: force-weakend\n"), false),
            (format!("{SMALL}waivers:\n  - {{finding: a, reason: b, by: c, expires: 2027-01-31, rule: d}}\n"), true),
            (format!("{SMALL}waivers:\n  - {{finding: a, reason: b, by: c}}\n"), false),
            (format!("{SMALL}waivers:\n  - {{finding: a, reason: b, by: c, expires: soon}}\n"), false),
            ("comparisons: []\n".into(), false),
        ];
        for (text, sound) in table {
            let value: serde_json::Value = yaml::from_str("x.yaml", &text).unwrap();
            assert_eq!(validator.is_valid(&value), sound, "{text}");
            let text = text.replace("rule: d", "rule: x");
            let text =
                if text.contains("rule: x") { format!("{text}rules:\n  - {{deny: x, kind: added}}\n") } else { text };
            assert_eq!(Config::parse("x.yaml", &text).is_ok(), sound, "{text}");
        }
    }
}
