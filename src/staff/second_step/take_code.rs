//! Takes a code at sign-in: six digits of the app, or a recovery code. Of two who come with the same one has it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::recovery_code::hash_of;
use super::secret::SharedSecret;
use crate::platform::ids::StaffId;
use crate::platform::secrets::Keys;
use crate::schema::{recovery_codes, second_steps};

/// Which kind of code was right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenCode {
    OfApp,
    /// It is gone now.
    Recovery,
}

/// Uses a code up; none where it is wrong, was used, or the second step is off.
pub async fn take_code(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    staff: StaffId,
    typed: &str,
    now: DateTime<Utc>,
) -> QueryResult<Option<TakenCode>> {
    if let Some(hash) = hash_of(typed) {
        let taken = take_recovery_code(conn, staff, hash).await?;
        return Ok(taken.then_some(TakenCode::Recovery));
    }
    let digits: String = typed.split_whitespace().collect();
    let taken = take_digits(conn, keys, staff, &digits, now).await?;
    Ok(taken.then_some(TakenCode::OfApp))
}

async fn take_recovery_code(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    hash: [u8; 32],
) -> QueryResult<bool> {
    let code = recovery_codes::table.find((staff, hash.to_vec()));
    Ok(diesel::delete(code).execute(conn).await? > 0)
}

/// A code is good once, and none from before the last one taken: the row says which that was. A secret under the key
/// of before is sealed anew.
async fn take_digits(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    staff: StaffId,
    digits: &str,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let found: Option<(Uuid, i16, Vec<u8>)> = second_steps::table
        .find(staff)
        .filter(second_steps::confirmed_at.is_not_null())
        .select((
            second_steps::id,
            second_steps::key_id,
            second_steps::sealed_secret,
        ))
        .get_result(conn)
        .await
        .optional()?;
    let opened = found.and_then(|(id, key, sealed)| {
        let secret = SharedSecret::open(keys.by_id(key)?, id, &sealed)?;
        let counter = secret.counter_of(digits, now)?;
        Some((id, secret, counter))
    });
    let Some((id, secret, counter)) = opened else {
        return Ok(false);
    };
    let (key_id, key) = keys.current();
    let unused = second_steps::table
        .find(staff)
        .filter(second_steps::id.eq(id))
        .filter(second_steps::last_counter.lt(counter));
    let taken = diesel::update(unused)
        .set((
            second_steps::last_counter.eq(counter),
            second_steps::key_id.eq(key_id),
            second_steps::sealed_secret.eq(secret.seal(key, id)),
        ))
        .execute(conn)
        .await?;
    Ok(taken > 0)
}
