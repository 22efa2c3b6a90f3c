//! Finds all keywords of a taxonomy in one pass over the words of a text.
//!
//! The keywords stand in a trie whose edges are symbols: a stem, a word in capitals, or a beginning of words. A word of
//! the text is looked up once per distinct spelling; most have no symbol at all and cost no more than that.

use super::symbols::{Symbol, Symbols};
use super::taxonomy::{KeyWord, Keyword, Taxonomy};
use crate::language::Stems;
use crate::language::words::keywords::{Word, fold, words};
use rustc_hash::FxHashMap;

type Node = u32;
const ROOT: Node = 0;

/// All keywords of a taxonomy, made ready for a language.
pub(crate) struct Matcher {
    stems: Stems,
    symbols: Symbols,
    edges: FxHashMap<(Node, Symbol), Node>,
    nodes: Vec<Pattern>,
    has_vetoes: bool,
}

/// What a node of the trie stands for: all keywords that come to the same symbols.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pattern {
    /// The themes it speaks for.
    pub themes: Vec<usize>,
    /// The themes it hints at.
    pub hints: Vec<usize>,
    /// The themes whose evidence it takes away.
    vetoes: Vec<usize>,
    /// Words of the longest such keyword.
    pub words: u32,
    /// It ends in the beginning of a word.
    pub prefix: bool,
}

/// A keyword that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    /// The theme it speaks for.
    pub theme: u32,
    /// Which keyword: an index for [`Matcher::pattern`].
    pub pattern: u32,
    /// The byte range in the text.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// Its first word, counted from the start of the text.
    pub first: u32,
    /// Its last word.
    last: u32,
    /// It is a part of a compound written with a hyphen.
    pub part: bool,
    /// It only hints at the theme.
    pub hint: bool,
}

impl Matcher {
    /// Prepares the keywords of a taxonomy for texts in a language.
    pub(crate) fn new(taxonomy: &Taxonomy, language: Option<&str>) -> Self {
        let mut matcher = Self {
            stems: Stems::of(language),
            symbols: Symbols::default(),
            edges: FxHashMap::default(),
            nodes: vec![Pattern::default()],
            has_vetoes: false,
        };
        for (k, theme) in taxonomy.themes.iter().enumerate() {
            for keyword in &theme.keywords {
                for node in matcher.insert_spellings(keyword, true) {
                    matcher.nodes[node as usize].themes.push(k);
                }
            }
            for keyword in &theme.hints {
                for node in matcher.insert_spellings(keyword, true) {
                    matcher.nodes[node as usize].hints.push(k);
                }
            }
            let general = theme.parent.map_or(&[][..], |parent| &taxonomy.themes[parent].not);
            for keyword in theme.not.iter().chain(general) {
                matcher.has_vetoes = true;
                for node in matcher.insert_spellings(keyword, false) {
                    matcher.nodes[node as usize].vetoes.push(k);
                }
            }
        }
        for pattern in &mut matcher.nodes {
            pattern.themes.dedup();
            pattern.hints.dedup();
            // `skills*` may be a keyword and `skill` a hint of one theme: the more counts.
            let themes = &pattern.themes;
            pattern.hints.retain(|theme| !themes.contains(theme));
            pattern.vetoes.dedup();
        }
        matcher
    }

    /// How many patterns there are; they count from 0.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// What [`Found::pattern`] stands for.
    pub(crate) fn pattern(&self, pattern: u32) -> &Pattern {
        &self.nodes[pattern as usize]
    }

    /// Inserts a keyword as written and, if it has hyphens, as one word (`cyber-security`, `cybersecurity`).
    fn insert_spellings(&mut self, keyword: &Keyword, stemmed: bool) -> Vec<Node> {
        let Keyword { words, prefix, .. } = keyword;
        let mut nodes = vec![self.insert(words, *prefix, stemmed, words.len())];
        if words.iter().any(|word| word.joined) {
            let mut solid: Vec<KeyWord> = Vec::new();
            for word in words {
                match solid.last_mut() {
                    Some(last) if word.joined => {
                        last.text.push_str(&word.text);
                        last.capitals &= word.capitals;
                        if !last.capitals {
                            last.text = fold(&last.text).into_owned();
                        }
                    }
                    _ => solid.push(word.clone()),
                }
            }
            nodes.push(self.insert(&solid, *prefix, stemmed, words.len()));
        }
        nodes
    }

