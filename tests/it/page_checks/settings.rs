//! The settings of an organisation and the form for a new one, with sample data.

use motesplats::organisation::OrganisationKind;
use motesplats::organisation::desk::{
    NewOrganisationPage, OrganisationLink, SettingsPage, SetupCard, SetupLine,
};
use motesplats::platform::i18n::{Locale, languages, named, t, t_with};
use motesplats::platform::problem::{Fault, Faults};
use motesplats::platform::ui::form::texts::{TextField, TextLine};
use motesplats::platform::ui::form::{Choice, Choices, Field, FormErrors};
use motesplats::platform::ui::refused::Refused;
use motesplats::session::desk::{PlannedOrganisation, UsualTextPage, UsualTextRow, UsualTextsPage};
use motesplats::session::{Bring, SessionKind};

use super::samples::desk;
use super::{Rendered, html};

const LONG: &str = "Studieförbundet Vuxenskolan Södermanland och Östergötland";

pub fn pages(locale: Locale) -> Vec<Rendered> {
    vec![
        html("settings", settings(locale, &FormErrors::none())),
        html("settings-wrong", settings(locale, &wrong(locale))),
        html("usual-texts", usual_texts(locale)),
        html("usual-text", usual_text(locale)),
        html("organisation-new", new(locale, &FormErrors::none())),
        html("organisation-new-wrong", new(locale, &wrong(locale))),
    ]
}

fn usual_texts(locale: Locale) -> UsualTextsPage {
    let text = |text: &str, lang: &str, dir| TextLine {
        text: text.to_owned(),
        lang: lang.to_owned(),
        dir,
    };
    let row = |kind: SessionKind, texts, whose: Option<String>| UsualTextRow {
        kind: named(locale, "kind", kind.name()).into_owned(),
        href: "usual-texts/katrineholm/lecture".to_owned(),
        texts,
        whose,
    };
    let ours = Bring::to(SessionKind::Workshop).said(locale).text;
    let from = t_with(locale, "usual-texts-from", &[("organisation", LONG.into())]);
    let own = vec![
        text("Ta med ditt BankID och något att skriva med.", "sv", "ltr"),
        text("أحضر هاتفك", "ar", "rtl"),
    ];
    UsualTextsPage {
        l: desk(locale, "/desk/usual-texts", t(locale, "usual-texts-title")),
        notice: Some(t(locale, "done-usual-text").into_owned()),
        back_href: "organisation".to_owned(),
        organisations: vec![PlannedOrganisation {
            name: LONG.to_owned(),
            href: "usual-texts".to_owned(),
            is_chosen: true,
        }],
        chosen: Some(LONG.to_owned()),
        rows: vec![
            row(SessionKind::Lecture, own.clone(), None),
            row(SessionKind::Course, own, Some(from)),
            row(
                SessionKind::Workshop,
                vec![text(&ours, locale.tag(), locale.dir())],
                Some(t(locale, "usual-texts-ours").into_owned()),
            ),
        ],
    }
}

fn usual_text(locale: Locale) -> UsualTextPage {
    let mut faults = Faults::none();
    faults.add("/bring-sv", Fault::new("too-long").fact("max", 500));
    let errors = FormErrors::of(locale, &faults.into_fields());
    let field = |lang: &'static str, dir, text: &str| {
        let language = [("language", languages::name(locale, lang).into())];
        let label = t_with(locale, "text-in-language", &language);
        TextField {
            field: Field::new(format!("bring-{lang}"), label)
                .value(text)
                .optional()
                .checked(&errors),
            lang,
            dir,
        }
    };
    UsualTextPage {
        l: desk(
            locale,
            "/desk/usual-texts/k/lecture",
            named(locale, "kind", "lecture"),
        )
        .with_errors(true),
        notice: None,
        refused: None,
        summary: errors.summary(&[("bring-sv", t(locale, "usual-text-label"))]),
        back_href: "usual-texts".to_owned(),
        organisation: LONG.to_owned(),
        action: "lecture".to_owned(),
        version: "2".to_owned(),
        texts: vec![
            field("sv", "ltr", "Ta med ditt BankID."),
            field("ar", "rtl", ""),
        ],
    }
}

fn wrong(locale: Locale) -> FormErrors {
    let mut faults = Faults::none();
    faults.add("/name", Fault::new("empty"));
    faults.add("/phone", Fault::new("bad-phone"));
    FormErrors::of(locale, &faults.into_fields())
}

