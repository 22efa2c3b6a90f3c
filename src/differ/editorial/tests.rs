//! What is editorial, and the decoys beside it: every pair is tried both ways.

use super::*;
use crate::model::{Statement, Version};

/// Two versions of one statement each, and what defines terms or short forms in both.
fn is_form(language: &str, old: &str, new: &str, frame: &str) -> bool {
    let version = |text: &str| Version {
        language: (!language.is_empty()).then(|| language.to_owned()),
        statements: [text, frame].map(|text| Statement { text: text.to_owned(), ..Statement::default() }).to_vec(),
        ..Version::default()
    };
    let (a, b) = (version(old), version(new));
    is_editorial(&Comparison::new(old, new), &Evidence::new(&a, &b))
}

fn all(language: &str, expected: bool, pairs: &[(&str, &str)]) {
    for (old, new) in pairs {
        assert_eq!(is_form(language, old, new, ""), expected, "{language}: {old} / {new}");
        assert_eq!(is_form(language, new, old, ""), expected, "{language}: {new} / {old}");
    }
}

#[test]
fn spacing_quotes_dashes_and_end_marks_are_form() {
    all(
        "en",
        true,
        &[
            ("the “Agency” pays", "the \"Agency\" pays"),
            ("the 'Agency' pays", "the Agency pays"),
            ("aims — all of them — stay", "aims -- all of them -- stay"),
            ("from 2007–2013 on", "from 2007-2013 on"),
            ("the Agency's staff", "the Agency’s staff"),
            ("it pays 10 % of it", "it pays 10% of it"),
            ("pay the fee;", "pay the fee."),
            ("pay the fee", "pay the fee."),
            ("pay the fee,", "pay the fee;"),
            ("and so on…", "and so on..."),
            ("aged ≥ 18", "aged >= 18"),
            ("by ±5 cm", "by +/-5 cm"),
            ("at −4 °C", "at -4 °C"),
        ],
    );
}

#[test]
fn a_kept_list_proves_a_spelling() {
    all(
        "en",
        true,
        &[
            ("organisations recognise labour rights", "organizations recognize labor rights"),
            ("Organisation of work", "Organization of work"),
            ("the neighbour's behaviour", "the neighbor's behavior"),
            ("a licence is needed", "a license is needed"),
            ("the centre of town", "the center of town"),
            ("a programme of work", "a program of work"),
            ("fulfil the duty", "fulfill the duty"),
            ("labelled boxes", "labeled boxes"),
            ("a judgement of the court", "a judgment of the court"),
            ("the defence of the port", "the defense of the port"),
            ("the catalogue of fees", "the catalog of fees"),
            ("analyse the water", "analyze the water"),
            ("PRIORITISATION OF WORK", "PRIORITIZATION OF WORK"),
        ],
    );
    all(
        "en",
        false,
        &[
            ("a check of the boat", "a cheque of the boat"),
            ("the meter of the boat", "the metre of the boat"),
            ("the story of the house", "the storey of the house"),
            ("insure the boat", "ensure the boat"),
            ("a ton of coal", "a tonne of coal"),
            ("a stationary van", "a stationery van"),
            ("the draft of the boat", "the draught of the boat"),
            ("a tire of the van", "a tyre of the van"),
        ],
    );
}

#[test]
fn a_known_misspelling_is_form_and_a_look_alike_is_not() {
    all(
        "en",
        true,
        &[
            ("the goverment pays", "the government pays"),
            ("recieve the fee", "receive the fee"),
            ("a seperate fee", "a separate fee"),
            ("the accomodation of staff", "the accommodation of staff"),
            ("what occured on board", "what occurred on board"),
            ("Enviroment and health", "Environment and health"),
            ("in acordance with the plan", "in accordance with the plan"),
            ("begining in the spring", "beginning in the spring"),
            ("it is neccessary to pay", "it is necessary to pay"),
            ("untill the end of May", "until the end of May"),
        ],
    );
    all(
        "en",
        false,
        &[
            ("a skipper losing a rope", "a skipper loosing a rope"),
            ("boards that are planed", "boards that are planned"),
            ("the trial ends", "the trail ends"),
            ("visits to the dairy", "visits to the diary"),
            ("they adopt it", "they adapt it"),
            ("the public path", "the pubic path"),
            ("a form of the fee", "a from of the fee"),
            ("the principal of the fee", "the principle of the fee"),
            ("it may affect the port", "it may effect the port"),
            ("casual work of staff", "causal work of staff"),
            ("the statue of the port", "the statute of the port"),
            ("untied ships of the port", "united ships of the port"),
            ("the martial court", "the marital court"),
            ("baring the door", "barring the door"),
            ("is typical of the port", "is atypical of the port"),
            ("legal migration of staff", "illegal migration of staff"),
            ("they shall report", "they should report"),
            ("the State shall pay", "the States shall pay"),
            ("compliment the plan", "complement the plan"),
            ("the council of the port", "the counsel of the port"),
            ("unknwon qwzrt is paid", "unknown qwzrx is paid"),
        ],
    );
    for (language, old, new) in [
        ("fr", "la vente de poisson", "la vente de poison"),
        ("fr", "au-dessus de la ligne", "au-dessous de la ligne"),
        ("fr", "le goverment of the", "le government of the"),
        ("de", "die Zahlung in Raten", "die Zahlung in Ratten"),
        ("de", "die Maße der Boote", "die Masse der Boote"),
        ("de", "die Gewähr der Firma", "die Gewehr der Firma"),
        ("de", "es ist erlaubt, als Gast", "es ist erlaubt, also Gast"),
        ("de", "Boote im Hafen", "Bote im Hafen"),
        ("es", "la recieve del puerto", "la receive del puerto"),
        ("", "das goverment im Hafen", "das government im Hafen"),
    ] {
        all(language, false, &[(old, new)]);
    }
    all("", true, &[("the recieve box of the port", "the receive box of the port")]);
}

