//! Footnotes are typed anywhere and belong to the section that refers to them.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::model::{Block, BlockKind, NoteReference};

/// The footnotes of a document and where they are referred to.
#[derive(Default)]
pub(super) struct Notes {
    /// By name, the first block whose text or successor refers to the note.
    references: FxHashMap<String, usize>,
    /// The marks, in the order of the text: where each stands in the source, and the name of its note.
    marks: Vec<(usize, String)>,
    /// By name, where the text of the note stands in the source.
    texts: FxHashMap<String, Range<usize>>,
    /// The name of the note being read.
    name: String,
    /// The blocks of notes with the names of their notes.
    blocks: Vec<(usize, String)>,
}

impl Notes {
    /// Takes note of a reference at `at` of the source, in the block that will be number `block`.
    pub(super) fn refer(&mut self, name: &str, at: usize, block: usize) {
        self.marks.push((at, name.to_owned()));
        if !self.references.contains_key(name) {
            self.references.insert(name.to_owned(), block);
        }
    }

    /// Begins the text of a note, which stands in this range of the source.
    pub(super) fn open(&mut self, name: &str, range: Range<usize>) {
        self.texts.entry(name.to_owned()).or_insert(range);
        name.clone_into(&mut self.name);
    }

    /// Takes note that some blocks belong to the open note.
    pub(super) fn take(&mut self, blocks: Range<usize>) {
        self.blocks.extend(blocks.map(|block| (block, self.name.clone())));
    }

    /// The marks whose notes have a text.
    pub(super) fn marks(&self) -> Vec<NoteReference> {
        let reference = |(at, name): &(usize, String)| {
            self.texts.get(name).map(|note| NoteReference { at: *at, note: note.clone() })
        };
        self.marks.iter().filter_map(reference).collect()
    }

    /// Puts every note that is referred to at the end of the section that does so. Others stay where they are.
    pub(super) fn put_in_place(self, blocks: Vec<Block>) -> Vec<Block> {
        if self.blocks.is_empty() || self.references.is_empty() {
            return blocks;
        }
        let mut sections: Vec<usize> = blocks
            .iter()
            .scan(0, |section, block| {
                *section += usize::from(matches!(block.kind, BlockKind::Heading { .. }));
                Some(*section)
            })
            .collect();
        for (block, name) in &self.blocks {
            let referring = self.references.get(name).and_then(|&at| sections.get(at)).copied();
            if let (Some(section), Some(own)) = (referring, sections.get_mut(*block)) {
                *own = section;
            }
        }
        let mut placed: Vec<(usize, Block)> = sections.into_iter().zip(blocks).collect();
        placed.sort_by_key(|(section, block)| (*section, !matches!(block.kind, BlockKind::Heading { .. })));
        placed.into_iter().map(|(_, block)| block).collect()
    }
}
