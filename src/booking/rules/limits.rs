//! How much one booking and one contact may take.
//! A session has limits of its own; the installation limits a contact over all sessions to come.
//! How many bookings a contact has binds the desk too, unless it overrides that with a reason; how many seats one
//! booking takes binds the public alone: the desk books classes.

use super::refusal::Refusal;
use crate::booking::channel::Channel;
use crate::session::BookingRules;

/// Live bookings of one contact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LiveOfContact {
    /// In the session wanted.
    pub here: i32,
    /// In all sessions to come.
    pub anywhere: i32,
}

/// Seats that one booking of the public takes at most, unless its session says otherwise.
const SEATS_PER_BOOKING: i32 = 4;

/// Whether one booking may take so many seats.
///
/// # Errors
/// [`Refusal::TooManySeats`].
pub fn max_seats(rules: &BookingRules, channel: Channel, seats: i32) -> Result<(), Refusal> {
    let max = rules.seats_per_booking.unwrap_or(SEATS_PER_BOOKING);
    if channel == Channel::Public && seats > max {
        return Err(Refusal::TooManySeats { max });
    }
    Ok(())
}

/// Whether one more booking of a contact is within its session's limit, and within `max_live`.
///
/// # Errors
/// [`Refusal::TooManyBookings`].
pub(super) fn max_bookings(
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
