//! Every version of a session's count, and what attendance proposes for the next.

use chrono::{DateTime, Utc};
use diesel::dsl::sum;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;

use crate::platform::ids::SessionId;
use crate::schema::{attendance, counts, staff, walk_ins};
use crate::session::count::put::CountState;

/// One version of a count.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = counts, check_for_backend(diesel::pg::Pg))]
pub struct StoredCount {
    /// From 1.
    pub version: i32,
    /// `counted` or `estimated`.
    pub state: CountState,
    /// People in the room; the figures after it are parts of it.
    pub total: i32,
    pub children: Option<i32>,
    pub women: Option<i32>,
    pub men: Option<i32>,
    pub first_visits: Option<i32>,
    /// People who took part from elsewhere; not in the total.
    pub digital: Option<i32>,
    /// By age band.
    pub ages: Option<Value>,
    /// By language tag.
    pub languages: Option<Value>,
    pub at: DateTime<Utc>,
}

/// Every version with the name of who reported it, the newest first.
pub async fn versions(
    conn: &mut AsyncPgConnection,
    session: SessionId,
) -> QueryResult<Vec<(StoredCount, String)>> {
    counts::table
        .inner_join(staff::table)
        .filter(counts::session_id.eq(session))
        .order(counts::version.desc())
        .select((StoredCount::as_select(), staff::name))
        .load(conn)
        .await
}

/// The sum of check-ins and walk-ins: proposed to whoever counts, never a count itself.
pub async fn proposed(conn: &mut AsyncPgConnection, session: SessionId) -> QueryResult<i64> {
    let came: Option<i64> = attendance::table
        .filter(attendance::session_id.eq(session))
        .select(sum(attendance::people))
        .get_result(conn)
        .await?;
    let walked_in: Option<i64> = walk_ins::table
        .filter(walk_ins::session_id.eq(session))
        .select(sum(walk_ins::count))
        .get_result(conn)
        .await?;
    Ok(came.unwrap_or(0) + walked_in.unwrap_or(0))
}
