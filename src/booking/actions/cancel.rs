//! Cancels a booking: its seats are free at once. Whoever asked for it gets a letter if they get letters; whom
//! the desk cancels is told in whatever way reaches them.
//! Cancelled already: nothing happens and nobody is notified again.
//! Residents cancel before the start, the desk at any time before somebody came.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use super::transition::cancel_and_save;
use crate::booking::audit::{BookingAct, record_act};
use crate::booking::channel::ActBy;
use crate::booking::end_cause::EndCause;
use crate::booking::model::Booking;
use crate::booking::notify::{LetterKind, facts_of_end, notify_of_act};
use crate::booking::rules::may_cancel_or_move;
use crate::booking::seats::lock_with_booking;
use crate::booking::status::BookingStatus;
use crate::platform::ids::{BookingId, StaffId};
use crate::platform::problem::Problem;
use crate::platform::text::LocalText;

/// Why one booking ends.
#[derive(Debug, Clone)]
pub struct Cancellation {
    pub cause: EndCause,
    /// In the desk's words.
    pub reason: Option<LocalText>,
}

impl Cancellation {
    /// By the holder, or by staff who say no more.
    #[must_use]
    pub fn by(by: Option<StaffId>) -> Self {
        let cause = match by {
            None => EndCause::Visitor,
            Some(_) => EndCause::Desk,
        };
        Self {
            cause,
            reason: None,
        }
    }
}

/// Cancels one booking.
///
/// # Errors
/// 404 without such a booking; 409 when it is too late.
pub async fn cancel_booking(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    cancellation: &Cancellation,
    by: ActBy,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    let cause = cancellation.cause;
    conn.transaction::<_, Problem, _>(async |conn| {
        let (locked, before) = lock_with_booking(conn, id, now).await?;
        if before.status == BookingStatus::Cancelled {
            return Ok(before);
        }
        if !may_cancel_or_move(&before, &locked.session, by.channel(), now) {
            return Err(Problem::wrong_state(before.status.name()));
        }
        let cancelled = cancel_and_save(conn, locked, &before, cause, now).await?;
        if cancelled.wants_letters() || cause == EndCause::Desk {
            let facts = facts_of_end(&before, cancellation.reason.as_ref());
            notify_of_act(conn, &cancelled, LetterKind::Cancellation, facts, by, now).await?;
        }
        let act = BookingAct::with_facts("booking.cancelled", json!({ "cause": cause }));
        record_act(conn, &cancelled, by.staff(), act, now).await?;
        Ok(cancelled)
    })
    .await
}
