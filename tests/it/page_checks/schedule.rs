//! The plan and the week with sample data.

use motesplats::platform::i18n::{Locale, dates, named, spans, t, t_with};
use motesplats::platform::input::paging::Paging;
use motesplats::platform::ui::PageLinks;
use motesplats::platform::ui::form::{Choice, Choices, Field};
use motesplats::session::desk::{
    EndingLine, OwnCalendarPage, PlanDay, PlanPage, PlanRow, ProposalRow, ProposalsPage, Waiting,
    WeekBox, WeekDay, WeekListDay, WeekPage, WeekRow,
};
use motesplats::session::{ChangedPart, Proposal};

use motesplats::session::feeds::link::FeedLink;

use super::samples::{at, desk, october, span, today};
use super::{Rendered, html};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    vec![
        html("plan", plan(locale)),
        html("proposals", proposals(locale)),
        html("week", week(locale)),
        html("own-calendar", own_calendar(locale)),
        html("week-nothing", empty_week(locale)),
    ]
}

fn plan(locale: Locale) -> PlanPage {
    let one = |time: (u32, u32), title: &str, place: &str, state: &str| PlanRow {
        href: "roster".to_owned(),
        time: dates::time(locale, at(time.0, time.1)),
        until: spans::until(locale, span(time, (time.0 + 2, time.1)), today()),
        title: title.to_owned(),
        place: place.to_owned(),
        booked: PlanRow::booked(locale, 3, Some(12)),
        state: (!state.is_empty()).then(|| named(locale, "status", state).into_owned()),
        flag: PlanRow::flag(locale, 2, false),
    };
    let day = |day: u32, sessions| PlanDay {
        id: format!("day-{day}"),
        heading: dates::day_heading(locale, october(day), today()),
        sessions,
    };
    let choices =
        ["draft", "proposed"].map(|one| Choice::new(one, named(locale, "status", one), ""));
    PlanPage {
        l: desk(locale, "/desk/plan", t(locale, "tab-plan")),
        notice: desk(locale, "/desk/plan", "").done("published"),
        new_href: "new".to_owned(),
        series_href: "series".to_owned(),
        blocks_href: "blocks".to_owned(),
        tours_href: "tours".to_owned(),
        topics_href: Some("topics".to_owned()),
        reports: Waiting::of(locale, "plan-reports", "reports".to_owned(), 2),
        proposals: Waiting::of(locale, "plan-proposals", "proposals".to_owned(), 3),
        ending: vec![EndingLine {
            text: t_with(
                locale,
                "plan-ending",
                &[
                    ("title", "Mobilhjälp".into()),
                    ("day", dates::day(locale, october(27), today()).into()),
                ],
            ),
            href: "new".to_owned(),
        }],
        from: Field::new("from", t(locale, "plan-from"))
            .kind("date", "short")
            .value("2026-10-06"),
        status: Choices::new("status", t(locale, "plan-status"), choices.to_vec()),
        venue: Some("katrineholm-lasstugan".to_owned()),
        days: vec![
            day(
                6,
                vec![one(
                    (13, 0),
                    "Öppen datorhjälp",
                    "Katrineholms bibliotek",
                    "",
                )],
            ),
            day(
                7,
                vec![one(
                    (10, 0),
                    "BankID och säker inloggning",
                    "Hörsalen",
                    "draft",
                )],
            ),
        ],
        paging: PageLinks::of(locale, Paging { page: 1, limit: 20 }, 40.into(), |page| {
            format!("?page={page}")
        }),
    }
}

fn proposals(locale: Locale) -> ProposalsPage {
    let words = |changed: &[ChangedPart]| {
        let proposal = Proposal {
            at: october(2).and_time(at(9, 0)).and_utc(),
            by: Some("Huda Nilsson".to_owned()),
            changed: changed.iter().copied().collect(),
        };
        proposal.words(locale, today())
    };
    let row = |value: &str, title: &str, facts: Vec<String>| ProposalRow {
        value: value.to_owned(),
        title: title.to_owned(),
        when: spans::day_and_times(locale, span((13, 0), (15, 0)), today()),
        place: "Katrineholms bibliotek, Datasalen".to_owned(),
        ticked: facts.len() == 1,
        href: "roster".to_owned(),
        error: None,
        facts,
    };
    ProposalsPage {
        l: desk(locale, "/desk/proposals", t(locale, "proposals-title")),
        notice: None,
        refused: None,
        error: Some(t(locale, "proposals-none-chosen").into_owned()),
        rows: vec![
            row("one", "Öppen datorhjälp", words(&[])),
            ProposalRow {
                error: Some(t(locale, "problem-internal.detail").into_owned()),
                ..row(
                    "two",
                    "BankID och säker inloggning",
                    words(&[ChangedPart::When, ChangedPart::Helpers]),
                )
            },
        ],
        more: Some(t_with(locale, "proposals-more", &[("n", 240.into())])),
    }
}

