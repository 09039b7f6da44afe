//! Call tasks: "telephone this person", for whoever has a number and no e-mail.
//! One for each event of a booking, under a key of its own.
//! `person` adds them; no page shows them yet.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::notice::Notice;
use crate::booking::model::Booking;
use crate::platform::ids::fresh;
use crate::schema::call_tasks;

pub(super) async fn add(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    notice: &Notice,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(call_tasks::table)
        .values((
            call_tasks::id.eq(fresh()),
            call_tasks::organisation_id.eq(booking.organisation_id),
            call_tasks::booking_id.eq(booking.id),
            call_tasks::session_id.eq(booking.session_id),
            call_tasks::kind.eq(notice.kind.name()),
            call_tasks::facts.eq(&notice.facts),
            // Unlike a letter's, the key is not looked for within its booking.
            call_tasks::dedupe_key.eq(format!("{}:{}", notice.key, booking.id)),
            call_tasks::due_at.eq(now),
            call_tasks::created_at.eq(now),
            call_tasks::updated_at.eq(now),
        ))
        .on_conflict(call_tasks::dedupe_key)
        .do_nothing()
        .execute(conn)
        .await
        .map(drop)
}

/// Open tasks go to the session a booking has moved to.
pub(super) async fn follow_move(conn: &mut AsyncPgConnection, moved: &Booking) -> QueryResult<()> {
    diesel::update(call_tasks::table)
        .filter(
            call_tasks::booking_id
                .eq(moved.id)
                .and(call_tasks::state.eq("open")),
        )
        .set(call_tasks::session_id.eq(moved.session_id))
        .execute(conn)
        .await
        .map(drop)
}
