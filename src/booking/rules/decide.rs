//! Who gets a seat: the decision on one new booking, in its locked session.
//! A refusal takes nothing; with a reason the desk goes beyond seats and limits.
//! The batcher decides each command of a batch with this.

use chrono::{DateTime, Utc};

use super::limits::{LiveOfContact, max_bookings, max_seats};
use super::may_book::may_book;
use super::refusal::Refusal;
use super::refused_topic::RefusedTopic;
use crate::booking::channel::{Arrival, Channel};
use crate::booking::input::NewBooking;
use crate::booking::seats::LockedSession;
use crate::booking::status::BookingStatus;

/// What becomes of a new booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Seats taken.
    Confirmed,
    /// Seats taken; an interpreter is to be found.
    Pending,
    /// No seat; this place in the waiting list.
    Waiting(i64),
    /// Came already, seats taken.
    Came,
}

impl Verdict {
    /// The booking's status.
    #[must_use]
    pub fn status(self) -> BookingStatus {
        match self {
            Self::Confirmed => BookingStatus::Confirmed,
            Self::Pending => BookingStatus::Pending,
            Self::Waiting(_) => BookingStatus::Waiting,
            Self::Came => BookingStatus::Came,
        }
    }
}

/// Who asks, as far as the new booking does not say it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asker<'a> {
    /// The public, or the desk for somebody.
    pub channel: Channel,
    /// Seats of the hold that becomes this booking; none without a hold.
    pub hold_seats: Option<i32>,
    /// Live bookings of the same contact.
    pub live: LiveOfContact,
    /// Live bookings one contact may have in sessions to come; none where that is not limited.
    pub max_live: Option<i32>,
    /// A topic they asked for that nobody is helped with; what the desk asks for is not looked at.
    pub refused_topic: Option<&'a RefusedTopic>,
}

/// Decides a new booking and takes its seats.
///
/// # Errors
/// The refusal; then nothing was taken.
pub fn decide(
    locked: &mut LockedSession,
    booking: &NewBooking,
    asker: Asker<'_>,
    now: DateTime<Utc>,
) -> Result<Verdict, Refusal> {
    may_book(&locked.session, asker.channel, booking.arrival, now)?;
    if locked.session.is_drop_in() {
        return Ok(Verdict::Came);
    }
    let ahead = booking.arrival == Arrival::Ahead;
    if let (Some(topic), Channel::Public) = (asker.refused_topic, asker.channel) {
        return Err(Refusal::TopicNotHelped(topic.clone()));
    }
    let overrides = asker.channel == Channel::Desk && booking.override_reason.is_some();
    if ahead && !overrides {
        max_seats(&locked.rules, asker.channel, asker.live, booking.seats)?;
        max_bookings(&locked.rules, asker.live, asker.max_live)?;
    }
    let before = locked.seats.clone();
    // What the hold has beyond the booking stays taken: it is for those who wait, not for the next
    // who asks.
    let of_hold = asker.hold_seats.map_or(0, |seats| seats.min(booking.seats));
    locked.seats.give_back(of_hold);
    if locked.take(booking.seats, asker.channel, now) {
        return Ok(seated(booking));
    }
    if overrides {
        locked.seats.take_beyond(booking.seats);
        return Ok(seated(booking));
    }
    locked.seats = before;
    if booking.waitlist && locked.rules.waitlist && ahead && asker.hold_seats.is_none() {
        if !locked.session.queue_moves(now) {
            return Err(Refusal::QueueClosed);
        }
        return Ok(Verdict::Waiting(locked.seats.queue_up()));
    }
    let left = locked.free_for(asker.channel, now);
    Err(Refusal::SoldOut { left })
}

fn seated(booking: &NewBooking) -> Verdict {
    match (booking.arrival, booking.interpreter) {
        (Arrival::WalkIn, _) => Verdict::Came,
        (Arrival::Ahead, Some(_)) => Verdict::Pending,
        (Arrival::Ahead, None) => Verdict::Confirmed,
    }
}
