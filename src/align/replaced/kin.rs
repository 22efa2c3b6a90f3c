//! Words of one root that a stemmer keeps apart: `judiciary` and `judicial`, `diversification` and `diversify`.

use super::tuning;

/// For each word, by number, the others of its root.
pub(super) fn find(stems: &[String]) -> Vec<Vec<u32>> {
    let mut kin: Vec<Vec<u32>> = vec![Vec::new(); stems.len()];
    let letters: Vec<Vec<char>> = stems.iter().map(|stem| stem.chars().collect()).collect();
    let long = |k: &u32| {
        letters[*k as usize].len() >= tuning::KIN_LETTERS && stems[*k as usize].chars().all(char::is_alphabetic)
    };
    let mut order: Vec<u32> = (0..stems.len() as u32).filter(long).collect();
    order.sort_by(|a, b| letters[*a as usize].cmp(&letters[*b as usize]));
    for (at, &one) in order.iter().enumerate() {
        let own = &letters[one as usize];
        for &other in &order[at + 1..] {
            let others = &letters[other as usize];
            let common = own.iter().zip(others).take_while(|(a, b)| a == b).count();
            if common < tuning::KIN_LETTERS {
                break;
            }
            if common as f32 >= tuning::KIN_SHARE * own.len().max(others.len()) as f32 {
                kin[one as usize].push(other);
                kin[other as usize].push(one);
            }
        }
    }
    kin.iter_mut().for_each(|list| list.sort_unstable());
    kin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_root_are_kin() {
        let stems = ["judiciari", "judici", "democrat", "democratis", "intern", "internet", "trade", "2007", "20071"];
        let kin = find(&stems.map(String::from));
        let names = |k: usize| kin[k].iter().map(|&other| stems[other as usize]).collect::<Vec<_>>();
        assert_eq!(names(0), ["judici"]);
        assert_eq!(names(2), ["democratis"]);
        assert_eq!(names(6), Vec::<&str>::new());
        assert_eq!(names(7), Vec::<&str>::new());
    }
}
