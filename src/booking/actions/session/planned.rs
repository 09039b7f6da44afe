//! A change of a session as a caller wrote it: a merge patch, with staff's reason where a guard would refuse it.
//! API and desk plan by this, so that both take the same patch.

use crate::booking::input::parse_override;
use crate::platform::auth::Scope;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::session::{Patch, Session, SessionChange, plan_change};

/// The change; none where the patch changes nothing.
///
/// # Errors
/// As `plan_change`; 422 at `/override`.
pub async fn plan_session_change(
    conn: &mut Conn,
    session: &Session,
    mut patch: Patch,
    scope: &Scope,
) -> Result<Option<SessionChange>, Problem> {
    let overridden = patch.remove("override").map(parse_override).transpose()?;
    let planned = plan_change(conn, session, patch, scope).await?;
    Ok(planned.map(|planned| SessionChange {
        overridden,
        ..planned
    }))
}
