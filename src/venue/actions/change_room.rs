//! Changes a room. Sessions that occupy it already stay.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};

use crate::platform::audit::{self, Act};
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::venue::request::RoomPatch;
use crate::venue::room::{self, Room};

/// The room after the change; as it was where the patch says nothing else.
///
/// # Errors
/// 422 with every fault, 412 when it is not at `version` any more.
pub async fn change_room(
    conn: &mut AsyncPgConnection,
    before: Room,
    version: i32,
    patch: &RoomPatch,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Room, Problem> {
    let change = patch.validate()?;
    if !change.changes(&before) {
        return Ok(before);
    }
    let act = Act {
        staff: by,
        organisation: Some(before.organisation_id),
        act: "room.changed",
        object: before.id.into(),
        facts: audit::members(patch),
    };
    conn.transaction::<_, Problem, _>(async |conn| {
        let room = room::change(conn, before.id, version, &change, now).await?;
        audit::record(conn, act, now).await?;
        Ok(room)
    })
    .await
}
