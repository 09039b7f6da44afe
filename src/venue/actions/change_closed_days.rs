//! Changes closed days; whose they are stays.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};

use crate::platform::audit;
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::platform::text::LanguageTag;
use crate::venue::closed_days::{self, ClosedDays, ClosedDaysPatch, act, differs};

/// The days after the change; as they were where the patch says nothing else.
///
/// # Errors
/// 422 with every fault, 412 when they are not at `version` any more.
pub async fn change_closed_days(
    conn: &mut AsyncPgConnection,
    before: ClosedDays,
    version: i32,
    (patch, language): (&ClosedDaysPatch, LanguageTag),
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<ClosedDays, Problem> {
    let said = patch.applied_to(&before, language)?;
    if !differs(&said, &before) {
        return Ok(before);
    }
    conn.transaction::<_, Problem, _>(async |conn| {
        let days = closed_days::change(conn, before.id, version, &said, now).await?;
        let noted = act(&days, by, "closed-days.changed", audit::members(patch));
        audit::record(conn, noted, now).await?;
        Ok(days)
    })
    .await
}