fn labels(locale: Locale) -> [(&'static str, String); 2] {
    [("name", "settings-name"), ("phone", "settings-phone")]
        .map(|(name, key)| (name, t(locale, key).into_owned()))
}

fn settings(locale: Locale, errors: &FormErrors) -> SettingsPage {
    let field = |name: &'static str, key: &str, hint: &str, value: &str| {
        let field = Field::new(name, t(locale, key)).hint(t(locale, hint));
        field.value(value).checked(errors)
    };
    let tongues = |chosen: &str| {
        let all = languages::all().iter();
        let choice =
            |one: &languages::LanguageNames| Choice::new(one.tag.clone(), one.name(locale), chosen);
        all.map(choice).collect::<Vec<_>>()
    };
    let two = |name: &'static str, question: &str, answers: [&str; 2]| {
        let [no, yes] = answers.map(|key| t(locale, key));
        let answers = vec![
            Choice::new("false", no, "false"),
            Choice::new("true", yes, "false"),
        ];
        Choices::new(name, t(locale, question), answers)
    };
    let link = |name: &str, is_chosen| OrganisationLink {
        name: name.to_owned(),
        href: "organisations/katrineholm".to_owned(),
        is_chosen,
    };
    SettingsPage {
        l: desk(locale, "/desk/organisation", t(locale, "settings-title"))
            .with_errors(!errors.is_empty()),
        notice: Some(t(locale, "done-organisation-added").into_owned()),
        refused: None,
        summary: errors.summary(&labels(locale)),
        organisation: LONG.to_owned(),
        facts: vec![
            t_with(
                locale,
                "settings-zone",
                &[("zone", "Europe/Stockholm".into())],
            ),
            t_with(locale, "settings-slug", &[("slug", "katrineholm".into())]),
        ],
        others: vec![link(LONG, true), link("Katrineholms kommun", false)],
        setup: Some(setup(locale)),
        usual_texts_href: Some("usual-texts".to_owned()),
        action: "katrineholm".to_owned(),
        version: "3".to_owned(),
        name: field("name", "settings-name", "settings-name.hint", LONG),
        phone: field(
            "phone",
            "settings-phone",
            "settings-phone.hint",
            "0150-570 00",
        )
        .kind("tel", "short")
        .optional(),
        email: field(
            "email",
            "settings-email",
            "settings-email.hint",
            "d@v.example",
        )
        .kind("email", "")
        .optional(),
        language: Choices::new("language", t(locale, "settings-language"), tongues("sv"))
            .hint(t(locale, "settings-language.hint")),
        languages: Choices::new("languages", t(locale, "settings-languages"), tongues("ar"))
            .optional(),
        publication_reserved: two(
            "publicationReserved",
            "settings-publication",
            ["settings-planners-publish", "settings-coordinators-publish"],
        ),
        retention_days: field(
            "retentionDays",
            "settings-retention",
            "settings-retention.hint",
            "90",
        )
        .kind("text", "tiny")
        .typed("off", "numeric"),
        disposal_decision: field(
            "disposalDecision",
            "settings-decision",
            "settings-decision.hint",
            "KS 2026/0117-4",
        )
        .optional(),
        remind_by_phone: two(
            "remindByPhone",
            "settings-remind",
            ["settings-remind-nobody", "settings-remind-calls"],
        ),
        requires_totp: two(
            "requiresTotp",
            "settings-second-step",
            ["settings-second-step-own", "settings-second-step-all"],
        )
        .hint(t(locale, "settings-second-step.hint")),
    }
}

fn setup(locale: Locale) -> SetupCard {
    let line = |key: &str, is_done: bool| SetupLine {
        text: t(locale, key).into_owned(),
        is_done,
        is_optional: key == "setup-room",
        href: (!is_done).then(|| "venues/new".to_owned()),
    };
    SetupCard {
        title: t_with(
            locale,
            "setup-title",
            &[("done", 3.into()), ("all", 6.into())],
        ),
        lines: vec![
            line("setup-contact", true),
            line("setup-venue", true),
            line("setup-room", false),
            line("setup-staff", true),
            line("setup-coordinators", false),
            line("setup-closed-days", false),
            line("setup-session", false),
        ],
    }
}

fn new(locale: Locale, errors: &FormErrors) -> NewOrganisationPage {
    let field = |name: &'static str, key: &str| Field::new(name, t(locale, key)).checked(errors);
    let kinds = OrganisationKind::ALL.map(|kind| {
        let label = named(locale, "organiser-type", kind.name());
        Choice::new(kind.name(), label, "department")
    });
    let one = |name: &str| vec![Choice::new("katrineholm", name, "katrineholm")];
    NewOrganisationPage {
        l: desk(
            locale,
            "/desk/organisations/new",
            t(locale, "organisation-new"),
        )
        .with_errors(!errors.is_empty()),
        notice: None,
        refused: (!errors.is_empty()).then(|| Refused {
            title: t(locale, "problem-slug-taken").into_owned(),
            detail: t(locale, "problem-slug-taken.detail").into_owned(),
        }),
        summary: errors.summary(&labels(locale)),
        back_href: "organisations".to_owned(),
        action: "new".to_owned(),
        key: "1".to_owned(),
        name: field("name", "settings-name"),
        kind: Choices::new("kind", t(locale, "organisation-kind"), kinds.to_vec()),
        parent: Choices::new("parent", t(locale, "organisation-parent"), one(LONG)),
        municipality: Choices::new(
            "municipality",
            t(locale, "venue-municipality"),
            one("Katrineholm"),
        ),
        phone: field("phone", "settings-phone")
            .kind("tel", "short")
            .optional(),
        controller: false,
    }
}
