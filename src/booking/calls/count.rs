//! How many calls wait: for the number in the navigation, and for a session that was changed or cancelled.

use chrono::{DateTime, Utc};
use diesel::dsl::not;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::standing::{given_up, stands};
use super::task::{OWNER, joined};
use crate::booking::notify::CallState;
use crate::booking::within::within;
use crate::platform::auth::Scope;
use crate::platform::ids::{CallTaskId, SessionId, VenueId};
use crate::platform::ui::MOST_COUNTED;
use crate::schema::{bookings, call_tasks, sessions};

/// The calls that could be made now, in the scope or at one venue of it, as far as one more than the navigation shows.
pub async fn due_calls(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    at: Option<VenueId>,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let due: Vec<CallTaskId> = joined()
        .filter(call_tasks::state.eq(CallState::Open))
        .filter(call_tasks::due_at.le(now))
        .filter(
            sessions::venue_id
                .eq_any(at)
                .or(at.is_none().into_sql::<Bool>()),
        )
        .filter(bookings::phone.is_not_null())
        .filter(stands(now).and(not(given_up(now))))
        .filter(within(scope, OWNER))
        .limit(i64::from(MOST_COUNTED) + 1)
        .select(call_tasks::id)
        .load(conn)
        .await?;
    Ok(due.len())
}

/// The calls that nobody makes any more, to people whose session is not over, as far as one more than the navigation
/// would show.
pub async fn given_up_calls(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    at: Option<VenueId>,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let found: Vec<CallTaskId> = joined()
        .filter(call_tasks::state.eq(CallState::Open))
        .filter(sessions::ends_at.gt(now))
        .filter(
            sessions::venue_id
                .eq_any(at)
                .or(at.is_none().into_sql::<Bool>()),
        )
        .filter(stands(now).and(given_up(now)))
        .filter(within(scope, OWNER))
        .limit(i64::from(MOST_COUNTED) + 1)
        .select(call_tasks::id)
        .load(conn)
        .await?;
    Ok(found.len())
}

/// Who is still to be told of a session.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CallsLeft {
    pub to_call: i64,
    pub at_the_door: i64,
}

impl CallsLeft {
    #[must_use]
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}

/// Who is still to be told of a session, or of the course it is a meeting of.
pub async fn calls_left(
    conn: &mut AsyncPgConnection,
    booked_in: SessionId,
    now: DateTime<Utc>,
) -> QueryResult<CallsLeft> {
    let open: Vec<bool> = joined()
        .filter(call_tasks::session_id.eq(booked_in))
        .filter(call_tasks::state.eq(CallState::Open))
        .filter(stands(now).and(not(given_up(now))))
        .select(bookings::phone.is_null())
        .load(conn)
        .await?;
    let mut left = CallsLeft::default();
    for at_the_door in open {
        left.at_the_door += i64::from(at_the_door);
        left.to_call += i64::from(!at_the_door);
    }
    Ok(left)
}
