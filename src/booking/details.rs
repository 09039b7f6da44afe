//! What only few bookings have: companions, somebody who booked for them, topics, needs, a home visit.
//! A booking without a row has the defaults; a row is written only where something differs.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Value, json};

use super::model::Booking;
use crate::platform::ids::{BookingId, SessionId};
use crate::schema::{booking_details, bookings};

/// The fields mirror the columns.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = booking_details, treat_none_as_null = true, check_for_backend(diesel::pg::Pg))]
#[expect(missing_docs, reason = "the columns' meanings stand in the migration")]
pub struct BookingDetails {
    pub companions: i32,
    pub booked_by: Value,
    pub topics: Vec<String>,
    pub device: Option<String>,
    pub needs: Vec<String>,
    pub visit: Option<Value>,
    pub discreet: bool,
}

impl Default for BookingDetails {
    fn default() -> Self {
        Self {
            companions: 0,
            booked_by: json!({ "relation": "self" }),
            topics: Vec::new(),
            device: None,
            needs: Vec::new(),
            visit: None,
            discreet: false,
        }
    }
}

impl BookingDetails {
    /// Those of one booking.
    pub async fn load(conn: &mut AsyncPgConnection, booking: &Booking) -> QueryResult<Self> {
        let found = booking_details::table
            .find(booking.id)
            .select(Self::as_select())
            .first(conn)
            .await
            .optional()?;
        Ok(found.unwrap_or_default())
    }

    /// Those of a session's bookings that have any, by booking.
    pub async fn of_session(
        conn: &mut AsyncPgConnection,
        session: SessionId,
    ) -> QueryResult<HashMap<BookingId, Self>> {
        let rows: Vec<(BookingId, Self)> = booking_details::table
            .inner_join(bookings::table)
            .filter(bookings::session_id.eq(session))
            .select((booking_details::booking_id, Self::as_select()))
            .load(conn)
            .await?;
        Ok(rows.into_iter().collect())
    }

    /// `address` or `entry` of a home visit.
    #[must_use]
    pub fn visit_part(&self, part: &str) -> Option<&str> {
        self.visit.as_ref()?.get(part)?.as_str()
    }

    /// Writes those of a booking whose row is locked, in place of any it had.
    pub async fn save(&self, conn: &mut AsyncPgConnection, booking: &Booking) -> QueryResult<()> {
        diesel::insert_into(booking_details::table)
            .values((
                booking_details::booking_id.eq(booking.id),
                booking_details::organisation_id.eq(booking.organisation_id),
                self,
            ))
            .on_conflict(booking_details::booking_id)
            .do_update()
            .set(self)
            .execute(conn)
            .await
            .map(drop)
    }
}
