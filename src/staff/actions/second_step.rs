//! What people decide about the second step of their own sign-in: they begin it, turn it on by a first code, and turn it
//! off by another.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use crate::platform::audit::{self, Act, Occurrence};
use crate::platform::ids::StaffId;
use crate::platform::problem::{Fault, Problem};
use crate::platform::secrets::Keys;
use crate::staff::model::StaffAccount;
use crate::staff::problems::{SECOND_STEP_ON, wrong_code_at_the_field};
use crate::staff::query::find_own_account;
use crate::staff::second_step::{Confirmed, SharedSecret, begin, confirm, is_on, turn_off};
use crate::staff::sign_in::{AttemptPlace, TypedCode, prove_code};

/// Makes a secret for the app, in place of one that was not confirmed. Nothing else changes.
///
/// # Errors
/// 409 where signing in takes two steps already.
pub async fn begin_second_step(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    account: &StaffAccount,
    now: DateTime<Utc>,
) -> Result<SharedSecret, Problem> {
    let made = begin(conn, keys, account.id, account.organisation_id, now).await?;
    made.ok_or_else(|| Problem::new(&SECOND_STEP_ON))
}

/// Turns the second step on; returns the recovery codes, which are shown this once.
///
/// # Errors
/// 404 where nobody began it, 422 for a wrong code.
pub async fn confirm_second_step(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    account: &StaffAccount,
    code: &str,
    now: DateTime<Utc>,
) -> Result<Vec<String>, Problem> {
    let digits: String = code.split_whitespace().collect();
    conn.transaction(
        async |conn| match confirm(conn, keys, account.id, &digits, now).await? {
            Confirmed::NotBegun => Err(Problem::not_found()),
            Confirmed::WrongCode => Err(Problem::fault("/code", Fault::new("wrong-code"))),
            Confirmed::RecoveryCodes(codes) => {
                record(conn, account, "second-step.on", now).await?;
                Ok(codes)
            }
        },
    )
    .await
}

/// Turns the second step off by one more code. It takes a connection that is in no transaction: a wrong code stays
/// counted.
///
/// # Errors
/// 404 where it is off, 422 for a wrong code, 429 while a wait lasts.
pub async fn end_second_step(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    account: &StaffAccount,
    code: &str,
    at: AttemptPlace,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    if !is_on(conn, account.id).await? {
        return Err(Problem::not_found());
    }
    let typed = TypedCode {
        staff: account.id,
        email: account.email.as_deref().unwrap_or_default(),
        code,
        at,
    };
    let proved = prove_code(conn, keys, &typed, now).await;
    proved.map_err(wrong_code_at_the_field)?;
    conn.transaction(async |conn| {
        turn_off(conn, account.id).await?;
        record(conn, account, "second-step.off", now).await
    })
    .await
}

/// Turns it off for somebody who has lost both telephone and recovery codes; false where it is off.
///
/// # Errors
/// Of the database.
pub async fn reset_second_step(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    conn.transaction(async |conn| {
        if !is_on(conn, staff).await? {
            return Ok(false);
        }
        turn_off(conn, staff).await?;
        let account = find_own_account(conn, staff).await?;
        let occurrence = Occurrence {
            by: None,
            organisation: account.and_then(|account| account.organisation_id),
            act: "second-step.reset",
            object: Some(staff.0),
        };
        audit::record_occurrence(conn, occurrence, now).await?;
        Ok(true)
    })
    .await
}

async fn record(
    conn: &mut AsyncPgConnection,
    account: &StaffAccount,
    act: &str,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let act = Act {
        staff: account.id,
        organisation: account.organisation_id,
        act,
        object: account.id.into(),
        facts: json!({}),
    };
    Ok(audit::record(conn, act, now).await?)
}
