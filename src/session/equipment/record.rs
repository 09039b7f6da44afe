//! Writes equipment with its row in the audit log. API and desk call these.

use chrono::{DateTime, Utc};
use diesel::result::{DatabaseErrorKind, Error};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::{Value, json};

use super::request::EquipmentPatch;
use super::store::{self, Equipment, NewEquipment};
use super::used::EquipmentUse;
use crate::platform::audit::{self, Act};
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{EquipmentId, StaffId};
use crate::platform::problem::Problem;
use crate::session::problems::EQUIPMENT_IN_USE;
use crate::venue::Venue;

/// Adds equipment to a venue once, and says whether an earlier request with the same key has.
///
/// # Errors
/// 422 when other equipment there has the name.
pub async fn add_equipment(
    conn: &mut AsyncPgConnection,
    venue: &Venue,
    new: &NewEquipment,
    once: Option<&IdempotentRequest>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(Equipment, bool), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let (id, owner) = (EquipmentId::fresh(), Some(venue.organisation_id));
        if let Some(known) = claim_or_find(once, conn, "equipment", owner, id, now).await? {
            let found = store::find(conn, known).await?;
            return Ok((found.ok_or_else(Problem::not_found)?, true));
        }
        let added = store::add(conn, id, venue, new, now).await?;
        let facts = json!({ "venueId": venue.id });
        record(conn, &added, "equipment.added", facts, by, now).await?;
        Ok((added, false))
    })
    .await
}

/// The equipment after the change; as it was where the patch says nothing else.
///
/// # Errors
/// 422 with every fault, 412 when somebody changed it meanwhile.
pub async fn change_equipment(
    conn: &mut AsyncPgConnection,
    before: Equipment,
    patch: &EquipmentPatch,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Equipment, Problem> {
    let Some(change) = patch.applied_to(&before)? else {
        return Ok(before);
    };
    conn.transaction::<_, Problem, _>(async |conn| {
        let changed = store::change(conn, &before, &change, now).await?;
        let facts = audit::members(patch);
        record(conn, &changed, "equipment.changed", facts, by, now).await?;
        Ok(changed)
    })
    .await
}

/// Takes equipment away that no session was ever planned with.
///
/// # Errors
/// 409 with how many sessions use it.
pub async fn remove_equipment(
    conn: &mut AsyncPgConnection,
    equipment: &Equipment,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let used = EquipmentUse::load(conn, equipment.id, now).await?;
    if !used.is_none() {
        return Err(used.refuses());
    }
    conn.transaction::<_, Problem, _>(async |conn| {
        store::remove(conn, equipment.id).await.map_err(refused)?;
        let facts = json!({ "venueId": equipment.venue_id });
        record(conn, equipment, "equipment.removed", facts, by, now).await
    })
    .await
}

/// A session was planned with it in the meantime.
fn refused(error: Error) -> Problem {
    match error {
        Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _) => {
            Problem::new(&EQUIPMENT_IN_USE)
        }
        other => other.into(),
    }
}

async fn record(
    conn: &mut AsyncPgConnection,
    equipment: &Equipment,
    act: &'static str,
    facts: Value,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let act = Act {
        staff: by,
        organisation: Some(equipment.organisation_id),
        act,
        object: equipment.id.into(),
        facts,
    };
    Ok(audit::record(conn, act, now).await?)
}
