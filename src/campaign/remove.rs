//! Takes away a campaign without editions, and an edition that nobody joined.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use super::model::{Campaign, Edition};
use super::problems::{CAMPAIGN_IN_USE, EDITION_IN_USE};
use super::query::use_of_edition;
use crate::platform::audit::{self, Act};
use crate::platform::ids::StaffId;
use crate::platform::problem::{Kind, Problem};
use crate::schema::{campaigns, editions};

/// # Errors
/// 409 with how many editions it has.
pub async fn remove_campaign(
    conn: &mut AsyncPgConnection,
    campaign: &Campaign,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let theirs = editions::table.filter(editions::campaign_id.eq(campaign.id));
    let count: i64 = theirs.count().get_result(conn).await?;
    if count > 0 {
        return Err(Problem::new(&CAMPAIGN_IN_USE).fact("editions", count));
    }
    let act = Act {
        staff: by,
        organisation: Some(campaign.organisation_id),
        act: "campaign.removed",
        object: campaign.id.into(),
        facts: json!({ "slug": campaign.slug }),
    };
    conn.transaction::<_, Problem, _>(async |conn| {
        diesel::delete(campaigns::table.find(campaign.id))
            .execute(conn)
            .await
            .map_err(|error| refused(error, &CAMPAIGN_IN_USE))?;
        Ok(audit::record(conn, act, now).await?)
    })
    .await
}

/// # Errors
/// 409 with how many sessions joined it, and how many counts were submitted for it.
pub async fn remove_edition(
    conn: &mut AsyncPgConnection,
    edition: &Edition,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    require_unused(conn, edition).await?;
    let act = Act {
        staff: by,
        organisation: Some(edition.organisation_id),
        act: "edition.removed",
        object: edition.id.into(),
        facts: json!({ "edition": edition.edition }),
    };
    conn.transaction::<_, Problem, _>(async |conn| {
        // Whoever keeps a copy of campaigns asks for those that changed.
        diesel::update(campaigns::table.find(edition.campaign_id))
            .set(campaigns::updated_at.eq(now))
            .execute(conn)
            .await?;
        diesel::delete(editions::table.find(edition.id))
            .execute(conn)
            .await
            .map_err(|error| refused(error, &EDITION_IN_USE))?;
        Ok(audit::record(conn, act, now).await?)
    })
    .await
}

async fn require_unused(conn: &mut AsyncPgConnection, edition: &Edition) -> Result<(), Problem> {
    let used = use_of_edition(conn, edition.id).await?;
    match used.is_none() {
        true => Ok(()),
        false => Err(Problem::new(&EDITION_IN_USE)
            .fact("sessions", used.sessions)
            .fact("submissions", used.submissions)),
    }
}

/// Something came to refer to it in the meantime.
fn refused(error: Error, kind: &'static Kind) -> Problem {
    match error {
        Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _) => Problem::new(kind),
        other => other.into(),
    }
}
