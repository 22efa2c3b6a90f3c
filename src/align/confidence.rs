//! From similarity to confidence: of the pairs at 0.8, about eight in ten should be right.
//!
//! Each curve is a list of points (similarity, share of right pairs) with straight lines between them. They were fitted
//! on pairs judged by people; the README has the tables.

/// From here on a pair is more likely right than wrong.
pub(crate) const LIKELY: f32 = 0.5;

/// Between these points straight lines.
type Curve = [(f32, f32)];

/// Pairs by similarity and support from their place.
const NEAR: &Curve = &[
    (0.10, 0.02),
    (0.25, 0.35),
    (0.33, 0.48),
    (0.40, 0.58),
    (0.475, 0.70),
    (0.525, 0.80),
    (0.60, 0.89),
    (0.65, 0.93),
    (0.75, 0.96),
    (0.85, 0.97),
    (0.95, 0.99),
    (1.0, 1.0),
];
/// Pieces, by the share of their words that the rest of the link leaves uncovered.
const PIECE: &Curve =
    &[(0.10, 0.10), (0.35, 0.50), (0.45, 0.62), (0.55, 0.75), (0.65, 0.82), (0.75, 0.93), (1.0, 0.97)];
/// Pairs of a replaced document, with a taxonomy. It rises slowly: what two texts by different hands have in common
/// may be a topic and no more.
const REPLACED: &Curve = &[
    (0.2, 0.08),
    (0.3, 0.20),
    (0.4, 0.38),
    (0.46, 0.50),
    (0.52, 0.62),
    (0.6, 0.69),
    (0.7, 0.75),
    (0.8, 0.81),
    (0.9, 0.86),
    (1.1, 0.92),
];
/// The same without one.
const REPLACED_WITHOUT_THEMES: &Curve = &[
    (0.2, 0.08),
    (0.3, 0.20),
    (0.4, 0.32),
    (0.45, 0.44),
    (0.5, 0.59),
    (0.6, 0.66),
    (0.7, 0.72),
    (0.8, 0.78),
    (0.9, 0.84),
    (1.1, 0.90),
];

fn at(curve: &Curve, x: f32) -> f32 {
    let next = curve.partition_point(|point| point.0 <= x);
    match (next.checked_sub(1).map(|k| curve[k]), curve.get(next)) {
        (Some((x0, y0)), Some(&(x1, y1))) => y0 + (y1 - y0) * (x - x0) / (x1 - x0),
        (Some((_, y)), None) | (None, Some(&(_, y))) => y,
        (None, None) => x,
    }
}

/// The confidence in a pair of the ordinary passes.
pub(crate) fn near(similarity: f32) -> f32 {
    at(NEAR, similarity)
}

/// The confidence in a piece of a split or merge.
pub(crate) fn piece(share: f32) -> f32 {
    at(PIECE, share)
}

/// The confidence in a pair of a replaced document.
pub(crate) fn replaced(likeness: f32, with_themes: bool) -> f32 {
    at(if with_themes { REPLACED } else { REPLACED_WITHOUT_THEMES }, likeness)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_rises_with_similarity_and_stays_within_0_and_1() {
        for curve in [NEAR, PIECE, REPLACED, REPLACED_WITHOUT_THEMES] {
            let values: Vec<f32> = (-2..30).map(|k| at(curve, k as f32 / 20.0)).collect();
            assert!(values.is_sorted() && values.iter().all(|value| (0.0..=1.0).contains(value)), "{values:?}");
        }
    }
}
