//! Writes `session_seats`; no other file does.
//! Counters are saved as a whole, from what was changed in memory under the lock.

#![expect(
    clippy::too_many_arguments,
    reason = "the database's function takes a column each"
)]

use chrono::{DateTime, Utc};
use diesel::define_sql_function;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Integer, Nullable, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::counters::SeatCounters;
use crate::platform::ids::{OrganisationId, SessionId};
use crate::schema::session_seats;

define_sql_function! {
    /// One prepared call saves any number of rows.
    #[sql_name = "save_seats"]
    fn save_rows(
        sessions: Array<SqlUuid>, totals: Array<Nullable<Integer>>, overbooks: Array<Integer>,
        taken: Array<Integer>, waiting: Array<Integer>, next_places: Array<BigInt>,
        desk_reserved: Array<Integer>, desk_reserved_until: Array<Nullable<Timestamptz>>,
        next_expiries: Array<Nullable<Timestamptz>>,
    ) -> Text;
}

/// Saves one session's locked counters. The constraint `session_seats_never_oversold` has the last
/// word on capacity.
pub async fn save_seats(conn: &mut AsyncPgConnection, seats: &SeatCounters) -> QueryResult<()> {
    diesel::select(saving(std::slice::from_ref(seats)))
        .execute(conn)
        .await
        .map(drop)
}

/// Saves the counters of several sessions as an expression, so that a batch writes bookings and
/// seats in one statement.
#[diesel::dsl::auto_type(no_type_alias)]
#[must_use]
pub fn saving(seats: &[SeatCounters]) -> _ {
    let sessions: Vec<SessionId> = column(seats, |one| one.session_id);
    let totals: Vec<Option<i32>> = column(seats, |one| one.total);
    let overbooks: Vec<i32> = column(seats, |one| one.overbook);
    let taken: Vec<i32> = column(seats, |one| one.taken);
    let waiting: Vec<i32> = column(seats, |one| one.waiting);
    let next_places: Vec<i64> = column(seats, |one| one.next_place);
    let desk_reserved: Vec<i32> = column(seats, |one| one.desk_reserved);
    let desk_reserved_until: Vec<Option<DateTime<Utc>>> =
        column(seats, |one| one.desk_reserved_until);
    let next_expiries: Vec<Option<DateTime<Utc>>> = column(seats, |one| one.next_expiry);
    save_rows(
        sessions,
        totals,
        overbooks,
        taken,
        waiting,
        next_places,
        desk_reserved,
        desk_reserved_until,
        next_expiries,
    )
}

fn column<T>(seats: &[SeatCounters], of: impl Fn(&SeatCounters) -> T) -> Vec<T> {
    seats.iter().map(of).collect()
}

/// Inserts the counters of new sessions, each with its owner.
pub async fn insert_seats(
    conn: &mut AsyncPgConnection,
    seats: &[(SeatCounters, OrganisationId)],
) -> QueryResult<()> {
    let rows = seats.iter().map(|(one, owner)| {
        (
            session_seats::session_id.eq(one.session_id),
            session_seats::organisation_id.eq(*owner),
            session_seats::total.eq(one.total),
            session_seats::desk_reserved.eq(one.desk_reserved),
            session_seats::desk_reserved_until.eq(one.desk_reserved_until),
            session_seats::next_expiry.eq(one.next_expiry),
        )
    });
    diesel::insert_into(session_seats::table)
        .values(rows.collect::<Vec<_>>())
        .execute(conn)
        .await
        .map(drop)
}

/// The counters of a session that is inserted together with its bookings.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = session_seats)]
pub struct NewSeats {
    pub session_id: SessionId,
    pub organisation_id: OrganisationId,
    pub total: Option<i32>,
    pub taken: i32,
    pub waiting: i32,
    pub next_place: i64,
}

/// Inserts the counters of sessions whose bookings are inserted along with them.
pub async fn create_seats(conn: &mut AsyncPgConnection, seats: &[NewSeats]) -> QueryResult<()> {
    diesel::insert_into(session_seats::table)
        .values(seats)
        .execute(conn)
        .await
        .map(drop)
}
