//! From links to entries: kinds, moves, word runs, significance.

mod editorial;
mod governed;
mod order;
mod signals;
mod significance;
mod struck;
mod wording;
mod words;

use crate::align::{Alignment, Link, Parts};
use crate::grammar;
use crate::language::words::tokens;
use crate::lexicon::Lexicon;
use crate::model::{Entry, Force, Indices, Kind, Role, ScoreParts, Significance, Statement, Version};
use crate::theme::Synonyms;
use editorial::Evidence;
pub(crate) use governed::form as governor_form;
use order::Origin;
use signals::Source;
pub use signals::signal_kinds;
pub(crate) use signals::{conditions, force, hedges, intensity};
pub(crate) use wording::canonical;
use words::Comparison;

/// What the differ needs to know of the themes and sections of both versions.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Rows of the report's themes per old statement, the main one first.
    pub old_themes: &'a [Indices],
    /// The same per new statement.
    pub new_themes: &'a [Indices],
    /// The row that gathers what has no theme.
    pub no_theme: usize,
    /// The new section that each old section became.
    pub counterpart: &'a [Option<usize>],
    /// The cues that signals are read from; without them only values and names are compared.
    pub lexicon: Option<&'a Lexicon>,
    /// Names that count as one: that one gave way to another is no change of meaning.
    pub synonyms: Option<&'a Synonyms>,
}

/// The entries of an alignment: every statement of both versions stands in exactly one.
pub fn entries(old: &Version, new: &Version, alignment: &Alignment, context: Context<'_>) -> Vec<Entry> {
    let renumbering = signals::Renumbering::new(old, new, &alignment.links, context.counterpart);
    let usage = signals::Usage::new(old, new);
    let evidence = Evidence::new(old, new);
    let differ = Differ { old, new, alignment, context, renumbering, usage, evidence };
    let mut entries: Vec<Entry> = order::origins(&alignment.links, old.statements.len(), new.statements.len())
        .into_iter()
        .map(|origin| match origin {
            Origin::Linked(k) => differ.linked(&alignment.links[k]),
            Origin::Dropped(i) => differ.alone(Kind::Dropped, i),
            Origin::Added(j) => differ.alone(Kind::Added, j),
        })
        .collect();
    governed::mark(&differ, &mut entries);
    struck::mark(&mut entries, old, new);
    entries
}

struct Differ<'a> {
    old: &'a Version,
    new: &'a Version,
    alignment: &'a Alignment,
    context: Context<'a>,
    renumbering: signals::Renumbering,
    usage: signals::Usage<'a>,
    evidence: Evidence<'a>,
}

