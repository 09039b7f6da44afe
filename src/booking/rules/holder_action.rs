//! What the holder of a booking may do with it, and until when.
//! The public gives seats up before the session starts; the desk at any time before somebody came.
//! Actions check this under the lock; pages ask it to show a button or not.

use chrono::{DateTime, Utc};

use crate::booking::channel::Channel;
use crate::booking::model::Booking;
use crate::session::Session;

/// An action that needs no more than the booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolderAction {
    /// Give it up.
    Cancel,
    /// Say yes to an offered seat.
    Accept,
    /// Say no to it.
    Decline,
}

/// Whether a booking can still be cancelled, or moved to another session.
#[must_use]
pub fn may_cancel_or_move(
    booking: &Booking,
    session: &Session,
    channel: Channel,
    now: DateTime<Utc>,
) -> bool {
    let in_time = channel == Channel::Desk || now < session.timing.starts_at;
    booking.is_live() && in_time
}
