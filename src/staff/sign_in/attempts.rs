//! Throttles sign-in attempts: after some wrong passwords the next attempt must wait. Attempts are
//! counted per typed address, known or not, and network. So a stranger elsewhere locks nobody out,
//! and a wait does not tell whether an address exists.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Integer, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::problem::{Problem, RATE_LIMITED};
use crate::schema::sign_in_tries as attempts;

/// So many wrong passwords cost no wait.
const FREE_MISSES: i32 = 5;
/// After this time without an attempt all misses are forgotten.
const FORGET_AFTER: TimeDelta = TimeDelta::hours(24);
/// The wait in seconds after the misses so far: half a minute, doubled five times at most.
const WAIT: &str = "(case when sign_in_tries.misses < 5 then 0 \
    else 30 * (1 << least(sign_in_tries.misses - 5, 5)) end)";

/// Counts an attempt before its password is checked, so that many at once are counted too.
///
/// # Errors
/// 429 with `Retry-After` while the wait lasts.
pub async fn begin_attempt(
    conn: &mut AsyncPgConnection,
    key: &[u8],
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let misses = sql::<Integer>("(case when sign_in_tries.since < ")
        .bind::<Timestamptz, _>(now - FORGET_AFTER)
        .sql(" then 1 else sign_in_tries.misses + 1 end)");
    let is_over = sql::<Bool>(&format!(
        "sign_in_tries.since + make_interval(secs => {WAIT}) <= "
    ))
    .bind::<Timestamptz, _>(now);
    let counted = diesel::insert_into(attempts::table)
        .values((
            attempts::email_hash.eq(key),
            attempts::misses.eq(1),
            attempts::since.eq(now),
        ))
        .on_conflict(attempts::email_hash)
        .do_update()
        .set((attempts::misses.eq(misses), attempts::since.eq(now)));
    let written = diesel::query_dsl::methods::FilterDsl::filter(counted, is_over)
        .execute(conn)
        .await?;
    if written == 1 {
        return Ok(());
    }
    Err(rate_limited(remaining_wait(conn, key, now).await?))
}

/// Forgets the misses, as the password was right.
pub async fn clear_attempts(conn: &mut AsyncPgConnection, key: &[u8]) -> QueryResult<()> {
    diesel::delete(attempts::table.find(key))
        .execute(conn)
        .await
        .map(drop)
}

/// Deletes attempts that are forgotten anyway.
pub async fn purge_attempts(
    conn: &mut AsyncPgConnection,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    diesel::delete(attempts::table.filter(attempts::since.lt(now - FORGET_AFTER)))
        .execute(conn)
        .await
}

async fn remaining_wait(
    conn: &mut AsyncPgConnection,
    key: &[u8],
    now: DateTime<Utc>,
) -> QueryResult<TimeDelta> {
    let found: Option<(i32, DateTime<Utc>)> = attempts::table
        .find(key)
        .select((attempts::misses, attempts::since))
        .get_result(conn)
        .await
        .optional()?;
    // Meanwhile a right password elsewhere may have ended the wait.
    let (misses, since) = found.unwrap_or((0, now));
    let doubled = (misses - FREE_MISSES).clamp(0, 5);
    Ok(since + TimeDelta::seconds(30 << doubled) - now)
}

fn rate_limited(wait: TimeDelta) -> Problem {
    let seconds = wait.num_seconds().max(0) + 1;
    Problem::new(&RATE_LIMITED)
        .fact("retryAfter", seconds)
        .header("Retry-After", seconds)
}
