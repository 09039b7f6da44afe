//! What auditors and operators read, with sample data.

use motesplats::booking::desk::{
    OrganisationChoice, OwnTextPage, OwnTextRow, OwnTextsPage, ReasonField, ShownLetter,
    TextInLanguage, VariableLine,
};
use motesplats::booking::{PreviewPiece, letter_samples};
use motesplats::organisation::desk::{OrganisationRow, OrganisationsPage};
use motesplats::platform::i18n::{Locale, dates, named, t, t_with};
use motesplats::platform::input::paging::{Paging, Total};
use motesplats::platform::problem::{Fault, Faults};
use motesplats::platform::ui::PageLinks;
use motesplats::platform::ui::form::{Field, FormErrors};
use motesplats::staff::pages::{AuditPage, LogLine};

use super::samples::{at, desk, today};
use super::{Rendered, html};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    vec![
        html("log", log(locale)),
        html("organisations", organisations(locale)),
        html("own-texts", own_texts(locale)),
        html("own-text", own_text(locale, FormErrors::none())),
        html("own-text-shown", own_text_shown(locale)),
        html("own-text-wrong", own_text_wrong(locale)),
    ]
}

fn log(locale: Locale) -> AuditPage {
    let when = dates::day_and_time(locale, today(), at(13, 2), today());
    let line = |act: &str, object: Option<&str>| LogLine {
        when: dates::capital(&when),
        who: "Huda Nilsson".to_owned(),
        who_href: Some("?staff=1".to_owned()),
        did: named(locale, "log", act).into_owned(),
        object: object.map(str::to_owned),
        object_href: object.map(|_| "?object=1".to_owned()),
        organisation: "Katrineholms kommun".to_owned(),
    };
    let day = |name, key: &str| {
        let field = Field::new(name, t(locale, key)).kind("date", "short");
        field.optional().value("2026-10-06")
    };
    AuditPage {
        l: desk(locale, "/desk/audit", t(locale, "log-title")),
        fields: [day("from", "search-from"), day("to", "search-to")],
        hidden: vec![("staff", "1".to_owned())],
        all_href: Some("audit".to_owned()),
        csv_href: "audit.csv".to_owned(),
        lines: vec![
            line("booking-moved", Some("KDM4X7H3")),
            line(
                "session-counted",
                Some("Öppen datorhjälp, tisdag 6 oktober"),
            ),
            line("booking-searched", None),
        ],
        paging: PageLinks::of(
            locale,
            Paging { page: 1, limit: 50 },
            Total::More { next: true },
            |page| format!("?page={page}"),
        ),
    }
}

fn organisations(locale: Locale) -> OrganisationsPage {
    let row = |name: &str, kind: &str, accounts| OrganisationRow {
        name: name.to_owned(),
        href: "organisations/katrineholm".to_owned(),
        slug: "katrineholm".to_owned(),
        country: "SE".to_owned(),
        kind: named(locale, "organiser-type", kind).into_owned(),
        controller: t(locale, "organisations-yes").into_owned(),
        accounts,
    };
    OrganisationsPage {
        l: desk(
            locale,
            "/desk/organisations",
            t(locale, "tab-organisations"),
        ),
        new_href: "organisations/new".to_owned(),
        own_texts_href: Some("letter-texts".to_owned()),
        rows: vec![
            row("Katrineholms kommun", "municipality", 12),
            row("Studieförbundet Vuxenskolan", "study-association", 0),
        ],
        paging: PageLinks::of(locale, Paging { page: 2, limit: 1 }, 2.into(), |page| {
            format!("?page={page}")
        }),
    }
}

