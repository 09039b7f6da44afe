//! Adds a campaign, once for each key.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use crate::campaign::add::{NewCampaign, add};
use crate::campaign::model::Campaign;
use crate::campaign::query::find_campaign;
use crate::platform::audit::{self, Act};
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{CampaignId, StaffId};
use crate::platform::problem::Problem;

/// The campaign, and whether an earlier request with the same key made it.
///
/// # Errors
/// 409 when the slug is taken.
pub async fn add_campaign(
    conn: &mut AsyncPgConnection,
    new: &NewCampaign,
    once: Option<&IdempotentRequest>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(Campaign, bool), Problem> {
    conn.transaction(async |conn| add_once(conn, new, once, by, now).await)
        .await
}

async fn add_once(
    conn: &mut AsyncPgConnection,
    new: &NewCampaign,
    once: Option<&IdempotentRequest>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(Campaign, bool), Problem> {
    let id = CampaignId::fresh();
    let owner = Some(new.organisation);
    if let Some(existing) = claim_or_find(once, conn, "campaign", owner, id, now).await? {
        let row = find_campaign(conn, &existing.to_string()).await?;
        return Ok((row.ok_or_else(Problem::not_found)?, true));
    }
    let row = add(conn, id, new, now).await?;
    let act = Act {
        staff: by,
        organisation: Some(row.organisation_id),
        act: "campaign.added",
        object: row.id.into(),
        facts: json!({}),
    };
    audit::record(conn, act, now).await?;
    Ok((row, false))
}
