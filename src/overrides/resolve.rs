//! From names to statements: what the decisions come to for two versions.

use rustc_hash::FxHashMap;

use super::{Decision, Finding, Names, Overrides};
use crate::align::Decisions;
use crate::error::{Error, Result};
use crate::model::{Entry, Indices, Override, OverrideKind, Version};
use crate::report::{StaleDecision, Warning};
use crate::theme::Taxonomy;

/// The decisions of a file as they hold for two versions.
#[derive(Debug, Default)]
pub(crate) struct Resolved {
    /// What the alignment has to obey.
    pub decisions: Decisions,
    /// The themes of single statements of the old and the new version.
    pub themes: [Vec<(usize, String)>; 2],
    /// What could not be obeyed, because the text it names is gone.
    pub warnings: Vec<Warning>,
    /// Decisions that name what is gone.
    pub stale: Vec<StaleDecision>,
    obeyed: Vec<Obeyed>,
}

#[derive(Debug)]
struct Obeyed {
    old: Indices,
    new: Indices,
    shown: Override,
}

impl Overrides {
    /// Finds the statements that the decisions name.
    ///
    /// # Errors
    /// If a name is unknown or fits several statements, a theme does not exist, or two decisions contradict each other.
    pub(crate) fn resolve(&self, old: &Version, new: &Version, taxonomy: Option<&Taxonomy>) -> Result<Resolved> {
        self.resolve_in(old, new, taxonomy).map_err(|error| error.in_file(&self.path))
    }

    fn resolve_in(&self, old: &Version, new: &Version, taxonomy: Option<&Taxonomy>) -> Result<Resolved> {
        let (old_names, new_names) = (Names::new(old, "old"), Names::new(new, "new"));
        let mut resolved = Resolved::default();
        let mut seen = Seen::default();
        for decision in &self.decisions {
            let theme = match (&decision.theme, taxonomy) {
                (Some(theme), Some(taxonomy)) => {
                    taxonomy.find(&theme.name).map_err(|error| theme.at(error))?;
                    Some(theme.name.clone())
                }
                (Some(_), None) => {
                    resolved.warnings.push(Warning::DecisionIgnored { file: self.path.clone(), line: decision.line });
                    continue;
                }
                (None, _) => None,
            };
            let mut gone = Vec::new();
            let mut find = |names: &Names<'_>, other: &Names<'_>, named: &[super::Named], version: &Version| {
                let mut found = Indices::new();
                for named in named {
                    match names.find(named)? {
                        Finding::Unknown => return Err(names.unknown(named, other)),
                        Finding::Found(k) => found.push(k),
                        Finding::Gone(nearest) => {
                            gone.push((named.name.clone(), nearest.map(|k| version.statements[k].clone())));
                        }
                    }
                }
                Ok::<_, Error>(found)
            };
            let olds = find(&old_names, &new_names, &decision.old, old)?;
            let news = find(&new_names, &old_names, &decision.new, new)?;
            for (name, nearest) in gone.iter().take(1) {
                let nearest = nearest.as_ref().map(|statement| (statement.id.clone(), statement.text.clone()));
                let stale = StaleDecision::new(&self.path, decision.line, name, nearest);
                resolved.warnings.push(Warning::DecisionStale(stale.clone()));
                resolved.stale.push(stale);
            }
            if gone.is_empty() {
                seen.check(decision, [(&olds, old), (&news, new)])?;
                resolved.take(decision, [olds, news], theme, [old, new]);
            }
        }
        Ok(resolved)
    }
}