fn own_texts(locale: Locale) -> OwnTextsPage {
    let choice = |name: &str, is_chosen| OrganisationChoice {
        name: name.to_owned(),
        href: "letter-texts?organisation=katrineholm".to_owned(),
        is_chosen,
    };
    let text = |text: &str, lang: &str, dir| TextInLanguage {
        text: text.to_owned(),
        lang: lang.to_owned(),
        dir,
    };
    let row = |kind: &str, texts| OwnTextRow {
        kind: named(locale, "letter", kind).into_owned(),
        href: "letter-texts/katrineholm/confirmation".to_owned(),
        texts,
    };
    let texts = vec![
        text("موقف السيارات خلف المكتبة.", "ar", "rtl"),
        text("Parkering finns bakom biblioteket.", "sv", "ltr"),
    ];
    OwnTextsPage {
        l: desk(locale, "/desk/letter-texts", t(locale, "own-texts-title")),
        notice: Some(t(locale, "done-own-text").into_owned()),
        back_href: "organisations".to_owned(),
        organisations: vec![
            choice("Katrineholms kommun", true),
            choice("Studieförbundet Vuxenskolan", false),
        ],
        chosen: Some("Katrineholms kommun".to_owned()),
        rows: vec![row("confirmation", texts), row("cancellation", Vec::new())],
    }
}

fn own_text(locale: Locale, errors: FormErrors) -> OwnTextPage {
    let field = |name: &'static str, lang, dir, language: &str, text: &str| {
        let label = t_with(locale, "text-in-language", &[("language", language.into())]);
        let field = Field::new(name, label).value(text).optional();
        ReasonField {
            field: field.checked(&errors),
            lang,
            dir,
        }
    };
    let variable = |written, key: &str| VariableLine {
        written,
        means: t(locale, key).into_owned(),
    };
    let kind = named(locale, "letter", "confirmation");
    OwnTextPage {
        l: desk(
            locale,
            "/desk/letter-texts/katrineholm/confirmation",
            t_with(locale, "own-text-title", &[("kind", kind.into())]),
        )
        .with_errors(!errors.is_empty()),
        notice: None,
        refused: None,
        summary: errors.summary(&[("text-sv", "På svenska")]),
        back_href: "letter-texts".to_owned(),
        organisation: "Katrineholms kommun".to_owned(),
        action: "confirmation".to_owned(),
        version: 3,
        seen: String::new(),
        texts: vec![
            field("text-sv", "sv", "ltr", "svenska", "Parkera bakom {plats}."),
            field("text-ar", "ar", "rtl", "arabiska", ""),
        ],
        variables: vec![
            variable("{name}", "own-text-name"),
            variable("{when}", "own-text-when"),
            variable("{place}", "own-text-place"),
            variable("{phone}", "own-text-phone"),
        ],
        previews: None,
        submit: t(locale, "own-text-save").into_owned(),
    }
}

fn own_text_wrong(locale: Locale) -> OwnTextPage {
    let mut faults = Faults::none();
    let fault = Fault::new("unknown-variable").fact("variable", "{plats}");
    faults.add("/text-sv", fault.fact("known", "{name}, {when}"));
    own_text(locale, FormErrors::of(locale, &faults.into_fields()))
}

fn own_text_shown(locale: Locale) -> OwnTextPage {
    const MARKS: [char; 3] = ['\u{2066}', '\u{2068}', '\u{2069}'];
    let piece = |text, dir| PreviewPiece { text, dir };
    let letters = letter_samples().unwrap().into_iter();
    let letters = letters
        .filter(|one| one.name == "own-text" && [Locale::Sv, Locale::Ar].contains(&one.locale));
    let shown = letters.map(|one| ShownLetter {
        language: one.locale.endonym().to_owned(),
        lang: one.locale.tag(),
        dir: one.locale.dir(),
        subject: one.subject,
        text: {
            let first = one.text.split("-----").next().unwrap_or_default();
            vec![piece(first.replace(MARKS, ""), None)]
        },
    });
    let mut shown: Vec<ShownLetter> = shown.collect();
    for letter in &mut shown {
        letter
            .text
            .push(piece("\n08-465 004 54".to_owned(), Some("ltr")));
    }
    OwnTextPage {
        previews: Some(shown),
        seen: "0123456789abcdef".to_owned(),
        ..own_text(locale, FormErrors::none())
    }
}
