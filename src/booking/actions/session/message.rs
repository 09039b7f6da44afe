//! A message to everybody booked in a session, without a change of it: "use the back door". Each is told once, in the way
//! that reaches them, in the transaction that writes it down; the same key sends it once.
//! API and desk call this; a preview is the act itself, rolled back.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;
use uuid::Uuid;

use super::notified::{NotifiedCounts, booked_in, live_bookings, told_by_message};
use crate::booking::model::Booking;
use crate::booking::notify::{Notice, deliver};
use crate::booking::status::BookingStatus;
use crate::platform::audit::{self, Act};
use crate::platform::db::Tried;
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{SessionId, StaffId, fresh};
use crate::platform::problem::{Fault, Problem};
use crate::platform::text::LocalText;
use crate::platform::text_enum;
use crate::session::{self, Session, Status};

text_enum! {
    /// Who of those booked is told.
    pub enum MessageTo {
        All = "all",
        /// Who stands in the queue.
        Waiting = "waiting",
        /// Who has a seat, or is kept one.
        Confirmed = "confirmed",
    }
}

/// A message to be sent.
#[derive(Debug, Clone)]
pub struct NewMessage {
    pub session: SessionId,
    pub text: LocalText,
    pub to: MessageTo,
    /// When it goes to those who are booked now; at once where that has passed.
    pub at: Option<DateTime<Utc>>,
    pub by: StaffId,
}

/// A message, sent now or by an earlier request with the same key.
#[derive(Debug, Clone, Copy)]
pub struct SentMessage {
    pub id: Uuid,
    pub notified: NotifiedCounts,
    pub replayed: bool,
}

/// Sends a message.
///
/// # Errors
/// 409 for a session that is not published, or over; 422 for a time after its end.
pub async fn send_message(
    conn: &mut AsyncPgConnection,
    new: &NewMessage,
    once: Option<&IdempotentRequest>,
    now: DateTime<Utc>,
) -> Result<SentMessage, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        session::lock_family(conn, new.session).await?;
        let target = session::load(conn, new.session).await?;
        let target = target.ok_or_else(Problem::not_found)?;
        let owner = Some(target.organisation_id);
        let id: Uuid = fresh();
        if let Some(id) = claim_or_find(once, conn, "message", owner, id, now).await? {
            let notified = told_by_message(conn, &target, id).await?;
            return Ok(SentMessage {
                id,
                notified,
                replayed: true,
            });
        }
        may_be_told(&target, new, now)?;
        let notified = tell(conn, &target, new, id, now).await?;
        record(conn, &target, new, notified, now).await?;
        Ok(SentMessage {
            id,
            notified,
            replayed: false,
        })
    })
    .await
}

/// Whom [`send_message`] would tell.
///
/// # Errors
/// As it.
pub async fn preview_message(
    conn: &mut AsyncPgConnection,
    new: &NewMessage,
    now: DateTime<Utc>,
) -> Result<NotifiedCounts, Problem> {
    let mut tried = Tried::nothing();
    let ended = conn
        .transaction::<(), diesel::result::Error, _>(async |conn| {
            tried.take_back(send_message(conn, new, None, now).await)
        })
        .await;
    Ok(tried.told(ended)?.notified)
}

fn may_be_told(target: &Session, new: &NewMessage, now: DateTime<Utc>) -> Result<(), Problem> {
    let status = target.status(now);
    if status != Status::Published {
        return Err(Problem::wrong_state(status.name()));
    }
    match new.at {
        Some(at) if target.timing.ends_at <= at => {
            Err(Problem::fault("/at", Fault::new("after-the-end")))
        }
        _ => Ok(()),
    }
}

async fn tell(
    conn: &mut AsyncPgConnection,
    target: &Session,
    new: &NewMessage,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<NotifiedCounts, Problem> {
    let due_at = new.at.unwrap_or(now).max(now);
    let mut notified = NotifiedCounts::default();
    for booking in &live_bookings(conn, booked_in(target)).await? {
        if new.to.includes(booking) {
            let notice = Notice::of_message(booking, id, &new.text).due(due_at);
            deliver(conn, booking, notice, now).await?;
            notified.add(booking);
        }
    }
    Ok(notified)
}

impl MessageTo {
    fn includes(self, booking: &Booking) -> bool {
        let waits = booking.status == BookingStatus::Waiting;
        match self {
            Self::All => true,
            Self::Waiting => waits,
            Self::Confirmed => !waits,
        }
    }
}

async fn record(
    conn: &mut AsyncPgConnection,
    target: &Session,
    new: &NewMessage,
    notified: NotifiedCounts,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let act = Act {
        staff: new.by,
        organisation: Some(target.organisation_id),
        act: "session.messaged",
        object: target.id.into(),
        facts: json!({ "to": new.to.name(), "told": notified }),
    };
    Ok(audit::record(conn, act, now).await?)
}
