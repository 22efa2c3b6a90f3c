//! A policy as Markdown, plain or with everything that is formatting and not wording.

use proptest::prelude::*;
use proptest::sample::select;

use super::policy::{Part, Policy};

/// How a policy is written down.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    /// Columns at which lines are wrapped.
    pub width: usize,
    pub curly: bool,
    pub bullet: &'static str,
    /// `1.`, `(a)` and so on in place of bullets.
    pub ordered: Option<(usize, &'static str)>,
    pub setext: bool,
    /// Numbers of the headings: the first, and how they are written.
    pub numbering: Option<(usize, &'static str)>,
    /// Emphasis on every so manieth plain word; 0 is none.
    pub emphasis: usize,
    pub strong: &'static str,
    /// A link on every so manieth plain word; 0 is none.
    pub link: usize,
    pub target: &'static str,
    /// A no-break space in place of every so manieth space; 0 is none.
    pub no_break: usize,
    /// A soft hyphen in every so manieth long word; 0 is none.
    pub soft_hyphen: usize,
    pub dash: &'static str,
    pub line_end: &'static str,
    pub padded_table: bool,
}

impl Style {
    pub const PLAIN: Self = Self {
        width: 100,
        curly: false,
        bullet: "-",
        ordered: None,
        setext: false,
        numbering: None,
        emphasis: 0,
        strong: "*",
        link: 0,
        target: "",
        no_break: 0,
        soft_hyphen: 0,
        dash: "-",
        line_end: "\n",
        padded_table: false,
    };
}

/// Any style that changes no word.
pub fn style() -> impl Strategy<Value = Style> {
    let every = || prop_oneof![Just(0), 2..9_usize];
    let lists = (
        select(&["-", "*", "+"][..]),
        proptest::option::of((1..30_usize, select(&["1.", "1)"][..]))),
        any::<bool>(),
        proptest::option::of((1..9_usize, select(&["1.", "1", "I.", "1.1", "Article 1 —", "§ 1"][..]))),
    );
    let words =
        (every(), select(&["*", "**", "_", "__", "***"][..]), every(), select(&["#a", "https://a.example/b?c=d"][..]));
    let spaces = (every(), every(), select(&["-", "–", "—"][..]), select(&["\n", "\r\n", " \n"][..]));
    (30..120_usize, any::<bool>(), lists, words, spaces, any::<bool>()).prop_map(
        |(width, curly, (bullet, ordered, setext, numbering), (emphasis, strong, link, target), spaces, padded)| {
            Style {
                width,
                curly,
                bullet,
                ordered,
                setext,
                numbering,
                emphasis,
                strong,
                link,
                target,
                no_break: spaces.0,
                soft_hyphen: spaces.1,
                dash: spaces.2,
                line_end: spaces.3,
                padded_table: padded,
            }
        },
    )
}

/// The policy as Markdown.
pub fn markdown(policy: &Policy, style: &Style) -> String {
    let mut writer = Writer { style, lines: Vec::new(), heading: 0 };
    for part in policy {
        writer.part(part);
        writer.lines.push(String::new());
    }
    writer.lines.iter().flat_map(|line| [line.as_str(), if line.is_empty() { "\n" } else { style.line_end }]).collect()
}

struct Writer<'a> {
    style: &'a Style,
    lines: Vec<String>,
    heading: usize,
}

