//! Reads sessions by id, without asking who reads.
//! `access` asks whether a reader may see them.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::model::Session;
use crate::platform::ids::{SessionId, StaffId};
use crate::schema::{session_helpers, session_limits, session_texts, sessions};

/// The three tables that `Session::as_select` reads.
#[diesel::dsl::auto_type]
pub fn joined() -> _ {
    sessions::table
        .inner_join(session_texts::table)
        .inner_join(session_limits::table)
}

pub async fn load(conn: &mut AsyncPgConnection, id: SessionId) -> QueryResult<Option<Session>> {
    joined()
        .filter(sessions::id.eq(id))
        .select(Session::as_select())
        .get_result(conn)
        .await
        .optional()
}

/// Sessions by id; one that does not exist is not in the answer.
pub async fn load_all(
    conn: &mut AsyncPgConnection,
    ids: &[SessionId],
) -> QueryResult<Vec<Session>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    joined()
        .filter(sessions::id.eq_any(ids))
        .select(Session::as_select())
        .load(conn)
        .await
}

/// The meetings of a course, in order of time.
pub async fn meetings(
    conn: &mut AsyncPgConnection,
    course: SessionId,
) -> QueryResult<Vec<Session>> {
    joined()
        .filter(sessions::course_id.eq(course))
        .order((sessions::starts_at, sessions::id))
        .select(Session::as_select())
        .load(conn)
        .await
}

/// The helpers of several sessions, each in the order of their ids.
pub async fn helpers_of_several(
    conn: &mut AsyncPgConnection,
    sessions: &[SessionId],
) -> QueryResult<HashMap<SessionId, Vec<StaffId>>> {
    let rows: Vec<(SessionId, StaffId)> = session_helpers::table
        .filter(session_helpers::session_id.eq_any(sessions))
        .order(session_helpers::staff_id)
        .select((session_helpers::session_id, session_helpers::staff_id))
        .load(conn)
        .await?;
    let mut helpers: HashMap<SessionId, Vec<StaffId>> = HashMap::new();
    for (session, helper) in rows {
        helpers.entry(session).or_default().push(helper);
    }
    Ok(helpers)
}

pub async fn helpers(
    conn: &mut AsyncPgConnection,
    session: SessionId,
) -> QueryResult<Vec<StaffId>> {
    session_helpers::table
        .filter(session_helpers::session_id.eq(session))
        .order(session_helpers::staff_id)
        .select(session_helpers::staff_id)
        .load(conn)
        .await
}
