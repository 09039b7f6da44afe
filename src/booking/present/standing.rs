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

/// How sure a booking is.
pub async fn standing(conn: &mut AsyncPgConnection, booking: &Booking) -> QueryResult<Standing> {
    Ok(match booking.status {
        BookingStatus::Waiting => {
            Standing::Waiting(waiting_position(conn, booking).await?.unwrap_or(1))
        }
        BookingStatus::Offered => Standing::Offered,
        BookingStatus::Pending => Standing::Pending,
        _ => Standing::Confirmed,
    })
}

/// The place of a waiting booking among those that wait, from 1.
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
    bookings::table
        .filter(bookings::session_id.eq(booking.session_id))
        .filter(
            bookings::status
                .eq(BookingStatus::Waiting)
                .and(bookings::place.le(place)),
        )
        .count()
        .get_result(conn)
        .await
        .map(Some)
}
