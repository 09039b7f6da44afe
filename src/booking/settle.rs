//! What settles a booking that is not sure yet: an offered place accepted or declined, a pending
//! one confirmed or declined by the desk.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::{Value, json};

use super::cancel::{give_back, leave};
use super::locked::Locked;
use super::model::Booking;
use super::tell::{self, Kind};
use super::trail;
use crate::platform::ids::{BookingId, StaffId};
use crate::platform::problem::{Fault, Problem};
use crate::platform::text::LocalText;
use crate::schema::bookings;

/// How a pending booking is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settlement {
    /// The interpreter is found.
    Confirmed,
    /// It cannot be; in the desk's words, if any.
    Declined(Option<LocalText>),
}

impl Settlement {
    /// Reads an outcome: `confirmed` or `declined`, with its note.
    ///
    /// # Errors
    /// `unknown-value` (fact `value`).
    pub fn parse(outcome: &str, note: Option<LocalText>) -> Result<Self, Fault> {
        match outcome {
            "confirmed" => Ok(Self::Confirmed),
            "declined" => Ok(Self::Declined(note)),
            other => Err(Fault::new("unknown-value").fact("value", other)),
        }
    }
}

/// Accepts an offered place. Accepted already: nothing happens.
///
/// # Errors
/// 409 when there is no offer any more.
pub async fn accept(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    by: Option<StaffId>,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let (locked, before) = Locked::open_booking(conn, id, now).await?;
        let accepted = match before.status.as_str() {
            "confirmed" | "pending" => return Ok(before),
            "offered" => {
                let to = before
                    .interpreter
                    .as_ref()
                    .map_or("confirmed", |_| "pending");
                step(conn, &before, to, now).await?
            }
            state => return Err(Problem::wrong_state(state)),
        };
        locked.close(conn, now).await?;
        if accepted.notify == "email" {
            tell::tell(conn, &accepted, Kind::Promotion, json!({}), now).await?;
        }
        record(conn, &accepted, by, "booking.offer-accepted", now).await?;
        Ok(accepted)
    })
    .await
}

/// Declines an offered place; it goes to the next in line. Declined already: nothing happens.
///
/// # Errors
/// 409 when there is no offer any more.
pub async fn decline(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    by: Option<StaffId>,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let (locked, before) = Locked::open_booking(conn, id, now).await?;
        match before.status.as_str() {
            "cancelled" => return Ok(before),
            "offered" => {}
            state => return Err(Problem::wrong_state(state)),
        }
        let declined = end(conn, locked, &before, now).await?;
        record(conn, &declined, by, "booking.offer-declined", now).await?;
        Ok(declined)
    })
    .await
}

/// Settles a pending booking; the person is told either way.
///
/// # Errors
/// 409 when it is not pending.
pub async fn settle(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    settlement: &Settlement,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let (locked, before) = Locked::open_booking(conn, id, now).await?;
        let done = match settlement {
            Settlement::Confirmed => "confirmed",
            Settlement::Declined(_) => "cancelled",
        };
        if before.status == done {
            return Ok(before);
        }
        if before.status != "pending" {
            return Err(Problem::wrong_state(&before.status));
        }
        let (settled, kind, facts) = match settlement {
            Settlement::Confirmed => {
                let confirmed = step(conn, &before, "confirmed", now).await?;
                locked.close(conn, now).await?;
                (confirmed, Kind::Promotion, json!({}))
            }
            Settlement::Declined(note) => {
                let declined = end(conn, locked, &before, now).await?;
                (declined, Kind::Cancellation, declined_by_us(note.as_ref()))
            }
        };
        tell::tell(conn, &settled, kind, facts, now).await?;
        record(conn, &settled, Some(by), "booking.settled", now).await?;
        Ok(settled)
    })
    .await
}

fn declined_by_us(note: Option<&LocalText>) -> Value {
    json!({ "by": "us", "reason": note })
}

/// A step that keeps its seats.
async fn step(
    conn: &mut AsyncPgConnection,
    before: &Booking,
    to: &str,
    now: DateTime<Utc>,
) -> QueryResult<Booking> {
    diesel::update(bookings::table.find(before.id))
        .filter(bookings::status.eq(&before.status))
        .set((
            bookings::status.eq(to),
            bookings::offered_until.eq(None::<DateTime<Utc>>),
            bookings::edit.eq(bookings::edit + 1),
            bookings::updated_at.eq(now),
        ))
        .returning(Booking::as_returning())
        .get_result(conn)
        .await
}

/// The end of a booking; its seats go to those who wait.
async fn end(
    conn: &mut AsyncPgConnection,
    mut locked: Locked,
    before: &Booking,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    let ended = leave(conn, before, now)
        .await?
        .ok_or_else(|| Problem::wrong_state(&before.status))?;
    give_back(&mut locked.seats, before);
    locked.close(conn, now).await?;
    Ok(ended)
}

/// The desk's act, and what became of the booking.
async fn record(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    by: Option<StaffId>,
    act: &str,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let facts = json!({ "state": booking.status });
    trail::record(conn, booking, by, (act, facts), now).await
}
