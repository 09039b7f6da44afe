//! Records that somebody looked at the list of calls. What they do with it is recorded with the booking.

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use serde_json::json;
use uuid::Uuid;

use super::list::CallFilter;
use crate::platform::audit::{self, Act};

/// One row for one look: at a session's calls, a venue's, or all that the reader may see.
pub async fn record_look(
    conn: &mut AsyncPgConnection,
    filter: &CallFilter,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let session = filter.session.map(Uuid::from);
    let venue = filter.venue.map(Uuid::from);
    let act = Act {
        staff: filter.scope.staff,
        organisation: filter.scope.owners().next(),
        act: "call-tasks.read",
        object: session.or(venue).unwrap_or(filter.scope.staff.into()),
        facts: json!({ "state": filter.progress }),
    };
    audit::record(conn, act, now).await
}