    fn insert(&mut self, words: &[KeyWord], prefix: bool, stemmed: bool, length: usize) -> Node {
        let mut node = ROOT;
        for (k, word) in words.iter().enumerate() {
            let symbol = self.symbols.insert(word, prefix && k + 1 == words.len(), stemmed.then_some(&self.stems));
            let next = self.nodes.len() as Node;
            node = *self.edges.entry((node, symbol)).or_insert(next);
            if node == next {
                self.nodes.push(Pattern::default());
            }
        }
        let pattern = &mut self.nodes[node as usize];
        pattern.words = pattern.words.max(length as u32);
        pattern.prefix = prefix;
        node
    }
}

/// Runs a [`Matcher`] over the texts of one document and remembers the words it has seen.
pub(crate) struct Scanner<'m> {
    matcher: &'m Matcher,
    /// The range in `symbols` of every spelling seen.
    seen: FxHashMap<Box<str>, (u32, u32)>,
    symbols: Vec<Symbol>,
    tokens: Vec<Token>,
    found: Vec<Found>,
    vetoes: Vec<(u32, u32, u32)>,
    claims: Vec<bool>,
    solid: String,
}

#[derive(Clone, Copy)]
struct Token {
    start: u32,
    end: u32,
    symbols: (u32, u32),
    joined: bool,
}

impl<'m> Scanner<'m> {
    pub(crate) fn new(matcher: &'m Matcher) -> Self {
        Self {
            matcher,
            seen: FxHashMap::default(),
            symbols: Vec::new(),
            tokens: Vec::new(),
            found: Vec::new(),
            vetoes: Vec::new(),
            claims: Vec::new(),
            solid: String::new(),
        }
    }

    /// Appends the keywords of a text to `out`, in reading order.
    ///
    /// The longest phrase comes first and takes its words: a keyword inside it, or overlapping it, is not found.
    /// Keywords for exactly the same words are all found.
    pub(crate) fn scan(&mut self, text: &str, out: &mut Vec<Found>) {
        self.tokens.clear();
        let mut hits = false;
        let mut hyphens = false;
        for word in words(text) {
            let symbols = self.look_up(word.text);
            hits |= symbols.0 < symbols.1;
            hyphens |= word.joined;
            self.tokens.push(token(word, symbols));
        }
        if !hits && !hyphens {
            return;
        }
        self.found.clear();
        self.vetoes.clear();
        for at in 0..self.tokens.len() {
            let (from, to) = self.tokens[at].symbols;
            if from < to {
                self.walk(ROOT, at, at);
            }
        }
        if hyphens {
            self.walk_compounds(text);
        }
        self.select(out);
    }

    fn look_up(&mut self, word: &str) -> (u32, u32) {
        if !self.matcher.symbols.may_know(word) {
            return (0, 0);
        }
        if let Some(&symbols) = self.seen.get(word) {
            return symbols;
        }
        let from = self.symbols.len() as u32;
        self.matcher.symbols.of(word, &self.matcher.stems, &mut self.symbols);
        let symbols = (from, self.symbols.len() as u32);
        self.seen.insert(word.into(), symbols);
        symbols
    }

    /// Follows the trie from `node` with the word at `at`, for a keyword that begins with the word `first`.
    fn walk(&mut self, node: Node, first: usize, at: usize) {
        let Some(&Token { symbols: (from, to), .. }) = self.tokens.get(at) else { return };
        for k in from..to {
            if let Some(&next) = self.matcher.edges.get(&(node, self.symbols[k as usize])) {
                self.note(next, first, at);
                self.walk(next, first, at + 1);
            }
        }
    }

