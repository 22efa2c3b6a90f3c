//! Markup around words: emphasis, links, comments, marks of what was inserted.

use std::sync::LazyLock;

use regex::Regex;

use crate::mutants::maker::{Edit, Maker, insert, put};
use crate::mutants::page::{Kind, Page, Span};

static LINK: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?:^|[^!])\[([^\]\[^]+)\]\(([^()\s]+)\)").unwrap());

pub fn make(maker: &mut Maker<'_>) {
    emphasis(maker);
    links(maker);
    comments(maker);
    inserted(maker);
    front(maker);
}

/// Sentences in running text without any markup in them.
fn bare_sentences(page: &Page) -> Vec<Span> {
    let all = page.plain_paragraphs().flat_map(|k| page.sentences(k));
    all.filter(|span| {
        page.is_free(span)
            && page.text(span).ends_with('.')
            && !page.text(span).contains(['*', '_', '[', '`', '<', '{', '~', '\\'])
    })
    .collect()
}

fn emphasis(maker: &mut Maker<'_>) {
    let page = maker.page;
    let sentences = bare_sentences(page);
    for (name, mark) in [("bold", "**"), ("italic", "*"), ("bold and italic", "***"), ("italic by _", "_")] {
        let whole = sentences.iter().map(|span| vec![insert(span.start, mark), insert(span.end, mark)]);
        maker.form(&format!("sentence set in {name}"), whole);
    }
    let words = sentences.iter().filter_map(|span| {
        let first = page.text(span).split_whitespace().next()?.len();
        page.text(span)[..first]
            .chars()
            .all(char::is_alphabetic)
            .then(|| vec![insert(span.start, "**"), insert(span.start + first, "**")])
    });
    maker.form("first word set in bold", words.collect::<Vec<_>>());
    let html = sentences.iter().map(|span| vec![insert(span.start, "<strong>"), insert(span.end, "</strong>")]);
    maker.form("sentence set in bold by HTML", html);
}

fn links(maker: &mut Maker<'_>) {
    let page = maker.page;
    let found: Vec<(Span, Span, Span)> = page
        .prose()
        .flat_map(|k| {
            let start = page.blocks[k].text.start;
            let at = move |m: regex::Match<'_>| start + m.start()..start + m.end();
            LINK.captures_iter(page.text(&page.blocks[k].text))
                .filter_map(|found| Some((at(found.get(0)?), at(found.get(1)?), at(found.get(2)?))))
                .collect::<Vec<_>>()
        })
        .collect();
    maker.form(
        "target of a link changed",
        found.iter().map(|(_, _, target)| vec![put(target, "https://example.org/elsewhere")]),
    );
    maker.form("title added to a link", found.iter().map(|(_, _, target)| vec![insert(target.end, " \"More\"")]));
    maker.form(
        "link by reference",
        found.iter().map(|(_, text, target)| {
            let definition = format!("\n\n[target]: {}\n", page.text(target));
            vec![put(&(text.end..target.end + 1), "][target]"), insert(page.source.len(), definition)]
        }),
    );
    maker.form(
        "link taken off its text",
        found.iter().map(|(_, text, target)| {
            vec![put(&(text.start - 1..text.start), ""), put(&(text.end..target.end + 1), "")]
        }),
    );
    let words = bare_sentences(page).into_iter().filter_map(|span| {
        let last = page.text(&span).trim_end_matches('.').split_whitespace().next_back()?;
        let start = span.end - 1 - last.len();
        (last.chars().all(char::is_alphabetic) && last.len() > 3)
            .then(|| vec![insert(start, "["), insert(span.end - 1, "](https://example.org)")])
    });
    maker.form("word turned into a link", words.collect::<Vec<_>>());
    maker.form_of_page(
        "definition of a link added",
        format!("{}\n\n[elsewhere]: https://example.org\n", page.source.trim_end()),
    );
}

pub fn comments(maker: &mut Maker<'_>) {
    let page = maker.page;
    let text = page.words.map_or("checked", |words| words.comment);
    let paragraphs: Vec<usize> = page.plain_paragraphs().collect();
    maker.form(
        "comment added between blocks",
        paragraphs.iter().map(|&k| vec![insert(page.blocks[k].lines.start, format!("<!-- {text} -->\n\n"))]),
    );
    maker.form(
        "comment added behind a sentence",
        bare_sentences(page).iter().map(|span| vec![insert(span.end, format!("<!-- {text} -->"))]),
    );
    maker.form(
        "comment of CriticMarkup added",
        bare_sentences(page).iter().map(|span| vec![insert(span.end, format!("{{>>{text}<<}}"))]),
    );
    let all: Vec<usize> = page.of_kind(|kind| matches!(kind, Kind::Comment)).collect();
    maker.form("comment dropped", all.iter().map(|&k| vec![put(&page.blocks[k].lines, "")]));
    maker.form("comment changed", all.iter().map(|&k| vec![put(&page.blocks[k].lines, format!("<!-- {text} -->\n"))]));
}

/// What is marked as inserted stood there already: it is in force as before.
fn inserted(maker: &mut Maker<'_>) {
    let page = maker.page;
    for (open, close) in [("{++", "++}"), ("<ins>", "</ins>")] {
        let sites =
            bare_sentences(page).into_iter().map(|span| vec![insert(span.start, open), insert(span.end, close)]);
        maker.form(&format!("sentence marked as inserted by {open} {close}"), sites);
    }
}

fn front(maker: &mut Maker<'_>) {
    let page = maker.page;
    match page.of_kind(|kind| matches!(kind, Kind::Front)).next() {
        Some(k) => {
            let end = page.blocks[k].lines.end - "---\n".len();
            maker.form_of_all("field added to the front matter", vec![insert(end, "reviewed: 2027-03-01\n")]);
            let front = page.text(&page.blocks[k].lines);
            let version = front.find("\nversion: ").map(|at| at + "\nversion: ".len());
            let line: Vec<Edit> = version
                .into_iter()
                .filter_map(|at| Some(put(&(at..at + front[at..].find('\n')?), "\"draft\"")))
                .collect();
            maker.form_of_all("version changed in the front matter", line);
        }
        None => maker.form_of_page("front matter added", format!("---\nreviewed: 2027-03-01\n---\n\n{}", page.source)),
    }
}
