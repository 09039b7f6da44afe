//! Takes an account away that did nothing yet, such as one that was added by mistake. Who helped, or stands in the log
//! as somebody who acted, stays: the account is closed instead.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use super::last_coordinator::require_another_coordinator;
use crate::platform::audit::{self, Act};
use crate::platform::auth::Scope;
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::schema::{audit as log, session_helpers};
use crate::staff::account::remove_account;
use crate::staff::model::{StaffAccount, StaffGrant};
use crate::staff::problems::{NOT_GRANTABLE, STAFF_IN_USE};
use crate::staff::query;

/// # Errors
/// 403 where the caller may not decide that, 409 for the last coordinator, and with what the person did.
pub async fn remove_member(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    account: &StaffAccount,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let act = Act {
        staff: scope.staff,
        organisation: account.organisation_id,
        act: "staff.removed",
        object: account.id.into(),
        facts: json!({}),
    };
    conn.transaction::<_, Problem, _>(async |conn| {
        let grants = query::grants_of(conn, &[account.id]).await?;
        require_within_reach(scope, account, &grants)?;
        require_unused(conn, account.id).await?;
        require_another_coordinator(conn, account.id, &grants).await?;
        remove_account(conn, account.id).await.map_err(refused)?;
        Ok(audit::record(conn, act, now).await?)
    })
    .await
}

/// Nobody takes the own account away, nor one with a role that the caller does not decide about.
fn require_within_reach(
    scope: &Scope,
    account: &StaffAccount,
    grants: &[StaffGrant],
) -> Result<(), Problem> {
    let reaches = |grant: &StaffGrant| {
        let at = grant.organisation_id;
        at.is_some_and(|at| scope.covers_organisation(at))
    };
    match account.id != scope.staff && grants.iter().all(reaches) {
        true => Ok(()),
        false => Err(Problem::new(&NOT_GRANTABLE)),
    }
}

async fn require_unused(conn: &mut AsyncPgConnection, id: StaffId) -> Result<(), Problem> {
    let helped = session_helpers::table.filter(session_helpers::staff_id.eq(id));
    let sessions: i64 = helped.count().get_result(conn).await?;
    let acted = log::table.filter(log::staff_id.eq(id));
    let acts: i64 = acted.count().get_result(conn).await?;
    match (sessions, acts) {
        (0, 0) => Ok(()),
        _ => Err(Problem::new(&STAFF_IN_USE)
            .fact("sessionsHelped", sessions)
            .fact("acts", acts)),
    }
}

/// The person came to do something in the meantime.
fn refused(error: Error) -> Problem {
    match error {
        Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _) => {
            Problem::new(&STAFF_IN_USE)
        }
        other => other.into(),
    }
}
