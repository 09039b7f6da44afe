//! The pages that book for somebody who rings, with sample data.

use motesplats::booking::desk::{
    BookedPage, CallerPage, FindTimePage, FreeDay, FreeTime, KeepForm, KeptSeats,
};
use motesplats::booking::{Code, RefusalText};
use motesplats::platform::i18n::{Locale, languages, named, t, t_with};
use motesplats::platform::input::paging::Paging;
use motesplats::platform::problem::{Fault, Faults};
use motesplats::platform::text::LanguageTag;
use motesplats::platform::ui::PageLinks;
use motesplats::platform::ui::form::{Choice, Choices, Field, FormErrors};

use super::samples::{desk, topics_told, visit};
use super::{Rendered, html};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    vec![
        html("caller-find", find(locale)),
        html(
            "caller-find-none",
            FindTimePage {
                days: Vec::new(),
                paging: None,
                ..find(locale)
            },
        ),
        html("caller-form", form(locale, &FormErrors::none())),
        html("caller-refused", refused(locale)),
        html("caller-booked", booked(locale)),
        html(
            "caller-waits",
            BookedPage {
                pin: None,
                news: Some(t(locale, "queue-stands").into_owned()),
                ..booked(locale)
            },
        ),
    ]
}

fn tongues(locale: Locale, name: &'static str, key: &str) -> Choices {
    let all = LanguageTag::all();
    let one = |tag: LanguageTag| {
        Choice::new(tag.to_string(), languages::name(locale, tag.as_str()), "sv")
    };
    Choices::new(name, t(locale, key), all.map(one).collect())
}

fn find(locale: Locale) -> FindTimePage {
    let time = |clock: &str, keep: bool| FreeTime {
        clock: clock.to_owned(),
        until: "till 13.40".to_owned(),
        title: "Hjälp på tu man hand".to_owned(),
        place: "Katrineholms bibliotek · Huda Nilsson".to_owned(),
        seats: t_with(locale, "seats-left", &[("n", 1.into())]),
        keep: keep.then(|| KeepForm {
            action: "holds".to_owned(),
            key: "key".to_owned(),
        }),
        beyond_href: "book".to_owned(),
    };
    let title = t(locale, "caller-title").into_owned();
    FindTimePage {
        l: desk(locale, "/desk/book", &title),
        action: "find".to_owned(),
        day: Field::new("day", t(locale, "caller-day"))
            .kind("date", "short")
            .optional(),
        seats: Field::new("seats", t(locale, "caller-seats"))
            .kind("text", "tiny")
            .value("2"),
        choices: vec![
            tongues(locale, "venue", "caller-venue"),
            tongues(locale, "language", "caller-language"),
        ],
        full: true,
        narrowed: true,
        days: vec![FreeDay {
            id: "day-1".to_owned(),
            heading: "Tisdag 6 oktober".to_owned(),
            times: vec![time("13.00", true), time("14.00", false)],
        }],
        wanted: 2,
        again: Some("0197f3c2".to_owned()),
        paging: PageLinks::of(locale, Paging { page: 2, limit: 20 }, 50.into(), |page| {
            format!("?page={page}")
        }),
    }
}

fn form(locale: Locale, errors: &FormErrors) -> CallerPage {
    let line = |name, key: &str| Field::new(name, t(locale, key)).checked(errors);
    let radios = |name: &'static str, key: &str, all: [&str; 3]| {
        let one = |value| Choice::new(value, named(locale, key, value), all[0]);
        Choices::new(name, t(locale, key), all.map(one).into())
    };
    let boxes = |name, key: &str, family: &str, all: [&str; 2]| {
        let one = |value| Choice::new(value, named(locale, family, value), "");
        Choices::new(name, t(locale, key), all.map(one).into()).optional()
    };
    CallerPage {
        l: desk(locale, "/desk/sessions/0197f3c0/book", "Öppen datorhjälp")
            .with_errors(!errors.is_empty()),
        back_href: "back".to_owned(),
        when: "Tisdag 6 oktober kl. 13.00–13.40".to_owned(),
        meetings: Vec::new(),
        place: "Katrineholms bibliotek, sal 2".to_owned(),
        left: t_with(locale, "seats-left", &[("n", 3.into())]),
        kept: Some(KeptSeats {
            hold: "0197f3c1".to_owned(),
            until: t_with(
                locale,
                "caller-kept",
                &[("n", 2.into()), ("time", "10.35".into())],
            ),
            end_action: "end".to_owned(),
        }),
        summary: errors.summary(&[("name", t(locale, "caller-name"))]),
        refused: None,
        notice: None,
        action: "book".to_owned(),
        key: "key".to_owned(),
        name: line("name", "caller-name").hint(t(locale, "caller-name.hint")),
        relation: radios(
            "relation",
            "caller-relation",
            ["self", "relative", "referrer"],
        ),
        booker: line("booker", "caller-booker").optional(),
        phone: line("phone", "caller-phone").kind("tel", ""),
        email: line("email", "caller-email").kind("email", ""),
        reach: radios("reach", "caller-reach", ["phone", "email", "none"]),
        numbers: vec![
            line("seats", "caller-seats").kind("text", "tiny"),
            line("companions", "caller-companions").kind("text", "tiny"),
        ],
        visit: vec![
            line("address", "caller-address"),
            line("entry", "caller-entry").optional(),
        ],
        reason: Some(line("override", "caller-reason").hint(t(locale, "caller-reason.hint"))),
        may_wait: true,
        topics: boxes("topics", "caller-topics", "topic", ["phone", "email"]),
        topics_told: topics_told(locale),
        letters: tongues(locale, "language", "caller-letters"),
        interpreter: tongues(locale, "interpreter", "caller-interpreter").optional(),
        device: radios("device", "device", ["iphone", "ipad", "other"]).optional(),
        needs: boxes("needs", "caller-needs", "need", ["quiet", "other"]),
        more_open: true,
        discreet: false,
        open: true,
    }
}

fn refused(locale: Locale) -> CallerPage {
    let mut faults = Faults::none();
    faults.add("/name", Fault::new("empty"));
    let errors = FormErrors::of(locale, &faults.into_fields());
    CallerPage {
        kept: None,
        refused: Some(RefusalText {
            title: t(locale, "problem-sold-out").into_owned(),
            detail: t(locale, "caller-full-how").into_owned(),
        }),
        ..form(locale, &errors)
    }
}

fn booked(locale: Locale) -> BookedPage {
    let title = t(locale, "caller-booked").into_owned();
    let (number, pin) = (Code::of("KDM4X7H3"), Code::of("4071"));
    BookedPage {
        l: desk(locale, "/desk/bookings/0197f3c0/booked", &title),
        name: "Gunvor A.".to_owned(),
        visit: visit(locale),
        spelt: vec![(
            t(locale, "booking-number"),
            "K som Kalle, D som David".to_owned(),
        )],
        number,
        pin: Some(pin),
        news: None,
        slip_href: "slip".to_owned(),
        record_href: "record".to_owned(),
        session_href: "session".to_owned(),
        again_href: "again".to_owned(),
    }
}
