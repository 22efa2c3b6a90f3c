//! What moved: the links off the heaviest chain.

use super::Link;
use super::chain;
use super::governors;
use crate::model::Version;

/// Marks the links that left the reading order. A link weighs as much as the words that would have to be carried; what
/// governs others goes where they go.
pub(crate) fn mark(links: &mut [Link], versions: [&Version; 2], words: [&[u32]; 2]) {
    let governing = versions.map(governors::governing);
    let mut pairs: Vec<(u32, u32, usize)> = Vec::with_capacity(links.len() + links.len() / 8);
    for (at, link) in links.iter().enumerate() {
        if governors::governs(link, &governing) {
            continue;
        }
        for &i in &link.old {
            pairs.extend(link.new.iter().map(|&j| (i as u32, j as u32, at)));
        }
    }
    pairs.sort_unstable();
    let places: Vec<(u32, u32)> = pairs.iter().map(|&(i, j, _)| (i, j)).collect();
    let weight = |&(i, j): &(u32, u32)| u64::from(words[0][i as usize].min(words[1][j as usize])) + 1;
    let weights: Vec<u64> = places.iter().map(weight).collect();
    for ((_, _, at), kept) in pairs.into_iter().zip(chain::heaviest(&places, &weights)) {
        links[at].moved |= !kept;
    }
    governors::mark_moved(links, versions[1], &governing);
}
