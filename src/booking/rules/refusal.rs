//! Why a booking was refused: facts for the caller to act on, no HTTP.
//! Each carries what helps to try again: from when, how many, how many are left.
//! `problems` says how each looks in an answer.

use chrono::{DateTime, Utc};

use super::refused_topic::RefusedTopic;
use crate::platform::ids::SessionId;

/// Why a booking was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is none, or not for this caller.
    NoSuchSession,
    /// Nobody books a drop-in.
    NoBookingNeeded,
    /// A meeting; its course is booked as a whole.
    PartOfCourse {
        /// The course.
        course: SessionId,
    },
    /// Called off.
    Cancelled,
    /// Not yet.
    NotOpenYet {
        /// From when.
        opens_at: DateTime<Utc>,
    },
    /// Not any more.
    Closed {
        /// Since when.
        closed_at: DateTime<Utc>,
    },
    /// One booking, or one contact, may not take so many seats here.
    TooManySeats {
        /// How many it may take.
        max: i32,
        /// How many the contact has here already, where that is the reason.
        have: Option<i32>,
    },
    /// The contact has as many live bookings as one may have.
    TooManyBookings {
        /// How many that is.
        max: i32,
    },
    /// The hold has expired or was given up.
    HoldGone,
    /// Full, so near the start that the queue no longer moves.
    QueueClosed,
    /// Nobody is helped with this topic here.
    TopicNotHelped(RefusedTopic),
    /// Fewer seats are left than wanted.
    SoldOut {
        /// Seats left.
        left: i32,
    },
}
