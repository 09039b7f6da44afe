//! The page that changes a session, with sample data.

use motesplats::booking::desk::{
    CandidateRow, ChangeSessionPage, Edited, MeetingLink, SessionFields, TellFirst, TextField,
    ToldAhead, WhoFitsPage,
};
use motesplats::booking::{ChangeWords, ChangedPart, RefusalText};
use motesplats::platform::i18n::{Locale, t, t_with};
use motesplats::platform::problem::{Problem, STALE};
use motesplats::platform::ui::form::{Choice, Choices, Field, FormErrors};
use motesplats::session::{DraftFieldMaker, ExtraFields, ExtraForm};

use super::planning::{TWENTY, choice, day, field, lang_name, venues};
use super::samples::desk;
use super::series::draft_options;
use super::{Rendered, html};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    vec![
        html("who-fits", who_fits(locale)),
        html("edit-session", edited(locale)),
        html("edit-session-told", told_first(locale)),
        html("edit-session-stale", stale(locale)),
        html("edit-course", course(locale)),
    ]
}

fn edit<T>(what: T, edited: bool) -> Edited<T> {
    Edited { what, edited }
}

fn text(
    locale: Locale,
    name: &'static str,
    key: &str,
    lang: &'static str,
    value: &str,
) -> TextField {
    let label = format!("{} ({})", t(locale, key), lang_name(lang));
    TextField {
        field: Field::new(name, label).value(value),
        lang,
        dir: if lang == "ar" { "rtl" } else { "ltr" },
        edited: false,
    }
}

fn fields(locale: Locale) -> SessionFields {
    let was = t_with(locale, "edit-was", &[("was", "13.00".into())]);
    let helper = |name: &str| Choice::new(name, name, "Samira Ali");
    SessionFields {
        titles: vec![
            text(
                locale,
                "title-sv",
                "new-title",
                "sv",
                "Mobilen på ditt språk",
            ),
            text(locale, "title-ar", "new-title", "ar", ""),
        ],
        descriptions: vec![text(
            locale,
            "description-sv",
            "new-description",
            "sv",
            "Ta med mobilen. Vi hjälper dig att byta språk.",
        )],
        times: vec![
            edit(day(locale, "date", "new-date"), false),
            edit(
                field(locale, "time", "new-time", "14.00")
                    .kind("text", "tiny")
                    .hint(was),
                true,
            ),
            edit(
                field(locale, "minutes", "new-minutes", "90").kind("text", "tiny"),
                false,
            ),
        ],
        occurrence: None,
        venue: Some(edit(venues(locale), false)),
        room: Some(edit(
            Choices::new(
                "room",
                t(locale, "new-room"),
                vec![Choice::new("", "Katrineholms bibliotek: Datasalen", "")],
            ),
            false,
        )),
        seats: Some(edit(
            field(locale, "seats", "new-seats", "24").kind("text", "tiny"),
            false,
        )),
        helpers: Some(edit(
            Choices::new(
                "helper",
                t(locale, "edit-helpers"),
                vec![helper("Samira Ali"), helper("Tor Berg")],
            )
            .optional(),
            false,
        )),
        window: vec![
            edit(
                day(locale, "opens-date", "edit-opens-date").optional(),
                false,
            ),
            edit(
                field(locale, "opens-time", "edit-opens-time", "08.00")
                    .kind("text", "tiny")
                    .optional(),
                false,
            ),
        ],
        more_open: true,
        extras: Some(extras(locale)),
        extras_open: true,
    }
}

