//! What staff tell people when they come, for whoever can be reached in no other way.
//! A call task of a booking that has no number now; once there is one, somebody rings instead.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::state::CallState;
use crate::booking::notify::kind::LetterKind;
use crate::platform::ids::{BookingId, SessionId};
use crate::schema::{bookings, call_tasks};

/// What somebody is to be told at the door.
#[derive(Debug, Clone, Queryable)]
pub struct DoorLine {
    /// Whom.
    pub booking_id: BookingId,
    pub kind: LetterKind,
}

/// The lines of a session's bookings that nobody has told yet, oldest first.
pub async fn door_lines_of(
    conn: &mut AsyncPgConnection,
    session: SessionId,
) -> QueryResult<Vec<DoorLine>> {
    call_tasks::table
        .inner_join(bookings::table)
        .filter(
            call_tasks::session_id
                .eq(session)
                .and(call_tasks::state.eq(CallState::Open))
                .and(bookings::phone.is_null()),
        )
        .order((call_tasks::created_at, call_tasks::id))
        .select((call_tasks::booking_id, call_tasks::kind))
        .load(conn)
        .await
}
