//! Helpers' skills as they are stored.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::{OrganisationId, StaffId};
use crate::schema::helper_skills;

/// A row. Who has none yet can nothing that was written down.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = helper_skills, check_for_backend(diesel::pg::Pg))]
pub struct HelperSkills {
    pub staff_id: StaffId,
    /// Whose member of staff it is.
    pub organisation_id: OrganisationId,
    /// Language tags.
    pub languages: Vec<String>,
    pub topics: Vec<String>,
    /// Names of `Device`.
    pub devices: Vec<String>,
}

/// Those of some helpers.
pub async fn of_helpers(
    conn: &mut AsyncPgConnection,
    helpers: &[StaffId],
) -> QueryResult<HashMap<StaffId, HelperSkills>> {
    let rows: Vec<HelperSkills> = helper_skills::table
        .filter(helper_skills::staff_id.eq_any(helpers))
        .select(HelperSkills::as_select())
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(|row| (row.staff_id, row)).collect())
}

/// Writes what a helper can now.
pub async fn save(
    conn: &mut AsyncPgConnection,
    skills: &HelperSkills,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let said = (
        helper_skills::languages.eq(&skills.languages),
        helper_skills::topics.eq(&skills.topics),
        helper_skills::devices.eq(&skills.devices),
        helper_skills::updated_at.eq(now),
    );
    diesel::insert_into(helper_skills::table)
        .values((skills, helper_skills::updated_at.eq(now)))
        .on_conflict(helper_skills::staff_id)
        .do_update()
        .set((said, helper_skills::version.eq(helper_skills::version + 1)))
        .execute(conn)
        .await
        .map(drop)
}
