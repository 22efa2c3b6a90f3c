//! German.

use super::super::value::{Base, Part, RefKind};
use super::{Role, Table};

pub(super) const TABLE: Table = Table {
    numbers: &[
        ("null", 0),
        ("ein", 1),
        ("eine", 1),
        ("einen", 1),
        ("einem", 1),
        ("einer", 1),
        ("eines", 1),
        ("eins", 1),
        ("zwei", 2),
        ("drei", 3),
        ("vier", 4),
        ("fünf", 5),
        ("sechs", 6),
        ("sieben", 7),
        ("acht", 8),
        ("neun", 9),
        ("zehn", 10),
        ("elf", 11),
        ("zwölf", 12),
        ("dreizehn", 13),
        ("vierzehn", 14),
        ("fünfzehn", 15),
        ("sechzehn", 16),
        ("siebzehn", 17),
        ("achtzehn", 18),
        ("neunzehn", 19),
    ],
    scales: &[
        ("hundert", 100),
        ("tausend", 1_000),
        ("Million, Millionen, Mio", 1_000_000),
        ("Milliarde, Milliarden, Mrd", 1_000_000_000),
        ("Billion, Billionen", 1_000_000_000_000),
    ],
    months: [
        "Januar, Jänner, Jan",
        "Februar, Feb",
        "März",
        "April, Apr",
        "Mai",
        "Juni",
        "Juli",
        "August, Aug",
        "September, Sept",
        "Oktober, Okt",
        "November, Nov",
        "Dezember, Dez",
    ],
    currencies: &[
        ("Euro, Euros", "EUR"),
        ("US-Dollar, Dollar", "USD"),
        ("Pfund Sterling, Pfund", "GBP"),
        ("Schweizer Franken, Franken", "CHF"),
    ],
    references: &[
        (RefKind::Article, "Artikel, Artikeln, Artikels, Art"),
        (RefKind::Section, "Abschnitt, Abschnitte, Abschnitts, Paragraph, Paragraf, Ziffer, Ziffern, Ziff, Klausel"),
        (RefKind::Chapter, "Kapitel, Kapitels, Titel, Teil"),
        (RefKind::Annex, "Anhang, Anhangs, Anhänge, Anlage, Anlagen"),
        (
            RefKind::Paragraph,
            "Absatz, Absatzes, Absätze, Abs, Nummer, Nummern, Nr, Buchstabe, Buchstaben, lit, Satz, Unterabsatz, \
             Punkt, Erwägungsgrund",
        ),
        (
            RefKind::Act,
            "Richtlinie, Richtlinien, Verordnung, Verordnungen, Beschluss, Entscheidung, Gesetz, Resolution, \
             Empfehlung",
        ),
    ],
    ordinals: &[
        ("erste, ersten, erster, erstes, erstem", 1),
        ("zweite, zweiten, zweiter, zweites, zweitem", 2),
        ("dritte, dritten, dritter, drittes, drittem", 3),
        ("vierte, vierten, vierter", 4),
        ("fünfte, fünften, fünfter", 5),
        ("sechste, sechsten", 6),
        ("siebte, siebten", 7),
        ("achte, achten", 8),
        ("neunte, neunten", 9),
        ("zehnte, zehnten", 10),
    ],
    weekdays: [
        "Montag, Montags",
        "Dienstag, Dienstags",
        "Mittwoch, Mittwochs",
        "Donnerstag, Donnerstags",
        "Freitag, Freitags",
        "Samstag, Samstags, Sonnabend",
        "Sonntag, Sonntags",
    ],
    others: &[
        (Role::WeakNumber(2), "beide, beiden, beider"),
        (Role::Unit(120, Base::Months), "Jahrzehnt, Jahrzehnte, Jahrzehnten"),
        (Role::Cent("EUR"), "Eurocent, Euro-Cent, Cent"),
        (Role::Decade(1970), "Siebzigerjahre, Siebzigerjahren"),
        (Role::Decade(1980), "Achtzigerjahre, Achtzigerjahren"),
        (Role::Decade(1990), "Neunzigerjahre, Neunzigerjahren"),
        (Role::Part(Part::Fraction(2, 1)), "ersten Halbjahr, erste Halbjahr, ersten Hälfte"),
        (Role::Part(Part::Fraction(2, 2)), "zweiten Halbjahr, zweite Halbjahr, zweiten Hälfte"),
        (Role::Part(Part::Fraction(4, 1)), "ersten Quartal, erste Quartal"),
        (Role::Part(Part::Fraction(4, 2)), "zweiten Quartal, zweite Quartal"),
        (Role::Part(Part::Fraction(4, 3)), "dritten Quartal, dritte Quartal"),
        (Role::Part(Part::Fraction(4, 4)), "vierten Quartal, vierte Quartal"),
        (Role::And, "und"),
        (Role::Percent, "Prozent, vom Hundert, v H"),
        (Role::Points, "Prozentpunkte, Prozentpunkten, Prozentpunkt"),
        (Role::Unit(12, Base::Months), "Jahr, Jahre, Jahren, Jahres, Kalenderjahr, Kalenderjahre, Kalenderjahren"),
        (Role::Unit(3, Base::Months), "Quartal, Quartale, Quartalen"),
        (Role::Unit(1, Base::Months), "Monat, Monate, Monaten, Monats, Kalendermonat, Kalendermonaten"),
        (Role::Unit(168, Base::Hours), "Woche, Wochen"),
        (Role::Unit(24, Base::Hours), "Tag, Tage, Tagen, Tages, Kalendertag, Kalendertage, Kalendertagen"),
        (Role::Unit(1, Base::Hours), "Stunde, Stunden"),
        (Role::Unit(1, Base::WorkingDays), "Arbeitstag, Arbeitstage, Arbeitstagen, Werktag, Werktage, Werktagen"),
        (Role::Fraction(3), "Drittel"),
        (Role::Fraction(4), "Viertel"),
        (Role::Fraction(5), "Fünftel"),
        (Role::Fraction(10), "Zehntel"),
        (Role::Half, "Hälfte, die Hälfte, der Hälfte"),
        (Role::Interval(24, Base::Months), "zweijährlich, jedes zweite Jahr"),
        (Role::Interval(12, Base::Months), "jährlich, jedes Jahr, alljährlich, pro Jahr"),
        (Role::Interval(6, Base::Months), "halbjährlich, jedes halbe Jahr"),
        (Role::Interval(3, Base::Months), "vierteljährlich, quartalsweise, jedes Quartal"),
        (Role::Interval(1, Base::Months), "monatlich, jeden Monat"),
        (Role::Interval(168, Base::Hours), "wöchentlich, jede Woche"),
        (Role::WeakInterval(24, Base::Hours), "täglich, jeden Tag"),
        (Role::WeakInterval(12, Base::Months), "jährliche, jährlichen, jährlicher"),
        (Role::Every, "alle, jede, jedes, jeden"),
        (Role::Times(1), "einmal"),
        (Role::Times(2), "zweimal"),
        (Role::Times(3), "dreimal"),
        (Role::Times(4), "viermal"),
        (Role::TimesWord, "mal, Mal"),
        (Role::Per, "im, pro, je, in der, am, jährlich"),
        (Role::Part(Part::End), "Ende, Ende des Jahres, Ende des, dem Ende des Jahres"),
        (Role::Part(Part::Middle), "Mitte, Mitte des Jahres"),
        (Role::Part(Part::Start), "Anfang, Beginn, Anfang des Jahres, Beginn des Jahres"),
        (Role::Of, "des, der, von, in"),
        (Role::No, "Nr, Nrn, Nummer"),
    ],
    binding_before: "bis, bis zum, bis Ende, bis zu, binnen, innerhalb von, innerhalb, spätestens, spätestens bis, \
                     spätestens am, spätestens im, bis spätestens, spätestens bis zum, bis spätestens zum, \
                     binnen einer Frist von, innerhalb einer Frist von, längstens, nicht später als, spätestens nach",
    binding_duty: "vor, vor dem, nach",
    duty: "muss, müssen, soll, sollen, sollte, sollten, wird, werden, hat zu, haben zu, ist zu, sind zu, darf nicht, \
           dürfen nicht, hat, haben, ist, sind",
    binding_after: "im Voraus, nach Eingang, vorher, Kündigungsfrist",
    comma_groups: false,
};

/// `einundzwanzig` to `neunundneunzig`, and the tens themselves.
pub(super) fn compounds(mut add: impl FnMut(&str, u64)) {
    const ONES: [&str; 9] = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"];
    const TENS: [&str; 8] = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];
    for (ten, tens) in TENS.iter().zip(2..) {
        add(ten, tens * 10);
        for (one, ones) in ONES.iter().zip(1..) {
            add(&format!("{one}und{ten}"), tens * 10 + ones);
        }
    }
    for (one, ones) in ONES.iter().zip(1..) {
        add(&format!("{one}hundert"), ones * 100);
        add(&format!("{one}tausend"), ones * 1000);
    }
}
