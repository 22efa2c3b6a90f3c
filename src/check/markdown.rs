//! A comment for a pull request, and the summary of a job: counts and broken rules first, then a table of the themes,
//! then the texts. Where it would be too long, whole findings are left out, and it says how many.

mod escape;

use std::io;

use self::escape::{code, html, marked, plain};
use super::{CheckReport, Checked, CheckedFinding, Counts, Status, text};
use crate::model::{Kind, SignalKind};
use crate::rules::Level;

/// Bytes of a comment. GitHub takes 65,536 characters; some room is left for what is put around it.
pub const COMMENT_LIMIT: usize = 65_000;
/// Bytes of a job summary. GitHub takes 1 MiB for each step.
pub const SUMMARY_LIMIT: usize = 1_000_000;

/// Room for the foot and for the lines that say what was left out.
const RESERVE: usize = 1_000;
/// Characters of a statement in the list of broken rules.
const EXCERPT: usize = 300;

/// The hidden first line, by which a program finds its own comment to renew it.
pub fn marker(report: &CheckReport) -> String {
    // Nothing may end the comment early.
    format!("<!-- redraft.check: {} -->", report.config.replace("--", "‐‐"))
}

/// Writes no more than `limit` bytes of Markdown.
///
/// # Errors
/// Only those of the writer.
pub fn write(report: &CheckReport, limit: usize, out: &mut dyn io::Write) -> io::Result<()> {
    let counts = Counts::of(&report.comparisons);
    let mut page = Page { text: String::new(), limit: limit.saturating_sub(RESERVE) };
    let head = if counts.is_clean() { "Policy check passed" } else { "Policy check failed" };
    let comparisons = text::count(report.comparisons.len(), "comparison", "comparisons");
    page.must(&format!("{}\n### {head}\n\n{comparisons}: {}\n", marker(report), counts.facts().join(" · ")));
    rules(report, &mut page);
    themes(report, &mut page);
    findings(report, &mut page);
    page.must(&foot(report, &counts));
    out.write_all(page.text.as_bytes())
}

/// What is written so far, and how long it may become.
struct Page {
    text: String,
    limit: usize,
}

