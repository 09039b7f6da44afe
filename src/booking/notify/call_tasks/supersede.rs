//! Takes calls off the list that are no longer true. Who tried to ring stays with them.
//! Whoever changes a booking's status or session calls this in the same transaction.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::state::CallState;
use crate::booking::model::Booking;
use crate::booking::notify::kind::LetterKind;
use crate::schema::call_tasks;

/// After a change of the booking's status: what is not true of it any more is told to nobody.
pub async fn supersede_untrue(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let untrue = LetterKind::ALL.into_iter();
    let untrue = untrue.filter(|kind| !kind.is_true_of(booking)).collect();
    supersede_kinds(conn, booking, untrue, now).await
}

/// After a move: what changed about the session it left concerns it no more; the rest goes along.
pub async fn follow_move(
    conn: &mut AsyncPgConnection,
    moved: &Booking,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    supersede_untrue(conn, moved, now).await?;
    let about_the_session = vec![
        LetterKind::Change,
        LetterKind::Message,
        LetterKind::Reminder,
    ];
    supersede_kinds(conn, moved, about_the_session, now).await?;
    diesel::update(call_tasks::table)
        .filter(
            call_tasks::booking_id
                .eq(moved.id)
                .and(call_tasks::state.eq(CallState::Open)),
        )
        .set((
            call_tasks::session_id.eq(moved.session_id),
            call_tasks::updated_at.eq(now),
        ))
        .execute(conn)
        .await
        .map(drop)
}

/// After a change of its session: whoever is reminded is reminded of what is so now.
pub(super) async fn forget_reminders(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    supersede_kinds(conn, booking, vec![LetterKind::Reminder], now).await
}

/// Those with these ids that are still open.
pub(super) async fn supersede(
    conn: &mut AsyncPgConnection,
    ids: &[Uuid],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    if ids.is_empty() {
        return Ok(());
    }
    diesel::update(call_tasks::table)
        .filter(
            call_tasks::id
                .eq_any(ids)
                .and(call_tasks::state.eq(CallState::Open)),
        )
        .set((
            call_tasks::state.eq(CallState::Superseded),
            call_tasks::updated_at.eq(now),
        ))
        .execute(conn)
        .await
        .map(drop)
}

async fn supersede_kinds(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    kinds: Vec<LetterKind>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(call_tasks::table)
        .filter(
            call_tasks::booking_id
                .eq(booking.id)
                .and(call_tasks::state.eq(CallState::Open))
                .and(call_tasks::kind.eq_any(kinds)),
        )
        .set((
            call_tasks::state.eq(CallState::Superseded),
            call_tasks::updated_at.eq(now),
        ))
        .execute(conn)
        .await
        .map(drop)
}
