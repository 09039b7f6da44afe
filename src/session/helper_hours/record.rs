//! Writes helpers' hours with their row in the audit log. API and desk call these.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use super::store::{self, HelperHours};
use crate::platform::audit::{self, Act};
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{HelperHoursId, StaffId};
use crate::platform::problem::{Fault, Problem};
use crate::session::resources::occupation::lock_helpers;

/// Hours, and whether an earlier request with the same key has added them.
#[derive(Debug, Clone, Copy)]
pub struct AddedHours {
    pub id: HelperHoursId,
    pub replayed: bool,
}

/// Adds hours once.
///
/// # Errors
/// 422 where the helper is somewhere at that time already.
pub async fn add_hours(
    conn: &mut AsyncPgConnection,
    hours: &HelperHours,
    once: Option<&IdempotentRequest>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<AddedHours, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let owner = Some(hours.organisation_id);
        let known = claim_or_find(once, conn, "helper-hours", owner, hours.id, now).await?;
        if let Some(id) = known {
            return Ok(AddedHours { id, replayed: true });
        }
        refuse_overlap(conn, hours).await?;
        store::add(conn, hours, now).await?;
        record(conn, hours, "helper-hours.added", by, now).await?;
        Ok(AddedHours {
            id: hours.id,
            replayed: false,
        })
    })
    .await
}

/// Changes hours; `after` has the version that was read.
///
/// # Errors
/// 412 when somebody changed them meanwhile, 422 as [`add_hours`].
pub async fn change_hours(
    conn: &mut AsyncPgConnection,
    after: &HelperHours,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<HelperHours, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        refuse_overlap(conn, after).await?;
        let changed = store::change(conn, after, now).await?;
        record(conn, &changed, "helper-hours.changed", by, now).await?;
        Ok(changed)
    })
    .await
}

/// Removes hours.
///
/// # Errors
/// 500 when the database does not answer.
pub async fn remove_hours(
    conn: &mut AsyncPgConnection,
    hours: &HelperHours,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        store::remove(conn, hours.id).await?;
        record(conn, hours, "helper-hours.removed", by, now).await
    })
    .await
}

/// Nobody is at two places at once. The helper is locked: of two requests the second sees what the first wrote.
async fn refuse_overlap(conn: &mut AsyncPgConnection, hours: &HelperHours) -> Result<(), Problem> {
    lock_helpers(conn, &[hours.staff_id]).await?;
    let known = store::of_helpers(conn, &[hours.staff_id]).await?;
    match known.iter().any(|(other, _)| hours.overlap(other)) {
        true => Err(Problem::fault("/from", Fault::new("hours-overlap"))),
        false => Ok(()),
    }
}

async fn record(
    conn: &mut AsyncPgConnection,
    hours: &HelperHours,
    act: &'static str,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let act = Act {
        staff: by,
        organisation: Some(hours.organisation_id),
        act,
        object: hours.staff_id.into(),
        facts: json!({ "weekday": hours.weekday, "from": hours.starts, "to": hours.ends, "venue": hours.venue_id }),
    };
    Ok(audit::record(conn, act, now).await?)
}
