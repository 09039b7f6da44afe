//! Records what came of a try to tell somebody. Whoever was not reached is due again half an hour later.
//! Two desks that ring from one list record one try: what is said already is not said again.
//! API and desk call this.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use super::find::find_call;
use super::outcome::CallOutcome;
use super::task::{CallTask, attempts_of};
use crate::booking::audit::{BookingAct, record_act};
use crate::booking::notify::CallState;
use crate::platform::auth::Scope;
use crate::platform::ids::{CallTaskId, fresh};
use crate::platform::problem::Problem;
use crate::platform::text::Line200;
use crate::schema::{call_attempts, call_tasks};

/// After this time somebody tries again.
const AGAIN_AFTER: TimeDelta = TimeDelta::minutes(30);

/// What came of a try.
#[derive(Debug, Clone)]
pub struct NewAttempt {
    pub task: CallTaskId,
    pub outcome: CallOutcome,
    pub note: Option<Line200>,
}

/// Records it; answers the task as it is now.
///
/// # Errors
/// 404 outside the scope; 409 when the task is done in another way, or no longer true.
pub async fn record_attempt(
    conn: &mut AsyncPgConnection,
    new: &NewAttempt,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<CallTask, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        loop {
            let task = find_call(conn, Some(new.task), scope, now).await?;
            if is_said(conn, &task, new, now).await? {
                return Ok(task);
            }
            if task.row.state != CallState::Open {
                return Err(Problem::wrong_state(task.row.state.name()));
            }
            // Whoever was faster is read at the next turn.
            if leave(conn, &task, new, now).await? {
                write(conn, &task, new, scope, now).await?;
                return find_call(conn, Some(new.task), scope, now).await;
            }
        }
    })
    .await
}

/// Whether this very outcome was said of the call as it stands: it is done so, or waits for its next try.
async fn is_said(
    conn: &mut AsyncPgConnection,
    task: &CallTask,
    new: &NewAttempt,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let stands = task.row.state == CallState::Done || now < task.row.due_at;
    if !stands {
        return Ok(false);
    }
    let attempts = attempts_of(conn, &[task.row.id]).await?;
    Ok(attempts
        .last()
        .is_some_and(|last| last.outcome == new.outcome))
}

/// Leaves the state that was read; answers whether it was still so.
async fn leave(
    conn: &mut AsyncPgConnection,
    task: &CallTask,
    new: &NewAttempt,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let (state, due_at) = match new.outcome.ends_it() {
        true => (CallState::Done, task.row.due_at),
        false => (CallState::Open, now + AGAIN_AFTER),
    };
    let left = diesel::update(call_tasks::table.find(task.row.id))
        .filter(
            call_tasks::state
                .eq(CallState::Open)
                .and(call_tasks::attempts.eq(task.row.attempts)),
        )
        .set((
            call_tasks::state.eq(state),
            call_tasks::due_at.eq(due_at),
            call_tasks::attempts.eq(call_tasks::attempts + 1),
            call_tasks::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(left == 1)
}

async fn write(
    conn: &mut AsyncPgConnection,
    task: &CallTask,
    new: &NewAttempt,
    scope: &Scope,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(call_attempts::table)
        .values((
            call_attempts::id.eq(fresh()),
            call_attempts::organisation_id.eq(task.booking.organisation_id),
            call_attempts::call_task_id.eq(task.row.id),
            call_attempts::staff_id.eq(scope.staff),
            call_attempts::at.eq(now),
            call_attempts::outcome.eq(new.outcome),
            call_attempts::note.eq(&new.note),
        ))
        .execute(conn)
        .await?;
    let facts = json!({ "kind": task.row.kind, "outcome": new.outcome });
    let act = BookingAct::with_facts("booking.called", facts);
    record_act(conn, &task.booking, Some(scope.staff), act, now).await
}
