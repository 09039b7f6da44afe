//! Changes an account and the pledge that was given with it, or closes it.

use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::Value;

use super::last_coordinator::require_another_coordinator;
use crate::platform::audit::{self, Act};
use crate::platform::auth::Scope;
use crate::platform::problem::Problem;
use crate::staff::account::{AccountChange, change_account, save_pledge};
use crate::staff::model::StaffAccount;
use crate::staff::problems::NOT_GRANTABLE;
use crate::staff::query;

/// What somebody asks for.
#[derive(Debug, Clone, Default)]
pub struct MemberChange {
    pub account: AccountChange,
    /// `Some(None)`: the pledge does not count any more.
    pub pledged_on: Option<Option<NaiveDate>>,
    /// Which members changed, for the log.
    pub facts: Value,
}

/// Changes an account that is still at `version`. What changes nothing writes nothing.
///
/// # Errors
/// 403 where the caller may not decide that, 409 for a taken address or the last coordinator, 412 when somebody else
/// changed it.
pub async fn change_member(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    before: &StaffAccount,
    version: i32,
    change: &MemberChange,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        require_allowed(conn, scope, before, &change.account).await?;
        if change.pledged_on.is_none() && !change.account.changes(before) {
            return Ok(());
        }
        change_account(conn, before.id, version, &change.account, now).await?;
        if let (Some(on), Some(at)) = (change.pledged_on, before.organisation_id) {
            save_pledge(conn, before.id, at, on).await?;
        }
        let act = Act {
            staff: scope.staff,
            organisation: before.organisation_id,
            act: "staff.changed",
            object: before.id.into(),
            facts: change.facts.clone(),
        };
        Ok(audit::record(conn, act, now).await?)
    })
    .await
}

/// To decide who can sign in with an account, the caller must reach everything that was granted to
/// it: otherwise a coordinator could gain wider rights by setting the password. Nobody can close the
/// own account.
async fn require_allowed(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    before: &StaffAccount,
    change: &AccountChange,
) -> Result<(), Problem> {
    if !change.affects_access() {
        return Ok(());
    }
    let grants = query::grants_of(conn, &[before.id]).await?;
    let reaches_all = grants.iter().all(|grant| {
        grant
            .organisation_id
            .is_some_and(|at| scope.covers_organisation(at))
    });
    let disables_self = matches!(change.disabled_at, Some(Some(_))) && scope.staff == before.id;
    if disables_self || !reaches_all {
        return Err(Problem::new(&NOT_GRANTABLE));
    }
    if change.closes(before) {
        require_another_coordinator(conn, before.id, &grants).await?;
    }
    Ok(())
}
