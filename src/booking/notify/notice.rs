//! What there is to tell one person booked, once, however it reaches them.
//! Its key makes it once: a repeat of the same event writes nothing.
//! `person` makes letters, call tasks and lines at the door of it.

use serde_json::{Value, json};

use super::kind::LetterKind;
use crate::booking::model::Booking;
use crate::platform::ids::SessionId;

/// What there is to tell.
#[derive(Debug, Clone)]
pub struct Notice {
    pub kind: LetterKind,
    /// What must be said and nobody could look up later.
    pub facts: Value,
    /// One for each, and for each booking.
    pub(super) key: String,
}

impl Notice {
    /// Something that happened to the booking itself.
    #[must_use]
    pub fn of_booking(booking: &Booking, kind: LetterKind, facts: Value) -> Self {
        let key = kind.key(booking);
        Self { kind, facts, key }
    }

    /// A seat that is free so near the start that a person must tell whoever waits. Once for each state of the
    /// booking.
    #[must_use]
    pub fn of_free_seat(booking: &Booking) -> Self {
        Self {
            kind: LetterKind::Offer,
            facts: json!({ "freeSeat": true }),
            key: format!("free-seat:{}", booking.version),
        }
    }

    /// A change of its session, or of a meeting of its course, which made this version of it.
    #[must_use]
    pub fn of_session(session: SessionId, version: i32, facts: Value) -> Self {
        let kind = LetterKind::Change;
        let key = Self::key_of_change(session, version);
        Self { kind, facts, key }
    }

    /// Under which key people were told of the change that made this version.
    #[must_use]
    pub fn key_of_change(session: SessionId, version: i32) -> String {
        format!("{}:{session}:{version}", LetterKind::Change.name())
    }
}
