//! Sweeps away sign-ins, tokens and misses whose time is over.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::sign_in::span;
use super::tries;
use crate::platform::config;
use crate::schema::{sign_ins, tokens};

/// Forgets what opens nothing any more, and answers how many rows that were.
///
/// # Errors
/// Of the database.
pub async fn forget_old(
    conn: &mut AsyncPgConnection,
    ends: &config::SignInConfig,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let left_alone = sign_ins::seen_at.le(now - span(ends.idle));
    let too_old = sign_ins::created_at.le(now - span(ends.absolute));
    let ended = diesel::delete(sign_ins::table.filter(left_alone.or(too_old)))
        .execute(conn)
        .await?;
    let expired = diesel::delete(tokens::table.filter(tokens::expires_at.le(now)))
        .execute(conn)
        .await?;
    Ok(ended + expired + tries::forget_old(conn, now).await?)
}
