//! Calling a session off: its row, its meetings', and what they occupied. Telling people is the
//! booking slice's; it locks the seats first and calls this.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::query;
use crate::platform::problem::Problem;
use crate::platform::text::LocalText;
use crate::schema::{occupations, sessions};

/// Calls a session off, a course with its meetings; false when it was already.
///
/// # Errors
/// 409 when it is over; 404 when there is none.
pub async fn cancel(
    conn: &mut AsyncPgConnection,
    id: Uuid,
    reason: &LocalText,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let left: Vec<Uuid> = diesel::update(sessions::table)
        .filter(sessions::id.eq(id).or(sessions::course_id.eq(id)))
        .filter(sessions::status.ne("cancelled"))
        .filter(
            sessions::ends_at
                .gt(now)
                .or(sessions::status.ne("published")),
        )
        .set((
            sessions::status.eq("cancelled"),
            sessions::cancel_reason.eq(reason),
            sessions::edit.eq(sessions::edit + 1),
            sessions::updated_at.eq(now),
        ))
        .returning(sessions::id)
        .get_results(conn)
        .await?;
    diesel::delete(occupations::table.filter(occupations::session_id.eq_any(&left)))
        .execute(conn)
        .await?;
    if left.contains(&id) {
        return Ok(true);
    }
    let found = query::load(conn, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    if found.status == "cancelled" {
        Ok(false)
    } else {
        Err(Problem::wrong_state(found.status(now).name()))
    }
}
