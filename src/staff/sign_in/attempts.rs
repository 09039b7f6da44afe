//! Throttles sign-in attempts: after some wrong passwords the next attempt must wait. Attempts are
//! counted per typed address, known or not: those of one network, and more widely those of all. A stranger
//! locks nobody out, and a wait does not tell whether an address exists.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Integer, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::problem::{Problem, RATE_LIMITED};
use crate::schema::sign_in_tries as attempts;

/// After this time without an attempt all misses are forgotten.
const FORGET_AFTER: TimeDelta = TimeDelta::hours(24);
const MISSES: &str = "sign_in_tries.misses";
/// The first wait in seconds; each further miss doubles it.
const FIRST_WAIT: i32 = 30;

/// How many misses cost nothing, and how often the wait doubles at most.
#[derive(Debug, Clone, Copy)]
pub struct Throttle {
    free_misses: i32,
    doublings: i32,
}

/// Of one address from one network, or from one device that has signed in before: up to 16 minutes.
pub const ONE_PLACE: Throttle = Throttle {
    free_misses: 5,
    doublings: 5,
};
/// Of one address from wherever it is not known: up to two minutes, so that whoever guesses from many networks
/// gets nowhere, and the owner at a new device still finds a gap.
pub const EVERYWHERE: Throttle = Throttle {
    free_misses: 20,
    doublings: 2,
};

impl Throttle {
    /// The wait after so many misses, in SQL.
    fn wait(self, misses: &str) -> String {
        let Self {
            free_misses,
            doublings,
        } = self;
        format!(
            "(case when {misses} < {free_misses} then 0 \
             else {FIRST_WAIT} * (1 << least({misses} - {free_misses}, {doublings})) end)"
        )
    }

    fn wait_after(self, misses: i32) -> TimeDelta {
        let doubled = (misses - self.free_misses).clamp(0, self.doublings);
        TimeDelta::seconds(i64::from(FIRST_WAIT << doubled))
    }
}

/// Counts an attempt before its password is checked, so that many at once are counted too.
///
/// # Errors
/// 429 with `Retry-After` while the wait lasts.
pub async fn begin_attempt(
    conn: &mut AsyncPgConnection,
    key: &[u8],
    throttle: Throttle,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let misses = sql::<Integer>("(case when sign_in_tries.since < ")
        .bind::<Timestamptz, _>(now - FORGET_AFTER)
        .sql(" then 1 else sign_in_tries.misses + 1 end)");
    let is_over = sql::<Bool>(&format!(
        "sign_in_tries.since + make_interval(secs => {}) <= ",
        throttle.wait(MISSES)
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
    Err(rate_limited(
        remaining_wait(conn, key, throttle, now).await?,
    ))
}

/// Forgets the misses, as the password was right.
pub async fn clear_attempts(conn: &mut AsyncPgConnection, key: &[u8]) -> QueryResult<()> {
    diesel::delete(attempts::table.find(key))
        .execute(conn)
        .await
        .map(drop)
}

/// Takes one attempt back and leaves those of others: it was right, or not made.
pub async fn give_back_attempt(conn: &mut AsyncPgConnection, key: &[u8]) -> QueryResult<()> {
    diesel::update(attempts::table.find(key).filter(attempts::misses.gt(0)))
        .set(attempts::misses.eq(attempts::misses - 1))
        .execute(conn)
        .await
        .map(drop)
}

/// Makes one attempt as if it had not been: the wait that it had to sit out is over, and does not begin again.
pub async fn undo_attempt(
    conn: &mut AsyncPgConnection,
    key: &[u8],
    throttle: Throttle,
) -> QueryResult<()> {
    let wait = throttle.wait("(sign_in_tries.misses - 1)");
    let before = sql::<Timestamptz>(&format!(
        "sign_in_tries.since - make_interval(secs => {wait})"
    ));
    diesel::update(attempts::table.find(key).filter(attempts::misses.gt(0)))
        .set((
            attempts::misses.eq(attempts::misses - 1),
            attempts::since.eq(before),
        ))
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
    throttle: Throttle,
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
    Ok(since + throttle.wait_after(misses) - now)
}

fn rate_limited(wait: TimeDelta) -> Problem {
    let seconds = wait.num_seconds().max(0) + 1;
    Problem::new(&RATE_LIMITED)
        .fact("retryAfter", seconds)
        .header("Retry-After", seconds)
}