impl Resolved {
    fn take(&mut self, decision: &Decision, sides: [Indices; 2], theme: Option<String>, versions: [&Version; 2]) {
        let [old, new] = sides.map(|mut side| {
            side.sort_unstable();
            side
        });
        match decision.kind {
            OverrideKind::Same | OverrideKind::Split | OverrideKind::Merged => {
                self.decisions.links.push((old.clone(), new.clone()));
            }
            OverrideKind::NotSame => self.decisions.apart.push((old[0], new[0])),
            OverrideKind::Dropped => self.decisions.alone[0].push(old[0]),
            OverrideKind::Added => self.decisions.alone[1].push(new[0]),
            OverrideKind::Theme => {
                let theme = theme.clone().unwrap_or_default();
                if let Some(&k) = old.first() {
                    self.themes[0].push((k, theme));
                } else {
                    self.themes[1].push((new[0], theme));
                }
            }
        }
        let ids = |side: usize, places: &[usize]| {
            places.iter().map(|&k| versions[side].statements[k].id.clone()).collect::<Vec<_>>()
        };
        let shown =
            Override { kind: decision.kind, old: ids(0, &old), new: ids(1, &new), theme, note: decision.note.clone() };
        self.obeyed.push(Obeyed { old, new, shown });
    }

    /// How many decisions were obeyed.
    pub fn obeyed(&self) -> usize {
        self.obeyed.len()
    }

    /// Marks the entries that rest on a decision.
    pub fn mark(&self, entries: &mut [Entry]) {
        if self.obeyed.is_empty() {
            return;
        }
        let mut of_old: FxHashMap<usize, usize> = FxHashMap::default();
        let mut of_new: FxHashMap<usize, usize> = FxHashMap::default();
        for (at, entry) in entries.iter().enumerate() {
            of_old.extend(entry.old.iter().map(|&k| (k, at)));
            of_new.extend(entry.new.iter().map(|&k| (k, at)));
        }
        for Obeyed { old, new, shown } in &self.obeyed {
            let olds = old.iter().filter_map(|k| of_old.get(k));
            let mut places: Vec<usize> = olds.chain(new.iter().filter_map(|k| of_new.get(k))).copied().collect();
            places.sort_unstable();
            places.dedup();
            places.into_iter().for_each(|at| entries[at].overrides.push(shown.clone()));
        }
    }
}

/// What was decided on which line, to find contradictions.
#[derive(Default)]
struct Seen {
    /// Per version and statement the line that says what it is linked with, if anything.
    linked: [FxHashMap<usize, usize>; 2],
    themed: [FxHashMap<usize, usize>; 2],
    joined: FxHashMap<(usize, usize), usize>,
    apart: FxHashMap<(usize, usize), usize>,
}

impl Seen {
    fn check(&mut self, decision: &Decision, sides: [(&Indices, &Version); 2]) -> Result<()> {
        let line = decision.line;
        let [(old, _), (new, _)] = sides;
        if decision.kind == OverrideKind::NotSame {
            let pair = (old[0], new[0]);
            if let Some(first) = self.joined.get(&pair) {
                return Err(contradiction(decision, "this pair is already declared the same", *first));
            }
            return match self.apart.insert(pair, line) {
                Some(first) => Err(contradiction(decision, "this is already decided", first)),
                None => Ok(()),
            };
        }
        let table = if decision.kind == OverrideKind::Theme { &mut self.themed } else { &mut self.linked };
        for ((lines, (places, version)), names) in table.iter_mut().zip(sides).zip([&decision.old, &decision.new]) {
            for (&k, named) in places.iter().zip(names) {
                if let Some(first) = lines.insert(k, line) {
                    let id = &version.statements[k].id;
                    let problem = if first == line {
                        format!("`{id}` occurs twice in this decision")
                    } else {
                        format!("`{id}` is already decided on line {first}")
                    };
                    return Err(named.at(Error::new(problem).help("keep one of the two")));
                }
            }
        }
        if decision.kind != OverrideKind::Theme {
            for pair in old.iter().flat_map(|&i| new.iter().map(move |&j| (i, j))) {
                if let Some(first) = self.apart.get(&pair) {
                    return Err(contradiction(decision, "this pair is already declared not the same", *first));
                }
                self.joined.insert(pair, line);
            }
        }
        Ok(())
    }
}

fn contradiction(decision: &Decision, problem: &str, first: usize) -> Error {
    let error = Error::new(format!("{problem} on line {first}")).help("keep one of the two");
    decision.old.first().map_or_else(|| Error::new(problem), |named| named.at(error))
}
