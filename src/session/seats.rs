//! The counters of seats. This module alone writes `session_seats`; whoever changes seats, status,
//! time or capacity locks here first, in id order.

#![expect(
    clippy::too_many_arguments,
    reason = "the database's function takes a column each"
)]

use chrono::{DateTime, Utc};
use diesel::define_sql_function;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Integer, Nullable, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::limits::Limits;
use crate::platform::db::SqlExpression;
use crate::platform::ids::{OrganisationId, SessionId};
use crate::schema::session_seats;

define_sql_function! {
    /// Writes counters back; one prepared call for any number of rows.
    #[sql_name = "settle_seats"]
    fn write_seats(
        sessions: Array<SqlUuid>, totals: Array<Nullable<Integer>>, overbooks: Array<Integer>,
        taken: Array<Integer>, waiting: Array<Integer>, next_places: Array<BigInt>,
        kept: Array<Integer>, kept_until: Array<Nullable<Timestamptz>>,
        next_expiries: Array<Nullable<Timestamptz>>,
    ) -> Text;
}

/// Asks of `session_seats` whether so many seats are left for everybody, as
/// [`LockedSeats::free_for_all`] does of one row.
#[must_use]
pub fn are_left_for_all<T>(
    before: SqlExpression<T>,
    seats: i32,
    now: DateTime<Utc>,
) -> SqlExpression<T> {
    before
        .then(
            "session_seats.total + session_seats.overbook - session_seats.taken \
             - case when session_seats.kept_until > ",
        )
        .instant(now)
        .then(" then session_seats.kept else 0 end >= ")
        .whole(seats)
}

/// A session's counters under lock, to be changed in memory and settled once.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = session_seats, check_for_backend(diesel::pg::Pg))]
pub struct LockedSeats {
    /// The session.
    pub session_id: Uuid,
    /// Seats there are; none for a drop-in and a meeting.
    pub total: Option<i32>,
    /// Seats staff sold beyond the total.
    pub overbook: i32,
    /// Seats taken.
    pub taken: i32,
    /// Bookings in the queue.
    pub waiting: i32,
    /// The next place in the queue.
    pub next_place: i64,
    /// The last free seats that only the desk may take.
    pub kept: i32,
    /// Until when they are kept.
    pub kept_until: Option<DateTime<Utc>>,
    /// When the first hold, offer or the desk's share runs out.
    pub next_expiry: Option<DateTime<Utc>>,
}

impl LockedSeats {
    /// The counters of a session nobody has booked.
    #[must_use]
    pub fn none_taken(session: SessionId) -> Self {
        Self {
            session_id: session.0,
            total: None,
            overbook: 0,
            taken: 0,
            waiting: 0,
            next_place: 1,
            kept: 0,
            kept_until: None,
            next_expiry: None,
        }
    }

    /// Keeps the desk's share; what it was before is forgotten.
    pub fn keep(&mut self, limits: &Limits, starts_at: DateTime<Utc>, now: DateTime<Utc>) {
        self.kept = limits.desk_seats.unwrap_or(0);
        self.kept_until = limits.desk_until(starts_at);
        if let Some(until) = self.kept_until.filter(|until| now < *until) {
            self.runs_out(until);
        }
    }

    /// Seats left; never negative.
    #[must_use]
    pub fn free(&self) -> i32 {
        (self.total.unwrap_or(0) + self.overbook - self.taken).max(0)
    }

    /// Seats left for everybody: without the desk's share while that is kept.
    #[must_use]
    pub fn free_for_all(&self, now: DateTime<Utc>) -> i32 {
        match self.kept_until {
            Some(until) if now < until => (self.free() - self.kept).max(0),
            _ => self.free(),
        }
    }

    /// Takes seats if there are so many.
    #[must_use]
    pub fn take(&mut self, seats: i32) -> bool {
        let fits = seats <= self.free();
        if fits {
            self.taken += seats;
        }
        fits
    }

    /// Takes seats whatever is free, as staff may with a reason; the overbooking is remembered.
    pub fn take_beyond(&mut self, seats: i32) {
        self.overbook += (seats - self.free()).max(0);
        self.taken += seats;
    }

    /// Gives seats back; an overbooking shrinks first, so that it never becomes capacity.
    pub fn give_back(&mut self, seats: i32) {
        self.taken -= seats;
        let beyond = (self.taken - self.total.unwrap_or(0)).max(0);
        self.overbook = self.overbook.min(beyond);
    }

    /// The next place in the queue.
    pub fn queue_up(&mut self) -> i64 {
        let place = self.next_place;
        self.next_place += 1;
        self.waiting += 1;
        place
    }

    /// Remembers that something in the session runs out then.
    pub fn runs_out(&mut self, at: DateTime<Utc>) {
        self.next_expiry = Some(self.next_expiry.map_or(at, |next| next.min(at)));
    }

