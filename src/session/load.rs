//! One session, as it is stored.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::Session;
use crate::platform::ids::SessionId;
use crate::schema::sessions;

/// Reads one; none when there is none.
///
/// # Errors
/// Of the database.
pub async fn load(conn: &mut AsyncPgConnection, id: SessionId) -> QueryResult<Option<Session>> {
    sessions::table.find(id).select(Session::as_select()).first(conn).await.optional()
}
