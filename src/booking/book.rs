//! Book seats: take them, write the booking, remember the key, promise the letter. All or none.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use super::BookingNumber;
use super::decide::{Refusal, Verdict, decide};
use super::model::Booking;
use super::tell::{self, Kind};
use super::wish::Wish;
use crate::platform::audit::{self, Act};
use crate::platform::http::problem::Problem;
use crate::platform::idempotent::{Claimed, Once};
use crate::platform::ids::{BookingId, OrganisationId, StaffId};
use crate::platform::secrets::{Keys, NoRandomness};
use crate::platform::text::{PlainText, Tag};
use crate::schema::bookings;
use crate::session::{self, LockedSeats, Session};

/// How numbers are drawn; a test draws one that is taken.
pub type Draw = fn() -> Result<BookingNumber, NoRandomness>;

/// A wish and who brings it.
#[derive(Debug, Clone)]
pub struct Order {
    /// What is wanted.
    pub wish: Wish,
    /// The member of staff who books; none on the public pages.
    pub by: Option<StaffId>,
    /// The caller's key.
    pub once: Once,
}

/// What came of an order.
#[derive(Debug, Clone)]
pub struct Booked {
    /// The booking as it is now.
    pub booking: Booking,
    /// Its session.
    pub session: Session,
    /// The version of the PIN that may be shown; none when a new one was made since.
    pub pin_version: Option<i32>,
    /// Whether an earlier request made it.
    pub replayed: bool,
}

/// Why nothing was booked.
#[derive(Debug)]
pub enum BookError {
    /// By a rule.
    Refused(Refusal),
    /// By the key, or the database.
    Problem(Problem),
}

impl From<Refusal> for BookError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Problem> for BookError {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<diesel::result::Error> for BookError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Problem(error.into())
    }
}

/// Books in one transaction. Acknowledged means committed.
///
/// Lock order: the session's seats, then the key, then the rest.
///
/// # Errors
/// A refusal, a key used for something else, or the database's; nothing was written then.
pub async fn book(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    order: &Order,
    draw: Draw,
    now: DateTime<Utc>,
) -> Result<Booked, BookError> {
    let id = BookingId::fresh();
    conn.transaction::<_, BookError, _>(async |conn| {
        let mut locked = session::lock_seats(conn, &[order.wish.session.0]).await?;
        let Some(mut seats) = locked.pop() else {
            return Err(Refusal::NoSuchSession.into());
        };
        let session = session::load(conn, order.wish.session.0)
            .await?
            .ok_or(Refusal::NoSuchSession)?;
        let owner = Some(session.organisation_id);
        let claimed = order
            .once
            .claim(conn, "booking", owner, id.0, Some(1), now)
            .await?;
        if let Claimed::Replay {
            created_id,
            pin_version,
        } = claimed
        {
            return replay(conn, BookingId(created_id), pin_version).await;
        }
        let verdict = decide(&mut seats, &session, &order.wish, order.by.is_some(), now)?;
        let booking = write(conn, keys, order, &session, verdict, (id, draw), now).await?;
        session::settle_seats(conn, &seats).await?;
        promise(conn, order, &booking, &seats, now).await?;
        Ok(Booked {
            booking,
            session,
            pin_version: Some(1),
            replayed: false,
        })
    })
    .await
}

async fn replay(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    pin_version: Option<i32>,
) -> Result<Booked, BookError> {
    let booking = Booking::load(conn, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let session = session::load(conn, booking.session_id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let pin_version = pin_version.filter(|version| *version == booking.pin_version);
    Ok(Booked {
        booking,
        session,
        pin_version,
        replayed: true,
    })
}

/// Writes the row under a number nobody has. With a million stored, one draw in 14,000 is taken.
async fn write(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    order: &Order,
    session: &Session,
    verdict: Verdict,
    (id, draw): (BookingId, Draw),
    now: DateTime<Utc>,
) -> Result<Booking, BookError> {
    let wish = &order.wish;
    let place = match verdict {
        Verdict::Waiting(place) => Some(place),
        _ => None,
    };
    loop {
        let number = draw().map_err(Problem::internal)?;
        let row = (
            (
                bookings::id.eq(id),
                bookings::organisation_id.eq(session.organisation_id),
                bookings::session_id.eq(session.id),
                bookings::number.eq(number.as_str()),
                bookings::key_id.eq(keys.current().0),
                bookings::status.eq(verdict.status()),
                bookings::seats.eq(wish.seats),
                bookings::companions.eq(wish.companions),
            ),
            (
                bookings::name.eq(wish.name.as_str()),
                bookings::email.eq(wish.contact.email.as_ref().map(|email| email.as_str())),
                bookings::phone.eq(wish.contact.phone.as_ref().map(|phone| phone.as_str())),
                bookings::notify.eq(wish.contact.notify.as_str()),
                bookings::booked_by.eq(&wish.booked_by),
                bookings::language.eq(wish.language.as_str()),
                bookings::interpreter.eq(wish.interpreter.map(|tag| tag.as_str())),
            ),
            (
                bookings::topics.eq(words(&wish.topics)),
                bookings::device.eq(wish.device.as_ref().map(PlainText::as_str)),
                bookings::needs.eq(words(&wish.needs)),
                bookings::visit.eq(&wish.visit),
                bookings::walk_in.eq(wish.walk_in),
                bookings::place.eq(place),
                bookings::created_by.eq(order.by.map(|staff| staff.0)),
                bookings::created_at.eq(now),
                bookings::updated_at.eq(now),
            ),
        );
        let written = diesel::insert_into(bookings::table)
            .values(row)
            .on_conflict(bookings::number)
            .do_nothing()
            .returning(Booking::as_returning())
            .get_result(conn)
            .await
            .optional()?;
        if let Some(booking) = written {
            return Ok(booking);
        }
    }
}

fn words(tags: &[Tag]) -> Vec<&str> {
    tags.iter().map(Tag::as_str).collect()
}

/// The letter and, when staff acted, the audit row.
async fn promise(
    conn: &mut AsyncPgConnection,
    order: &Order,
    booking: &Booking,
    seats: &LockedSeats,
    now: DateTime<Utc>,
) -> Result<(), BookError> {
    if !booking.walk_in {
        tell::tell(conn, booking, Kind::Confirmation, json!({}), now).await?;
    }
    let Some(staff) = order.by else {
        return Ok(());
    };
    let act = Act {
        staff,
        organisation: Some(OrganisationId(booking.organisation_id)),
        act: if booking.walk_in {
            "booking.walked-in"
        } else {
            "booking.made"
        },
        object: booking.id,
        facts: json!({
            "reason": order.wish.beyond.as_ref().map(PlainText::as_str),
            "overbook": seats.overbook,
        }),
    };
    Ok(audit::record(conn, act, now).await?)
}
