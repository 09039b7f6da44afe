//! Locks sessions by their seat counters, in id order, and reads what decides in them.
//! Everything is read after the locks were taken, so it is what the transaction before has left.
//! Every change of seats begins here, and drops what reports keep of the session: it may be something else afterwards.

use diesel::define_sql_function;
use diesel::dsl::{AsSelect, SqlTypeOf};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Array, Bool, Integer, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::counters::SeatCounters;
use crate::platform::db::SqlExpression;
use crate::platform::ids::SessionId;
use crate::schema::session_seats;
use crate::session::booking_rules::BookingRules;

/// Whether to wait for sessions that another transaction has locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockWait {
    SkipLocked,
    /// Waits in id order, up to the database's lock timeout.
    Wait,
}

/// What an attempt to lock a session has found.
#[derive(Debug, Queryable)]
pub struct SessionLock {
    pub seats: SeatCounters,
    /// Another transaction has the lock, and may still change the counters.
    pub locked_elsewhere: bool,
    /// The version of the session's row: every change raises it.
    pub version: i32,
    pub rules: BookingRules,
}

type LockColumns = (
    SqlTypeOf<AsSelect<SeatCounters, Pg>>,
    Bool,
    Integer,
    SqlTypeOf<AsSelect<BookingRules, Pg>>,
);

/// Locks sessions in one round trip to the database. A session that does not exist is not in the
/// answer.
pub async fn lock(
    mut conn: &AsyncPgConnection,
    ids: &[SessionId],
    wait: LockWait,
) -> QueryResult<Vec<SessionLock>> {
    let row: SqlExpression<LockColumns> = SqlExpression::sql(
        "l.session_id, l.total, l.overbook, l.taken, l.waiting, l.next_place, l.desk_reserved, \
         l.desk_reserved_until, l.next_expiry, l.locked_elsewhere, l.version, l.waitlist, l.promotion, \
         l.offer_minutes, l.promotion_ends_minutes_before, l.lead_minutes, l.seats_per_booking, \
         l.bookings_per_contact, l.desk_seats, l.desk_until_minutes_before from lock_sessions(",
    )
    .ids(ids.iter().copied())
    .then(", ")
    .bool(wait == LockWait::Wait)
    .then(") l");
    diesel::select(row).load(&mut conn).await
}

/// Locks the counters of sessions in id order and waits for locks that others hold; a wait beyond
/// the database's lock timeout is an error. A session that does not exist is not in the answer.
/// Callers read what else decides (status, times) in a later statement: read here, it could be
/// older than a cancellation that has just committed.
pub async fn lock_seats(
    mut conn: &AsyncPgConnection,
    sessions: &[SessionId],
) -> QueryResult<Vec<SeatCounters>> {
    let locked = session_seats::table
        .filter(session_seats::session_id.eq_any(sessions))
        .order(session_seats::session_id)
        .select(SeatCounters::as_select())
        .for_no_key_update()
        .load(&mut conn)
        .await?;
    forget_records(conn, sessions).await?;
    Ok(locked)
}

define_sql_function! {
    /// Drops what reports keep of sessions and of their meetings.
    fn forget_session_records(sessions: Array<SqlUuid>) -> Text;
}

async fn forget_records(mut conn: &AsyncPgConnection, sessions: &[SessionId]) -> QueryResult<()> {
    diesel::select(forget_session_records(sessions.to_vec()))
        .execute(&mut conn)
        .await
        .map(drop)
}
