#[test]
#[ignore]
#[allow(clippy::all, clippy::print_stdout)]
fn show() {
    use crate::normalizer::{clean::clean_text, notes::NoteNumbers, vocabulary::Vocabulary};
    let text = std::fs::read_to_string(std::env::var("SHOW").unwrap()).unwrap();
    let mut d = crate::read::text::read("x", text);
    println!("paged {}", d.paged);
    if d.paged { super::clean(&mut d); }
    let n = NoteNumbers::of(&d);
    let v = Vocabulary::of(&d);
    for b in &d.blocks {
        let c = clean_text(&b.text, &n, &v);
        let t = c.as_ref().map_or(b.text.as_str(), |c| &c.text);
        println!("{:?} p{:?} [{}] {}", b.kind, b.page, b.marker, t);
        for (i, _) in t.char_indices() {
            let m = c.as_ref().map_or(i, |c| c.map.source(i));
            let s = b.origin.source(m);
            assert!(d.source.is_char_boundary(s));
        }
    }
}
