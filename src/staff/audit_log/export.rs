//! Takes a part of the log out, as a file does. That somebody did stands in the log itself.

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use serde_json::json;

use super::entry::AuditEntry;
use super::filter::AuditFilter;
use super::read::newest_entries;
use crate::platform::audit::{self, Act};
use crate::platform::auth::Scope;

/// No file has more acts: of a longer log the newest.
const MOST: i64 = 10_000;

/// What a filter shows, the newest first.
pub async fn export_entries(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    filter: &AuditFilter,
    now: DateTime<Utc>,
) -> QueryResult<Vec<AuditEntry>> {
    let entries = newest_entries(conn, scope, filter, (0, MOST)).await?;
    let act = Act {
        staff: scope.staff,
        organisation: scope.organisations.first().copied(),
        act: "audit.exported",
        object: scope.staff.into(),
        facts: json!({
            "rows": entries.len(),
            "object": filter.object,
            "staff": filter.staff,
            "from": filter.from,
            "to": filter.to,
        }),
    };
    audit::record(conn, act, now).await?;
    Ok(entries)
}
