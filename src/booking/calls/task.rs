//! A call task with its booking, and the tries that were made.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;

use super::outcome::CallOutcome;
use super::progress::CallProgress;
use crate::booking::model::Booking;
use crate::booking::notify::{CallState, LetterKind};
use crate::platform::ids::{CallTaskId, SessionId};
use crate::schema::{bookings, call_attempts, call_tasks, sessions};

/// The row.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = call_tasks, check_for_backend(diesel::pg::Pg))]
pub struct CallTaskRow {
    pub id: CallTaskId,
    pub session_id: SessionId,
    pub kind: LetterKind,
    /// What was so when it was written, and nobody could look up later.
    pub facts: Value,
    pub state: CallState,
    pub attempts: i32,
    pub due_at: DateTime<Utc>,
}

/// Somebody who is to be told, or was.
#[derive(Debug, Clone)]
pub struct CallTask {
    pub row: CallTaskRow,
    pub booking: Booking,
    pub(super) given_up: bool,
}

impl CallTask {
    pub fn progress(&self) -> CallProgress {
        match self.row.state {
            CallState::Open if self.given_up => CallProgress::GaveUp,
            CallState::Open => CallProgress::Open,
            CallState::Done | CallState::Superseded => CallProgress::Done,
        }
    }

    /// Whether nobody can ring: there is no number.
    pub fn is_at_the_door(&self) -> bool {
        self.booking.phone.is_none()
    }
}

/// Whose a call task is, for `within`.
pub(super) const OWNER: &str = "call_tasks.organisation_id";

/// What a call task is read with.
#[diesel::dsl::auto_type]
pub(super) fn joined() -> _ {
    call_tasks::table
        .inner_join(bookings::table.on(bookings::id.eq(call_tasks::booking_id)))
        .inner_join(sessions::table.on(sessions::id.eq(call_tasks::session_id)))
}

/// A try to tell somebody.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = call_attempts, check_for_backend(diesel::pg::Pg))]
pub struct Attempt {
    pub call_task_id: CallTaskId,
    pub at: DateTime<Utc>,
    pub outcome: CallOutcome,
    pub note: Option<String>,
}

/// The tries of some tasks that count, oldest first.
pub async fn attempts_of(
    conn: &mut AsyncPgConnection,
    tasks: &[CallTaskId],
) -> QueryResult<Vec<Attempt>> {
    call_attempts::table
        .filter(
            call_attempts::call_task_id
                .eq_any(tasks)
                .and(call_attempts::taken_back_at.is_null()),
        )
        .order((call_attempts::at, call_attempts::id))
        .select(Attempt::as_select())
        .load(conn)
        .await
}
