//! Whether an open call still stands, and when it was given up: the one place that says so.
//! After the fifth try in vain, or once the session has begun. At the door people are told until its end, and of a
//! course until its last meeting.

use chrono::{DateTime, Utc};
use diesel::sql_types::Bool;

use crate::platform::db::SqlExpression;

/// True of an open call task that was given up; `call_tasks`, `bookings` and `sessions` are joined.
/// The limit keeps PostgreSQL from reading every meeting there is for a long list.
pub(super) fn given_up(now: DateTime<Utc>) -> SqlExpression<Bool> {
    SqlExpression::sql(
        "(call_tasks.attempts >= 5 or case \
            when bookings.phone is null \
              or (select true from sessions meeting where meeting.course_id = sessions.id limit 1) \
            then sessions.ends_at else sessions.starts_at end <= ",
    )
    .instant(now)
    .then(")")
}

/// True of an open call that can still be made: a free seat near the start is offered as long as it is free, and
/// nobody is reminded of what has begun. The same tables are joined.
pub(super) fn stands(now: DateTime<Utc>) -> SqlExpression<Bool> {
    SqlExpression::sql(
        "(not (call_tasks.kind = 'offer' and bookings.status = 'waiting' \
            and exists (select from session_seats seats where seats.session_id = sessions.id \
                and seats.taken + bookings.seats > seats.total + seats.overbook)) \
          and not (call_tasks.kind = 'reminder' and (call_tasks.facts ->> 'startsAt')::timestamptz <= ",
    )
    .instant(now)
    .then("))")
}
