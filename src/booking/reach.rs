//! How the person booked can be reached: by letter, by a call, or only when they come.
//! Whom a cancelled session notifies and what a booking's page promises follow this one rule.

use crate::booking::model::Booking;
use crate::platform::contact::PhoneNumber;

/// How the person booked can be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// They asked for letters.
    Letter,
    /// Somebody telephones them.
    Call {
        /// The number's last digits, by which they know it.
        end: String,
    },
    /// They are told at the door, or look themselves.
    Door,
}

impl Reach {
    #[must_use]
    pub fn of(booking: &Booking) -> Self {
        match (booking.letter_address(), &booking.phone) {
            (Some(_), _) => Self::Letter,
            (None, Some(phone)) => Self::Call {
                end: PhoneNumber::parse(phone, "")
                    .map(|number| number.end().to_owned())
                    .unwrap_or_default(),
            },
            (None, None) => Self::Door,
        }
    }
}