#[test]
fn hyphens_that_join_words_are_no_form() {
    all(
        "en",
        false,
        &[
            ("re-sign the lease", "resign the lease"),
            ("re-lease the berth", "release the berth"),
            ("re-cover the boat", "recover the boat"),
            ("long-term aims", "long term aims"),
            ("non-profit work", "nonprofit work"),
            ("co-op flats", "coop flats"),
            ("by e-mail and post", "by email and post"),
            ("the co-operation of owners", "the cooperation of owners"),
            ("a data base", "a database"),
            ("an every day fee", "an everyday fee"),
            ("may be paid", "maybe paid"),
        ],
    );
}

#[test]
fn signs_carry_meaning() {
    all(
        "en",
        false,
        &[
            ("aged ≥ 18 or so", "aged ≤ 18 or so"),
            ("a mesh > 90 mm", "a mesh < 90 mm"),
            ("a length < 6 m", "a length <= 6 m"),
            ("by 3 % a year", "by -3 % a year"),
            ("cooled to 78 °C", "cooled to -78 °C"),
            ("cooled to 4 °C", "cooled to −4 °C"),
            ("vary by ±5 cm", "vary by +5 cm"),
            ("the fee × the days", "the fee ÷ the days"),
            ("base fee + crane fee", "base fee - crane fee"),
            ("(base + crane) x days", "base + (crane x days)"),
            ("☒ The owner pays.", "☐ The owner pays."),
            ("✓ dogs on a lead", "✗ dogs on a lead"),
            ("✓ dogs on a lead", "dogs on a lead"),
            ("● open", "○ open"),
            ("★★★ berths", "★ berths"),
            ("> 90 mm of mesh", "90 mm of mesh"),
            ("aged 18+ only", "aged 18 only"),
            ("a board of 5'", "a board of 5\""),
            ("a fee of € 5", "a fee of $ 5"),
            ("owners/guests pay", "owners guests pay"),
            ("owners (guests) pay", "owners guests pay"),
            ("[owners] guests pay", "owners [guests] pay"),
            ("a fee of 5 % only", "a fee of 5 ‰ only"),
            ("a fee of 5 % only", "a fee of 5 only"),
            ("area of 5 m²", "area of 5 m³"),
            ("a = b at noon", "a ≠ b at noon"),
        ],
    );
}

#[test]
fn marks_within_a_sentence_may_change_what_it_says() {
    all(
        "en",
        false,
        &[
            ("owners, who pay, may vote", "owners who pay may vote"),
            ("no, dogs may enter", "no dogs may enter"),
            ("packing for shipment, or delivery", "packing for shipment or delivery"),
            ("the fee is due?", "the fee is due."),
            ("owners; guests pay", "owners, guests pay"),
            ("aims all of them stay", "aims — all of them — stay"),
        ],
    );
}

#[test]
fn case_is_form_unless_another_word_results() {
    all(
        "en",
        true,
        &[
            ("the member states pay", "the Member States pay"),
            ("pay the fee", "Pay the fee"),
            ("GENERAL PROVISIONS", "General provisions"),
            ("they must not smoke", "they MUST NOT smoke"),
            ("the harbour master pays", "the Harbour Master pays"),
            ("either oars and sails", "either oars AND sails"),
            ("IT IS A RESPONSE", "It is a response"),
            ("a notice of TERMINATION is sent", "a notice of termination is sent"),
            ("> Owners pay", "Owners pay"),
            ("_owners_ pay", "owners pay"),
        ],
    );
    all(
        "en",
        false,
        &[
            ("sent to us for checking", "sent to US for checking"),
            ("it staff of the port", "IT staff of the port"),
            ("those who vote", "those WHO vote"),
            ("they may pay", "they May pay"),
            ("the long march of staff", "the long March of staff"),
            ("all polish boats", "all Polish boats"),
            ("a turkey farm", "a Turkey farm"),
            ("hearing aids for all", "hearing AIDS for all"),
            ("the pet of the owner", "the PET of the owner"),
        ],
    );
    all("de", true, &[("der Hafen ist offen", "Der Hafen ist offen"), ("ALLGEMEINE REGELN", "Allgemeine Regeln")]);
    all(
        "de",
        false,
        &[
            ("wir bitten sie darum", "wir bitten Sie darum"),
            ("ob ihr zahlt", "ob Ihr zahlt"),
            ("wir geben ihnen Boote", "wir geben Ihnen Boote"),
            ("wenn wir essen holen", "wenn wir Essen holen"),
            ("er geht weg von hier", "er geht Weg von hier"),
        ],
    );
    all("fr", true, &[("la commission paie", "la Commission paie")]);
    all("fr", false, &[("un état des lieux", "un État des lieux")]);
}