fn week_box(locale: Locale, title: &str, key: &str, class: &'static str) -> WeekBox {
    WeekBox {
        times: t_with(
            locale,
            "week-times",
            &[
                ("start", dates::time(locale, at(10, 0)).into()),
                ("end", dates::time(locale, at(12, 40)).into()),
            ],
        ),
        title: title.to_owned(),
        title_lang: (locale != Locale::Sv).then(|| "sv".to_owned()),
        href: "roster".to_owned(),
        facts: format!("Huda Nilsson · {}", PlanRow::booked(locale, 3, Some(4))),
        mark: (!key.is_empty()).then(|| t(locale, key).into_owned()),
        class,
    }
}

fn week(locale: Locale) -> WeekPage {
    let boxes = || {
        vec![
            week_box(locale, "Öppen datorhjälp", "", ""),
            week_box(locale, "Hjälp på tu man hand", "seats-full", "filled"),
            week_box(locale, "BankID", "week-helper-missing", "wrong"),
        ]
    };
    let row = |name: &str| WeekRow {
        name: name.to_owned(),
        cells: vec![boxes(), Vec::new(), boxes(), Vec::new(), Vec::new()],
    };
    let day = |n: u32| {
        let short = dates::capital(&dates::day_short(locale, october(n)));
        WeekDay {
            is_today: n == 6,
            closed: closed_on(locale, n),
            heading: match n {
                6 => t_with(locale, "week-today", &[("day", short.into())]),
                _ => short,
            },
        }
    };
    let list = |n: u32, boxes| WeekListDay {
        id: format!("day-2026-10-{n:02}"),
        heading: dates::day_heading(locale, october(n), today()),
        closed: closed_on(locale, n),
        boxes,
    };
    let [from, to] = [5, 11].map(|n| dates::day_short(locale, october(n)));
    let title = [("n", 41.into()), ("from", from.into()), ("to", to.into())];
    let choices = ["room", "helper"].map(|by| {
        let label = t(locale, &format!("week-by-{by}")).into_owned();
        Choice::new(by, label, "room")
    });
    WeekPage {
        l: desk(locale, "/desk/week", t_with(locale, "week-title", &title)),
        place: Some("Katrineholms bibliotek".to_owned()),
        programme_href: Some("programme".to_owned()),
        previous_href: "40".to_owned(),
        previous: t_with(locale, "week-other", &[("n", 40.into())]),
        next_href: "42".to_owned(),
        next: t_with(locale, "week-other", &[("n", 42.into())]),
        by: Choices::new("by", t(locale, "week-by"), choices.to_vec()),
        hidden: vec![("week", "2026-W41".to_owned())],
        rows_are: t(locale, "week-by-room").into_owned(),
        days: (5..10).map(day).collect(),
        rows: vec![
            row("Studion"),
            row("Datasalen"),
            row(&t(locale, "week-no-room")),
        ],
        list: vec![list(5, boxes()), list(6, Vec::new())],
        nothing: None,
        more: Some(t(locale, "week-more").into_owned()),
    }
}

fn empty_week(locale: Locale) -> WeekPage {
    WeekPage {
        rows: Vec::new(),
        list: Vec::new(),
        nothing: Some(t(locale, "week-nothing").into_owned()),
        more: None,
        ..week(locale)
    }
}

/// Friday's staff training.
fn closed_on(locale: Locale, n: u32) -> Option<String> {
    let why = "Personalens utbildningsdag";
    (n == 9).then(|| t_with(locale, "week-closed", &[("why", why.into())]))
}

/// An address that was made just now.
fn own_calendar(locale: Locale) -> OwnCalendarPage {
    let title = t(locale, "own-calendar-title");
    let secret = "0123456789abcdef0123456789abcdef";
    OwnCalendarPage {
        l: desk(locale, "/desk/calendar", title),
        back_href: "week".to_owned(),
        made: Some(FeedLink::at(format!(
            "https://motesplats.example/feeds/helpers/{secret}.ics?lang=sv"
        ))),
        since: None,
        renew_action: "calendar".to_owned(),
        end_action: Some("calendar/end".to_owned()),
    }
}
