//! What there is to tell about a booking: by letter, by a call or at the door.
//! Their names stand in rows of letters, call tasks and door lists, and are never renamed.
//! Whoever notifies names a kind; whoever writes letters reads it back.

use crate::booking::end_cause::EndCause;
use crate::booking::model::Booking;
use crate::booking::status::BookingStatus;
use crate::platform::text_enum;

text_enum! {
    /// The kind of a letter, of a call task and of a line on the door list.
    pub enum LetterKind {
        /// A seat, a place in the waiting list, or a pending booking.
        Confirmation = "confirmation",
        /// Called off, by them or by us.
        Cancellation = "cancellation",
        /// Moved to another session, or the session itself has moved.
        Change = "change",
        /// A seat from the waiting list.
        Promotion = "promotion",
        /// A seat from the waiting list, for whoever accepts it in time.
        Offer = "offer",
        /// Staff's own words to everybody booked.
        Message = "message",
        /// What they know, the day before.
        Reminder = "reminder",
    }
}

impl LetterKind {
    /// Whether somebody without e-mail must be told by a person. A confirmation is the page and
    /// the slip, and a reminder says nothing new.
    #[must_use]
    pub fn needs_a_person(self) -> bool {
        !matches!(self, Self::Confirmation | Self::Reminder)
    }

    /// Whether an organisation may say something of its own in it. A message is staff's own words already.
    #[must_use]
    pub fn takes_own_text(self) -> bool {
        self != Self::Message
    }

    /// Which letters about the same booking this makes needless while they are not sent.
    pub(super) fn overtakes(self) -> &'static [Self] {
        match self {
            Self::Cancellation => &Self::ALL,
            Self::Change => &[Self::Confirmation],
            _ => &[],
        }
    }

    /// Whether this can still be told of a booking as it is now.
    #[must_use]
    pub fn is_true_of(self, booking: &Booking) -> bool {
        use BookingStatus::{Cancelled, Confirmed, Offered, Pending, Waiting};
        match self {
            Self::Confirmation | Self::Message => booking.is_live(),
            Self::Cancellation => booking.status == Cancelled,
            // Whoever needs no booking any more is told of it by a change.
            Self::Change => {
                booking.status != Cancelled || booking.ended_by == Some(EndCause::NoBookingNeeded)
            }
            Self::Reminder => booking.status == Confirmed,
            Self::Promotion => [Confirmed, Pending].contains(&booking.status),
            // A free seat near the start is offered to somebody who waits.
            Self::Offer => [Offered, Waiting].contains(&booking.status),
        }
    }

    /// The key under which this is told once about a booking. A booking can be changed, and come
    /// nearer to its seat, more than once: from waiting to pending, from pending to confirmed.
    #[must_use]
    pub fn key(self, booking: &Booking) -> String {
        match self {
            Self::Change | Self::Promotion => format!("{}:{}", self.name(), booking.version),
            // A corrected address gets the confirmation that went elsewhere.
            Self::Confirmation if booking.link_version > 1 => {
                format!("{}:{}", self.name(), booking.link_version)
            }
            _ => self.name().to_owned(),
        }
    }
}
