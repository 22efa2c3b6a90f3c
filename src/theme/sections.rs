//! The sections of both versions as one list of themes, for comparing without a taxonomy.
//!
//! A renamed heading must stay one theme, so the sections are paired first: by their titles, by the links between
//! their statements, by their place. Candidates come only from links, equal titles and shared rare words of titles,
//! which keeps the work near-linear in the number of sections and links.

use super::titles::OpenTitles;
use crate::language::words::keywords::{fold, words};
use crate::model::Version;
use rustc_hash::{FxHashMap, FxHashSet};

/// The sections of two versions as themes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SectionThemes {
    /// In the order of the new version; sections of the old version alone stand where they stood.
    pub themes: Vec<SectionTheme>,
    /// The theme of every section of the old version.
    pub old: Vec<usize>,
    /// The theme of every section of the new version.
    pub new: Vec<usize>,
    /// The theme of old statements without a section: that of the title heading, if one of the versions has one.
    pub old_root: Option<usize>,
    /// The theme of new statements without a section.
    pub new_root: Option<usize>,
    /// The section of the new version that each section of the old version became.
    pub counterpart: Vec<Option<usize>>,
}

/// A section, or a pair of sections, as a theme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SectionTheme {
    /// Made from the heading path; unique.
    pub id: String,
    /// The heading path to show, without the title of the document.
    pub label: String,
}

impl SectionThemes {
    /// The theme of an old statement by its section.
    pub fn of_old(&self, section: Option<usize>) -> Option<usize> {
        section.map_or(self.old_root, |k| self.old.get(k).copied())
    }

    /// The theme of a new statement by its section.
    pub fn of_new(&self, section: Option<usize>) -> Option<usize> {
        section.map_or(self.new_root, |k| self.new.get(k).copied())
    }

    /// True if a statement of the old section now stands in another one; a section that was only renamed is the same.
    pub fn section_changed(&self, old: Option<usize>, new: Option<usize>) -> bool {
        self.of_old(old) != self.of_new(new)
    }
}

/// Pairs the sections of two versions.
///
/// `links` are pairs of an old and a new statement known to correspond; without them titles alone decide.
pub fn pair_sections(old: &Version, new: &Version, links: &[(usize, usize)]) -> SectionThemes {
    let (old_root, new_root) = title_sections(old, new);
    let old_side = Side::of(old, old_root);
    let new_side = Side::of(new, new_root);
    let counterpart = match_sections(&old_side, &new_side, &Links::count(old, new, links));
    number(old, new, &old_side, &new_side, counterpart)
}

/// What the sections of one version are compared by.
struct Side {
    /// Folded words of each title; the enumerator where there is no title.
    titles: Vec<String>,
    /// The folded titles of each path.
    paths: Vec<String>,
    parents: Vec<Option<usize>>,
    /// The one section that all others stand in.
    root: Option<usize>,
}

/// Deeper paths are told apart by their last headings.
const PATH_COMPARED: usize = 6;

impl Side {
    fn of(version: &Version, root: Option<usize>) -> Self {
        let parents: Vec<_> = version.sections.iter().map(|section| section.parent).collect();
        let titles: Vec<String> =
            version.sections.iter().map(|section| key(section.name(), section.title.is_empty())).collect();
        let paths = (0..titles.len())
            .map(|k| {
                let mut path: Vec<&str> = ancestors(&parents, k)
                    .take(PATH_COMPARED)
                    .filter(|&at| Some(at) != root || at == k)
                    .map(|at| titles[at].as_str())
                    .collect();
                path.reverse();
                path.join("\n")
            })
            .collect();
        Self { titles, paths, parents, root }
    }

    fn len(&self) -> usize {
        self.titles.len()
    }
}

/// The section of each version that all others stand in: the title of the document. If only one version has such a
/// section, and the other has it among others, it is no title but a chapter that was alone.
fn title_sections(old: &Version, new: &Version) -> (Option<usize>, Option<usize>) {
    let root = |version: &Version| {
        let (first, rest) = version.sections.split_first()?;
        let title = first.parent.is_none() && !rest.is_empty() && rest.iter().all(|section| section.parent.is_some());
        title.then_some(0)
    };
    let chapter = |one: &Version, other: &Version| {
        let title = key(one.sections[0].name(), false);
        other.sections.iter().any(|section| key(section.name(), false) == title)
    };
    match (root(old), root(new)) {
        (Some(_), None) if chapter(old, new) => (None, None),
        (None, Some(_)) if chapter(new, old) => (None, None),
        roots => roots,
    }
}

/// The section and those it stands in, innermost first.
fn ancestors(parents: &[Option<usize>], section: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(section), |&k| parents[k])
}

/// A title by its words alone; numbers count only where there is nothing else.
fn key(title: &str, numbers: bool) -> String {
    let mut key = String::with_capacity(title.len());
    for word in words(title) {
        if numbers || !word.text.bytes().all(|byte| byte.is_ascii_digit()) {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(&fold(word.text));
        }
    }
    if key.is_empty() && !numbers { self::key(title, true) } else { key }
}

