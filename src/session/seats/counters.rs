//! The seat counters of a session: total, taken, waiting, and what only the desk may give.
//! Pure rules over one row of `session_seats`; they hold only under the row's lock.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::db::SqlExpression;
use crate::platform::ids::SessionId;
use crate::schema::session_seats;
use crate::session::booking_rules::BookingRules;

/// Changed in memory under the lock, and saved once. A reader without the lock sees what was saved
/// last.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = session_seats, check_for_backend(diesel::pg::Pg))]
pub struct SeatCounters {
    pub session_id: SessionId,
    /// `None` for a drop-in and for a meeting, where nobody books a seat.
    pub total: Option<i32>,
    /// Seats that staff gave beyond the total.
    pub overbook: i32,
    pub taken: i32,
    /// Bookings in the waiting list.
    pub waiting: i32,
    /// The next place in the waiting list.
    pub next_place: i64,
    /// The last free seats, which only the desk may give.
    pub desk_reserved: i32,
    pub desk_reserved_until: Option<DateTime<Utc>>,
    /// When the first of the session's holds, offers and the desk's share expires.
    pub next_expiry: Option<DateTime<Utc>>,
}

impl SeatCounters {
    /// The counters of a session nobody has booked.
    #[must_use]
    pub fn none_taken(session: SessionId) -> Self {
        Self {
            session_id: session,
            total: None,
            overbook: 0,
            taken: 0,
            waiting: 0,
            next_place: 1,
            desk_reserved: 0,
            desk_reserved_until: None,
            next_expiry: None,
        }
    }

    /// Reserves the desk's share, in place of any it had before.
    pub fn reserve_for_desk(
        &mut self,
        rules: &BookingRules,
        starts_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) {
        self.desk_reserved = rules.desk_seats.unwrap_or(0);
        self.desk_reserved_until = rules.desk_until(starts_at);
        if let Some(until) = self.desk_reserved_until.filter(|until| now < *until) {
            self.note_expiry(until);
        }
    }

    /// Seats left; never negative.
    #[must_use]
    pub fn free(&self) -> i32 {
        (self.total.unwrap_or(0) + self.overbook - self.taken).max(0)
    }

    /// Seats left for everybody: without the desk's share while that is reserved.
    #[must_use]
    pub fn free_for_all(&self, now: DateTime<Utc>) -> i32 {
        match self.desk_reserved_until {
            Some(until) if now < until => (self.free() - self.desk_reserved).max(0),
            _ => self.free(),
        }
    }

    /// Takes seats if enough are free, and says whether it did.
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

    /// Takes the next place in the waiting list.
    pub fn queue_up(&mut self) -> i64 {
        let place = self.next_place;
        self.next_place += 1;
        self.waiting += 1;
        place
    }

    /// Remembers that something in the session expires then.
    pub fn note_expiry(&mut self, at: DateTime<Utc>) {
        self.next_expiry = Some(self.next_expiry.map_or(at, |next| next.min(at)));
    }

    /// Whether something in the session has expired and is not cleared yet.
    #[must_use]
    pub fn has_expired(&self, now: DateTime<Utc>) -> bool {
        self.next_expiry.is_some_and(|next| next <= now)
    }
}

/// Seats left for everybody in a session, without a lock.
pub async fn free_for_all(
    conn: &mut AsyncPgConnection,
    session: SessionId,
    now: DateTime<Utc>,
) -> QueryResult<i32> {
    let seats: Option<SeatCounters> = session_seats::table
        .find(session)
        .select(SeatCounters::as_select())
        .first(conn)
        .await
        .optional()?;
    Ok(seats.map_or(0, |seats| seats.free_for_all(now)))
}

/// Continues a query on `session_seats`: true where at least `seats` are left for everybody, by the
/// rule of [`SeatCounters::free_for_all`].
#[must_use]
pub fn are_left_for_all<T>(
    before: SqlExpression<T>,
    seats: i32,
    now: DateTime<Utc>,
) -> SqlExpression<T> {
    before
        .then(
            "session_seats.total + session_seats.overbook - session_seats.taken \
             - case when session_seats.desk_reserved_until > ",
        )
        .instant(now)
        .then(" then session_seats.desk_reserved else 0 end >= ")
        .whole(seats)
}
