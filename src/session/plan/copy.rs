//! A session made once more on another day: the request that would make the copy. Pure.

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::request::{MeetingRequest, SessionRequest};
use crate::platform::problem::{Fault, Faults};
use crate::platform::schemas::WallTime;
use crate::platform::time::{Occurrence, Zone, local, parse_date, parse_instant, resolve, rfc3339};

/// On which day the copy is: the same weekday and wall time of the next week to come unless given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct CopyRequest {
    /// Of a course the day of its first meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<NaiveDate>)]
    pub local_date: Option<String>,
    /// Of a single session; the meetings of a course keep their times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WallTime>)]
    pub local_time: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Occurrence>)]
    pub occurrence: Option<String>,
}

/// `original` is the request that would make the session as it is, which began on `first`; its clock is `zone`'s.
///
/// # Errors
/// `not-a-date`, and `not-allowed-here` for a time of a whole course.
pub fn copy_of(
    original: SessionRequest,
    to: &CopyRequest,
    (first, zone): (NaiveDate, Zone),
    today: NaiveDate,
) -> Result<SessionRequest, Faults> {
    let mut faults = Faults::none();
    let given = faults.take_optional("/localDate", to.local_date.as_deref(), parse_date);
    if original.meetings.is_some() && to.local_time.is_some() {
        faults.add("/localTime", Fault::new("not-allowed-here"));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let day = given.unwrap_or_else(|| same_weekday_to_come(first, today));
    let shift = Shift {
        days: (day - first).num_days(),
        zone,
    };
    let single = original.meetings.is_none();
    let moved = |at: Option<String>| at.map(|at| shift.instant(&at));
    Ok(SessionRequest {
        local_date: single.then(|| day.to_string()),
        local_time: to.local_time.clone().or(original.local_time),
        occurrence: to.occurrence.clone(),
        meetings: original.meetings.map(|all| shift.meetings(all)),
        booking_opens_at: moved(original.booking_opens_at),
        booking_closes_at: moved(original.booking_closes_at),
        ..original
    })
}

/// A week later, or the first such day that is still to come.
fn same_weekday_to_come(first: NaiveDate, today: NaiveDate) -> NaiveDate {
    let mut day = first + Days::new(7);
    if day <= today {
        let weeks = (today - day).num_days() / 7 + 1;
        day += chrono::TimeDelta::weeks(weeks);
    }
    day
}

/// So many days later, by the clock on the wall.
struct Shift {
    days: i64,
    zone: Zone,
}

impl Shift {
    fn date(&self, date: NaiveDate) -> NaiveDate {
        date + chrono::TimeDelta::days(self.days)
    }

    fn meetings(&self, all: Vec<MeetingRequest>) -> Vec<MeetingRequest> {
        let moved = |one: MeetingRequest| MeetingRequest {
            local_date: parse_date(&one.local_date)
                .map_or(one.local_date, |date| self.date(date).to_string()),
            occurrence: None,
            ..one
        };
        all.into_iter().map(moved).collect()
    }

    /// A time that the clocks leave out that day stays as many hours away.
    fn instant(&self, at: &str) -> String {
        let moved = |at: DateTime<Utc>| {
            let (date, time) = local(at, self.zone);
            let moved = resolve(self.date(date), time, self.zone, Some(Occurrence::First));
            moved.unwrap_or(at + chrono::TimeDelta::days(self.days))
        };
        parse_instant(at).map_or_else(|_unread| at.to_owned(), |at| rfc3339(moved(at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn without_a_day_it_is_the_same_weekday_of_the_next_week_to_come() {
        let tuesday = day("2026-10-06");
        assert_eq!(
            same_weekday_to_come(tuesday, day("2026-10-01")),
            day("2026-10-13")
        );
        assert_eq!(
            same_weekday_to_come(tuesday, day("2026-10-13")),
            day("2026-10-20")
        );
        assert_eq!(
            same_weekday_to_come(tuesday, day("2027-01-04")),
            day("2027-01-05")
        );
    }

    #[test]
    fn booking_opens_at_the_same_hour_across_a_change_of_the_clock() {
        let shift = Shift {
            days: 21,
            zone: Zone::STOCKHOLM,
        };
        assert_eq!(
            shift.instant("2026-10-06T06:00:00Z"),
            "2026-10-27T07:00:00Z"
        );
    }
}
