//! Cancels a session with all its bookings and holds, and notifies everybody, in one transaction.
//! A cancelled meeting of a course takes nobody's seat in it: they are told that it does not take place.
//! Cancelled already: nobody is notified again.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use super::notified::{NotifiedCounts, booked_in, live_bookings};
use super::places::Places;
use crate::booking::actions::transition::mark_cancelled;
use crate::booking::end_cause::EndCause;
use crate::booking::hold::end_all;
use crate::booking::model::Booking;
use crate::booking::notify::{
    Changed, LetterKind, Notice, SessionNews, deliver, facts_of_end, notify,
};
use crate::booking::seats::give_back_seats;
use crate::platform::audit::{self, Act};
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::platform::text::LocalText;
use crate::session::{self, SeatCounters, Session};

/// Cancels a session with all its bookings, or one meeting of a course.
///
/// # Errors
/// 409 when it is over.
pub async fn cancel_session(
    conn: &mut AsyncPgConnection,
    target: &Session,
    reason: &LocalText,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<NotifiedCounts, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        cancel_locked(conn, target.id, reason, by, now).await
    })
    .await
}

/// The same within the caller's transaction.
pub(super) async fn cancel_locked(
    conn: &mut AsyncPgConnection,
    target: SessionId,
    reason: &LocalText,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<NotifiedCounts, Problem> {
    let locked = session::lock_family(conn, target).await?;
    let before = session::load(conn, target).await?;
    let before = before.ok_or_else(Problem::not_found)?;
    if !session::cancel(conn, target, reason, now).await? {
        return Ok(NotifiedCounts::default());
    }
    let notified = if before.course_id.is_some() {
        tell_of_missing_meeting(conn, &before, reason, now).await?
    } else {
        let own = locked.into_iter().find(|one| one.session_id == target);
        let seats = own.ok_or_else(Problem::not_found)?;
        cancel_bookings(conn, &before, seats, reason, now).await?
    };
    record(conn, &before, by, notified, now).await?;
    Ok(notified)
}

async fn cancel_bookings(
    conn: &mut AsyncPgConnection,
    target: &Session,
    mut seats: SeatCounters,
    reason: &LocalText,
    now: DateTime<Utc>,
) -> QueryResult<NotifiedCounts> {
    let mut notified = NotifiedCounts::default();
    let cause = EndCause::SessionCancelled;
    for ended in end_bookings(conn, target, &mut seats, cause, now).await? {
        let facts = facts_of_end(&ended.before, Some(reason));
        notify(conn, &ended.after, LetterKind::Cancellation, facts, now).await?;
        notified.add(&ended.after);
    }
    session::save_seats(conn, &seats).await?;
    Ok(notified)
}

/// A booking as it was, and as it is now that it has ended.
pub(super) struct EndedBooking {
    before: Booking,
    pub after: Booking,
}

/// Ends every live booking and hold of a locked session; answers the bookings.
pub(super) async fn end_bookings(
    conn: &mut AsyncPgConnection,
    target: &Session,
    seats: &mut SeatCounters,
    cause: EndCause,
    now: DateTime<Utc>,
) -> QueryResult<Vec<EndedBooking>> {
    let mut ended = Vec::new();
    for before in live_bookings(conn, target.id).await? {
        if let Some(after) = mark_cancelled(conn, &before, cause, now).await? {
            give_back_seats(seats, &before);
            ended.push(EndedBooking { before, after });
        }
    }
    end_all(conn, seats).await?;
    Ok(ended)
}

async fn tell_of_missing_meeting(
    conn: &mut AsyncPgConnection,
    before: &Session,
    reason: &LocalText,
    now: DateTime<Utc>,
) -> QueryResult<NotifiedCounts> {
    let places = Places::load(conn, [before]).await?;
    let news = SessionNews {
        changes: vec![Changed {
            before: places.of(before),
            after: None,
        }],
        reason: Some(reason.clone()),
        unconfirmed: false,
    };
    let mut notified = NotifiedCounts::default();
    for booking in &live_bookings(conn, booked_in(before)).await? {
        let notice = Notice::of_session(before.id, before.version + 1, news.facts());
        deliver(conn, booking, notice, now).await?;
        notified.add(booking);
    }
    Ok(notified)
}

async fn record(
    conn: &mut AsyncPgConnection,
    target: &Session,
    by: StaffId,
    notified: NotifiedCounts,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let act = Act {
        staff: by,
        organisation: Some(target.organisation_id),
        act: "session.cancelled",
        object: target.id.into(),
        facts: json!(notified),
    };
    audit::record(conn, act, now).await
}
