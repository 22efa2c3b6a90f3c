//! Small policies, and edits of them, for property tests.

use proptest::prelude::*;
use proptest::sample::select;

/// Words of which sentences are made. Some are awkward on purpose: abbreviations, figures, quotes, brackets, dashes.
const WORDS: &[&str] = &[
    "the",
    "agency",
    "shall",
    "should",
    "may",
    "must",
    "not",
    "support",
    "report",
    "review",
    "annual",
    "border",
    "management",
    "water",
    "energy",
    "regional",
    "cooperation",
    "partners",
    "programme",
    "training",
    "migration",
    "rights",
    "trade",
    "investment",
    "members",
    "council",
    "and",
    "of",
    "in",
    "with",
    "for",
    "every",
    "new",
    "long-term",
    "Art. 5(2)",
    "e.g.",
    "30",
    "40%",
    "EUR 1,500",
    "\"working copy\"",
    "agency's",
    "- in principle -",
    "(EU)",
    "No 604/2013",
    "where appropriate,",
    "31 December 2027",
];

/// Sentences that stand in many places, as official prose has them.
const BOILERPLATE: &[&str] = &[
    "The EU will support the Central Asian states.",
    "Progress is reviewed once a year by the council.",
    "This is done in line with national law.",
];

/// Sentences that lead into a list, where one follows.
const LEAD_INS: &[&str] = &["Members may:", "Members must not:", "The agency shall:", "The following rules apply."];

/// A sentence as it is written, on one line.
pub type Sentence = String;

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    Heading {
        level: usize,
        title: String,
    },
    Paragraph(Vec<Sentence>),
    /// Items with their depth, 0 or 1.
    List(Vec<(usize, Sentence)>),
    /// Rows of two cells.
    Table(Vec<[String; 2]>),
}

/// A document.
pub type Policy = Vec<Part>;

