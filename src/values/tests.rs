use super::*;
use crate::language::words::tokens;

fn read(language: &str, text: &str) -> Vec<Value> {
    let mut found = Vec::new();
    tokens::words(text, &mut found);
    values(text, &found, vocabulary(Some(language)))
}

fn shown(language: &str, text: &str) -> Vec<String> {
    read(language, text).iter().map(|value| text[value.span.clone()].to_owned()).collect()
}

#[test]
fn values_are_found_where_they_stand() {
    let mut wrong = Vec::new();
    for (language, text, expected) in [
        ("en", "At least 10 % of the 30 ports, one third of €750m.", &["10 %", "30", "one third", "€750m"][..]),
        (
            "en",
            "EUR 750 million for 2007-2013 by 1 January 2024",
            &["EUR 750 million", "2007", "2013", "1 January 2024"],
        ),
        ("en", "Within thirty (30) days of receipt", &["thirty (30) days"]),
        ("en", "Article 5(2)(a), Art. 6, § 7 and Annex II", &["Article 5(2)(a)", "Art. 6", "§ 7", "Annex II"]),
        (
            "en",
            "Directive 2009/28/EC and Regulation (EU) 2016/679",
            &["Directive 2009/28/EC", "Regulation (EU) 2016/679"],
        ),
        ("en", "In Horizon 2020, COVID-19, GSP+, ISO 27001 and G7", &[]),
        ("en", "You may march in May 2024", &["May 2024"]),
        ("en", "It may 2 times a week be 10.30", &["2 times a week", "10.30"]),
        ("en", "no one else, one of them", &["one", "one"]),
        ("en", "10-14 days", &["10", "14 days"]),
        ("fr", "7 millions d'euros d'ici fin 2025, 1 000 personnes", &["7 millions d'euros", "fin 2025", "1 000"]),
        (
            "fr",
            "dans un délai de trente jours, article 5, paragraphe 2",
            &["un", "trente jours", "article 5, paragraphe 2"],
        ),
        ("de", "bis zum 1. Januar 2024, 1.500 Personen, 2,5 Mrd. Euro", &["1. Januar 2024", "1.500", "2,5 Mrd. Euro"]),
        (
            "de",
            "innerhalb von fünfundvierzig Tagen, Artikel 5 Absatz 2",
            &["fünfundvierzig Tagen", "Artikel 5 Absatz 2"],
        ),
    ] {
        let found = shown(language, text);
        if found != expected {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_value_is_the_same_in_any_notation() {
    let mut wrong = Vec::new();
    for (language, variants) in [
        (
            "en",
            &["EUR 750 million", "€750m", "750 million euros", "EUR 750,000,000", "EUR 0.75 billion", "€ 750 million"]
                [..],
        ),
        ("en", &["within 30 days", "within thirty days", "within thirty (30) days", "30-day"]),
        ("en", &["10 %", "10%", "ten per cent", "10 percent"]),
        ("en", &["1 January 2024", "January 1, 2024", "1st January 2024", "01/01/2024", "2024-01-01", "1 Jan. 2024"]),
        ("en", &["12 March 2024", "03/12/2024", "12/03/2024"]),
        ("en", &["every two years", "biennially", "every other year", "every 2 years", "every 24 months"]),
        ("en", &["annually", "once a year", "every year", "each year", "every twelve months"]),
        ("en", &["twice a year", "every six months", "two times per year"]),
        ("en", &["by the end of 2025", "by 31 December 2025", "by end 2025", "by 2025"]),
        ("en", &["Article 5(2)", "Art. 5(2)", "paragraph 2 of Article 5", "Article 5, paragraph 2"]),
        ("en", &["one hundred and fifty ships", "150 ships"]),
        ("en", &["ninety-nine ships", "99 ships"]),
        ("en", &["two thousand five hundred ships", "2,500 ships", "2 500 ships"]),
        ("en", &["half of them", "50 % of them"]),
        ("en", &["2007-2013", "2007–13", "2007/13"]),
        ("en", &["two thirds of them", "2/3 of them"]),
        ("en", &["0.5 kg", "500 g", "500g"]),
        ("en", &["30 euro cents", "EUR 0.30", "€0.30"]),
        ("en", &["USD 40", "US$40", "$40"]),
        ("en", &["the 1990s", "the nineties"]),
        ("en", &["Articles 7 to 9", "Articles 7, 8 and 9"]),
        ("en", &["3rd of February 2022", "2022-02-03", "3 February 2022"]),
        ("en", &["Annex 3", "Annex III"]),
        ("en", &["section 2", "§ 2"]),
        ("en", &["two weeks", "14 days", "fourteen days"]),
        ("fr", &["quatre-vingt-dix-neuf navires", "99 navires"]),
        ("fr", &["soixante et onze navires", "71 navires"]),
        ("fr", &["1 million d'euros", "1 000 000 EUR", "1 000 000 €"]),
        ("fr", &["1er janvier 2024", "01/01/2024"]),
        ("fr", &["tous les deux ans", "tous les 24 mois"]),
        ("fr", &["10,5 %", "10,5 pour cent"]),
        ("de", &["siebenundneunzig Schiffe", "97 Schiffe"]),
        ("de", &["2,5 Mio. Euro", "2.500.000 EUR", "2 500 000 €"]),
        ("de", &["1. Januar 2024", "01.01.2024", "1.1.2024"]),
        ("de", &["alle zwei Jahre", "alle 24 Monate"]),
        ("de", &["zweimal im Jahr", "alle sechs Monate"]),
    ] {
        let first: Vec<What> = read(language, variants[0]).into_iter().map(|value| value.what).collect();
        assert!(!first.is_empty(), "{}", variants[0]);
        for variant in &variants[1..] {
            let other: Vec<What> = read(language, variant).into_iter().map(|value| value.what).collect();
            let same = first.len() == other.len() && first.iter().zip(&other).all(|(a, b)| a.same(b));
            if !same {
                wrong.push(format!("{} {first:?} / {variant} {other:?}", variants[0]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn other_values_stay_apart() {
    for (language, a, b) in [
        ("en", "30 days", "one month"),
        ("en", "30 days", "30 working days"),
        ("en", "10 %", "10 percentage points"),
        ("en", "EUR 5 million", "USD 5 million"),
        ("en", "1 January 2024", "January 2024"),
        ("en", "1.5 tonnes", "1,500 tonnes"),
        ("en", "Article 5(2)", "Article 5(3)"),
        ("en", "Annex I", "Annex II"),
        ("en", "mid-2025", "the end of 2025"),
        ("en", "first half of 2023", "second half of 2023"),
        ("en", "50 mg", "50 µg"),
        ("en", "Resolution 1325", "Resolution 2242"),
        ("en", "Mondays", "Thursdays"),
        ("en", "point (b) of Schedule 1", "point (c) of Schedule 1"),
        ("de", "1.500 Tonnen", "1,500 Tonnen"),
    ] {
        let (a, b) = (read(language, a), read(language, b));
        assert!(a.len() == 1 && b.len() == 1, "{a:?} {b:?}");
        assert!(!a[0].what.same(&b[0].what), "{a:?} {b:?}");
    }
}

#[test]
fn nothing_panics() {
    for text in [
        "",
        "§",
        "5(",
        "Article",
        "Article (",
        "€",
        "1,",
        "1..2",
        "99999999999999999999999999 EUR",
        "٣ days",
        "½",
        "1 000 000 000 000 000 000 000 000 000",
        "one hundred hundred million billion trillion trillion trillion",
    ] {
        for language in ["en", "fr", "de", "xx"] {
            read(language, text);
        }
    }
}
