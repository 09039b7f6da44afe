//! Adds somebody who works here, once for each request.

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use serde_json::json;

use crate::platform::audit::{self, Act};
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::staff::account::{NewAccount, add_account};

/// Adds the account in the caller's transaction; its id, and whether the request made it before.
///
/// # Errors
/// 409 when another account has the address; 422 when the key was used for something else.
pub async fn add_member(
    conn: &mut AsyncPgConnection,
    new: &NewAccount,
    once: Option<&IdempotentRequest>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(StaffId, bool), Problem> {
    let id = StaffId::fresh();
    let owner = new.organisation;
    if let Some(existing) = claim_or_find(once, conn, "staff", owner, id, now).await? {
        return Ok((existing, true));
    }
    add_account(conn, id, new, now).await?;
    let act = Act {
        staff: by,
        organisation: new.organisation,
        act: "staff.added",
        object: id.into(),
        facts: json!({}),
    };
    audit::record(conn, act, now).await?;
    Ok((id, false))
}
