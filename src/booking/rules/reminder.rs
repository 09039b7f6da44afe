//! When somebody is reminded of a session: the day before, by the clock on the venue's wall, and never at night.
//! The job asks this, and the letter once more when it is sent.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};

use crate::platform::time::{self, Zone};
use crate::session::Timing;

/// No reminder goes longer before the start: a session late in the evening, over a clock change.
pub const EARLIEST_REMINDER: TimeDelta = TimeDelta::hours(32);

/// A session that begins before this hour has its reminder the afternoon before, while somebody can still be rung.
const EARLY: u32 = 10;
const AFTERNOON: u32 = 16;
/// One that begins from this hour on has it earlier: a reminder that comes late would come at night.
const LATE: u32 = 20;
const EVENING: u32 = 18;
/// From this hour on nobody is disturbed.
const NIGHT: u32 = 21;
/// A reminder that is later than this is none.
const PATIENCE: TimeDelta = TimeDelta::hours(4);
/// Whoever was told so shortly before needs no reminder.
const FRESH: TimeDelta = TimeDelta::hours(1);

/// The time in which a reminder may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReminderTime {
    pub from: DateTime<Utc>,
    /// Not any more at this instant.
    pub until: DateTime<Utc>,
}

impl ReminderTime {
    /// Of a session or of one meeting, in the zone of its venue.
    #[must_use]
    pub fn of(timing: &Timing, zone: Zone) -> Self {
        let day_before = timing.local_date.pred_opt().unwrap_or(timing.local_date);
        let a_day = timing.starts_at - TimeDelta::days(1);
        let from = instant(day_before, kind_time(timing.local_time), zone).unwrap_or(a_day);
        let night = instant(day_before, hour(NIGHT), zone).unwrap_or(timing.starts_at);
        Self {
            from,
            until: (from + PATIENCE).min(night).min(timing.starts_at),
        }
    }

    #[must_use]
    pub fn is_at(&self, now: DateTime<Utc>) -> bool {
        self.from <= now && now < self.until
    }

    /// Whoever was told of the time at this instant or later knows it.
    #[must_use]
    pub fn known_since(&self) -> DateTime<Utc> {
        self.from - FRESH
    }
}

/// The hour of the day before.
fn kind_time(start: NaiveTime) -> NaiveTime {
    if start < hour(EARLY) {
        hour(AFTERNOON)
    } else if start >= hour(LATE) {
        hour(EVENING)
    } else {
        start
    }
}

fn hour(hour: u32) -> NaiveTime {
    NaiveTime::MIN + TimeDelta::hours(hour.into())
}

/// Of an hour that comes twice, the first; none in the hour that is skipped.
fn instant(day: NaiveDate, time: NaiveTime, zone: Zone) -> Option<DateTime<Utc>> {
    time::resolve(day, time, zone, Some(time::Occurrence::First)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::time::{parse_date, parse_time, resolve};

    fn timing(date: &str, time: &str) -> Timing {
        let (local_date, local_time) = (parse_date(date).unwrap(), parse_time(time).unwrap());
        let starts_at = resolve(local_date, local_time, Zone::STOCKHOLM, None).unwrap();
        Timing {
            local_date,
            local_time,
            starts_at,
            ends_at: starts_at + TimeDelta::hours(1),
        }
    }

    /// From when till when, by the clock in Stockholm, and how long before the start.
    fn reminded(date: &str, time: &str) -> (String, String, i64) {
        let timing = timing(date, time);
        let reminder = ReminderTime::of(&timing, Zone::STOCKHOLM);
        let wall = |at| {
            let (day, time) = time::local(at, Zone::STOCKHOLM);
            format!("{} {}", day.format("%d"), time.format("%H:%M"))
        };
        let before = (timing.starts_at - reminder.from).num_hours();
        (wall(reminder.from), wall(reminder.until), before)
    }

    #[test]
    fn the_day_before_at_the_sessions_own_time() {
        for (start, from, until) in [
            ("10:00", "06 10:00", "06 14:00"),
            ("13:30", "06 13:30", "06 17:30"),
            ("19:59", "06 19:59", "06 21:00"),
        ] {
            let found = reminded("2026-10-07", start);
            assert_eq!(found, (from.to_owned(), until.to_owned(), 24), "{start}");
        }
    }

    #[test]
    fn an_early_session_the_afternoon_before_and_a_late_one_in_the_evening() {
        for start in ["00:00", "07:30", "09:59"] {
            let (from, until, _) = reminded("2026-10-07", start);
            assert_eq!((from.as_str(), until.as_str()), ("06 16:00", "06 20:00"));
        }
        for start in ["20:00", "21:30", "23:59"] {
            let (from, until, _) = reminded("2026-10-07", start);
            assert_eq!((from.as_str(), until.as_str()), ("06 18:00", "06 21:00"));
        }
    }

    #[test]
    fn no_reminder_goes_at_night_or_longer_before_than_is_looked_for() {
        let mut day = parse_date("2026-01-01").unwrap();
        while day < parse_date("2027-01-01").unwrap() {
            for minutes in (0..24 * 60).step_by(15) {
                let time = NaiveTime::MIN + TimeDelta::minutes(minutes);
                let Ok(starts_at) = resolve(day, time, Zone::STOCKHOLM, None) else {
                    continue;
                };
                let timing = Timing {
                    local_date: day,
                    local_time: time,
                    starts_at,
                    ends_at: starts_at,
                };
                let reminder = ReminderTime::of(&timing, Zone::STOCKHOLM);
                let hour = |at| time::local(at, Zone::STOCKHOLM).1;
                assert!(hour(reminder.from) >= super::hour(10), "{timing:?}");
                assert!(hour(reminder.until) <= super::hour(NIGHT), "{timing:?}");
                assert!(reminder.until - reminder.from >= TimeDelta::hours(1));
                assert!(reminder.until < starts_at);
                assert!(starts_at - reminder.from < EARLIEST_REMINDER);
            }
            day = day.succ_opt().unwrap();
        }
    }

    #[test]
    fn the_clock_on_the_wall_counts_when_it_is_changed() {
        // Put back in the night to 25 October, put on in the night to 28 March.
        assert_eq!(reminded("2026-10-25", "13:00").2, 25);
        assert_eq!(reminded("2026-10-25", "13:00").0, "24 13:00");
        assert_eq!(reminded("2027-03-28", "13:00").2, 23);
        assert_eq!(reminded("2027-03-28", "13:00").0, "27 13:00");
    }
}
