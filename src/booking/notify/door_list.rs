//! The door list: what staff tell people when they come, for whoever can be reached in no other way.
//! One line for each event of a booking, under a key of its own.
//! `person` adds lines; the roster of the API shows them, the desk's page not yet.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::kind::LetterKind;
use super::notice::Notice;
use crate::booking::model::Booking;
use crate::platform::ids::{BookingId, SessionId};
use crate::schema::door_lines;

/// What somebody is to be told at the door.
#[derive(Debug, Clone, Queryable)]
pub struct DoorLine {
    /// Whom.
    pub booking_id: BookingId,
    pub kind: LetterKind,
}

/// The lines of a session's bookings, oldest first.
pub async fn door_lines_of(
    conn: &mut AsyncPgConnection,
    session: SessionId,
) -> QueryResult<Vec<DoorLine>> {
    door_lines::table
        .filter(door_lines::session_id.eq(session))
        .order((door_lines::created_at, door_lines::dedupe_key))
        .select((door_lines::booking_id, door_lines::kind))
        .load(conn)
        .await
}

pub(super) async fn add(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    notice: &Notice,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(door_lines::table)
        .values((
            door_lines::booking_id.eq(booking.id),
            door_lines::kind.eq(notice.kind),
            door_lines::facts.eq(&notice.facts),
            door_lines::dedupe_key.eq(&notice.key),
            door_lines::organisation_id.eq(booking.organisation_id),
            door_lines::session_id.eq(booking.session_id),
            door_lines::created_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await
        .map(drop)
}

/// Lines go to the session a booking has moved to.
pub(super) async fn follow_move(conn: &mut AsyncPgConnection, moved: &Booking) -> QueryResult<()> {
    diesel::update(door_lines::table.filter(door_lines::booking_id.eq(moved.id)))
        .set(door_lines::session_id.eq(moved.session_id))
        .execute(conn)
        .await
        .map(drop)
}
