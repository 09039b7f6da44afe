//! How much one booking and one contact may take.
//! A session has limits of its own; the installation limits a contact over all sessions to come.
//! They bind new bookings of the public and the desk alike, unless the desk overrides them with a reason.

use super::refusal::Refusal;
use crate::session::BookingRules;

/// Live bookings of one contact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LiveOfContact {
    /// In the session wanted.
    pub here: i32,
    /// In all sessions to come.
    pub anywhere: i32,
}

/// Whether one booking may take so many seats.
///
/// # Errors
/// [`Refusal::TooManySeats`].
pub fn max_seats(rules: &BookingRules, seats: i32) -> Result<(), Refusal> {
    match rules.seats_per_booking.filter(|max| seats > *max) {
        Some(max) => Err(Refusal::TooManySeats { max }),
        None => Ok(()),
    }
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
