#![allow(clippy::unwrap_used)]

use super::*;
use proptest::prelude::*;

fn cut(language: &str, text: &str) -> Vec<String> {
    let mut ranges = Vec::new();
    Segmenter::new(Some(language).filter(|code| !code.is_empty()), &[]).sentences(text, &mut ranges);
    ranges.into_iter().map(|range| text[range].to_owned()).collect()
}

/// Rows of language and text: ` | ` stands where a space parts two sentences, `‖` where nothing does.
fn check(rows: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (language, row) in rows {
        let text = row.replace(" | ", " ").replace('‖', "");
        let expected: Vec<&str> = row.split(" | ").flat_map(|part| part.split('‖')).collect();
        let found = cut(language, &text);
        if found != expected {
            wrong.push(format!("{language}: {}", found.join(" | ")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn english() {
    check(&[
        ("en", "It applies to transfers under Art. 5(2) of Reg. (EU) No 604/2013. | It does not apply to others."),
        ("en", "Use plain words, i.e. words that everyone knows. | Avoid jargon."),
        ("en", "Some bodies, e.g. The Hague Conference, keep their own rules. | Others do not."),
        ("en", "It covers water, energy, etc. | Transport is left out."),
        ("en", "It covers water, energy, etc. and transport."),
        ("en", "See p. 12 and pp. 14-16 of the plan. | It is short."),
        ("en", "Under para. 3 and sec. 4 of Reg. No 7/2001 it is void. | It always was."),
        ("en", "This follows an earlier text (cf. The Green Book). | It is new."),
        ("en", "The costs vs. The benefits are listed. | Read them."),
        ("en", "The U.S. Department of State agreed. | It signed."),
        ("en", "This is the law in the U.S. | The parties know it."),
        ("en", "We work with the U.K. Government. | So do others."),
        ("en", "They live in the EU. | Most of them work."),
        ("en", "It was drafted by J. R. Smith and A. Jones. | They are lawyers."),
        ("en", "Dr. Meyer and Mr. Brown met Prof. White. | Mrs. Green was ill."),
        ("en", "The rate was 3.5 % in 2019. | In 2020 it fell to 1.25 %."),
        ("en", "Spending rose to 1.000.000 euros. | It will rise again."),
        ("en", "Look at www.example.com. | Write to privacy@example.org. | We answer."),
        ("en", "The page https://example.org/a.b?c=d.E&f=1!x is down. | Try again."),
        ("en", "This is set out in section 3.2. | Payment must follow."),
        ("en", "3.2. Payment must follow. | 3.3. Nothing is due later."),
        ("en", "Well ... it may be so. | And then ... nothing."),
        ("en", "They waited… and waited. | They left… | The rest stayed."),
        ("en", "He said \"No.\" | Then he left."),
        ("en", "He said “No.” | Then he left."),
        ("en", "He said “no”. | Then he left."),
        ("en", "“Is it needed?” they asked. | “It is!” | Nobody doubted it."),
        ("en", "The plan is old. | (It dates from 2007.) | It must go."),
        ("en", "The plan (see Art. 5.) must go. | It is old."),
        ("en", "The plan (which is old. Very old.) must go. | It does."),
        ("en", "Who pays? | We do! | Why (really?) we cannot say."),
        ("en", "Does it help (and whom?) | The report does not say."),
        ("en", "There are three aims: Growth, jobs and peace. | All matter."),
        ("en", "It grows; it lives; it dies. | So be it."),
        ("en", "The Agency shall: | (a) collect data; | (b) report; and | (c) advise the Council."),
        ("en", "The Agency shall: | (i) collect data; | (ii) report; or | (iii) advise."),
        ("en", "You are billed (i) in advance; (ii) on delivery; or (iii) afterwards. | It is your choice."),
        ("en", "States shall: | (a) act: | (i) at once; | (ii) together; and | (b) report. | They may do more."),
        ("en", "It has 1) a board, 2) a head and 3) a staff. | All work."),
        ("en", "As in point (a) of Article 5; (b) does not count. | It is void."),
        ("en", "It ended on 5 Dec. 2019. | In Jan. 2020 it began again. | It lasts."),
        ("en", "The firm is Example Inc. | It is based here."),
        ("en", "Example Inc. Services are not covered. | Others are."),
        ("en", "Example Ltd. (“Example”) runs the site. | We own it."),
        ("en", "The hearing is at 9 a.m. Monday. | The vote is at 5 p.m. | The result follows."),
        ("en", "She holds a Ph.D. in law. | He has an LL.M. degree."),
        ("en", "Smith et al. Report that it works."),
        ("en", "Is it so? | No. | It is not."),
        ("en", "We publish it in the O.J. | You can read it there."),
        ("en", "This is Annex A. | The next is Annex B. | It is longer."),
        ("en", "The areas are in Annex V. | Lists follow. | Others are in Appendix B."),
        ("en", "We keep nothing. | 5 Member States do."),
        ("en", "Aid fell by $5. | €10 were left. | § 7 says why."),
        ("en", "It is done. | (b) The rest follows."),
        ("en", "the draft is short. | it has no capitals, e.g. here. | is that allowed?"),
        ("en", "The draft is short. it goes on."),
        ("en", "Trust matters. | eIDAS is a start. | iOS users may opt out."),
        ("en", "Read our terms. | www.example.com has them."),
        ("en", "He quoted it: “[…] all are free.” | She did not."),
        ("en", "All are free […]. | They are equal [...] and safe."),
        ("en", "The words ran together.‖The Agency mended them."),
        ("en", "Node.Js and Example.Com are names. | So is ASP.Net today."),
        ("en", "See Cal. Civ. Code § 17 and 45 C.F.R. Part 160. | They apply."),
        ("en", "THE PLAN IS OLD. | IT MUST GO."),
        ("en", "Introduction ........ 5"),
        ("en", "Article 5. The Agency shall report. | It shall do so yearly."),
        ("en", "1. The Agency reports. | 2. The Council decides. | 3. The end."),
        ("en", "Yahoo! Inc runs it. | Yahoo! | The rest is gone."),
        ("en", "It says (as amended by Reg. (EC) No. 12/99.) that all are free. | They are."),
        ("en", "Is this, e.g., so? | No, i.e., never."),
        ("en", "The term (“Covered Corp.”) is new. | It stays."),
        ("", "No language is known. | Dr. Meyer does not mind."),
    ]);
}

#[test]
fn german() {
    check(&[
        ("de", "Der Rat trifft sich am 5. März in Wien. | Die Kommission nimmt teil."),
        ("de", "Sie tagt am 3. und 4. Mai. | Das ist neu."),
        ("de", "Im XIX. Jahrhundert war es anders. | Heute ist es so."),
        ("de", "Der 2. Absatz entfällt. | Der 3. Abschnitt bleibt."),
        ("de", "Es gilt Art. 5 Abs. 2 Buchst. a der VO (EU) Nr. 604/2013. | Mehr gilt nicht."),
        ("de", "Das gilt nach Artikel 5. | Daten bleiben geschützt."),
        ("de", "Es begann 2019. | Daten gibt es seit 2020. | Die Zahlen steigen."),
        ("de", "Viele Länder, z. B. Polen, stimmen zu. | Andere nicht."),
        ("de", "Es geht um Angaben, z. B. Ihren Namen. | Es gilt i. d. R. Ihr Vertrag."),
        ("de", "Das heißt, d. h. im Ergebnis, nichts. | Es bleibt dabei."),
        ("de", "Der Plan umfasst Wasser, Energie usw. | Er ist neu."),
        ("de", "Der Plan umfasst Wasser usw. Ausgaben sind gedeckt."),
        ("de", "Träger ist der Verein Beispiel e. V. | Er hat Sitz in Bonn."),
        ("de", "Träger ist der Verein Beispiel e.V. München. | Das genügt."),
        ("de", "Herr Dr. Meyer und Prof. Dr. Schulz kamen. | Frau Kurz nicht."),
        ("de", "Die Kosten betragen ca. 3,5 Mio. Euro bzw. 1.000.000 Dollar. | Das ist viel."),
        ("de", "Er sagte: „Nein.“ | Dann ging er."),
        ("de", "Er sagte »Nein.« | Dann ging er."),
        ("de", "Er sagte „Nein“. | Dann ging er."),
        ("de", "„Warum?“, fragte sie. | „Darum!“ | Das war alles."),
        ("de", "Siehe S. 12 f. der Anlage. | Dort steht es."),
        ("de", "Vgl. Rn. 7 ff. des Urteils. | Es ist klar."),
        ("de", "Die Agentur: | a) sammelt Daten; | b) berichtet; sowie | c) berät den Rat."),
        ("de", "Ludwig XIV. Bourbon war König. | Er regierte lange."),
        ("de", "Das steht in Kapitel IV. | Es gilt sofort."),
        ("de", "Es gilt i. d. R. Deutsches Recht. | Ausnahmen gibt es."),
        ("de", "Am 5. 3. 2020 trat es in Kraft. | Es gilt."),
    ]);
}

#[test]
fn french() {
    check(&[
        ("fr", "Voir l’art. 5, par. 2, du règl. (UE) n° 604/2013. | Il s’applique."),
        ("fr", "Il a dit : « Non. » | Puis il est parti."),
        ("fr", "Est-ce utile ? | Oui ! | C’est même nécessaire."),
        ("fr", "« Pourquoi ? » demanda-t-il. | Nul ne répondit."),
        ("fr", "M. Dupont et Mme Durand sont venus. | MM. Petit et Grand aussi."),
        ("fr", "Voir p. 12 et pp. 14 à 16. | C’est court."),
        ("fr", "L’eau, l’énergie, etc. | Les transports suivent."),
        ("fr", "Certains États, p. ex. Malte, sont petits. | D’autres sont grands."),
        ("fr", "Cf. Article 7 du traité. | Il reste valable."),
        ("fr", "Les art. 5 et suiv. | L’Agence les applique."),
        ("fr", "Au XIXe siècle, J.-P. Martin vivait ici. | Il écrivait."),
        ("fr", "L’Agence : | a) collecte les données ; | b) fait rapport ; et | c) conseille le Conseil."),
        ("fr", "Le 1er janv. 2020, tout a changé. | À Paris aussi."),
        ("fr", "Le texte (voir l’annexe.) est vieux. | Il faut le changer."),
        ("fr", "La société Exemple S.A. | Elle est établie ici."),
    ]);
}

#[test]
fn spanish() {
    check(&[
        ("es", "Véase el art. 5, apdo. 2, del Reg. (UE) n.º 604/2013. | Es aplicable."),
        ("es", "¿Es necesario? | ¡Sí! | ¿Cuándo? | Hoy mismo."),
        ("es", "Los EE. UU. firmaron el acuerdo. | La Unión también."),
        ("es", "Se firmó en EE. UU. | El acuerdo es válido."),
        ("es", "El Sr. García y la Sra. López asistieron. | D. Juan no."),
        ("es", "Véanse las págs. 12 y ss. | Las demás no importan."),
        ("es", "Agua, energía, etc. | El transporte queda fuera."),
        ("es", "Algunos países, p. ej. Malta, son pequeños. | Otros no."),
        ("es", "La empresa es Ejemplo S.A. | Los socios son dos."),
        ("es", "La empresa Ejemplo S.L. Unipersonal gestiona el sitio. | Nadie más."),
        ("es", "Dijo: «No.» | Luego se fue."),
        ("es", "Ascendió a 1.000.000 de euros en el núm. 3. | Subirá más."),
        ("es", "La Agencia: | a) recoge datos; | b) informa; y | c) asesora."),
        ("es", "Según el párr. 3 del cap. IV, es nulo. | Siempre lo fue."),
    ]);
}

#[test]
fn italian() {
    check(&[
        ("it", "Si vedano gli artt. 5 e 6 del reg. (UE) n. 604/2013. | Si applicano."),
        ("it", "Ai sensi dell’art. 5, co. 2, lett. a), è nullo. | Lo era già."),
        ("it", "Il dott. Rossi e la sig.ra Bianchi erano presenti. | L’avv. Neri no."),
        ("it", "La Esempio S.p.A. Milano gestisce il sito. | È responsabile."),
        ("it", "Gestisce il sito la Esempio S.r.l. | La sede è qui."),
        ("it", "Acqua, energia, ecc. | I trasporti restano esclusi."),
        ("it", "Cfr. Allegato II. | È breve."),
        ("it", "È il d.lgs. 196/2003 del Governo. | Vale ancora."),
        ("it", "Disse: «No.» | Poi uscì."),
        ("it", "Perché? | Non si sa. | Così è!"),
        ("it", "L’Agenzia: | a) raccoglie dati; | b) riferisce; e | c) consiglia."),
        ("it", "Si veda pag. 12 e segg. | Il resto non conta."),
        ("it", "Nel sec. XIX. | Il resto è noto."),
    ]);
}

#[test]
fn polish() {
    check(&[
        ("pl", "Zgodnie z art. 5 ust. 2 pkt 3 lit. a rozp. (UE) nr 604/2013 jest to nieważne. | Tak było zawsze."),
        ("pl", "Spotkanie odbędzie się 5. marca w Warszawie. | Komisja weźmie udział."),
        ("pl", "W 2019 r. Komisja przyjęła plan. | Tak było do 2020 r. | Nie ma zmian."),
        ("pl", "Dotyczy to np. Polski, tj. Warszawy. | Nie dotyczy innych."),
        ("pl", "Woda, energia itd. | Transport pominięto."),
        ("pl", "Ogłoszono to w Dz. U. poz. 1000. | Weszło w życie."),
        ("pl", "Prof. dr hab. Nowak i mgr inż. Kowalski przybyli. | Pani Lis nie."),
        ("pl", "Wydano na to ok. 3,5 mln. zł w br. | To dużo."),
        ("pl", "Powiedział: „Nie.” | Potem wyszedł."),
        ("pl", "Dlaczego? | Nie wiadomo! | Trudno."),
        ("pl", "Agencja: | a) zbiera dane; | b) składa sprawozdania; oraz | c) doradza Radzie."),
        ("pl", "Zob. s. 12 i nast. | To krótkie."),
        ("pl", "Administratorem jest Przykład Sp. z o.o. | Ma siedzibę w Łodzi."),
        ("pl", "Określono to w ust. 5. | Agencja działa."),
        ("pl", "W XIX. wieku było inaczej. | Dziś jest tak."),
    ]);
}

#[test]
fn dutch() {
    check(&[
        ("nl", "Zie art. 5, lid 2, van Verord. (EU) nr. 604/2013. | Die is van toepassing."),
        ("nl", "Sommige landen, bijv. Malta, zijn klein. | Andere niet."),
        ("nl", "Water, energie, enz. | Vervoer valt erbuiten."),
        ("nl", "Mr. Jansen en drs. De Vries waren er. | Mevr. Bakker niet."),
        ("nl", "Voorbeeld B.V. Amsterdam beheert de site. | Niemand anders."),
        ("nl", "De site is van Voorbeeld B.V. | De zetel is hier."),
        ("nl", "Zie blz. 12 e.v. | De rest telt niet."),
        ("nl", "Dit geldt o.a. voor Malta. | Het geldt niet voor Cyprus."),
        ("nl", "Hij zei: “Nee.” | Toen ging hij."),
        ("nl", "Waarom? | Dat weet niemand! | Jammer."),
        ("nl", "Het Agentschap: | a) verzamelt gegevens; | b) brengt verslag uit; en | c) adviseert."),
        ("nl", "Het kost ca. 1.000.000 euro per 1 jan. 2020. | Dat is veel."),
        ("nl", "De hoofdstad, d.w.z. Amsterdam, betaalt. | De provincie niet."),
    ]);
}

#[test]
fn portuguese() {
    check(&[
        ("pt", "Ver o art. 5.º, n.º 2, al. a), do Reg. (UE) n.º 604/2013. | É aplicável."),
        ("pt", "O Sr. Silva e a Sra. Costa vieram. | O Dr. Sousa não."),
        ("pt", "Água, energia, etc. | Os transportes ficam de fora."),
        ("pt", "Alguns países, p. ex. Malta, são pequenos. | Outros não."),
        ("pt", "Ver págs. 12 e segs. | O resto não conta."),
        ("pt", "A empresa é a Exemplo, Lda. | A sede é aqui."),
        ("pt", "A empresa Exemplo S.A. Lisboa gere o sítio. | Mais ninguém."),
        ("pt", "Porquê? | Não se sabe! | Enfim."),
        ("pt", "Disse: «Não.» | Depois saiu."),
        ("pt", "A Agência: | a) recolhe dados; | b) informa; e | c) aconselha."),
        ("pt", "Cf. Anexo II. | É curto."),
        ("pt", "Nos EE. UU. | A lei é outra."),
        ("pt", "Custou 1.000.000 de euros em 5 de jan. 2020. | É muito."),
    ]);
}

#[test]
fn other_scripts() {
    check(&[
        ("zh", "本条例适用于所有成员国。‖各国应当报告！‖为什么？‖因为需要。"),
        ("zh", "他说：“不行。”‖然后离开了。"),
        ("zh", "增长率为3.5%。‖人口为1.000.000人（见附件。）‖完毕。"),
        ("ja", "本規則はすべての加盟国に適用する。‖報告は毎年行う。"),
        ("ja", "彼は「はい。」と答えた。‖それだけだ。"),
        ("ja", "「本当ですか？」‖「はい。」‖会議は終わった。"),
        ("ja", "値は３．５である．‖次に進む．"),
        ("ko", "이 규정은 모든 회원국에 적용된다. | 보고는 매년 한다. | 왜 그런가?"),
        ("th", "ระเบียบนี้ใช้กับทุกประเทศ ประเทศต่าง ๆ ต้องรายงาน พ.ศ. 2562 เป็นต้นไป"),
        ("hi", "यह नियम सभी पर लागू है। | सभी देश रिपोर्ट करेंगे। | क्यों? | यह आवश्यक है।"),
        ("ar", "تنطبق هذه اللائحة على الجميع. | هل هذا ضروري؟ | نعم. | تقدم الدول تقاريرها."),
        ("ur", "یہ ضابطہ سب پر لاگو ہے۔ | تمام ممالک رپورٹ کریں گے۔"),
        ("hy", "Սա կանոն է։ | Բոլորը պետք է զեկուցեն։"),
        ("ru", "См. ст. 5 п. 2 закона. | Он действует с 2019 г. в стране."),
        ("el", "Γιατί είναι αναγκαίο; | Κανείς δεν ξέρει. | Το νερό; η ενέργεια."),
        ("cs", "Sejde se 5. března v Praze. | Na programu je voda."),
        ("hu", "A II. Rákóczi Ferenc út hosszú. | Az út széles."),
        ("he", "התקנה חלה על כולם. | המדינות ידווחו."),
        ("vi", "Quy định này áp dụng cho mọi nước. | Các nước phải báo cáo."),
    ]);
}

#[test]
fn own_abbreviations_end_nothing() {
    let own = ["Gde.".to_owned(), "Bsp.".to_owned()];
    let mut ranges = Vec::new();
    Segmenter::new(Some("de"), &own).sentences("Die Gde. Wien zahlt. Die Gde. Die gute zahlt.", &mut ranges);
    assert_eq!(ranges, [0..20, 21..45]);
}

#[test]
fn odd_texts() {
    for text in ["", " ", ".", "...", "…", ". . .", "!?", "(", ")", ";", "; (b)", "。", "a", " a ", "é.", "É. É", "(a)"]
    {
        let mut ranges = Vec::new();
        ranges.push(0..7);
        Segmenter::new(None, &[]).sentences(text, &mut ranges);
        let trimmed = text.trim();
        let found: Vec<&str> = ranges.into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, if trimmed.is_empty() { vec![] } else { vec![trimmed] }, "{text:?}");
    }
}

#[test]
fn time_is_linear() {
    let segmenter = Segmenter::new(Some("de"), &[]);
    let mut ranges = Vec::new();
    for piece in [
        "z. B. ",
        "(a. ",
        ". ",
        "; (b) ",
        "; (a) x; (b) y ",
        "e.g. (",
        "(a) ",
        "x.",
        "\" ",
        ". » ",
        "; and ",
        "…",
        "A. b) ",
    ] {
        let text = piece.repeat(400_000 / piece.len());
        segmenter.sentences(&text, &mut ranges);
        assert!(!ranges.is_empty());
    }
}

fn prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Zéß0-9]{1,6}",
        "[.!?…;:,()\\[\\]\"'“”„«»。！？．」।؟ -]{1,3}",
        Just(" ".to_owned()),
        Just("; and (b) ".to_owned()),
        Just(": (a) ".to_owned()),
        Just("Art. 5 ".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn ranges_ascend_and_hold_everything(text in prose(), language in prop::sample::select(vec!["", "en", "de", "ja", "el", "cs"])) {
        let mut ranges = Vec::new();
        Segmenter::new(Some(language).filter(|code| !code.is_empty()), &[]).sentences(&text, &mut ranges);
        let mut end = 0;
        for range in &ranges {
            prop_assert!(range.start >= end && range.end > range.start);
            prop_assert!(text[end..range.start].trim().is_empty());
            prop_assert_eq!(text[range.clone()].trim(), &text[range.clone()]);
            end = range.end;
        }
        prop_assert!(text[end..].trim().is_empty());
    }
}
