//! Which changes of a session are refused unless staff override them with a reason.
//! Pure: the facts are read under the session's lock.

use chrono::{DateTime, Utc};

use crate::booking::day::TookPlace;
use crate::booking::problems::{ALREADY_COUNTED, HAS_BOOKINGS, IN_THE_PAST};
use crate::platform::problem::Problem;
use crate::platform::time::rfc3339;
use crate::session::{SeatCounters, Session, SessionMode, StoredStatus};

/// A session, or a meeting of a course, before a change and after it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Move<'a> {
    pub before: &'a Session,
    pub after: &'a Session,
}

/// A drop-in holds no bookings: whoever has one must be told that none is needed.
pub(super) fn may_become(
    mode: SessionMode,
    before: &Session,
    seats: &SeatCounters,
) -> Result<(), Problem> {
    let ends_booking = mode == SessionMode::DropIn && !before.is_drop_in();
    if ends_booking && seats.taken + seats.waiting > 0 {
        return Err(Problem::new(&HAS_BOOKINGS)
            .fact("taken", seats.taken)
            .fact("waiting", seats.waiting));
    }
    Ok(())
}

/// What was published is not moved into the past, and what took place is not moved at all.
pub(super) fn may_move(
    moved: Move<'_>,
    said: TookPlace,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let Move { before, after } = moved;
    let (was, is) = (before.timing, after.timing);
    if was == is {
        return Ok(());
    }
    let took_place = said.counted || said.came > 0;
    if took_place && (was.starts_at != is.starts_at || now < is.ends_at) {
        return Err(Problem::new(&ALREADY_COUNTED)
            .fact("counted", said.counted)
            .fact("came", said.came));
    }
    let public = before.status == StoredStatus::Published;
    if public && now < was.starts_at && is.starts_at <= now {
        return Err(Problem::new(&IN_THE_PAST).fact("startsAt", rfc3339(is.starts_at)));
    }
    Ok(())
}
