//! What the holder of a booking may do with it, and until when.
//! The public gives seats up before the session starts; the desk at any time before somebody came.
//! Actions check this under the lock; pages ask it to show a button or not.

use chrono::{DateTime, Utc};

use crate::booking::channel::Channel;
use crate::booking::model::Booking;
use crate::booking::status::BookingStatus;
use crate::session::{Session, Status};

/// An action that needs no more than the booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolderAction {
    /// Give it up.
    Cancel,
    /// Say yes to an offered seat, or take one that is free once the queue no longer moves.
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

/// Whether somebody who waits may take a free seat by themselves: the queue no longer moves, and the session
/// has not begun.
#[must_use]
pub fn may_take_free_seat(booking: &Booking, session: &Session, now: DateTime<Utc>) -> bool {
    booking.status == BookingStatus::Waiting
        && session.status(now) == Status::Published
        && !session.queue_moves(now)
        && now < session.timing.starts_at
}

/// Whether a booking can be moved: as long as it can be cancelled, and by the desk also when its people did not
/// come, who are given a new time.
#[must_use]
pub fn may_move(
    booking: &Booking,
    session: &Session,
    channel: Channel,
    now: DateTime<Utc>,
) -> bool {
    let by_desk = channel == Channel::Desk && booking.is_movable();
    by_desk || may_cancel_or_move(booking, session, channel, now)
}
