//! When a session is: its own wall time, or its meetings' ones.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::parse::whole;
use super::request::{MeetingRequest, SessionRequest};
use crate::platform::problem::{Fault, Faults};
use crate::platform::time::{Occurrence, Zone, parse_date, parse_time, resolve};

/// When it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The day at the venue.
    pub local_date: NaiveDate,
    /// The time there.
    pub local_time: NaiveTime,
    /// From.
    pub starts_at: DateTime<Utc>,
    /// To.
    pub ends_at: DateTime<Utc>,
}

/// Reads when it is: the whole of it, and the meetings of a course.
pub(super) fn times(
    request: &SessionRequest,
    mode: &str,
    tz: Zone,
    faults: &mut Faults,
) -> Option<(Span, Vec<Span>)> {
    let Some(meetings) = &request.meetings else {
        return single(request, tz, faults).map(|span| (span, Vec::new()));
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
    if mode == "drop-in" {
        faults.add("/meetings", Fault::new("not-allowed-here"));
    }
    course(meetings, tz, faults)
}

fn single(request: &SessionRequest, tz: Zone, faults: &mut Faults) -> Option<Span> {
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
    let minutes = whole(faults, "/minutes", request.minutes, (1, LONGEST));
    let occurrence = request.occurrence.as_deref();
    let occurrence = faults.take_optional("/occurrence", occurrence, Occurrence::parse);
    span((date?, time?, minutes?), (tz, occurrence), "", faults)
}

/// The longest session: a week, for a fair.
const LONGEST: i32 = 7 * 24 * 60;

fn course(given: &[MeetingRequest], tz: Zone, faults: &mut Faults) -> Option<(Span, Vec<Span>)> {
    if given.is_empty() || given.len() > 100 {
        faults.add(
            "/meetings",
            Fault::new("out-of-range").fact("min", 1).fact("max", 100),
        );
        return None;
    }
    let mut spans = Vec::with_capacity(given.len());
    for (index, one) in given.iter().enumerate() {
        spans.extend(meeting(one, &format!("/meetings/{index}"), tz, faults));
    }
    spans.sort_by_key(|span| span.starts_at);
    let overlap = spans
        .windows(2)
        .any(|pair| matches!(pair, [one, next] if next.starts_at < one.ends_at));
    if overlap {
        faults.add("/meetings", Fault::new("meetings-overlap"));
    }
    Some((whole_course(&spans)?, spans))
}

/// A course lies from its first meeting's start to its last one's end.
pub fn whole_course(meetings: &[Span]) -> Option<Span> {
    let first = meetings.iter().min_by_key(|span| span.starts_at)?;
    let ends_at = meetings.iter().map(|span| span.ends_at).max()?;
    Some(Span { ends_at, ..*first })
}

fn meeting(one: &MeetingRequest, place: &str, tz: Zone, faults: &mut Faults) -> Option<Span> {
    let date = faults.take(&format!("{place}/localDate"), parse_date(&one.local_date));
    let time = faults.take(&format!("{place}/localTime"), parse_time(&one.local_time));
    let minutes = whole(
        faults,
        &format!("{place}/minutes"),
        Some(one.minutes),
        (1, LONGEST),
    );
    let occurrence = faults.take_optional(
        &format!("{place}/occurrence"),
        one.occurrence.as_deref(),
        Occurrence::parse,
    );
    span((date?, time?, minutes?), (tz, occurrence), place, faults)
}

fn span(
    (local_date, local_time, minutes): (NaiveDate, NaiveTime, i32),
    (tz, occurrence): (Zone, Option<Occurrence>),
    place: &str,
    faults: &mut Faults,
) -> Option<Span> {
    let found = resolve(local_date, local_time, tz, occurrence);
    let asks = matches!(&found, Err(fault) if fault.code == "doubled-time");
    let at = if asks { "occurrence" } else { "localTime" };
    let starts_at = faults.take(&format!("{place}/{at}"), found)?;
    Some(Span {
        local_date,
        local_time,
        starts_at,
        ends_at: starts_at + TimeDelta::minutes(i64::from(minutes)),
    })
}
