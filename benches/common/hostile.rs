//! Pairs of documents that are hard on a comparison: each would be found out by a loop over all pairs of statements,
//! by a list that grows with every copy, or by memory taken per character.

use super::random::{Random, reworded, sentence, vocabulary, written};

type Sentence = Vec<String>;

/// A case: its name, and what makes both versions of about so many bytes a side.
pub struct Case {
    pub name: &'static str,
    pub make: fn(usize) -> [String; 2],
}

pub const CASES: &[Case] = &[
    Case { name: "every statement changed", make: changed },
    Case { name: "all shuffled", make: shuffled },
    Case { name: "every statement changed and all shuffled", make: changed_and_shuffled },
    Case { name: "one sentence over and over", make: one_sentence },
    Case { name: "12-word vocabulary", make: few_words },
    Case { name: "nothing in common", make: nothing_in_common },
    Case { name: "nothing but stop words in common", make: stop_words_in_common },
    Case { name: "other sentences of the same words", make: same_words },
    Case { name: "one line", make: one_line },
    Case { name: "one sentence without an end", make: runaway },
    Case { name: "a table of sentences", make: table },
    Case { name: "a table of figures", make: figures },
    Case { name: "nothing but headings", make: headings },
    Case { name: "one word a paragraph", make: short },
    Case { name: "script without spaces", make: unspaced },
    Case { name: "deep nesting", make: nested },
];

fn sentences(seed: u64, words: &[String], bytes: usize, natural: bool) -> Vec<Sentence> {
    let mut random = Random::new(seed);
    let mut size = 0;
    std::iter::from_fn(|| {
        (size < bytes).then(|| {
            let made = sentence(&mut random, words, 10..28, natural);
            size += made.iter().map(|word| word.len() + 1).sum::<usize>() + 1;
            made
        })
    })
    .collect()
}

/// Paragraphs of four sentences, thirty under a heading.
fn document(sentences: &[Sentence]) -> String {
    let mut text = String::new();
    for (k, paragraph) in sentences.chunks(4).enumerate() {
        if k % 30 == 0 {
            let title = written(&paragraph[0][..4]);
            text.push_str(&format!("## {}\n\n", title.trim_end_matches('.')));
        }
        let sentences: Vec<String> = paragraph.iter().map(|sentence| written(sentence)).collect();
        text.push_str(&sentences.join(" "));
        text.push_str("\n\n");
    }
    text
}

fn all_reworded(old: &[Sentence], words: &[String]) -> Vec<Sentence> {
    let mut random = Random::new(12);
    old.iter()
        .map(|sentence| {
            let count = 1 + random.below(3);
            reworded(&mut random, sentence, words, count)
        })
        .collect()
}

fn some_reworded(old: &[Sentence], words: &[String], thousandths: usize) -> Vec<Sentence> {
    let mut random = Random::new(13);
    old.iter()
        .map(|sentence| match random.in_thousand(thousandths) {
            true => reworded(&mut random, sentence, words, 2),
            false => sentence.clone(),
        })
        .collect()
}

fn changed(bytes: usize) -> [String; 2] {
    let words = vocabulary("", 6000);
    let old = sentences(1, &words, bytes, true);
    [document(&old), document(&all_reworded(&old, &words))]
}

fn shuffled(bytes: usize) -> [String; 2] {
    let mut new = sentences(1, &vocabulary("", 6000), bytes, true);
    let old = document(&new);
    Random::new(2).shuffle(&mut new);
    [old, document(&new)]
}

fn changed_and_shuffled(bytes: usize) -> [String; 2] {
    let words = vocabulary("", 6000);
    let old = sentences(1, &words, bytes, true);
    let mut new = all_reworded(&old, &words);
    Random::new(2).shuffle(&mut new);
    [document(&old), document(&new)]
}

/// 40,000 copies at 5 MB, 2 % of them edited.
fn one_sentence(bytes: usize) -> [String; 2] {
    let words = vocabulary("", 6000);
    let sentence = sentence(&mut Random::new(3), &words, 18..19, true);
    let old = vec![sentence; bytes / 125];
    [document(&old), document(&some_reworded(&old, &words, 20))]
}

fn few_words(bytes: usize) -> [String; 2] {
    let words = vocabulary("", 12);
    [4, 5].map(|seed| document(&sentences(seed, &words, bytes, false)))
}

fn nothing_in_common(bytes: usize) -> [String; 2] {
    [("", 6), ("x", 7)].map(|(first, seed)| document(&sentences(seed, &vocabulary(first, 6000), bytes, false)))
}

