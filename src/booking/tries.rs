//! Misses at a number: after five in an hour it waits, after twenty in the life of a PIN it waits
//! for a new one. Kept under the number as typed, known or not, so that a wait tells nothing.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Integer, Text, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::schema::pin_tries;

/// Misses allowed in an hour.
const IN_HOUR: i32 = 5;
/// Misses allowed in the life of a PIN.
const IN_LIFE: i32 = 20;

/// Whether a try may be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Try {
    /// Yes, and it is counted until it was right.
    Taken,
    /// Not before this many seconds.
    Wait(i64),
    /// Not before a new PIN.
    Exhausted,
}

/// Takes a try before anything is compared: a conditional update, so that parallel guesses share
/// one allowance.
///
/// # Errors
/// Of the database.
pub async fn take(
    conn: &mut AsyncPgConnection,
    number: &str,
    now: DateTime<Utc>,
) -> QueryResult<Try> {
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
    .bind::<Integer, _>(IN_HOUR)
    .bind::<Integer, _>(IN_LIFE)
    .execute(conn)
    .await?;
    if taken == 1 {
        return Ok(Try::Taken);
    }
    let counted: (i32, DateTime<Utc>) = pin_tries::table
        .find(number)
        .select((pin_tries::in_life, pin_tries::hour_began_at))
        .get_result(conn)
        .await?;
    let wait = (counted.1 + TimeDelta::hours(1) - now).num_seconds().max(1);
    Ok(if counted.0 >= IN_LIFE {
        Try::Exhausted
    } else {
        Try::Wait(wait)
    })
}

/// Gives a try back: it was right.
///
/// # Errors
/// Of the database.
pub async fn give_back(conn: &mut AsyncPgConnection, number: &str) -> QueryResult<()> {
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
///
/// # Errors
/// Of the database.
pub async fn forget(conn: &mut AsyncPgConnection, number: &str) -> QueryResult<()> {
    diesel::delete(pin_tries::table.find(number))
        .execute(conn)
        .await
        .map(drop)
}
