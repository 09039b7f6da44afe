//! Seats whose hold, offer or desk's share has expired.
//! A job finds the sessions to clear; until then readers count expired seats as free in memory.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::dsl::sum;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::counters::SeatCounters;
use crate::platform::ids::SessionId;
use crate::schema::{bookings, holds, session_seats};

/// Sessions in which a hold, an offer or the desk's share has expired, the longest ago first.
pub async fn due_for_expiry(
    conn: &mut AsyncPgConnection,
    now: DateTime<Utc>,
    max: i64,
) -> QueryResult<Vec<SessionId>> {
    session_seats::table
        .filter(session_seats::next_expiry.le(now))
        .order(session_seats::next_expiry)
        .limit(max)
        .select(session_seats::session_id)
        .load(conn)
        .await
}

/// Counts expired seats as free. Runs no query unless something has expired. If people are waiting,
/// expired seats are theirs and not free.
pub async fn count_expired_as_free(
    conn: &mut AsyncPgConnection,
    mut seats: Vec<&mut SeatCounters>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    seats.retain(|one| one.has_expired(now) && one.waiting == 0);
    if seats.is_empty() {
        return Ok(());
    }
    let ids: Vec<SessionId> = seats.iter().map(|one| one.session_id).collect();
    let expired = expired_seats(conn, &ids, now).await?;
    for one in seats {
        let freed = expired.get(&one.session_id).copied().unwrap_or(0);
        one.give_back(i32::try_from(freed).unwrap_or(0));
    }
    Ok(())
}

async fn expired_seats(
    conn: &mut AsyncPgConnection,
    ids: &[SessionId],
    now: DateTime<Utc>,
) -> QueryResult<HashMap<SessionId, i64>> {
    let on_hold: Vec<(SessionId, Option<i64>)> = holds::table
        .filter(holds::session_id.eq_any(ids).and(holds::expires_at.le(now)))
        .group_by(holds::session_id)
        .select((holds::session_id, sum(holds::seats)))
        .load(conn)
        .await?;
    let offered: Vec<(SessionId, Option<i64>)> = bookings::table
        .filter(bookings::session_id.eq_any(ids))
        .filter(
            bookings::status
                .eq("offered")
                .and(bookings::offered_until.le(now)),
        )
        .group_by(bookings::session_id)
        .select((bookings::session_id, sum(bookings::seats)))
        .load(conn)
        .await?;
    let mut seats: HashMap<SessionId, i64> = HashMap::new();
    for (id, expired) in on_hold.into_iter().chain(offered) {
        *seats.entry(id).or_default() += expired.unwrap_or(0);
    }
    Ok(seats)
}
