//! What the desk may do on the day of a session, and from when.
//! The day begins in the morning by the venue's clock; seats of those who are late are kept ten minutes.
//! Check-in, walk-ins, release and the roster's page ask these.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use crate::booking::model::Booking;
use crate::booking::problems::{TOO_EARLY, TOO_EARLY_TO_RELEASE};
use crate::booking::status::AWAITED;
use crate::platform::problem::Problem;
use crate::platform::time::rfc3339;
use crate::platform::time::{self, Zone};
use crate::session::Session;
use crate::session::SessionKind;
use crate::session::Status;
use crate::session::StoredStatus;

/// How long a seat is kept for somebody who is late.
const GRACE: TimeDelta = TimeDelta::minutes(10);

/// From the morning of the session's own day: the clock at the venue decides.
///
/// # Errors
/// 409 before that.
pub fn not_before_the_morning(session: &Session, now: DateTime<Utc>) -> Result<(), Problem> {
    let zone = Zone::of_stored(&session.time_zone);
    let morning = time::resolve(session.timing.local_date, NaiveTime::MIN, zone, None)
        .unwrap_or(session.timing.starts_at);
    if now < morning {
        return Err(Problem::new(&TOO_EARLY).fact("from", session.timing.local_date.to_string()));
    }
    Ok(())
}

/// People walk in from the morning of the session's day, as long as it was not called off.
///
/// # Errors
/// 409 otherwise.
pub fn may_walk_in(session: &Session, now: DateTime<Utc>) -> Result<(), Problem> {
    if session.status != StoredStatus::Published {
        return Err(Problem::wrong_state(session.status.name()));
    }
    not_before_the_morning(session, now)
}

/// How long a drop-in took that closes now: it runs, for a minute at least.
///
/// # Errors
/// 409 otherwise.
pub fn minutes_until_closed(session: &Session, now: DateTime<Utc>) -> Result<i64, Problem> {
    let status = session.status(now);
    let minutes = (now - session.timing.starts_at).num_minutes();
    match session.is_drop_in() && status == Status::Published && minutes > 0 {
        true => Ok(minutes),
        false => Err(Problem::wrong_state(status.name())),
    }
}

/// Whether the seats of those who have not come may be released now.
///
/// # Errors
/// 409 before the grace minutes are over, for a session called off, and for a course, whose
/// bookings are for every meeting.
pub fn may_release(session: &Session, now: DateTime<Utc>) -> Result<(), Problem> {
    if session.status != StoredStatus::Published {
        return Err(Problem::wrong_state(session.status.name()));
    }
    if session.kind == SessionKind::Course || session.course_id.is_some() {
        return Err(Problem::wrong_state("course"));
    }
    let from = session.timing.starts_at + GRACE;
    if now < from {
        return Err(Problem::new(&TOO_EARLY_TO_RELEASE).fact("from", rfc3339(from)));
    }
    Ok(())
}

/// Whether somebody has a seat and has not come.
#[must_use]
pub fn is_awaited(booking: &Booking) -> bool {
    AWAITED.contains(&booking.status) && booking.released_at.is_none()
}
