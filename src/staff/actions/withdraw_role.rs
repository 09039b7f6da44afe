//! Withdraws a role, but not one's own, and not that of the last coordinator.

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use serde_json::json;

use super::last_coordinator::require_another_coordinator;
use crate::platform::audit::{self, Act};
use crate::platform::auth::{Role, Scope};
use crate::platform::problem::Problem;
use crate::staff::grant::withdraw_grant;
use crate::staff::model::StaffGrant;
use crate::staff::problems::NOT_GRANTABLE;

/// Withdraws a grant within the scope, in the caller's transaction.
///
/// # Errors
/// 403 where the caller may not decide about the role or the person, 404 when it is gone, 409 for the last coordinator.
pub async fn withdraw_role(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    grant: &StaffGrant,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let is_grantable = Role::parse(&grant.role).is_ok_and(Role::is_grantable);
    if !is_grantable || grant.staff_id == scope.staff {
        return Err(Problem::new(&NOT_GRANTABLE));
    }
    require_another_coordinator(conn, grant.staff_id, std::slice::from_ref(grant)).await?;
    if !withdraw_grant(conn, grant.id).await? {
        return Err(Problem::not_found());
    }
    let act = Act {
        staff: scope.staff,
        organisation: grant.organisation_id,
        act: "grant.withdrawn",
        object: grant.staff_id.into(),
        facts: json!({"grant": grant.id, "role": grant.role}),
    };
    Ok(audit::record(conn, act, now).await?)
}
