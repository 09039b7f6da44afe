//! How much one booking and one contact may take.
//! A session has limits of its own; the installation limits a contact over all sessions to come.
//! How many bookings a contact has binds the desk too, unless it overrides that with a reason; how many seats a
//! booking takes, and a contact has in one session, binds the public alone: the desk books classes.

use super::refusal::Refusal;
use crate::booking::channel::Channel;
use crate::session::BookingRules;

/// Live bookings of one contact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LiveOfContact {
    /// In the session wanted.
    pub here: i32,
    /// Their seats in it.
    pub seats_here: i32,
    /// In all sessions to come.
    pub anywhere: i32,
}

/// Seats that one booking of the public takes at most, unless its session says otherwise.
const SEATS_PER_BOOKING: i32 = 4;

/// Whether a booking may take so many seats, beside those that its contact has in the session already. A contact
/// has as many as one booking takes, and where it may have more bookings than that, a seat for each.
///
/// # Errors
/// [`Refusal::TooManySeats`].
pub fn max_seats(
    rules: &BookingRules,
    channel: Channel,
    live: LiveOfContact,
    seats: i32,
) -> Result<(), Refusal> {
    if channel == Channel::Desk {
        return Ok(());
    }
    let max = rules.seats_per_booking.unwrap_or(SEATS_PER_BOOKING);
    if seats > max {
        return Err(Refusal::TooManySeats { max, have: None });
    }
    let max = max.max(rules.bookings_per_contact.unwrap_or(0));
    if live.seats_here + seats > max {
        let have = Some(live.seats_here);
        return Err(Refusal::TooManySeats { max, have });
    }
    Ok(())
}

/// Whether one more booking of a contact is within its session's limit, and within `max_live`.
///
/// # Errors
/// [`Refusal::TooManyBookings`].
pub fn max_bookings(
    rules: &BookingRules,
    live: LiveOfContact,
    max_live: Option<i32>,
) -> Result<(), Refusal> {
    let here = rules.bookings_per_contact.filter(|max| live.here >= *max);
    let anywhere = max_live.filter(|max| live.anywhere >= *max);
    match here.or(anywhere) {
        Some(max) => Err(Refusal::TooManyBookings { max }),
        None => Ok(()),
    }
}
