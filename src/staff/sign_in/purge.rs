//! Deletes sign-ins, tokens, links, second steps that nobody confirmed and sign-in attempts whose time is over. The roof's daily job and the
//! `purge` command call this.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::attempts::purge_attempts;
use super::sign_ins::to_time_delta;
use crate::platform::config;
use crate::platform::mail::outbox::forget_letters;
use crate::schema::{sign_ins, tokens};
use crate::staff::account_link::purge_links;
use crate::staff::second_step::purge_unconfirmed;
use crate::staff::unused::CLOSING_LETTER;

/// How long it is remembered that somebody was told of the end of an account.
const REMEMBERED: TimeDelta = TimeDelta::days(90);

/// Deletes what has expired, and returns how many rows that were.
pub async fn purge_expired(
    conn: &mut AsyncPgConnection,
    lifetimes: &config::SignInConfig,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let idle = sign_ins::seen_at.le(now - to_time_delta(lifetimes.idle));
    let too_old = sign_ins::created_at.le(now - to_time_delta(lifetimes.absolute));
    let deleted_sign_ins = diesel::delete(sign_ins::table.filter(idle.or(too_old)))
        .execute(conn)
        .await?;
    let deleted_tokens = diesel::delete(tokens::table.filter(tokens::expires_at.le(now)))
        .execute(conn)
        .await?;
    let deleted_links = purge_links(conn, now).await? + purge_unconfirmed(conn, now).await?;
    let forgotten = forget_letters(conn, &[CLOSING_LETTER], now - REMEMBERED).await?;
    let deleted = deleted_sign_ins + deleted_tokens + deleted_links + forgotten;
    Ok(deleted + purge_attempts(conn, now).await?)
}
