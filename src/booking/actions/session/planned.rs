//! A change of a session as a caller wrote it: a merge patch, with why in words for everybody booked, and staff's reason
//! where a guard would refuse it.
//! API and desk plan by this, so that both take the same patch.

use crate::booking::input::{parse_override, parse_reason};
use crate::organisation;
use crate::platform::auth::Scope;
use crate::platform::db::Conn;
use crate::platform::ids::SessionId;
use crate::platform::problem::Problem;
use crate::session::{Patch, Session, SessionChange, plan_changes};

/// The change; none where the patch changes nothing.
///
/// # Errors
/// As `plan_change`; 422 at `/override` and `/reason`.
pub async fn plan_session_change(
    conn: &mut Conn,
    session: &Session,
    patch: Patch,
    scope: &Scope,
) -> Result<Option<SessionChange>, Problem> {
    let planned = plan_session_changes(conn, std::slice::from_ref(session), patch, scope).await?;
    Ok(planned.into_iter().next().map(|(_, change)| change))
}

/// The same of several sessions of one owner; those that the patch would not change are left out.
///
/// # Errors
/// As [`plan_session_change`], for the first.
pub async fn plan_session_changes(
    conn: &mut Conn,
    sessions: &[Session],
    mut patch: Patch,
    scope: &Scope,
) -> Result<Vec<(SessionId, SessionChange)>, Problem> {
    let overridden = patch.remove("override").map(parse_override).transpose()?;
    let reason = match (patch.remove("reason"), sessions.first()) {
        (Some(reason), Some(session)) => {
            let language = organisation::language_of(conn, session.organisation_id).await?;
            Some(parse_reason(reason, language)?)
        }
        _ => None,
    };
    let mut planned = plan_changes(conn, sessions, &patch, scope).await?;
    for (_, change) in &mut planned {
        change.overridden.clone_from(&overridden);
        change.reason.clone_from(&reason);
    }
    Ok(planned)
}
