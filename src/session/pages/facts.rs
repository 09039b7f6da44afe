//! From a session as it is stored to what a page says of it.

use chrono::{DateTime, NaiveDate, Utc};

use super::card::{DayGroup, SeatsState, SessionCard, SessionFacts, group_by_day};
use crate::platform::i18n::Locale;
use crate::platform::time::{Zone, local};
use crate::session::rows::Full;
use crate::session::view::Words;

/// What is left, as words need to know.
pub(super) fn seats(full: &Full, now: DateTime<Utc>) -> SeatsState {
    let session = &full.session;
    if session.status == "cancelled" {
        SeatsState::Cancelled
    } else if session.ends_at <= now {
        SeatsState::Over
    } else if session.is_drop_in() {
        SeatsState::NoBooking
    } else if session.booking_opens_at.is_some_and(|at| at > now) {
        SeatsState::NotYet
    } else if session.closes_at() <= now {
        SeatsState::Closed
    } else if full.seats.free_for_all(now) > 0 {
        SeatsState::Left(i64::from(full.seats.free_for_all(now)))
    } else if session.waitlist {
        SeatsState::Queue
    } else {
        SeatsState::Full
    }
}

/// Today, where a session is.
pub(crate) fn today_at(time_zone: &str, now: DateTime<Utc>) -> NaiveDate {
    Zone::parse(time_zone).map_or_else(|_unknown| now.date_naive(), |tz| local(now, tz).0)
}

/// Today, for a page of many places: Sweden's and Norway's clocks agree.
pub(crate) fn today(now: DateTime<Utc>) -> NaiveDate {
    local(now, Zone::STOCKHOLM).0
}

fn card(locale: Locale, full: &Full, now: DateTime<Utc>) -> SessionCard {
    let session = &full.session;
    let mut words = Words::new(locale, full.owner.language());
    let title = words.pick(&session.title);
    let title_lang = words.fallback();
    let facts = SessionFacts {
        href: format!("/{}/sessions/{}", locale.tag(), session.id),
        title: &title,
        title_lang: title_lang.as_deref(),
        day: session.local_date,
        start: session.local_time,
        end: session.local_end(),
        minutes: session.length().num_minutes(),
        one_to_one: session.kind == "one-to-one",
        place: &full.place.name,
        languages: &session.languages,
        seats: seats(full, now),
    };
    SessionCard::of(locale, &facts, today_at(&session.time_zone, now))
}

/// Rows in order of time, under their days.
pub(super) fn days(locale: Locale, rows: &[Full], now: DateTime<Utc>) -> Vec<DayGroup> {
    let cards = rows
        .iter()
        .map(|full| (full.session.local_date, card(locale, full, now)));
    group_by_day(locale, today(now), cards)
}
