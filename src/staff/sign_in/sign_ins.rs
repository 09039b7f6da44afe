//! Sign-ins of people at pages: a random id in a cookie, its hash in a row. Each sign-in gets a new
//! id, so nobody can plant one beforehand.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::HEXLOWER;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use sha2::{Digest, Sha256};

use super::tokens::SEEN_EVERY;
use crate::platform::auth::csrf::SignIn;
use crate::platform::config;
use crate::platform::ids::{OrganisationId, StaffId, fresh};
use crate::platform::problem::Problem;
use crate::platform::secrets::random_bytes;
use crate::schema::{sign_ins, staff};

/// Begins a sign-in on a device, known by its words, of somebody who was proved by us or by a provider, and returns the id for its cookie.
pub async fn begin_sign_in(
    conn: &mut AsyncPgConnection,
    account: StaffId,
    device: Option<&str>,
    by_provider: bool,
    now: DateTime<Utc>,
) -> Result<String, Problem> {
    let id: [u8; 32] = random_bytes().map_err(Problem::internal)?;
    let organisation: Option<OrganisationId> = staff::table
        .find(account)
        .select(staff::organisation_id)
        .get_result(conn)
        .await?;
    diesel::insert_into(sign_ins::table)
        .values((
            sign_ins::id_hash.eq(Sha256::digest(id).to_vec()),
            sign_ins::staff_id.eq(account),
            sign_ins::organisation_id.eq(organisation),
            sign_ins::created_at.eq(now),
            sign_ins::seen_at.eq(now),
            sign_ins::id.eq(fresh()),
            sign_ins::device.eq(device),
            sign_ins::by_provider.eq(by_provider),
        ))
        .execute(conn)
        .await?;
    Ok(HEXLOWER.encode(&id))
}

/// Says of an account that somebody signed in with it now.
pub async fn note_sign_in(
    conn: &mut AsyncPgConnection,
    account: StaffId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(staff::table.find(account))
        .set(staff::signed_in_at.eq(now))
        .execute(conn)
        .await
        .map(drop)
}

/// Ends one sign-in.
pub async fn end_sign_in(conn: &mut AsyncPgConnection, sign_in: &SignIn) -> QueryResult<()> {
    diesel::delete(sign_ins::table.find(sign_in.id_hash.to_vec()))
        .execute(conn)
        .await
        .map(drop)
}

/// The sign-in that a cookie's id belongs to; none when it is unknown, idle for too long or too
/// old.
pub async fn find_sign_in(
    conn: &mut AsyncPgConnection,
    id: &str,
    lifetimes: &config::SignInConfig,
    now: DateTime<Utc>,
) -> QueryResult<Option<SignIn>> {
    let Some(id_hash) = hash_of(id) else {
        return Ok(None);
    };
    let found: Option<(StaffId, bool)> = sign_ins::table
        .find(id_hash.to_vec())
        .filter(sign_ins::seen_at.gt(now - to_time_delta(lifetimes.idle)))
        .filter(sign_ins::created_at.gt(now - to_time_delta(lifetimes.absolute)))
        .select((sign_ins::staff_id, sign_ins::by_provider))
        .get_result(conn)
        .await
        .optional()?;
    Ok(found.map(|(staff, by_provider)| SignIn {
        staff,
        id_hash,
        by_provider,
    }))
}

/// Says that a sign-in is in use; writes once in a while.
pub async fn mark_seen(
    conn: &mut AsyncPgConnection,
    sign_in: &SignIn,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(sign_ins::table.find(sign_in.id_hash.to_vec()))
        .filter(sign_ins::seen_at.le(now - SEEN_EVERY))
        .set(sign_ins::seen_at.eq(now))
        .execute(conn)
        .await
        .map(drop)
}

fn hash_of(id: &str) -> Option<[u8; 32]> {
    let bytes = HEXLOWER.decode(id.as_bytes()).ok()?;
    (bytes.len() == 32).then(|| Sha256::digest(bytes).into())
}

/// A configured time as one that can be added to an instant.
pub fn to_time_delta(time: Duration) -> TimeDelta {
    TimeDelta::from_std(time).unwrap_or(TimeDelta::days(1))
}