impl Page {
    fn must(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds the text if it fits into a share of the page.
    fn may(&mut self, text: &str, percent: usize) -> bool {
        let fits = self.text.len() + text.len() <= self.limit / 100 * percent;
        if fits {
            self.text.push_str(text);
        }
        fits
    }
}

/// What is denied, and what is warned of.
fn rules(report: &CheckReport, page: &mut Page) {
    let mut lines: Vec<(Level, String)> = Vec::new();
    for checked in &report.comparisons {
        for item in &checked.findings {
            for broken in &item.broken {
                let shown = text::short(&item.finding().in_one_line(), EXCERPT);
                let line =
                    format!("- {} · {} · {}\n", rule(&text::broken(broken)), place(checked, item), marked(&shown));
                lines.push((broken.level, line));
            }
        }
        for unmet in &checked.unmet {
            lines.push((unmet.level, format!("- {} · {}\n", rule(&text::unmet(unmet)), code(&checked.draft_file))));
        }
    }
    if lines.is_empty() {
        return;
    }
    lines.sort_by_key(|(level, _)| std::cmp::Reverse(*level));
    page.must("\n#### Rules\n\n");
    let left = lines.iter().filter(|(_, line)| !page.may(line, 40)).count();
    if left > 0 {
        page.must(&format!("- … and {left} more\n"));
    }
}

/// `denied: …` with a bold first word.
fn rule(line: &str) -> String {
    let (level, rest) = line.split_once(": ").unwrap_or(("", line));
    format!("**{level}**: {}", plain(rest))
}

const KINDS: [(Kind, &str); 6] = [
    (Kind::Added, "+ added"),
    (Kind::Dropped, "- dropped"),
    (Kind::Reworded, "~ reworded"),
    (Kind::Split, "< split"),
    (Kind::Merged, "> merged"),
    (Kind::Unchanged, "^ moved"),
];

/// Open findings by theme, in the order of the drafts.
fn by_theme(checked: &Checked) -> Vec<(&str, Vec<&CheckedFinding>)> {
    let mut groups: Vec<(&str, Vec<&CheckedFinding>)> = Vec::new();
    for item in checked.open() {
        let theme = item.finding().theme.as_str();
        match groups.iter_mut().find(|(known, _)| *known == theme) {
            Some((_, items)) => items.push(item),
            None => groups.push((theme, vec![item])),
        }
    }
    groups
}

fn themes(report: &CheckReport, page: &mut Page) {
    let all: Vec<(&Checked, &str, Vec<&CheckedFinding>)> = report
        .comparisons
        .iter()
        .flat_map(|checked| by_theme(checked).into_iter().map(move |(theme, items)| (checked, theme, items)))
        .collect();
    if all.is_empty() {
        return;
    }
    // Columns that would be empty are left out.
    let has = |kind: Kind| all.iter().any(|(_, _, items)| items.iter().any(|item| item.finding().kind == kind));
    let kinds: Vec<(Kind, &str)> = KINDS.into_iter().filter(|(kind, _)| has(*kind)).collect();
    let several = report.comparisons.len() > 1;
    let mut head = if several { "\n| comparison | theme |".to_owned() } else { "\n| theme |".to_owned() };
    let mut rule = if several { "| --- | --- |".to_owned() } else { "| --- |".to_owned() };
    for (_, name) in &kinds {
        head.push_str(&format!(" {} |", plain(name)));
        rule.push_str(" --: |");
    }
    page.must(&format!("{head} changes of meaning |\n{rule} --- |\n"));
    let mut left = 0;
    for (checked, theme, items) in &all {
        let mut row = if several { format!("| {} ", plain(&checked.name)) } else { String::new() };
        row.push_str(&format!("| {} |", plain(theme_name(checked, theme))));
        for (kind, _) in &kinds {
            match items.iter().filter(|item| item.finding().kind == *kind).count() {
                0 => row.push_str(" |"),
                n => row.push_str(&format!(" {n} |")),
            }
        }
        row.push_str(&format!(" {} |\n", signals(items)));
        left += usize::from(!page.may(&row, 60));
    }
    if left > 0 {
        page.must(&format!("\n… and {}.\n", text::count(left, "more theme", "more themes")));
    }
}

fn theme_name<'a>(checked: &'a Checked, theme: &'a str) -> &'a str {
    if theme.is_empty() { "no theme" } else { checked.theme_label(theme) }
}

/// `force-weakened 2, amount-changed`
fn signals(items: &[&CheckedFinding]) -> String {
    let mut counts: Vec<(SignalKind, usize)> = Vec::new();
    for kind in items.iter().flat_map(|item| item.finding().signal_kinds()) {
        match counts.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((kind, 1)),
        }
    }
    let name =
        |(kind, count): &(SignalKind, usize)| if *count > 1 { format!("{kind} {count}") } else { kind.to_string() };
    counts.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The texts, one fold for each theme.
fn findings(report: &CheckReport, page: &mut Page) {
    let mut left = 0;
    for checked in report.comparisons.iter().filter(|checked| checked.open().next().is_some()) {
        let folded = checked.folded();
        let mut head =
            format!("\n#### {} · {} → {}\n", plain(&checked.name), code(&checked.baseline), code(&checked.draft));
        if let (Some(missing), true) = (text::missing(checked), folded > 0) {
            head.push_str(&format!("\n{} {}.\n", plain(&missing), text::count(folded, "statement", "statements")));
        }
        if !page.may(&head, 100) {
            left += checked.open().count();
            continue;
        }
        for (theme, items) in by_theme(checked) {
            let items: Vec<&&CheckedFinding> = items.iter().filter(|item| !checked.is_folded(item)).collect();
            let count = text::count(items.len(), "finding", "findings");
            let open = format!("\n<details><summary>{} · {count}</summary>\n", html(theme_name(checked, theme)));
            const CLOSE: &str = "\n</details>\n";
            let mut inside = false;
            for item in items {
                let mut block = block(checked, item);
                if !inside {
                    block.insert_str(0, &open);
                }
                // The end of the fold has its room, for it is asked for with each finding.
                if page.text.len() + block.len() + CLOSE.len() <= page.limit {
                    page.must(&block);
                    inside = true;
                } else {
                    left += 1;
                }
            }
            if inside {
                page.must(CLOSE);
            }
        }
    }
    if left > 0 {
        let what = text::count(left, "more finding is left out here", "more findings are left out here");
        page.must(&format!("\n… {what}, to stay within the limit: `redraft check` shows all.\n"));
    }
}

fn block(checked: &Checked, item: &CheckedFinding) -> String {
    let finding = item.finding();
    let sign = KINDS.iter().find(|(kind, _)| *kind == finding.kind).map_or("", |(_, name)| name);
    let mut out = format!("\n**{}** · {}", plain(sign), place(checked, item));
    if !finding.section.is_empty() {
        out.push_str(&format!(" · § {}", plain(&finding.section)));
    }
    out.push_str(&format!(" · {}\n\n", code(&finding.id)));
    match (&finding.words, finding.old.as_str(), finding.new.as_str()) {
        (Some(words), ..) => out.push_str(&format!("> {}\n", marked(words))),
        (None, "", text) | (None, text, "") => out.push_str(&format!("> {}\n", plain(text))),
        (None, old, new) if old == new => out.push_str(&format!("> {}\n", plain(new))),
        (None, old, new) => {
            out.push_str(&format!("> <del>{}</del>\n>\n> <ins>{}</ins>\n", plain(old), plain(new)));
        }
    }
    let said = text::struck(item).into_iter().chain(finding.signal_lines()).chain(text::governors(finding));
    let mut notes: Vec<String> = said.map(|line| plain(&line)).collect();
    notes.extend(text::standing(item).filter(|_| item.status != Status::New).map(|note| marked(&note)));
    notes.extend(item.broken.iter().map(|broken| rule(&text::broken(broken))));
    if !notes.is_empty() {
        out.push('\n');
        notes.iter().for_each(|note| out.push_str(&format!("- {note}\n")));
    }
    out
}

fn place(checked: &Checked, item: &CheckedFinding) -> String {
    match item.place() {
        Some(lines) => code(&format!("{}:{}", checked.draft_file, lines.first)),
        None => code(&checked.draft_file),
    }
}

fn foot(report: &CheckReport, counts: &Counts) -> String {
    let mut out = String::new();
    if counts.pending() > 0 {
        let folder = report.comparisons.iter().find_map(|checked| {
            let file = checked.snapshot_file.strip_suffix(&format!("{}.snap", checked.name))?;
            Some(text::short(file.trim_end_matches('/'), 200))
        });
        let folder = folder.unwrap_or_else(|| "the snapshots".to_owned());
        out.push_str(&format!(
            "\nTo accept what is pending: `redraft check`, then `redraft review` or `redraft accept`, and commit {}.\n",
            code(&folder)
        ));
    }
    if counts.denied > 0 {
        out.push_str(
            "\nAccepting findings does not repair a broken rule: correct the draft, or add a waiver to `redraft.yaml`.\n",
        );
    }
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser};

