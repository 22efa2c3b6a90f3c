//! Makes the lists of spellings that redraft keeps, from the crates `varcon` and `typos-dict`.
//!
//! Linked in as they are, the two crates triple the size of the binary and make the loader relocate hundreds of thousands
//! of pointers at every start. As sorted lines of text they take two megabytes and cost nothing until they are looked
//! into.
//!
//! ```sh
//! npm pack dictionary-en dictionary-en-gb dictionary-en-au dictionary-en-ca   # unpack each into a folder of its own
//! cargo run --release -- ../../src/differ/editorial/data FOLDER...             # folders with index.aff and index.dic
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{env, fs};

use spellbook::Dictionary;
use varcon::{Entry, Tag, VARCON};

fn main() {
    let mut arguments = env::args().skip(1);
    let target = arguments.next().expect("a folder to write into");
    let dictionaries: Vec<Dictionary> = arguments.map(|folder| dictionary(&folder)).collect();
    assert!(!dictionaries.is_empty(), "name at least one folder with a dictionary");
    let variants = variants();
    let misspellings = misspellings(&dictionaries);
    write(&target, "variants.txt", &variants);
    write(&target, "misspellings.txt", &misspellings);
}

fn dictionary(folder: &str) -> Dictionary {
    let read = |name: &str| fs::read_to_string(Path::new(folder).join(name)).expect("a dictionary");
    Dictionary::new(&read("index.aff"), &read("index.dic")).expect("a well-formed dictionary")
}

/// One pair a line, sorted by bytes.
fn write(folder: &str, name: &str, pairs: &BTreeSet<String>) {
    let text: String = pairs.iter().flat_map(|pair| [pair, "\n"]).collect();
    fs::write(Path::new(folder).join(name), text).expect("a list that can be written");
    println!("{name}: {} pairs", pairs.len());
}

/// Spellings of one word, the smaller first. Two words are no variants if one of them has a sense that the other has not
/// (`check` and `cheque`, `meter` and `metre`), or if one is only possible or improper.
fn variants() -> BTreeSet<String> {
    let senses: Vec<Vec<&str>> = VARCON.iter().flat_map(|cluster| cluster.entries).filter_map(sense).collect();
    let mut of_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (k, sense) in senses.iter().enumerate() {
        sense.iter().for_each(|word| of_word.entry(word).or_default().push(k));
    }
    let mut pairs = BTreeSet::new();
    for sense in &senses {
        for a in sense {
            for b in sense.iter().filter(|b| *b > a) {
                if of_word[a] == of_word[b] {
                    pairs.insert(format!("{a} {b}"));
                }
            }
        }
    }
    pairs
}

/// The good spellings of one sense, in lower case; of a rare old one, none.
fn sense(entry: &'static Entry) -> Option<Vec<&'static str>> {
    let mut words: Vec<&str> = Vec::new();
    for variant in entry.variants {
        let good = variant.types.iter().any(|kind| matches!(kind.tag, None | Some(Tag::Eq | Tag::Variant)));
        let plain = variant.word.chars().all(|c| c.is_lowercase() || matches!(c, '-' | '\''));
        if good && plain && !words.contains(&variant.word) {
            words.push(variant.word);
        }
    }
    (!entry.archaic && !words.is_empty()).then_some(words)
}

/// Whether one word is the other with a prefix that negates.
fn negates(a: &str, b: &str) -> bool {
    let prefixes = ["a", "anti", "de", "dis", "il", "im", "in", "ir", "mis", "non", "un"];
    prefixes.iter().any(|prefix| a.strip_prefix(prefix) == Some(b) || b.strip_prefix(prefix) == Some(a))
}

/// How many letters are added, left out, replaced, or changed about with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

/// Misspellings with their only correction, which is near enough to be seen in them. What any of the dictionaries has for
/// a word is none, with a capital as well: `planed`, `loosing`, `Manger`.
fn misspellings(dictionaries: &[Dictionary]) -> BTreeSet<String> {
    let known: BTreeSet<&str> =
        VARCON.iter().flat_map(|cluster| cluster.entries).filter_map(sense).flatten().collect();
    let corrections: BTreeSet<&str> = typos_dict::WORD.map.values().flat_map(|words| words.iter().copied()).collect();
    let is_word = |word: &str| {
        let capital = word[..1].to_uppercase() + &word[1..];
        let whole = word.to_uppercase();
        known.contains(word)
            || corrections.contains(word)
            || dictionaries.iter().any(|d| d.check(word) || d.check(&capital) || d.check(&whole))
    };
    let mut pairs = BTreeSet::new();
    for (wrong, right) in typos_dict::WORD.map.entries() {
        let wrong = wrong.into_inner();
        let [right] = **right else { continue };
        let plain = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'\'');
        let near = distance(wrong, right) <= if wrong.len() < 5 { 1 } else { 2 };
        if wrong.len() > 2 && plain(wrong) && plain(right) && near && !negates(wrong, right) && !is_word(wrong) {
            pairs.insert(format!("{wrong} {right}"));
        }
    }
    pairs
}