/// How many links run between which sections.
struct Links {
    /// Own links and those of the sections within, per pair of sections.
    pairs: FxHashMap<(usize, usize), usize>,
    old: Vec<usize>,
    new: Vec<usize>,
}

/// How far up links count for the sections around theirs.
const LEVELS: usize = 6;

impl Links {
    fn count(old: &Version, new: &Version, links: &[(usize, usize)]) -> Self {
        let mut direct: FxHashMap<(usize, usize), usize> = FxHashMap::default();
        let section = |version: &Version, k: usize| version.statements.get(k).and_then(|statement| statement.section);
        let both = |&(a, b): &(usize, usize)| Some((section(old, a)?, section(new, b)?));
        // Neighbours mostly stand under the same headings: each run of them is looked up once.
        for run in links.chunk_by(|one, next| both(one) == both(next)) {
            if let Some(pair) = run.first().and_then(both) {
                *direct.entry(pair).or_default() += run.len();
            }
        }
        let parents = |version: &Version| version.sections.iter().map(|section| section.parent).collect::<Vec<_>>();
        let (old_parents, new_parents) = (parents(old), parents(new));
        let mut counted =
            Self { pairs: FxHashMap::default(), old: vec![0; old.sections.len()], new: vec![0; new.sections.len()] };
        for (&(a, b), &count) in &direct {
            ancestors(&old_parents, a).take(LEVELS).for_each(|k| counted.old[k] += count);
            ancestors(&new_parents, b).take(LEVELS).for_each(|k| counted.new[k] += count);
            for pair in ancestors(&old_parents, a).zip(ancestors(&new_parents, b)).take(LEVELS) {
                *counted.pairs.entry(pair).or_default() += count;
            }
        }
        counted
    }

    /// 0 to 1: the share of the links of both sections that run between them, less for few links.
    fn share(&self, a: usize, b: usize) -> f32 {
        let count = self.pairs.get(&(a, b)).copied().unwrap_or(0) as f32;
        if count == 0.0 {
            return 0.0;
        }
        2.0 * count / (self.old[a] + self.new[b]) as f32 * count / (count + 0.5)
    }
}

/// Equal titles and shared words in more sections than this are paired in order only, or not at all.
const CROWD: usize = 8;

fn match_sections(old: &Side, new: &Side, links: &Links) -> Vec<Option<usize>> {
    let mut counterpart = vec![None; old.len()];
    let mut taken = vec![false; new.len()];
    // Sections of one name that hold each other's statements and no others need no weighing: in an edited draft that
    // is nearly all of them.
    for &(a, b) in links.pairs.keys() {
        let roots = (old.root == Some(a), new.root == Some(b));
        if roots.0 == roots.1 && old.titles[a] == new.titles[b] && links.share(a, b) >= 1.0 {
            counterpart[a] = Some(b);
            taken[b] = true;
        }
    }
    let open = |side: &Side, settled: &dyn Fn(usize) -> bool| (0..side.len()).filter(|&k| !settled(k)).collect();
    let open_old: Vec<usize> = open(old, &|a| counterpart[a].is_some());
    let open_new: Vec<usize> = open(new, &|b| taken[b]);
    let is_open = |&&(a, b): &&(usize, usize)| counterpart[a].is_none() && !taken[b];
    let mut candidates: FxHashSet<(usize, usize)> = links.pairs.keys().filter(is_open).copied().collect();
    pair_equal(&positions(&old.titles, &open_old), &positions(&new.titles, &open_new), &mut candidates);
    pair_equal(&positions(&old.paths, &open_old), &positions(&new.paths, &open_new), &mut candidates);
    let titles = OpenTitles::new([&old.titles, &new.titles], [&open_old, &open_new]);
    titles.sharing_a_rare_word(CROWD, |pair| {
        candidates.insert(pair);
    });
    candidates.extend(old.root.zip(new.root).filter(|pair| is_open(&pair)));
    let mut scored: Vec<(f32, usize, usize)> = candidates
        .into_iter()
        .filter_map(|(a, b)| score(old, new, links, &titles, a, b).map(|score| (score, a, b)))
        .collect();
    scored.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then_with(|| (x.1, x.2).cmp(&(y.1, y.2))));
    for (_, a, b) in scored {
        if counterpart[a].is_none() && !taken[b] {
            counterpart[a] = Some(b);
            taken[b] = true;
        }
    }
    counterpart
}

