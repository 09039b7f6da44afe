//! What staff did with a booking, from the audit log. Looks at it are left out.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;

use crate::platform::ids::BookingId;
use crate::schema::{audit, staff};

/// The newest that are shown.
const MOST: i64 = 50;
/// Looks are no acts.
const LOOKS: [&str; 3] = [
    "booking.read",
    "booking.looked-up",
    "booking.look-up-missed",
];

/// One act.
#[derive(Debug, Clone, Queryable)]
pub struct PastAct {
    pub at: DateTime<Utc>,
    /// Noun and verb with a dot: `booking.moved`.
    pub act: String,
    pub facts: Value,
    /// Who did it.
    pub by: Option<String>,
}

/// The acts on a booking, the newest first.
pub async fn acts_of(
    conn: &mut AsyncPgConnection,
    booking: BookingId,
) -> QueryResult<Vec<PastAct>> {
    audit::table
        .left_join(staff::table.on(staff::id.nullable().eq(audit::staff_id)))
        .filter(audit::object_id.eq(booking.0))
        .filter(audit::act.ne_all(LOOKS))
        .order((audit::at.desc(), audit::id.desc()))
        .limit(MOST)
        .select((audit::at, audit::act, audit::facts, staff::name.nullable()))
        .load(conn)
        .await
}
