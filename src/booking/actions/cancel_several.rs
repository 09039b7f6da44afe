//! Cancels several bookings of one session in one act: all of them, or none.
//! Those that are over already stay as they are. Who waits goes first, so that no place is given to somebody
//! who is cancelled next.
//! API and desk call this, for places that one connection has taken.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};

use super::cancel::{Cancellation, cancel_booking};
use crate::booking::channel::ActBy;
use crate::booking::seats::lock_session;
use crate::booking::status::{BookingStatus, LIVE};
use crate::platform::ids::{BookingId, SessionId, StaffId};
use crate::platform::problem::{Fault, Problem};
use crate::schema::bookings;

/// As many as one act may cancel.
const MOST: usize = 200;

/// Cancels these bookings of a session; answers those that it cancelled.
///
/// # Errors
/// 404 where one of them is not the session's; 422 for none or more than 200.
pub async fn cancel_several(
    conn: &mut AsyncPgConnection,
    session: SessionId,
    ids: &[BookingId],
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Vec<BookingId>, Problem> {
    if !(1..=MOST).contains(&ids.len()) {
        let fault = Fault::new("out-of-range").fact("min", 1).fact("max", MOST);
        return Err(Problem::fault("/bookingIds", fault));
    }
    conn.transaction::<_, Problem, _>(async |conn| {
        lock_session(conn, session, now).await?;
        let live = live_of(conn, session, ids).await?;
        for id in &live {
            cancel_booking(
                conn,
                *id,
                &Cancellation::by(Some(by)),
                ActBy::Staff(by),
                now,
            )
            .await?;
        }
        Ok(live)
    })
    .await
}

/// Those that still live, whoever waits first.
async fn live_of(
    conn: &mut AsyncPgConnection,
    session: SessionId,
    ids: &[BookingId],
) -> Result<Vec<BookingId>, Problem> {
    let mut found: Vec<(BookingId, BookingStatus)> = bookings::table
        .filter(
            bookings::id
                .eq_any(ids)
                .and(bookings::session_id.eq(session)),
        )
        .order(bookings::id)
        .select((bookings::id, bookings::status))
        .load(conn)
        .await?;
    let all_are_here = ids
        .iter()
        .all(|id| found.iter().any(|(here, _)| here == id));
    if !all_are_here {
        return Err(Problem::not_found());
    }
    found.retain(|(_, status)| LIVE.contains(status));
    found.sort_by_key(|(_, status)| *status != BookingStatus::Waiting);
    Ok(found.into_iter().map(|(id, _)| id).collect())
}