    /// Whether something in the session has run out and waits to be cleared.
    #[must_use]
    pub fn has_lapsed(&self, now: DateTime<Utc>) -> bool {
        self.next_expiry.is_some_and(|next| next <= now)
    }
}

/// Makes a new session's counters.
///
/// # Errors
/// Of the database.
pub(super) async fn create(
    conn: &mut AsyncPgConnection,
    seats: &LockedSeats,
    owner: OrganisationId,
) -> QueryResult<()> {
    diesel::insert_into(session_seats::table)
        .values((
            session_seats::session_id.eq(seats.session_id),
            session_seats::organisation_id.eq(owner),
            session_seats::total.eq(seats.total),
            session_seats::kept.eq(seats.kept),
            session_seats::kept_until.eq(seats.kept_until),
            session_seats::next_expiry.eq(seats.next_expiry),
        ))
        .execute(conn)
        .await
        .map(drop)
}

/// Counters as they stand when a session comes in with its bookings.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = session_seats)]
pub struct NewSeats {
    /// The session.
    pub session_id: Uuid,
    /// Who runs it.
    pub organisation_id: Uuid,
    /// Seats there are; none for a drop-in and a meeting.
    pub total: Option<i32>,
    /// Seats taken by the bookings that come along.
    pub taken: i32,
    /// Bookings of theirs in the queue.
    pub waiting: i32,
    /// The next place in the queue.
    pub next_place: i64,
}

/// Makes the counters of sessions that come in with their bookings.
///
/// # Errors
/// Of the database.
pub async fn create_seats(conn: &mut AsyncPgConnection, seats: &[NewSeats]) -> QueryResult<()> {
    diesel::insert_into(session_seats::table)
        .values(seats)
        .execute(conn)
        .await
        .map(drop)
}

/// Locks the counters of sessions in id order, waiting for whoever holds one. A session that does
/// not exist is simply not in the answer. What else decides (status, times) is read in a later
/// statement: read here it could be older than a cancellation that just committed.
///
/// # Errors
/// Of the database; a wait over the lock limit is 503 at the edge.
pub async fn lock_seats(
    mut conn: &AsyncPgConnection,
    sessions: &[Uuid],
) -> QueryResult<Vec<LockedSeats>> {
    session_seats::table
        .filter(session_seats::session_id.eq_any(sessions))
        .order(session_seats::session_id)
        .select(LockedSeats::as_select())
        .for_no_key_update()
        .load(&mut conn)
        .await
}

/// Sessions in which something has run out, the longest ago first.
///
/// # Errors
/// Of the database.
pub async fn lapsed_seats(
    conn: &mut AsyncPgConnection,
    now: DateTime<Utc>,
    most: i64,
) -> QueryResult<Vec<Uuid>> {
    session_seats::table
        .filter(session_seats::next_expiry.le(now))
        .order(session_seats::next_expiry)
        .limit(most)
        .select(session_seats::session_id)
        .load(conn)
        .await
}

/// Writes one session's counters back that were locked.
///
/// # Errors
/// Of the database; `session_seats_never_oversold` is the last word on capacity.
pub async fn settle_seats(conn: &mut AsyncPgConnection, seats: &LockedSeats) -> QueryResult<()> {
    diesel::select(settling(std::slice::from_ref(seats)))
        .execute(conn)
        .await
        .map(drop)
}

/// The same for several sessions, as a part of the statement that selects it: whoever books writes
/// bookings and seats in one.
#[diesel::dsl::auto_type(no_type_alias)]
#[must_use]
pub fn settling(seats: &[LockedSeats]) -> _ {
    let sessions: Vec<Uuid> = column(seats, |one| one.session_id);
    let totals: Vec<Option<i32>> = column(seats, |one| one.total);
    let overbooks: Vec<i32> = column(seats, |one| one.overbook);
    let taken: Vec<i32> = column(seats, |one| one.taken);
    let waiting: Vec<i32> = column(seats, |one| one.waiting);
    let next_places: Vec<i64> = column(seats, |one| one.next_place);
    let kept: Vec<i32> = column(seats, |one| one.kept);
    let kept_until: Vec<Option<DateTime<Utc>>> = column(seats, |one| one.kept_until);
    let next_expiries: Vec<Option<DateTime<Utc>>> = column(seats, |one| one.next_expiry);
    write_seats(
        sessions,
        totals,
        overbooks,
        taken,
        waiting,
        next_places,
        kept,
        kept_until,
        next_expiries,
    )
}

fn column<T>(seats: &[LockedSeats], of: impl Fn(&LockedSeats) -> T) -> Vec<T> {
    seats.iter().map(of).collect()
}
