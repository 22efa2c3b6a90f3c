//! References to the document's own provisions, which move when it is renumbered.

use rustc_hash::FxHashSet;

use crate::align::Link;
use crate::model::{Role, Version};
use crate::values::{RefKind, What};

/// How the numbers of a document's own provisions changed from one version to the other.
#[derive(Debug, Default)]
pub(crate) struct Renumbering {
    /// Old and new number of headings and numbered paragraphs.
    divisions: FxHashSet<(String, String)>,
    /// The same of list items with a plain number.
    items: FxHashSet<(String, String)>,
}

impl Renumbering {
    /// Reads it off the labels of linked statements and the sections they stand in.
    pub(crate) fn new(old: &Version, new: &Version, links: &[Link], counterpart: &[Option<usize>]) -> Self {
        let mut renumbering = Self::default();
        for link in links {
            let (Some(&i), Some(&j)) = (link.old.first(), link.new.first()) else { continue };
            let (a, b) = (&old.statements[i], &new.statements[j]);
            let item = a.role == Role::Item && b.role == Role::Item;
            renumbering.add(&a.label, &b.label, item);
        }
        for (section, counterpart) in old.sections.iter().zip(counterpart) {
            if let Some(k) = counterpart {
                renumbering.add(&section.label, &new.sections[*k].label, false);
            }
        }
        renumbering
    }

    fn add(&mut self, old: &str, new: &str, item: bool) {
        if old == new || old.is_empty() || new.is_empty() {
            return;
        }
        let (Some(old), Some(new)) = (path(old), path(new)) else { return };
        if old != new {
            let plain = item && !old.contains('.') && !new.contains('.');
            if plain {
                self.items.insert((old, new))
            } else {
                self.divisions.insert((old, new))
            };
        }
    }

    /// Whether the two references point at one provision that was renumbered.
    pub(super) fn explains(&self, old: &What, new: &What) -> bool {
        let (What::Reference(kind, from), What::Reference(_, to)) = (old, new) else { return false };
        if *kind == RefKind::Act || (self.divisions.is_empty() && self.items.is_empty()) {
            return false;
        }
        if *kind == RefKind::Paragraph && self.items.contains(&(from.clone(), to.clone())) {
            return true;
        }
        let (mut from, mut to) = (from.as_str(), to.as_str());
        loop {
            if self.divisions.contains(&(from.to_owned(), to.to_owned())) {
                return true;
            }
            // `5(2)` became `6(2)` where 5 became 6.
            match (from.rsplit_once('.'), to.rsplit_once('.')) {
                (Some((head, tail)), Some((other_head, other_tail))) if tail == other_tail => {
                    (from, to) = (head, other_head);
                }
                _ => return false,
            }
        }
    }
}

/// The numbers of a label, set apart by full stops: `Article 5` as `5`, `2.3.` as `2.3`.
fn path(label: &str) -> Option<String> {
    let start = label.find(|c: char| c.is_ascii_digit())?;
    let numbers = label[start..].split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    Some(numbers.map(str::to_lowercase).collect::<Vec<_>>().join("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_that_moved_with_its_provision_is_the_same() {
        let mut renumbering = Renumbering::default();
        renumbering.add("Article 5", "Article 6", false);
        renumbering.add("2.3", "2.4", false);
        renumbering.add("1.", "2.", true);
        let reference = |kind, path: &str| What::Reference(kind, path.to_owned());
        for (kind, old, new, explained) in [
            (RefKind::Article, "5", "6", true),
            (RefKind::Article, "5.2", "6.2", true),
            (RefKind::Article, "5.2", "6.3", false),
            (RefKind::Article, "6", "5", false),
            (RefKind::Section, "2.3", "2.4", true),
            (RefKind::Article, "1", "2", false),
            (RefKind::Paragraph, "1", "2", true),
            (RefKind::Act, "5", "6", false),
        ] {
            assert_eq!(renumbering.explains(&reference(kind, old), &reference(kind, new)), explained, "{old} {new}");
        }
    }
}
