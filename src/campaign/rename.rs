//! Renames a campaign, if it is still at the version that the author saw.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::model::Campaign;
use crate::platform::ids::CampaignId;
use crate::platform::problem::{Problem, STALE};
use crate::platform::text::PlainText;
use crate::schema::campaigns;

/// Renames a campaign that is still at `version`. Without a name only the version rises.
///
/// # Errors
/// 412 when somebody else changed it.
pub async fn rename(
    conn: &mut AsyncPgConnection,
    id: CampaignId,
    version: i32,
    name: Option<&PlainText<120>>,
    now: DateTime<Utc>,
) -> Result<Campaign, Problem> {
    diesel::update(campaigns::table)
        .filter(campaigns::id.eq(id))
        .filter(campaigns::version.eq(version))
        .set((
            name.map(|name| campaigns::name.eq(name)),
            campaigns::version.eq(version.wrapping_add(1)),
            campaigns::updated_at.eq(now),
        ))
        .returning(Campaign::as_select())
        .get_result(conn)
        .await
        .optional()?
        .ok_or_else(|| Problem::new(&STALE))
}
