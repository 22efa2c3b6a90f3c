//! The frame that the statements of a text repeat: the actor and the verb before what is committed (`The EU will
//! support …`). It is found out from the two versions themselves.

use super::tuning;

/// Which words make the frame, by their numbers.
pub(super) fn find(statements: &[Vec<u32>], vocabulary: usize) -> Vec<bool> {
    let mut occurs = vec![0_u32; vocabulary];
    for &word in statements.iter().flatten() {
        occurs[word as usize] += 1;
    }
    let least = tuning::FRAME_LEAST.max((statements.len() / tuning::FRAME_ONE_IN) as u32);
    let mut frame: Vec<bool> = occurs.iter().map(|&count| count >= least).collect();
    // The frame reaches as far as its words do, so that taking one out may shorten it for others: until nothing changes.
    loop {
        let mut reached = vec![0_u32; vocabulary];
        for words in statements {
            for &word in words {
                reached[word as usize] += 1;
                if !frame[word as usize] {
                    break;
                }
            }
        }
        let mut changed = false;
        for word in 0..vocabulary {
            if frame[word] && (reached[word] as f32) < tuning::FRAME_SHARE * occurs[word] as f32 {
                frame[word] = false;
                changed = true;
            }
        }
        if !changed {
            return frame;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_most_statements_is_frame_and_what_follows_is_not() {
        // 0 = eu, 1 = support, 2 = trade, 3.. = the rest.
        let mut statements: Vec<Vec<u32>> = (0..10).map(|k| vec![0, 1, 3 + k, 2]).collect();
        statements.push(vec![20, 2, 0]);
        let frame = find(&statements, 24);
        let words: Vec<usize> = (0..24).filter(|&k| frame[k]).collect();
        assert_eq!(words, [0, 1]);
    }
}
