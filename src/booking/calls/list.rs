//! The list of calls: of a venue or a session, in one state, what has waited longest first.

use chrono::{DateTime, Utc};
use diesel::dsl::not;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::progress::CallProgress;
use super::standing::{given_up, stands};
use super::task::{CallTask, CallTaskRow, OWNER, joined};
use crate::booking::model::Booking;
use crate::booking::notify::CallState;
use crate::booking::within::within;
use crate::platform::auth::Scope;
use crate::platform::ids::{CallTaskId, SessionId, VenueId};
use crate::platform::input::paging::{COUNTED, Paging, Total};
use crate::schema::{bookings, call_tasks, sessions};

/// Which calls.
#[derive(Debug, Clone)]
pub struct CallFilter {
    /// Of whoever asks.
    pub scope: Scope,
    pub venue: Option<VenueId>,
    /// The one that holds the bookings: of a meeting, its course.
    pub session: Option<SessionId>,
    pub progress: CallProgress,
    /// Those with a number, those without, or both.
    pub at_the_door: Option<bool>,
}

impl CallFilter {
    /// Those somebody can ring.
    #[must_use]
    pub fn with_a_number(&self) -> Self {
        Self {
            at_the_door: Some(false),
            ..self.clone()
        }
    }

    /// Those who are told when they come.
    #[must_use]
    pub fn at_the_door(&self) -> Self {
        Self {
            at_the_door: Some(true),
            ..self.clone()
        }
    }
}

type Joined = diesel::dsl::InnerJoinQuerySource<
    diesel::dsl::InnerJoinQuerySource<
        call_tasks::table,
        bookings::table,
        diesel::dsl::Eq<bookings::id, call_tasks::booking_id>,
    >,
    sessions::table,
    diesel::dsl::Eq<sessions::id, call_tasks::session_id>,
>;
type Condition<'a> = Box<dyn BoxableExpression<Joined, Pg, SqlType = Bool> + 'a>;

/// A page of the list.
pub async fn list_calls(
    conn: &mut AsyncPgConnection,
    filter: &CallFilter,
    paging: Paging,
    now: DateTime<Utc>,
) -> QueryResult<(Vec<CallTask>, Total)> {
    let rows: Vec<(CallTaskRow, Booking, bool)> = joined()
        .filter(condition(filter, now))
        .order((call_tasks::due_at, call_tasks::id))
        .limit(paging.limit)
        .offset(paging.offset())
        .select((
            CallTaskRow::as_select(),
            Booking::as_select(),
            given_up(now),
        ))
        .load(conn)
        .await?;
    let counted: Vec<CallTaskId> = joined()
        .filter(condition(filter, now))
        .limit(COUNTED + 1)
        .select(call_tasks::id)
        .load(conn)
        .await?;
    let next = counted.len() > usize::try_from(paging.offset() + paging.limit).unwrap_or(0);
    let total = Total::counted(i64::try_from(counted.len()).unwrap_or(COUNTED), next);
    Ok((rows.into_iter().map(CallTask::of).collect(), total))
}

fn condition(filter: &CallFilter, now: DateTime<Utc>) -> Condition<'static> {
    let open = || call_tasks::state.eq(CallState::Open).and(stands(now));
    let mut all: Condition<'static> = match filter.progress {
        CallProgress::Done => Box::new(call_tasks::state.eq(CallState::Done)),
        CallProgress::Open => Box::new(open().and(not(given_up(now)))),
        CallProgress::GaveUp => Box::new(open().and(given_up(now))),
    };
    all = Box::new(all.and(within(&filter.scope, OWNER)));
    if let Some(venue) = filter.venue {
        all = Box::new(all.and(sessions::venue_id.eq(venue)));
    }
    if let Some(session) = filter.session {
        all = Box::new(all.and(call_tasks::session_id.eq(session)));
    }
    match filter.at_the_door {
        Some(true) => Box::new(all.and(bookings::phone.is_null())),
        Some(false) => Box::new(all.and(bookings::phone.is_not_null())),
        None => all,
    }
}

impl CallTask {
    pub(super) fn of((row, booking, given_up): (CallTaskRow, Booking, bool)) -> Self {
        Self {
            row,
            booking,
            given_up,
        }
    }
}
