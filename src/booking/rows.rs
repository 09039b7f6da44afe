//! The rows of bookings that come into being together: each kind in one statement.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use diesel::define_sql_function;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Value, json};
use uuid::Uuid;

use super::batch::KIND;
use super::book::{BatchError, Draw, House, Order};
use super::decide::Verdict;
use super::model::Booking;
use super::{BookingNumber, hold, tell};
use crate::platform::audit::{self, Act};
use crate::platform::idempotent::remember_all;
use crate::platform::ids::OrganisationId;
use crate::platform::text::{PlainText, Tag};
use crate::schema::{attendance, bookings, sessions};
use crate::session::Session;

define_sql_function! {
    /// Writes bookings; answers the ids written. One prepared call for any number.
    fn insert_bookings(incoming: diesel::sql_types::Jsonb) -> diesel::sql_types::Uuid;
}

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

/// Writes bookings and everything that belongs to them, but the counters.
pub(super) async fn write(
    conn: &mut AsyncPgConnection,
    draw: Draw,
    made: &mut [(&Order, &mut Booking)],
    now: DateTime<Utc>,
) -> Result<(), BatchError> {
    remember(conn, made, now).await?;
    insert(conn, draw, made).await?;
    tell::confirm_all(conn, made.iter().map(|(_, booking)| &**booking), now).await?;
    came(conn, made, now).await?;
    record(conn, made, now).await?;
    Ok(hold::end(conn, made.iter().map(|(order, _)| *order)).await?)
}

async fn remember(
    conn: &mut AsyncPgConnection,
    made: &[(&Order, &mut Booking)],
    now: DateTime<Utc>,
) -> Result<(), BatchError> {
    let record = |(order, booking): &(&Order, &mut Booking)| {
        let what = (booking.organisation_id, booking.id);
        order
            .once
            .record(KIND, what, Some(booking.pin_version), now)
    };
    let records: Vec<Value> = made.iter().map(record).collect();
    if remember_all(conn, &records, now).await? < records.len() {
        return Err(BatchError::Raced);
    }
    Ok(())
}

/// Each under a number nobody has. With a million stored, one draw in 14,000 is taken.
async fn insert(
    conn: &mut AsyncPgConnection,
    draw: Draw,
    made: &mut [(&Order, &mut Booking)],
) -> Result<(), BatchError> {
    let mut written: HashSet<Uuid> = HashSet::with_capacity(made.len());
    loop {
        let missing: Vec<&Booking> = made
            .iter()
            .map(|(_, booking)| &**booking)
            .filter(|booking| !written.contains(&booking.id))
            .collect();
        let ids: Vec<Uuid> = diesel::select(insert_bookings(json!(missing)))
            .load(conn)
            .await?;
        written.extend(ids);
        if written.len() == made.len() {
            return Ok(());
        }
        for (_, booking) in made
            .iter_mut()
            .filter(|(_, one)| !written.contains(&one.id))
        {
            let number = draw().map_err(|_no_cause| BatchError::NoRandomness)?;
            number.as_str().clone_into(&mut booking.number);
        }
    }
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