fn stop_words_in_common(bytes: usize) -> [String; 2] {
    [("", 6), ("x", 7)].map(|(first, seed)| document(&sentences(seed, &vocabulary(first, 6000), bytes, true)))
}

fn same_words(bytes: usize) -> [String; 2] {
    [8, 9].map(|seed| document(&sentences(seed, &vocabulary("", 6000), bytes, true)))
}

fn one_line(bytes: usize) -> [String; 2] {
    let words = vocabulary("", 6000);
    let old = sentences(1, &words, bytes, true);
    let line = |sentences: &[Sentence]| sentences.iter().map(|s| written(s)).collect::<Vec<_>>().join(" ") + "\n";
    [line(&old), line(&some_reworded(&old, &words, 30))]
}

fn runaway(bytes: usize) -> [String; 2] {
    let words = vocabulary("", 6000);
    let old = sentences(1, &words, bytes, true);
    let line = |sentences: &[Sentence]| sentences.iter().map(|s| s.join(" ")).collect::<Vec<_>>().join(" ") + "\n";
    [line(&old), line(&some_reworded(&old, &words, 500))]
}

fn table(bytes: usize) -> [String; 2] {
    let words = vocabulary("", 6000);
    let old = sentences(1, &words, bytes * 9 / 10, true);
    let table = |sentences: &[Sentence]| {
        let mut text = String::from("| Zone | Duty | Fee | Note |\n|---|---|---|---|\n");
        for (k, sentence) in sentences.iter().enumerate() {
            let (duty, note) = sentence.split_at(sentence.len() / 2);
            text.push_str(&format!("| {} | {} | {} | {} |\n", duty[0], duty.join(" "), k * 37 % 500, note.join(" ")));
        }
        text
    };
    [table(&old), table(&some_reworded(&old, &words, 30))]
}

/// Cells of one figure: nearly all stand hundreds of times.
fn figures(bytes: usize) -> [String; 2] {
    let table = |edited: usize| {
        let mut random = Random::new(10);
        let mut text = format!("|{}\n|{}\n", "Year|".repeat(12), "---|".repeat(12));
        while text.len() < bytes {
            text.push('|');
            for _ in 0..12 {
                let figure = random.below(1000);
                let figure = if random.in_thousand(30) { figure + edited } else { figure };
                text.push_str(&format!("{figure}|"));
            }
            text.push('\n');
        }
        text
    };
    [table(0), table(1)]
}

/// 100,000 headings at 5 MB.
fn headings(bytes: usize) -> [String; 2] {
    let words = vocabulary("", 6000);
    let mut random = Random::new(11);
    let old: Vec<Sentence> = (0..bytes / 50).map(|_| sentence(&mut random, &words, 5..9, true)).collect();
    let text = |titles: &[Sentence]| {
        let lines = titles.iter().enumerate();
        lines.map(|(k, title)| format!("{} {}\n\n", "#".repeat(1 + k % 6), title.join(" "))).collect()
    };
    [text(&old), text(&some_reworded(&old, &words, 30))]
}

fn short(bytes: usize) -> [String; 2] {
    let words = vocabulary("", 6000);
    [14, 15].map(|seed| {
        let mut random = Random::new(seed);
        (0..bytes / 8).map(|_| format!("{}\n\n", random.choose(&words))).collect()
    })
}

fn unspaced(bytes: usize) -> [String; 2] {
    let characters: Vec<char> = ('\u{4E00}'..'\u{5A00}').collect();
    [16, 17].map(|seed| {
        let mut random = Random::new(seed);
        (0..bytes / 3).map(|k| if k % 25 == 24 { '。' } else { *random.skewed(&characters) }).collect()
    })
}

/// Lists sixty deep, over and over, and a quotation a thousand deep.
fn nested(bytes: usize) -> [String; 2] {
    let words = vocabulary("", 6000);
    let old = sentences(1, &words, bytes * 6 / 10, true);
    let text = |sentences: &[Sentence]| {
        let mut text = String::new();
        for (k, sentence) in sentences.iter().enumerate() {
            text.push_str(&format!("{}- {}\n", "  ".repeat(k % 60), sentence.join(" ")));
        }
        text.push_str(&format!("\n{} Deep words stand here.\n", ">".repeat(1000)));
        text
    };
    [text(&old), text(&some_reworded(&old, &words, 30))]
}
