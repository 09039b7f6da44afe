//! The pages of the day with sample data.

use motesplats::booking::desk::{
    CountNotice, CountRow, DayChip, DayRow, NextDay, QuickWalkIn, RunningSession, ToCountPage,
    ToDoLine, ToDoList, TodayPage,
};
use motesplats::organisation::desk::SetupLink;
use motesplats::platform::i18n::{Locale, dates, spans, t, t_with};
use motesplats::platform::input::paging::Paging;
use motesplats::platform::ui::PageLinks;
use motesplats::platform::ui::form::SummaryLine;
use motesplats::question::desk::QuestionCard;
use motesplats::routes::NoTasksPage;
use motesplats::session::desk::PlanRow;

use super::questions::question_card;
use super::samples::{at, desk, helper, october, span, tallies, today};
use super::{Rendered, html};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    let title = t(locale, "no-tasks-title");
    vec![
        html("today", busy(locale)),
        html("today-nothing", nothing(locale)),
        html("today-volunteer", volunteer(locale)),
        html("today-where", no_venue(locale)),
        html("to-count", to_count(locale, false)),
        html("to-count-wrong", to_count(locale, true)),
        html("to-count-none", all_counted(locale)),
        html(
            "no-tasks",
            NoTasksPage {
                l: helper(locale, "/desk", title),
            },
        ),
    ]
}

fn row(locale: Locale, time: (u32, u32), title: &str, place: &str) -> DayRow {
    DayRow {
        time: dates::time(locale, at(time.0, time.1)),
        until: spans::until(locale, span(time, (time.0 + 1, time.1)), today()),
        title: title.to_owned(),
        title_lang: (locale != Locale::Sv).then(|| "sv".to_owned()),
        href: Some("roster".to_owned()),
        place: place.to_owned(),
        booked: PlanRow::booked(locale, 1, Some(1)),
        chip: None,
        note: None,
    }
}

fn chip(locale: Locale, key: &str, class: &'static str) -> Option<DayChip> {
    let text = t(locale, key).into_owned();
    Some(DayChip { text, class })
}

fn running(row: DayRow, here: String, progress: Option<(i64, i64)>) -> RunningSession {
    let id = format!("name-{}", row.time.replace([':', '.'], "-"));
    RunningSession {
        id: format!("at-{id}-{}", row.title.len()),
        here,
        progress,
        walk_in: Some(QuickWalkIn {
            action: "walk-ins".to_owned(),
            id: format!("{id}-{}", row.title.len()),
            key: "1".to_owned(),
        }),
        row,
        tallies: None,
    }
}

/// A drop-in with its three counts.
fn counted(row: DayRow, locale: Locale) -> RunningSession {
    let counted = running(row, String::new(), None);
    RunningSession {
        walk_in: None,
        tallies: Some(tallies(locale)),
        ..counted
    }
}

fn busy(locale: Locale) -> TodayPage {
    let here = |here: i64, booked: i64| {
        let facts = [("here", here.into()), ("booked", booked.into())];
        t_with(locale, "today-here", &facts)
    };
    let course = row(
        locale,
        (13, 0),
        "Mobilen på ditt språk",
        "Samira, Tor · Datasalen",
    );
    let drop_in = DayRow {
        booked: t(locale, "today-drop-in").into_owned(),
        ..row(
            locale,
            (13, 0),
            "Öppen datorhjälp",
            "Huda Nilsson, Lars · Öppna golvet",
        )
    };
    let one = |when: &str| ToDoLine {
        text: t_with(locale, "today-person", &[("name", "Gunvor A.".into())]),
        href: "booking".to_owned(),
        when: when.to_owned(),
    };
    let tomorrow = october(7);
    let lead = [("sessions", 6.into()), ("booked", 36.into())];
    let when = dates::day_and_time(locale, today(), at(17, 30), today());
    TodayPage {
        l: desk(
            locale,
            "/desk/today",
            dates::day_heading(locale, today(), today()),
        ),
        notice: None,
        setup: Some(SetupLink {
            text: t_with(
                locale,
                "setup-title",
                &[("done", 3.into()), ("all", 6.into())],
            ),
            href: "organisation".to_owned(),
        }),
        lead: t_with(locale, "today-lead", &lead),
        place: Some("Katrineholms bibliotek".to_owned()),
        previous_href: "before".to_owned(),
        next_href: "after".to_owned(),
        today_href: None,
        now: vec![
            running(course, here(7, 12), Some((7, 12))),
            counted(drop_in, locale),
        ],
        later: vec![
            DayRow {
                chip: chip(locale, "today-pending", "wrong"),
                ..row(locale, (14, 0), "Hjälp på tu man hand", "Erik · Studion")
            },
            DayRow {
                chip: chip(locale, "seats-full", "filled"),
                ..row(locale, (14, 40), "Hjälp på tu man hand", "Erik · Studion")
            },
            row(
                locale,
                (17, 30),
                "BankID och säker inloggning",
                "Maja · Hörsalen",
            ),
        ],
        earlier: vec![
            DayRow {
                chip: chip(locale, "desk-uncounted", "wrong"),
                ..row(locale, (9, 0), "Hjälp på tu man hand", "Lars")
            },
            DayRow {
                chip: chip(locale, "today-counted", "fact"),
                ..row(locale, (10, 0), "Språkkafé med mobilen", "")
            },
        ],
        is_today: true,
        nothing: None,
        more: Some(t(locale, "today-more").into_owned()),
        next_day: Some(NextDay {
            heading: dates::day_heading(locale, tomorrow, today()),
            href: "tomorrow".to_owned(),
            rows: vec![row(locale, (10, 0), "Öppen datorhjälp", "Huda")],
        }),
        ill_href: Some("substitutions".to_owned()),
        to_do: ToDoList {
            untold: Some(t_with(locale, "today-untold", &[("n", 2.into())])),
            untold_href: "letters".to_owned(),
            untold_lines: vec![one(&when), one(&when)],
            lines: vec![
                ToDoLine {
                    text: t_with(locale, "today-offered", &[("name", "Gunvor A.".into())]),
                    when: t_with(locale, "today-answer-by", &[("when", when.into())]),
                    ..one("")
                },
                ToDoLine {
                    text: t_with(
                        locale,
                        "today-uncounted",
                        &[("n", 100.into()), ("number", "99+".into())],
                    ),
                    ..one("")
                },
            ],
        },
        all_done: false,
        question: Some(QuestionCard::Open(Box::new(question_card(locale)))),
    }
}

