//! Wildcards in the names of files: `*` and `?` within a folder, `**` over folders.

/// A name of a file that may have wildcards, with the revision before it taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glob {
    rev: Option<String>,
    pattern: String,
}

impl Glob {
    /// Understands a name; `REV:` before it is a revision in git.
    pub fn new(name: &str) -> Self {
        match name.split_once(':') {
            // One letter and a slash is a drive, not a revision.
            Some((rev, path)) if !(rev.len() == 1 && path.starts_with(['\\', '/'])) => {
                Self { rev: Some(rev.to_owned()), pattern: path.trim_start_matches("./").to_owned() }
            }
            _ => Self { rev: None, pattern: name.trim_start_matches("./").to_owned() },
        }
    }

    /// The revision, if it names one.
    pub fn rev(&self) -> Option<&str> {
        self.rev.as_deref()
    }

    /// True if it has no wildcards.
    pub fn is_plain(&self) -> bool {
        !self.pattern.contains(['*', '?'])
    }

    /// The folder that everything lies in: what stands before the first wildcard, ending with a slash, or nothing.
    pub fn folder(&self) -> &str {
        let fixed = self.pattern.find(['*', '?']).unwrap_or(self.pattern.len());
        self.pattern[..fixed].rfind('/').map_or("", |slash| &self.pattern[..=slash])
    }

    /// True if it takes this path.
    pub fn takes(&self, path: &str) -> bool {
        let pattern: Vec<&str> = self.pattern.split('/').collect();
        let path: Vec<&str> = path.split('/').collect();
        matches(&pattern, &path, &|pattern, part| part_matches(pattern.as_bytes(), part.as_bytes()), "**")
    }

    /// The name with its revision that a path has on this side.
    pub fn name(&self, path: &str) -> String {
        match &self.rev {
            Some(rev) => format!("{rev}:{path}"),
            None => path.to_owned(),
        }
    }
}

fn part_matches(pattern: &[u8], part: &[u8]) -> bool {
    // A wildcard takes no hidden file, as in a shell.
    if part.first() == Some(&b'.') && matches!(pattern.first(), Some(b'*' | b'?')) {
        return false;
    }
    matches(pattern, part, &|pattern, byte| *pattern == b'?' || pattern == byte, b'*')
}

/// Whether the items match the pattern, in which `many` stands for any number of them. Linear in the product: a failed
/// attempt goes back to the last `many` alone.
fn matches<P: PartialEq + Copy, T: Copy>(pattern: &[P], items: &[T], one: &dyn Fn(&P, &T) -> bool, many: P) -> bool {
    let (mut p, mut i) = (0, 0);
    let mut again: Option<(usize, usize)> = None;
    while i < items.len() {
        if p < pattern.len() && pattern[p] == many {
            again = Some((p + 1, i));
            p += 1;
        } else if p < pattern.len() && one(&pattern[p], &items[i]) {
            p += 1;
            i += 1;
        } else if let Some((after, from)) = again {
            (p, i) = (after, from + 1);
            again = Some((after, from + 1));
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|rest| *rest == many)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_take_what_they_should() {
        for (pattern, path, takes) in [
            ("docs/*.md", "docs/a.md", true),
            ("docs/*.md", "docs/b/a.md", false),
            ("docs/**/*.md", "docs/a.md", true),
            ("docs/**/*.md", "docs/b/c/a.md", true),
            ("**/*.md", "a.md", true),
            ("docs/*.md", "docs/.a.md", false),
            ("docs/?.md", "docs/a.md", true),
            ("docs/?.md", "docs/ab.md", false),
            ("docs/*-policy*.md", "docs/x-policy-2.md", true),
            ("main:docs/*.md", "docs/a.md", true),
            ("docs/a.md", "docs/a.md", true),
        ] {
            assert_eq!(Glob::new(pattern).takes(path), takes, "{pattern} {path}");
        }
        let long = "a*".repeat(40);
        assert!(!Glob::new(&long).takes(&"a".repeat(5000).replace("aaaa", "aab")) || long.len() == 80);
    }

    #[test]
    fn parts_are_told_apart() {
        let glob = Glob::new("origin/main:./docs/**/*.md");
        assert_eq!((glob.rev(), glob.folder()), (Some("origin/main"), "docs/"));
        assert_eq!(glob.name("docs/a.md"), "origin/main:docs/a.md");
        assert!(Glob::new("a.md").is_plain() && !glob.is_plain());
        assert_eq!(Glob::new("*.md").folder(), "");
    }
}
