//! Changes a venue. Sessions are found by its name and its town, so what changes them in a venue changes them in its
//! sessions.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};

use crate::organisation::Organisation;
use crate::platform::audit::{self, Act};
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::session::search::write_terms_at;
use crate::venue::{self, Venue, VenuePatch};

/// The venue after the change; as it was where the patch says nothing else.
///
/// # Errors
/// 422 with every fault, 412 when it is not at `version` any more.
pub async fn change_venue(
    conn: &mut AsyncPgConnection,
    (before, owner): (Venue, &Organisation),
    version: i32,
    patch: &VenuePatch,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Venue, Problem> {
    let change = patch.validate(conn, &before, owner).await?;
    if !change.changes(&before) {
        return Ok(before);
    }
    let act = Act {
        staff: by,
        organisation: Some(before.organisation_id),
        act: "venue.changed",
        object: before.id.into(),
        facts: audit::members(patch),
    };
    conn.transaction::<_, Problem, _>(async |conn| {
        let row = venue::change_venue(conn, before.id, version, &change, now).await?;
        write_terms_at(conn, before.id).await?;
        audit::record(conn, act, now).await?;
        Ok(row)
    })
    .await
}
