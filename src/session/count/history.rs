//! Every version of a session's count, and what attendance proposes for the next: of one session, or of a list.

use std::collections::{HashMap, HashSet};

use diesel::dsl::{max, sum};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::SessionId;
use crate::schema::{attendance, counts, staff};
use crate::session::count::model::StoredCount;
use crate::session::count::walk_ins::{walk_in_sums, walk_ins_of};

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

/// The newest version.
pub async fn newest(
    conn: &mut AsyncPgConnection,
    session: SessionId,
) -> QueryResult<Option<StoredCount>> {
    counts::table
        .filter(counts::session_id.eq(session))
        .order(counts::version.desc())
        .select(StoredCount::as_select())
        .first(conn)
        .await
        .optional()
}

/// The number of the newest version; 0 before the first.
pub async fn newest_version(conn: &mut AsyncPgConnection, session: SessionId) -> QueryResult<i32> {
    let newest: Option<i32> = counts::table
        .filter(counts::session_id.eq(session))
        .select(max(counts::version))
        .get_result(conn)
        .await?;
    Ok(newest.unwrap_or(0))
}

/// The sum of check-ins and walk-ins: proposed to whoever counts, never a count itself.
pub async fn proposed(conn: &mut AsyncPgConnection, session: SessionId) -> QueryResult<i64> {
    let came: Option<i64> = attendance::table
        .filter(attendance::session_id.eq(session))
        .select(sum(attendance::people))
        .get_result(conn)
        .await?;
    Ok(came.unwrap_or(0) + walked_in(conn, session).await?)
}

/// Bare walk-ins who came, added up.
pub async fn walked_in(conn: &mut AsyncPgConnection, session: SessionId) -> QueryResult<i64> {
    Ok(walk_ins_of(conn, session).await?.came)
}

/// The same for the sessions of a list; one that nobody came to is left out.
pub async fn proposed_of(
    conn: &mut AsyncPgConnection,
    sessions: &[SessionId],
) -> QueryResult<HashMap<SessionId, i64>> {
    let came: Vec<(SessionId, Option<i64>)> = attendance::table
        .filter(attendance::session_id.eq_any(sessions))
        .group_by(attendance::session_id)
        .select((attendance::session_id, sum(attendance::people)))
        .load(conn)
        .await?;
    let mut proposed: HashMap<SessionId, i64> = HashMap::new();
    for (session, people) in came {
        *proposed.entry(session).or_default() += people.unwrap_or(0);
    }
    for (session, sums) in walk_in_sums(conn, sessions).await? {
        *proposed.entry(session).or_default() += sums.came;
    }
    Ok(proposed)
}

/// Those of a list that have a count.
pub async fn counted(
    conn: &mut AsyncPgConnection,
    sessions: &[SessionId],
) -> QueryResult<HashSet<SessionId>> {
    let found: Vec<SessionId> = counts::table
        .filter(counts::session_id.eq_any(sessions))
        .select(counts::session_id)
        .distinct()
        .load(conn)
        .await?;
    Ok(found.into_iter().collect())
}
