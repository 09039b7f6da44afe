//! Takes a room away that no session was ever planned in.

use chrono::{DateTime, Utc};
use diesel::result::{DatabaseErrorKind, Error};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use crate::platform::audit::{self, Act};
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::session::problems::ROOM_IN_USE;
use crate::session::use_of_places::RoomUse;
use crate::venue::{self, Room};

/// # Errors
/// 409 with how many sessions use it.
pub async fn remove_room(
    conn: &mut AsyncPgConnection,
    room: &Room,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let used = RoomUse::load(conn, room.id, now).await?;
    if !used.is_none() {
        return Err(used.refuses());
    }
    let act = Act {
        staff: by,
        organisation: Some(room.organisation_id),
        act: "room.removed",
        object: room.id.into(),
        facts: json!({ "venueId": room.venue_id }),
    };
    conn.transaction::<_, Problem, _>(async |conn| {
        venue::remove_room(conn, room.id).await.map_err(refused)?;
        Ok(audit::record(conn, act, now).await?)
    })
    .await
}

/// A session was planned in it in the meantime.
fn refused(error: Error) -> Problem {
    match error {
        Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _) => {
            Problem::new(&ROOM_IN_USE)
        }
        other => other.into(),
    }
}
