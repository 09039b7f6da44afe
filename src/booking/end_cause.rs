//! Who or what ended a booking, with its name in rows and answers.
//! Verbs store it as they end a booking; its page, its letter and the API say it, a sentence for each.

use crate::platform::problem::Fault;
use crate::platform::text_enum;

text_enum! {
    /// Who or what ended a booking.
    pub enum EndCause {
        /// They themselves, or the desk because they asked for it.
        Visitor = "visitor",
        /// We, this one booking.
        Desk = "desk",
        /// We, with the whole session.
        SessionCancelled = "session-cancelled",
        /// We, as no interpreter could be found.
        NoInterpreter = "no-interpreter",
        /// Nobody: an offer was not accepted in time.
        OfferRanOut = "offer-ran-out",
        /// The session has become a drop-in.
        NoBookingNeeded = "no-booking-needed",
    }
}

impl EndCause {
    /// Reads what staff may give as a cause.
    ///
    /// # Errors
    /// `unknown-value`.
    pub fn parse_of_desk(text: &str) -> Result<Self, Fault> {
        match Self::parse(text)? {
            cause @ (Self::Visitor | Self::Desk) => Ok(cause),
            _ => Err(Fault::unknown_value(text)),
        }
    }
}