impl Differ<'_> {
    fn linked(&self, link: &Link) -> Entry {
        let (first_old, first_new) = (&self.old.statements[link.old[0]], &self.new.statements[link.new[0]]);
        let old_text = joined(&self.old.statements, &link.old);
        let new_text = joined(&self.new.statements, &link.new);
        let kind = match (link.old.len(), link.new.len()) {
            (1, 1) if same_words(first_old, first_new) => Kind::Unchanged,
            (1, 1) => Kind::Reworded,
            (1, _) => Kind::Split,
            _ => Kind::Merged,
        };
        let texts = (kind != Kind::Unchanged).then(|| Comparison::new(&old_text, &new_text));
        let headings = first_old.role == Role::Heading && first_new.role == Role::Heading;
        let (signals, forces) = match &texts {
            None => (Vec::new(), [None; 2]),
            Some(texts) => {
                let sources = [source(&self.old.statements, &link.old), source(&self.new.statements, &link.new)];
                match headings {
                    true => (self.reader().headings(texts, &sources), [None; 2]),
                    false => self.reader().signals(texts, &sources),
                }
            }
        };
        // What was read for the signals of a statement is not read again.
        let force = |version: &Version, places: &[usize], read: Option<Force>| match (kind, places) {
            (Kind::Unchanged, _) => None,
            (_, [one]) if version.statements[*one].counts() && read.is_some() => read,
            _ => self.force(version, places),
        };
        let [old_force, new_force] = [force(self.old, &link.old, forces[0]), force(self.new, &link.new, forces[1])];
        Entry {
            kind,
            moved: link.moved,
            section_changed: self.section_changed(first_old, first_new),
            renumbered: is_renumbered(&first_old.label, &first_new.label),
            governor_changed: false,
            governed_by: Vec::new(),
            governs: Vec::new(),
            significance: texts.as_ref().map(|texts| significance::significance(texts, &signals, &self.evidence)),
            theme: self.main_theme(&self.context.new_themes[link.new[0]]),
            words: texts.map_or_else(Vec::new, |texts| texts.runs()),
            signals,
            old_force,
            new_force,
            score: Some(link.score),
            score_parts: link.parts.map(|parts| self.score_parts(parts, link)),
            runner_up: link
                .old
                .iter()
                .filter_map(|&i| self.alignment.old_runner_up[i])
                .max_by(|a, b| a.1.total_cmp(&b.1)),
            overrides: Vec::new(),
            related: Vec::new(),
            struck: None,
            old: link.old.clone(),
            new: link.new.clone(),
        }
    }

    fn reader(&self) -> signals::Reader<'_> {
        let Context { lexicon, synonyms, .. } = self.context;
        signals::Reader {
            lexicon,
            synonyms,
            renumbering: &self.renumbering,
            usage: &self.usage,
            evidence: &self.evidence,
        }
    }

    fn alone(&self, kind: Kind, k: usize) -> Entry {
        let dropped = kind == Kind::Dropped;
        let version = if dropped { self.old } else { self.new };
        let force = self.force(version, &[k]);
        let (context, alignment) = (&self.context, self.alignment);
        let (themes, runner_up, related) = if dropped {
            (&context.old_themes[k], alignment.old_runner_up[k], alignment.old_related.get(&k))
        } else {
            (&context.new_themes[k], alignment.new_runner_up[k], alignment.new_related.get(&k))
        };
        Entry {
            kind,
            moved: false,
            section_changed: false,
            renumbered: false,
            governor_changed: false,
            governed_by: Vec::new(),
            governs: Vec::new(),
            significance: None,
            theme: self.main_theme(themes),
            old: if dropped { Indices::one(k) } else { Indices::new() },
            new: if dropped { Indices::new() } else { Indices::one(k) },
            words: Vec::new(),
            signals: Vec::new(),
            old_force: force.filter(|_| dropped),
            new_force: force.filter(|_| !dropped),
            score: None,
            score_parts: None,
            runner_up,
            overrides: Vec::new(),
            related: related.cloned().unwrap_or_default(),
            struck: None,
        }
    }

    /// The most binding force of some statements.
    fn force(&self, version: &Version, places: &[usize]) -> Option<Force> {
        let lexicon = self.context.lexicon?;
        places.iter().filter_map(|&k| grammar::force(&version.statements[k], lexicon)).max()
    }

    fn main_theme(&self, themes: &[usize]) -> usize {
        themes.first().copied().unwrap_or(self.context.no_theme)
    }

    fn section_changed(&self, old: &Statement, new: &Statement) -> bool {
        old.section.map(|section| self.context.counterpart[section]) != new.section.map(Some)
    }

    fn score_parts(&self, parts: Parts, link: &Link) -> ScoreParts {
        let (old, new) = (&self.context.old_themes[link.old[0]], &self.context.new_themes[link.new[0]]);
        let shared = old.iter().filter(|theme| new.contains(theme)).count();
        let theme = if shared == 0 { 0.0 } else { shared as f32 / old.len().max(new.len()) as f32 };
        ScoreParts::from([
            ("words", parts.words),
            ("rare_words", parts.rare_words),
            ("letters", parts.letters),
            ("theme", theme),
            ("place", parts.place),
        ])
    }
}

/// The sentence that introduces the list a statement is an item of.
fn lead_in(statement: &Statement) -> Option<&str> {
    statement.governors.lead_in().map(|text| &**text).filter(|_| statement.role == Role::Item)
}

/// Where the joined text of some statements comes from.
fn source<'a>(statements: &'a [Statement], places: &[usize]) -> Source<'a> {
    Source {
        statements: places.iter().map(|&k| statements[k].text.as_str()).collect(),
        lead_in: places.first().and_then(|&k| lead_in(&statements[k])),
        begins_with_lead_in: false,
    }
}

fn joined<'a>(statements: &'a [Statement], places: &[usize]) -> std::borrow::Cow<'a, str> {
    match places {
        [one] => statements[*one].text.as_str().into(),
        many => many.iter().map(|&k| statements[k].text.as_str()).collect::<Vec<_>>().join(" ").into(),
    }
}

/// Whether two statements have the same words; of two list items the marks that end them do not count.
fn same_words(old: &Statement, new: &Statement) -> bool {
    let items = old.role == new.role && matches!(old.role, Role::Item | Role::LeadIn);
    wording::is_same(&old.text, &new.text) || (items && wording::is_same(tokens::body(old), tokens::body(new)))
}

/// What a statement has to keep to count as unchanged: two statements of equal form have the same words.
pub(crate) fn form(statement: &Statement) -> String {
    canonical(tokens::body(statement))
}

/// The significance of a rewording of one text into another, as far as the two texts prove it by themselves.
pub(crate) fn significance(old: &str, new: &str) -> Significance {
    let texts = Comparison::new(old, new);
    let alone = Version::default();
    let (renumbering, usage) = (signals::Renumbering::default(), signals::Usage::new(&alone, &alone));
    let evidence = Evidence::none();
    let reader = signals::Reader {
        lexicon: None,
        synonyms: None,
        renumbering: &renumbering,
        usage: &usage,
        evidence: &evidence,
    };
    significance::significance(&texts, &reader.signals(&texts, &Default::default()).0, &evidence)
}

/// Whether both enumerators are there and count differently: `1.` and `(1)` are the same number.
fn is_renumbered(old: &str, new: &str) -> bool {
    let number =
        |label: &str| label.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    !old.is_empty() && !new.is_empty() && old != new && number(old) != number(new)
}
