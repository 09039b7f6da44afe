//! One session, as it is stored.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::Session;
use crate::platform::auth::Target;
use crate::platform::ids::{OrganisationId, StaffId, VenueId};
use crate::schema::{session_helpers, sessions};

/// Reads one; none when there is none.
///
/// # Errors
/// Of the database.
pub async fn load(conn: &mut AsyncPgConnection, id: Uuid) -> QueryResult<Option<Session>> {
    sessions::table
        .find(id)
        .select(Session::as_select())
        .first(conn)
        .await
        .optional()
}

/// The session as a scope sees it.
///
/// # Errors
/// Of the database.
pub async fn target(
    conn: &mut AsyncPgConnection,
    session: &Session,
    staff: StaffId,
) -> QueryResult<Target> {
    let helps = diesel::select(diesel::dsl::exists(
        session_helpers::table.find((session.id, staff.0)),
    ))
    .get_result(conn)
    .await?;
    Ok(Target {
        organisation: OrganisationId(session.organisation_id),
        venue: Some(VenueId(session.venue_id)),
        helps,
    })
}

/// Calls a session off; false when it was already.
///
/// # Errors
/// 409 when it is over.
pub async fn cancel(
    conn: &mut AsyncPgConnection,
    id: Uuid,
    reason: &crate::platform::local_text::LocalText,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<bool, crate::platform::http::problem::Problem> {
    let changed = diesel::update(sessions::table.find(id))
        .filter(sessions::status.ne("cancelled"))
        .set((
            sessions::status.eq("cancelled"),
            sessions::cancel_reason.eq(serde_json::json!(reason)),
            sessions::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(changed == 1)
}
