//! Reads of one session. What a reader may not see is not there.

use chrono::{DateTime, Utc};
use diesel::dsl::exists;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::lapsed::count_lapsed_as_free;
use super::model::Session;
use super::rows::{Full, around};
use crate::platform::auth::{Scope, Target};
use crate::platform::ids::StaffId;
use crate::schema::{session_helpers, sessions};

/// A session, whoever asks.
///
/// # Errors
/// Of the database.
pub async fn load(conn: &mut AsyncPgConnection, id: Uuid) -> QueryResult<Option<Session>> {
    sessions::table
        .find(id)
        .select(Session::as_select())
        .get_result(conn)
        .await
        .optional()
}

/// Several sessions; one that does not exist is not in the answer.
///
/// # Errors
/// Of the database.
pub async fn load_all(conn: &mut AsyncPgConnection, ids: &[Uuid]) -> QueryResult<Vec<Session>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    sessions::table
        .filter(sessions::id.eq_any(ids))
        .select(Session::as_select())
        .load(conn)
        .await
}

/// A session within a scope; outside of it there is none.
///
/// # Errors
/// Of the database.
pub async fn load_within(
    conn: &mut AsyncPgConnection,
    id: Uuid,
    scope: &Scope,
) -> QueryResult<Option<Session>> {
    let Some(session) = load(conn, id).await? else {
        return Ok(None);
    };
    let helps = scope.own_sessions && helps(conn, id, scope.staff).await?;
    Ok(Some(session).filter(|session| scope.covers(session.target(helps))))
}

/// A session as the scopes of a member of staff see it.
///
/// # Errors
/// Of the database.
pub async fn target(
    conn: &mut AsyncPgConnection,
    session: &Session,
    staff: StaffId,
) -> QueryResult<Target> {
    let helps = helps(conn, session.id, staff).await?;
    Ok(session.target(helps))
}

/// Whether a member of staff helps at a session.
///
/// # Errors
/// Of the database.
pub async fn helps(
    conn: &mut AsyncPgConnection,
    session: Uuid,
    staff: StaffId,
) -> QueryResult<bool> {
    let own = session_helpers::table.find((session, staff.0));
    diesel::select(exists(own)).get_result(conn).await
}

/// A session with everything around it, if this reader may see it.
///
/// # Errors
/// Of the database.
pub async fn full(
    conn: &mut AsyncPgConnection,
    id: Uuid,
    scope: Option<&Scope>,
    now: DateTime<Utc>,
) -> QueryResult<Option<Full>> {
    let Some(mut full) = any_full(conn, id).await? else {
        return Ok(None);
    };
    count_lapsed_as_free(conn, std::slice::from_mut(&mut full), now).await?;
    if full.session.is_public() {
        return Ok(Some(full));
    }
    let Some(scope) = scope else {
        return Ok(None);
    };
    let helps = scope.own_sessions && helps(conn, id, scope.staff).await?;
    Ok(Some(full).filter(|full| scope.covers(full.session.target(helps))))
}

/// A session with everything around it, whoever asks.
///
/// # Errors
/// Of the database.
pub async fn any_full(conn: &mut AsyncPgConnection, id: Uuid) -> QueryResult<Option<Full>> {
    around()
        .filter(sessions::id.eq(id))
        .select(Full::as_select())
        .get_result(conn)
        .await
        .optional()
}

/// Who helps at a session.
///
/// # Errors
/// Of the database.
pub async fn helpers(conn: &mut AsyncPgConnection, session: Uuid) -> QueryResult<Vec<Uuid>> {
    session_helpers::table
        .filter(session_helpers::session_id.eq(session))
        .order(session_helpers::staff_id)
        .select(session_helpers::staff_id)
        .load(conn)
        .await
}
