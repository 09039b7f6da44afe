//! Adds an edition to a campaign, once for each key.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use crate::campaign::add::{self, NewEdition};
use crate::campaign::model::{Campaign, Edition};
use crate::campaign::query::edition_by_id;
use crate::platform::audit::{self, Act};
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{EditionId, StaffId};
use crate::platform::problem::Problem;

/// The edition, and whether an earlier request with the same key made it.
///
/// # Errors
/// 409 when the campaign has an edition of that name.
pub async fn add_edition(
    conn: &mut AsyncPgConnection,
    campaign: &Campaign,
    new: &NewEdition,
    once: Option<&IdempotentRequest>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(Edition, bool), Problem> {
    conn.transaction(async |conn| add_once(conn, campaign, new, once, by, now).await)
        .await
}

async fn add_once(
    conn: &mut AsyncPgConnection,
    campaign: &Campaign,
    new: &NewEdition,
    once: Option<&IdempotentRequest>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(Edition, bool), Problem> {
    let id = EditionId::fresh();
    let owner = Some(campaign.organisation_id);
    if let Some(existing) = claim_or_find(once, conn, "edition", owner, id, now).await? {
        let row = edition_by_id(conn, existing).await?;
        return Ok((row.ok_or_else(Problem::not_found)?, true));
    }
    let row = add::add_edition(conn, id, campaign, new, now).await?;
    let act = Act {
        staff: by,
        organisation: Some(row.organisation_id),
        act: "edition.added",
        object: row.id.into(),
        facts: json!({}),
    };
    audit::record(conn, act, now).await?;
    Ok((row, false))
}
