//! What opens one's own account: the tokens of programs and the sign-ins of browsers. People see them and end them.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::sign_ins::to_time_delta;
use crate::platform::config;
use crate::platform::ids::StaffId;
use crate::schema::{sign_ins, tokens};

/// Nobody reads more.
const MOST: i64 = 200;

/// A token as its owner sees it.
#[derive(Debug, Clone, Queryable)]
pub struct OwnToken {
    pub id: Uuid,
    pub name: String,
    /// Empty: whatever the account may.
    pub scopes: Vec<String>,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    /// When a request came with it last.
    pub seen_at: Option<DateTime<Utc>>,
}

/// A sign-in as its owner sees it.
#[derive(Debug, Clone, Queryable)]
pub struct OwnSignIn {
    pub id: Uuid,
    /// "Firefox, Windows".
    pub device: Option<String>,
    pub created_at: DateTime<Utc>,
    pub seen_at: DateTime<Utc>,
    pub id_hash: Vec<u8>,
}

/// The tokens that are good now, the newest first.
pub async fn own_tokens(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    now: DateTime<Utc>,
) -> QueryResult<Vec<OwnToken>> {
    tokens::table
        .filter(tokens::staff_id.eq(staff))
        .filter(tokens::expires_at.gt(now))
        .order((tokens::created_at.desc(), tokens::id))
        .limit(MOST)
        .select((
            tokens::id,
            tokens::name,
            tokens::scopes,
            tokens::created_at,
            tokens::expires_at,
            tokens::seen_at,
        ))
        .load(conn)
        .await
}

/// The sign-ins that are open now, the one used last first.
pub async fn own_sign_ins(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    lifetimes: &config::SignInConfig,
    now: DateTime<Utc>,
) -> QueryResult<Vec<OwnSignIn>> {
    sign_ins::table
        .filter(sign_ins::staff_id.eq(staff))
        .filter(sign_ins::seen_at.gt(now - to_time_delta(lifetimes.idle)))
        .filter(sign_ins::created_at.gt(now - to_time_delta(lifetimes.absolute)))
        .order((sign_ins::seen_at.desc(), sign_ins::id))
        .limit(MOST)
        .select((
            sign_ins::id,
            sign_ins::device,
            sign_ins::created_at,
            sign_ins::seen_at,
            sign_ins::id_hash,
        ))
        .load(conn)
        .await
}

/// Ends one of one's own tokens; false where there is none.
pub async fn end_own_token(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    id: Uuid,
) -> QueryResult<bool> {
    let own = tokens::table
        .filter(tokens::id.eq(id))
        .filter(tokens::staff_id.eq(staff));
    Ok(diesel::delete(own).execute(conn).await? > 0)
}

/// Ends one of one's own sign-ins; false where there is none.
pub async fn end_own_sign_in(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    id: Uuid,
) -> QueryResult<bool> {
    let own = sign_ins::table
        .filter(sign_ins::id.eq(id))
        .filter(sign_ins::staff_id.eq(staff));
    Ok(diesel::delete(own).execute(conn).await? > 0)
}

/// Ends every sign-in of the account but this one; how many those were.
pub async fn end_other_sign_ins(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    but: Option<&[u8; 32]>,
) -> QueryResult<usize> {
    let but = but.map(|hash| hash.to_vec()).unwrap_or_default();
    let others = sign_ins::table
        .filter(sign_ins::staff_id.eq(staff))
        .filter(sign_ins::id_hash.ne(but));
    diesel::delete(others).execute(conn).await
}
