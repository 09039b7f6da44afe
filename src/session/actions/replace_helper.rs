//! Puts another helper in the place of one who cannot come. Nobody booked is told: who helps is not what they booked.
//! The booking slice calls it for a helper's days away, with the session's counters and the helpers locked.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use crate::platform::audit::{self, Act};
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::schema::{session_helpers, sessions};
use crate::session::access::helps;
use crate::session::model::Session;
use crate::session::problems::CLASH;
use crate::session::resources::occupation::{self, Occupant};

/// The act as the audit log names it.
pub const REPLACED: &str = "session.helper-replaced";

/// Who goes, who comes, and who says so.
#[derive(Debug, Clone, Copy)]
pub struct HelperSwap {
    pub from: StaffId,
    pub to: StaffId,
    pub by: StaffId,
}

/// Replaces a helper of a session. Whoever helps there already does the other's part too.
///
/// # Errors
/// 409 with the other session's id where the new helper is taken.
pub async fn replace_helper(
    conn: &mut AsyncPgConnection,
    session: &Session,
    swap: HelperSwap,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let (HelperSwap { from, to, by }, occupant) = (swap, Occupant::of(session));
    if !helps(conn, session.id, to).await? {
        let taken = occupation::taken_at(conn, session, &[to]).await?;
        if let Some(other) = taken.get(&to) {
            return Err(Problem::new(&CLASH).fact("sessionId", other.to_string()));
        }
        diesel::insert_into(session_helpers::table)
            .values((
                session_helpers::session_id.eq(session.id),
                session_helpers::staff_id.eq(to),
                session_helpers::organisation_id.eq(session.organisation_id),
            ))
            .execute(conn)
            .await?;
    }
    occupation::hand_over(conn, occupant, from, to).await?;
    diesel::delete(session_helpers::table.find((session.id, from)))
        .execute(conn)
        .await?;
    diesel::update(sessions::table.find(session.id))
        .set((
            sessions::version.eq(sessions::version + 1),
            sessions::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    let act = Act {
        staff: by,
        organisation: Some(session.organisation_id),
        act: REPLACED,
        object: session.id.into(),
        facts: json!({ "from": from, "to": to }),
    };
    Ok(audit::record(conn, act, now).await?)
}
