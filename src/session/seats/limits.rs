//! A session's booking limits beyond its seats: lead, size, bookings per contact, the desk's share.
//! A session without a row has none. Plans set them, the booking rules read them under the lock.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::schema::session_limits;

/// `None` does not limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = session_limits, check_for_backend(diesel::pg::Pg))]
pub struct BookingLimits {
    /// Minutes before the start after which only the desk books.
    pub lead_minutes: Option<i32>,
    /// The maximum for one booking.
    pub seats_per_booking: Option<i32>,
    /// The maximum of active bookings that one contact may have in the session.
    pub bookings_per_contact: Option<i32>,
    /// The last free seats, which only the desk may give.
    pub desk_seats: Option<i32>,
    /// When the desk's share opens to everybody, in minutes before the start; `None` is the start.
    pub desk_until_minutes_before: Option<i32>,
}

impl BookingLimits {
    /// When booking closes for everybody but the desk: at the chosen time, and never later than the
    /// lead before the start. `None` means the start itself.
    #[must_use]
    pub fn closes_at(
        &self,
        chosen: Option<DateTime<Utc>>,
        starts_at: DateTime<Utc>,
    ) -> Option<DateTime<Utc>> {
        let lead = self.lead_at(starts_at);
        chosen.into_iter().chain(lead).min()
    }

    /// When the lead begins; `None` without one.
    #[must_use]
    pub fn lead_at(&self, starts_at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let minutes = self.lead_minutes.filter(|minutes| *minutes > 0)?;
        Some(starts_at - TimeDelta::minutes(minutes.into()))
    }

    /// When the desk's share opens to everybody; `None` without a share.
    #[must_use]
    pub fn desk_until(&self, starts_at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.desk_seats.filter(|seats| *seats > 0)?;
        let before = TimeDelta::minutes(self.desk_until_minutes_before.unwrap_or(0).into());
        Some(starts_at - before)
    }
}

/// Replaces a session's limits.
pub async fn write(
    conn: &mut AsyncPgConnection,
    session: Uuid,
    owner: Uuid,
    limits: &BookingLimits,
) -> QueryResult<()> {
    let own = session_limits::table.find(session);
    diesel::delete(own).execute(conn).await?;
    if *limits == BookingLimits::default() {
        return Ok(());
    }
    diesel::insert_into(session_limits::table)
        .values((
            session_limits::session_id.eq(session),
            session_limits::organisation_id.eq(owner),
            session_limits::lead_minutes.eq(limits.lead_minutes),
            session_limits::seats_per_booking.eq(limits.seats_per_booking),
            session_limits::bookings_per_contact.eq(limits.bookings_per_contact),
            session_limits::desk_seats.eq(limits.desk_seats),
            session_limits::desk_until_minutes_before.eq(limits.desk_until_minutes_before),
        ))
        .execute(conn)
        .await
        .map(drop)
}

pub async fn load(conn: &mut AsyncPgConnection, session: Uuid) -> QueryResult<BookingLimits> {
    let found = session_limits::table
        .find(session)
        .select(BookingLimits::as_select())
        .first(conn)
        .await
        .optional()?;
    Ok(found.unwrap_or_default())
}
