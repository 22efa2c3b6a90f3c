//! A policy of any size with headings, paragraphs, lists and boilerplate, and an edited version of it.

use super::random::{Random, reworded, sentence, vocabulary, written};

type Sentence = Vec<String>;

enum Part {
    Heading { level: usize, title: Sentence },
    Paragraph(Vec<Sentence>),
    List(Vec<Sentence>),
}

/// Both versions of a policy of about so many bytes, of which about 3 % of the statements were edited.
pub fn versions(bytes: usize) -> [String; 2] {
    let words = vocabulary("", 6000);
    let mut random = Random::new(2007);
    let policy = policy(&mut random, &words, bytes);
    let old = written_out(&policy);
    [old, written_out(&edited(&mut random, &words, policy))]
}

/// A policy of about so many bytes.
fn policy(random: &mut Random, words: &[String], bytes: usize) -> Vec<Part> {
    let boilerplate: Vec<Sentence> = (0..12).map(|_| sentence(random, words, 8..16, true)).collect();
    let mut parts = Vec::new();
    let mut size = 0;
    while size < bytes {
        let mut statement = || {
            let made = if random.in_thousand(60) {
                random.choose(&boilerplate).clone()
            } else {
                sentence(random, words, 9..30, true)
            };
            size += made.iter().map(|word| word.len() + 1).sum::<usize>();
            made
        };
        match parts.len() % 12 {
            0 => {
                let title = statement().into_iter().take(5).collect();
                parts.push(Part::Heading { level: if parts.len() % 96 == 0 { 1 } else { 2 }, title });
            }
            5 | 9 => parts.push(Part::List((0..4).map(|_| statement()).collect())),
            _ => parts.push(Part::Paragraph((0..4).map(|_| statement()).collect())),
        }
    }
    parts
}

/// Rewords, takes elsewhere, drops, adds, splits and merges one statement in thirty-three.
fn edited(random: &mut Random, words: &[String], policy: Vec<Part>) -> Vec<Part> {
    let mut carried: Vec<Sentence> = Vec::new();
    let mut edit = |sentences: Vec<Sentence>| {
        let mut out: Vec<Sentence> = Vec::with_capacity(sentences.len() + 1);
        for mut sentence in sentences {
            if !random.in_thousand(30) {
                out.push(sentence);
                continue;
            }
            match random.below(10) {
                0..=3 => {
                    let count = 1 + random.below(3);
                    out.push(reworded(random, &sentence, words, count));
                }
                4 => {
                    // What is taken out here is put down where the next one is taken out.
                    carried.push(sentence);
                    out.extend((carried.len() > 1).then(|| carried.remove(0)));
                }
                5 => {}
                6 | 7 => {
                    let added = super::random::sentence(random, words, 9..30, true);
                    out.extend([sentence, added]);
                }
                8 => {
                    let rest = sentence.split_off(sentence.len() / 2);
                    out.extend([sentence, rest]);
                }
                _ => match out.last_mut() {
                    Some(last) => {
                        last.push("and".to_owned());
                        last.append(&mut sentence);
                    }
                    None => out.push(sentence),
                },
            }
        }
        out
    };
    policy
        .into_iter()
        .map(|part| match part {
            Part::Paragraph(sentences) => Part::Paragraph(edit(sentences)),
            Part::List(items) => Part::List(edit(items)),
            heading => heading,
        })
        .collect()
}

fn written_out(policy: &[Part]) -> String {
    let mut text = String::new();
    for part in policy {
        match part {
            Part::Heading { level, title } => {
                text.push_str(&"#".repeat(*level));
                text.push(' ');
                text.push_str(written(title).trim_end_matches('.'));
                text.push('\n');
            }
            Part::Paragraph(sentences) => {
                let sentences: Vec<String> = sentences.iter().map(|sentence| written(sentence)).collect();
                text.push_str(&sentences.join(" "));
                text.push('\n');
            }
            Part::List(items) => {
                for item in items {
                    text.push_str("- ");
                    text.push_str(&item.join(" "));
                    text.push_str(";\n");
                }
            }
        }
        text.push('\n');
    }
    text
}