fn who_fits(locale: Locale) -> WhoFitsPage {
    let row = |name: &str, facts: &[&str]| CandidateRow {
        id: name.to_owned(),
        name: name.to_owned(),
        facts: facts
            .iter()
            .map(|key| t(locale, key).into_owned())
            .collect(),
    };
    WhoFitsPage {
        l: desk(
            locale,
            "/desk/sessions/0197f3c0/helpers",
            t(locale, "fits-title"),
        ),
        notice: desk(locale, "/desk/sessions", "").done("helpers-changed"),
        refused: None,
        back_href: "0197f3c0".to_owned(),
        session: "Mobilhjälp".to_owned(),
        action: "helpers".to_owned(),
        version: "3".to_owned(),
        helping: vec![row("Samira Ali", &["fits-hours"])],
        free: vec![
            row("Tor Berg", &[]),
            row("Deqa Warsame", &["fits-off-hours"]),
        ],
        others: vec![row("Huda Nilsson", &["fits-away", "fits-taken"])],
    }
}

fn extras(locale: Locale) -> ExtraFields {
    let options = draft_options();
    let typed = ExtraForm {
        topics: vec!["bank".to_owned()],
        arrangement: "with-others".to_owned(),
        others: "SeniorNet".to_owned(),
        lead: "90".to_owned(),
        ..ExtraForm::empty(&options.text_languages)
    };
    let make = DraftFieldMaker {
        locale,
        errors: &FormErrors::none(),
    };
    make.extras(&options.extras, &typed, true)
}

fn edited(locale: Locale) -> ChangeSessionPage {
    ChangeSessionPage {
        l: desk(
            locale,
            "/desk/sessions/0197f3c0/change",
            t(locale, "edit-title"),
        ),
        notice: None,
        refused: None,
        summary: Vec::new(),
        back_href: "session".to_owned(),
        session: "Mobilen på ditt språk, onsdag 7 oktober kl. 13.00–14.30".to_owned(),
        lead: t(locale, "edit-lead").into_owned(),
        action: "change".to_owned(),
        version: "1".to_owned(),
        seen: String::new(),
        fields: fields(locale),
        meetings: Vec::new(),
        saves: false,
        tell: None,
        reasons: choice(locale, false, &FormErrors::none()).reasons,
        reason: None,
        submit: t(locale, "edit-save").into_owned(),
    }
}

fn told_first(locale: Locale) -> ChangeSessionPage {
    ChangeSessionPage {
        lead: t_with(locale, "edit-unsaved", &[("n", 3.into())]),
        saves: true,
        tell: Some(TellFirst {
            told: ToldAhead::new(locale, TWENTY),
            waiting: Some(t_with(locale, "edit-waiting", &[("n", 2.into())])),
            letter: Some(ChangeWords {
                subject: "Ny tid onsdag 7 oktober kl. 14.00".to_owned(),
                opening: t(locale, "mail-changed-time").into_owned(),
                reason: Some(("Taket läcker.".to_owned(), Some("sv".to_owned()))),
                standing: Some(t(locale, "mail-still-seated").into_owned()),
                parts: vec![ChangedPart {
                    before: "onsdag 7 oktober kl. 13.00–14.30, Katrineholms bibliotek".to_owned(),
                    now: "onsdag 7 oktober kl. 14.00–15.30, Katrineholms bibliotek".to_owned(),
                }],
            }),
        }),
        submit: t_with(locale, "edit-save-and-tell", &[("n", 20.into())]),
        ..edited(locale)
    }
}

fn stale(locale: Locale) -> ChangeSessionPage {
    let text = RefusalText::of(&Problem::new(&STALE), locale);
    let mut page = ChangeSessionPage {
        refused: Some(text),
        reason: Some(field(locale, "why", "edit-reason", "").hint(t(locale, "edit-reason.hint"))),
        ..edited(locale)
    };
    page.l.error = true;
    page
}

fn course(locale: Locale) -> ChangeSessionPage {
    let meeting = |day: u32| MeetingLink {
        href: "meeting".to_owned(),
        text: format!("Onsdag {day} oktober kl. 13.00–14.30"),
    };
    let fields = SessionFields {
        times: Vec::new(),
        ..fields(locale)
    };
    ChangeSessionPage {
        meetings: vec![meeting(7), meeting(14)],
        fields,
        ..edited(locale)
    }
}
