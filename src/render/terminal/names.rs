//! What to call the themes, whose names can be long paths of headings.

use rustc_hash::FxHashSet;

use super::wrap::cut;

/// The columns of a chapter in the name of its sections.
const CHAPTER: usize = 40;

/// The path of a section with its long chapters cut: the heads of a chapter's sections differ at their end.
pub(super) fn short_path(label: &str, ellipsis: &str) -> String {
    match label.rsplit_once(" › ") {
        Some((chapters, name)) if label.len() > CHAPTER => {
            let chapters: Vec<_> = chapters.split(" › ").map(|chapter| cut(chapter, CHAPTER, ellipsis)).collect();
            format!("{} › {name}", chapters.join(" › "))
        }
        _ => label.to_owned(),
    }
}

/// Names of themes, in which a long chapter is written out only once.
#[derive(Default)]
pub(super) struct Names {
    chapters: FxHashSet<String>,
}

impl Names {
    /// The name to show here, with its long chapter cut if it was written out before.
    pub fn of(&mut self, label: &str, ellipsis: &str) -> String {
        let known = label.rsplit_once(" › ").is_some_and(|(chapters, _)| self.chapters.contains(chapters));
        let name = if known { short_path(label, ellipsis) } else { label.to_owned() };
        let mut chapter = Some(label);
        while let Some(path) = chapter.filter(|path| !self.chapters.contains(*path)) {
            self.chapters.insert(path.to_owned());
            chapter = path.rsplit_once(" › ").map(|(above, _)| above);
        }
        name
    }
}
