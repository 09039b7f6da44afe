//! How the person booked can be reached: by letter, by a call, or only when they come.
//! Who is notified how, and what a page promises, follow this one rule.

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
        match booking.letter_address() {
            Some(_) => Self::Letter,
            None => Self::by_person(booking),
        }
    }

    /// Where no letter arrives.
    #[must_use]
    pub fn by_person(booking: &Booking) -> Self {
        match &booking.phone {
            Some(phone) => Self::Call {
                end: PhoneNumber::parse(phone, "")
                    .map(|number| number.end().to_owned())
                    .unwrap_or_default(),
            },
            None => Self::Door,
        }
    }
}
