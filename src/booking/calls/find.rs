//! One call, for a member of staff who serves people at its session.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::standing::given_up;
use super::task::{CallTask, CallTaskRow, OWNER, joined};
use crate::booking::model::Booking;
use crate::booking::within::within;
use crate::platform::auth::Scope;
use crate::platform::ids::CallTaskId;
use crate::platform::problem::Problem;
use crate::schema::call_tasks;

/// Reads it.
///
/// # Errors
/// 404 outside the scope.
pub async fn find_call(
    conn: &mut AsyncPgConnection,
    id: Option<CallTaskId>,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<CallTask, Problem> {
    let id = id.ok_or_else(Problem::not_found)?;
    let found: Option<(CallTaskRow, Booking, bool)> = joined()
        .filter(call_tasks::id.eq(id).and(within(scope, OWNER)))
        .select((
            CallTaskRow::as_select(),
            Booking::as_select(),
            given_up(now),
        ))
        .first(conn)
        .await
        .optional()?;
    found.map(CallTask::of).ok_or_else(Problem::not_found)
}
