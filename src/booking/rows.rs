//! The rows of bookings: the one an order becomes, further ones that some bookings need, and those
//! made before.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use super::book::{House, Order};
use super::decide::Verdict;
use super::incoming::Incoming;
use super::model::Booking;
use super::{BookingNumber, hold};
use crate::platform::audit::{self, Act};
use crate::platform::ids::OrganisationId;
use crate::platform::text::{PlainText, Tag};
use crate::schema::{attendance, bookings, sessions};
use crate::session::Session;

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

/// Whether a booking needs further rows: somebody came already, staff made it, it was a hold. Whatever
/// [`write_further`] writes is named here.
pub(super) fn needs_further((order, booking): &Incoming<'_>) -> bool {
    booking.walk_in || order.by.is_some() || order.hold.is_some()
}

/// Writes the further rows of those that [need them](needs_further).
///
/// # Errors
/// Of the database.
pub(super) async fn write_further(
    conn: &mut AsyncPgConnection,
    made: &[Incoming<'_>],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    came(conn, made, now).await?;
    record(conn, made, now).await?;
    hold::end(conn, made.iter().map(|(order, _)| *order)).await
}

/// Who just came is marked as such at once.
async fn came(
    conn: &mut AsyncPgConnection,
    made: &[Incoming<'_>],
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
    made: &[Incoming<'_>],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let act = |(order, booking): &Incoming<'_>| {
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
