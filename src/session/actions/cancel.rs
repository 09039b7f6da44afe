//! Cancels a session: its row, those of its meetings, and what they occupy.
//! The booking slice calls it with the seats locked, a course's with those of its meetings, and notifies the people booked.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::course_span::follow_meetings;
use crate::platform::ids::SessionId;
use crate::platform::problem::Problem;
use crate::platform::text::LocalText;
use crate::schema::{session_texts, sessions};
use crate::session::model::StoredStatus;
use crate::session::query;
use crate::session::resources::occupation;

/// Cancels a session, a course with its meetings; false when it was cancelled before.
///
/// # Errors
/// 409 when it is over; 404 when there is none.
pub async fn cancel(
    conn: &mut AsyncPgConnection,
    id: SessionId,
    reason: &LocalText,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let left: Vec<SessionId> = diesel::update(sessions::table)
        .filter(sessions::id.eq(id).or(sessions::course_id.eq(id)))
        .filter(sessions::status.ne(StoredStatus::Cancelled))
        .filter(
            sessions::ends_at
                .gt(now)
                .or(sessions::status.ne(StoredStatus::Published)),
        )
        .set((
            sessions::status.eq(StoredStatus::Cancelled),
            sessions::version.eq(sessions::version + 1),
            sessions::updated_at.eq(now),
        ))
        .returning(sessions::id)
        .get_results(conn)
        .await?;
    diesel::update(session_texts::table)
        .filter(session_texts::session_id.eq_any(&left))
        .set(session_texts::cancel_reason.eq(reason))
        .execute(conn)
        .await?;
    occupation::release(conn, &left).await?;
    let found = query::load(conn, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    if left.contains(&id) {
        if let Some(course) = found.course_id {
            follow_meetings(conn, course, now).await?;
        }
        return Ok(true);
    }
    if found.status == StoredStatus::Cancelled {
        Ok(false)
    } else {
        Err(Problem::wrong_state(found.status(now).name()))
    }
}
