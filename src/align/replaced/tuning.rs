//! The constants of the alignment of replaced documents, each with its reason. They were set on two strategies of
//! which one replaced the other, judged by hand, and those without a taxonomy also on the rules of an online service;
//! all of them lie on a plateau, where a tenth more or less changes no more than a few pairs in a hundred.

/// Below this share of words in links of the ordinary passes, on both sides, a document was replaced. Revisions of
/// policies and recasts of laws keep .6 and more of one side at least, replacements .33 and less.
pub(super) const RETAINED: f32 = 0.45;
/// With fewer statements a share means little, and reading both is no work.
pub(super) const FEW_STATEMENTS: usize = 20;

/// A word of the frame says little about the subject, but not nothing: two `supports` are more alike than `supports` and
/// `will hold`.
pub(super) const FRAME: f32 = 0.15;
/// A frame word in another place (`regional support`) is a word among others, though a common one.
pub(super) const FRAME_ELSEWHERE: f32 = 0.6;
/// How often a word must stand in both versions together, at least, to be a frame word …
pub(super) const FRAME_LEAST: u32 = 4;
/// … and in one of how many statements.
pub(super) const FRAME_ONE_IN: usize = 50;
/// … and in what share of its places the frame must reach to it.
pub(super) const FRAME_SHARE: f32 = 0.5;
/// How far into a statement the actor may reach.
pub(super) const ACTOR_REACH: usize = 12;
/// Names and acronyms are kept when all else is written anew.
pub(super) const NAME: f32 = 1.2;
/// Figures and years are what a new version changes first.
pub(super) const FIGURE: f32 = 0.7;
/// What is left of the weight of a word at the end of a statement: the object of the commitment stands first, what
/// qualifies it (`including …`, `in line with …`) after it.
pub(super) const LATE: f32 = 0.5;
/// The words over which the weight falls, at least.
pub(super) const SPAN: usize = 6;
/// The weight of two words of one root that the stemmer keeps apart (`judiciary`, `judicial`) …
pub(super) const KIN: f32 = 0.6;
/// … which have this many letters in common from the beginning …
pub(super) const KIN_LETTERS: usize = 5;
/// … and this share of those of the longer.
pub(super) const KIN_SHARE: f32 = 0.55;

/// Weight of the cosine of the content words.
pub(super) const WORDS: f32 = 0.8;
/// Weight of the share of the shorter statement's content that stands in the longer one.
pub(super) const CONTAINED: f32 = 0.2;
/// Weight of the agreement of the themes.
pub(super) const THEMES: f32 = 0.2;
/// Weight of the agreement of the general subjects, which are known where no taxonomy was given.
pub(super) const SUBJECTS: f32 = 0.15;
/// The agreement of statements of which one has no subject: a little more than two by chance have.
pub(super) const SUBJECTS_UNKNOWN: f32 = 0.3;
/// Weight of words in common between the headings.
pub(super) const HEADINGS: f32 = 0.15;
/// Weight of the likeness of the sections as a whole …
pub(super) const SECTIONS: f32 = 0.22;
/// … of which half is as much as two sections of different documents ever have.
pub(super) const SECTIONS_FULL: f32 = 0.5;
/// The words of a section that are compared, the weightiest: more tell no more.
pub(super) const SECTION_WORDS: usize = 256;
/// A pair is taken from this likeness on …
pub(super) const PAIR: f32 = 0.46;
/// … and a piece joins one from this on: what is one of several has less to show, and is wrong more often.
pub(super) const PIECE: f32 = 0.50;
/// A piece of a commitment is about the same: its themes must agree this far.
pub(super) const PIECE_THEMES: f32 = 0.75;
/// Without a taxonomy, likeness has only the general subjects.
pub(super) const PAIR_WITHOUT_THEMES: f32 = 0.42;
/// The same for pieces.
pub(super) const PIECE_WITHOUT_THEMES: f32 = 0.48;
/// A pair must come this near to the best that either side has …
pub(super) const NEAR_BEST: f32 = 0.78;
/// … and a piece this near to the best it has itself.
pub(super) const PIECE_NEAR_BEST: f32 = 0.85;
/// From this likeness on, a pair that was not taken is worth naming: about one in four is right.
pub(super) const WORTH_NAMING: f32 = 0.33;

/// Documents of up to so many pairs of statements are compared pair by pair …
pub(super) const DENSE: usize = 1_000_000;
/// … larger ones by so many of the rarest words of each statement …
pub(super) const LOOKUPS: usize = 8;
/// … each of which stands in no more statements than this …
pub(super) const POSTINGS: usize = 100;
/// … and of those so found this many are compared.
pub(super) const KEPT: usize = 12;
/// Words of a statement that are looked at: a runaway paragraph is judged by its beginning.
pub(super) const LONGEST: usize = 400;