/// How well two sections go together; none if there is no reason to pair them.
fn score(old: &Side, new: &Side, links: &Links, titles: &OpenTitles<'_>, a: usize, b: usize) -> Option<f32> {
    let roots = (old.root == Some(a), new.root == Some(b));
    if roots.0 != roots.1 {
        return None;
    }
    let share = links.share(a, b);
    let same_title = old.titles[a] == new.titles[b];
    let same_path = same_title && old.paths[a] == new.paths[b];
    let likeness = if same_title { 1.0 } else { titles.likeness(a, b) };
    if !(same_title || roots.0 || share >= 0.35 || likeness >= 0.5) {
        return None;
    }
    let parent = |side: &Side, k: usize| side.parents[k].filter(|&parent| Some(parent) != side.root);
    let parents = match (parent(old, a), parent(new, b)) {
        (None, None) => true,
        (Some(p), Some(q)) => old.titles[p] == new.titles[q],
        _ => false,
    };
    let place = |k: usize, side: &Side| k as f32 / side.len() as f32;
    let order = 1.0 - (place(a, old) - place(b, new)).abs();
    let flag = |on: bool, worth: f32| if on { worth } else { 0.0 };
    Some(
        1.2 * share
            + 0.5 * likeness
            + flag(same_title, 0.3)
            + flag(same_path, 0.3)
            + flag(parents, 0.15)
            + flag(roots.0, 1.0)
            + 0.1 * order,
    )
}

fn positions<'a>(keys: &'a [String], open: &[usize]) -> FxHashMap<&'a str, Vec<usize>> {
    let mut positions: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for &k in open {
        positions.entry(keys[k].as_str()).or_default().push(k);
    }
    positions
}

/// All pairs of a few, k-th with k-th of many.
fn pair_equal(
    old: &FxHashMap<&str, Vec<usize>>,
    new: &FxHashMap<&str, Vec<usize>>,
    candidates: &mut FxHashSet<(usize, usize)>,
) {
    for (key, olds) in old {
        let Some(news) = new.get(key) else { continue };
        if olds.len() <= CROWD && news.len() <= CROWD {
            candidates.extend(olds.iter().flat_map(|&a| news.iter().map(move |&b| (a, b))));
        } else {
            candidates.extend(olds.iter().copied().zip(news.iter().copied()));
        }
    }
}

/// Lists the themes and gives them their ids and labels.
fn number(
    old: &Version,
    new: &Version,
    old_side: &Side,
    new_side: &Side,
    counterpart: Vec<Option<usize>>,
) -> SectionThemes {
    // Old sections without a counterpart follow the counterpart of the last one before them that has one.
    let mut alone: Vec<Vec<usize>> = vec![Vec::new(); new_side.len() + 1];
    let mut after = 0;
    for (k, to) in counterpart.iter().enumerate() {
        match to {
            Some(to) => after = to + 1,
            None => alone[after].push(k),
        }
    }
    let mut themes = SectionThemes {
        old: vec![0; old_side.len()],
        new: vec![0; new_side.len()],
        counterpart,
        ..SectionThemes::default()
    };
    let mut ids = Ids::default();
    for (slot, olds) in alone.iter().enumerate() {
        if let Some(k) = slot.checked_sub(1) {
            themes.new[k] = themes.themes.len();
            themes.themes.push(ids.theme(new, new_side, k));
        }
        for &k in olds {
            themes.old[k] = themes.themes.len();
            themes.themes.push(ids.theme(old, old_side, k));
        }
    }
    for (k, to) in themes.counterpart.iter().enumerate() {
        if let Some(to) = to {
            themes.old[k] = themes.new[*to];
        }
    }
    // A title that only one version has is no theme of its own: what stands under it alone there, and under nothing in
    // the other version, is one theme.
    let (old_root, new_root) = (old_side.root.map(|k| themes.old[k]), new_side.root.map(|k| themes.new[k]));
    themes.old_root = old_root.or(new_root);
    themes.new_root = new_root.or(old_root);
    themes
}

/// Headings shown of a deep path; the middle is left out.
const PATH_SHOWN: usize = 6;

#[derive(Default)]
struct Ids {
    taken: FxHashMap<String, usize>,
}

impl Ids {
    fn theme(&mut self, version: &Version, side: &Side, section: usize) -> SectionTheme {
        let mut path: Vec<&str> = ancestors(&side.parents, section)
            .take(PATH_SHOWN + 1)
            .filter(|&k| Some(k) != side.root || k == section)
            .map(|k| version.sections[k].name())
            .collect();
        if path.len() > PATH_SHOWN {
            path.truncate(PATH_SHOWN);
            path.push("…");
        }
        path.reverse();
        let slugs: Vec<String> = path.iter().map(|name| slug(name)).filter(|slug| !slug.is_empty()).collect();
        let mut id = if slugs.is_empty() { "section".to_owned() } else { slugs.join(".") };
        // A number may collide with a heading that ends in one, hence the loop; the counter keeps it short.
        while let Some(count) = self.taken.get_mut(&id) {
            *count += 1;
            id = format!("{id}-{count}");
        }
        self.taken.insert(id.clone(), 1);
        SectionTheme { id, label: path.join(" › ") }
    }
}

/// A heading in lower case with hyphens between its words.
fn slug(heading: &str) -> String {
    let words: Vec<_> = words(heading).map(|word| fold(word.text)).collect();
    words.join("-")
}

#[cfg(test)]
#[path = "sections_tests.rs"]
mod tests;
