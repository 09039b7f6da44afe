//! Takes the last try of a call back, which was a wrong press: the call is due again. The row of the try stays.
//! The desk's page calls this.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use super::find::find_call;
use super::task::CallTask;
use crate::booking::audit::{BookingAct, record_act};
use crate::booking::notify::CallState;
use crate::platform::auth::Scope;
use crate::platform::ids::CallTaskId;
use crate::platform::problem::Problem;
use crate::schema::{call_attempts, call_tasks};

/// Takes it back. Without a try nothing happens.
///
/// # Errors
/// 404 outside the scope; 409 when the call is no longer true.
pub async fn take_attempt_back(
    conn: &mut AsyncPgConnection,
    id: Option<CallTaskId>,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<CallTask, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let task = find_call(conn, id, scope, now).await?;
        let still_true = task.row.kind.is_true_of(&task.booking);
        if task.row.state == CallState::Superseded || !still_true {
            return Err(Problem::wrong_state(CallState::Superseded.name()));
        }
        if reopen(conn, &task, now).await? && mark(conn, &task, now).await? {
            let act = BookingAct::with_facts("booking.call-taken-back", json!({}));
            record_act(conn, &task.booking, Some(scope.staff), act, now).await?;
        }
        find_call(conn, id, scope, now).await
    })
    .await
}

/// Answers whether it was still as it was read.
async fn reopen(
    conn: &mut AsyncPgConnection,
    task: &CallTask,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let reopened = diesel::update(call_tasks::table.find(task.row.id))
        .filter(
            call_tasks::state
                .eq(task.row.state)
                .and(call_tasks::attempts.eq(task.row.attempts))
                .and(call_tasks::attempts.gt(0)),
        )
        .set((
            call_tasks::state.eq(CallState::Open),
            call_tasks::due_at.eq(now),
            call_tasks::attempts.eq(call_tasks::attempts - 1),
            call_tasks::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(reopened == 1)
}

async fn mark(
    conn: &mut AsyncPgConnection,
    task: &CallTask,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let last: Option<Uuid> = call_attempts::table
        .filter(
            call_attempts::call_task_id
                .eq(task.row.id)
                .and(call_attempts::taken_back_at.is_null()),
        )
        .order((call_attempts::at.desc(), call_attempts::id.desc()))
        .select(call_attempts::id)
        .first(conn)
        .await
        .optional()?;
    let marked = diesel::update(call_attempts::table)
        .filter(call_attempts::id.nullable().eq(last))
        .set(call_attempts::taken_back_at.eq(now))
        .execute(conn)
        .await?;
    Ok(marked == 1)
}
