//! The constants of the engine, in one place, each with its reason. One setting serves every kind of text.

/// Weight of the share of words in the same order.
pub(crate) const WORDS: f32 = 0.2;
/// Weight of the cosine of rare words.
pub(crate) const RARE_WORDS: f32 = 0.3;
/// Weight of the letter trigrams, which see inflection and typos.
pub(crate) const LETTERS: f32 = 0.5;

/// From this similarity on, a statement that was not chosen is worth naming.
pub(crate) const RUNNER_UP: f32 = 0.25;
/// How many statements that may be related are named: the true partner stands among the first three nineteen times in
/// twenty.
pub(crate) const RELATED: usize = 3;
/// Below this similarity a pair is no candidate, whatever its place says.
pub(crate) const CANDIDATE_FLOOR: f32 = 0.10;
/// Below this similarity no place makes a pair: an unrelated sentence may have taken the place of another …
pub(crate) const BASE: f32 = 0.27;
/// … unless its words in order and its letters alone come to this. A rewriting keeps its order and its stems, where an
/// unrelated sentence on the same topic shares single rare words.
pub(crate) const BASE_WITHOUT_RARITY: f32 = 0.26;
/// What full support from both neighbours adds, less [`PLACE_NEUTRAL`] times this.
pub(crate) const PLACE: f32 = 0.15;
/// The support from neighbours that neither helps nor harms.
pub(crate) const PLACE_NEUTRAL: f32 = 0.35;
/// A pair inside a gap is taken from here on, best first; the first round takes only clear ones, so that they can
/// support their neighbours in the second.
pub(crate) const NEAR: [f32; 2] = [0.6, 0.32];
/// A pair from anywhere needs more: boilerplate raises the similarity of unrelated statements.
pub(crate) const FAR: f32 = 0.46;
/// … less this where the pair shares much rare wording: a long statement that kept a third of it is no chance.
pub(crate) const EVIDENCE: f32 = 0.15;
/// Evidence is a sum of idf; below this there is none …
pub(crate) const EVIDENCE_FROM: f32 = 8.0;
/// … and so much above it, all there can be.
pub(crate) const EVIDENCE_SPAN: f32 = 16.0;

/// A left-over statement joins a pair if the share of its mass that the pair leaves uncovered and the share that
/// stands in the statement it joins, covered or not, come to this on average: a second sentence repeats words of the
/// first (`… a lump sum.` `The lump sum is paid once.`), which are no evidence against it.
pub(crate) const PIECE_OF_OWN: f32 = 0.55;
/// … and the confidence that this gives is no less than that of the weakest pair …
pub(crate) const LEAST_CONFIDENCE: f32 = 0.3;
/// … and the uncovered part is this much of the mass of the statement it joins: `The EU will:` is no half of anything.
pub(crate) const PIECE_OF_HOST: f32 = 0.08;
/// From elsewhere half of it must stand in that statement, to be weighed at all …
pub(crate) const FAR_PIECE_SCREEN: f32 = 0.5;
/// … and it must share this much with the uncovered part, as a sum of idf …
pub(crate) const FAR_PIECE_MASS: f32 = 25.0;
/// … and have at least this many words.
pub(crate) const FAR_PIECE_WORDS: u32 = 6;

/// More pieces than this do not join one statement.
pub(crate) const MOST_PIECES: usize = 8;

/// Statements of fewer words pair only with support from their place.
pub(crate) const SHORT: usize = 4;
/// How far one of its neighbours must support a short pair.
pub(crate) const SHORT_SUPPORT: f32 = 0.6;
/// The share of links between two sections from which on their headings are the same one renamed.
pub(crate) const RENAMED: f32 = 0.6;
/// How many headings with the same words are considered for one: a form may have thousands of them.
pub(crate) const NAMESAKES: usize = 16;
/// How far to look for a link beside a left-over statement, over other left-overs.
pub(crate) const PIECE_REACH: i64 = 3;

/// Gaps of repeated texts up to this many pairs are aligned by a table, larger ones by a walk …
pub(crate) const TABLE: usize = 400_000;
/// … that looks this far ahead for the place where both sides agree again.
pub(crate) const AHEAD: u32 = 24;
/// How many copies of a text are searched for one under the same heading.
pub(crate) const COPIES: usize = 64;
/// The free statements beside a link off the chain that are compared: no more than a short section.
pub(crate) const RUN: usize = 40;

/// Regions of more pairs are no longer one place.
pub(crate) const ONE_PLACE: usize = 4_000;
/// Regions up to this many pairs are compared pair by pair; larger ones through an index.
pub(crate) const DENSE: usize = 10_000;
const _: () = assert!(ONE_PLACE <= DENSE, "what is looked up through the index is never one place");
/// In a residue beyond this many statements short ones are left alone: a table of a million figures has no wording.
pub(crate) const MANY: usize = 100_000;
/// How many of its rarest terms a statement is looked up by.
pub(crate) const LOOKUPS: usize = 12;
/// How many statements are looked at per term, those nearest in place.
pub(crate) const WINDOW: usize = 32;
/// How many candidates a look-up keeps.
pub(crate) const KEPT: usize = 8;

/// How many statements outside the residue are counted per side for the rarity of words.
pub(crate) const IDF_SAMPLE: usize = 3_000;
/// Bytes of a statement that are compared: a runaway line of megabytes is judged by its beginning.
pub(crate) const LONGEST_COMPARED: usize = 20_000;
