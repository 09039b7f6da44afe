//! Changes a booking's name, seats, contact, language, topics or home visit.
//! Only the version that the caller has read is changed; a booking that is over stays as it is.
//! The API calls this.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use crate::booking::audit::{BookingAct, record_act};
use crate::booking::channel::{ActBy, Channel};
use crate::booking::contact::{ContactKey, LiveBookings};
use crate::booking::details::BookingDetails;
use crate::booking::input::BookingChange;
use crate::booking::model::Booking;
use crate::booking::notify::{LetterKind, notify_of_act};
use crate::booking::rules::{Refusal, max_bookings, max_seats, may_cancel_or_move};
use crate::booking::seats::{LockedSession, lock_with_booking, promote_and_save};
use crate::platform::ids::BookingId;
use crate::platform::problem::{Problem, STALE};
use crate::schema::bookings;

/// Changes a live booking that is still at `version`. A change of nothing is none: the version stays. A new
/// address of somebody who asked for letters gets one, with a link that works.
///
/// # Errors
/// 412 when it was changed meanwhile, 409 when it is no longer live, or more seats are wanted than are free.
pub async fn change_booking(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    version: i32,
    change: &BookingChange,
    by: ActBy,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let resized = resize(conn, id, change, by.channel(), now).await?;
        let mut booking = Booking::lock(conn, id).await?;
        if version != booking.version {
            return Err(Problem::new(&STALE));
        }
        if !booking.is_live() {
            return Err(Problem::wrong_state(booking.status.name()));
        }
        let before = BookingDetails::load(conn, &booking).await?;
        let mut details = before.clone();
        let unchanged = booking.clone();
        change.apply(&mut booking, &mut details);
        if booking == unchanged && details == before {
            return Ok(booking);
        }
        if details != before {
            details.save(conn, &booking).await?;
        }
        let changed = save(conn, &booking, now).await?;
        if changed.link_version != unchanged.link_version && changed.wants_letters() {
            notify_of_act(conn, &changed, LetterKind::Confirmation, json!({}), by, now).await?;
        }
        let act = match details.discreet == before.discreet {
            true => BookingAct::named("booking.changed"),
            false => BookingAct::of_discretion(details.discreet),
        };
        record_act(conn, &changed, by.staff(), act, now).await?;
        let Some(locked) = resized else {
            return Ok(changed);
        };
        // Fewer seats may be what somebody waits for, this booking too.
        promote_and_save(conn, locked, now).await?;
        Booking::find(conn, id).await
    })
    .await
}

/// Locks the session and takes the new number of seats in its counters; none where neither seats nor, for the
/// public, the contact change: a contact has only so many seats of a session, however it came to them.
async fn resize(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    change: &BookingChange,
    channel: Channel,
    now: DateTime<Utc>,
) -> Result<Option<LockedSession>, Problem> {
    let found = Booking::find(conn, id).await?;
    let other_contact = channel == Channel::Public && change.is_of_contact(&found);
    if change.seats_instead_of(&found).is_none() && !other_contact {
        return Ok(None);
    }
    let (mut locked, booking) = lock_with_booking(conn, id, now).await?;
    if channel == Channel::Public && booking.is_live() {
        within_limits(conn, &locked, change, &booking, now).await?;
    }
    let Some(seats) = change.seats_instead_of(&booking) else {
        return Ok(Some(locked));
    };
    if !may_cancel_or_move(&booking, &locked.session, channel, now) {
        return Err(Problem::wrong_state(booking.status.name()));
    }
    let more = seats - booking.seats;
    if booking.seats_taken() == 0 {
        return Ok(Some(locked));
    }
    if more < 0 {
        locked.seats.give_back(-more);
    } else if !locked.take(more, channel, now) {
        let left = locked.free_for(channel, now);
        return Err(Refusal::SoldOut { left }.into());
    }
    Ok(Some(locked))
}

/// Whether the holder may have more seats, or another contact this booking, beside what that has here. Fewer seats
/// are always taken back, and a class keeps its seats when its teacher's address is corrected.
async fn within_limits(
    conn: &mut AsyncPgConnection,
    locked: &LockedSession,
    change: &BookingChange,
    before: &Booking,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let mut wanted = before.clone();
    change.apply(&mut wanted, &mut BookingDetails::default());
    let other_contact = ContactKey::of_booking(&wanted) != ContactKey::of_booking(before);
    if !other_contact && wanted.seats <= before.seats {
        return Ok(());
    }
    let live = LiveBookings::beside(conn, &wanted, locked.session.id, now).await?;
    if wanted.seats > before.seats || live.seats_here > 0 {
        max_seats(&locked.rules, Channel::Public, live, wanted.seats)?;
    }
    if other_contact {
        max_bookings(&locked.rules, live, None)?;
    }
    Ok(())
}

async fn save(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    now: DateTime<Utc>,
) -> QueryResult<Booking> {
    diesel::update(bookings::table.find(booking.id))
        .set((
            bookings::name.eq(&booking.name),
            bookings::seats.eq(booking.seats),
            bookings::email.eq(&booking.email),
            bookings::email_bounced_at.eq(booking.email_bounced_at),
            bookings::phone.eq(&booking.phone),
            bookings::phone_typed.eq(&booking.phone_typed),
            bookings::notify.eq(&booking.notify),
            bookings::link_version.eq(booking.link_version),
            bookings::language.eq(&booking.language),
            bookings::version.eq(bookings::version + 1),
            bookings::updated_at.eq(now),
        ))
        .returning(Booking::as_returning())
        .get_result(conn)
        .await
}
