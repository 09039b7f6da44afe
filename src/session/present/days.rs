//! Cards under the headings of their days.
//! A day is always a day by the clock of the venue.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;

use super::card::{SessionCard, SessionFacts};
use super::paths::session_path;
use super::seats::SeatsState;
use super::times::SessionTimes;
use super::words::Words;
use crate::platform::i18n::{Locale, dates, t};
use crate::platform::ids::SessionId;
use crate::platform::time::{Zone, local, today};
use crate::session::list::related::{Meeting, course_meetings};
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

/// The rows of a list with the meetings of those that are courses.
pub struct ListedSessions {
    pub rows: Vec<SessionRow>,
    pub meetings: HashMap<SessionId, Vec<Meeting>>,
}

impl ListedSessions {
    /// Reads the meetings.
    pub async fn with_meetings(
        conn: &AsyncPgConnection,
        rows: Vec<SessionRow>,
    ) -> QueryResult<Self> {
        let ids: Vec<SessionId> = rows.iter().map(|row| row.session.id).collect();
        let meetings = course_meetings(conn, &ids).await?;
        Ok(Self { rows, meetings })
    }

    /// Cards under their days, where the rows are in order of time. Courses that have begun stand first, under
    /// a heading of their own: their day has been.
    pub fn days(&self, locale: Locale, now: DateTime<Utc>) -> Vec<DayGroup> {
        let (begun, ahead): (Vec<&SessionRow>, Vec<&SessionRow>) =
            self.rows.iter().partition(|row| self.has_begun(row, now));
        let cards = ahead
            .into_iter()
            .map(|row| (row.session.timing.local_date, self.card(locale, row, now)));
        let days = group_by_day(locale, today(now), cards);
        let begun: Vec<SessionCard> = begun
            .into_iter()
            .map(|row| self.card(locale, row, now))
            .collect();
        let group = (!begun.is_empty()).then(|| DayGroup {
            id: "begun".to_owned(),
            heading: t(locale, "courses-begun").into_owned(),
            note: None,
            sessions: begun,
        });
        group.into_iter().chain(days).collect()
    }

    fn has_begun(&self, row: &SessionRow, now: DateTime<Utc>) -> bool {
        let session = &row.session;
        self.meetings.contains_key(&session.id) && session.timing.local_date < today(now)
    }

    fn card(&self, locale: Locale, row: &SessionRow, now: DateTime<Utc>) -> SessionCard {
        let session = &row.session;
        let meetings = self.meetings.get(&session.id).map(Vec::as_slice);
        let mut words = Words::new(locale, row.owner.language());
        let title = words.pick(&session.texts.title);
        let title_lang = words.fallback();
        let facts = SessionFacts {
            href: session_path(locale, session.id),
            title: &title,
            title_lang: title_lang.as_deref(),
            times: &SessionTimes::of(session, meetings.unwrap_or_default()),
            one_to_one: session.kind == SessionKind::OneToOne,
            place: &row.held_at(locale).name,
            languages: &session.texts.languages,
            seats: SeatsState::of(row, now),
        };
        SessionCard::of(locale, &facts, today_at(&session.time_zone, now))
    }
}

/// Today by a venue's clock.
pub fn today_at(time_zone: &str, now: DateTime<Utc>) -> NaiveDate {
    Zone::parse(time_zone).map_or_else(|_unknown| now.date_naive(), |tz| local(now, tz).0)
}
