//! Sessions that the desk can move a booking to.
//! They are for everybody, or for the same people as the session moved from, and have seats for it.
//! The desk's page offers them; the move itself checks again under the lock.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::booking::model::Booking;
use crate::booking::present::SessionChoice;
use crate::platform::ids::SessionId;
use crate::schema::{session_seats, sessions, venues};
use crate::session::StoredStatus;
use crate::session::{self, Session};

/// As many sessions as a page offers.
const MAX_CHOICES: i64 = 20;

/// Sessions to come: the same kind before others, the next ones first. `chosen` stays among them when
/// others have filled it by now.
pub async fn sessions_to_move_to(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    from: &Session,
    chosen: Option<SessionId>,
    now: DateTime<Utc>,
) -> QueryResult<Vec<SessionChoice>> {
    let free =
        session_seats::total.assume_not_null() + session_seats::overbook - session_seats::taken;
    let chosen: Vec<SessionId> = chosen.into_iter().collect();
    session::joined()
        .inner_join(session_seats::table)
        .inner_join(venues::table)
        .filter(
            sessions::organisation_id
                .eq(booking.organisation_id)
                .and(sessions::id.ne(from.id)),
        )
        .filter(
            sessions::status
                .eq(StoredStatus::Published)
                .and(sessions::mode.eq("booking")),
        )
        .filter(
            sessions::audience
                .eq("public")
                .or(sessions::audience.eq(from.audience)),
        )
        .filter(
            sessions::course_id
                .is_null()
                .and(session_seats::total.is_not_null()),
        )
        .filter(sessions::starts_at.gt(now))
        .filter(free.ge(booking.seats).or(sessions::id.eq_any(chosen)))
        .order((
            sessions::kind.eq(from.kind).desc(),
            sessions::starts_at,
            sessions::id,
        ))
        .limit(MAX_CHOICES)
        .select((Session::as_select(), venues::name, free))
        .load(conn)
        .await
}
