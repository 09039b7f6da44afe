//! Gives a booking a new PIN: the one before ends, and the misses at its number are forgotten.
//! Links stay as they are.
//! API and desk call this for somebody who stands or telephones there.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};

use crate::booking::audit::{BookingAct, record_act};
use crate::booking::code::forget_attempts;
use crate::booking::model::Booking;
use crate::platform::ids::{BookingId, StaffId};
use crate::platform::problem::Problem;
use crate::schema::bookings;

/// Renews the PIN; the booking answered has its version.
///
/// # Errors
/// 404 without such a booking.
pub async fn renew_pin(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let booking = Booking::lock(conn, id).await?;
        let renewed: Booking = diesel::update(bookings::table.find(booking.id))
            .set((
                bookings::pin_version.eq(bookings::pin_version + 1),
                bookings::version.eq(bookings::version + 1),
                bookings::updated_at.eq(now),
            ))
            .returning(Booking::as_returning())
            .get_result(conn)
            .await?;
        forget_attempts(conn, &renewed.number).await?;
        let act = BookingAct::named("booking.pin-renewed");
        record_act(conn, &renewed, Some(by), act, now).await?;
        Ok(renewed)
    })
    .await
}
