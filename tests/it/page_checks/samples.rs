//! What the sample pages tell: one week in October, invented people.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use motesplats::booking::VisitFacts;
use motesplats::booking::desk::{DropInTallies, DropInTally};
use motesplats::platform::i18n::{Locale, dates, named, spans};
use motesplats::platform::ids::VenueId;
use motesplats::platform::time::LocalSpan;
use motesplats::platform::ui::{DeskNavigation, Layout, SignedIn, StaffTab, VenueChoice, Waiting};
use motesplats::session::{
    DayGroup, SeatsState, SessionCard, SessionFacts, SessionTimes, group_by_day, topic_sentence,
};
use motesplats::venue::{HelpTopic, TopicHelp, TopicRule};

pub const NUMBER: &str = "KDM4X7H3";

pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, 6).unwrap()
}

/// A day of that month.
pub fn october(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, day).unwrap()
}

pub fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

/// From when till when on that day.
pub fn span(start: (u32, u32), end: (u32, u32)) -> LocalSpan {
    let [start, end] = [start, end].map(|(hour, minute)| today().and_time(at(hour, minute)));
    LocalSpan { start, end }
}

/// Nine came to a drop-in, six got help, one left without.
pub fn tallies(locale: Locale) -> DropInTallies {
    let tally = |(kind, count): (&'static str, i64)| DropInTally {
        kind,
        label: named(locale, "tally", kind).into_owned(),
        count,
        key: "1".to_owned(),
        undo: (count > 1).then(|| "removal".to_owned()),
    };
    DropInTallies {
        action: "walk-ins".to_owned(),
        all: [("came", 9), ("served", 6), ("turned-away", 1)]
            .map(tally)
            .to_vec(),
    }
}

pub fn layout(locale: Locale, path: &str) -> Layout {
    let place = "Katrineholms bibliotek, Djulögatan 51".to_owned();
    Layout::new(&Arc::default(), locale, path, "")
        .of("Katrineholms kommun")
        .reached_at("0150-570 00", Some(place))
}

pub fn titled(locale: Locale, path: &str, title: impl Into<String>) -> Layout {
    Layout {
        title: title.into(),
        ..layout(locale, path)
    }
}

pub fn desk(locale: Locale, path: &str, title: impl Into<String>) -> Layout {
    titled(locale, path, title).signed_in(SignedIn {
        name: "Huda Nilsson".to_owned(),
        csrf: "c5f3a9".to_owned(),
        tabs: StaffTab::ALL.to_vec(),
        navigation: DeskNavigation {
            calls: Waiting(3),
            to_count: Waiting(112),
            venues: vec![library(), venue(2, "valla", "Servicepunkt Valla")],
            chosen: Some(library()),
        },
    })
}

fn library() -> VenueChoice {
    venue(1, "katrineholm-lasstugan", "Katrineholms bibliotek")
}

fn venue(id: u128, slug: &str, name: &str) -> VenueChoice {
    VenueChoice {
        id: VenueId(uuid::Uuid::from_u128(id)),
        slug: slug.to_owned(),
        name: name.to_owned(),
    }
}

/// The same of somebody with one venue and few rights.
pub fn helper(locale: Locale, path: &str, title: impl Into<String>) -> Layout {
    titled(locale, path, title).signed_in(SignedIn {
        name: "Lars Ek".to_owned(),
        csrf: "c5f3a9".to_owned(),
        tabs: vec![StaffTab::Today, StaffTab::ToCount],
        navigation: DeskNavigation::default(),
    })
}

pub fn visit(locale: Locale) -> VisitFacts {
    let when = spans::day_and_times(locale, span((15, 30), (16, 10)), today());
    VisitFacts {
        title: "Hjälp på tu man hand".to_owned(),
        title_lang: (locale != Locale::Sv).then(|| "sv".to_owned()),
        when: dates::capital(&when),
        meetings: Vec::new(),
        place: "Servicepunkt Valla, i butiken".to_owned(),
        address: Some("Stationsvägen 3, Valla".to_owned()),
        topics: topics_told(locale),
    }
}

/// What people are told of a topic that is only shown.
pub fn topics_told(locale: Locale) -> Vec<String> {
    let rule = TopicRule {
        topic: HelpTopic::EId,
        help: TopicHelp::ShownOnly,
        whom: None,
    };
    vec![topic_sentence(locale, &rule, "sv")]
}

/// Day of October, start, minutes, title, place, languages, what is left.
type SampleSession = (
    u32,
    (u32, u32),
    i64,
    &'static str,
    &'static str,
    &'static str,
    SeatsState,
);

const SESSIONS: [SampleSession; 9] = [
    (
        6,
        (13, 0),
        120,
        "Öppen datorhjälp",
        "Katrineholms bibliotek",
        "sv ar",
        SeatsState::NoBooking,
    ),
    (
        6,
        (15, 30),
        40,
        "Hjälp på tu man hand",
        "Servicepunkt Valla",
        "",
        SeatsState::Left(1),
    ),
    (
        7,
        (10, 0),
        90,
        "BankID och säker inloggning – föreläsning",
        "Kulturhuset Ängeln, hörsalen",
        "sv",
        SeatsState::Left(18),
    ),
    (
        7,
        (14, 0),
        40,
        "Hjälp på tu man hand",
        "Katrineholms bibliotek",
        "ti",
        SeatsState::Queue,
    ),
    (
        7,
        (16, 0),
        60,
        "Språkkafé med mobilen",
        "Björkviks bibliotek",
        "sv ar so",
        SeatsState::Cancelled,
    ),
    (
        8,
        (9, 0),
        40,
        "Hjälp på tu man hand",
        "Katrineholms bibliotek",
        "sv fi",
        SeatsState::Left(2),
    ),
    (
        8,
        (11, 0),
        40,
        "Hjälp på telefon",
        "På telefon",
        "sv uk",
        SeatsState::NotYet,
    ),
    (
        9,
        (13, 0),
        120,
        "Workshop: Bilder, lösenord och lagring i molnet för nybörjare",
        "Studieförbundet Vuxenskolan Sörmland",
        "sv",
        SeatsState::Full,
    ),
    (
        9,
        (15, 0),
        40,
        "Hjälp på tu man hand",
        "Katrineholms bibliotek",
        "fa-AF",
        SeatsState::Closed,
    ),
];

pub fn cards(locale: Locale) -> Vec<(NaiveDate, SessionCard)> {
    SESSIONS
        .iter()
        .map(
            |(day, (hour, minute), minutes, title, place, languages, seats)| {
                let day = NaiveDate::from_ymd_opt(2026, 10, *day).unwrap();
                let languages: Vec<String> =
                    languages.split_whitespace().map(str::to_owned).collect();
                let start = day.and_time(at(*hour, *minute));
                let end = start + chrono::TimeDelta::minutes(*minutes);
                let facts = SessionFacts {
                    href: format!("/{}/sessions/0197f3c0", locale.tag()),
                    title,
                    title_lang: (locale != Locale::Sv).then_some("sv"),
                    times: &SessionTimes::single(LocalSpan { start, end }),
                    one_to_one: *minutes == 40,
                    place,
                    languages: &languages,
                    seats: *seats,
                };
                (day, SessionCard::of(locale, &facts, today()))
            },
        )
        .collect()
}

pub fn days(locale: Locale) -> Vec<DayGroup> {
    let mut days = group_by_day(locale, today(), cards(locale));
    days[1].note = Some("eMedborgarveckan".to_owned());
    days
}

pub fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(value, label): &(&str, &str)| ((*value).to_owned(), (*label).to_owned());
    pairs.iter().map(owned).collect()
}
