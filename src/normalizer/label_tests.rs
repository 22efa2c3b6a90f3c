use super::*;
use Place::{Heading, Item, Paragraph};

#[test]
fn enumerators_and_decoys() {
    // (text, place, label, rest); an empty label stands for none.
    let rows: &[(&str, Place, &str, &str)] = &[
        ("1. Scope", Heading, "1", "Scope"),
        ("1) Scope", Heading, "1)", "Scope"),
        ("2.3 Payment methods", Heading, "2.3", "Payment methods"),
        ("2.3. Payment methods", Heading, "2.3", "Payment methods"),
        ("3 Principles", Heading, "3", "Principles"),
        ("3. – Principles", Heading, "3", "Principles"),
        ("2019 Strategy", Heading, "", "2019 Strategy"),
        ("100 days", Heading, "", "100 days"),
        ("IV. Bilateral cooperation", Heading, "IV", "Bilateral cooperation"),
        ("IV — Cooperation", Heading, "IV", "Cooperation"),
        ("IV", Heading, "", "IV"),
        ("A. Background", Heading, "A", "Background"),
        ("A new start", Heading, "", "A new start"),
        ("§ 3 Begriffe", Heading, "§ 3", "Begriffe"),
        ("§ 3a Begriffe", Heading, "§ 3a", "Begriffe"),
        ("§ 3 Abs. 2 Satz", Heading, "§ 3 Abs. 2", "Satz"),
        ("Article 5", Heading, "Article 5", ""),
        ("Article 5 — Scope", Heading, "Article 5", "Scope"),
        ("Article 5\nScope", Heading, "Article 5", "Scope"),
        ("Article 5 Scope", Heading, "Article 5", "Scope"),
        ("Article 5a: Scope", Heading, "Article 5a", "Scope"),
        ("Article 5(2)", Heading, "Article 5(2)", ""),
        ("Art. 12 Zweck", Heading, "Art. 12", "Zweck"),
        ("Section 3: Duties", Heading, "Section 3", "Duties"),
        ("Section 3.2: Duties", Heading, "Section 3.2", "Duties"),
        ("Chapter II", Heading, "Chapter II", ""),
        ("TITLE I — GENERAL", Heading, "TITLE I", "GENERAL"),
        ("Annex IV", Heading, "Annex IV", ""),
        ("Annex IV | List", Heading, "Annex IV", "List"),
        ("Recital 12", Heading, "Recital 12", ""),
        ("AC-2 Account management", Heading, "AC-2", "Account management"),
        ("AC-2(1) Automation", Heading, "AC-2(1)", "Automation"),
        ("COVID-19 recovery", Heading, "", "COVID-19 recovery"),
        ("EU-27 cohesion", Heading, "", "EU-27 cohesion"),
        ("Artikel 5", Heading, "Artikel 5", ""),
        ("Kapitel 3 Ziele", Heading, "Kapitel 3", "Ziele"),
        ("Abschnitt B: Ziele", Heading, "Abschnitt B", "Ziele"),
        ("Article premier", Heading, "Article premier", ""),
        ("Artículo 5. Objeto", Heading, "Artículo 5", "Objeto"),
        ("Articolo 7", Heading, "Articolo 7", ""),
        ("Artykuł 3", Heading, "Artykuł 3", ""),
        ("Artigo 9 – Âmbito", Heading, "Artigo 9", "Âmbito"),
        ("Step 2", Heading, "Step 2", ""),
        ("Part of the plan", Heading, "", "Part of the plan"),
        ("Title and scope", Heading, "", "Title and scope"),
        ("Action plan", Heading, "", "Action plan"),
        ("Civil society", Heading, "", "Civil society"),
        ("1. to report", Item, "1", "to report"),
        ("1) to report", Item, "1)", "to report"),
        ("(a) to report", Item, "(a)", "to report"),
        ("a) to report", Item, "a)", "to report"),
        ("(iv) to report", Item, "(iv)", "to report"),
        ("(bb) to report", Item, "(bb)", "to report"),
        ("ii. to report", Item, "ii", "to report"),
        ("a. to report", Item, "a", "to report"),
        ("12 months of leave", Item, "", "12 months of leave"),
        ("2007. A year", Item, "", "2007. A year"),
        ("(the \"Company\")", Item, "", "(the \"Company\")"),
        ("(in part) to report", Item, "", "(in part) to report"),
        ("1. The Union acts.", Paragraph, "1", "The Union acts."),
        ("12. Le Conseil agit.", Paragraph, "12", "Le Conseil agit."),
        ("1.2 The Union acts.", Paragraph, "1.2", "The Union acts."),
        ("1.2 million people", Paragraph, "", "1.2 million people"),
        ("(a) the Union acts", Paragraph, "(a)", "the Union acts"),
        ("(12) Whereas it acts", Paragraph, "(12)", "Whereas it acts"),
        ("(2007) was a year", Paragraph, "", "(2007) was a year"),
        ("§ 3 Die Behörde", Paragraph, "§ 3", "Die Behörde"),
        ("2007 was a year", Paragraph, "", "2007 was a year"),
        ("2007. A year", Paragraph, "", "2007. A year"),
        ("5 March was cold", Paragraph, "", "5 March was cold"),
        ("12 months pass", Paragraph, "", "12 months pass"),
        ("10. März war kalt", Paragraph, "", "10. März war kalt"),
        ("3. lipca weszło", Paragraph, "", "3. lipca weszło"),
        ("A company reports", Paragraph, "", "A company reports"),
        ("A. Smith reports", Paragraph, "", "A. Smith reports"),
        ("I agree", Paragraph, "", "I agree"),
        ("i.e. it agrees", Paragraph, "", "i.e. it agrees"),
        ("Article 5 shall apply", Paragraph, "", "Article 5 shall apply"),
        ("Article 5: It applies.", Paragraph, "Article 5", "It applies."),
        ("Article 5 — It applies.", Paragraph, "Article 5", "It applies."),
        ("Art. 5. Przepis działa.", Paragraph, "Art. 5", "Przepis działa."),
        ("Art. 1er Le canton agit.", Paragraph, "Art. 1er", "Le canton agit."),
        ("Art. 1er. Le canton agit.", Paragraph, "Art. 1er", "Le canton agit."),
        ("Art. 2 L’office agit vite.", Paragraph, "Art. 2", "L’office agit vite."),
        ("Article 3 The office reports.", Paragraph, "Article 3", "The office reports."),
        ("§ 3 Das Amt meldet.", Paragraph, "§ 3", "Das Amt meldet."),
        ("Artikel 5 Absatz 2 gilt", Paragraph, "", "Artikel 5 Absatz 2 gilt"),
        ("Article 5 Regulation 3 applies", Paragraph, "", "Article 5 Regulation 3 applies"),
        ("Article 5 la loi", Paragraph, "", "Article 5 la loi"),
        ("Art. 1erbis Le canton agit.", Paragraph, "", "Art. 1erbis Le canton agit."),
        ("Article 1er", Heading, "Article 1er", ""),
        ("Artikel 5 gilt", Paragraph, "", "Artikel 5 gilt"),
        ("3.5% of all", Paragraph, "", "3.5% of all"),
        ("1.1.2020 is the date", Paragraph, "", "1.1.2020 is the date"),
        ("II. The Union acts.", Paragraph, "II", "The Union acts."),
        ("3.Principles", Heading, "3", "Principles"),
        ("3.2.Who decides", Heading, "3.2", "Who decides"),
        ("4.L'objet", Heading, "4", "L'objet"),
        ("2.Both towns pay.", Item, "2", "Both towns pay."),
        ("2.Both towns pay.", Paragraph, "2", "Both towns pay."),
        ("1.1.Scope of it", Paragraph, "1.1", "Scope of it"),
        ("1.A town pays.", Paragraph, "1", "A town pays."),
        ("3.5% more", Item, "", "3.5% more"),
        ("v2.Beta is out", Paragraph, "", "v2.Beta is out"),
        ("2.D3 is a vitamin", Paragraph, "", "2.D3 is a vitamin"),
        ("2.beta is out", Item, "", "2.beta is out"),
        ("1.Mai war kalt", Paragraph, "", "1.Mai war kalt"),
        ("2007.Every year", Paragraph, "", "2007.Every year"),
        ("", Paragraph, "", ""),
        ("(", Item, "", "("),
        ("§", Heading, "", "§"),
        ("7", Heading, "", "7"),
    ];
    for &(text, place, label, rest) in rows {
        let (found, at) = split(text, place).unwrap_or(("", 0));
        assert_eq!((found, &text[at..]), (label, rest), "{text:?} as {place:?}");
    }
    assert!(rows.len() >= 60);
}

#[test]
fn odd_heads_do_no_harm() {
    for text in
        ["§é", "(é)", "1é", "Article é", "Article 5é", "AC-2(é", "1.é", "a.é", "Article\u{A0}5", "\u{3000}1. é", "(1"]
    {
        for place in [Heading, Item, Paragraph] {
            if let Some((_, at)) = split(text, place) {
                assert!(text.is_char_boundary(at), "{text}");
            }
        }
    }
}
