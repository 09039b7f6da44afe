//! Takes closed days away: they are as usual again.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use crate::platform::audit;
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::venue::closed_days::{self, ClosedDays, act};

/// # Errors
/// Only the database's.
pub async fn open_days(
    conn: &mut AsyncPgConnection,
    days: &ClosedDays,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        closed_days::remove(conn, days.id).await?;
        let noted = act(days, by, "closed-days.removed", json!({}));
        Ok(audit::record(conn, noted, now).await?)
    })
    .await
}
