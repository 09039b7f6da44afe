//! Writes when a venue is open, with its line in the audit log.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use super::store::{StoredHours, opening_hours, save};
use super::week::OpeningHours;
use crate::platform::audit::{self, Act};
use crate::platform::ids::StaffId;
use crate::platform::problem::{Problem, STALE};
use crate::venue::model::Venue;

/// Writes them over those at a version, if one is given. Sessions stay; nobody booked is told.
///
/// # Errors
/// 412 when they are not at that version any more.
pub async fn set_opening_hours(
    conn: &mut AsyncPgConnection,
    venue: &Venue,
    hours: OpeningHours,
    seen: Option<i32>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<StoredHours, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let before = opening_hours(conn, venue.id).await?;
        if seen.is_some_and(|seen| seen != before.version) {
            return Err(Problem::new(&STALE));
        }
        if before.hours == hours {
            return Ok(before);
        }
        let version = save(conn, venue, &hours, before.version, now).await?;
        let act = Act {
            staff: by,
            organisation: Some(venue.organisation_id),
            act: "opening-hours.changed",
            object: venue.id.into(),
            facts: json!({}),
        };
        audit::record(conn, act, now).await?;
        Ok(StoredHours { hours, version })
    })
    .await
}
