//! Changes a campaign.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};

use crate::campaign::model::Campaign;
use crate::campaign::rename::rename;
use crate::campaign::request::CampaignPatch;
use crate::platform::audit::{self, Act};
use crate::platform::ids::StaffId;
use crate::platform::input::merge_patch::differs;
use crate::platform::problem::Problem;
use crate::platform::text::PlainText;

/// The campaign as it is then; a patch that says nothing new leaves it at its version.
///
/// # Errors
/// 422 for a bad name, 412 when it is not at `version` any more.
pub async fn change_campaign(
    conn: &mut AsyncPgConnection,
    before: Campaign,
    version: i32,
    patch: &CampaignPatch,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Campaign, Problem> {
    let name = patch.validate()?;
    if !differs(name.as_ref().map(PlainText::as_str), before.name.as_str()) {
        return Ok(before);
    }
    let act = Act {
        staff: by,
        organisation: Some(before.organisation_id),
        act: "campaign.changed",
        object: before.id.into(),
        facts: audit::members(patch),
    };
    conn.transaction::<_, Problem, _>(async |conn| {
        let row = rename(conn, before.id, version, name.as_ref(), now).await?;
        audit::record(conn, act, now).await?;
        Ok(row)
    })
    .await
}
