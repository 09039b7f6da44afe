//! The desk's pages that cancel sessions, write to everybody and say how far help goes, with sample data.

use motesplats::booking::NotifiedCounts;
use motesplats::booking::desk::{
    AffectedBooking, AffectedTopic, AskPlannersPage, CancelChoice, CancelSessionPage,
    CancelSessionsPage, CancelledDays, CancelledLine, MessagePage, PlannersPhone, ReasonField,
    SessionTick, ToldAhead, ToldPage, TopicRow, TopicsPage,
};
use motesplats::platform::contact::ShownPhone;
use motesplats::platform::i18n::{Locale, dates, named, t, t_with};
use motesplats::platform::problem::{Fault, Faults};
use motesplats::platform::ui::form::{Choice, Choices, Field, FormErrors};

use super::samples::desk;
use super::{Rendered, html};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    vec![
        html("cancel-several", choosing(locale)),
        html("cancel-several-told", previewed(locale)),
        html("cancel-several-wrong", without_a_reason(locale)),
        html("cancel-several-done", cancelled(locale)),
        html("cancel-session", cancel_one(locale, None)),
        html(
            "cancel-session-wrong",
            cancel_one(locale, Some("/reason-sv")),
        ),
        html("ask-planners", ask_planners(locale)),
        html("message", message(locale, false)),
        html("message-told", message(locale, true)),
        html("told", told(locale, false)),
        html("topics", topics(locale, false)),
        html("topics-wrong", topics(locale, true)),
        html("told-all", told(locale, true)),
    ]
}

pub const TWENTY: NotifiedCounts = NotifiedCounts {
    letters: 12,
    call_tasks: 5,
    at_the_door: 3,
};

pub fn field(locale: Locale, name: &'static str, key: &str, value: &str) -> Field {
    Field::new(name, t(locale, key)).value(value)
}

pub fn day(locale: Locale, name: &'static str, key: &str) -> Field {
    field(locale, name, key, "2026-10-06").kind("date", "short")
}

pub fn venues(locale: Locale) -> Choices {
    let names = ["Katrineholms bibliotek", "Servicepunkt Valla"];
    let choices = names.map(|name| Choice::new(name, name, names[0])).to_vec();
    Choices::new("venue", t(locale, "new-venue"), choices)
}

pub fn tick(locale: Locale, hour: u32, told: bool) -> SessionTick {
    SessionTick {
        value: hour.to_string(),
        ticked: true,
        label: format!("Tisdag 6 oktober kl. {hour}.00–{hour}.40: Hjälp på tu man hand"),
        booked: t_with(locale, "cancel-several-booked", &[("n", 4.into())]),
        told: told.then(|| t_with(locale, "told-line-letters", &[("n", 3.into())])),
    }
}

pub fn choice(locale: Locale, told: bool, errors: &FormErrors) -> CancelChoice {
    let submit = [("sessions", 5.into()), ("people", 20.into())];
    let reason = |name: &'static str, lang, dir, text: &str| ReasonField {
        field: Field::new(
            name,
            t_with(
                locale,
                "text-in-language",
                &[("language", lang_name(lang).into())],
            ),
        )
        .value(text)
        .checked(errors),
        lang,
        dir,
    };
    CancelChoice {
        hidden: vec![("from", "2026-10-06".to_owned())],
        sessions: (11..16).map(|hour| tick(locale, hour, told)).collect(),
        error: errors.of_field("session"),
        reasons: vec![
            reason(
                "reason-sv",
                "sv",
                "ltr",
                "Det är oväder, och vi har stängt.",
            ),
            reason("reason-ar", "ar", "rtl", ""),
        ],
        told: told.then(|| ToldAhead::new(locale, TWENTY)),
        submit: t_with(locale, "cancel-several-submit", &submit),
    }
}

pub fn lang_name(tag: &str) -> &'static str {
    match tag {
        "ar" => "arabiska",
        _ => "svenska",
    }
}

fn choosing(locale: Locale) -> CancelSessionsPage {
    let kind = Choice::new("", t(locale, "cancel-several-all"), "");
    CancelSessionsPage {
        l: desk(
            locale,
            "/desk/cancellations",
            t(locale, "cancel-several-title"),
        ),
        notice: None,
        refused: None,
        summary: Vec::new(),
        action: "cancellations".to_owned(),
        venue: venues(locale),
        from: day(locale, "from", "search-from"),
        to: day(locale, "to", "search-to"),
        kind: Choices::new("kind", t(locale, "new-kind"), vec![kind]),
        cancelled: None,
        choice: Some(choice(locale, false, &FormErrors::none())),
        none: None,
    }
}

fn previewed(locale: Locale) -> CancelSessionsPage {
    CancelSessionsPage {
        choice: Some(choice(locale, true, &FormErrors::none())),
        ..choosing(locale)
    }
}

fn without_a_reason(locale: Locale) -> CancelSessionsPage {
    let mut faults = Faults::none();
    faults.add("/session", Fault::new("choose-some"));
    faults.add("/reason-sv", Fault::new("empty"));
    let errors = FormErrors::of(locale, &faults.into_fields());
    let mut page = CancelSessionsPage {
        summary: errors.summary(&[("session", t(locale, "cancel-several-which"))]),
        choice: Some(choice(locale, false, &errors)),
        ..choosing(locale)
    };
    page.l.error = true;
    page
}

