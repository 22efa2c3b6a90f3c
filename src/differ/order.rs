//! The order of the entries: that of the new version, with dropped statements where they stood.

use crate::align::Link;

/// Where an entry comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The link of this number.
    Linked(usize),
    /// This old statement stands in no link.
    Dropped(usize),
    /// This new statement stands in no link.
    Added(usize),
}

/// The origins of all entries in order. `links` are in the order of their first new statement.
pub(crate) fn origins(links: &[Link], olds: usize, news: usize) -> Vec<Origin> {
    const FREE: u32 = u32::MAX;
    let mut link_of_old = vec![FREE; olds];
    let mut link_of_new = vec![FREE; news];
    for (k, link) in (0_u32..).zip(links) {
        link.old.iter().for_each(|&i| link_of_old[i] = k);
        link.new.iter().for_each(|&j| link_of_new[j] = k);
    }
    // A dropped statement stands after the last one before it that kept its place.
    let mut dropped: Vec<(usize, usize)> = Vec::new();
    let mut after = 0;
    for (i, &link) in link_of_old.iter().enumerate() {
        match link {
            FREE => dropped.push((after, i)),
            k if !links[k as usize].moved => after = links[k as usize].new[0] + 1,
            _ => {}
        }
    }
    dropped.sort_unstable();
    let mut dropped = dropped.into_iter().peekable();
    let mut origins = Vec::with_capacity(olds.max(news) + dropped.len());
    for (j, &link) in link_of_new.iter().enumerate() {
        while let Some((_, i)) = dropped.next_if(|&(at, _)| at <= j) {
            origins.push(Origin::Dropped(i));
        }
        match link {
            FREE => origins.push(Origin::Added(j)),
            k if links[k as usize].new[0] == j => origins.push(Origin::Linked(k as usize)),
            _ => {}
        }
    }
    origins.extend(dropped.map(|(_, i)| Origin::Dropped(i)));
    origins
}
