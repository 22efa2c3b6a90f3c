//! What governs the statements: the sentences that lead into their lists, and the headings above them that bind, permit,
//! forbid, except, define or limit.

use crate::language::headings::HeadingCues;
use crate::language::words::keywords::{fold, words};
use crate::language::words::lists::List;
use crate::model::{BlockKind, Governor, GovernorKind, Governors, Role, Section, Statement};

/// Whether a list begins with `next`: an item below a paragraph, or of a deeper level than the item before.
pub(super) fn begins_list(before: &BlockKind, next: &BlockKind) -> bool {
    match (before, next) {
        (BlockKind::Paragraph, BlockKind::Item { .. }) => true,
        (BlockKind::Item { depth }, BlockKind::Item { depth: next }) => next > depth,
        _ => false,
    }
}

/// Whether a sentence before a list leads into it: it is no finished sentence, or it points at what follows.
pub(super) fn leads_in(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ')' | ']' | '"' | '”' | '’' | '»'));
    !text.ends_with(['.', '!', '?', '…', '。', '！', '？'])
        || words(text).any(|word| List::Points.has(fold(word.text).as_ref()))
}

/// Shares the governors of statements that stand in one list.
#[derive(Debug, Default)]
pub(super) struct Chain {
    last: Governors,
}

impl Chain {
    /// These governors.
    pub fn of<'g>(&mut self, governors: impl Iterator<Item = &'g Governor> + Clone) -> Governors {
        if !governors.clone().eq(self.last.iter()) {
            self.last = governors.cloned().collect();
        }
        self.last.clone()
    }

    /// Governors that are known by their words: a sentence that leads into a list or refers to a note is the nearest one
    /// with them.
    pub fn named(&mut self, governors: Vec<(GovernorKind, String)>, before: &[Statement]) -> Governors {
        let known = |kind: GovernorKind, text: &str| {
            let is_one: fn(&Statement) -> bool = match kind {
                GovernorKind::LeadIn => |statement| statement.role == Role::LeadIn,
                GovernorKind::Reference => |statement| statement.role != Role::Footnote,
                _ => return None,
            };
            before.iter().rposition(|statement| is_one(statement) && statement.text == text)
        };
        let known_last = self.last.iter().map(|governor| (governor.kind, &*governor.text));
        if known_last.eq(governors.iter().map(|(kind, text)| (*kind, text.as_str())))
            && !before.last().is_some_and(|statement| statement.role == Role::LeadIn)
        {
            return self.last.clone();
        }
        let governor =
            |(kind, text): (GovernorKind, String)| Governor { kind, statement: known(kind, &text), text: text.into() };
        self.last = governors.into_iter().map(governor).collect();
        self.last.clone()
    }
}

/// Sets the headings that govern before what governs each statement.
pub(super) fn by_headings(statements: &mut [Statement], sections: &[Section], language: Option<&str>) {
    let cues = HeadingCues::of(language);
    // A parent stands before its children.
    let mut above: Vec<Vec<Governor>> = Vec::with_capacity(sections.len());
    for section in sections {
        let mut governors = section.parent.map(|parent| above[parent].clone()).unwrap_or_default();
        if cues.govern(&section.title) {
            let text = section.title.as_str().into();
            governors.push(Governor { kind: GovernorKind::Heading, text, statement: section.heading });
        }
        above.push(governors);
    }
    let mut chain = Chain::default();
    for statement in statements.iter_mut().filter(|statement| statement.role != Role::Heading) {
        if let Some(headings) = statement.section.map(|section| &above[section]).filter(|above| !above.is_empty()) {
            statement.governors = chain.of(headings.iter().chain(statement.governors.iter()));
        }
    }
}
