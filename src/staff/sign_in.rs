//! Sign-ins of people at pages: a random id in a cookie, its hash in a row. Each sign-in has an id
//! of its own, so none can be planted beforehand.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::HEXLOWER;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::tokens::SEEN_EVERY;
use crate::platform::auth::csrf::SignIn;
use crate::platform::config;
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::platform::secrets::random_bytes;
use crate::schema::{sign_ins, staff};

/// Begins a sign-in and answers the id for its cookie.
///
/// # Errors
/// Of the database, or without random bytes.
pub async fn sign_in(
    conn: &mut AsyncPgConnection,
    who: StaffId,
    now: DateTime<Utc>,
) -> Result<String, Problem> {
    let id: [u8; 32] = random_bytes().map_err(Problem::internal)?;
    let organisation: Option<Uuid> = staff::table
        .find(who.0)
        .select(staff::organisation_id)
        .get_result(conn)
        .await?;
    diesel::insert_into(sign_ins::table)
        .values((
            sign_ins::id_hash.eq(Sha256::digest(id).to_vec()),
            sign_ins::staff_id.eq(who.0),
            sign_ins::organisation_id.eq(organisation),
            sign_ins::created_at.eq(now),
            sign_ins::seen_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(HEXLOWER.encode(&id))
}

/// Ends one sign-in.
///
/// # Errors
/// Of the database.
pub async fn sign_out(conn: &mut AsyncPgConnection, ended: &SignIn) -> QueryResult<()> {
    diesel::delete(sign_ins::table.find(ended.id_hash.to_vec()))
        .execute(conn)
        .await
        .map(drop)
}

/// The sign-in a cookie's id stands for; none when it is unknown, was left alone too long or is
/// too old. Its use is written down.
///
/// # Errors
/// Of the database.
pub async fn current(
    conn: &mut AsyncPgConnection,
    id: &str,
    ends: &config::SignInConfig,
    now: DateTime<Utc>,
) -> QueryResult<Option<SignIn>> {
    let Some(id_hash) = hash_of(id) else {
        return Ok(None);
    };
    let found: Option<(Uuid, DateTime<Utc>)> = sign_ins::table
        .find(id_hash.to_vec())
        .filter(sign_ins::seen_at.gt(now - span(ends.idle)))
        .filter(sign_ins::created_at.gt(now - span(ends.absolute)))
        .select((sign_ins::staff_id, sign_ins::seen_at))
        .get_result(conn)
        .await
        .optional()?;
    let Some((who, seen_at)) = found else {
        return Ok(None);
    };
    if seen_at + SEEN_EVERY <= now {
        diesel::update(sign_ins::table.find(id_hash.to_vec()))
            .set(sign_ins::seen_at.eq(now))
            .execute(conn)
            .await?;
    }
    let staff = StaffId(who);
    Ok(Some(SignIn { staff, id_hash }))
}

fn hash_of(id: &str) -> Option<[u8; 32]> {
    let bytes = HEXLOWER.decode(id.as_bytes()).ok()?;
    (bytes.len() == 32).then(|| Sha256::digest(bytes).into())
}

/// A configured time as one that instants can be moved by.
pub(super) fn span(time: Duration) -> TimeDelta {
    TimeDelta::from_std(time).unwrap_or(TimeDelta::days(1))
}
