//! One session in a list: a card whose link alone says day, time, place and what is left.

use chrono::{NaiveDate, NaiveTime};

use crate::platform::i18n::{Locale, dates, languages, t, t_with};

/// What is left in a session, as far as words need to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeatsState {
    /// Nobody needs to book.
    NoBooking,
    /// So many seats are left.
    Left(i64),
    /// None is left, but there is a queue.
    Queue,
    /// None is left, and no queue.
    Full,
    /// Booking has not opened yet.
    NotYet,
    /// Booking has ended.
    Closed,
    /// It is over.
    Over,
    /// It does not take place.
    Cancelled,
}

/// What is left, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeatsLine {
    /// "3 platser kvar".
    pub text: String,
    /// How the stylesheet marks it, beside the words.
    pub class: &'static str,
}

impl SeatsLine {
    /// Says a state in words; two seats or fewer are pointed out.
    #[must_use]
    pub fn of(locale: Locale, state: SeatsState) -> Self {
        let say = |key, class| Self {
            text: t(locale, key).into_owned(),
            class,
        };
        match state {
            SeatsState::NoBooking => say("seats-no-booking", "open"),
            SeatsState::Left(n) => Self {
                text: t_with(locale, "seats-left", &[("n", n.into())]),
                class: if n <= 2 { "few" } else { "" },
            },
            SeatsState::Queue => say("seats-queue", "full"),
            SeatsState::Full => say("seats-full", "full"),
            SeatsState::NotYet => say("seats-not-yet", ""),
            SeatsState::Closed => say("seats-closed", ""),
            SeatsState::Over => say("seats-over", ""),
            SeatsState::Cancelled => say("seats-cancelled", "off"),
        }
    }
}

/// What a card is made of, before it is put into words.
#[derive(Debug, Clone)]
pub struct SessionFacts<'a> {
    /// Where the card leads.
    pub href: String,
    /// The title as it is shown.
    pub title: &'a str,
    /// The title's language, where it is not the page's.
    pub title_lang: Option<&'a str>,
    /// The day at the venue.
    pub day: NaiveDate,
    /// The start at the venue.
    pub start: NaiveTime,
    /// The end at the venue.
    pub end: NaiveTime,
    /// Minutes from start to end.
    pub minutes: i64,
    /// Whether it is one visitor's own time: then its length is said, not its end.
    pub one_to_one: bool,
    /// The venue's name.
    pub place: &'a str,
    /// Languages of help, as tags.
    pub languages: &'a [String],
    /// What is left.
    pub seats: SeatsState,
}

/// One session in a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionCard {
    /// Where it leads.
    pub href: String,
    /// The title.
    pub title: String,
    /// The title's language, where it is not the page's.
    pub title_lang: Option<String>,
    /// "13.00".
    pub time: String,
    /// "till 15.00", or "40 minuter".
    pub until: String,
    /// "Katrineholms bibliotek".
    pub place: String,
    /// "hjälp på svenska, arabiska".
    pub details: String,
    /// The rest of the link's name, for those who hear it alone.
    pub spoken: String,
    /// What is left.
    pub seats: SeatsLine,
    /// Whether it does not take place.
    pub cancelled: bool,
}

impl SessionCard {
    /// Puts a session into words.
    #[must_use]
    pub fn of(locale: Locale, facts: &SessionFacts<'_>, today: NaiveDate) -> Self {
        let seats = SeatsLine::of(locale, facts.seats);
        let when = dates::day_and_time(locale, facts.day, facts.start, today);
        let details = if facts.languages.is_empty() {
            String::new()
        } else {
            let names = languages::names(locale, facts.languages);
            t_with(locale, "help-in", &[("languages", names.into())])
        };
        Self {
            href: facts.href.clone(),
            title: facts.title.to_owned(),
            title_lang: facts.title_lang.map(str::to_owned),
            time: dates::time(locale, facts.start),
            until: if facts.one_to_one {
                dates::duration(locale, facts.minutes)
            } else {
                dates::until(locale, facts.end)
            },
            place: facts.place.to_owned(),
            details,
            spoken: format!("{when}, {}, {}", facts.place, seats.text),
            seats,
            cancelled: facts.seats == SeatsState::Cancelled,
        }
    }
}

/// A day and its sessions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayGroup {
    /// The heading's id in the page: `day-2026-10-06`.
    pub id: String,
    /// "Idag, tisdag 6 oktober".
    pub heading: String,
    /// A campaign's name beside it.
    pub note: Option<String>,
    /// In order of time.
    pub sessions: Vec<SessionCard>,
}

/// Groups cards that are already in order of time under their days.
#[must_use]
pub fn group_by_day(
    locale: Locale,
    today: NaiveDate,
    cards: impl IntoIterator<Item = (NaiveDate, SessionCard)>,
) -> Vec<DayGroup> {
    let mut groups: Vec<(NaiveDate, DayGroup)> = Vec::new();
    for (day, card) in cards {
        match groups.last_mut() {
            Some((last, group)) if *last == day => group.sessions.push(card),
            _ => {
                let group = DayGroup {
                    id: format!("day-{day}"),
                    heading: dates::day_heading(locale, day, today),
                    note: None,
                    sessions: vec![card],
                };
                groups.push((day, group));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}