impl Writer<'_> {
    fn part(&mut self, part: &Part) {
        match part {
            Part::Heading { level, title } => self.heading(*level, title),
            Part::Paragraph(sentences) => self.wrapped(&self.marked(&sentences.join(" ")), "", ""),
            Part::List(items) => self.list(items),
            Part::Table(rows) => self.table(rows),
        }
    }

    fn heading(&mut self, level: usize, title: &str) {
        self.heading += 1;
        let number = match self.style.numbering {
            Some((first, form)) => number(first + self.heading, form) + " ",
            None => String::new(),
        };
        if self.style.setext && level < 3 {
            // Unescaped, `1. Aims` over a rule is a list item.
            self.lines.push(format!("{}{title}", number.replacen(". ", "\\. ", 1)));
            self.lines.push(if level == 1 { "=====" } else { "-----" }.to_owned());
        } else {
            self.lines.push(format!("{} {number}{title}", "#".repeat(level)));
        }
    }

    fn list(&mut self, items: &[(usize, String)]) {
        let mut counts = [0, 0];
        for (depth, item) in items {
            if *depth == 0 {
                counts[1] = 0;
            }
            let marker = match self.style.ordered {
                // In Markdown only 1 can begin a list right under a line of text.
                Some((first, form)) => number(if *depth == 0 { first } else { 1 } + counts[*depth], form),
                None => self.style.bullet.to_owned(),
            };
            counts[*depth] += 1;
            let indent = " ".repeat(depth * 5);
            let head = format!("{indent}{marker} ");
            let rest = " ".repeat(head.chars().count());
            self.wrapped(&self.marked(item), &head, &rest);
        }
    }

    fn table(&mut self, rows: &[[String; 2]]) {
        let pad = if self.style.padded_table { "   " } else { " " };
        let rule = if self.style.padded_table { "| :--- | ---: |" } else { "| --- | --- |" };
        self.lines.push("| Subject | Measure |".to_owned());
        self.lines.push(rule.to_owned());
        for [left, right] in rows {
            self.lines.push(format!("|{pad}{}{pad}|{pad}{}{pad}|", self.marked(left), self.marked(right)));
        }
    }

    /// The text with quotes, dashes, emphasis, links, spaces and soft hyphens as the style has them.
    fn marked(&self, text: &str) -> String {
        let style = self.style;
        let every = |k: usize, n: usize| n > 0 && k % n == n - 1;
        let mut out = String::new();
        let mut long = 0;
        for (k, word) in text.split(' ').enumerate() {
            if k > 0 {
                out.push(if every(k, style.no_break) { '\u{a0}' } else { ' ' });
            }
            let plain = word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
            let mut word = word.to_owned();
            if word == "-" {
                word = style.dash.to_owned();
            } else if plain && word.len() > 5 {
                long += 1;
                if every(long, style.soft_hyphen) {
                    word.insert(3, '\u{ad}');
                }
            }
            if style.curly {
                word = curly(&word);
            }
            if plain && every(k, style.emphasis) {
                word = format!("{0}{word}{0}", style.strong);
            } else if plain && every(k, style.link) {
                word = format!("[{word}]({})", style.target);
            }
            out.push_str(&word);
        }
        out
    }

    /// Wraps between words; a dash never begins a line, where it would be a bullet.
    fn wrapped(&mut self, text: &str, head: &str, rest: &str) {
        let mut line = head.to_owned();
        let mut empty = true;
        for word in text.split(' ') {
            let fits = line.chars().count() + word.chars().count() < self.style.width;
            let may_begin = !word.starts_with(['-', '–', '—']);
            if !empty && !fits && may_begin {
                self.lines.push(std::mem::replace(&mut line, rest.to_owned()));
                empty = true;
            }
            if !empty {
                line.push(' ');
            }
            line.push_str(word);
            empty = false;
        }
        self.lines.push(line);
    }
}

fn curly(word: &str) -> String {
    let mut out = String::new();
    for (at, c) in word.char_indices() {
        out.push(match c {
            '"' if at == 0 => '“',
            '"' => '”',
            '\'' => '’',
            c => c,
        });
    }
    out
}

/// A number in a given form: `form` shows how 1 is written.
fn number(number: usize, form: &str) -> String {
    const ROMAN: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    match form.strip_suffix('.').filter(|rest| *rest == "I") {
        Some(_) => format!("{}.", ROMAN[(number - 1) % 10]),
        None => form.replacen('1', &number.to_string(), 1),
    }
}
