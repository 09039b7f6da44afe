//! What staff did to a booking, in the audit log. A resident's own step is its own record.

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use serde_json::Value;

use super::model::Booking;
use crate::platform::audit::{self, Act};
use crate::platform::ids::{OrganisationId, StaffId};

/// Records an act on a booking, where it was staff's.
///
/// # Errors
/// Of the database.
pub(super) async fn record(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    by: Option<StaffId>,
    (act, facts): (&str, Value),
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let Some(staff) = by else {
        return Ok(());
    };
    let act = Act {
        staff,
        organisation: Some(OrganisationId(booking.organisation_id)),
        act,
        object: booking.id,
        facts,
    };
    audit::record(conn, act, now).await
}
