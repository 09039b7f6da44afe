//! Ends holds: given up at the desk, turned into bookings, or with their session.
//! A hold that is gone already is no error: its seats are free.
//! The desk, the batcher and `cancel_session` call these; expiry is in `seats`.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use super::model::Hold;
use crate::booking::seats::{lock_session, promote_and_save};
use crate::platform::audit::{self, Act};
use crate::platform::ids::{HoldId, StaffId};
use crate::platform::problem::Problem;
use crate::schema::holds;
use crate::session::SeatCounters;

/// Gives a hold up; its seats are free at once.
pub async fn give_up(
    conn: &mut AsyncPgConnection,
    hold: &Hold,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let mut locked = lock_session(conn, hold.session_id, now).await?;
        let deleted = diesel::delete(holds::table.find(hold.id))
            .execute(conn)
            .await?;
        if deleted == 1 {
            locked.seats.give_back(hold.seats);
            record(conn, hold, by, "hold.given-up", now).await?;
        }
        Ok(promote_and_save(conn, locked, now).await?)
    })
    .await
}

/// Ends the holds that became bookings; their seats are the bookings' now.
pub async fn end_used(conn: &mut AsyncPgConnection, ids: &[HoldId]) -> QueryResult<()> {
    if ids.is_empty() {
        return Ok(());
    }
    diesel::delete(holds::table.filter(holds::id.eq_any(ids)))
        .execute(conn)
        .await
        .map(drop)
}

/// Ends every hold of a session that is called off.
pub async fn end_all(conn: &mut AsyncPgConnection, seats: &mut SeatCounters) -> QueryResult<()> {
    let ended: Vec<i32> = diesel::delete(holds::table)
        .filter(holds::session_id.eq(seats.session_id))
        .returning(holds::seats)
        .get_results(conn)
        .await?;
    ended.iter().for_each(|of_hold| seats.give_back(*of_hold));
    seats.next_expiry = None;
    Ok(())
}

/// Records what the desk did with a hold.
pub(super) async fn record(
    conn: &mut AsyncPgConnection,
    hold: &Hold,
    staff: StaffId,
    act: &str,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let act = Act {
        staff,
        organisation: Some(hold.organisation_id),
        act,
        object: hold.id.into(),
        facts: json!({ "seats": hold.seats }),
    };
    audit::record(conn, act, now).await
}
