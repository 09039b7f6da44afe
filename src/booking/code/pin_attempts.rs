//! Throttle of PINs: after five misses in an hour a number waits, after twenty in the life of a PIN it
//! waits for a new one. Counted under the number as typed, known or not, so that a wait tells nothing.
//! A look-up takes an attempt before it compares, and gives it back when the PIN was right.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Integer, Text, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::schema::pin_tries;

/// Misses allowed in an hour.
const MAX_IN_HOUR: i32 = 5;
/// Misses allowed in the life of a PIN.
const MAX_IN_LIFE: i32 = 20;

/// Whether a PIN may be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinAttempt {
    /// Yes, and it is counted until it was right.
    Allowed,
    /// Not before this many seconds.
    Wait(i64),
    /// Not before a new PIN.
    Exhausted,
}

/// Takes an attempt before anything is compared: a conditional update, so that parallel guesses share
/// one allowance.
pub async fn take_attempt(
    conn: &mut AsyncPgConnection,
    number: &str,
    now: DateTime<Utc>,
) -> QueryResult<PinAttempt> {
    let hour_ago = now - TimeDelta::hours(1);
    let taken = diesel::sql_query(
        "insert into pin_tries (number, hour_began_at, in_hour, in_life) values ($1, $2, 1, 1) \
         on conflict (number) do update set \
            hour_began_at = case when pin_tries.hour_began_at <= $3 then $2 else pin_tries.hour_began_at end, \
            in_hour = case when pin_tries.hour_began_at <= $3 then 1 else pin_tries.in_hour + 1 end, \
            in_life = pin_tries.in_life + 1 \
          where pin_tries.in_life < $5 and (pin_tries.in_hour < $4 or pin_tries.hour_began_at <= $3)",
    )
    .bind::<Text, _>(number)
    .bind::<Timestamptz, _>(now)
    .bind::<Timestamptz, _>(hour_ago)
    .bind::<Integer, _>(MAX_IN_HOUR)
    .bind::<Integer, _>(MAX_IN_LIFE)
    .execute(conn)
    .await?;
    if taken == 1 {
        return Ok(PinAttempt::Allowed);
    }
    let (in_life, hour_began_at): (i32, DateTime<Utc>) = pin_tries::table
        .find(number)
        .select((pin_tries::in_life, pin_tries::hour_began_at))
        .get_result(conn)
        .await?;
    if in_life >= MAX_IN_LIFE {
        return Ok(PinAttempt::Exhausted);
    }
    let wait = (hour_began_at + TimeDelta::hours(1) - now).num_seconds();
    Ok(PinAttempt::Wait(wait.max(1)))
}

/// Gives an attempt back: the PIN was right.
pub async fn give_back_attempt(conn: &mut AsyncPgConnection, number: &str) -> QueryResult<()> {
    diesel::update(pin_tries::table.find(number))
        .set((
            pin_tries::in_hour.eq(pin_tries::in_hour - 1),
            pin_tries::in_life.eq(pin_tries::in_life - 1),
        ))
        .execute(conn)
        .await
        .map(drop)
}

/// Forgets the misses of a number: it has a new PIN, or is long unused.
pub async fn forget_attempts(conn: &mut AsyncPgConnection, number: &str) -> QueryResult<()> {
    diesel::delete(pin_tries::table.find(number))
        .execute(conn)
        .await
        .map(drop)
}
