//! Adds a room to a venue, once however often the request is repeated.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use crate::platform::audit::{self, Act};
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{RoomId, StaffId};
use crate::platform::problem::Problem;
use crate::venue::model::Venue;
use crate::venue::room::{self, NewRoom, Room, find_room};

/// The room, and whether an earlier request with the same key has added it.
///
/// # Errors
/// 422 when another room there has the name.
pub async fn add_room(
    conn: &mut AsyncPgConnection,
    venue: &Venue,
    new: &NewRoom,
    once: Option<&IdempotentRequest>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(Room, bool), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let (id, owner) = (RoomId::fresh(), Some(venue.organisation_id));
        if let Some(existing) = claim_or_find(once, conn, "room", owner, id, now).await? {
            let room = find_room(conn, &existing.to_string()).await?;
            return Ok((room.ok_or_else(Problem::not_found)?, true));
        }
        let room = room::add(conn, id, venue, new, now).await?;
        let act = Act {
            staff: by,
            organisation: Some(venue.organisation_id),
            act: "room.added",
            object: room.id.into(),
            facts: json!({}),
        };
        audit::record(conn, act, now).await?;
        Ok((room, false))
    })
    .await
}
