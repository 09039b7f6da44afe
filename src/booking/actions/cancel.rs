//! Cancels a booking: its seats are free at once, and whoever asked for letters gets one.
//! Cancelled already: nothing happens and nobody is notified again.
//! Residents cancel before the start, the desk at any time before somebody came.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use super::transition::cancel_and_save;
use crate::booking::audit::{BookingAct, record_act};
use crate::booking::channel::Channel;
use crate::booking::model::Booking;
use crate::booking::notify::{LetterKind, notify};
use crate::booking::rules::may_cancel_or_move;
use crate::booking::seats::lock_with_booking;
use crate::booking::status::BookingStatus;
use crate::platform::ids::{BookingId, StaffId};
use crate::platform::problem::Problem;

/// Cancels one booking.
pub(super) async fn cancel(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    by: Option<StaffId>,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let (locked, before) = lock_with_booking(conn, id, now).await?;
        if before.status == BookingStatus::Cancelled {
            return Ok(before);
        }
        if !may_cancel_or_move(&before, &locked.session, Channel::of(by), now) {
            return Err(Problem::wrong_state(before.status.name()));
        }
        let cancelled = cancel_and_save(conn, locked, &before, now).await?;
        if cancelled.wants_letters() {
            let facts = json!({ "by": "visitor" });
            notify(conn, &cancelled, LetterKind::Cancellation, facts, now).await?;
        }
        let act = BookingAct::named("booking.cancelled");
        record_act(conn, &cancelled, by, act, now).await?;
        Ok(cancelled)
    })
    .await
}
