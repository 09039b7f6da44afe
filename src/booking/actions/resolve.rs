//! Resolves a pending booking at the desk: an interpreter was found, or cannot be.
//! The person is notified either way; resolved so already: nothing happens.
//! API and desk call this (`settlement` on the wire).

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use super::transition::{cancel_and_save, set_status};
use crate::booking::audit::{BookingAct, record_act};
use crate::booking::end_cause::EndCause;
use crate::booking::model::Booking;
use crate::booking::notify::{LetterKind, notify};
use crate::booking::seats::{lock_with_booking, promote_and_save};
use crate::booking::status::BookingStatus;
use crate::platform::ids::{BookingId, StaffId};
use crate::platform::problem::Fault;
use crate::platform::problem::Problem;
use crate::platform::text::LocalText;

/// How a pending booking is resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// The interpreter is found.
    Confirmed,
    /// It cannot be; in the desk's words, if any.
    Declined(Option<LocalText>),
}

impl Resolution {
    /// Reads an outcome: `confirmed` or `declined`, with its note.
    ///
    /// # Errors
    /// `unknown-value` (fact `value`).
    pub fn parse(outcome: &str, note: Option<LocalText>) -> Result<Self, Fault> {
        match outcome {
            "confirmed" => Ok(Self::Confirmed),
            "declined" => Ok(Self::Declined(note)),
            other => Err(Fault::unknown_value(other)),
        }
    }

    /// The status a booking has then.
    fn status(&self) -> BookingStatus {
        match self {
            Self::Confirmed => BookingStatus::Confirmed,
            Self::Declined(_) => BookingStatus::Cancelled,
        }
    }
}

/// Resolves a pending booking.
///
/// # Errors
/// 404 without such a booking; 409 when it is not pending.
pub async fn resolve(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    resolution: &Resolution,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let (locked, before) = lock_with_booking(conn, id, now).await?;
        if before.status == resolution.status() {
            return Ok(before);
        }
        if before.status != BookingStatus::Pending {
            return Err(Problem::wrong_state(before.status.name()));
        }
        let (resolved, kind, facts) = match resolution {
            Resolution::Confirmed => {
                let confirmed = set_status(conn, &before, resolution.status(), now).await?;
                promote_and_save(conn, locked, now).await?;
                (confirmed, LetterKind::Promotion, json!({}))
            }
            Resolution::Declined(note) => {
                let declined =
                    cancel_and_save(conn, locked, &before, EndCause::NoInterpreter, now).await?;
                let facts = json!({ "reason": note });
                (declined, LetterKind::Cancellation, facts)
            }
        };
        notify(conn, &resolved, kind, facts, now).await?;
        let act = BookingAct::with_state("booking.settled", &resolved);
        record_act(conn, &resolved, Some(by), act, now).await?;
        Ok(resolved)
    })
    .await
}
