//! The pages of the day with sample data.

use motesplats::booking::desk::{
    CountNotice, CountRow, DayChip, DayRow, NextDay, QuickWalkIn, RunningSession, ToCountPage,
    ToDoLine, ToDoList, TodayPage,
};
use motesplats::organisation::desk::{OrganisationRow, OrganisationsPage};
use motesplats::platform::i18n::{Locale, dates, named, spans, t, t_with};
use motesplats::platform::input::paging::Paging;
use motesplats::platform::ui::form::{Choice, Choices, Field, FormErrors, SummaryLine};
use motesplats::question::desk::{
    OpenCard, QuestionCard, QuestionForm, QuestionTable, QuestionTotal, QuestionsPage, TopicTap,
    TypedQuestion, UndoQuestion,
};
use motesplats::routes::NoTasksPage;
use motesplats::session::PageLinks;
use motesplats::session::desk::{
    PlanDay, PlanPage, PlanRow, WaitingReports, WeekBox, WeekDay, WeekListDay, WeekPage, WeekRow,
};
use motesplats::staff::pages::{AuditPage, LogLine, LogPages};

use super::samples::{at, desk, helper, october, span, tallies, today};
use super::{Rendered, html};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    let title = t(locale, "no-tasks-title");
    vec![
        html("today", busy(locale)),
        html("today-nothing", nothing(locale)),
        html("today-volunteer", volunteer(locale)),
        html("today-where", no_venue(locale)),
        html("questions", questions(locale, false)),
        html("questions-wrong", questions(locale, true)),
        html("questions-none", no_questions(locale)),
        html("to-count", to_count(locale, false)),
        html("to-count-wrong", to_count(locale, true)),
        html("to-count-none", all_counted(locale)),
        html("plan", plan(locale)),
        html("week", week(locale)),
        html("week-nothing", empty_week(locale)),
        html("log", log(locale)),
        html("organisations", organisations(locale)),
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
        to_do: ToDoList {
            untold: Some(t_with(locale, "today-untold", &[("n", 2.into())])),
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

fn question_form(locale: Locale, errors: &FormErrors) -> QuestionForm {
    let layout = desk(locale, "/desk/questions", "");
    let mut typed = TypedQuestion::nothing("katrineholm-lasstugan");
    "en kvart".clone_into(&mut typed.minutes);
    QuestionForm::new(&layout, &typed, errors)
}

fn question_card(locale: Locale) -> OpenCard {
    let topics = ["print", "email", "e-id", "wifi", "phone", "other"];
    let tap = |value| TopicTap {
        value,
        text: named(locale, "question-topic", value).into_owned(),
    };
    let time = dates::time(locale, at(13, 21));
    let topic = t(locale, "question-topic-wifi");
    let undo = [("topic", topic.into()), ("time", time.into())];
    OpenCard {
        taps: topics.map(tap).to_vec(),
        today: t_with(locale, "question-today", &[("n", 14.into())]),
        undo: Some(UndoQuestion {
            action: "removal".to_owned(),
            text: t_with(locale, "question-undo", &undo),
        }),
        more: question_form(locale, &FormErrors::none()),
        tap_key: "1".to_owned(),
        month_href: "questions".to_owned(),
    }
}

fn questions(locale: Locale, wrong: bool) -> QuestionsPage {
    let mut errors = FormErrors::none();
    if wrong {
        errors.add("topic", t(locale, "fault-unknown-value.topic"));
        let bounds = [("min", 1.into()), ("max", 480.into())];
        errors.add("minutes", t_with(locale, "fault-out-of-range", &bounds));
    }
    let form = QuestionForm {
        open: wrong,
        ..question_form(locale, &errors)
    };
    let total = |label: String, questions: &str, minutes: &str| QuestionTotal {
        label,
        questions: questions.to_owned(),
        minutes: minutes.to_owned(),
    };
    let table = |id, family: &str, values: [&str; 2]| QuestionTable {
        id,
        heading: t(locale, family).into_owned(),
        rows: values
            .map(|value| total(named(locale, family, value).into_owned(), "112", "340"))
            .to_vec(),
        total: total(t(locale, "questions-sum").into_owned(), "224", "680"),
    };
    let month = |n: u32| {
        let day = chrono::NaiveDate::from_ymd_opt(2026, n, 1).unwrap();
        dates::month(locale, day)
    };
    let title = t_with(locale, "questions-title", &[("month", month(10).into())]);
    QuestionsPage {
        l: desk(locale, "/desk/questions", title).with_errors(wrong),
        unsent: None,
        summary: form.summary(&errors),
        place: "Katrineholms bibliotek".to_owned(),
        back_href: "today".to_owned(),
        previous_href: "9".to_owned(),
        previous: month(9),
        next_href: "11".to_owned(),
        next: month(11),
        csv_href: "csv".to_owned(),
        tables: vec![
            table("by-topic", "question-topic", ["print", "library"]),
            table("by-channel", "question-channel", ["desk", "other"]),
            table("by-outcome", "question-outcome", ["solved", "not-our-task"]),
        ],
        nothing: None,
        form: Some(form),
    }
}

fn no_questions(locale: Locale) -> QuestionsPage {
    QuestionsPage {
        tables: Vec::new(),
        nothing: Some(t(locale, "questions-none").into_owned()),
        form: None,
        ..questions(locale, false)
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
        reports: WaitingReports::of(locale, "reports".to_owned(), 2),
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
            heading: match n {
                6 => t_with(locale, "week-today", &[("day", short.into())]),
                _ => short,
            },
        }
    };
    let list = |n: u32, boxes| WeekListDay {
        id: format!("day-2026-10-{n:02}"),
        heading: dates::day_heading(locale, october(n), today()),
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
        lines: vec![
            line("booking-moved", Some("KDM4X7H3")),
            line(
                "session-counted",
                Some("Öppen datorhjälp, tisdag 6 oktober"),
            ),
            line("booking-searched", None),
        ],
        paging: Some(LogPages {
            previous: None,
            next: Some("?page=2".to_owned()),
            text: t_with(locale, "paging-open", &[("page", 1.into())]),
        }),
    }
}

fn organisations(locale: Locale) -> OrganisationsPage {
    let row = |name: &str, kind: &str, accounts| OrganisationRow {
        name: name.to_owned(),
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
        rows: vec![
            row("Katrineholms kommun", "municipality", 12),
            row("Studieförbundet Vuxenskolan", "study-association", 0),
        ],
        previous: None,
        next: Some("?page=2".to_owned()),
    }
}
