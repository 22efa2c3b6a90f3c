//! Whole sentences and footnotes: dropped, added, moved, repeated.

use std::sync::LazyLock;

use regex::Regex;

use crate::mutants::maker::{Edit, Maker, drop, insert, pairs, put, swap};
use crate::mutants::page::{Kind, Page, Span};

static MARK: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\[\^[^\]\n]+\]").unwrap());

pub fn make(maker: &mut Maker<'_>) {
    dropped(maker);
    added(maker);
    under_another_heading(maker);
    footnotes(maker);
}

/// A span with the space before it, so that no gap is left.
fn with_gap(page: &Page, span: &Span) -> Span {
    let before = &page.source[..span.start];
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let gap = before[line..].len() - before[line..].trim_end().len();
    if before[line..].trim().is_empty() {
        // At the start of a line: the space behind it goes.
        let rest = &page.source[span.end..];
        let after = rest.len() - rest.trim_start_matches([' ', '\n']).len();
        let after = if rest[..after].contains("\n\n") { 0 } else { after };
        return span.start..span.end + after;
    }
    span.start - gap..span.end
}

fn dropped(maker: &mut Maker<'_>) {
    let page = maker.page;
    let (mut sentences, mut paragraphs, mut comments, mut definitions) = (vec![], vec![], vec![], vec![]);
    for k in page.plain_paragraphs() {
        let all = page.sentences(k);
        for sentence in all.iter().filter(|sentence| all.len() > 1 && page.says(sentence, 3)) {
            sentences.push(vec![drop(&with_gap(page, sentence))]);
            if !page.text(sentence).contains("<!--") {
                comments.push(vec![insert(sentence.start, "<!-- "), insert(sentence.end, " -->")]);
            }
        }
        if page.says(&page.blocks[k].text, 3) {
            paragraphs.push(vec![drop(&page.blocks[k].lines)]);
            let text = page.text(&page.blocks[k].text);
            if !text.contains(['(', ')', '[', '\n']) {
                definitions.push(vec![put(
                    &(page.blocks[k].text.start..page.blocks[k].lines.end),
                    format!("[//]: # ({text})\n"),
                )]);
            }
        }
    }
    maker.meaning("sentence dropped", sentences);
    maker.meaning("sentence turned into a comment", comments);
    maker.meaning("paragraph turned into the definition of a link", definitions);
    maker.meaning("paragraph dropped", paragraphs);
}

fn added(maker: &mut Maker<'_>) {
    static COMMENT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?s)<!--\s*(.*?)\s*-->").unwrap());
    let page = maker.page;
    let comments = page.of_kind(|kind| matches!(kind, Kind::Comment)).filter_map(|k| {
        let lines = page.blocks[k].lines.clone();
        let found = COMMENT.captures(page.text(&lines))?;
        (found[1].split_whitespace().count() > 3).then(|| vec![put(&lines, format!("{}\n", &found[1]))])
    });
    maker.meaning("comment turned into text", comments);
    let Some(words) = page.words else { return };
    let ends = |with: &str| {
        page.plain_paragraphs().map(|k| vec![insert(page.blocks[k].text.end, format!(" {with}"))]).collect::<Vec<_>>()
    };
    maker.meaning("sentence added that binds", ends(words.duty));
    maker.meaning("sentence added that permits", ends(words.permission));
}

/// Paragraphs and sentences that stand under another governing heading now, or there as well.
fn under_another_heading(maker: &mut Maker<'_>) {
    let page = maker.page;
    let paragraphs: Vec<usize> = page.plain_paragraphs().filter(|&k| page.says(&page.blocks[k].text, 3)).collect();
    let (mut moved, mut sentences, mut repeated) = (vec![], vec![], vec![]);
    for (one, other) in pairs(&paragraphs).into_iter().flat_map(|(a, b)| [(a, b), (b, a)]) {
        if page.governor(one) == page.governor(other) || !page.source.is_char_boundary(page.blocks[one].lines.end) {
            continue;
        }
        let (from, to) = (&page.blocks[one], &page.blocks[other]);
        let text = page.text(&from.text);
        moved.push(vec![drop(&from.lines), insert(to.lines.start, format!("{text}\n\n"))]);
        let all = page.sentences(one);
        let Some(last) = all.last().filter(|last| all.len() > 1 && page.says(last, 3)) else { continue };
        let sentence = page.text(last);
        sentences.push(vec![drop(&with_gap(page, last)), insert(to.text.end, format!(" {sentence}"))]);
        repeated.push(vec![insert(to.text.end, format!(" {sentence}"))]);
    }
    maker.meaning("paragraph moved under another governing heading", moved);
    maker.meaning("sentence moved under another governing heading", sentences);
    maker.meaning("sentence repeated under another governing heading", repeated);
}

fn footnotes(maker: &mut Maker<'_>) {
    let page = maker.page;
    let notes: Vec<usize> = page.of_kind(|kind| matches!(kind, Kind::Footnote { .. })).collect();
    maker.meaning(
        "footnote dropped",
        notes.iter().filter_map(|&k| {
            let Kind::Footnote { label } = &page.blocks[k].kind else { return None };
            let mark = format!("[^{label}]");
            let marks = page.prose().filter(|&block| block != k).flat_map(|block| {
                let text = &page.blocks[block].text;
                page.text(text)
                    .match_indices(&mark)
                    .map(|(at, mark)| text.start + at..text.start + at + mark.len())
                    .collect::<Vec<_>>()
            });
            Some(marks.map(|mark| drop(&mark)).chain([drop(&page.blocks[k].lines)]).collect())
        }),
    );
    let texts: Vec<Span> = notes.iter().map(|&k| page.blocks[k].text.clone()).collect();
    maker.meaning("texts of two footnotes swapped", pairs(&texts).iter().map(|(a, b)| swap(page, a, b)));
    let mut marks: Vec<(Span, Span)> = Vec::new();
    let mut unmarked: Vec<Span> = Vec::new();
    for k in page.plain_paragraphs() {
        for sentence in page.sentences(k) {
            match MARK.find(page.text(&sentence)) {
                Some(mark) => marks.push((sentence.start + mark.start()..sentence.start + mark.end(), sentence)),
                None if page.says(&sentence, 3) => unmarked.push(sentence),
                None => {}
            }
        }
    }
    maker.meaning("mark of a footnote dropped", marks.iter().map(|(mark, _)| vec![drop(mark)]));
    let moved = marks.iter().flat_map(|(mark, sentence)| {
        let target = unmarked.iter().find(|other| other.start > sentence.end).or(unmarked.first());
        target.map(|target| -> Vec<Edit> { vec![drop(mark), insert(target.end, page.text(mark))] })
    });
    maker.meaning("mark of a footnote moved to another sentence", moved.collect::<Vec<_>>());
    maker.meaning("marks of two footnotes swapped", pairs(&marks).iter().map(|((a, _), (b, _))| swap(page, a, b)));
}
