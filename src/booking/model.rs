//! The booking's row and its statuses.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::Pin;
use crate::platform::ids::BookingId;
use crate::platform::secrets::Keys;
use crate::schema::bookings;

/// A booking as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Identifiable, Serialize)]
#[diesel(table_name = bookings, check_for_backend(diesel::pg::Pg))]
#[expect(
    missing_docs,
    reason = "the columns' meanings stand in the migration and in api.md"
)]
pub struct Booking {
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub session_id: Uuid,
    pub number: String,
    pub key_id: i16,
    pub pin_version: i32,
    pub link_version: i32,
    pub status: String,
    pub seats: i32,
    pub companions: i32,
    pub name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub notify: String,
    pub booked_by: Value,
    pub language: String,
    pub interpreter: Option<String>,
    pub topics: Vec<String>,
    pub device: Option<String>,
    pub needs: Vec<String>,
    pub visit: Option<Value>,
    pub discreet: bool,
    pub walk_in: bool,
    pub place: Option<i64>,
    pub offered_until: Option<DateTime<Utc>>,
    pub released_at: Option<DateTime<Utc>>,
    pub created_by: Option<Uuid>,
    pub edit: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub wiped_at: Option<DateTime<Utc>>,
    pub passed_over_at: Option<DateTime<Utc>>,
}

/// Statuses that can still be cancelled.
pub(super) const LIVE: [&str; 4] = ["confirmed", "pending", "offered", "waiting"];

/// Statuses of people who are expected, or were.
pub(super) const EXPECTED: [&str; 5] = ["confirmed", "pending", "came", "no-show", "excused"];

impl Booking {
    /// Reads one; none when there is none.
    ///
    /// # Errors
    /// Of the database.
    pub async fn load(conn: &mut AsyncPgConnection, id: BookingId) -> QueryResult<Option<Self>> {
        bookings::table
            .find(id)
            .select(Self::as_select())
            .first(conn)
            .await
            .optional()
    }

    /// Seats it takes of its session's counter.
    #[must_use]
    pub fn seats_held(&self) -> i32 {
        if holds_seats(&self.status) && self.released_at.is_none() {
            self.seats
        } else {
            0
        }
    }

    /// The PIN of a version; none when the key it was made with is gone.
    #[must_use]
    pub fn pin(&self, keys: &Keys, version: i32) -> Option<Pin> {
        keys.by_id(self.key_id)
            .map(|key| Pin::of(key, BookingId(self.id), version))
    }

    /// Whether it waits, is offered or has a seat.
    #[must_use]
    pub fn is_live(&self) -> bool {
        LIVE.contains(&self.status.as_str())
    }
}

/// Whether a booking of this status takes seats; `came` and `no-show` until released.
#[must_use]
pub fn holds_seats(status: &str) -> bool {
    matches!(
        status,
        "pending" | "offered" | "confirmed" | "came" | "no-show"
    )
}
