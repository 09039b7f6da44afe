//! Cards under the headings of their days.
//! A day is always a day by the clock of the venue.

use chrono::{DateTime, NaiveDate, Utc};

use super::card::{SessionCard, SessionFacts};
use super::paths::session_path;
use super::seats::SeatsState;
use super::words::Words;
use crate::platform::i18n::{Locale, dates};
use crate::platform::time::{Zone, local};
use crate::session::list::rows::SessionRow;
use crate::session::model::SessionKind;

/// A day's heading and cards.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayGroup {
    /// The heading's id in the page: `day-2026-10-06`.
    pub id: String,
    /// "I dag, tisdag 6 oktober".
    pub heading: String,
    /// A campaign's name beside it.
    pub note: Option<String>,
    /// In order of time.
    pub sessions: Vec<SessionCard>,
}

/// Groups cards under their days; they are in order of time already.
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

/// Cards under their days; the rows are in order of time.
pub fn days(locale: Locale, rows: &[SessionRow], now: DateTime<Utc>) -> Vec<DayGroup> {
    let cards = rows
        .iter()
        .map(|row| (row.session.timing.local_date, card(locale, row, now)));
    group_by_day(locale, today(now), cards)
}

fn card(locale: Locale, row: &SessionRow, now: DateTime<Utc>) -> SessionCard {
    let session = &row.session;
    let mut words = Words::new(locale, row.owner.language());
    let title = words.pick(&session.texts.title);
    let title_lang = words.fallback();
    let facts = SessionFacts {
        href: session_path(locale, session.id),
        title: &title,
        title_lang: title_lang.as_deref(),
        span: session.local_span(),
        minutes: session.length().num_minutes(),
        one_to_one: session.kind == SessionKind::OneToOne,
        place: &row.venue.name,
        languages: &session.texts.languages,
        seats: SeatsState::of(row, now),
    };
    SessionCard::of(locale, &facts, today_at(&session.time_zone, now))
}

/// Today by a venue's clock.
pub fn today_at(time_zone: &str, now: DateTime<Utc>) -> NaiveDate {
    Zone::parse(time_zone).map_or_else(|_unknown| now.date_naive(), |tz| local(now, tz).0)
}

/// Today for a page of many venues: the clocks of Sweden and Norway agree.
pub fn today(now: DateTime<Utc>) -> NaiveDate {
    local(now, Zone::STOCKHOLM).0
}
