//! Who helps at the sessions to come, so that a caller can ask for somebody by name.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::booking::within::within;
use crate::platform::auth::Scope;
use crate::platform::ids::StaffId;
use crate::schema::{session_helpers, sessions, staff};
use crate::session::StoredStatus;

/// No list to choose from is longer.
const MOST: i64 = 200;

/// Id and name of each who helps at a published session within the scope from now on, by name.
pub async fn helpers_ahead(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    now: DateTime<Utc>,
) -> QueryResult<Vec<(StaffId, String)>> {
    session_helpers::table
        .inner_join(sessions::table)
        .inner_join(staff::table.on(staff::id.eq(session_helpers::staff_id)))
        .filter(sessions::starts_at.gt(now))
        .filter(sessions::status.eq(StoredStatus::Published))
        .filter(within(scope, "sessions.organisation_id"))
        .order((staff::name, staff::id))
        .distinct()
        .limit(MOST)
        .select((staff::id, staff::name))
        .load(conn)
        .await
}
