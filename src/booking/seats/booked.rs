//! How many are booked in sessions, and how many wait, as their counters say. Lists of sessions show it.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::SessionId;
use crate::schema::session_seats;
use crate::session::Session;

/// Seats taken and bookings waiting, of sessions and of the courses of meetings.
pub async fn seats_of(
    conn: &mut AsyncPgConnection,
    sessions: &[Session],
) -> QueryResult<HashMap<SessionId, (i32, i32)>> {
    let ids: Vec<SessionId> = sessions
        .iter()
        .map(|one| one.course_id.unwrap_or(one.id))
        .collect();
    let rows: Vec<(SessionId, i32, i32)> = session_seats::table
        .filter(session_seats::session_id.eq_any(ids))
        .select((
            session_seats::session_id,
            session_seats::taken,
            session_seats::waiting,
        ))
        .load(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, taken, waiting)| (id, (taken, waiting)))
        .collect())
}
