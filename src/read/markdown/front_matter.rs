//! The block of metadata at the head of a Markdown file. The parser would see one between any two rules, which
//! would swallow text; so it is taken off here, at the head only.

/// What the front matter says, and where the text begins.
#[derive(Debug, Default, PartialEq)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    pub(super) version: Option<String>,
    pub(super) language: Option<String>,
    /// The first byte behind it.
    pub(super) end: usize,
}

/// Reads the front matter, if the text begins with one: lines of `key: value` between `---`, or of `key = value`
/// between `+++`.
pub(super) fn read(text: &str) -> FrontMatter {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let sign = match first.trim_end() {
        "---" => ':',
        "+++" => '=',
        _ => return FrontMatter::default(),
    };
    let mut front = FrontMatter { end: first.len(), ..FrontMatter::default() };
    let mut folded: Option<String> = None;
    for line in lines {
        front.end += line.len();
        let content = line.trim_end();
        let closed = if sign == ':' { matches!(content, "---" | "...") } else { content == "+++" };
        let indented = content.is_empty() || line.starts_with([' ', '\t']);
        if !indented {
            folded = None;
        }
        if closed {
            return front;
        }
        if indented {
            if let Some(value) = folded.as_deref().and_then(|key| front.field(key)) {
                let joined = format!("{} {}", value.as_deref().unwrap_or_default(), content.trim());
                *value = Some(joined.trim().to_owned());
            }
            continue;
        }
        if content.starts_with(['#', '-', ']', '}', '[']) {
            continue;
        }
        let Some((key, value)) = content.split_once(sign) else { return FrontMatter::default() };
        let key = key.trim().to_ascii_lowercase();
        if key.contains(' ') {
            return FrontMatter::default();
        }
        let value = value.trim();
        if matches!(value, ">" | "|" | ">-" | "|-" | "") {
            folded = Some(key);
        } else if let Some(field) = front.field(&key) {
            *field = Some(unquoted(value));
        }
        front.language = front.language.take().and_then(|tag| super::super::language_code(&tag));
    }
    // It never closes: the first line was a rule.
    FrontMatter::default()
}

impl FrontMatter {
    fn field(&mut self, key: &str) -> Option<&mut Option<String>> {
        match key {
            "title" => Some(&mut self.title),
            "version" => Some(&mut self.version),
            "language" | "lang" => Some(&mut self.language),
            _ => None,
        }
    }
}

/// A scalar without its quotes or the comment behind it.
fn unquoted(value: &str) -> String {
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let inner = &value[1..];
            match inner.rfind(quote) {
                Some(end) if quote == '\'' => inner[..end].replace("''", "'"),
                Some(end) => inner[..end].replace("\\\"", "\""),
                None => value.to_owned(),
            }
        }
        _ => value.split(" #").next().unwrap_or_default().trim_end().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_front_matter_and_nothing_else() {
        let yaml =
            "---\ntitle: 'The city''s plan'\nversion: \"2\" \ndate: 2007\ntags:\n- a\nlang: en-GB # here\n---\nText";
        let front = read(yaml);
        assert_eq!(front.title.as_deref(), Some("The city's plan"));
        assert_eq!(front.version.as_deref(), Some("2"));
        assert_eq!(front.language.as_deref(), Some("en"));
        assert_eq!(&yaml[front.end..], "Text");
        let toml = "+++\r\ntitle = \"A plan\"\r\n[extra]\r\n+++\r\nText";
        let front = read(toml);
        assert_eq!((front.title.as_deref(), &toml[front.end..]), (Some("A plan"), "Text"));
        assert_eq!(read("---\ntitle: >\n  A long\n  title\n---\n").title.as_deref(), Some("A long title"));
        for text in [
            "---\nText goes here: see below.\n---\n",
            "---\ntitle: x\n",
            "Text\n---\ntitle: x\n---\n",
            "---\nText\n---\n",
        ] {
            assert_eq!(read(text), FrontMatter::default(), "{text}");
        }
    }
}
