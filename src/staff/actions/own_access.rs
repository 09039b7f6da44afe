//! What people decide about their own account: a token for a program, and the end of tokens and sign-ins.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::platform::audit::{self, Act};
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::staff::query::find_own_account;
use crate::staff::sign_in::{
    IssuedToken, NewToken, end_other_sign_ins, end_own_sign_in, end_own_token, issue_token,
};

/// Makes a token of the own account; its text is shown once.
///
/// # Errors
/// Of the database.
pub async fn make_token(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    new: &NewToken,
    now: DateTime<Utc>,
) -> Result<IssuedToken, Problem> {
    conn.transaction(async |conn| {
        let issued = issue_token(conn, staff, new, now).await?;
        let facts = json!({ "token": issued.id, "scopes": new.scopes });
        record(conn, staff, "token.made", facts, now).await?;
        Ok(issued)
    })
    .await
}

/// Ends one of one's own tokens: the next request that comes with it is refused.
///
/// # Errors
/// 404 where there is none.
pub async fn revoke_own_token(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    conn.transaction(async |conn| {
        if !end_own_token(conn, staff, id).await? {
            return Err(Problem::not_found());
        }
        record(conn, staff, "token.revoked", json!({ "token": id }), now).await
    })
    .await
}

/// Which sign-ins are to end.
#[derive(Debug, Clone, Copy)]
pub enum Ended {
    One(Uuid),
    /// All but the one that the request came with.
    Others(Option<[u8; 32]>),
}

/// Ends sign-ins of the own account.
///
/// # Errors
/// 404 where there is no such one.
pub async fn end_own_sign_ins(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    ended: Ended,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    conn.transaction(async |conn| {
        let many = match ended {
            Ended::One(id) => usize::from(end_own_sign_in(conn, staff, id).await?),
            Ended::Others(but) => end_other_sign_ins(conn, staff, but.as_ref()).await?,
        };
        match (many, ended) {
            (0, Ended::One(_)) => Err(Problem::not_found()),
            (0, Ended::Others(_)) => Ok(()),
            _ => record(conn, staff, "sign-in.ended", json!({ "many": many }), now).await,
        }
    })
    .await
}

async fn record(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    act: &str,
    facts: Value,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let account = find_own_account(conn, staff).await?;
    let act = Act {
        staff,
        organisation: account.and_then(|account| account.organisation_id),
        act,
        object: staff.into(),
        facts,
    };
    Ok(audit::record(conn, act, now).await?)
}
