//! Holds: seats the desk keeps for some minutes while the caller spells the name. A row of its own,
//! never a booking; a booking that names it turns it into one.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use super::batcher::{BookError, BookingCommand};
use super::decide::{Refusal, may_book};
use super::locked::Locked;
use crate::platform::audit::{self, Act};
use crate::platform::idempotency::{IdempotentRequest, made_before};
use crate::platform::ids::{HoldId, OrganisationId, StaffId};
use crate::platform::problem::Problem;
use crate::schema::holds;
use crate::session::SeatCounters;

/// A hold as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = holds, check_for_backend(diesel::pg::Pg))]
pub struct Hold {
    /// What a booking names it by.
    pub id: Uuid,
    /// The session's owner.
    pub organisation_id: Uuid,
    /// Where the seats are.
    pub session_id: Uuid,
    /// How many.
    pub seats: i32,
    /// Until when.
    pub expires_at: DateTime<Utc>,
    /// Who keeps them.
    pub created_by: Uuid,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

/// How many seats, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// Seats.
    pub seats: i32,
    /// How long.
    pub minutes: i32,
}

/// Keeps seats. The second part says whether an earlier request did.
///
/// # Errors
/// A refusal as for a booking at the desk; the hold's own key used for something else.
pub async fn hold(
    conn: &mut AsyncPgConnection,
    session: Uuid,
    (keep, by): (Keep, StaffId),
    once: Option<&IdempotentRequest>,
    now: DateTime<Utc>,
) -> Result<(Hold, bool), BookError> {
    conn.transaction::<_, BookError, _>(async |conn| {
        let mut locked = Locked::open(conn, session, now).await?;
        let owner = locked.session.organisation_id;
        let hold = Hold {
            id: HoldId::fresh().0,
            organisation_id: owner,
            session_id: session,
            seats: keep.seats,
            expires_at: now + TimeDelta::minutes(keep.minutes.into()),
            created_by: by.0,
            created_at: now,
        };
        if let Some(before) = made_before(once, conn, "hold", Some(owner), hold.id, now).await? {
            let hold = load(conn, HoldId(before)).await?.ok_or(Refusal::HoldGone)?;
            return Ok((hold, true));
        }
        may_book(&locked.session, (false, true), now)?;
        if !locked.seats.take(keep.seats) {
            let left = locked.seats.free();
            return Err(Refusal::SoldOut { left }.into());
        }
        locked.seats.note_expiry(hold.expires_at);
        diesel::insert_into(holds::table)
            .values(hold)
            .execute(conn)
            .await?;
        record(conn, &hold, by, "hold.made", now).await?;
        locked.close(conn, now).await?;
        Ok((hold, false))
    })
    .await
}

/// Gives a hold up; its seats are free at once. One that is gone already: nothing happens.
///
/// # Errors
/// Of the database.
pub async fn give_up(
    conn: &mut AsyncPgConnection,
    hold: &Hold,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let mut locked = Locked::open(conn, hold.session_id, now).await?;
        let deleted = diesel::delete(holds::table.find(hold.id))
            .execute(conn)
            .await?;
        if deleted == 1 {
            locked.seats.give_back(hold.seats);
            record(conn, hold, by, "hold.given-up", now).await?;
        }
        Ok(locked.close(conn, now).await?)
    })
    .await
}

/// Reads one of a session that is still kept.
///
/// # Errors
/// Of the database.
pub async fn kept(
    conn: &mut AsyncPgConnection,
    (session, id): (Uuid, HoldId),
    now: DateTime<Utc>,
) -> QueryResult<Option<Hold>> {
    let hold = load(conn, id).await?;
    Ok(hold.filter(|hold| hold.session_id == session && hold.expires_at > now))
}

/// Reads one; none when it has run out and was cleared.
///
/// # Errors
/// Of the database.
pub async fn load(conn: &mut AsyncPgConnection, id: HoldId) -> QueryResult<Option<Hold>> {
    holds::table
        .find(id)
        .select(Hold::as_select())
        .first(conn)
        .await
        .optional()
}

/// The holds that commands name, as far as they are live. Read under their sessions' lock.
pub(super) async fn named(
    conn: &mut AsyncPgConnection,
    commands: &[&BookingCommand],
    now: DateTime<Utc>,
) -> QueryResult<HashMap<Uuid, Hold>> {
    let ids: Vec<Uuid> = commands
        .iter()
        .filter_map(|command| command.hold)
        .map(|hold| hold.0)
        .collect();
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

/// Seats of the hold a command names; none without one.
///
/// # Errors
/// [`Refusal::HoldGone`], also for a hold in another session.
pub(super) fn seats_of(
    live: &HashMap<Uuid, Hold>,
    command: &BookingCommand,
) -> Result<Option<i32>, Refusal> {
    let Some(id) = command.hold else {
        return Ok(None);
    };
    live.get(&id.0)
        .filter(|hold| hold.session_id == command.booking.session.0)
        .map(|hold| Some(hold.seats))
        .ok_or(Refusal::HoldGone)
}

/// Ends the holds that became bookings.
pub(super) async fn end<'a>(
    conn: &mut AsyncPgConnection,
    commands: impl Iterator<Item = &'a BookingCommand>,
) -> QueryResult<()> {
    let used: Vec<Uuid> = commands
        .filter_map(|command| command.hold)
        .map(|hold| hold.0)
        .collect();
    if used.is_empty() {
        return Ok(());
    }
    diesel::delete(holds::table.filter(holds::id.eq_any(used)))
        .execute(conn)
        .await
        .map(drop)
}

/// Ends every hold of a session that is called off.
pub(super) async fn end_all(
    conn: &mut AsyncPgConnection,
    seats: &mut SeatCounters,
) -> QueryResult<()> {
    let ended: Vec<i32> = diesel::delete(holds::table)
        .filter(holds::session_id.eq(seats.session_id))
        .returning(holds::seats)
        .get_results(conn)
        .await?;
    ended.iter().for_each(|kept| seats.give_back(*kept));
    seats.next_expiry = None;
    Ok(())
}

async fn record(
    conn: &mut AsyncPgConnection,
    hold: &Hold,
    staff: StaffId,
    act: &str,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let act = Act {
        staff,
        organisation: Some(OrganisationId(hold.organisation_id)),
        act,
        object: hold.id,
        facts: json!({ "seats": hold.seats }),
    };
    audit::record(conn, act, now).await
}
