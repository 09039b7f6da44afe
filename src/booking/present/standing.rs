//! How sure a booking is: a seat, an offer, a place in the waiting list, an interpreter to be found.
//! The place in the waiting list is counted from 1, among those that wait now.
//! Pages, letters and the API's answers say it.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::booking::model::Booking;
use crate::booking::status::BookingStatus;
use crate::schema::bookings;

/// How sure a live booking is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The seat is theirs.
    Confirmed,
    /// It is offered for a while.
    Offered,
    /// They wait at this place.
    Waiting(i64),
    /// An interpreter must be found first.
    Pending,
}

impl Standing {
    /// Whether nothing more has to happen.
    #[must_use]
    pub fn is_sure(self) -> bool {
        self == Self::Confirmed
    }

    /// Whether there is no seat yet.
    #[must_use]
    pub fn is_waiting(self) -> bool {
        matches!(self, Self::Waiting(_))
    }
}

/// How sure a booking is. Whoever was given a seat since its row was read is told so, and not "number 0".
pub async fn standing(conn: &mut AsyncPgConnection, booking: &Booking) -> QueryResult<Standing> {
    if let Some(place) = waiting_position(conn, booking).await? {
        return Ok(Standing::Waiting(place));
    }
    let now = match booking.status {
        BookingStatus::Waiting => Booking::load(conn, booking.id).await?,
        _ => None,
    };
    Ok(match now.map_or(booking.status, |now| now.status) {
        BookingStatus::Offered => Standing::Offered,
        BookingStatus::Pending => Standing::Pending,
        BookingStatus::Waiting => Standing::Waiting(1),
        _ => Standing::Confirmed,
    })
}

/// The place of a waiting booking among those that wait, from 1; none once it no longer waits.
pub async fn waiting_position(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
) -> QueryResult<Option<i64>> {
    let Some(place) = booking
        .place
        .filter(|_| booking.status == BookingStatus::Waiting)
    else {
        return Ok(None);
    };
    let before: i64 = bookings::table
        .filter(bookings::session_id.eq(booking.session_id))
        .filter(
            bookings::status
                .eq(BookingStatus::Waiting)
                .and(bookings::place.le(place)),
        )
        .count()
        .get_result(conn)
        .await?;
    Ok((before > 0).then_some(before))
}
