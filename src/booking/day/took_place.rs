//! Whether a session has taken place as far as anybody said so: it was counted, or people were ticked off.

use diesel::dsl::{exists, sum};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::booking::attendance::AttendanceOutcome;
use crate::platform::ids::SessionId;
use crate::schema::{attendance, counts};
use crate::session::walk_ins_of;

/// What was said of a session on its day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TookPlace {
    /// A version of its count exists.
    pub counted: bool,
    /// People ticked off, and those who just came.
    pub came: i64,
}

pub async fn took_place(
    conn: &mut AsyncPgConnection,
    session: SessionId,
) -> QueryResult<TookPlace> {
    let counted = exists(counts::table.filter(counts::session_id.eq(session)));
    let ticked_off: Option<i64> = attendance::table
        .filter(attendance::session_id.eq(session))
        .filter(attendance::outcome.eq(AttendanceOutcome::Came))
        .select(sum(attendance::people))
        .get_result(conn)
        .await?;
    Ok(TookPlace {
        counted: diesel::select(counted).get_result(conn).await?,
        came: ticked_off.unwrap_or(0) + walk_ins_of(conn, session).await?.came,
    })
}