fn cancelled(locale: Locale) -> CancelSessionsPage {
    let line = |hour: u32| CancelledLine {
        label: tick(locale, hour, true).label,
        href: "session".to_owned(),
        told: t_with(locale, "told-left-calls", &[("n", 1.into())]),
        calls_href: Some("calls".to_owned()),
        door_href: Some("door".to_owned()),
    };
    CancelSessionsPage {
        notice: Some(t(locale, "done-cancelled-several").into_owned()),
        cancelled: Some(CancelledDays {
            all_told: false,
            told: t_with(locale, "told-left-calls", &[("n", 5.into())]),
            lines: (11..16).map(line).collect(),
            calls_href: Some("calls".to_owned()),
        }),
        choice: None,
        none: Some(t(locale, "cancel-several-none").into_owned()),
        ..choosing(locale)
    }
}

fn ask_planners(locale: Locale) -> AskPlannersPage {
    let phone = ShownPhone::of("+46150570000", Some("0150-570 00"), locale);
    let venue = |name: &str, phone| PlannersPhone {
        venue: name.to_owned(),
        phone,
    };
    AskPlannersPage {
        l: desk(
            locale,
            "/desk/cancellations",
            t(locale, "cancel-several-title"),
        ),
        venues: vec![
            venue("Katrineholms bibliotek", Some(phone)),
            venue("Servicepunkt Valla", None),
        ],
    }
}

fn told(locale: Locale, all_told: bool) -> ToldPage {
    let link = |path: &str| (!all_told).then(|| path.to_owned());
    ToldPage {
        l: desk(
            locale,
            "/desk/sessions/0197f3c0/told",
            t(locale, "told-changed"),
        ),
        back_href: "session".to_owned(),
        session: "Mobilen på ditt språk, onsdag 7 oktober kl. 14.00–15.30".to_owned(),
        told: t_with(locale, "told-line-letters", &[("n", 12.into())]),
        all_told,
        calls_href: link("calls"),
        door_href: link("door"),
    }
}

fn message(locale: Locale, shown: bool) -> MessagePage {
    let all = Choice::new("all", t(locale, "message-to-all"), "all");
    let waiting = Choice::new("waiting", t(locale, "message-to-waiting"), "all");
    MessagePage {
        l: desk(
            locale,
            "/desk/sessions/0197f3c0/message",
            t(locale, "message-title"),
        ),
        notice: None,
        refused: None,
        summary: Vec::new(),
        back_href: "session".to_owned(),
        session: "Mobilen på ditt språk, onsdag 7 oktober kl. 14.00–15.30".to_owned(),
        action: "message".to_owned(),
        key: "key".to_owned(),
        seen: String::new(),
        texts: choice(locale, false, &FormErrors::none()).reasons,
        to: Choices::new("to", t(locale, "message-to"), vec![all, waiting]),
        told: shown.then(|| ToldAhead::new(locale, TWENTY)),
        submit: t_with(locale, "message-send", &[("n", 20.into())]),
    }
}

fn topics(locale: Locale, wrong: bool) -> TopicsPage {
    let mut errors = FormErrors::none();
    if wrong {
        errors.add("whom-bank", t(locale, "fault-missing.whom"));
    }
    let name = |topic: &str| dates::capital(&named(locale, "topic", topic));
    let row = |topic: &str, help: &str| {
        let label = t_with(locale, "topics-whom", &[("topic", name(topic).into())]);
        let field = Field::new(format!("whom-{topic}"), label);
        TopicRow {
            label: name(topic),
            name: format!("help-{topic}"),
            choices: [
                ("helped", "topics-helped"),
                ("shown-only", "topics-shown-only"),
                ("referred", "topics-referred"),
                ("with-partner", "topics-with-partner"),
            ]
            .map(|(value, key)| Choice::new(value, t(locale, key), help))
            .to_vec(),
            error: None,
            whom: field.checked(&errors),
        }
    };
    let booking = AffectedBooking {
        href: "booking".to_owned(),
        number: "KDM4 X7H3".to_owned(),
        when: "onsdag 7 oktober kl. 14.00".to_owned(),
    };
    let facts = [
        ("n", 2.into()),
        ("topic", named(locale, "topic", "bank").into_owned().into()),
    ];
    TopicsPage {
        l: desk(
            locale,
            "/desk/venues/lasstugan/topics",
            t(locale, "topics-title"),
        )
        .with_errors(wrong),
        notice: None,
        refused: None,
        summary: errors.summary(&[("whom-bank", name("bank"))]),
        back_href: "plan".to_owned(),
        back: "topics-back-to-plan",
        lead: "Lässtugan".to_owned(),
        how: t(locale, "topics-how").into_owned(),
        action: "topics".to_owned(),
        version: 3,
        rows: vec![
            row("e-id", "shown-only"),
            row("video-calls", "helped"),
            row("bank", "referred"),
        ],
        affected: vec![AffectedTopic {
            text: t_with(locale, "topics-affected", &facts),
            bookings: vec![booking.clone(), booking],
        }],
    }
}

fn cancel_one(locale: Locale, wrong: Option<&str>) -> CancelSessionPage {
    let mut faults = Faults::none();
    if let Some(pointer) = wrong {
        faults.add(pointer, Fault::new("empty"));
    }
    let errors = FormErrors::of(locale, &faults.into_fields());
    let mut page = CancelSessionPage {
        l: desk(
            locale,
            "/desk/sessions/0197f3c0/cancellation",
            t(locale, "roster-cancel"),
        ),
        notice: Some(t(locale, "cancel-one-changed").into_owned()),
        refused: None,
        summary: errors.summary(&[("reason-sv", t(locale, "cancel-several-reason"))]),
        back_href: "session".to_owned(),
        session: "Mobilen på ditt språk, onsdag 7 oktober kl. 14.00–15.30".to_owned(),
        action: "cancellation".to_owned(),
        seen: "seen".to_owned(),
        told: ToldAhead::new(locale, TWENTY),
        reasons: choice(locale, false, &errors).reasons,
        submit: t_with(locale, "cancel-one-submit", &[("n", 20.into())]),
    };
    page.l.error = wrong.is_some();
    page
}
