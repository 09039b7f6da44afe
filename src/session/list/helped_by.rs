//! Who helps at the sessions of a list, by name.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::SessionId;
use crate::schema::{session_helpers, staff};

/// The names of those who help, by session, in the order of the alphabet.
pub async fn helped_by(
    conn: &mut AsyncPgConnection,
    sessions: &[SessionId],
) -> QueryResult<HashMap<SessionId, Vec<String>>> {
    let rows: Vec<(SessionId, String)> = session_helpers::table
        .inner_join(staff::table.on(staff::id.eq(session_helpers::staff_id)))
        .filter(session_helpers::session_id.eq_any(sessions))
        .order((staff::name, staff::id))
        .select((session_helpers::session_id, staff::name))
        .load(conn)
        .await?;
    let mut names: HashMap<SessionId, Vec<String>> = HashMap::new();
    for (session, name) in rows {
        names.entry(session).or_default().push(name);
    }
    Ok(names)
}
