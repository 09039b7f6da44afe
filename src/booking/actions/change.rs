//! Changes a booking's name, contact, language, topics or home visit. Seats are never asked.
//! Only the version that the caller has read is changed; a booking that is over stays as it is.
//! The API calls this.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};

use crate::booking::audit::{BookingAct, record_act};
use crate::booking::details::BookingDetails;
use crate::booking::input::BookingChange;
use crate::booking::model::Booking;
use crate::platform::ids::{BookingId, StaffId};
use crate::platform::problem::{Problem, STALE};
use crate::schema::bookings;

/// Changes a live booking that is still at `version`. A change of nothing is none: the version stays.
///
/// # Errors
/// 412 when it was changed meanwhile, 409 when it is no longer live.
pub async fn change_booking(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    version: i32,
    change: &BookingChange,
    by: Option<StaffId>,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
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
        let act = BookingAct::named("booking.changed");
        record_act(conn, &changed, by, act, now).await?;
        Ok(changed)
    })
    .await
}

async fn save(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    now: DateTime<Utc>,
) -> QueryResult<Booking> {
    diesel::update(bookings::table.find(booking.id))
        .set((
            bookings::name.eq(&booking.name),
            bookings::email.eq(&booking.email),
            bookings::phone.eq(&booking.phone),
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