#[test]
fn a_defined_term_is_another_word() {
    for frame in ["“Service” means the ferry.", "The ferry (the \"Service\") runs.", "Service means the ferry."] {
        assert!(!is_form("en", "pay for the service", "pay for the Service", frame), "{frame}");
        assert!(!is_form("en", "pay for the Service", "pay for the service", frame), "{frame}");
    }
    for frame in ["The ferry runs.", "“Service Fee” means the toll.", "\"Your\" refers to the owner."] {
        assert!(
            is_form("en", "pay for the service of your boat", "pay for the Service of Your boat", frame),
            "{frame}"
        );
    }
    assert!(!is_form("en", "pay the service fees", "pay the Service Fees", "“Service Fee” means the toll."));
}

#[test]
fn a_short_form_is_form_where_it_is_paired_with_its_long_form() {
    all(
        "en",
        true,
        &[
            ("under Art. 5 of it", "under Article 5 of it"),
            ("under para. 5 of it", "under paragraph 5 of it"),
            ("see no. 5 there", "see number 5 there"),
            ("the European Union will", "the EU will"),
            ("10 per cent of it", "10% of it"),
            ("10 percent of it", "10 per cent of it"),
            ("terms & conditions", "terms and conditions"),
            ("boats, e.g. yawls", "boats, for example yawls"),
            ("the U.S. fleet", "the US fleet"),
        ],
    );
    all(
        "en",
        false,
        &[
            ("the art of it", "the article of it"),
            ("no boats at all", "number boats at all"),
            ("the board of owners", "the BO"),
            ("the Port Council pays", "the PC pays"),
            ("a max. of it", "a maxim of it"),
            ("30 min of it", "30 minimum of it"),
        ],
    );
    all("de", true, &[("nach Art. 5 gilt", "nach Artikel 5 gilt"), ("z. B. Boote", "zum Beispiel Boote")]);
    all("fr", true, &[("à l'art. 5 du plan", "à l'article 5 du plan"), ("10 % du prix", "10 pour cent du prix")]);
    let frame = "The Port Council (PC) decides.";
    assert!(is_form("en", "the Port Council pays", "the PC pays", frame));
    assert!(!is_form("en", "the Public Court pays", "the PC pays", frame));
}

#[test]
fn figures_are_the_same_where_only_their_groups_are_marked_otherwise() {
    all(
        "en",
        true,
        &[
            ("EUR 1,000,000 a year", "EUR 1000000 a year"),
            ("EUR 1 000 000 a year", "EUR 1,000,000 a year"),
            ("1,000 boats pay", "1000 boats pay"),
        ],
    );
    all(
        "en",
        false,
        &[
            ("1.000 persons pay", "1.0 persons pay"),
            ("1.000 persons pay", "1000 persons pay"),
            ("within 30 days", "within 45 days"),
            ("10 5 boats", "105 boats"),
            ("10,5 boats", "105 boats"),
        ],
    );
    all("de", true, &[("1.000 Boote zahlen", "1000 Boote zahlen")]);
    all("de", false, &[("1,000 Boote zahlen", "1000 Boote zahlen")]);
}

proptest::proptest! {
    /// What no list names is never form: letters, figures and signs that differ.
    #[test]
    fn nothing_is_form_without_a_proof(
        head in "[a-z]{3,8}",
        old in "[b-df-hj-np-tv-xz]{4,7}|[0-9]{1,3}|[><=≥≤±+×÷%✓✗☐☒●○★()/]",
        new in "[b-df-hj-np-tv-xz]{4,7}|[0-9]{1,3}|[><=≥≤±+×÷%✓✗☐☒●○★()/]",
        tail in "[a-z]{3,8}",
    ) {
        let (a, b) = (format!("the {head} {old} of {tail} here"), format!("the {head} {new} of {tail} here"));
        let listed = spelling::is_variant(&old, &new) || spelling::is_misspelt(&old, &new);
        proptest::prop_assert!(old == new || listed || !is_form("en", &a, &b, ""), "{a} / {b}");
        proptest::prop_assert_eq!(is_form("en", &a, &b, ""), is_form("en", &b, &a, ""));
    }
}
