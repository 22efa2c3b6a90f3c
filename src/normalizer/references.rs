//! Which sentences refer to a footnote: it is about them, and its words say something else below others.

use super::governors::Chain;
use crate::model::{Governor, GovernorKind, NoteReference, Role, Statement};

/// Sets the sentences that refer to a note behind what else governs it. A mark belongs to the sentence in which or behind
/// which it stands; one in struck text refers to nothing.
pub(super) fn by_references(statements: &mut [Statement], struck: &[Statement], references: &[NoteReference]) {
    if references.is_empty() {
        return;
    }
    let start = |statement: &Statement| statement.origin.span.map(|span| span.start);
    let texts = statements.iter().enumerate().filter(|(_, statement)| statement.role != Role::Footnote);
    let in_force = texts.filter_map(|(k, statement)| Some((start(statement)?, Some(k))));
    let out_of_force = struck.iter().filter_map(|statement| Some((start(statement)?, None)));
    let mut starts: Vec<(usize, Option<usize>)> = in_force.chain(out_of_force).collect();
    starts.sort_unstable();
    let notes = statements.iter().enumerate().filter(|(_, statement)| statement.role == Role::Footnote);
    let mut notes: Vec<(usize, usize)> = notes.filter_map(|(k, note)| Some((start(note)?, k))).collect();
    notes.sort_unstable();
    let mut chain = Chain::default();
    for reference in references {
        let before = starts.partition_point(|&(start, _)| start < reference.at);
        let Some((_, Some(by))) = before.checked_sub(1).map(|at| starts[at]) else { continue };
        let text = statements[by].text.as_str().into();
        let governor = Governor { kind: GovernorKind::Reference, text, statement: Some(by) };
        let first = notes.partition_point(|&(start, _)| start < reference.note.start);
        for &(_, k) in notes[first..].iter().take_while(|(start, _)| *start < reference.note.end) {
            let note = &mut statements[k];
            if !note.governors.contains(&governor) {
                note.governors = chain.of(note.governors.clone().iter().chain([&governor]));
            }
        }
    }
}
