//! The booking's row, and what it says by itself.
//! Fields mirror the columns; a booking that was wiped names nobody. Rare ones stand in `details`.
//! Everything in this slice reads bookings through this.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::Serialize;

use crate::booking::code::Pin;
use crate::booking::end_cause::EndCause;
use crate::booking::status::{BookingStatus, LIVE};
use crate::platform::contact::Notify;
use crate::platform::ids::{BookingId, OrganisationId, SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::platform::secrets::Keys;
use crate::schema::bookings;

/// The version that a booking's PIN begins with.
const FIRST_PIN: i32 = 1;

/// A booking as it is stored.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Identifiable, Serialize)]
#[diesel(table_name = bookings, check_for_backend(diesel::pg::Pg))]
#[expect(missing_docs, reason = "the columns' meanings stand in the migration")]
pub struct Booking {
    pub id: BookingId,
    pub organisation_id: OrganisationId,
    pub session_id: SessionId,
    pub number: String,
    pub key_id: i16,
    pub pin_version: i32,
    pub link_version: i32,
    pub status: BookingStatus,
    pub seats: i32,
    pub name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub phone_typed: Option<String>,
    pub notify: Notify,
    pub language: String,
    pub interpreter: Option<String>,
    pub walk_in: bool,
    pub place: Option<i64>,
    pub offered_until: Option<DateTime<Utc>>,
    pub released_at: Option<DateTime<Utc>>,
    pub created_by: Option<StaffId>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub wiped_at: Option<DateTime<Utc>>,
    pub passed_over_at: Option<DateTime<Utc>>,
    pub ended_by: Option<EndCause>,
    pub email_bounced_at: Option<DateTime<Utc>>,
}

impl Booking {
    /// Reads one; none when there is none.
    pub async fn load(conn: &mut AsyncPgConnection, id: BookingId) -> QueryResult<Option<Self>> {
        bookings::table
            .find(id)
            .select(Self::as_select())
            .first(conn)
            .await
            .optional()
    }

    /// Reads one that must be there.
    ///
    /// # Errors
    /// 404 when it is not.
    pub async fn find(conn: &mut AsyncPgConnection, id: BookingId) -> Result<Self, Problem> {
        Self::load(conn, id).await?.ok_or_else(Problem::not_found)
    }

    /// Reads one and locks its row, for a change that leaves seats alone.
    ///
    /// # Errors
    /// 404 without such a booking.
    pub async fn lock(conn: &mut AsyncPgConnection, id: BookingId) -> Result<Self, Problem> {
        bookings::table
            .find(id)
            .select(Self::as_select())
            .for_no_key_update()
            .first(conn)
            .await
            .optional()?
            .ok_or_else(Problem::not_found)
    }

    /// Seats it takes of its session's counter.
    #[must_use]
    pub fn seats_taken(&self) -> i32 {
        if self.status.takes_seats() && self.released_at.is_none() {
            self.seats
        } else {
            0
        }
    }

    /// The PIN of a version; none when the key it was made with is gone.
    #[must_use]
    pub fn pin(&self, keys: &Keys, version: i32) -> Option<Pin> {
        keys.by_id(self.key_id)
            .map(|key| Pin::of(key, self.id, version))
    }

    /// The PIN it was made with, as long as no later one has ended it.
    #[must_use]
    pub fn first_pin(&self, keys: &Keys) -> Option<Pin> {
        let first = (self.pin_version == FIRST_PIN).then_some(FIRST_PIN)?;
        self.pin(keys, first)
    }

    /// The status it has with a seat that is its own: pending while an interpreter is looked for.
    #[must_use]
    pub fn seated_status(&self) -> BookingStatus {
        match self.interpreter {
            Some(_) => BookingStatus::Pending,
            None => BookingStatus::Confirmed,
        }
    }

    /// Whether the person asked for letters.
    #[must_use]
    pub fn wants_letters(&self) -> bool {
        self.notify == Notify::Email
    }

    /// Where letters go; none for whoever is told in another way, and none while the address is known to take none.
    #[must_use]
    pub fn letter_address(&self) -> Option<&str> {
        self.address_wanted()
            .filter(|_| self.email_bounced_at.is_none())
    }

    /// Where they want their letters, whether or not any arrives there.
    #[must_use]
    pub fn address_wanted(&self) -> Option<&str> {
        self.email.as_deref().filter(|_| self.wants_letters())
    }

    /// Whether the desk can move it: it lives, or its people did not come.
    #[must_use]
    pub fn is_movable(&self) -> bool {
        self.is_live() || self.status == BookingStatus::NoShow
    }

    /// Whether it waits, is offered or has a seat.
    #[must_use]
    pub fn is_live(&self) -> bool {
        LIVE.contains(&self.status)
    }
}
