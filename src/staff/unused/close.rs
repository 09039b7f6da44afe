//! Closes accounts that nobody used, after their owners were told.

use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};

use super::find::{NOTICE, UnusedAccount, may_close, unused_since};
use crate::platform::audit::{self, Occurrence};
use crate::platform::problem::Problem;
use crate::staff::account::close_account;

/// Closes each that nobody has used for so long and whose owner was told two weeks ago; how many those were.
///
/// # Errors
/// Of the database.
pub async fn close_unused(
    conn: &mut AsyncPgConnection,
    after: TimeDelta,
    now: DateTime<Utc>,
) -> Result<usize, Problem> {
    let mut closed = 0;
    for account in unused_since(conn, now - after).await? {
        let told = account.warned_at().is_some_and(|at| at <= now - NOTICE);
        if told && close(conn, &account, now).await? {
            closed += 1;
        }
    }
    Ok(closed)
}

async fn close(
    conn: &mut AsyncPgConnection,
    account: &UnusedAccount,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    conn.transaction(async |conn| {
        if !may_close(conn, account.id).await?
            || !close_account(conn, account.id, account.used, now).await?
        {
            return Ok(false);
        }
        let occurrence = Occurrence {
            by: None,
            organisation: account.organisation_id,
            act: "staff.closed-unused",
            object: Some(account.id.0),
        };
        audit::record_occurrence(conn, occurrence, now).await?;
        Ok(true)
    })
    .await
}
