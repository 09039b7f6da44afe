//! The rules a session is booked by: waiting list, promotion, and limits beyond its seats.
//! Every session has one row. Plans set them; bookings are decided by what is read under the lock.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::{OrganisationId, SessionId};
use crate::platform::text_enum;
use crate::schema::session_limits;

text_enum! {
    /// What happens with a seat that somebody waits for.
    pub enum Promotion {
        /// The next in line has it.
        Give = "give",
        /// The next in line is asked.
        Offer = "offer",
    }
}

/// A limit that is `None` does not limit.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = session_limits, treat_none_as_null = true, check_for_backend(diesel::pg::Pg))]
pub struct BookingRules {
    /// Whether people may wait for a seat.
    pub waitlist: bool,
    pub promotion: Promotion,
    /// How long an offered seat waits for an answer.
    pub offer_minutes: i32,
    /// How long before the start promotion from the waiting list ends.
    pub promotion_ends_minutes_before: i32,
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

impl BookingRules {
    /// The rules of a course's meeting: nobody books one by itself, so it has none of the limits.
    #[must_use]
    pub fn of_meeting(&self) -> Self {
        Self {
            lead_minutes: None,
            seats_per_booking: None,
            bookings_per_contact: None,
            desk_seats: None,
            desk_until_minutes_before: None,
            ..*self
        }
    }

    /// Inserts the rules of sessions that have none yet, each with its owner.
    pub async fn insert(
        conn: &mut AsyncPgConnection,
        rules: &[(SessionId, OrganisationId, Self)],
    ) -> QueryResult<()> {
        let rows = rules.iter().map(|(session, owner, rules)| {
            (
                session_limits::session_id.eq(*session),
                session_limits::organisation_id.eq(*owner),
                rules,
            )
        });
        diesel::insert_into(session_limits::table)
            .values(rows.collect::<Vec<_>>())
            .execute(conn)
            .await
            .map(drop)
    }

    pub async fn update(
        &self,
        conn: &mut AsyncPgConnection,
        session: SessionId,
    ) -> QueryResult<()> {
        diesel::update(session_limits::table.find(session))
            .set(self)
            .execute(conn)
            .await
            .map(drop)
    }

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

    /// Until when a freed place is given or offered to the queue: later nobody can be reached in time.
    #[must_use]
    pub fn queue_ends_at(&self, starts_at: DateTime<Utc>) -> DateTime<Utc> {
        starts_at - TimeDelta::minutes(self.promotion_ends_minutes_before.into())
    }

    /// When the desk's share opens to everybody; `None` without a share.
    #[must_use]
    pub fn desk_until(&self, starts_at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.desk_seats.filter(|seats| *seats > 0)?;
        let before = TimeDelta::minutes(self.desk_until_minutes_before.unwrap_or(0).into());
        Some(starts_at - before)
    }
}
