//! The audit of bookings: one row for each act of staff, in the transaction of the act.
//! An act of the public leaves none: the booking itself is its record.
//! Actions call this after they changed a booking.

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use serde_json::{Value, json};

use super::model::Booking;
use crate::platform::audit::{self, Act};
use crate::platform::ids::StaffId;

/// What somebody did with a booking.
#[derive(Debug, Clone)]
pub(super) struct BookingAct<'a> {
    /// Noun and verb with a dot: `booking.cancelled`.
    name: &'a str,
    facts: Value,
}

impl<'a> BookingAct<'a> {
    /// An act whose name says everything.
    pub fn named(name: &'a str) -> Self {
        Self::with_facts(name, json!({}))
    }

    /// From now on only the number is shown, or the name again.
    pub fn of_discretion(discreet: bool) -> Self {
        Self::named(match discreet {
            true => "booking.hidden",
            false => "booking.shown",
        })
    }

    /// An act, and the state in which it left the booking.
    pub fn with_state(name: &'a str, after: &Booking) -> Self {
        Self::with_facts(name, json!({ "state": after.status }))
    }

    /// An act with facts; never a name or a contact.
    pub fn with_facts(name: &'a str, facts: Value) -> Self {
        Self { name, facts }
    }
}

/// Records an act on a booking, where it was staff's.
pub(super) async fn record_act(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    by: Option<StaffId>,
    act: BookingAct<'_>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let Some(staff) = by else {
        return Ok(());
    };
    let act = Act {
        staff,
        organisation: Some(booking.organisation_id),
        act: act.name,
        object: booking.id.into(),
        facts: act.facts,
    };
    audit::record(conn, act, now).await
}
