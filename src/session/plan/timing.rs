//! Reads a session's timing from a request: its own wall time, or that of each meeting of a course.
//! A wall time that comes twice in the night the clock goes back needs an `occurrence`.

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::bounds;
use super::request::{MeetingRequest, SessionRequest};
use crate::platform::problem::{Fault, Faults};
use crate::platform::time::{Occurrence, Zone, parse_date, parse_time, resolve};
use crate::session::fields::whole;
use crate::session::model::{Margins, SessionMode, Timing};

/// The whole of the session, and the meetings of a course.
pub fn parse_timing(
    request: &SessionRequest,
    (mode, margins): (SessionMode, Margins),
    tz: Zone,
    faults: &mut Faults,
) -> Option<(Timing, Vec<Timing>)> {
    let Some(meetings) = &request.meetings else {
        return single(request, tz, faults).map(|timing| (timing, Vec::new()));
    };
    for (place, given) in [
        ("/localDate", request.local_date.is_some()),
        ("/localTime", request.local_time.is_some()),
        ("/minutes", request.minutes.is_some()),
        ("/occurrence", request.occurrence.is_some()),
    ] {
        if given {
            faults.add(place, Fault::new("not-allowed-here"));
        }
    }
    if mode == SessionMode::DropIn {
        faults.add("/meetings", Fault::new("not-allowed-here"));
    }
    course(meetings, margins, tz, faults)
}

fn single(request: &SessionRequest, tz: Zone, faults: &mut Faults) -> Option<Timing> {
    let missing = |name: &'static str| Fault::new("missing").fact("name", name);
    let date = request.local_date.as_deref();
    let date = date
        .ok_or_else(|| missing("localDate"))
        .and_then(parse_date);
    let date = faults.take("/localDate", date);
    let time = request.local_time.as_deref();
    let time = time
        .ok_or_else(|| missing("localTime"))
        .and_then(parse_time);
    let time = faults.take("/localTime", time);
    if request.minutes.is_none() {
        faults.add("/minutes", missing("minutes"));
    }
    let minutes = whole(faults, "/minutes", request.minutes, bounds::Minutes::BOUNDS);
    let occurrence = request.occurrence.as_deref();
    let occurrence = faults.take_optional("/occurrence", occurrence, Occurrence::parse);
    let wall_time = WallTime {
        date: date?,
        time: time?,
        minutes: minutes?,
        occurrence,
    };
    wall_time.resolve(tz, "", faults)
}

fn course(
    given: &[MeetingRequest],
    margins: Margins,
    tz: Zone,
    faults: &mut Faults,
) -> Option<(Timing, Vec<Timing>)> {
    if given.is_empty() || given.len() > 100 {
        faults.add(
            "/meetings",
            Fault::new("out-of-range").fact("min", 1).fact("max", 100),
        );
        return None;
    }
    let mut timings = Vec::with_capacity(given.len());
    for (index, one) in given.iter().enumerate() {
        timings.extend(meeting(one, &format!("/meetings/{index}"), tz, faults));
    }
    timings.sort_by_key(|timing| timing.starts_at);
    let overlap = timings
        .windows(2)
        .any(|pair| matches!(pair, [one, next] if margins.around(*next).from < margins.around(*one).until));
    if overlap {
        faults.add("/meetings", Fault::new("meetings-overlap"));
    }
    Some((Timing::of_course(&timings)?, timings))
}

fn meeting(one: &MeetingRequest, place: &str, tz: Zone, faults: &mut Faults) -> Option<Timing> {
    let date = faults.take(&format!("{place}/localDate"), parse_date(&one.local_date));
    let time = faults.take(&format!("{place}/localTime"), parse_time(&one.local_time));
    let minutes = whole(
        faults,
        &format!("{place}/minutes"),
        Some(one.minutes),
        bounds::Minutes::BOUNDS,
    );
    let occurrence = faults.take_optional(
        &format!("{place}/occurrence"),
        one.occurrence.as_deref(),
        Occurrence::parse,
    );
    let wall_time = WallTime {
        date: date?,
        time: time?,
        minutes: minutes?,
        occurrence,
    };
    wall_time.resolve(tz, place, faults)
}

/// What a clock on the venue's wall shows at the start, and for how long.
struct WallTime {
    date: NaiveDate,
    time: NaiveTime,
    minutes: i32,
    occurrence: Option<Occurrence>,
}

impl WallTime {
    fn resolve(&self, tz: Zone, place: &str, faults: &mut Faults) -> Option<Timing> {
        let wall = (self.date, self.time);
        let found = timing_of(wall, self.minutes, tz, self.occurrence);
        let is_doubled = matches!(&found, Err(fault) if fault.code == "doubled-time");
        let at = if is_doubled {
            "occurrence"
        } else {
            "localTime"
        };
        faults.take(&format!("{place}/{at}"), found)
    }
}

/// When something is that begins at a wall time.
///
/// # Errors
/// As [`resolve`].
pub fn timing_of(
    (local_date, local_time): (NaiveDate, NaiveTime),
    minutes: i32,
    tz: Zone,
    occurrence: Option<Occurrence>,
) -> Result<Timing, Fault> {
    let starts_at = resolve(local_date, local_time, tz, occurrence)?;
    Ok(Timing {
        local_date,
        local_time,
        starts_at,
        ends_at: starts_at + TimeDelta::minutes(minutes.into()),
    })
}
