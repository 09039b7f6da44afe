//! The rows of the plan under the headings of their days.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};

use super::page::{PlanDay, PlanRow};
use crate::platform::i18n::{Locale, dates, named, spans};
use crate::platform::ids::SessionId;
use crate::platform::time::today;
use crate::session::list::related::Related;
use crate::session::list::rows::SessionRow;
use crate::session::model::Status;
use crate::session::present::times::SessionTimes;
use crate::session::present::words::Words;

/// A page of the list with all that its lines are made of.
pub struct PlanDays<'a> {
    pub locale: Locale,
    pub rows: &'a [SessionRow],
    pub related: &'a Related,
    /// The ids of the sessions that have a count.
    pub counted: &'a HashSet<SessionId>,
    pub now: DateTime<Utc>,
}

impl PlanDays<'_> {
    pub fn days(&self) -> Vec<PlanDay> {
        let mut days: Vec<(NaiveDate, PlanDay)> = Vec::new();
        for row in self.rows {
            let session = self.line(row);
            let date = row.session.timing.local_date;
            match days.last_mut() {
                Some((last, day)) if *last == date => day.sessions.push(session),
                _ => days.push((
                    date,
                    PlanDay {
                        id: format!("day-{date}"),
                        heading: dates::day_heading(self.locale, date, today(self.now)),
                        sessions: vec![session],
                    },
                )),
            }
        }
        days.into_iter().map(|(_, day)| day).collect()
    }

    fn line(&self, row: &SessionRow) -> PlanRow {
        let locale = self.locale;
        let session = &row.session;
        let status = session.status(self.now);
        PlanRow {
            href: format!("/{}/desk/sessions/{}", locale.tag(), session.id),
            time: dates::time(locale, session.timing.local_time),
            until: self.until(row),
            title: Words::new(locale, row.owner.language()).pick(&session.texts.title),
            place: self.related.place_of(row, locale),
            booked: PlanRow::booked(
                locale,
                i64::from(row.seats.taken),
                row.seats.total.map(i64::from),
            ),
            state: (!matches!(status, Status::Published | Status::Past))
                .then(|| named(locale, "status", status.name()).into_owned()),
            flag: PlanRow::flag(locale, i64::from(row.seats.waiting), self.is_uncounted(row)),
        }
    }

    /// "till 15.00"; of a course how many meetings it has.
    fn until(&self, row: &SessionRow) -> String {
        let (locale, session) = (self.locale, &row.session);
        let meetings = self.related.meetings.get(&session.id);
        let times = SessionTimes::of(session, meetings.map(Vec::as_slice).unwrap_or_default());
        times
            .counted(locale)
            .unwrap_or_else(|| spans::until(locale, times.span(), today(self.now)))
    }

    /// A course is counted by its meetings.
    fn is_uncounted(&self, row: &SessionRow) -> bool {
        row.session.status(self.now) == Status::Past
            && !self.related.meetings.contains_key(&row.session.id)
            && !self.counted.contains(&row.session.id)
    }
}
