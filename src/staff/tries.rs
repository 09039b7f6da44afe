//! The wait after wrong passwords: by the address as typed, known or not, and the network the try
//! comes from. So a stranger elsewhere locks nobody out, and a wait tells nothing.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Integer, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::problem::{Problem, RATE_LIMITED};
use crate::schema::sign_in_tries as tries;

/// So many misses cost no wait.
const FREE: i32 = 5;
/// After this time without a miss all are forgotten.
const FORGOTTEN: TimeDelta = TimeDelta::hours(24);
/// The wait in seconds after the misses so far: half a minute, doubled five times at most.
const WAIT: &str = "(case when sign_in_tries.misses < 5 then 0 \
    else 30 * (1 << least(sign_in_tries.misses - 5, 5)) end)";

/// Takes a try before the password is looked at, so that many at once are counted too.
///
/// # Errors
/// 429 with `Retry-After` while the wait lasts; of the database.
pub async fn take(
    conn: &mut AsyncPgConnection,
    whose: &[u8],
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let misses = sql::<Integer>("(case when sign_in_tries.since < ")
        .bind::<Timestamptz, _>(now - FORGOTTEN)
        .sql(" then 1 else sign_in_tries.misses + 1 end)");
    let is_over = sql::<Bool>(&format!(
        "sign_in_tries.since + make_interval(secs => {WAIT}) <= "
    ))
    .bind::<Timestamptz, _>(now);
    let counted = diesel::insert_into(tries::table)
        .values((
            tries::email_hash.eq(whose),
            tries::misses.eq(1),
            tries::since.eq(now),
        ))
        .on_conflict(tries::email_hash)
        .do_update()
        .set((tries::misses.eq(misses), tries::since.eq(now)));
    let taken = diesel::query_dsl::methods::FilterDsl::filter(counted, is_over)
        .execute(conn)
        .await?;
    if taken == 1 {
        return Ok(());
    }
    Err(wait(rest(conn, whose, now).await?))
}

/// Forgets the misses: the password was right.
///
/// # Errors
/// Of the database.
pub async fn forget(conn: &mut AsyncPgConnection, whose: &[u8]) -> QueryResult<()> {
    diesel::delete(tries::table.find(whose))
        .execute(conn)
        .await
        .map(drop)
}

/// Sweeps away what is long past.
///
/// # Errors
/// Of the database.
pub async fn forget_old(conn: &mut AsyncPgConnection, now: DateTime<Utc>) -> QueryResult<usize> {
    diesel::delete(tries::table.filter(tries::since.lt(now - FORGOTTEN)))
        .execute(conn)
        .await
}

async fn rest(
    conn: &mut AsyncPgConnection,
    whose: &[u8],
    now: DateTime<Utc>,
) -> QueryResult<TimeDelta> {
    let found: Option<(i32, DateTime<Utc>)> = tries::table
        .find(whose)
        .select((tries::misses, tries::since))
        .get_result(conn)
        .await
        .optional()?;
    // A right password elsewhere may have ended the wait meanwhile.
    let (misses, since) = found.unwrap_or((0, now));
    let doubled = (misses - FREE).clamp(0, 5);
    Ok(since + TimeDelta::seconds(30 << doubled) - now)
}

fn wait(rest: TimeDelta) -> Problem {
    let seconds = rest.num_seconds().max(0) + 1;
    Problem::new(&RATE_LIMITED)
        .fact("retryAfter", seconds)
        .header("Retry-After", seconds)
}
