//! Tokens for programs that call the API: shown once, stored as a hash, ended by time or at once.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::platform::auth::staff_token;
use crate::platform::ids::{OrganisationId, StaffId, fresh};
use crate::platform::problem::Problem;
use crate::schema::{staff, tokens};

/// A token or a sign-in is marked as seen at most this often.
pub(super) const SEEN_EVERY: TimeDelta = TimeDelta::minutes(1);

/// A token to be issued.
#[derive(Debug, Clone)]
pub struct NewToken {
    /// What it is for.
    pub name: String,
    /// What it may be used for; empty for whatever the account may.
    pub scopes: Vec<String>,
    pub expires_at: DateTime<Utc>,
    /// Whether it is made under a sign-in that an identity provider proved.
    pub by_provider: bool,
}

/// A token that was issued.
pub struct IssuedToken {
    /// By this its owner ends it.
    pub id: Uuid,
    /// Shown once, and stored nowhere.
    pub text: String,
}

/// Issues a token for an account.
pub async fn issue_token(
    conn: &mut AsyncPgConnection,
    account: StaffId,
    new: &NewToken,
    now: DateTime<Utc>,
) -> Result<IssuedToken, Problem> {
    let (text, hash) = staff_token::fresh().map_err(Problem::internal)?;
    let id = fresh();
    let organisation: Option<OrganisationId> = staff::table
        .find(account)
        .select(staff::organisation_id)
        .get_result(conn)
        .await?;
    diesel::insert_into(tokens::table)
        .values((
            tokens::hash.eq(hash.to_vec()),
            tokens::id.eq(id),
            tokens::staff_id.eq(account),
            tokens::organisation_id.eq(organisation),
            tokens::name.eq(&new.name),
            tokens::scopes.eq(&new.scopes),
            tokens::created_at.eq(now),
            tokens::expires_at.eq(new.expires_at),
            tokens::by_provider.eq(new.by_provider),
        ))
        .execute(conn)
        .await?;
    Ok(IssuedToken { id, text })
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

/// Whoever holds a token, and what it may be used for.
pub struct TokenHolder {
    pub staff: StaffId,
    /// Empty: whatever the account may.
    pub scopes: Vec<String>,
    /// Whether it was made under a sign-in that an identity provider proved.
    pub by_provider: bool,
}

/// Whose token it is; none when it is unknown or expired. Marks it as seen.
pub async fn find_token_holder(
    conn: &mut AsyncPgConnection,
    text: &str,
    now: DateTime<Utc>,
) -> QueryResult<Option<TokenHolder>> {
    let Some(hash) = staff_token::hash_of(text) else {
        return Ok(None);
    };
    type Found = (StaffId, Vec<String>, Option<DateTime<Utc>>, bool);
    let found: Option<Found> = tokens::table
        .find(hash.to_vec())
        .filter(tokens::expires_at.gt(now))
        .select((
            tokens::staff_id,
            tokens::scopes,
            tokens::seen_at,
            tokens::by_provider,
        ))
        .get_result(conn)
        .await
        .optional()?;
    let Some((staff, scopes, seen_at, by_provider)) = found else {
        return Ok(None);
    };
    if seen_at.is_none_or(|seen| seen + SEEN_EVERY <= now) {
        diesel::update(tokens::table.find(hash.to_vec()))
            .set(tokens::seen_at.eq(now))
            .execute(conn)
            .await?;
    }
    Ok(Some(TokenHolder {
        staff,
        scopes,
        by_provider,
    }))
}
