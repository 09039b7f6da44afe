//! Writes helpers' skills with their row in the audit log. API and desk call this.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use super::store::{self, HelperSkills};
use crate::platform::audit::{self, Act};
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;

/// Writes what a helper can; what is the same already leaves no row.
///
/// # Errors
/// 500 when the database does not answer.
pub async fn save_skills(
    conn: &mut AsyncPgConnection,
    skills: &HelperSkills,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let before = store::of_helpers(conn, &[skills.staff_id]).await?;
        if before.get(&skills.staff_id) == Some(skills) {
            return Ok(());
        }
        store::save(conn, skills, now).await?;
        let act = Act {
            staff: by,
            organisation: Some(skills.organisation_id),
            act: "helper-skills.saved",
            object: skills.staff_id.into(),
            facts: json!({ "languages": skills.languages, "topics": skills.topics, "devices": skills.devices }),
        };
        Ok(audit::record(conn, act, now).await?)
    })
    .await
}