fn nothing(locale: Locale) -> TodayPage {
    TodayPage {
        lead: String::new(),
        now: Vec::new(),
        later: Vec::new(),
        earlier: Vec::new(),
        nothing: Some(t(locale, "today-nothing").into_owned()),
        more: None,
        to_do: ToDoList::default(),
        all_done: true,
        ..busy(locale)
    }
}

fn volunteer(locale: Locale) -> TodayPage {
    let day = dates::day(locale, october(8), today());
    let own = DayRow {
        href: None,
        note: Some(t_with(locale, "today-opens", &[("day", day.into())])),
        ..row(locale, (13, 0), "Öppen datorhjälp", "Lars · Öppna golvet")
    };
    TodayPage {
        l: helper(
            locale,
            "/desk/today",
            dates::day_heading(locale, today(), today()),
        ),
        place: None,
        setup: None,
        all_done: false,
        question: None,
        next_day: Some(NextDay {
            heading: dates::day_heading(locale, october(8), today()),
            href: "thursday".to_owned(),
            rows: vec![own],
        }),
        ..nothing(locale)
    }
}

/// Several venues, and none is chosen.
fn no_venue(locale: Locale) -> TodayPage {
    let mut page = nothing(locale);
    if let Some(staff) = &mut page.l.staff {
        staff.navigation.chosen = None;
    }
    TodayPage {
        question: Some(QuestionCard::Choose),
        ..page
    }
}

fn count_row(locale: Locale, id: &str, title: &str, total: &str) -> CountRow {
    CountRow {
        id: id.to_owned(),
        when: dates::capital(&spans::day_and_times(
            locale,
            span((13, 0), (14, 0)),
            today(),
        )),
        title: title.to_owned(),
        title_lang: (locale != Locale::Sv).then(|| "sv".to_owned()),
        place: "Studion · Lars".to_owned(),
        href: "roster".to_owned(),
        total: total.to_owned(),
        ..CountRow::default()
    }
}

fn to_count(locale: Locale, wrong: bool) -> ToCountPage {
    let mut rows = vec![
        count_row(locale, "1", "Öppen datorhjälp", "7"),
        count_row(locale, "2", "Hjälp på tu man hand", ""),
    ];
    let mut notice = CountNotice::default();
    let mut summary = Vec::new();
    if wrong {
        let expected = [("expected", 8.into())];
        let asked = t_with(locale, "problem-implausible.detail", &expected);
        summary.push(SummaryLine {
            field: Some("total-1".to_owned()),
            text: format!("Öppen datorhjälp – {asked}"),
        });
        rows[0] = CountRow {
            total: "4000".to_owned(),
            estimated: true,
            error: Some(asked),
            sure: Some(t_with(locale, "count-sure", &[("n", "4 000".into())])),
            ..rows[0].clone()
        };
        notice.saved = Some(t_with(locale, "to-count-saved", &[("n", 3.into())]));
        notice.counted_before = Some(t_with(locale, "to-count-before", &[("n", 1.into())]));
    }
    ToCountPage {
        l: desk(locale, "/desk/to-count", t(locale, "desk-to-count")).with_errors(wrong),
        unsent: None,
        notice,
        summary,
        action: "to-count".to_owned(),
        rows,
        paging: PageLinks::of(locale, Paging { page: 1, limit: 25 }, 40.into(), |page| {
            format!("?page={page}")
        }),
        today_href: "today".to_owned(),
    }
}

fn all_counted(locale: Locale) -> ToCountPage {
    ToCountPage {
        rows: Vec::new(),
        paging: None,
        ..to_count(locale, false)
    }
}
