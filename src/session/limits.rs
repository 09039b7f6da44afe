//! Limits a session sets for bookings beyond its seats. A session without a row has none.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::parse::whole;
use super::request::SessionRequest;
use crate::platform::problem::Faults;
use crate::schema::session_limits;

/// A session's limits; what is none does not limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = session_limits, check_for_backend(diesel::pg::Pg))]
pub struct Limits {
    /// Minutes before the start after which only the desk books.
    pub lead_minutes: Option<i32>,
    /// The most seats one booking may take.
    pub seats_per_booking: Option<i32>,
    /// The most live bookings one contact may have in the session.
    pub bookings_per_contact: Option<i32>,
    /// The last free seats, which only the desk may take.
    pub desk_seats: Option<i32>,
    /// Until so many minutes before the start; until the start where it is none.
    pub desk_until_minutes_before: Option<i32>,
}

impl Limits {
    /// Reads them from a request.
    pub(super) fn parse(request: &SessionRequest, faults: &mut Faults) -> Self {
        const MONTH: i32 = 43_200;
        Self {
            lead_minutes: whole(faults, "/leadMinutes", request.lead_minutes, (0, MONTH)),
            seats_per_booking: whole(
                faults,
                "/seatsPerBooking",
                request.seats_per_booking,
                (1, 50),
            ),
            bookings_per_contact: whole(
                faults,
                "/bookingsPerContact",
                request.bookings_per_contact,
                (1, 50),
            ),
            desk_seats: whole(faults, "/deskSeats", request.desk_seats, (0, 1_000_000)),
            desk_until_minutes_before: whole(
                faults,
                "/deskUntilMinutesBefore",
                request.desk_until_minutes_before,
                (0, MONTH),
            ),
        }
    }

    /// When booking closes for everybody but the desk: as said, and never later than the lead
    /// before the start; none where that is the start itself.
    #[must_use]
    pub fn closes_at(
        &self,
        said: Option<DateTime<Utc>>,
        starts_at: DateTime<Utc>,
    ) -> Option<DateTime<Utc>> {
        let lead = self.lead_at(starts_at);
        said.into_iter().chain(lead).min()
    }

    /// The lead before a start.
    #[must_use]
    pub fn lead_at(&self, starts_at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let minutes = self.lead_minutes.filter(|minutes| *minutes > 0)?;
        Some(starts_at - TimeDelta::minutes(minutes.into()))
    }

    /// When the desk's share opens to everybody; none where there is no share.
    #[must_use]
    pub fn desk_until(&self, starts_at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.desk_seats.filter(|seats| *seats > 0)?;
        let before = TimeDelta::minutes(self.desk_until_minutes_before.unwrap_or(0).into());
        Some(starts_at - before)
    }
}

/// Writes a session's limits, or takes them away where it has none any more.
///
/// # Errors
/// Of the database.
pub(super) async fn write(
    conn: &mut AsyncPgConnection,
    session: Uuid,
    owner: Uuid,
    limits: &Limits,
) -> QueryResult<()> {
    let own = session_limits::table.find(session);
    diesel::delete(own).execute(conn).await?;
    if *limits == Limits::default() {
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

/// One session's limits.
///
/// # Errors
/// Of the database.
pub(super) async fn of(conn: &mut AsyncPgConnection, session: Uuid) -> QueryResult<Limits> {
    let found = session_limits::table
        .find(session)
        .select(Limits::as_select())
        .first(conn)
        .await
        .optional()?;
    Ok(found.unwrap_or_default())
}
