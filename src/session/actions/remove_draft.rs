//! Takes a draft away that nobody was asked about yet; a course goes with its meetings. What was proposed or published
//! is cancelled instead, so that whoever saw it learns why it is not there.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use crate::platform::audit::{self, Act};
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::schema::sessions;
use crate::session::model::{Session, StoredStatus};
use crate::session::query;
use crate::session::seats::lock::lock_seats;

/// # Errors
/// 409 from any other status, and for one meeting of a course; 404 when it is gone.
pub async fn remove_draft(
    conn: &mut AsyncPgConnection,
    session: &Session,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        lock_seats(conn, &[session.id]).await?;
        let found = query::load(conn, session.id).await?;
        let found = found.ok_or_else(Problem::not_found)?;
        if found.status != StoredStatus::Draft || found.course_id.is_some() {
            return Err(Problem::wrong_state(found.status(now).name()));
        }
        delete(conn, found.id).await.map_err(|error| match error {
            Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _) => {
                Problem::wrong_state(found.status(now).name())
            }
            other => other.into(),
        })?;
        let act = Act {
            staff: by,
            organisation: Some(found.organisation_id),
            act: "session.removed",
            object: found.id.into(),
            facts: json!({ "startsAt": found.timing.starts_at }),
        };
        Ok(audit::record(conn, act, now).await?)
    })
    .await
}

/// With its meetings; what hangs on either goes along.
async fn delete(conn: &mut AsyncPgConnection, id: SessionId) -> QueryResult<()> {
    let all = sessions::id.eq(id).or(sessions::course_id.eq(id));
    diesel::delete(sessions::table.filter(all))
        .execute(conn)
        .await
        .map(drop)
}
