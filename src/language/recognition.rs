//! Which language a document is written in, from the whole of it.

use std::borrow::Cow;

use whatlang::Lang;

use super::Language;

/// How much text is looked at; more changes no verdict and costs time.
const SAMPLE: usize = 16 * 1024;

/// From how many places of a long text the sample is taken: a title page or an annex may be in another language.
const PLACES: usize = 8;

/// The language of a text as an ISO 639-1 code, if it can be recognised reliably.
///
/// Meant for whole documents: single sentences are too short to be told apart.
pub(crate) fn recognise(text: &str) -> Option<&'static str> {
    let info = whatlang::detect(&sample(text))?;
    if info.is_reliable() { iso_639_1(info.lang()) } else { None }
}

/// At most [`SAMPLE`] bytes of a text, in pieces taken evenly from its beginning to its end.
fn sample(text: &str) -> Cow<'_, str> {
    if text.len() <= SAMPLE {
        return Cow::Borrowed(text);
    }
    let piece = SAMPLE / PLACES;
    let mut taken = String::with_capacity(SAMPLE + PLACES);
    for k in 0..PLACES {
        let start = (text.len() - piece) / (PLACES - 1) * k;
        taken.push_str(&text[text.ceil_char_boundary(start)..text.floor_char_boundary(start + piece)]);
        taken.push(' ');
    }
    Cow::Owned(taken)
}

/// The ISO 639-1 code of a language; none where that standard has none.
pub(crate) fn iso_639_1(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Afr => "af",
        Lang::Aka => "ak",
        Lang::Amh => "am",
        Lang::Ara => "ar",
        Lang::Aze => "az",
        Lang::Bel => "be",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Cym => "cy",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Epo => "eo",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Guj => "gu",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Hye => "hy",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jav => "jv",
        Lang::Jpn => "ja",
        Lang::Kan => "kn",
        Lang::Kat => "ka",
        Lang::Khm => "km",
        Lang::Kor => "ko",
        Lang::Lat => "la",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Mal => "ml",
        Lang::Mar => "mr",
        Lang::Mkd => "mk",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Ori => "or",
        Lang::Pan => "pa",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Sin => "si",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Sna => "sn",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Tgl => "tl",
        Lang::Tha => "th",
        Lang::Tuk => "tk",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Uzb => "uz",
        Lang::Vie => "vi",
        Lang::Yid => "yi",
        Lang::Zul => "zu",
    })
}

/// What to call the language of an ISO 639-1 code.
pub(crate) fn name(code: &str) -> String {
    match Language::of(code) {
        Some(language) => format!("{} ({code})", language.name),
        None => format!("the language `{code}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_languages_and_some_scripts() {
        let texts = [
            ("en", "The Member States shall ensure that every applicant is told of his or her rights in due time."),
            (
                "de",
                "Die Mitgliedstaaten sorgen dafür, dass jeder Antragsteller rechtzeitig über seine Rechte belehrt wird.",
            ),
            ("fr", "Les États membres veillent à ce que chaque demandeur soit informé de ses droits en temps utile."),
            (
                "es",
                "Los Estados miembros velarán por que todo solicitante sea informado de sus derechos con la debida antelación.",
            ),
            (
                "it",
                "Gli Stati membri provvedono affinché ogni richiedente sia informato dei suoi diritti in tempo utile.",
            ),
            (
                "pl",
                "Państwa członkowskie zapewniają, aby każdy wnioskodawca został w porę poinformowany o swoich prawach.",
            ),
            ("nl", "De lidstaten zorgen ervoor dat iedere verzoeker tijdig over zijn rechten wordt geïnformeerd."),
            (
                "pt",
                "Os Estados-Membros asseguram que todos os requerentes são informados dos seus direitos em tempo útil.",
            ),
            ("el", "Τα κράτη μέλη μεριμνούν ώστε κάθε αιτών να ενημερώνεται εγκαίρως για τα δικαιώματά του."),
            ("ja", "加盟国は、すべての申請者が適時に自らの権利について知らされることを確保する。"),
        ];
        for (code, text) in texts {
            assert_eq!(recognise(&text.repeat(3)), Some(code), "{text}");
        }
    }

    #[test]
    fn too_little_to_tell() {
        for text in ["", "   ", "12 345", "§ 5", "x"] {
            assert_eq!(recognise(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_long_text_is_sampled_throughout() {
        let long = "é".repeat(100) + &"Die Mitgliedstaaten sorgen dafür, dass dies überall gilt. ".repeat(4000);
        let taken = sample(&long);
        assert!(taken.len() <= SAMPLE + PLACES && taken.len() > SAMPLE - 16 * PLACES);
        assert_eq!(recognise(&long), Some("de"));
    }
}
