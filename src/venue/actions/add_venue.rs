//! Adds a venue, once however often the request is repeated.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use crate::platform::audit::{self, Act};
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{StaffId, VenueId};
use crate::platform::problem::Problem;
use crate::venue::add::{NewVenue, add};
use crate::venue::model::Venue;
use crate::venue::query::find_venue;

/// The venue, and whether an earlier request with the same key has added it.
///
/// # Errors
/// 409 when the slug is taken.
pub async fn add_venue(
    conn: &mut AsyncPgConnection,
    new: &NewVenue,
    once: Option<&IdempotentRequest>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(Venue, bool), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let (id, owner) = (VenueId::fresh(), Some(new.organisation));
        if let Some(existing) = claim_or_find(once, conn, "venue", owner, id, now).await? {
            let row = find_venue(conn, &existing.to_string()).await?;
            return Ok((row.ok_or_else(Problem::not_found)?, true));
        }
        let row = add(conn, id, new, now).await?;
        let act = Act {
            staff: by,
            organisation: Some(row.organisation_id),
            act: "venue.added",
            object: row.id.into(),
            facts: json!({}),
        };
        audit::record(conn, act, now).await?;
        Ok((row, false))
    })
    .await
}
