//! The hold's row, and which holds are live.
//! One whose time is up counts as gone, though its row may still be there.
//! Pages, the desk and the batcher read holds here.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::booking::rules::Refusal;
use crate::platform::ids::{HoldId, OrganisationId, SessionId, StaffId};
use crate::schema::holds;

/// A hold as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = holds, check_for_backend(diesel::pg::Pg))]
pub struct Hold {
    /// What a booking names it by.
    pub id: HoldId,
    /// The session's owner.
    pub organisation_id: OrganisationId,
    /// Where the seats are.
    pub session_id: SessionId,
    /// How many.
    pub seats: i32,
    /// Until when.
    pub expires_at: DateTime<Utc>,
    /// Who keeps them.
    pub created_by: StaffId,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

/// Reads one; none when it has expired and was deleted.
pub async fn load(conn: &mut AsyncPgConnection, id: HoldId) -> QueryResult<Option<Hold>> {
    holds::table
        .find(id)
        .select(Hold::as_select())
        .first(conn)
        .await
        .optional()
}

/// Reads one that is live in this session.
pub async fn live_hold(
    conn: &mut AsyncPgConnection,
    session: SessionId,
    id: HoldId,
    now: DateTime<Utc>,
) -> QueryResult<Option<Hold>> {
    let hold = load(conn, id).await?;
    Ok(hold.filter(|hold| hold.session_id == session && hold.expires_at > now))
}

/// Reads those that are live, to be used up under their sessions' lock.
pub async fn live_holds(
    conn: &mut AsyncPgConnection,
    ids: &[HoldId],
    now: DateTime<Utc>,
) -> QueryResult<HashMap<HoldId, Hold>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let live: Vec<Hold> = holds::table
        .filter(holds::id.eq_any(ids).and(holds::expires_at.gt(now)))
        .select(Hold::as_select())
        .load(conn)
        .await?;
    Ok(live.into_iter().map(|hold| (hold.id, hold)).collect())
}

/// Seats of the hold that a booking in this session names; none without one.
///
/// # Errors
/// [`Refusal::HoldGone`], also for a hold in another session.
pub fn hold_seats(
    live: &HashMap<HoldId, Hold>,
    session: SessionId,
    wanted: Option<HoldId>,
) -> Result<Option<i32>, Refusal> {
    let Some(id) = wanted else {
        return Ok(None);
    };
    live.get(&id)
        .filter(|hold| hold.session_id == session)
        .map(|hold| Some(hold.seats))
        .ok_or(Refusal::HoldGone)
}
