//! Changes an edition. What it asks of its sessions holds for those published from then on.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};

use crate::campaign::change_edition::{change, differs};
use crate::campaign::model::Edition;
use crate::campaign::request::EditionPatch;
use crate::organisation::Organisation;
use crate::platform::audit::{self, Act};
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;

/// The edition as it is then; a patch that says nothing new leaves it at its version.
///
/// # Errors
/// 422 with every fault, 412 when it is not at `version` any more.
pub async fn change_edition(
    conn: &mut AsyncPgConnection,
    (before, owner): (Edition, &Organisation),
    version: i32,
    patch: &EditionPatch,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Edition, Problem> {
    let said = patch.applied_to(&before, owner)?;
    if !differs(&said, &before) {
        return Ok(before);
    }
    let act = Act {
        staff: by,
        organisation: Some(before.organisation_id),
        act: "edition.changed",
        object: before.id.into(),
        facts: audit::members(patch),
    };
    conn.transaction::<_, Problem, _>(async |conn| {
        let row = change(conn, &before, version, &said, now).await?;
        audit::record(conn, act, now).await?;
        Ok(row)
    })
    .await
}