fn words(count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    proptest::collection::vec(select(WORDS), count).prop_map(|words| words.join(" "))
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn sentence() -> impl Strategy<Value = Sentence> {
    // Begun and ended with plain words, so that it is one sentence for everybody.
    let fresh = (select(&["The agency", "Members", "Every council", "Partners"][..]), words(2..12))
        .prop_map(|(head, words)| format!("{head} {words} every year."));
    prop_oneof![4 => fresh, 1 => select(BOILERPLATE).prop_map(str::to_owned)]
}

fn part() -> impl Strategy<Value = Part> {
    let title = proptest::collection::vec(select(&WORDS[6..22]), 1..4).prop_map(|words| capital(&words.join(" ")));
    let items = proptest::collection::vec((0..2_usize, words(2..8)), 1..5).prop_map(|mut items| {
        items[0].0 = 0;
        items.into_iter().map(|(depth, words)| (depth, format!("report {words} promptly;"))).collect()
    });
    let rows = proptest::collection::vec([words(1..3), words(1..3)], 1..3);
    prop_oneof![
        3 => (1..4_usize, title).prop_map(|(level, title)| Part::Heading { level, title }),
        5 => proptest::collection::vec(sentence(), 1..5).prop_map(Part::Paragraph),
        2 => items.prop_map(Part::List),
        1 => rows.prop_map(Part::Table),
    ]
}

/// A small policy with at least one statement.
pub fn policy() -> impl Strategy<Value = Policy> {
    (proptest::collection::vec(sentence(), 1..3), proptest::collection::vec(part(), 0..9)).prop_map(
        |(first, mut parts)| {
            parts.insert(0, Part::Paragraph(first));
            parts
        },
    )
}

/// One edit; the numbers choose the place and are taken modulo what is there.
#[derive(Debug, Clone)]
pub enum Edit {
    Drop(usize),
    Add(usize, Part),
    Swap(usize, usize),
    /// Takes a heading and all under it elsewhere.
    MoveSection(usize, usize),
    /// Puts another word in the place of one.
    Reword(usize, usize, String),
    /// Makes two sentences of one.
    Split(usize, usize),
    /// Makes one sentence of the first two of a paragraph.
    Merge(usize),
}

pub fn edit() -> impl Strategy<Value = Edit> {
    let at = 0..64_usize;
    prop_oneof![
        at.clone().prop_map(Edit::Drop),
        (at.clone(), part()).prop_map(|(at, part)| Edit::Add(at, part)),
        (at.clone(), at.clone()).prop_map(|(a, b)| Edit::Swap(a, b)),
        (at.clone(), at.clone()).prop_map(|(a, b)| Edit::MoveSection(a, b)),
        (at.clone(), at.clone(), select(WORDS)).prop_map(|(a, b, word)| Edit::Reword(a, b, word.to_owned())),
        (at.clone(), at.clone()).prop_map(|(a, b)| Edit::Split(a, b)),
        at.prop_map(Edit::Merge),
    ]
}

/// A policy and a draft made of it.
pub fn versions() -> impl Strategy<Value = (Policy, Policy)> {
    (policy(), proptest::collection::vec(edit(), 0..6)).prop_map(|(old, edits)| {
        let new = edits.iter().fold(old.clone(), |policy, edit| edit.apply(policy));
        (old, new)
    })
}

/// A policy and a draft made of it, in which sentences lead into the lists: the same or others, or some that swapped.
pub fn governed_versions() -> impl Strategy<Value = (Policy, Policy)> {
    let lead_ins = || proptest::collection::vec(proptest::option::weighted(0.8, select(LEAD_INS)), 1..4);
    (versions(), lead_ins(), lead_ins(), any::<bool>()).prop_map(|((old, new), one, other, same)| {
        let other = if same { &one } else { &other };
        (led(old, &one), led(new, other))
    })
}

/// The policy with a sentence before each of its lists, in turn.
fn led(policy: Policy, lead_ins: &[Option<&str>]) -> Policy {
    let mut lead_ins = lead_ins.iter().cycle();
    let mut led = Policy::new();
    for part in policy {
        if let (Part::List(_), Some(Some(lead_in))) = (&part, lead_ins.next()) {
            led.push(Part::Paragraph(vec![(*lead_in).to_owned()]));
        }
        led.push(part);
    }
    led
}

impl Edit {
    fn apply(&self, mut policy: Policy) -> Policy {
        let count = policy.len();
        match self {
            // The first paragraph stays: a document has a statement.
            Self::Drop(at) if at % count > 0 => drop(policy.remove(at % count)),
            Self::Drop(_) => {}
            Self::Add(at, part) => policy.insert(1 + at % count, part.clone()),
            Self::Swap(a, b) => policy.swap(a % count, b % count),
            Self::MoveSection(from, to) => move_section(&mut policy, from % count, *to),
            Self::Reword(at, word, other) => {
                if let Some(sentence) = sentence_of(&mut policy, *at) {
                    let mut words: Vec<&str> = sentence.split(' ').collect();
                    let inner = words.len() - 2;
                    words[1 + word % inner] = other;
                    *sentence = words.join(" ");
                }
            }
            Self::Split(at, word) => {
                if let Some(sentence) = sentence_of(&mut policy, *at) {
                    let words: Vec<&str> = sentence.split(' ').collect();
                    let cut = 1 + word % (words.len() - 1);
                    *sentence = format!("{} today. Moreover, {}", words[..cut].join(" "), words[cut..].join(" "));
                }
            }
            Self::Merge(at) => {
                if let Part::Paragraph(sentences) = &mut policy[at % count]
                    && sentences.len() > 1
                {
                    let second = sentences.remove(1);
                    sentences[0] = format!("{}, and {}", sentences[0].trim_end_matches('.'), second.to_lowercase());
                }
            }
        }
        policy
    }
}

fn move_section(policy: &mut Policy, from: usize, to: usize) {
    if !matches!(policy[from], Part::Heading { .. }) {
        return;
    }
    let length = policy[from + 1..].iter().take_while(|part| !matches!(part, Part::Heading { .. })).count() + 1;
    let section: Vec<Part> = policy.drain(from..from + length).collect();
    let to = to % (policy.len() + 1);
    policy.splice(to..to, section);
}

fn sentence_of(policy: &mut Policy, at: usize) -> Option<&mut Sentence> {
    let sentences: Vec<&mut Sentence> = policy
        .iter_mut()
        .flat_map(|part| match part {
            Part::Paragraph(sentences) => sentences.iter_mut().collect(),
            Part::List(items) => items.iter_mut().map(|(_, item)| item).collect(),
            _ => Vec::new(),
        })
        .filter(|sentence| sentence.split(' ').count() > 3)
        .collect();
    let count = sentences.len();
    sentences.into_iter().nth(at % count.max(1))
}