    /// Looks for compounds with a hyphen as one word: `cyber-security` for the keyword `cybersecurity`.
    fn walk_compounds(&mut self, text: &str) {
        let mut at = 0;
        while at < self.tokens.len() {
            let first = at;
            at += 1;
            while at < self.tokens.len() && self.tokens[at].joined {
                at += 1;
            }
            // Longer chains are no words (`a-b-c-d-…`).
            if (2..=4).contains(&(at - first)) {
                let mut solid = std::mem::take(&mut self.solid);
                solid.clear();
                for token in &self.tokens[first..at] {
                    solid.push_str(&text[token.start as usize..token.end as usize]);
                }
                let (from, to) = self.look_up(&solid);
                for k in from..to {
                    if let Some(&node) = self.matcher.edges.get(&(ROOT, self.symbols[k as usize])) {
                        // The beginning of the compound was looked up already, as a word of its own.
                        if !self.matcher.nodes[node as usize].prefix || !self.covers(node, first) {
                            self.note(node, first, at - 1);
                        }
                    }
                }
                self.solid = solid;
            }
        }
    }

    /// True if the pattern was found at the word alone.
    fn covers(&self, node: Node, first: usize) -> bool {
        self.found.iter().any(|found| found.pattern == node && found.first as usize == first)
    }

    fn note(&mut self, node: Node, first: usize, last: usize) {
        let pattern = &self.matcher.nodes[node as usize];
        let (start, end) = (self.tokens[first], self.tokens[last]);
        let follows = self.tokens.get(last + 1).is_some_and(|next| next.joined);
        // `cyber*` is meant to find `cyber-attack`: the beginning of a compound is no mere part of it.
        let part = start.joined || (follows && !pattern.prefix);
        let (first, last) = (first as u32, last as u32);
        self.vetoes.extend(pattern.vetoes.iter().map(|&theme| (theme as u32, first, last)));
        let themes = pattern.themes.iter().map(|theme| (theme, false));
        let hints = pattern.hints.iter().map(|theme| (theme, true));
        self.found.extend(themes.chain(hints).map(|(&theme, hint)| Found {
            theme: theme as u32,
            pattern: node,
            start: start.start,
            end: end.end,
            first,
            last,
            part,
            hint,
        }));
    }

    fn select(&mut self, out: &mut Vec<Found>) {
        if self.matcher.has_vetoes && !self.vetoes.is_empty() {
            self.drop_vetoed();
        }
        let found = &mut self.found;
        // Longest first, then leftmost; of equal words the stem before the beginning.
        found.sort_by_key(|f| {
            (u32::MAX - (f.last - f.first), f.first, f.theme, f.hint, self.matcher.nodes[f.pattern as usize].prefix)
        });
        found.dedup_by_key(|f| (f.first, f.last, f.theme));
        self.claims.clear();
        self.claims.resize(self.tokens.len(), false);
        let from = out.len();
        let mut span = None;
        let mut free = false;
        for f in found.iter() {
            if span != Some((f.first, f.last)) {
                span = Some((f.first, f.last));
                let claims = &mut self.claims[f.first as usize..=f.last as usize];
                free = !claims.contains(&true);
                if free {
                    claims.fill(true);
                }
            }
            if free {
                out.push(*f);
            }
        }
        out[from..].sort_by_key(|f| (f.first, f.theme));
    }

    fn drop_vetoed(&mut self) {
        // Per theme the vetoed words; sorted, so that a long text with many vetoes stays cheap.
        self.vetoes.sort_unstable();
        let vetoes = &self.vetoes;
        let widest = vetoes.iter().map(|&(_, first, last)| last - first).max().unwrap_or(0);
        self.found.retain(|f| {
            let low = (f.theme, f.first.saturating_sub(widest), 0);
            let from = vetoes.partition_point(|veto| *veto < low);
            !vetoes[from..]
                .iter()
                .take_while(|&&(theme, first, _)| theme == f.theme && first <= f.last)
                .any(|&(_, _, last)| last >= f.first)
        });
    }
}

fn token(word: Word<'_>, symbols: (u32, u32)) -> Token {
    Token { start: word.start as u32, end: word.end() as u32, symbols, joined: word.joined }
}

#[cfg(test)]
#[path = "matcher_tests.rs"]
mod tests;
