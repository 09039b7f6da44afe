//! Tokens for programs that call the API: shown once, stored as a hash, ended by time or at once.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::auth::staff_token;
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::problem::Problem;
use crate::schema::{staff, tokens};

/// A token or a sign-in is marked as seen at most this often.
pub(super) const SEEN_EVERY: TimeDelta = TimeDelta::minutes(1);

/// Issues a token for an account and returns its text, which is stored nowhere.
pub async fn issue_token(
    conn: &mut AsyncPgConnection,
    account: StaffId,
    name: &str,
    expires_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<String, Problem> {
    let (text, hash) = staff_token::fresh().map_err(Problem::internal)?;
    let organisation: Option<OrganisationId> = staff::table
        .find(account)
        .select(staff::organisation_id)
        .get_result(conn)
        .await?;
    diesel::insert_into(tokens::table)
        .values((
            tokens::hash.eq(hash.to_vec()),
            tokens::staff_id.eq(account),
            tokens::organisation_id.eq(organisation),
            tokens::name.eq(name),
            tokens::created_at.eq(now),
            tokens::expires_at.eq(expires_at),
        ))
        .execute(conn)
        .await?;
    Ok(text)
}

/// Ends a token at once; false when there is no such token.
pub async fn revoke_token(conn: &mut AsyncPgConnection, text: &str) -> QueryResult<bool> {
    let Some(hash) = staff_token::hash_of(text) else {
        return Ok(false);
    };
    let ended = diesel::delete(tokens::table.find(hash.to_vec()))
        .execute(conn)
        .await?;
    Ok(ended > 0)
}

/// Whose token it is; none when it is unknown or expired. Marks it as seen.
pub async fn find_token_holder(
    conn: &mut AsyncPgConnection,
    text: &str,
    now: DateTime<Utc>,
) -> QueryResult<Option<StaffId>> {
    let Some(hash) = staff_token::hash_of(text) else {
        return Ok(None);
    };
    let found: Option<(StaffId, Option<DateTime<Utc>>)> = tokens::table
        .find(hash.to_vec())
        .filter(tokens::expires_at.gt(now))
        .select((tokens::staff_id, tokens::seen_at))
        .get_result(conn)
        .await
        .optional()?;
    let Some((holder, seen_at)) = found else {
        return Ok(None);
    };
    if seen_at.is_none_or(|seen| seen + SEEN_EVERY <= now) {
        diesel::update(tokens::table.find(hash.to_vec()))
            .set(tokens::seen_at.eq(now))
            .execute(conn)
            .await?;
    }
    Ok(Some(holder))
}
