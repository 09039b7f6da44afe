//! The times a session takes place at: its own, or those of every meeting of a course.
//! Pages, letters and slips of both slices show these lines; a meeting that does not take place is marked.

use chrono::NaiveDate;
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;

use crate::platform::i18n::{Locale, dates, spans, t, t_with};
use crate::platform::time::{LocalSpan, Zone};
use crate::session::list::related::{Meeting, course_meetings};
use crate::session::model::{Session, StoredStatus};

/// One time as a line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeLine {
    /// "Tisdag 6 oktober kl. 13.00–15.00".
    pub text: String,
    /// Set where this meeting alone does not take place: "Inställd".
    pub cancelled: Option<String>,
}

/// When a session takes place.
#[derive(Debug, Clone)]
pub struct SessionTimes {
    whole: LocalSpan,
    minutes: i64,
    /// Empty for a single session.
    meetings: Vec<MeetingTime>,
}

#[derive(Debug, Clone)]
struct MeetingTime {
    span: LocalSpan,
    minutes: i64,
    cancelled: bool,
}

impl SessionTimes {
    /// Reads them.
    pub async fn load(conn: &mut AsyncPgConnection, session: &Session) -> QueryResult<Self> {
        let mut found = course_meetings(conn, &[session.id]).await?;
        Ok(Self::of(
            session,
            &found.remove(&session.id).unwrap_or_default(),
        ))
    }

    /// Of a session with its meetings, if it is a course.
    #[must_use]
    pub fn of(session: &Session, meetings: &[Meeting]) -> Self {
        let zone = Zone::of_stored(&session.time_zone);
        let all_are_cancelled = session.status == StoredStatus::Cancelled;
        let meetings = meetings.iter().map(|one| MeetingTime {
            span: LocalSpan::of(one.starts_at, one.ends_at, zone),
            minutes: (one.ends_at - one.starts_at).num_minutes(),
            cancelled: one.status == StoredStatus::Cancelled && !all_are_cancelled,
        });
        Self {
            whole: session.local_span(),
            minutes: session.length().num_minutes(),
            meetings: meetings.collect(),
        }
    }

    /// Of a session that is no course.
    #[must_use]
    pub fn single(whole: LocalSpan) -> Self {
        Self {
            whole,
            minutes: (whole.end - whole.start).num_minutes(),
            meetings: Vec::new(),
        }
    }

    /// From the first start to the last end.
    #[must_use]
    pub fn span(&self) -> LocalSpan {
        self.whole
    }

    /// "tisdag 6 oktober kl. 13.00–15.00", "4 träffar från tisdag 6 oktober kl. 13.00".
    #[must_use]
    pub fn when(&self, locale: Locale, today: NaiveDate) -> String {
        let Some(count) = self.count() else {
            return spans::day_and_times(locale, self.whole, today);
        };
        let start = self.whole.start;
        let first = dates::day_and_time(locale, start.date(), start.time(), today);
        let facts = [("n", count.into()), ("first", first.into())];
        t_with(locale, "course-when", &facts)
    }

    /// The meetings of a course, each with day and time; none for a single session.
    #[must_use]
    pub fn meetings(&self, locale: Locale, today: NaiveDate) -> Vec<TimeLine> {
        let lines = self.meetings.iter().map(|one| {
            let text = spans::day_and_times(locale, one.span, today);
            one.line(locale, dates::capital(&text))
        });
        lines.collect()
    }

    /// The days of a course's meetings, as short as on a card: "tis 6 okt".
    #[must_use]
    pub fn short_days(&self, locale: Locale) -> Vec<TimeLine> {
        let lines = self
            .meetings
            .iter()
            .map(|one| one.line(locale, dates::day_short(locale, one.span.day())));
        lines.collect()
    }

    /// "2 timmar", "4 träffar, 2 timmar var gång", "4 träffar".
    #[must_use]
    pub fn length(&self, locale: Locale) -> String {
        let Some(count) = self.count() else {
            return dates::duration(locale, self.minutes);
        };
        let counted = self.number_of_meetings(locale, count);
        let lengths = self.taking_place().map(|one| one.minutes);
        match (lengths.clone().min(), lengths.max()) {
            (Some(least), Some(most)) if least == most => {
                let each = dates::duration(locale, most);
                let facts = [("meetings", counted.into()), ("each", each.into())];
                t_with(locale, "course-length", &facts)
            }
            _ => counted,
        }
    }

    /// "4 träffar"; none for a single session.
    #[must_use]
    pub fn counted(&self, locale: Locale) -> Option<String> {
        self.count()
            .map(|count| self.number_of_meetings(locale, count))
    }

    fn number_of_meetings(&self, locale: Locale, count: i64) -> String {
        t_with(locale, "course-meetings", &[("n", count.into())])
    }

    /// How many meetings take place; none for a single session.
    fn count(&self) -> Option<i64> {
        let count = i64::try_from(self.taking_place().count()).unwrap_or(0);
        (!self.meetings.is_empty()).then_some(count)
    }

    fn taking_place(&self) -> impl Iterator<Item = &MeetingTime> + Clone {
        self.meetings.iter().filter(|one| !one.cancelled)
    }
}

impl MeetingTime {
    fn line(&self, locale: Locale, text: String) -> TimeLine {
        let cancelled = t(locale, "meeting-cancelled");
        TimeLine {
            text,
            cancelled: self.cancelled.then(|| cancelled.into_owned()),
        }
    }
}
