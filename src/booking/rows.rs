//! The rows of bookings that come into being together: each kind in one statement, and all of them
//! in one turn to the database.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use futures_util::future::try_join4;
use serde_json::json;
use uuid::Uuid;

use super::batch::KIND;
use super::book::{BatchError, Draw, House, Order};
use super::decide::Verdict;
use super::model::Booking;
use super::{BookingNumber, hold, incoming, tell};
use crate::platform::audit::{self, Act};
use crate::platform::idempotent::{Record, remember_all};
use crate::platform::ids::OrganisationId;
use crate::platform::text::{PlainText, Tag};
use crate::schema::{attendance, bookings, sessions};
use crate::session::{self, LockedSeats, Session};

/// The row of an order that was decided.
pub(super) fn booking(
    house: &House,
    order: &Order,
    session: &Session,
    (verdict, number): (Verdict, BookingNumber),
    now: DateTime<Utc>,
) -> Booking {
    let wish = &order.wish;
    let text = |text: &str| text.to_owned();
    Booking {
        id: order.id.0,
        organisation_id: session.organisation_id,
        session_id: session.id,
        number: text(number.as_str()),
        key_id: house.keys.current().0,
        pin_version: 1,
        link_version: 1,
        status: text(verdict.status()),
        seats: wish.seats,
        companions: wish.companions,
        name: Some(text(wish.name.as_str())),
        email: wish
            .contact
            .email
            .as_ref()
            .map(|email| text(email.as_str())),
        phone: wish
            .contact
            .phone
            .as_ref()
            .map(|phone| text(phone.as_str())),
        notify: text(wish.contact.notify.as_str()),
        booked_by: wish.booked_by.clone(),
        language: text(wish.language.as_str()),
        interpreter: wish.interpreter.map(|tag| text(tag.as_str())),
        topics: words(&wish.topics),
        device: wish.device.as_ref().map(|device| text(device.as_str())),
        needs: words(&wish.needs),
        visit: wish.visit.clone(),
        discreet: false,
        walk_in: wish.walk_in,
        place: match verdict {
            Verdict::Waiting(place) => Some(place),
            _ => None,
        },
        offered_until: None,
        released_at: None,
        created_by: order.by.map(|staff| staff.0),
        edit: 1,
        created_at: now,
        updated_at: now,
        wiped_at: None,
        passed_over_at: None,
    }
}

fn words(tags: &[Tag]) -> Vec<String> {
    tags.iter().map(|tag| tag.as_str().to_owned()).collect()
}

/// Writes bookings with what belongs to each, and the counters of their sessions: statements that
/// follow each other without waiting for an answer in between.
pub(super) async fn write(
    conn: &AsyncPgConnection,
    made: &[(&Order, &mut Booking)],
    seats: &[LockedSeats],
    now: DateTime<Utc>,
) -> Result<HashSet<Uuid>, BatchError> {
    let bookings = || made.iter().map(|(_, booking)| &**booking);
    let (remembered, written, (), ()) = try_join4(
        remember_all(conn, made.iter().map(record_of).collect(), now),
        incoming::insert(conn, bookings().collect(), now),
        tell::confirm_all(conn, bookings(), now),
        session::settle_all_seats(conn, seats),
    )
    .await?;
    match remembered {
        true => Ok(written.into_iter().collect()),
        false => Err(BatchError::Raced),
    }
}

fn record_of<'a>((order, booking): &'a (&Order, &mut Booking)) -> Record<'a> {
    Record {
        once: &order.once,
        kind: KIND,
        organisation: booking.organisation_id,
        created_id: booking.id,
        pin_version: Some(booking.pin_version),
    }
}

/// Draws again for those whose number somebody has, until all are `written`. With a million stored,
/// one draw in 14,000 is taken.
pub(super) async fn draw_again(
    conn: &AsyncPgConnection,
    draw: Draw,
    made: &mut [(&Order, &mut Booking)],
    mut written: HashSet<Uuid>,
    now: DateTime<Utc>,
) -> Result<(), BatchError> {
    while written.len() < made.len() {
        let mut missing = Vec::new();
        for (_, booking) in made
            .iter_mut()
            .filter(|(_, one)| !written.contains(&one.id))
        {
            let number = draw().map_err(|_no_cause| BatchError::NoRandomness)?;
            number.as_str().clone_into(&mut booking.number);
            missing.push(&**booking);
        }
        written.extend(incoming::insert(conn, missing, now).await?);
    }
    Ok(())
}

/// What few bookings have beside themselves: they came already, staff made them, they were a hold.
pub(super) async fn write_beside(
    conn: &mut AsyncPgConnection,
    made: &[(&Order, &mut Booking)],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    came(conn, made, now).await?;
    record(conn, made, now).await?;
    hold::end(conn, made.iter().map(|(order, _)| *order)).await
}

/// Who just came is marked as such at once.
async fn came(
    conn: &mut AsyncPgConnection,
    made: &[(&Order, &mut Booking)],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    for (order, booking) in made.iter().filter(|(_, booking)| booking.walk_in) {
        diesel::insert_into(attendance::table)
            .values((
                attendance::booking_id.eq(booking.id),
                attendance::session_id.eq(booking.session_id),
                attendance::organisation_id.eq(booking.organisation_id),
                attendance::outcome.eq("came"),
                attendance::people.eq(booking.seats),
                attendance::by.eq(order.by.map(|staff| staff.0).unwrap_or_default()),
                attendance::at.eq(now),
            ))
            .execute(conn)
            .await?;
    }
    Ok(())
}

/// What staff did, with the reason where they went beyond a rule.
async fn record(
    conn: &mut AsyncPgConnection,
    made: &[(&Order, &mut Booking)],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let act = |(order, booking): &(&Order, &mut Booking)| {
        Some(Act {
            staff: order.by?,
            organisation: Some(OrganisationId(booking.organisation_id)),
            act: if booking.walk_in {
                "booking.walked-in"
            } else {
                "booking.made"
            },
            object: booking.id,
            facts: json!({ "reason": order.wish.beyond.as_ref().map(PlainText::as_str) }),
        })
    };
    let acts: Vec<Act<'_>> = made.iter().filter_map(act).collect();
    audit::record_all(conn, &acts, now).await
}

/// Bookings made before, with their sessions.
pub(super) async fn with_sessions(
    conn: &mut AsyncPgConnection,
    ids: Vec<Uuid>,
) -> QueryResult<HashMap<Uuid, (Booking, Session)>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Booking, Session)> = bookings::table
        .inner_join(sessions::table)
        .filter(bookings::id.eq_any(ids))
        .select((Booking::as_select(), Session::as_select()))
        .load(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(booking, session)| (booking.id, (booking, session)))
        .collect())
}
