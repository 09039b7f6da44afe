//! Seats of holds and offers that have run out and wait to be cleared: a reader sees them free.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::dsl::sum;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::rows::Full;
use crate::schema::{bookings, holds};

/// Counts what has run out as free. Asks nothing while nothing has; where somebody waits, what has
/// run out is theirs.
///
/// # Errors
/// Of the database.
pub(super) async fn count_lapsed_as_free(
    conn: &mut AsyncPgConnection,
    rows: &mut [Full],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let lapsed = |row: &Full| row.seats.has_lapsed(now) && row.seats.waiting == 0;
    let ids: Vec<Uuid> = rows
        .iter()
        .filter(|row| lapsed(row))
        .map(|row| row.session.id)
        .collect();
    if ids.is_empty() {
        return Ok(());
    }
    let seats = seats(conn, &ids, now).await?;
    for row in rows.iter_mut().filter(|row| lapsed(row)) {
        let lapsed = seats.get(&row.session.id).copied().unwrap_or(0);
        row.seats.give_back(i32::try_from(lapsed).unwrap_or(0));
    }
    Ok(())
}

async fn seats(
    conn: &mut AsyncPgConnection,
    ids: &[Uuid],
    now: DateTime<Utc>,
) -> QueryResult<HashMap<Uuid, i64>> {
    let held: Vec<(Uuid, Option<i64>)> = holds::table
        .filter(holds::session_id.eq_any(ids).and(holds::expires_at.le(now)))
        .group_by(holds::session_id)
        .select((holds::session_id, sum(holds::seats)))
        .load(conn)
        .await?;
    let offered: Vec<(Uuid, Option<i64>)> = bookings::table
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
    let mut seats: HashMap<Uuid, i64> = HashMap::new();
    for (id, lapsed) in held.into_iter().chain(offered) {
        *seats.entry(id).or_default() += lapsed.unwrap_or(0);
    }
    Ok(seats)
}