    use super::*;
    use crate::check::sample;

    fn comment(report: &CheckReport, limit: usize) -> String {
        sample::text(|out| write(report, limit, out))
    }

    #[test]
    fn it_is_never_too_long_and_says_what_is_left_out() {
        for count in [1, 50, 200, 2_000] {
            let text = comment(&sample::many(count), COMMENT_LIMIT);
            assert!(text.len() < 65_536, "{count}: {}", text.len());
            let shown = text.matches("> Berth number").count();
            let left = count - shown;
            assert_eq!(text.contains(&format!("… {left} more finding")), left > 0, "{count}: {shown}");
            assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
            assert!(text.contains("To accept what is pending"));
        }
    }

    #[test]
    fn the_head_names_what_failed_even_where_nothing_else_fits() {
        let text = comment(&sample::report(), 1_300);
        assert!(text.contains("Policy check failed") && text.contains("more finding"), "{text}");
        assert!(text.len() <= 1_300 + 200);
    }

    #[test]
    fn no_text_of_a_policy_becomes_markup() {
        let text = comment(&sample::awkward(), COMMENT_LIMIT);
        let rendered = {
            let mut out = String::new();
            pulldown_cmark::html::push_html(
                &mut out,
                Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH),
            );
            out
        };
        for evil in ["<script", "<img", "<a ", "</details>\n</details>", "@admin", "#12"] {
            assert!(!rendered.contains(evil), "{evil} in\n{rendered}");
        }
        let links = Parser::new_ext(&text, Options::all()).filter(|event| {
            matches!(event, Event::Start(pulldown_cmark::Tag::Link { .. } | pulldown_cmark::Tag::Image { .. }))
        });
        assert_eq!(links.count(), 0);
    }

    #[test]
    fn the_marker_is_a_comment_whatever_the_folder_is_called() {
        let report = CheckReport { config: "a-->b/redraft.yaml".into(), ..CheckReport::default() };
        assert_eq!(marker(&report).matches("-->").count(), 1);
        assert!(comment(&report, COMMENT_LIMIT).starts_with("<!-- redraft.check: "));
    }

    #[test]
    fn snapshot() {
        sample::settings().bind(|| {
            insta::assert_snapshot!("check_markdown", comment(&sample::report(), COMMENT_LIMIT));
            insta::assert_snapshot!("check_markdown_deleted", comment(&sample::deleted(), COMMENT_LIMIT));
        });
    }
}
