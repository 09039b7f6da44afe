//! A change of a session as a caller wrote it: a merge patch, with why in words for everybody booked, and staff's reason
//! where a guard would refuse it.
//! API and desk plan by this, so that both take the same patch.

use crate::booking::input::{parse_override, parse_reason};
use crate::organisation;
use crate::platform::auth::Scope;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::session::{Patch, Session, SessionChange, plan_change};

/// The change; none where the patch changes nothing.
///
/// # Errors
/// As `plan_change`; 422 at `/override` and `/reason`.
pub async fn plan_session_change(
    conn: &mut Conn,
    session: &Session,
    mut patch: Patch,
    scope: &Scope,
) -> Result<Option<SessionChange>, Problem> {
    let overridden = patch.remove("override").map(parse_override).transpose()?;
    let reason = match patch.remove("reason") {
        None => None,
        Some(reason) => {
            let language = organisation::language_of(conn, session.organisation_id).await?;
            Some(parse_reason(reason, language)?)
        }
    };
    let planned = plan_change(conn, session, patch, scope).await?;
    Ok(planned.map(|planned| SessionChange {
        overridden,
        reason,
        ..planned
    }))
}
