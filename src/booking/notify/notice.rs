//! What there is to tell one person booked, once, however it reaches them.
//! Its key makes it once: a repeat of the same event writes nothing.
//! `person` makes letters, call tasks and lines at the door of it.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use super::kind::LetterKind;
use super::reminder::Reminder;
use crate::booking::model::Booking;
use crate::platform::ids::SessionId;
use crate::platform::text::LocalText;

/// What there is to tell.
#[derive(Debug, Clone)]
pub struct Notice {
    pub kind: LetterKind,
    /// What must be said and nobody could look up later.
    pub facts: Value,
    /// One for each, and for each booking.
    pub(super) key: String,
    /// When it is told; at once unless said.
    pub(super) due_at: Option<DateTime<Utc>>,
}

impl Notice {
    pub(super) fn new(kind: LetterKind, facts: Value, key: String) -> Self {
        Self {
            kind,
            facts,
            key,
            due_at: None,
        }
    }

    /// What a letter says, told by a person.
    #[must_use]
    pub fn of_letter(kind: LetterKind, facts: Value, key: String) -> Self {
        Self::new(kind, facts, key)
    }

    /// Something that happened to the booking itself.
    #[must_use]
    pub fn of_booking(booking: &Booking, kind: LetterKind, facts: Value) -> Self {
        let key = kind.key(booking);
        Self::new(kind, facts, key)
    }

    /// A seat that is free so near the start that a person must tell whoever waits. Once for each state of the
    /// booking.
    #[must_use]
    pub fn of_free_seat(booking: &Booking) -> Self {
        let key = format!("free-seat:{}", booking.version);
        Self::new(LetterKind::Offer, json!({ "freeSeat": true }), key)
    }

    /// A change of its session, or of a meeting of its course, which made this version of it.
    #[must_use]
    pub fn of_session(session: SessionId, version: i32, facts: Value) -> Self {
        let kind = LetterKind::Change;
        let key = Self::key_of_change(session, version);
        Self::new(kind, facts, key)
    }

    /// Staff's own words to whoever is booked in this session.
    #[must_use]
    pub fn of_message(booking: &Booking, message: Uuid, text: &LocalText) -> Self {
        let facts = json!({ "text": text, "bookedIn": booking.session_id });
        Self::new(LetterKind::Message, facts, Self::key_of_message(message))
    }

    /// A session that is near.
    #[must_use]
    pub fn of_reminder(reminder: Reminder) -> Self {
        let (facts, key) = (reminder.facts(), reminder.key());
        Self::new(LetterKind::Reminder, facts, key)
    }

    /// Under which key people were told of a message.
    #[must_use]
    pub fn key_of_message(message: Uuid) -> String {
        format!("{}:{message}", LetterKind::Message.name())
    }

    /// The same change to somebody who was not told yet that they have a booking; `SessionNews` reads it.
    #[must_use]
    pub(super) fn unconfirmed(mut self) -> Self {
        if let Value::Object(facts) = &mut self.facts {
            facts.insert("unconfirmed".to_owned(), Value::Bool(true));
        }
        self
    }

    /// The same, told at that time.
    #[must_use]
    pub fn due(self, at: DateTime<Utc>) -> Self {
        Self {
            due_at: Some(at),
            ..self
        }
    }

    /// Under which key people were told of the change that made this version.
    #[must_use]
    pub fn key_of_change(session: SessionId, version: i32) -> String {
        format!("{}:{session}:{version}", LetterKind::Change.name())
    }
}
