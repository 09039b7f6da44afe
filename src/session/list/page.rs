//! A page of the list of sessions, and its total.
//! `ids` decides which sessions; joined and related rows of those few are loaded after that.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::AsyncPgConnection;
use futures_util::future::try_join;

use super::filter::SessionFilter;
use super::ids::page_ids;
use super::related::{Related, related_by_id};
use super::rows::{SessionRow, load_rows};
use crate::platform::input::paging::{Paging, Total};
use crate::session::seats::expiry::count_expired_as_free;

/// One page of the sessions that pass the filter, and how many there are in all.
pub async fn page(
    conn: &mut AsyncPgConnection,
    filter: &SessionFilter,
    paging: Paging,
    now: DateTime<Utc>,
) -> QueryResult<(Vec<SessionRow>, Total)> {
    let (ids, total) = page_ids(conn, filter, paging, now).await?;
    let mut rows = load_rows(conn, &ids).await?;
    free_expired(conn, &mut rows, now).await?;
    Ok((rows, total))
}

/// The same with related rows; all statements are sent at once.
pub async fn page_with_related(
    conn: &mut AsyncPgConnection,
    filter: &SessionFilter,
    paging: Paging,
    now: DateTime<Utc>,
) -> QueryResult<(Vec<SessionRow>, Related, Total)> {
    let (ids, total) = page_ids(conn, filter, paging, now).await?;
    let (mut rows, related) = try_join(load_rows(conn, &ids), related_by_id(conn, &ids)).await?;
    free_expired(conn, &mut rows, now).await?;
    Ok((rows, related, total))
}

async fn free_expired(
    conn: &mut AsyncPgConnection,
    rows: &mut [SessionRow],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let seats = rows.iter_mut().map(|row| &mut row.seats).collect();
    count_expired_as_free(conn, seats, now).await
}
